"""Where sun and moon stand, as lunisolar calendars need it: Chinese months and Hindu lunar days.

Longitudes are in degrees of the ecliptic of date, times in days of the Julian date (universal time). The
series are the leading terms of Meeus, *Astronomical Algorithms* (2nd edition), chapters 25 and 47: good to
about 0.02 degrees, three minutes of a lunar day, from 1800 to 2200.
"""

from __future__ import annotations

from datetime import date
from functools import lru_cache
from math import radians, sin

__all__ = ["chinese_day", "hindu_day", "sun_day"]

_J2000 = 2451545.0
_ORDINAL = 1721424.5
"""Julian date of the midnight (universal time) that begins day 0 of `date.toordinal`."""
_SYNODIC = 29.530588853
_SIDEREAL_START, _PRECESSION = 23.857, 0.013970
"""Lahiri's ayanamsa at J2000, and its growth a year: how far the Hindu zodiac lies from the equinox."""
_CHINA, _INDIA = 8 / 24, 5.5 / 24
_MOMENTS = {"sunrise": 6.0, "noon": 12.0, "afternoon": 15.5, "evening": 19.0, "night": 24.0}
"""The hour of the day at which a feast's lunar day must hold; by the sun in truth, by the clock here."""
_MOON = (
    (6.288774, 0, 0, 1, 0), (1.274027, 2, 0, -1, 0), (0.658314, 2, 0, 0, 0), (0.213618, 0, 0, 2, 0),
    (-0.185116, 0, 1, 0, 0), (-0.114332, 0, 0, 0, 2), (0.058793, 2, 0, -2, 0), (0.057066, 2, -1, -1, 0),
    (0.053322, 2, 0, 1, 0), (0.045758, 2, -1, 0, 0), (-0.040923, 0, 1, -1, 0), (-0.034720, 1, 0, 0, 0),
    (-0.030383, 0, 1, 1, 0), (0.015327, 2, 0, 0, -2), (-0.012528, 0, 0, 1, 2), (0.010980, 0, 0, 1, -2),
    (0.010675, 4, 0, -1, 0), (0.010034, 0, 0, 3, 0), (0.008548, 4, 0, -2, 0), (-0.007888, 2, 1, -1, 0),
    (-0.006766, 2, 1, 0, 0), (-0.005163, 1, 0, -1, 0), (0.004987, 1, 1, 0, 0), (0.004036, 2, -1, 1, 0),
)  # fmt: skip
"""Coefficient, and multiples of elongation, sun's anomaly, moon's anomaly and argument of latitude."""


def chinese_day(year: int, month: int, day: int) -> date | None:
    """The Gregorian day in `year` of a day of the Chinese calendar, which Korea and Vietnam share.

    The month with the winter solstice is the eleventh; of 13 months from one to the next, the first without
    an entry of the sun into a sign is a leap month, in which no feast stands. Vietnam's hour apart from
    China's moves a new moon to another day about once in 20 years.
    """
    for last in (year - 1, year):
        first = _solstice_month(last)
        count = (month - 11) % 12
        if round((_solstice_month(last + 1) - first) / _SYNODIC) > 12:
            count += _leap_month(first, last) <= count
        begun = _new_moon_before(first + (count + 0.5) * _SYNODIC)
        found = date.fromordinal(_local(begun, _CHINA).toordinal() + day - 1)
        if found.year == year:
            return found
    return None


def _solstice_month(year: int) -> float:
    """The new moon that begins the month with the winter solstice of a year."""
    return _new_moon_before(_midnight_after(_sun_reaches(270.0, year), _CHINA))


def _leap_month(first: float, year: int) -> int:
    """How many months after the solstice's the one without an entry into a sign comes."""
    for count in range(1, 13):
        term = _sun_reaches((270.0 + 30 * count) % 360, year + 1)
        if _new_moon_before(_midnight_after(term, _CHINA)) > first + (count + 0.5) * _SYNODIC:
            return count
    return 13


