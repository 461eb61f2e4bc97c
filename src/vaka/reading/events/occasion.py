"""About when a message was sent that a page without a date tells with nothing but its occasion.

"The greetings that A sent B on the anniversary of 15 August": the day is celebrated and dates nothing by itself, but
greetings, wreaths and ceremonies go with it. Where the page gives the year of its writing, that day of that year is
about the day of what was done for it, and is marked as approximate.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from vaka.codebook import codebook
from vaka.edtf import days_of, value_of_day
from vaka.records import EventMention, Interval, TimeExpression

__all__ = ["with_occasions"]

FAMILIES = frozenset({"message", "praise", "condolence", "ceremony"})
"""Families of the codebook whose events are done for an occasion."""

AROUND = timedelta(days=3)
"""How far from the day that it is for a message is sent, either way: over a weekend."""


def with_occasions(
    mentions: Sequence[EventMention], celebrated: Sequence[TimeExpression], times: Sequence[TimeExpression]
) -> list[EventMention]:
    """Date the news that has no time of its own by the celebrated day of its sentence, about.

    Args:
        mentions: Of a page without a date.
        celebrated: The page's time expressions that are the day of an anniversary or feast.
        times: All time expressions of the page, numbered by their place.
    """
    year = _year_of_writing(times)
    days = {t.sentence: (t, day) for t in celebrated if (day := _day(t, year, times))}
    return [_at(m, *days[m.sentence]) if m.sentence in days and _is_open(m) else m for m in mentions]


def _is_open(mention: EventMention) -> bool:
    """Whether a mention is news of a kind that goes with an occasion, and tells no time."""
    held = (mention.role, mention.status) == ("main", "held")
    return held and not mention.times and codebook()[mention.kind].family in FAMILIES


def _at(mention: EventMention, time: TimeExpression, day: date) -> EventMention:
    about = Interval(day - AROUND, day + AROUND)
    return replace(mention, times=(time.n,), when=f"{value_of_day(day)}~", interval=about, basis="relative")


def _day(time: TimeExpression, year: int | None, times: Sequence[TimeExpression]) -> date | None:
    """The celebrated day in the year of writing, unless the page tells of later days: its news is not that old."""
    told = time.relative
    if year is None or told is None or told.unit != "year" or told.amount is not None or not told.day:
        return None
    found = days_of(f"{year:04}-{told.month:02}-{told.day:02}") if told.month else None
    day = found.earliest if found else None
    later = (t.interval.earliest for t in times if t.interval is not None)
    return None if day is None or any(d is not None and d > day for d in later) else day


def _year_of_writing(times: Sequence[TimeExpression]) -> int | None:
    """The year that "this June" or "last June" fixes where the page also names it with its year."""
    for time in times:
        told, days = time.relative, time.interval
        near = told is not None and told.unit == "year" and told.amount in (0, -1)
        if time.anchor == "narrated" and near and told and days and days.earliest:
            return days.earliest.year - (told.amount or 0)
    return None
