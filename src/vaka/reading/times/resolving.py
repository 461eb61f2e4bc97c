"""Reads a relative time against an anchor: a day, or the days between which the anchor lies.

Nothing finer than the anchor allows is ever given. Where the anchor is an interval, the reading is made
at both of its ends: if they agree, that is the value; if not, the value is what both ends have in common
(a month or a year, or nothing) and the interval says exactly which days remain possible.
"""

from __future__ import annotations

from calendar import monthrange
from dataclasses import replace
from datetime import date, timedelta

from vaka.edtf import days_of, value_of_days, value_of_month, value_of_year
from vaka.reading.times.feasts import day_of_feast
from vaka.records import Interval, Relative

__all__ = ["at_clock", "resolve"]

_WEEK = 7
_MOSTLY = 0.9
"""Share of the possible days that must lie in the anchor's own year or month for its value to be kept:
"yesterday" against a year-only anchor misses that year with one day in 366, "last week" with seven."""


def resolve(
    relative: Relative, anchor: Interval | date, *, approximate: bool = False
) -> tuple[str | None, Interval | None]:
    """The EDTF value and the days that a relative time means.

    Args:
        relative: The time as told.
        anchor: The day it is told from, or the days between which that day lies.
        approximate: Mark the value with EDTF's `~`.

    Returns:
        The value (`None` where the anchor is too vague to give one) and the days it can be.
    """
    if isinstance(anchor, date):
        anchor = Interval(anchor, anchor)
    value, days = _between(relative, anchor)
    return (f"{value}~" if value and approximate and "/" not in value else value), days


def at_clock(day: str, clock: str) -> str:
    """A day, empty where none is known, at a clock time or from one to another (`17:00/22:00`)."""
    return "/".join(f"{day}T{time}" for time in clock.split("/"))


def _between(relative: Relative, anchor: Interval) -> tuple[str | None, Interval | None]:
    low = _at(relative, anchor.earliest) if anchor.earliest else None
    high = _at(relative, anchor.latest) if anchor.latest else None
    if low and high and low == high:
        return low
    first = low[1].earliest if low and low[1] else None
    last = high[1].latest if high and high[1] else None
    if first is None and last is None:
        return _undated(relative), None
    days = Interval(first, last)
    return _in_common(days, anchor), days


def _undated(relative: Relative) -> str | None:
    """A month, or a day, whose year or month is unknown, in EDTF's unspecified digits (`XXXX-08-15`, `XXXX-XX-29`)."""
    if relative.base is not None:
        return _counted_undated(relative)
    if relative.until is not None:
        first, last = _undated(replace(relative, until=None)), _undated(relative.until)
        return f"{first}/{last}" if first and last and relative.day and relative.until.day else None
    if relative.nth or relative.feast or (relative.month or 0) > _LAST_MONTH:
        return None
    if relative.unit == "month" and relative.amount is None and relative.day:
        value = f"XXXX-XX-{relative.day:02}"
    elif relative.unit == "year" and relative.month is not None:
        value = f"XXXX-{relative.month:02}" + (f"-{relative.day:02}" if relative.day else "")
    else:
        return None
    return at_clock(value, relative.time) if relative.time and relative.day else value


_LAST_MONTH = 12


def _counted_undated(relative: Relative) -> str | None:
    """Some days from a day whose year or month is unknown, where that does not hang on how long the month is."""
    base = _undated(relative.base) if relative.base else None
    if base is None or relative.unit != "day" or relative.amount is None or len(base) != len("XXXX-08-15"):
        return None
    month, day = base[5:7], int(base[8:]) + relative.amount
    if relative.amount == 0:
        value = base
    elif 1 <= day <= _EVERY_MONTH:
        value = f"XXXX-{month}-{day:02}"
    elif month == "XX" or month in ("02", "03"):
        return None
    else:
        there = date(2001, int(month), int(base[8:])) + timedelta(relative.amount)
        value = f"XXXX-{there.month:02}-{there.day:02}"
    return at_clock(value, relative.time) if relative.time else value


_EVERY_MONTH = 28
"""Days that every month has."""


