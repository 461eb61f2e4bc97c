"""Turns each matched pattern into an atom: the parts of a date, or a time that stands by itself."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Literal

from vaka.edtf import value_of_year
from vaka.reading.times.grammar import Match
from vaka.reading.times.lengths import count_of, length_of, relative_of
from vaka.reading.times.pack import Holiday
from vaka.reading.times.parts import Found, Parts, found_of
from vaka.reading.times.tokens import Token
from vaka.records import Relative

__all__ = ["Atom", "atom_of"]


@dataclass(frozen=True, slots=True)
class Atom:
    """A matched pattern with its meaning: `parts` may still be joined with a neighbour's, `found` may not."""

    match: Match
    first: int
    last: int
    parts: Parts | None = None
    found: Found | None = None

    @property
    def start(self) -> int:
        """Where it begins in the text."""
        return self.match.start

    @property
    def end(self) -> int:
        """Where it ends in the text."""
        return self.match.end


def atom_of(match: Match) -> Atom | None:
    """The atom of a match; `None` where it means no time after all (31 June, a void phrase)."""
    made = _READERS[match.kind](match)
    if made is None:
        return None
    if isinstance(made, Parts):
        return Atom(match, match.first, match.last, parts=made)
    return Atom(match, match.first, match.last, found=made)


def _number(match: Match, name: str) -> int | None:
    tokens = match.parts.get(name)
    count = count_of(tokens) if tokens else None
    return int(count) if count is not None else None


def _one(match: Match, name: str) -> Token | None:
    tokens = match.parts.get(name)
    return tokens[0] if tokens else None


def _value(match: Match, name: str, *symbols: str) -> int | None:
    token = _one(match, name)
    for symbol in symbols:
        if token is not None and isinstance(value := token.value(symbol), int):
            return value
    return None


def _month(match: Match) -> int | None:
    """The month by name, or by number where a language counts its months."""
    return _value(match, "month", "month", "weakmonth", "shortmonth") or _number(match, "month_no")


def _weekday(match: Match) -> int | None:
    return _value(match, "weekday", "weekday", "weakweekday", "shortweekday")


def _nth(match: Match) -> int | None:
    token = _one(match, "nth")
    if token is None:
        return None
    # "last" is the only direction that counts days of a month.
    shift = token.value("shift")
    number = _number(match, "nth") if not isinstance(shift, int) or token.says("nth") else None
    return number if number is not None else (-1 if shift == -1 else None)


def _date(match: Match) -> Parts | None:
    if (full := _one(match, "full")) is not None:
        return _full(full)
    if (deictic := _one(match, "deictic")) is not None and isinstance(
        value := deictic.value("deictic"), tuple
    ):
        return Parts(unit=value[0], amount=value[1], weekday=value[2] if len(value) == 3 else None)
    month = _month(match)
    weekday = _weekday(match)
    season = _value(match, "season", "season")
    day, nth, year = _number(match, "day"), _nth(match), _number(match, "year")
    if year is not None and year < 100:
        year += 2000 if year < 70 else 1900
    if "nth" in match.parts and nth is None:
        return None
    if day is not None and not 1 <= day <= 31:
        return None
    shifted = _shifted(match) if "shift" in match.parts else Parts()
    if shifted is None:
        return None
    weak = not day and not year and not nth and _is_weak(match, month, weekday, season)
    return replace(shifted, year=year, month=month or season, day=day, weekday=weekday, nth=nth, weak=weak)


def _days(match: Match) -> Parts | None:
    """Days of one month: "3-5 September"; "18 and 19 June", which follow each other, span them too."""
    first, whole = _number(match, "from"), _whole_date(match)
    last = whole.day if whole else None
    if first is None or last is None or not 1 <= first < last <= 31:
        return None
    joined = any(t.says("span.both") for t in match.tokens) and last != first + 1
    return replace(whole, first_day=None if joined else first) if whole else None


def _whole_date(match: Match) -> Parts | None:
    """The date that closes a span of days, by name or in figures."""
    if "full" in match.parts:
        return _full(match.parts["full"][0])
    if "pair" in match.parts:
        return _partial(match)
    return Parts(_number(match, "year"), _month(match), _number(match, "day"))


def _is_weak(match: Match, month: int | None, weekday: int | None, season: int | None) -> bool:
    if season:
        return True
    if "month_head" in {s for t in match.tokens for s in t.entry.meanings} or len(match.tokens) > 1:
        return False
    token = _one(match, "month") or _one(match, "weekday")
    if token is None or token.says("nth"):  # "τρίτη" is third before it is Tuesday
        return token is not None
    return not (token.says("month") or token.says("weekday"))


