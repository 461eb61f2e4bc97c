"""Movable feasts: the day of Easter, or of another calendar's feast, in a Gregorian year.

Islamic days follow the Umm al-Qura calendar (1924 to 2077); in some countries they fall a day to either side.
Jewish days, which begin at the nightfall before, are given as the civil day that holds their daylight.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, timedelta

from vaka.reading.times.sky import chinese_day, hindu_day, sun_day
from vaka.records import Interval

__all__ = ["FEAST", "day_of_feast", "islamic_days"]

_FIRST_HIJRI_YEAR, _LAST_HIJRI_YEAR = 1343, 1500
"""The years that the package's Umm al-Qura tables cover."""


def day_of_feast(key: str, year: int) -> date | None:
    """The day of a feast in a Gregorian year; of two in one year, the first.

    Args:
        key: What `FEAST` describes: a calendar, the day in it and, if need be, days to add.
        year: Gregorian year.
    """
    calendar, where, *rest = _EASTER.sub(r"\1 \2", key).split()
    day = _CALENDARS[calendar](year, where, *(r for r in rest if r.isalpha()))
    away = sum(int(r) for r in rest if not r.isalpha())
    return day + timedelta(away) if day else None


FEAST = (
    r"(easter|orthodox)[+-]\d+|(hijri|chinese) \d+-\d+( friday)?( [+-]\d+)?|hebrew \d+-\d+( kept)?( [+-]\d+)?"
    r"|hindu \d+-\d+ (sunrise|noon|afternoon|evening|night)( [+-]\d+)?|sun \d+( [+-]\d+)?"
)
"""The keys of feasts, as a regular expression.

`easter+1` and `orthodox-2` count days from western and orthodox Easter; `hijri 10-1`, `chinese 8-15` and
`hebrew 7-10` (months from Nisan) name month and day; `hindu 7-30 evening` month, lunar day and the moment of
the day at which it must hold; `sun 270` the degree of the Hindu zodiac; a last ` +1` or ` -1` adds days.
`friday` goes back to the last Friday before; `kept` moves a day of Israel's own away from the Sabbath, as its
law has it.
"""
_EASTER = re.compile(r"(easter|orthodox)([+-])")


def _months_day(where: str) -> tuple[int, int]:
    month, day = where.split("-")
    return int(month), int(day)


def _western(year: int, days: str) -> date:
    return _western_easter(year) + timedelta(int(days))


def _orthodox(year: int, days: str) -> date:
    return _orthodox_easter(year) + timedelta(int(days))


def _islamic(year: int, where: str, before: str = "") -> date | None:
    day = _hijri(year, *_months_day(where))
    if day is None or before != "friday":
        return day
    return day - timedelta((day.weekday() - _FRIDAY - 1) % 7 + 1)


_FRIDAY = 4


def _jewish(year: int, where: str, kept: str = "") -> date | None:
    for hebrew in (year + 3760, year + 3761):
        day = date.fromordinal(_hebrew_ordinal(hebrew, *_months_day(where)))
        if day.year == year:
            return day + timedelta(_AWAY_FROM_SABBATH.get(day.weekday(), 0) if kept else 0)
    return None


_AWAY_FROM_SABBATH = {4: -1, 5: -2, 6: 1, 0: 1}
"""Friday and Saturday go back to Thursday; Sunday and Monday, whose eves touch the Sabbath, on by a day."""


def _hebrew_ordinal(year: int, month: int, day: int) -> int:
    """The ordinal of a day of the Hebrew calendar; Adar is the one next to Nisan."""
    new_year, next_year = _hebrew_new_year(year), _hebrew_new_year(year + 1)
    length = next_year - new_year
    nisan = next_year - _NISAN_TO_TISHRI
    if 1 <= month <= 6:
        return nisan + 29 * (month - 1) + month // 2 + day - 1
    if month == 12:
        return nisan - 29 + day - 1
    if month == 11:
        return nisan - (89 if length > 380 else 59) + day - 1
    heshvan, kislev = 30 if length % 10 == 5 else 29, 29 if length % 10 == 3 else 30
    return new_year + (0, 30, 30 + heshvan, 30 + heshvan + kislev)[month - 7] + day - 1


