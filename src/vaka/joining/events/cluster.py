"""Clusters of units that tell of one event: how two are joined, and what forbids it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import combinations

from vaka.joining.events.evidence import (
    ANOTHER_TOWN,
    BY_HAND,
    ENOUGH,
    OTHER_ACTORS,
    PARTED,
    Verdict,
    compare,
    contradicted,
)
from vaka.joining.events.unit import Unit

__all__ = ["Cluster", "Doubt", "Judge", "Pair", "disputes", "merge", "repeats", "settled", "strength"]

Pair = tuple[Verdict, Unit, Unit]
"""Two units with the verdict on them."""


@dataclass(frozen=True, slots=True)
class Doubt:
    """A join that is possible and was not made."""

    unit: Unit
    other: Unit
    lacks: str


@dataclass(slots=True, eq=False)
class Cluster:
    """Units that tell of one event, with why each was joined. Grows only while it is gathered."""

    units: list[Unit]
    reasons: dict[str, tuple[str, ...]] = field(default_factory=dict)
    doubts: list[Doubt] = field(default_factory=list)
    disputed: frozenset[str] = frozenset()
    """The fields on which its units contradict each other."""

    @property
    def key(self) -> str:
        """The smallest key of its units names it."""
        return min(u.key for u in self.units)

    @property
    def dated(self) -> bool:
        """Whether any unit bounds the time."""
        return any(u.dated for u in self.units)

    @property
    def tied(self) -> bool:
        """Whether a person has joined any of its units."""
        return any(u.tied for u in self.units)

    @property
    def statuses(self) -> set[str]:
        """What its units say became of it."""
        return {u.status for u in self.units}

    def copy(self) -> Cluster:
        """One that may grow while this stays."""
        return Cluster(list(self.units), dict(self.reasons), list(self.doubts), self.disputed)

    def absorb(self, other: Cluster) -> None:
        """Take in another's units, with the reasons that these were joined by."""
        self.units += other.units
        self.reasons.update(other.reasons)
        self.doubts += other.doubts


class Judge:
    """Remembers the verdict on each pair: joining clusters asks for the same ones again and again."""

    def __init__(self) -> None:
        self._known: dict[tuple[str, str], tuple[Unit, Unit, Verdict]] = {}

    def __call__(self, a: Unit, b: Unit) -> Verdict:
        """The verdict on two units, in either order."""
        if b.key < a.key:
            a, b = b, a
        known = self._known.get((a.key, b.key))
        if known is not None and known[0] is a and known[1] is b:
            return known[2]
        verdict = compare(a, b)
        self._known[a.key, b.key] = (a, b, verdict)
        return verdict


def strength(pair: Pair) -> tuple[int, str, str]:
    """Sorts pairs: the strongest agreement first, then by key."""
    first, second = sorted((pair[1].key, pair[2].key))
    return -pair[0].weight, first, second


def settled(verdict: Verdict, a: Unit, b: Unit) -> bool:
    """Whether a pair joins by itself: one story's main event, or a common time that the texts tell."""
    if verdict.refused:
        return False
    if BY_HAND in verdict.agreements:
        return True
    if a.document == b.document:
        return repeats(verdict, a, b)
    if {"same story", "same words"} & set(verdict.agreements):
        return True
    if _of_one_tale(verdict, a, b):
        return True
    if "same day of the year" in verdict.agreements and not (a.dated or b.dated):
        return len(a.sides & b.sides) >= 2
    if "same time" in verdict.agreements:
        return len(a.sides & b.sides) >= 2 or verdict.weight >= ENOUGH + (4 if _one_day(a, b) else 5)
    return "same year" in verdict.agreements and verdict.discriminated


def _of_one_tale(verdict: Verdict, a: Unit, b: Unit) -> bool:
    """Whether one story's pages tell one meeting without any time, as news and as what was or will be, in one place."""
    undated = all(u.interval is None and u.day is None for u in (a, b))
    if not undated or a.story is None or a.story != b.story or (a.role == "main") == (b.role == "main"):
        return False
    return (
        "same place" in verdict.agreements
        and len(a.sides & b.sides) >= 2
        and "same persons" in verdict.agreements
    )


def _one_day(a: Unit, b: Unit) -> bool:
    """Whether both texts tell the very day."""
    told = "publication" not in (a.basis, b.basis)
    return told and all(u.interval is not None and u.interval.days == 1 for u in (a, b))


def repeats(verdict: Verdict, a: Unit, b: Unit) -> bool:
    """Two look-backs of one document to the same dated event; main events were told apart by the reader."""
    if a.role != "background" or b.role != "background":
        return False
    return "same time" in verdict.agreements and "publication" not in (a.basis, b.basis)


def merge(one: Cluster, other: Cluster, pair: Pair, judge: Judge) -> bool:
    """Let `one` absorb `other` by a pair of a unit of each, unless members of the two exclude each other."""
    verdict, a, b = pair
    by_hand = BY_HAND in verdict.agreements or one.tied or other.tied
    if not _fit(one.units, other.units, by_hand, judge):
        return False
    one.absorb(other)
    one.reasons[b.key] = (*verdict.agreements, f"with {a.key}")
    return True


def _fit(some: Sequence[Unit], others: Sequence[Unit], by_hand: bool, judge: Judge) -> bool:
    """Whether no member of one excludes a member of the other; what a person joined, only a person parts."""
    for a in some:
        for b in others:
            found = judge(a, b)
            if found.refused == PARTED:
                return False
            if found.refused and not by_hand and not _outvoted(found, a, b, some, others, judge):
                return False
            if a.document == b.document and not by_hand and not repeats(found, a, b):
                return False
    return True


def _outvoted(
    found: Verdict, a: Unit, b: Unit, some: Sequence[Unit], others: Sequence[Unit], judge: Judge
) -> bool:
    """Whether another telling overrules a refusal.

    Two towns are an event's own contradiction where another telling beside one of them has the other's town; the
    actors of two tellings are some of those of a third one.
    """
    if found.refused == OTHER_ACTORS:
        return any(a.sides | b.sides <= other.sides for other in (*some, *others))
    if found.refused != ANOTHER_TOWN:
        return False
    return any(
        one.place == other.place and not judge(one, other).refused
        for one, group in ((a, others), (b, some))
        for other in group
    )


def disputes(cluster: Cluster, judge: Judge) -> frozenset[str]:
    """The fields in which members contradict each other; a day that was put off contradicts nothing."""
    told = [u for u in cluster.units if u.status not in ("planned", "postponed", "cancelled")]
    found: set[str] = set()
    for a, b in combinations(told, 2):
        verdict = judge(a, b)
        found |= contradicted(a, b) if BY_HAND in verdict.agreements else {verdict.disputed or ""}
    return frozenset(found - {""})
