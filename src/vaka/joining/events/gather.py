"""Gathering units into events, on demand: each answer is a function of the units in the index alone.

Three steps, each of which only looks at the one before, so that what is asked never hangs on what was asked
earlier or on the order of adding:

1. *Settled*: pairs that settle themselves connect units; in each component they are merged strongest first,
   never against what forbids a join.
2. *Pointing*: an undated cluster joins the one dated cluster to which a discriminator points, if it is the
   only one; else what is possible is listed.
3. *Held later*: what was postponed is the next meeting of the same actors in the same place.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from vaka.joining.events.blocks import Units
from vaka.joining.events.cluster import Cluster, Doubt, Judge, Pair, disputes, merge, settled, strength
from vaka.joining.events.evidence import Verdict, compare, points
from vaka.joining.events.unit import Unit

__all__ = ["COMMON", "FEW", "Gathering"]

COMMON = 100
"""A discriminator that more units of a pair of actors share tells nothing: "in the capital" of two neighbours
who meet there every month points nowhere. It also bounds what an undated unit is held against."""

FEW = 24
"""So many units at most of one kind and the same actors are listed as possible where nothing else agrees."""

YEAR = 366
"""Days within which a postponed meeting is held; later it is another one."""


@dataclass(frozen=True, slots=True)
class _Choice:
    """To which dated cluster an undated one belongs, and what else it may be."""

    home: Cluster | None
    by: Pair | None
    """The pair that joins them: the home's unit first."""
    doubts: tuple[Doubt, ...]


class Gathering:
    """Finds the event of a unit.

    Args:
        units: The index; it must not change while this is in use.
        judge: Remembers verdicts; may be shared by several gatherings of the same units.
    """

    def __init__(self, units: Units, judge: Judge | None = None) -> None:
        self._units = units
        self._judge = judge or Judge()
        self._settled: dict[str, Cluster] = {}
        self._choices: dict[str, _Choice] = {}
        self._gathered: dict[str, Cluster] = {}
        self._events: dict[str, Cluster] = {}

    def event(self, unit: Unit) -> Cluster:
        """All units that tell of the event that this one tells of."""
        whole = self._whole(unit)
        if _put_off(whole):
            whole = self._held_after(whole) or whole
        key = whole.key
        if key not in self._events:
            self._events[key] = self._complete(whole)
        return self._events[key]

    # --- settled ---------------------------------------------------------------------------------------

    def settled(self, unit: Unit) -> Cluster:
        """The cluster of pairs that settle themselves."""
        if unit.key not in self._settled:
            members, pairs = self._component(unit)
            of = {u.key: Cluster([u]) for u in members}
            for pair in sorted(pairs, key=strength):
                _unite(of, pair, self._judge)
            self._settled.update(of)
        return self._settled[unit.key]

    def _component(self, start: Unit) -> tuple[list[Unit], list[Pair]]:
        found, todo = {start.key: start}, [start]
        pairs: dict[tuple[str, str], Pair] = {}
        done: set[str] = set()
        expected = 0
        while todo:
            if expected == 0:
                self._units.expect(todo, COMMON)
                expected = len(todo)
            a = todo.pop(0)
            expected -= 1
            done.add(a.key)
            near = [
                *self._units.within(a.blocks.settling),
                *self._units.within(a.blocks.settling_by_cue, COMMON),
            ]
            for b in near:
                key = (a.key, b.key) if a.key < b.key else (b.key, a.key)
                if b.key in done or key in pairs:
                    continue
                verdict = self._judge(a, b)
                if settled(verdict, a, b):
                    pairs[key] = (verdict, a, b) if a.key < b.key else (verdict, b, a)
                    if b.key not in found:
                        found[b.key] = b
                        todo.append(b)
        return [found[key] for key in sorted(found)], list(pairs.values())

    # --- pointing --------------------------------------------------------------------------------------

    def _whole(self, unit: Unit) -> Cluster:
        base = self.settled(unit)
        if base.dated:
            return self._with_undated(base)
        choice = self._choice(base)
        if choice.home is not None:
            whole = self._with_undated(choice.home)
            if any(u.key == unit.key for u in whole.units):
                return whole
        key = base.key
        if key not in self._gathered:
            alone = base.copy()
            alone.doubts += choice.doubts
            self._gathered[key] = alone
        return self._gathered[key]

    def _choice(self, base: Cluster) -> _Choice:
        key = base.key
        if key not in self._choices:
            self._choices[key] = self._choose(base)
        return self._choices[key]

    def _choose(self, base: Cluster) -> _Choice:
        wishes = sorted(self._wishes(base), key=strength)
        strong = [w for w in wishes if points(*w)]
        # What only agrees in persons or kind tells none of several events in one place from the others.
        most = max((_worth(w[0]) for w in strong), default=(0, False))
        best = [w for w in strong if _worth(w[0]) == most]
        homes = {id(home): home for _, _, theirs in best if (home := self.settled(theirs))}
        doubts = tuple(Doubt(mine, theirs, _lacks(v, mine, theirs)) for v, mine, theirs in wishes)
        if len(homes) != 1:
            return _Choice(None, None, doubts)
        verdict, mine, theirs = best[0]
        return _Choice(next(iter(homes.values())), (verdict, theirs, mine), doubts)

    def _wishes(self, base: Cluster) -> Iterable[Pair]:
        """Units of dated clusters that nothing forbids: by a common discriminator, or of the few alike."""
        for mine in base.units:
            near = {u.key: u for u in self._units.within(mine.blocks.pointing, COMMON)}
            near.update((u.key, u) for u in self._units.within(mine.blocks.alike, FEW))
            for key in sorted(near):
                theirs = near[key]
                if theirs.document == mine.document:
                    continue
                verdict = self._judge(mine, theirs)
                if not verdict.refused and (theirs.dated or self.settled(theirs).dated):
                    yield verdict, mine, theirs

    def _with_undated(self, base: Cluster) -> Cluster:
        """A dated cluster with the undated ones that belong to it, the surest first."""
        key = base.key
        if key not in self._gathered:
            whole = base.copy()
            for by, part in sorted(self._guests(base), key=lambda guest: strength(guest[0])):
                merge(whole, part, by, self._judge)
            self._gathered[key] = whole
        return self._gathered[key]

    def _guests(self, base: Cluster) -> Iterable[tuple[Pair, Cluster]]:
        seen: set[str] = set()
        for unit in self._units.within(_all(base.units, "pointing"), COMMON):
            if unit.dated or unit.key in seen:
                continue
            part = self.settled(unit)
            seen |= {u.key for u in part.units}
            if part.dated or part is base:
                continue
            choice = self._choice(part)
            if choice.home is base and choice.by is not None:
                yield choice.by, part

    # --- held later ------------------------------------------------------------------------------------

    def _held_after(self, plan: Cluster) -> Cluster | None:
        """The first meeting held after the postponed one, of the same actors in the same place."""
        near = self._units.within(_all(plan.units, "held"))
        wholes = {id(c): c for u in near for c in [self._whole(u)]}
        later = [(days, c) for c in wholes.values() if (days := _days_after(plan, c)) is not None]
        return min(later, key=lambda item: (item[0], item[1].key))[1] if later else None

    def _complete(self, whole: Cluster) -> Cluster:
        event = whole.copy()
        if "held" in whole.statuses:
            near = self._units.within(_all(whole.units, "put_off"))
            wholes = (self._whole(u) for u in near)
            plans = {c.key: c for c in wholes if _put_off(c)}
            for key in sorted(plans):
                if self._held_after(plans[key]) is whole:
                    event.absorb(plans[key])
                    event.reasons.update(
                        (u.key, ("postponed to", f"with {whole.key}")) for u in plans[key].units
                    )
        event.disputed = disputes(event, self._judge)
        return event

    # --- what a change may reach -----------------------------------------------------------------------

    def reached(self, units: Iterable[Unit], beside: Iterable[Unit] = ()) -> dict[str, Unit]:
        """The units whose event may be another one because units came, changed or went, by key.

        Args:
            units: Those that are in the index.
            beside: Those that are not, but were or are about to be.
        """
        found: dict[str, Unit] = {}
        units, beside = list(units), list(beside)
        self._units.expect([*units, *beside], COMMON)
        for unit in units:
            if unit.key not in found:
                found.update((u.key, u) for u in self._component(unit)[0])
        every = [*found.values(), *beside]
        asking = [
            *self._units.within(_all(every, "pointing"), COMMON),
            *self._units.within(_all(every, "alike"), FEW),
        ]
        asking = [u for u in asking if not u.dated and u.key not in found]
        self._units.expect(asking, COMMON)
        for unit in asking:
            if unit.key not in found:
                found.update((u.key, u) for u in self.settled(unit).units)
        late = self._units.within(_all([*every, *found.values()], "put_off"))
        found.update((u.key, u) for u in late if u.key not in found)
        return found