def _full(token: Token) -> Parts | None:
    value = str(token.value("date") or token.value("yearmonth") or token.value("monthyear"))
    day, _, clock = value.partition("T")
    numbers = [int(n) for n in day.split("-")]
    if len(numbers) == 2:
        return Parts(year=numbers[0], month=numbers[1], weak=not token.says("monthyear"))
    return Parts(year=numbers[0], month=numbers[1], day=numbers[2], clock=clock or None)


def _partial(match: Match) -> Parts | None:
    token = match.parts["pair"][0]
    value = token.value("partial")
    if not isinstance(value, tuple):
        return None
    month, day = divmod(value[1], 100)
    return Parts(month=month, day=day, weak="cue" not in match.parts and not token.suffix)


def _year(match: Match) -> Parts | None:
    year = _number(match, "year")
    token = match.parts["year"][0]
    return Parts(year=year, weak=not token.suffix)


def _years(match: Match) -> Found | None:
    """Two years, the second cut short: "1950-53"."""
    first, last = _number(match, "year"), _number(match, "last")
    if first is None or last is None or last > 99 or first % 100 >= last:
        return None
    value = f"{first}/{first // 100 * 100 + last}"
    return Found(match.start, match.end, "DATE", value, "year")


def _bc(match: Match) -> Found | None:
    """A year before Christ; EDTF counts astronomically, so that 2 BC is -0001."""
    year = _number(match, "year")
    value = value_of_year(1 - year) if year and year < 10_000 else None
    return Found(match.start, match.end, "DATE", value, "year") if value else None


def _yearly(match: Match) -> Parts | None:
    return Parts(year=_number(match, "year"))


def _day(match: Match) -> Parts | None:
    day = _number(match, "day")
    # Where a mark says that it is a day ("15일") nothing else need speak for it.
    marked = any(t.says("day_mark") for t in match.tokens)
    return Parts(day=day, weak=not marked) if day and day <= 31 else None


def _weekday_day(match: Match) -> Parts | None:
    day = _number(match, "day")
    return Parts(weekday=_weekday(match), day=day, weak=True) if day else None


def _shifted(match: Match) -> Parts | None:
    """A direction and what it directs: last year, next Tuesday, this June, last night."""
    amount = _value(match, "shift", "shift") or (2 if any(t.says("after_next") for t in match.tokens) else 0)
    unit = next((str(v) for k, v in match.parts["u"][0].entry.meanings.items() if k.startswith("u.")), None) \
        if "u" in match.parts else None  # fmt: skip
    if "u" in match.parts and any(t.says("plural") for t in match.tokens):
        return None  # "the coming days" are none in particular
    if unit == "day":
        return Parts(unit="day", amount=0) if amount == 0 else None  # "the last day" of something
    if unit is not None:
        return Parts(unit=unit, amount=amount)
    if "part" in match.parts:
        return Parts(unit="day", amount=amount, part="part", narrated=amount > 0)
    if amount == 0:
        return Parts(unit="week" if "weekday" in match.parts else "year", amount=0)
    if "weekday" in match.parts and amount == 1 and not match.parts["shift"][0].says("coming"):
        return Parts(unit="week", amount=amount)
    if "weekday" in match.parts and amount > 1:
        return Parts(nth=amount, toward="future")
    if "weekday" in match.parts and amount < -1:
        return Parts(unit="week", amount=amount + 1)
    return Parts(toward="past" if amount < 0 else "future")


def _shift(match: Match) -> Parts | None:
    shifted = _shifted(match)
    if shifted is None:
        return None
    month = _month(match) or _value(match, "season", "season")
    return replace(shifted, month=month, weekday=_weekday(match), day=_number(match, "day"))


def _edge(match: Match) -> Parts | None:
    """The start, middle or end of a unit, which is this one: "by the end of the year"."""
    shifted = _shifted(match)
    return replace(shifted, amount=0) if shifted else None


def _month_day(match: Match) -> Parts | None:
    return Parts(month=_month(match), day=_number(match, "day"), weak=True)


def _narrated(match: Match) -> Parts | None:
    value = match.parts["narrated"][0].value("narrated")
    return Parts(unit=value[0], amount=value[1], narrated=True) if isinstance(value, tuple) else None