def _hebrew_new_year(year: int) -> int:
    """The ordinal of 1 Tishri, by the molad and its postponements (Reingold and Dershowitz)."""
    before, here, after = (_hebrew_elapsed(year + n) for n in (-1, 0, 1))
    late = 2 if after - here == 356 else 1 if here - before == 382 else 0
    return _HEBREW_EPOCH + here + late


def _hebrew_elapsed(year: int) -> int:
    months = (235 * year - 234) // 19
    parts = 12084 + 13753 * months
    day = 29 * months + parts // 25920
    return day + 1 if 3 * (day + 1) % 7 < 3 else day


_HEBREW_EPOCH, _NISAN_TO_TISHRI = -1373427, 177


def _indian(year: int, where: str, moment: str) -> date | None:
    return hindu_day(year, *_months_day(where), moment)


def _chinese(year: int, where: str) -> date | None:
    return chinese_day(year, *_months_day(where))


def _solar(year: int, where: str) -> date:
    return sun_day(year, int(where))


_CALENDARS: dict[str, Callable[..., date | None]] = {
    "easter": _western, "orthodox": _orthodox, "hijri": _islamic, "hebrew": _jewish, "hindu": _indian,
    "chinese": _chinese, "sun": _solar,
}  # fmt: skip


def _hijri(year: int, month: int, day: int) -> date | None:
    from hijridate import Hijri  # its tables load only when an Islamic feast is met

    about = (year - 622) * 33 // 32  # 33 Islamic years make 32 Gregorian ones
    for hijri in range(max(about - 1, _FIRST_HIJRI_YEAR), min(about + 2, _LAST_HIJRI_YEAR) + 1):
        there = Hijri(hijri, month, day).to_gregorian()
        if there.year == year:
            return date(there.year, there.month, there.day)
    return None


def islamic_days(year: int, month: int | None, day: int | None) -> Interval | None:
    """The Gregorian days of a day, a month or a year of the Islamic calendar (Umm al-Qura).

    Args:
        year: Islamic year; where it is above 1500 it is a Gregorian one, and the month that begins in it is meant.
        month: 1 (Muharram) to 12, or the whole year.
        day: Day of that month, or the whole month.

    Returns:
        The days; `None` outside the calendar's tables (1343 to 1500) and for a day that the month does not have.
    """
    from hijridate import Hijri  # its tables load only when an Islamic date is met

    if year > _LAST_HIJRI_YEAR:
        if month is None or (first := _hijri(year, month, day or 1)) is None:
            return None
        last = _hijri(year, month, day) if day else first + timedelta(_ISLAMIC_MONTH)
        return Interval(first, last)
    try:
        begins = Hijri(year, month or 1, day or 1)
        if day:
            first = last = date(*begins.to_gregorian().datetuple())
        else:
            first = date(*begins.to_gregorian().datetuple())
            end = Hijri(year, month or 12, 1)
            last = date(*Hijri(year, month or 12, end.month_length()).to_gregorian().datetuple())
    except (ValueError, OverflowError):
        return None
    return Interval(first, last)


_ISLAMIC_MONTH = 28
"""Days from the first to the last of an Islamic month at least; one in two has a thirtieth."""


def _western_easter(year: int) -> date:
    """Butcher's rule for the Gregorian calendar."""
    a, b, c = year % 19, year // 100, year % 100
    d = (19 * a + b - b // 4 - (b - (b + 8) // 25 + 1) // 3 + 15) % 30
    e = (32 + 2 * (b % 4) + 2 * (c // 4) - d - c % 4) % 7
    f = d + e - 7 * ((a + 11 * d + 22 * e) // 451) + 114
    return date(year, f // 31, f % 31 + 1)


def _orthodox_easter(year: int) -> date:
    """Meeus's rule for the Julian calendar, moved to the Gregorian one (1900 to 2099)."""
    a, b, c = year % 4, year % 7, year % 19
    d = (19 * c + 15) % 30
    e = (2 * a + 4 * b - d + 34) % 7
    month, day = divmod(d + e + 114, 31)
    return date(year, month, day + 1) + timedelta(13)
