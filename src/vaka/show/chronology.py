"""The chronology: events as rows in the order of time, parts under their event.

One model that the terminal, the report and the JSON output share.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from vaka.records import Entity, Event, Joined, Reading
from vaka.show.words import BASIS, date_words, headline, origin_words

__all__ = ["Row", "chronology", "first_day"]


@dataclass(frozen=True, slots=True)
class Row:
    """One event as a chronology shows it."""

    event: Event
    headline: str
    when: str
    basis: str
    who: tuple[str, ...]
    where: str | None
    documents: tuple[str, ...]
    """Ids of the documents that tell of it."""
    languages: tuple[str, ...]
    origins: str
    look_backs: int
    """Documents that look back to it."""
    parts: tuple[Row, ...] = ()


def first_day(event: Event) -> date | None:
    """The day by which an event stands in a chronology; `None` where nothing bounds it.

    An event dated by publication stands at that upper bound, where its date is shown, and not at the earliest
    day on which it may have been.
    """
    days = event.interval
    if days is None:
        return None
    if event.basis == "publication" and days.latest:
        return days.latest
    return days.earliest or days.latest


def _sort_key(event: Event) -> tuple[date, date, str]:
    high = event.interval.latest if event.interval else None
    return first_day(event) or date.max, high or date.max, event.id


def chronology(joined: Joined, readings: Mapping[str, Reading]) -> tuple[Row, ...]:
    """The events of a case in the order of time, undated ones last, parts under the event they belong to."""
    entities = {e.id: e for e in joined.entities}
    ids = {e.id for e in joined.events}
    children: dict[str | None, list[Event]] = {}
    for event in sorted(joined.events, key=_sort_key):
        children.setdefault(event.part_of if event.part_of in ids else None, []).append(event)
    return tuple(_row(e, children, entities, readings) for e in children.get(None, []))


def _row(
    event: Event,
    children: Mapping[str | None, list[Event]],
    entities: Mapping[str, Entity],
    readings: Mapping[str, Reading],
) -> Row:
    who = tuple(entities[p].name if p in entities else p for p in event.participants)
    place = entities.get(event.place or "")
    where = place.name if place else None
    documents = tuple(sorted({t.ref.document for t in event.told}))
    return Row(
        event=event,
        headline=headline(event.kind, list(who), where, arrow=event.mode == "visit"),
        when=date_words(event.when),
        basis=BASIS[event.basis],
        who=who,
        where=where,
        documents=documents,
        languages=tuple(sorted({readings[d].article.language for d in documents})),
        origins=origin_words(event.origins.low, event.origins.high),
        look_backs=len({t.ref.document for t in event.told if t.role == "background"}),
        parts=tuple(_row(child, children, entities, readings) for child in children.get(event.id, [])),
    )
