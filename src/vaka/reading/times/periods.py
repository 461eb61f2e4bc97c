"""Stretches of years and months: halves, quarters, decades, centuries, years before Christ."""

from __future__ import annotations

from collections.abc import Callable

from vaka.edtf import value_of_days, value_of_year
from vaka.reading.times.feasts import islamic_days
from vaka.reading.times.grammar import Match
from vaka.reading.times.parts import Found, Parts, found_of
from vaka.reading.times.values import month_of, number_of, one_of, ordinal_of, value_of
from vaka.records import Grain, Relative

__all__ = ["PERIODS"]

_THIS_CENTURY = 21


def _years(match: Match) -> Found | None:
    """Two years, the second cut short: "1950-53"."""
    first, last = number_of(match, "year"), number_of(match, "last")
    if first is None or last is None or last > 99 or first % 100 >= last:
        return None
    value = f"{first}/{first // 100 * 100 + last}"
    return Found(match.start, match.end, "DATE", value, "year")


def _bc(match: Match) -> Found | None:
    """A year before Christ; EDTF counts astronomically, so that 2 BC is -0001."""
    year = number_of(match, "year")
    value = value_of_year(1 - year) if year and year < 10_000 else None
    return Found(match.start, match.end, "DATE", value, "year") if value else None


def _half(match: Match) -> Found | None:
    """The first or the second half of a year."""
    first, last = (1, 6) if match.parts["half"][0].says("half1") else (7, 12)
    return _months(match, first, last, amount=0)


def _portion(match: Match) -> Found | None:
    """A quarter or half of a year, or the first or last days, weeks or months of a year or month."""
    if "month" in match.parts and ("count" not in match.parts or "end" in match.parts):
        return _months_to(match)
    first, last = _quarter(match) if "count" not in match.parts else _edge_months(match)
    if not first:
        return _edge_days(match)
    return _months(match, first, last, amount=None)


def _months_to(match: Match) -> Found | None:
    """The months that end with one: "the September quarter", "the three months to June", "the year ended March"."""
    last, year = month_of(match), number_of(match, "year")
    unit = match.parts["u"][0]
    count = 3 if unit.says("u.quarter") else number_of(match, "count") or (12 if unit.says("u.year") else 0)
    if last is None or last > _MONTHS or not 1 < count <= _MONTHS:
        return None
    first = (last - count) % _MONTHS + 1
    if year is not None:
        since = year - 1 if first > last else year
        return Found(match.start, match.end, "DATE", f"{since:04}-{first:02}/{year:04}-{last:02}", "month")
    relative = Relative("year", None, month=first, until=Relative("year", None, month=last))
    return Found(match.start, match.end, "DATE", None, "month", relative)


_MONTHS = 12


def _months(match: Match, first: int, last: int, amount: int | None) -> Found | None:
    """Months of the year that the match names or points to; without either, of the one `amount` years off."""
    if year := number_of(match, "year"):
        value = f"{year:04}-{first:02}/{year:04}-{last:02}"
        return Found(match.start, match.end, "DATE", value, "month")
    told = match.parts["deictic"][0].value("deictic") if "deictic" in match.parts else None
    if "deictic" in match.parts and not (isinstance(told, tuple) and told[0] == "year"):
        return None
    shift = told[1] if isinstance(told, tuple) else value_of(match, "shift", "shift")
    amount = amount if shift is None else shift
    relative = Relative("year", amount, month=first, until=Relative("year", amount, month=last))
    return Found(match.start, match.end, "DATE", None, "month", relative)


def _quarter(match: Match) -> tuple[int, int]:
    if "q" in match.parts:
        number, size = value_of(match, "q", "q") or 0, 3
    else:
        number = ordinal_of(match, "nth") or 0
        size = 3 if match.parts["u"][0].says("u.quarter") else 6
    return (size * (number - 1) + 1, size * number) if 1 <= number <= 12 // size else (0, 0)


