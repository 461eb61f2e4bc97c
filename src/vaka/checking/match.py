"""Which event of the case a row tells of: what forbids it, what speaks for it, and how much.

The weights stand in one table. A row needs both its sides (or one side and its kind) and a discriminator (a common
time, a common place, words of its own) before an event counts as the one it means; where nothing but actors and kind
agree, the event is only named as the nearest.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta

from vaka.checking.case_names import CaseNames
from vaka.checking.records import Assertion, Telling
from vaka.codebook import codebook
from vaka.records import Event, Interval

__all__ = ["ENOUGH", "NEAR_DAYS", "WEIGHTS", "Match", "Matcher", "days_apart", "known_days"]

WEIGHTS: Mapping[str, float] = {
    "every side": 4,
    "one side": 1.5,
    "another side": -2,
    "no side named": 1.5,
    "same persons": 1,
    "same kind": 3,
    "kindred kind": 2,
    "another kind": -3,
    "same day": 4,
    "same time": 3,
    "near in time": 1,
    "another time": -4,
    "planned for that day": 4,
    "no time told": -2,
    "another status": -1.5,
    "same city": 4,
    "same country": 2,
    "another place": -1.5,
    "same figure": 2,
    "main event": 0.5,
    "documents": 0.1,
}
"""What each agreement adds. On the sample case's table (31 rows) the event that a row means weighs 8.6 to 17, and the
likeliest event for a row that no page bears out 6.1 at most; `documents` (a tenth each, at most five) and `main event`
only order events that are otherwise alike."""

ENOUGH = 7.0
"""What a match needs; see `WEIGHTS`."""

NEAR_DAYS = 10
"""A row's day and a page's day further apart than this are two events, as when two pages are joined."""

NEWS_DAYS = 3
"""An event dated by its publication lies at most so many days before it, as when two pages are joined."""


@dataclass(frozen=True, slots=True)
class Match:
    """A row's assertion held against one event."""

    event: Event
    weight: float
    reasons: tuple[str, ...]
    time: str
    """`same`, `near`, `apart`, `planned` (it was to be then, and was put off) or `unknown`."""

    @property
    def told(self) -> frozenset[str]:
        """The reasons as a set."""
        return frozenset(self.reasons)

    @property
    def sure(self) -> bool:
        """Whether the row means this event: enough in all, and something beyond actors and kind."""
        beyond = {
            "same day", "same time", "same city", "same country", "same figure", "planned for that day"
        } & self.told  # fmt: skip
        sided = "every side" in self.told or bool({"same kind", "kindred kind"} & self.told)
        sided |= {"no side named", "same words"} <= self.told
        if self.time == "apart":
            return False
        if self.time == "near":
            beyond = {"same city", "same country", "same figure", "same kind"} & self.told
        return (
            self.weight >= ENOUGH
            and sided
            and bool(beyond)
            and not {"another kind", "another side"} & self.told
        )


def known_days(event: Event) -> Interval | None:
    """The days in which an event lies; of one dated by publication, the days in which news is told as new."""
    days = event.interval
    if days is None or event.basis != "publication" or days.latest is None:
        return days
    return Interval(days.latest - timedelta(days=NEWS_DAYS), days.latest)


def days_apart(a: Interval, b: Interval) -> int | None:
    """Days between two intervals; 0 where they meet, `None` where an open end hides it."""
    if a.meet(b) is not None:
        return 0
    first, second = sorted((a, b), key=lambda i: (i.earliest or i.latest, i.latest or i.earliest))
    if first.latest is None or second.earliest is None:
        return None
    return (second.earliest - first.latest).days