def _in_common(days: Interval, anchor: Interval) -> str | None:
    low, high = days.earliest, days.latest
    if low is None or high is None:
        return None
    if (low.year, low.month) == (high.year, high.month):
        return value_of_month(low.year, low.month)
    kept = value_of_days(anchor)
    own = days_of(kept) if kept and "/" not in kept else None
    both = days.meet(own) if own else None
    if both and (both.days or 0) >= _MOSTLY * (days.days or 1):
        return kept
    return value_of_year(low.year) if low.year == high.year else None


def _at(relative: Relative, day: date) -> tuple[str | None, Interval | None] | None:
    """Value and days as read on one day; `None` where the calendar ends or has no such day."""
    if relative.base is not None:
        there = _at(relative.base, day)
        since = there[1].earliest if there and there[1] else None
        return _at(replace(relative, base=None), since) if since else None
    if relative.until is not None:
        return _span(relative, day)
    try:
        days = _shifted(relative, day) if relative.amount is not None else _chosen(relative, day)
    except (ValueError, OverflowError):
        return None
    if days is None:
        return None
    value = _season(relative, days) or value_of_days(days)
    if relative.time and value and days.earliest == days.latest:
        value = at_clock(value, relative.time)
    return value, days


def _span(relative: Relative, day: date) -> tuple[str | None, Interval | None] | None:
    assert relative.until is not None
    first = _at(replace(relative, until=None), day)
    if first is None or first[1] is None:
        return None
    # The end is the first such time after the start: "from November to February".
    until = relative.until
    start = first[1].earliest
    if until.amount is None and start is not None:
        last = _at(replace(until, toward="future"), start - timedelta(1))
    else:
        last = _at(until, day)
    if last is None or last[1] is None or not start or not last[1].latest or start > last[1].latest:
        return None
    days = Interval(start, last[1].latest)
    return value_of_days(days), days


def _season(relative: Relative, days: Interval) -> str | None:
    if relative.month and 21 <= relative.month <= 24 and days.earliest:
        return value_of_month(days.earliest.year, relative.month)
    return None


def _shifted(relative: Relative, day: date) -> Interval | None:
    amount = relative.amount or 0
    if relative.day == 0:
        there = _same_day(day, amount * (12 if relative.unit == "year" else 1))
        return Interval(there, there)
    if relative.unit == "day":
        there = day + timedelta(amount)
        return Interval(there, there)
    if relative.unit == "week":
        monday = day - timedelta(day.weekday()) + timedelta(_WEEK * amount)
        if relative.weekday is None:
            return Interval(monday, monday + timedelta(6))
        there = monday + timedelta(relative.weekday)
        return Interval(there, there)
    if relative.unit == "month":
        year, month = divmod(day.year * 12 + day.month - 1 + amount, 12)
        return _part(relative, year, month + 1)
    if relative.unit == "season":
        return _season_away(day, amount)
    if relative.unit in ("hour", "minute", "second"):
        return Interval(day, day) if amount == 0 else None
    return _years_away(relative, day.year, amount)