def _edge_months(match: Match) -> tuple[int, int]:
    count, nth = number_of(match, "count") or 0, ordinal_of(match, "nth")
    if not match.parts["u"][0].says("u.month") or not 1 < count < 12 or nth not in (1, -1):
        return 0, 0
    return (1, count) if nth == 1 else (13 - count, 12)


def _edge_days(match: Match) -> Found | None:
    """The first days of a month of a year: "the first ten days of July"."""
    month, count, year = month_of(match), number_of(match, "count") or 0, number_of(match, "year")
    if (
        month is None
        or not match.parts["u"][0].says("u.day")
        or not 1 < count < 28
        or ordinal_of(match, "nth") != 1
    ):
        return None
    parts = Parts(year=year, month=month, day=count, first_day=1)
    return found_of(parts, match.start, match.end)


def _decade(match: Match) -> Found | None:
    year = number_of(match, "decades")
    if year is not None and year % 10 and match.parts["decades"][0].says("fig4"):
        return Found(match.start, match.end, "DATE", value_of_year(year), "year")  # "les années 2009 à 2012"
    if year is None or year % 10:
        return None
    if "century" in match.parts:
        return _decade_of_century(match, year)
    bare = len(match.tokens) == 1 and year < 100 and not match.tokens[0].says("yy")
    if year < 100:
        year += 1900 if year >= 20 else 2000
    if not 1000 <= year < 2200:
        return None
    return Found(match.start, match.end, "DATE", f"{year // 10:03}X", "decade", weak=bare)


def _decade_of_century(match: Match, decade: int) -> Found | None:
    """A decade of a century told beside it; with a number alone, a word for years must stand there too."""
    token = match.parts["century"][0]
    marked = any(t.says("decade_after") or t.says("decade_before") or t.says("decades") for t in match.tokens)
    shift = token.value("shift")
    number = _ordinal_of_century(match)
    if isinstance(shift, int) and not token.says("nth"):
        number = _THIS_CENTURY + shift  # news pages are of this century; their anchor may still be unknown
    if number is None or not marked or not 10 <= decade <= 90:
        return None
    return Found(match.start, match.end, "DATE", f"{number - 1:02}{decade // 10}X", "decade")


def _ordinal_of_century(match: Match) -> int | None:
    number = number_of(match, "century")
    token = one_of(match, "century")
    if number is None and token is not None and isinstance(roman := token.value("roman"), int):
        number = roman
    return number if number is not None and 1 <= number <= 30 else None


def _century(match: Match) -> Found | None:
    number = _ordinal_of_century(match)
    if number is None:
        return None
    return Found(match.start, match.end, "DATE", f"{number - 1:02}XX", "century")


def _hijri(match: Match) -> Found | None:
    """A date of the Islamic calendar; without a year, its day or month near the anchor."""
    month, day, year = (
        value_of(match, "month", "hijrimonth"),
        number_of(match, "day"),
        number_of(match, "year"),
    )
    if day is not None and not 1 <= day <= 30:
        return None
    grain: Grain = "day" if day else "month" if month else "year"
    if year is not None:
        days = islamic_days(year, month, day)
        return Found(match.start, match.end, "DATE", value_of_days(days), grain) if days else None
    if month is None:
        return None
    if day:
        return Found(
            match.start, match.end, "DATE", None, grain, Relative("year", None, feast=f"hijri {month}-{day}")
        )
    last = Relative("year", None, feast=f"hijri {month % 12 + 1}-1 -1")
    relative = Relative("year", None, feast=f"hijri {month}-1", until=last)
    return Found(match.start, match.end, "DATE", None, grain, relative)


PERIODS: dict[str, Callable[[Match], Found | None]] = {
    "years": _years, "bc": _bc, "half": _half, "portion": _portion, "decade": _decade, "century": _century,
    "hijri": _hijri,
}  # fmt: skip
"""The readers of periods by the kind of their patterns."""
