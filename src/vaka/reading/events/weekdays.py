"""Weekdays of a page without a date, read by the one full day that its head tells: "on Saturday", 7 January 2023.

A picture's line often gives the day in full that the report calls by its weekday only.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from vaka.edtf import days_of
from vaka.records import TimeExpression

__all__ = ["with_weekdays"]

HEAD = 5
"""Sentences, the headline and picture lines among them, whose full days are those of the news (sentences)."""


def with_weekdays(times: Sequence[TimeExpression]) -> tuple[TimeExpression, ...]:
    """The expressions of a page without a date, weekdays of its head that one full day falls on resolved by it.

    Args:
        times: All of the document, numbered by their place.
    """
    told = {day for t in times if (day := _full_day(t)) is not None}
    return tuple(_resolved(t, told) for t in times)


def _full_day(time: TimeExpression) -> date | None:
    days = time.interval
    full = time.type in ("DATE", "TIME") and time.relative is None and 0 <= time.sentence < HEAD
    return days.earliest if full and days is not None and days.days == 1 else None


def _resolved(time: TimeExpression, told: set[date]) -> TimeExpression:
    open_day = time.relative
    if open_day is None or open_day.weekday is None or time.value is not None or time.sentence >= HEAD:
        return time
    if open_day.toward == "future" or (open_day.amount or 0) != 0:
        return time
    fit = [day for day in told if day.weekday() == open_day.weekday]
    if len(fit) != 1:
        return time
    value = fit[0].isoformat()
    return replace(time, value=value, interval=days_of(value))
