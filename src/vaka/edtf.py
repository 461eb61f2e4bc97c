"""Dates as EDTF strings: what days a value spans, how fine it is, and how to write one.

Read here: EDTF days, months, years, seasons (`2024-21` spring … `2024-24` winter), decades (`200X`),
centuries (`19XX`), intervals (`1910/1945`, `2024-08-15/..`), qualifiers (`~`, `?`, `%`), unknown parts
(`XXXX-08-15`), ISO 8601 times of day (`2024-06-19T11:29`) and ISO weeks (`2024-W25`). Winter is taken
as December to February and named by the year of its December, as most northern papers do.
"""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date, timedelta

from vaka.records import Grain, Interval

__all__ = [
    "GRAINS",
    "days_of",
    "grain_of",
    "is_approximate",
    "value_of_day",
    "value_of_days",
    "value_of_decade",
    "value_of_month",
    "value_of_year",
]

GRAINS: tuple[Grain, ...] = (
    "second", "minute", "hour", "day", "week", "month", "season", "year", "decade", "century",
)  # fmt: skip
_DATE = re.compile(r"(-?\d{4})(?:-(\d\d)(?:-(\d\d)(?:T[\d:.]+(?:Z|[+-]\d\d:?\d\d)?)?)?)?")
_WEEK = re.compile(r"(\d{4})-W(\d\d)(?:-(\d))?")
_ROUND = re.compile(r"(\d{2})(\d|X)X")
_CLOCK_GRAINS: tuple[Grain, ...] = ("hour", "hour", "minute", "second")
_DATE_GRAINS: tuple[Grain, ...] = ("year", "month", "day")
_SEASON_FIRST_MONTH = {21: 3, 22: 6, 23: 9, 24: 12}


def value_of_year(year: int) -> str:
    """A year as EDTF; years before 1 are astronomical (2 BC is `-0001`)."""
    return f"{year:04}" if year >= 0 else f"-{-year:04}"


def value_of_month(year: int, month: int) -> str:
    """A month (1 to 12), or a season (21 to 24), of a year as EDTF."""
    return f"{value_of_year(year)}-{month:02}"


def value_of_day(day: date) -> str:
    """A day as EDTF."""
    return day.isoformat()


def value_of_decade(year: int) -> str:
    """The decade that holds `year`, as EDTF: 2004 gives `200X`."""
    return f"{year // 10:03}X"


def value_of_days(days: Interval) -> str | None:
    """The shortest EDTF value that means just these days; `None` where both ends are open.

    A whole calendar month or year is written as such, anything else as an interval of days.
    """
    low, high = days.earliest, days.latest
    if low is None or high is None:
        return f"{low or '..'}/{high or '..'}" if low or high else None
    if low == high:
        return value_of_day(low)
    if (low.month, low.day, high.month, high.day) == (1, 1, 12, 31):
        first, last = value_of_year(low.year), value_of_year(high.year)
        return first if first == last else f"{first}/{last}"
    if low.day == 1 and high == _last_day(high.year, high.month):
        first, last = value_of_month(low.year, low.month), value_of_month(high.year, high.month)
        return first if first == last else f"{first}/{last}"
    return f"{low}/{high}"


def days_of(value: str | None) -> Interval | None:
    """The days that a value spans; `None` where it names none (a duration, an unknown year)."""
    if not value:
        return None
    if "/" in value:
        return _days_of_interval(*value.split("/", 1))
    value = value.rstrip("~?%")
    if found := _ROUND.fullmatch(value):
        first = int(found[1]) * 100 + (0 if found[2] == "X" else int(found[2]) * 10)
        return _years(first, first + (99 if found[2] == "X" else 9))
    if found := _WEEK.fullmatch(value):
        return _days_of_week(int(found[1]), int(found[2]), int(found[3] or 0))
    if found := _DATE.fullmatch(value):
        return _days_of_date(int(found[1]), int(found[2] or 0), int(found[3] or 0))
    return None


def grain_of(value: str) -> Grain:
    """How fine a value is; of an interval, its coarser end."""
    if "/" in value:
        ends = [grain_of(end) for end in value.split("/", 1) if end not in ("", "..")]
        return max(ends, key=GRAINS.index, default="day")
    value = value.rstrip("~?%")
    if "T" in value:
        clock = re.split(r"[Z+-]", value.split("T")[1])[0]
        return _CLOCK_GRAINS[min(len(re.findall(r"\d\d", clock)), 3)]
    if _WEEK.fullmatch(value):
        return "week" if value.count("-") == 1 else "day"
    if (found := _ROUND.fullmatch(value)) or value == "XXXX":
        return "century" if found and found[2] == "X" else "decade" if found else "year"
    parts = value.lstrip("-").split("-")
    if len(parts) == 2 and parts[1].isdigit() and int(parts[1]) > 20:
        return "season"
    return _DATE_GRAINS[min(len(parts), 3) - 1]


def is_approximate(value: str | None) -> bool:
    """Whether a value is marked as approximate (`~`, or `%`: also uncertain)."""
    return bool(value) and any(part.endswith(("~", "%")) for part in str(value).split("/"))


def _last_day(year: int, month: int) -> date:
    return date(year, month, monthrange(year, month)[1])


def _years(first: int, last: int) -> Interval | None:
    return Interval(date(first, 1, 1), date(last, 12, 31)) if 1 <= first <= last <= 9999 else None


def _days_of_date(year: int, month: int, day: int) -> Interval | None:
    try:
        if day:
            return Interval(date(year, month, day), date(year, month, day))
        if month in _SEASON_FIRST_MONTH:
            return _days_of_season(year, _SEASON_FIRST_MONTH[month])
        if month:
            return Interval(date(year, month, 1), _last_day(year, month))
        return _years(year, year)
    except ValueError:  # no such day, or a year that the calendar of `datetime` does not reach
        return None


def _days_of_season(year: int, first: int) -> Interval:
    last_year, last_month = (year, first + 2) if first < 12 else (year + 1, 2)
    return Interval(date(year, first, 1), _last_day(last_year, last_month))


def _days_of_week(year: int, week: int, weekday: int) -> Interval | None:
    try:
        first = date.fromisocalendar(year, week, weekday or 1)
    except ValueError:
        return None
    return Interval(first, first if weekday else first + timedelta(6))


def _days_of_interval(low: str, high: str) -> Interval | None:
    first = Interval() if low in ("", "..") else days_of(low)
    last = Interval() if high in ("", "..") else days_of(high)
    if first is None or last is None or (first.earliest and last.latest and first.earliest > last.latest):
        return None
    return Interval(first.earliest, last.latest)