class Matcher:
    """Holds rows against the events of one case.

    Args:
        events: Of the case.
        names: The case's names.
        figures: Figures told in an event's passages, by event id.
        plans: Days for which an event was planned before it was put off or held, by event id.
    """

    def __init__(
        self,
        events: Sequence[Event],
        names: CaseNames,
        figures: Mapping[str, frozenset[str]],
        plans: Mapping[str, tuple[Interval, ...]],
    ) -> None:
        self._names, self._figures, self._plans = names, figures, plans
        self._actors: dict[str, frozenset[str]] = {}
        self._by_actor: dict[str, list[Event]] = {}
        self._by_place: dict[str, list[Event]] = {}
        for event in events:
            actors = {names.actor(p) for p in event.participants}
            if event.place and event.mode == "visit":
                actors.add(names.actor(event.place))  # a guest's host may be told as the place alone
            self._actors[event.id] = frozenset(actors)
            if event.place:
                self._by_place.setdefault(event.place, []).append(event)
            for actor in actors:
                self._by_actor.setdefault(actor, []).append(event)

    def matches(self, row: Assertion, telling: Telling | None) -> list[Match]:
        """Events that share an actor with the row (of a row without actors: its place), the likeliest first."""
        sides = _sides(row)
        found = {e.id: e for actor in sides for e in self._by_actor.get(actor, ())}
        if not row.named:
            found.update((e.id, e) for p in row.places for e in self._by_place.get(p.entity or "", ()))
        matches = [self._weigh(row, telling, sides, event) for event in found.values()]
        return sorted(matches, key=lambda m: (-m.weight, m.event.id))

    def _weigh(self, row: Assertion, telling: Telling | None, sides: frozenset[str], event: Event) -> Match:
        time = self._time(row, event)
        reasons = tuple(self._agreements(row, telling, sides, event, time))
        support = min(5, len({t.ref.document for t in event.told})) * WEIGHTS["documents"]
        main = WEIGHTS["main event"] if any(t.role == "main" for t in event.told) else 0
        return Match(event, sum(WEIGHTS[r] for r in reasons) + support + main, reasons, time)

    def _time(self, row: Assertion, event: Event) -> str:
        days = known_days(event)
        if row.interval is None or days is None:
            return "unknown"
        apart = days_apart(row.interval, days)
        if apart is None:
            return "unknown"
        if apart and any(plan.meet(row.interval) for plan in self._plans.get(event.id, ())):
            return "planned"
        return "same" if apart == 0 else "near" if apart <= NEAR_DAYS else "apart"

    def _agreements(
        self, row: Assertion, telling: Telling | None, sides: frozenset[str], event: Event, time: str
    ) -> Iterator[str]:
        actors = self._actors[event.id]
        yield _common(sides, actors) if row.named or sides & actors else "no side named"
        if {n.entity for n in row.named if n.entity} & set(event.participants):
            yield "same persons"
        if telling is not None:
            yield from _kinds(telling, event)
            if telling.status != event.status:
                yield "another status"
        yield from self._times(row, event, time)
        yield from self._places(row, event)
        if set(row.numbers) & self._figures.get(event.id, frozenset()):
            yield "same figure"

    @staticmethod
    def _times(row: Assertion, event: Event, time: str) -> Iterator[str]:
        if time == "same":
            narrow = row.interval is not None and row.interval.days == 1
            own = event.interval is not None and event.interval.days == 1 and event.basis != "publication"
            yield "same day" if narrow and own else "same time"
        elif time in ("near", "apart"):
            yield "near in time" if time == "near" else "another time"
        elif time == "planned":
            yield "planned for that day"
        elif row.interval is not None and event.interval is None:
            yield "no time told"

    def _places(self, row: Assertion, event: Event) -> Iterator[str]:
        if not row.places or event.place is None:
            return
        if event.place in {p.entity for p in row.places}:
            place = self._names.by_id.get(event.place)
            yield "same country" if place and place.kind == "country" else "same city"
        elif self._names.actor(event.place) in {p.actor for p in row.places}:
            yield "same country"
        else:
            yield "another place"


def _sides(row: Assertion) -> frozenset[str]:
    """The actors of a row; of one that names no actor, its places' countries."""
    named = frozenset(n.actor for n in row.named)
    return named or frozenset(p.actor for p in row.places)


def _common(row: frozenset[str], event: frozenset[str]) -> str:
    """How many of the row's sides take part in the event; two sides of which one is another are another pair."""
    shared = len(row & event)
    if shared >= min(2, len(row)):
        return "every side"
    return "another side" if len(event) > 1 else "one side"


def _kinds(telling: Telling, event: Event) -> Iterator[str]:
    kind = codebook()[event.kind]
    if telling.kind == event.kind or telling.family == kind.family:
        yield "same kind"
    elif telling.plover == kind.plover or {telling.family, kind.family} <= _OF_A_VISIT:
        yield "kindred kind"
    else:
        yield "another kind"


_OF_A_VISIT = frozenset(
    {
        "encounter",
        "delegation talks",
        "arrival",
        "welcome",
        "departure",
        "reception",
        "ceremony",
        "conference",
    }
)
"""Families that one row of a table may call by each other's names: "received", "arrived", "met"."""
