"""Which acts of which persons a document tells as its news, and which it only looks back to."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import combinations
from typing import NamedTuple

from vaka.records import Entity, EventMention, Interval, Reading

__all__ = ["Act", "Acts", "Pair", "read_acts", "recurrent_pairs"]

ENCOUNTER = frozenset(
    (
        *(
            "arrival",
            "audience",
            "ceremony",
            "delegation talks",
            "departure",
            "joint appearance",
            "meeting",
            "reception",
        ),
        *("state visit", "summit meeting", "talks", "visit", "welcome", "welcome ceremony"),
    )
)
"""Kinds that are one encounter, told by its parts: one paper has the arrival, another the talks."""

SIGNING = frozenset(("agreement", "treaty signing"))

LONGEST = 31
"""Days of a time that still tells one meeting of two persons from the next: a month does, a year does not."""

Pair = frozenset[str]
"""Two actors: ids of persons, or names of the countries they stand for."""


class Act(NamedTuple):
    """What two persons did."""

    what: str
    persons: Pair
    sides: Pair


@dataclass(frozen=True, slots=True)
class Acts:
    """The acts told by one document."""

    news: frozenset[Act] = frozenset()
    looks_back: frozenset[Act] = frozenset()
    """Told as background and not as news as well."""
    days: tuple[tuple[Pair, Interval], ...] = ()
    """When the document, at whatever place in it, says that two sides acted together."""


def read_acts(reading: Reading, local: Mapping[int, Entity]) -> Acts:
    """The acts of one document.

    Args:
        reading: Of the document.
        local: The entities of the case by the document's own numbers.
    """
    news: set[Act] = set()
    back: set[Act] = set()
    days = []
    for event in reading.events:
        if event.status != "held" or event.role == "future":
            continue
        timed = event.interval is not None and (event.interval.days or LONGEST + 1) <= LONGEST
        for persons, sides in _pairs(event, local):
            if len(persons) == 2:
                (news if event.role == "main" else back).add(Act(_what(event.kind), persons, sides))
            if timed and event.interval is not None and len(sides) == 2:
                days.append((sides, event.interval))
    return Acts(frozenset(news), frozenset(back - news), tuple(days))


def _what(kind: str) -> str:
    return "encounter" if kind in ENCOUNTER else "signing" if kind in SIGNING else kind


def _pairs(event: EventMention, local: Mapping[int, Entity]) -> Iterator[tuple[Pair, Pair]]:
    """Each two of its actors: the persons among them, and the sides."""
    actors = {e.id: e for p in event.participants if (e := local.get(p.entity)) is not None}
    for two in combinations(sorted(actors), 2):
        persons = frozenset(e for e in two if actors[e].kind == "person")
        yield persons, frozenset(side for e in two if (side := _side(actors[e])) is not None)


def _side(entity: Entity) -> str | None:
    """The country that an actor is or stands for; a person without one stands for himself."""
    if entity.kind == "country":
        return entity.name
    return entity.country or entity.id if entity.kind == "person" else None


def recurrent_pairs(told: Iterable[Acts], days: int) -> frozenset[Pair]:
    """The pairs of sides that the case shows together at times more than `days` days apart.

    Of these an undated text may mean any encounter; of the others it most likely means the one that is known.
    """
    times: dict[Pair, list[Interval]] = {}
    for acts in told:
        for pair, interval in acts.days:
            times.setdefault(pair, []).append(interval)
    return frozenset(pair for pair, known in times.items() if _span(known) > days)


def _span(known: Sequence[Interval]) -> int:
    """Days that surely lie between the first time and the last."""
    first = min(i.latest or date.max for i in known)
    last = max(i.earliest or date.min for i in known)
    return (last - first).days