def _same_day(day: date, months: int) -> date:
    """The same day of a month so many months away; 28 February for a leap day where there is none."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def _years_away(relative: Relative, year: int, amount: int) -> Interval | None:
    if relative.unit == "year":
        return _part(relative, year + amount, relative.month)
    size = 10 if relative.unit == "decade" else 100
    first = (year // size + amount) * size
    return Interval(date(first, 1, 1), date(first + size - 1, 12, 31))


def _season_away(day: date, amount: int) -> Interval | None:
    # March begins spring; January and February belong to the winter of the year before.
    count = day.year * 4 + (day.month - 3) // 3 + amount
    return days_of(value_of_month(count // 4, 21 + count % 4))


def _part(relative: Relative, year: int, month: int | None) -> Interval | None:
    """A year, or the month, the day, the nth weekday or the feast of it that `relative` names."""
    if relative.feast:
        there = day_of_feast(relative.feast, year)
        return Interval(there, there) if there else None
    if month is None:
        return days_of(value_of_year(year))
    if relative.nth and month <= 12:
        there = _nth(year, month, relative.weekday, relative.nth)
    elif relative.day and month <= 12:
        there = date(year, month, relative.day)
    else:
        return days_of(value_of_month(year, month))
    return Interval(there, there)


def _nth(year: int, month: int, weekday: int | None, nth: int) -> date:
    last = monthrange(year, month)[1]
    days = [d for n in range(1, last + 1) if weekday in (None, (d := date(year, month, n)).weekday())]
    if not -len(days) <= nth <= len(days):
        raise ValueError(f"{year}-{month} has no such day")
    return days[nth - 1 if nth > 0 else nth]


def _chosen(relative: Relative, day: date) -> Interval | None:
    """The occurrence that `toward` picks among those before, around and after the day."""
    near = _agreeing([days for days in _occurrences(relative, day) if days], relative)
    before = [d for d in near if d.latest and d.latest < day]
    after = [d for d in near if d.earliest and d.earliest > day]
    count = relative.nth or 1 if relative.unit == "week" else 1
    if relative.toward == "past":
        return before[-count] if len(before) >= count else None
    if relative.toward == "future":
        return after[count - 1] if len(after) >= count else None
    if relative.toward == "ahead":
        there = next((d for d in near if d.latest and d.latest >= day), None)
        return before[-1] if before and there and _just_gone(before[-1], there, day, relative) else there
    if relative.toward == "beside":
        return next((d for d in near if d.earliest and _BACK <= (d.earliest - day).days <= _ON), None)
    if relative.unit == "week":
        # News tells of the weekday gone by, the day of writing included.
        return next((d for d in reversed(near) if d.earliest and d.earliest <= day), None)
    return min(near, key=lambda days: (_distance(days, day, relative), days.earliest or day), default=None)


_BACK, _ON = -3, 2
"""Days within which a weekday as an adjective is the one near: four before or three after are as likely, and three
before likelier than four after, as news looks back."""


def _just_gone(gone: Interval, there: Interval, day: date, relative: Relative) -> bool:
    """Whether a day of the year just gone is meant after all: nobody names a day a year ahead without its year."""
    assert gone.latest
    assert there.earliest
    back, ahead = (day - gone.latest).days, (there.earliest - day).days
    if relative.unit != "year" or (relative.month or 0) > 12:
        return False
    return back <= _GONE_DAYS and ahead > _FAR_AHEAD


_GONE_DAYS, _FAR_AHEAD = 120, 240


def _agreeing(near: list[Interval], relative: Relative) -> list[Interval]:
    """Of days told with their weekday, those that fall on it; all, where none does."""
    if relative.weekday is None or not relative.day:
        return near
    fit = [days for days in near if days.earliest and days.earliest.weekday() == relative.weekday]
    return fit or near


def _occurrences(relative: Relative, day: date) -> list[Interval | None]:
    found: list[Interval | None] = []
    reach = _reach(relative)
    for amount in range(-reach, reach + 1):
        try:
            found.append(_shifted(replace(relative, amount=amount), day))
        except (ValueError, OverflowError):
            continue
    return found


def _reach(relative: Relative) -> int:
    """How many units before and after the anchor may hold what is meant."""
    if relative.unit == "week":
        return 1 + (relative.nth or 0)
    if relative.unit == "month":  # "Sunday the 31st" comes round about once in eight months
        return 2 if relative.weekday is None else 12
    if (relative.month or 0) > _LAST_MONTH:
        return 2  # in January last winter began two years ago
    # Eight years around a leap day hold another one, also at the turn of an uneven century.
    return 8 if (relative.month, relative.day) == (2, 29) else 1


def _distance(days: Interval, day: date, relative: Relative) -> float:
    """Days between, made longer for the less likely reading.

    A bare month of another calendar year counts double, as "in September" is this year's to most writers,
    and more if it is ahead; around New Year the nearer still wins. With a verb in the past that turns round: "the dam
    burst in October" lies behind, also in the year before. A day ahead counts more than a day gone by,
    as news without a verb in the future (see `tense.py`) looks back.
    """
    assert days.earliest
    assert days.latest
    if days.earliest <= day <= days.latest:
        return 0
    away = min(abs((days.earliest - day).days), abs((days.latest - day).days))
    ahead = days.earliest > day
    if relative.toward == "behind":
        return away * _AHEAD if ahead else away
    if relative.unit == "year" and not relative.day and not relative.nth:
        return away * (3 if ahead else 2) if days.earliest.year != day.year else away
    if relative.unit == "year" and relative.day:
        return away * _AHEAD if ahead else away
    return away * 1.5 if ahead else away


_AHEAD = 4
"""How much farther a day of the year without a verb in the future counts ahead: what is announced so ("the
summit of 5 May") is seldom more than ten weeks off, while news looks back on any day of the year gone by."""