def hindu_day(year: int, month: int, tithi: int, moment: str) -> date | None:
    """The Gregorian day in `year` on which a Hindu lunar day holds at its moment, by Indian time.

    Args:
        year: Gregorian year.
        month: 1 (Chaitra) to 12 (Phalguna), ending with the new moon (amanta).
        tithi: Lunar day, 1 to 30; 15 is the full moon's, 30 the new moon's.
        moment: `sunrise`, `noon`, `afternoon`, `evening` or `night` (midnight that ends the day).
    """
    for about in (year, year - 1):
        entry = _sun_enters(30 * (month - 1) % 360, about)
        found = _day_with(_new_moon_before(entry), tithi, _MOMENTS[moment])
        if found.year == year:
            return found
    return None


def sun_day(year: int, longitude: int) -> date:
    """The Indian day in `year` of the sun's entry into a sign of the Hindu zodiac; after sunset, the next."""
    return _local(_sun_enters(longitude, year) + 0.25, _INDIA)  # six hours carry sunset to midnight


def _day_with(new_moon: float, tithi: int, hour: float) -> date:
    begins = _moon_reaches(12.0 * (tithi - 1), new_moon)
    ends = _moon_reaches(12.0 * tithi, new_moon)
    first = _local(begins, _INDIA).toordinal()
    for day in range(first, first + 3):
        moment = _ORDINAL + day - _INDIA + hour / 24
        if begins <= moment < ends:
            return date.fromordinal(day)
    return date.fromordinal(first)  # a lunar day so short that it misses its moment


def _local(moment: float, offset: float) -> date:
    return date.fromordinal(int(moment + offset - _ORDINAL))


def _midnight_after(moment: float, offset: float) -> float:
    return _ORDINAL + _local(moment, offset).toordinal() + 1 - offset


def _sun(moment: float) -> float:
    century = (moment - _J2000) / 36525
    anomaly = radians(357.52911 + 35999.05029 * century)
    centre = (1.914602 - 0.004817 * century) * sin(anomaly) + 0.019993 * sin(2 * anomaly)
    centre += 0.000289 * sin(3 * anomaly)
    node = radians(125.04 - 1934.136 * century)
    return (280.46646 + 36000.76983 * century + centre - 0.00569 - 0.00478 * sin(node)) % 360


def _moon(moment: float) -> float:
    century = (moment - _J2000) / 36525
    mean = 218.3164477 + 481267.88123421 * century
    angles = (
        297.8501921 + 445267.1114034 * century,
        357.5291092 + 35999.0502909 * century,
        134.9633964 + 477198.8675055 * century,
        93.2720950 + 483202.0175233 * century,
    )
    total = mean - 0.00478 * sin(radians(125.04 - 1934.136 * century))
    for coefficient, *multiples in _MOON:
        # Terms with the sun's anomaly shrink as the earth's path grows rounder; too little to matter here.
        total += coefficient * sin(radians(sum(m * a for m, a in zip(multiples, angles, strict=True))))
    total += 0.003958 * sin(radians(119.75 + 131.849 * century)) + 0.001962 * sin(radians(mean - angles[3]))
    return total % 360


def _apart(angle: float) -> float:
    """An angle brought between -180 and 180 degrees."""
    return (angle + 180) % 360 - 180


@lru_cache(maxsize=512)
def _sun_reaches(longitude: float, year: int) -> float:
    """When in a Gregorian year the sun comes to a longitude."""
    moment = _ORDINAL + date(year, 1, 1).toordinal() + ((longitude - 280.0) % 360) / 360 * 365.2422
    for _ in range(6):
        moment += _apart(longitude - _sun(moment)) / 0.98565
    return moment


@lru_cache(maxsize=512)
def _sun_enters(longitude: float, year: int) -> float:
    """The same in the Hindu zodiac, which moves slowly against the equinox."""
    return _sun_reaches((longitude + _SIDEREAL_START + _PRECESSION * (year - 2000)) % 360, year)


def _moon_reaches(elongation: float, new_moon: float) -> float:
    """When after a new moon the moon stands so many degrees east of the sun."""
    moment = new_moon + elongation / 360 * _SYNODIC
    for _ in range(8):
        moment += _apart(elongation - (_moon(moment) - _sun(moment))) / 12.19
    return moment


def _new_moon_before(moment: float) -> float:
    age = (_moon(moment) - _sun(moment)) % 360 / 360 * _SYNODIC
    found = _moon_reaches(0.0, moment - age)
    return found if found <= moment else _moon_reaches(0.0, found - _SYNODIC)
