"""Movable feasts: the day that Easter or a day of the Islamic calendar falls on in a year.

Islamic days follow the Umm al-Qura calendar (1924 to 2077); in some countries they fall a day to either side.
"""

from __future__ import annotations

from datetime import date, timedelta

__all__ = ["day_of_feast"]

_FIRST_HIJRI_YEAR, _LAST_HIJRI_YEAR = 1343, 1500
"""The years that the package's Umm al-Qura tables cover."""


def day_of_feast(key: str, year: int) -> date | None:
    """The day of a feast in a Gregorian year; of two in one year, the first.

    Args:
        key: `easter+1` or `orthodox-2` (days from western or orthodox Easter), or `hijri 10-1` (month and
            day of the Islamic year).
        year: Gregorian year.
    """
    if key.startswith("hijri "):
        month, day = (int(n) for n in key.removeprefix("hijri ").split("-"))
        return _hijri(year, month, day)
    name, sign, days = (key[:6], key[6], key[7:]) if key.startswith("easter") else (key[:8], key[8], key[9:])
    sunday = _western_easter(year) if name == "easter" else _orthodox_easter(year)
    return sunday + timedelta(int(sign + days))


def _hijri(year: int, month: int, day: int) -> date | None:
    from hijridate import Hijri  # its tables load only when an Islamic feast is met

    about = (year - 622) * 33 // 32  # 33 Islamic years make 32 Gregorian ones
    for hijri in range(max(about - 1, _FIRST_HIJRI_YEAR), min(about + 2, _LAST_HIJRI_YEAR) + 1):
        there = Hijri(hijri, month, day).to_gregorian()
        if there.year == year:
            return date(there.year, there.month, there.day)
    return None


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