def _worth(verdict: Verdict) -> tuple[int, bool]:
    """How far a pair goes beyond actors and type; of equals the same town counts more than the same state."""
    return verdict.particular, "same place" in verdict.agreements


def _lacks(verdict: Verdict, mine: Unit, theirs: Unit) -> str:
    """Why a join that nothing forbids was not made."""
    if not verdict.discriminated:
        return "nothing but actors and kind agrees"
    if not points(verdict, mine, theirs):
        return "each is the news of its page, and only the place agrees"
    return "more than one event fits"


def _all(units: Iterable[Unit], which: str) -> list[str]:
    """The blocks of one sort of all units, sorted."""
    found: set[str] = set()
    for unit in units:
        found |= getattr(unit.blocks, which)
    return sorted(found)


def _unite(of: dict[str, Cluster], pair: Pair, judge: Judge) -> None:
    """Merge the clusters of two units, the smaller into the larger."""
    verdict, a, b = pair
    one, other = of[a.key], of[b.key]
    if one is other:
        return
    if len(one.units) < len(other.units):
        one, other, a, b = other, one, b, a
    if merge(one, other, (verdict, a, b), judge):
        for unit in other.units:
            of[unit.key] = one


def _put_off(cluster: Cluster) -> bool:
    return "postponed" in cluster.statuses and "held" not in cluster.statuses


def _days_after(plan: Cluster, held: Cluster) -> int | None:
    """How long after the plan the other was held; `None` where it is not the same meeting."""
    a, b = plan.units[0], held.units[0]
    verdict = compare(replace(a, interval=None), replace(b, interval=None))
    if verdict.refused or not {"same place", "same host"} & set(verdict.agreements):
        return None
    ends: Sequence[Sequence[int]] = [
        [u.interval.latest.toordinal() for u in c.units if u.interval and u.interval.latest]
        for c in (plan, held)
    ]
    if not ends[0] or not ends[1]:
        return None
    days = max(ends[1]) - max(ends[0])
    return days if 0 < days <= YEAR else None
