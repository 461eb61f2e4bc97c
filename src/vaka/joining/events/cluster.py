"""Gathering units into events: the strongest agreements first, never against what forbids a join."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import timedelta
from itertools import combinations

from vaka.joining.events.evidence import DISPUTE_DAYS, ENOUGH, Verdict, compare, sides
from vaka.joining.events.unit import Unit

__all__ = ["Cluster", "Doubt", "gather"]


@dataclass(slots=True)
class Cluster:
    """Units that tell of one event, with why each was joined. Grows only inside `gather`."""

    units: list[Unit]
    reasons: dict[str, tuple[str, ...]] = field(default_factory=dict)
    disputed: set[str] = field(default_factory=set)

    @property
    def dated(self) -> bool:
        """Whether any unit bounds the time."""
        return any(u.dated for u in self.units)


@dataclass(frozen=True, slots=True)
class Doubt:
    """A join that is possible and was not made."""

    unit: Unit
    other: Unit
    lacks: str


def gather(units: Sequence[Unit]) -> tuple[list[Cluster], list[Doubt]]:
    """Gather units into clusters, and list the joins that lack something.

    First dated units with dated ones and units of one story, strongest agreement first; then undated
    clusters with the one dated cluster that a discriminator points to, if it is the only one.
    """
    of = {u.key: Cluster([u]) for u in units}
    judge = _Judge()
    pairs = _pairs(units, judge)
    doubts: list[Doubt] = []
    for verdict, a, b in pairs:
        if _settled(verdict, a, b):
            _merge(of, a, b, verdict, judge)
    _join_undated(of, pairs, doubts, judge)
    _join_postponed(of)
    for cluster in {id(c): c for c in of.values()}.values():
        cluster.disputed = _disputes(cluster, judge)
    clusters = {id(c): c for c in of.values()}
    return sorted(clusters.values(), key=lambda c: min(u.key for u in c.units)), doubts


class _Judge:
    """Remembers the verdict on each pair: joining clusters asks for the same ones again and again."""

    def __init__(self) -> None:
        self._known: dict[tuple[str, str], Verdict] = {}

    def __call__(self, a: Unit, b: Unit) -> Verdict:
        """The verdict on two units, in either order."""
        if b.key < a.key:
            a, b = b, a
        found = self._known.get((a.key, b.key))
        if found is None:
            found = self._known[a.key, b.key] = compare(a, b)
        return found


def _pairs(units: Sequence[Unit], judge: _Judge) -> list[tuple[Verdict, Unit, Unit]]:
    """Pairs that nothing forbids, strongest first; compared are units of one kind with a common actor."""
    blocks: dict[tuple[str, str], list[Unit]] = {}
    for unit in units:
        for actor in sorted(sides(unit)):
            blocks.setdefault((unit.family, actor), []).append(unit)
    pairs: dict[tuple[str, str], tuple[Unit, Unit]] = {}
    for block in blocks.values():
        for a, b in _near(block):
            first, second = (a, b) if a.key < b.key else (b, a)
            pairs[first.key, second.key] = (first, second)
    judged = ((judge(a, b), a, b) for a, b in pairs.values())
    found = [(verdict, a, b) for verdict, a, b in judged if not verdict.refused]
    return sorted(found, key=lambda p: (-p[0].weight, p[1].key, p[2].key))


def _near(block: Sequence[Unit]) -> Iterator[tuple[Unit, Unit]]:
    """Pairs that may be of one time: dated units within a window of days, undated ones with all."""
    reach = timedelta(days=DISPUTE_DAYS)
    dated = sorted((u for u in block if u.dated), key=lambda u: (u.interval.earliest, u.key))  # type: ignore[union-attr] # dated
    undated = [u for u in block if not u.dated]
    for n, a in enumerate(dated):
        for b in dated[n + 1 :]:
            if b.interval.earliest > a.interval.latest + reach:  # type: ignore[union-attr,operator] # dated
                break
            yield a, b
    yield from ((a, b) for a in undated for b in dated)
    yield from combinations(undated, 2)


def _settled(verdict: Verdict, a: Unit, b: Unit) -> bool:
    """Whether a pair joins by itself: one story's main event, or a common time that the texts tell."""
    if a.document == b.document:
        return _repeats(verdict, a, b)
    if "same story" in verdict.agreements:
        return True
    if "same day of the year" in verdict.agreements and not (a.dated or b.dated):
        return len(sides(a) & sides(b)) >= 2
    if "same time" in verdict.agreements:
        return len(sides(a) & sides(b)) >= 2 or verdict.weight >= ENOUGH + (4 if _one_day(a, b) else 5)
    return "same year" in verdict.agreements and verdict.discriminated


def _one_day(a: Unit, b: Unit) -> bool:
    """Whether both texts tell the very day."""
    told = "publication" not in (a.basis, b.basis)
    return told and all(u.interval is not None and u.interval.days == 1 for u in (a, b))