def _holiday(match: Match) -> Parts | None:
    holiday = match.parts["holiday"][0].value("holiday")
    if not isinstance(holiday, Holiday):
        return None
    amount = _value(match, "shift", "shift") if "shift" in match.parts else None
    toward: Literal["past", "future", "nearest"] = "nearest"
    if amount:
        toward = "past" if amount < 0 else "future"
    amount = 0 if amount == 0 else None
    unit = "year" if amount == 0 else None
    if holiday.feast:
        return Parts(unit=unit, amount=amount, feast=holiday.feast, toward=toward)
    return Parts(
        month=holiday.month, day=holiday.day, weekday=holiday.weekday, nth=holiday.nth,
        unit=unit, amount=amount, toward=toward,
    )  # fmt: skip


def _length(match: Match) -> Found | None:
    length = length_of(match.tokens)
    if not length.amounts:
        return None
    marked = any(t.says(m) for t in match.tokens for m in ("for_before", "for_after", "shift", "later_after"))
    near = any(t.says("approximate_before") for t in match.tokens)
    weak = length.article and not marked
    return Found(match.start, match.end, "DURATION", length.value, length.grain, approximate=near, weak=weak)


def _away(sign: int) -> Callable[[Match], Found | None]:
    def read(match: Match) -> Found | None:
        relative, grain, approximate = relative_of(length_of(match.tokens), sign)
        near = approximate or any(t.says("approximate_before") for t in match.tokens)
        kind = "TIME" if grain in ("hour", "minute", "second") else "DATE"
        if kind == "TIME" and sign > 0:  # hours ahead are counted from what is told: "nine hours later"
            length = length_of(match.tokens)
            return Found(match.start, match.end, "DURATION", length.value, grain, approximate=near)
        return Found(match.start, match.end, kind, None, grain, relative, approximate=near)  # type: ignore[arg-type]

    return read


def _ago_today(match: Match) -> Found | None:
    """The day so long before today: "two years ago today"."""
    if match.parts["deictic"][0].value("deictic") != ("day", 0):
        return None
    relative, _, _ = relative_of(length_of(match.tokens[:-1]), -1)
    if relative is None or relative.unit not in ("day", "month", "year"):
        return None
    if relative.unit != "day":
        relative = replace(relative, day=0)
    return Found(match.start, match.end, "DATE", None, "day", relative)


def _weekdays(match: Match) -> Parts | None:
    """Weekdays counted from today: "two Fridays ago", "in three Sundays"."""
    count = _number(match, "nth")
    if not count or count > _WEEKDAYS:
        return None
    return Parts(weekday=_weekday(match), nth=count, toward="past" if "back" in match.parts else "future")


_WEEKDAYS = 10
"""How many weekdays anybody counts."""


def _half(match: Match) -> Found | None:
    """The first or the second half of a year."""
    first, last = (1, 6) if match.parts["half"][0].says("half1") else (7, 12)
    if year := _number(match, "year"):
        value = f"{year:04}-{first:02}/{year:04}-{last:02}"
        return Found(match.start, match.end, "DATE", value, "month")
    told = match.parts["deictic"][0].value("deictic") if "deictic" in match.parts else None
    if "deictic" in match.parts and not (isinstance(told, tuple) and told[0] == "year"):
        return None
    amount = told[1] if isinstance(told, tuple) else _value(match, "shift", "shift") or 0
    relative = Relative("year", amount, month=first, until=Relative("year", amount, month=last))
    return Found(match.start, match.end, "DATE", None, "month", relative)


def _portion(match: Match) -> Found | None:
    """A quarter or half of a year, or the first or last days, weeks or months of a year or month."""
    first, last = _quarter(match) if "count" not in match.parts else _edge_months(match)
    if not first:
        return _edge_days(match)
    if year := _number(match, "year"):
        value = f"{year:04}-{first:02}/{year:04}-{last:02}"
        return Found(match.start, match.end, "DATE", value, "month")
    told = match.parts["deictic"][0].value("deictic") if "deictic" in match.parts else None
    if "deictic" in match.parts and not (isinstance(told, tuple) and told[0] == "year"):
        return None
    amount = told[1] if isinstance(told, tuple) else _value(match, "shift", "shift")
    relative = Relative("year", amount, month=first, until=Relative("year", amount, month=last))
    return Found(match.start, match.end, "DATE", None, "month", relative)


def _quarter(match: Match) -> tuple[int, int]:
    if "q" in match.parts:
        number, size = _value(match, "q", "q") or 0, 3
    else:
        number = _ordinal(match, "nth") or 0
        size = 3 if match.parts["u"][0].says("u.quarter") else 6
    return (size * (number - 1) + 1, size * number) if 1 <= number <= 12 // size else (0, 0)


def _ordinal(match: Match, name: str) -> int | None:
    token = _one(match, name)
    if token is not None and isinstance(roman := token.value("roman"), int):
        return roman
    if token is not None and not token.says("nth") and token.value("shift") == -1:
        return -1
    return _number(match, name)


