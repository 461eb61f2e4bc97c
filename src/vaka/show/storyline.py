"""A storyline: what a set of actors did with each other over time, and how much of the news about it was new."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from vaka.checking.case_names import CaseNames
from vaka.edtf import days_of
from vaka.errors import VakaError
from vaka.records import Event, Joined, Reading
from vaka.show.chronology import Row, chronology
from vaka.show.words import suggestion

__all__ = ["FRESH", "Month", "Storyline", "storyline"]

FRESH = timedelta(days=3)
"""How long after its first telling an event is still told as news: dailies and agencies print within a day,
weeklies and translations within three, as when two pages are joined."""


@dataclass(frozen=True, slots=True)
class Month:
    """One month of publication."""

    month: str
    """EDTF, `2024-06`; empty for documents that state no date."""
    documents: int
    """Documents that tell of the storyline's events."""
    new: int
    """Events told for the first time, or within three days of it."""
    repeated: int
    """Tellings of events that were told before: late news and look-backs."""


@dataclass(frozen=True, slots=True)
class Storyline:
    """The chronology of a set of actors, and its intensity."""

    actors: tuple[str, ...]
    rows: tuple[Row, ...]
    months: tuple[Month, ...]
    """From the first month of publication to the last, quiet months too; documents without a date last."""


def storyline(joined: Joined, readings: Mapping[str, Reading], actors: Sequence[str]) -> Storyline:
    """The events in which all of these actors take part.

    Args:
        joined: What joining gave.
        readings: By document id.
        actors: Names of people, countries or organisations, in any form that the pages use. A country stands also
            for its people.

    Raises:
        VakaError: No page names one of them.
    """
    names = CaseNames.of(joined, readings)
    wanted = [_actor(names, name) for name in actors]
    rows = tuple(row for row in chronology(joined, readings) if _all_take_part(row, wanted, names))
    events = [event for row in rows for event in _events(row)]
    return Storyline(tuple(name for name, _ in wanted), rows, tuple(_months(events, readings)))


def _actor(names: CaseNames, name: str) -> tuple[str, frozenset[str]]:
    """An actor's canonical name, and the ids of all who count as it."""
    one = names.lookup(name)
    if one is None:
        mend = suggestion(name, (e.name for e in names.by_id.values()))
        raise VakaError(f"No page names {name}, or several names fit; {mend}")
    if one.kind != "country":
        return one.name, frozenset({one.id})
    return one.name, frozenset(e.id for e in names.by_id.values() if names.actor(e.id) == one.name)


def _all_take_part(row: Row, wanted: Sequence[tuple[str, frozenset[str]]], names: CaseNames) -> bool:
    event = row.event
    here = {*event.participants, *({event.place} if event.place and event.mode == "visit" else ())}
    return all(here & ids for _, ids in wanted) or any(
        _all_take_part(part, wanted, names) for part in row.parts
    )


def _events(row: Row) -> Iterable[Event]:
    yield row.event
    for part in row.parts:
        yield from _events(part)


# --- intensity -----------------------------------------------------------------------------------------


def _published(reading: Reading) -> date | None:
    stated = reading.article.published
    days = days_of(stated.value[:10]) if stated else None
    return days.earliest if days else None


def _months(events: Sequence[Event], readings: Mapping[str, Reading]) -> Iterable[Month]:
    counts: dict[str, list[int]] = {}
    documents: dict[str, set[str]] = {}
    for event in events:
        told = [(t, _published(readings[t.ref.document])) for t in event.told]
        first = min((day for _, day in told if day), default=None)
        fresh: set[str] = set()
        for one, day in told:
            month = day.isoformat()[:7] if day else ""
            documents.setdefault(month, set()).add(one.ref.document)
            both = counts.setdefault(month, [0, 0])
            new = one.role != "background" and (day is None or first is None or day - first <= FRESH)
            if not new:
                both[1] += 1
            elif month not in fresh:
                fresh.add(month)
                both[0] += 1
    for month in _run(sorted(m for m in documents if m)):
        yield Month(month, len(documents.get(month, ())), *counts.get(month, (0, 0)))
    if "" in documents:
        yield Month("", len(documents[""]), *counts[""])


def _run(months: Sequence[str]) -> Iterable[str]:
    """Every month from the first to the last."""
    if not months:
        return
    year, month = int(months[0][:4]), int(months[0][5:])
    while (text := f"{year:04}-{month:02}") <= months[-1]:
        yield text
        year, month = (year, month + 1) if month < 12 else (year + 1, 1)