def _repeats(verdict: Verdict, a: Unit, b: Unit) -> bool:
    """Two look-backs of one document to the same dated event; main events were told apart by the reader."""
    if a.role != "background" or b.role != "background":
        return False
    return "same time" in verdict.agreements and "publication" not in (a.basis, b.basis)


def _merge(of: dict[str, Cluster], a: Unit, b: Unit, verdict: Verdict, judge: _Judge) -> bool:
    """Join the clusters of two units unless a member of one excludes a member of the other."""
    one, other = of[a.key], of[b.key]
    if one is other:
        return True
    if not _fit(one.units, other.units, judge):
        return False
    if len(one.units) < len(other.units) or (len(one.units) == len(other.units) and b.key < a.key):
        one, other, a, b = other, one, b, a
    one.units += other.units
    one.reasons.update(other.reasons)
    one.reasons[b.key] = (*verdict.agreements, f"with {a.key}")
    for unit in other.units:
        of[unit.key] = one
    return True


def _fit(some: Iterable[Unit], others: Sequence[Unit], judge: _Judge) -> bool:
    for a in some:
        for b in others:
            verdict = judge(a, b)
            if verdict.refused:
                return False
            if a.document == b.document and not _repeats(verdict, a, b):
                return False
    return True


def _join_undated(
    of: dict[str, Cluster], pairs: list[tuple[Verdict, Unit, Unit]], doubts: list[Doubt], judge: _Judge
) -> None:
    """Join an undated cluster to the only dated one that a discriminator points to; else list it."""
    wishes: dict[int, list[tuple[Verdict, Unit, Unit]]] = {}
    whole = {id(c): c for c in of.values()}
    dated = {key for key, cluster in whole.items() if cluster.dated}
    for verdict, a, b in pairs:
        for mine, theirs in ((a, b), (b, a)):
            if id(of[mine.key]) not in dated and id(of[theirs.key]) in dated and a.document != b.document:
                wishes.setdefault(id(of[mine.key]), []).append((verdict, mine, theirs))
    for wish in wishes.values():
        _grant(of, wish, doubts, judge)


YEAR = 366
"""Days within which a postponed meeting is held; later it is another one."""


def _join_postponed(of: dict[str, Cluster]) -> None:
    """A meeting put off and the next one of the same actors in the same place are one event."""
    clusters = {id(c): c for c in of.values()}.values()
    put_off = [c for c in clusters if _statuses(c) & {"postponed"} and "held" not in _statuses(c)]
    held = [c for c in clusters if "held" in _statuses(c)]
    for cluster in sorted(put_off, key=lambda c: min(u.key for u in c.units)):
        later = [(days, c) for c in held if (days := _days_after(cluster, c)) is not None]
        if later:
            _, whole = min(later, key=lambda item: (item[0], min(u.key for u in item[1].units)))
            _absorb(of, whole, cluster, ("postponed to",))


def _statuses(cluster: Cluster) -> set[str]:
    return {u.status for u in cluster.units}


def _days_after(plan: Cluster, held: Cluster) -> int | None:
    """How long after the plan the other was held; `None` where it is not the same meeting."""
    a, b = plan.units[0], held.units[0]
    verdict = compare(replace(a, interval=None), replace(b, interval=None))
    if verdict.refused or not {"same place", "same host"} & set(verdict.agreements):
        return None
    ends = [[u.interval.latest for u in c.units if u.interval and u.interval.latest] for c in (plan, held)]
    if not ends[0] or not ends[1]:
        return None
    days = (max(ends[1]) - max(ends[0])).days
    return days if 0 < days <= YEAR else None


def _absorb(of: dict[str, Cluster], whole: Cluster, part: Cluster, reasons: tuple[str, ...]) -> None:
    first = min(whole.units, key=lambda u: u.key).key
    whole.reasons.update(part.reasons)
    for unit in part.units:
        whole.reasons[unit.key] = (*reasons, f"with {first}")
        of[unit.key] = whole
    whole.units += part.units


def _disputes(cluster: Cluster, judge: _Judge) -> set[str]:
    """The fields in which members contradict each other; a day that was put off contradicts nothing."""
    told = [u for u in cluster.units if u.status not in ("planned", "postponed", "cancelled")]
    found = {judge(a, b).disputed for a, b in combinations(told, 2)}
    return {field for field in found if field is not None}


def _grant(
    of: dict[str, Cluster], wishes: list[tuple[Verdict, Unit, Unit]], doubts: list[Doubt], judge: _Judge
) -> None:
    strong = [w for w in wishes if w[0].discriminated and w[0].weight >= ENOUGH]
    best = max((w[0].weight for w in strong), default=0)
    targets = {id(of[theirs.key]) for verdict, _, theirs in strong if verdict.weight == best}
    if len(targets) == 1:
        verdict, mine, theirs = next(w for w in strong if w[0].weight == best)
        if _merge(of, theirs, mine, verdict, judge):
            return
    for verdict, mine, theirs in wishes:
        lacks = "more than one event fits" if verdict.discriminated else "nothing but actors and kind agrees"
        doubts.append(Doubt(mine, theirs, lacks))