def _edge_months(match: Match) -> tuple[int, int]:
    count, nth = _number(match, "count") or 0, _ordinal(match, "nth")
    if not match.parts["u"][0].says("u.month") or not 1 < count < 12 or nth not in (1, -1):
        return 0, 0
    return (1, count) if nth == 1 else (13 - count, 12)


def _edge_days(match: Match) -> Found | None:
    """The first days of a month of a year: "the first ten days of July"."""
    month, count, year = _month(match), _number(match, "count") or 0, _number(match, "year")
    if (
        month is None
        or not match.parts["u"][0].says("u.day")
        or not 1 < count < 28
        or _ordinal(match, "nth") != 1
    ):
        return None
    parts = Parts(year=year, month=month, day=count, first_day=1)
    return found_of(parts, match.start, match.end)


def _later(match: Match) -> Found | None:
    """A length that leads on, or back, from another event; read against the anchor where it stands alone."""
    length = length_of(match.tokens)
    relative, _, near = relative_of(length, -1 if match.kind == "earlier" else 1)
    if relative is not None and match.tokens[-1].says("from_after"):
        relative = replace(relative, toward="past")  # "12 days after the vote" leads nowhere of itself
    return Found(
        match.start,
        match.end,
        "DURATION",
        length.value,
        length.grain,
        relative,
        approximate=near,
        narrated=True,
    )


def _decade(match: Match) -> Found | None:
    year = _number(match, "decades")
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


_THIS_CENTURY = 21


def _ordinal_of_century(match: Match) -> int | None:
    number = _number(match, "century")
    token = _one(match, "century")
    if number is None and token is not None and isinstance(roman := token.value("roman"), int):
        number = roman
    return number if number is not None and 1 <= number <= 30 else None


def _century(match: Match) -> Found | None:
    number = _ordinal_of_century(match)
    if number is None:
        return None
    return Found(match.start, match.end, "DATE", f"{number - 1:02}XX", "century")


def _set(match: Match) -> Found | None:
    if (weekday := _weekday(match)) is not None:
        return Found(match.start, match.end, "SET", f"XXXX-WXX-{weekday + 1}", "day")
    unit = next((str(t.value("set")) for t in match.tokens if t.says("set")), None)
    if unit is None:
        counted = [t for t in match.tokens if not t.says("every")]
        unit_only = next((str(v) for k, v in counted[-1].entry.meanings.items() if k.startswith("u.")), "day")
        length = length_of(counted)
        if length.amounts:
            return Found(match.start, match.end, "SET", length.value, length.grain)
        unit = unit_only
    letter = {"decade": "P10Y", "century": "P100Y", "quarter": "P3M", "weekend": "P1WE", "hour": "PT1H",
              "minute": "PT1M", "second": "PT1S"}.get(unit, f"P1{unit[0].upper()}")  # fmt: skip
    grain = {"quarter": "month", "weekend": "week"}.get(unit, unit)
    return Found(match.start, match.end, "SET", letter, grain)  # type: ignore[arg-type]


def _clock(match: Match) -> Parts | None:
    token = _one(match, "clock")
    value = (token.value("clock") or token.value("dotclock")) if token else None
    hour, minute = (int(n) for n in str(value).split(":")) if value else (_number(match, "hour") or 0, 0)
    half = match.parts.get("half_day")
    if half and half[0].says("pm") and hour < 12:
        hour += 12
    if half and half[0].says("am") and hour == 12:
        hour = 0
    minute = _number(match, "minute") or minute
    if hour > 24 or minute > 59:
        return None
    return Parts(clock=f"{hour % 24:02}:{minute:02}", weak=len(match.tokens) == 1)


def _part(match: Match) -> Parts | None:
    return Parts(part=str(match.parts["part"][0].value("part")), weak=True)


def _void(match: Match) -> None:
    return None


_READERS: dict[str, Callable[[Match], Parts | Found | None]] = {
    "date": _date, "days": _days, "partial": _partial, "day": _day, "month_day": _month_day, "year": _year,
    "years": _years, "bc": _bc, "yearly": _yearly, "weekday_day": _weekday_day, "shift": _shift,
    "edge": _edge, "narrated": _narrated, "holiday": _holiday, "length": _length, "ago": _away(-1),
    "in": _away(1), "later": _later, "earlier": _later,
    "ago_today": _ago_today, "weekdays": _weekdays, "half": _half, "portion": _portion, "decade": _decade,
    "century": _century,
    "set": _set, "clock": _clock, "part": _part, "void": _void,
}  # fmt: skip
