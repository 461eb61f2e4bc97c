"""Turns each matched pattern into an atom: the parts of a date, or a time that stands by itself."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Literal

from vaka.edtf import days_of
from vaka.reading.times.clocks import CLOCKS
from vaka.reading.times.grammar import Match
from vaka.reading.times.lengths import length_of, relative_of
from vaka.reading.times.pack import Holiday
from vaka.reading.times.parts import Found, Parts, found_of
from vaka.reading.times.periods import PERIODS
from vaka.reading.times.resolving import resolve
from vaka.reading.times.tokens import Token
from vaka.reading.times.values import month_of, nth_of, number_of, one_of, value_of, weekday_of
from vaka.records import Relative

__all__ = ["Atom", "atom_of", "split_of"]


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


def _date(match: Match) -> Parts | None:
    if (full := one_of(match, "full")) is not None:
        return _full(full)
    if (deictic := one_of(match, "deictic")) is not None and isinstance(
        value := deictic.value("deictic"), tuple
    ):
        if day := number_of(match, "day"):
            return Parts(day=day)  # "어제(17일)"
        further = value[2] if len(value) == 3 else None
        part = further if isinstance(further, str) else None
        weekday = further if isinstance(further, int) else None
        return Parts(unit=value[0], amount=value[1], weekday=weekday, part=part)
    month = month_of(match)
    weekday = weekday_of(match)
    season = value_of(match, "season", "season")
    day, nth, year = number_of(match, "day"), nth_of(match), number_of(match, "year")
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


def _worded(match: Match) -> Parts | None:
    """A day whose year stands in words by hundreds: "25 January nineteen eighty-six"."""
    # "nineteen" of "nineteen eighty-six", or "seventeen hundred" of "seventeen hundred thirty-three"
    hundreds, rest = number_of(match, "century_word") or 0, number_of(match, "tens") or 0
    hundreds = hundreds // 100 if hundreds >= 1000 else hundreds
    if not 10 <= hundreds <= 20 or not 1 <= rest <= 99:
        return None
    return Parts(year=100 * hundreds + rest, month=month_of(match), day=number_of(match, "day"))


def _days(match: Match) -> Parts | None:
    """Days of one month: "3-5 September"; "18 and 19 June", which follow each other, span them too."""
    first, whole = number_of(match, "from"), _whole_date(match)
    last = whole.day if whole else None
    if first is None or last is None or not 1 <= first < last <= 31:
        return None
    joined = any(t.says("span.both") or t.says("comma") for t in match.tokens) and last != first + 1
    return replace(whole, first_day=None if joined else first) if whole else None


def _whole_date(match: Match) -> Parts | None:
    """The date that closes a span of days, by name or in figures."""
    if "full" in match.parts:
        return _full(match.parts["full"][0])
    if "pair" in match.parts:
        return _partial(match)
    return Parts(number_of(match, "year"), month_of(match), number_of(match, "day"))


def _is_weak(match: Match, month: int | None, weekday: int | None, season: int | None) -> bool:
    if season:
        return True  # but see `Found.told_by_verb`
    if "month_head" in {s for t in match.tokens for s in t.entry.meanings} or len(match.tokens) > 1:
        return False
    token = one_of(match, "month") or one_of(match, "weekday")
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
    if (amount := value_of(match, "shift", "shift")) is not None and "shift" in match.parts:
        toward: Literal["past", "future", "nearest"] = (
            "past" if amount < 0 else "future" if amount else "nearest"
        )
        return Parts(
            month=month, day=day, unit=None if amount else "year", amount=None if amount else 0, toward=toward
        )
    return Parts(month=month, day=day, weak="cue" not in match.parts and not token.suffix)


def _year(match: Match) -> Parts | None:
    year = number_of(match, "year")
    token = match.parts["year"][0]
    return Parts(year=year, weak=not token.suffix)


def _yearly(match: Match) -> Parts | None:
    return Parts(year=number_of(match, "year"))


def _day(match: Match) -> Parts | None:
    day = number_of(match, "day")
    # Where a mark says that it is a day ("15일") nothing else need speak for it.
    marked = any(t.says("day_mark") for t in match.tokens)
    return Parts(day=day, weak=not marked) if day and day <= 31 else None


def _weekday_day(match: Match) -> Parts | None:
    day = number_of(match, "day")
    return Parts(weekday=weekday_of(match), day=day, weak=True) if day else None


def _shifted(match: Match) -> Parts | None:
    """A direction and what it directs: last year, next Tuesday, this June, last night."""
    amount = value_of(match, "shift", "shift") or (
        2 if any(t.says("after_next") for t in match.tokens) else 0
    )
    unit = next((str(v) for k, v in match.parts["u"][0].entry.meanings.items() if k.startswith("u.")), None) \
        if "u" in match.parts else None  # fmt: skip
    if "u" in match.parts and any(t.says("plural") for t in match.tokens):
        return None  # "the coming days" are none in particular
    if unit == "day":
        return Parts(unit="day", amount=0) if amount == 0 else None  # "the last day" of something
    if unit is not None:
        return Parts(unit=unit, amount=amount, narrated=any(t.says("told_shift") for t in match.tokens))
    if "part" in match.parts:
        part = str(match.parts["part"][0].value("part"))
        return Parts(unit="day", amount=amount, part=part, narrated=amount > 0)
    if amount == 0:
        return Parts(unit="week" if "weekday" in match.parts else "year", amount=0)
    if "weekday" in match.parts and amount == 1 and not match.parts["shift"][0].says("coming"):
        return Parts(unit="week", amount=amount)
    if "weekday" in match.parts and amount > 1:
        return Parts(nth=amount, toward="future")
    if "weekday" in match.parts and amount < -1:
        return Parts(unit="week", amount=amount + 1)
    return Parts(toward="past" if amount < 0 else "future")


def _weekend(match: Match) -> Parts:
    return Parts(unit="weekend")


def _this_month(match: Match) -> Parts:
    """The end, or the start, of a month that is not named."""
    return Parts(unit="month", amount=0)


def _day_of_month(match: Match) -> Parts | None:
    """A day of this, the last or the next month told by a word alone: "22 الجاري"."""
    return Parts(unit="month", amount=value_of(match, "shift", "shift"), day=number_of(match, "day"))


def _shift(match: Match) -> Parts | None:
    shifted = _shifted(match)
    if shifted is None:
        return None
    month = month_of(match) or value_of(match, "season", "season")
    if month is not None and month > _LAST_MONTH and shifted == Parts(unit="year", amount=0):
        shifted = Parts()  # "this winter" is the one near, also in March
    return replace(shifted, month=month, weekday=weekday_of(match), day=number_of(match, "day"))


def _edge(match: Match) -> Parts | None:
    """The start, middle or end of a unit, which is this one: "by the end of the year"."""
    shifted = _shifted(match)
    return replace(shifted, amount=0) if shifted else None


def _month_day(match: Match) -> Parts | None:
    return Parts(month=month_of(match), day=number_of(match, "day"), weak=True)


def _narrated(match: Match) -> Parts | None:
    value = match.parts["narrated"][0].value("narrated")
    return Parts(unit=value[0], amount=value[1], narrated=True) if isinstance(value, tuple) else None


def _holiday(match: Match) -> Parts | None:
    holiday = match.parts["holiday"][0].value("holiday")
    if not isinstance(holiday, Holiday):
        return None
    amount = value_of(match, "shift", "shift") if "shift" in match.parts else None
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


def _eve(match: Match) -> Found | None:
    """The day before a feast or a day of a month."""
    parts = _holiday(match) if "holiday" in match.parts else _date(match)
    base = found_of(parts, match.start, match.end) if parts else None
    if base is None or base.grain != "day":
        return None
    before = Relative("day", -1, base=base.relative)
    if base.value is None:
        return Found(match.start, match.end, "DATE", None, "day", before)
    since = days_of(base.value)
    value = resolve(before, since)[0] if since else None
    return Found(match.start, match.end, "DATE", value, "day") if value else None


COUNTED_DAYS = 7
"""Days up to which a length is told to the hour: "2일 3시간"."""


def split_of(match: Match) -> int | None:
    """Tokens up to the day of "23일 2시간", the 23rd and two hours, where one word counts days and marks them."""
    if match.kind != "length":
        return None
    marks = next((n for n, t in enumerate(match.tokens, 1) if t.says("day_mark")), len(match.tokens))
    if marks == len(match.tokens):
        return None
    amounts = length_of(match.tokens).amounts
    return marks if "hour" in amounts and amounts.get("day", 0) > COUNTED_DAYS else None


_MARKS_OF_LENGTHS = ("for_before", "for_after", "shift", "later_after", "measure")


def _length(match: Match) -> Found | None:
    length = length_of(match.tokens)
    if not length.amounts:
        return None
    marked = any(t.says(m) for t in match.tokens for m in _MARKS_OF_LENGTHS)
    if (
        match.tokens[0].says("for_one")
        and any(t.says("plural") for t in match.tokens)
        and length.bare
        and length.counted
    ):
        return None  # "за годы войны" counts none
    weak = length.article and not marked
    return Found(
        match.start, match.end, "DURATION", length.value, length.grain, approximate=_near(match), weak=weak
    )


def _away(sign: int) -> Callable[[Match], Found | None]:
    def read(match: Match) -> Found | None:
        length = length_of(match.tokens)
        if not length.amounts:
            return None
        relative, grain, approximate = relative_of(length, sign)
        near = approximate or _near(match)
        kind = "TIME" if grain in ("hour", "minute", "second") else "DATE"
        if kind == "TIME" and sign > 0:  # hours ahead are counted from what is told: "nine hours later"
            return Found(match.start, match.end, "DURATION", length.value, grain, approximate=near)
        if sign < 0 and relative is not None and relative.unit == "year":
            relative = replace(relative, toward="past")  # a year before the anchor's day, no calendar year
        found = Found(match.start, match.end, kind, None, grain, relative, approximate=near)  # type: ignore[arg-type]
        if sign < 0:
            lasting = any(t.says("since_before") for t in match.tokens)
            return replace(found, length=length.value, lasting=True) if lasting else found
        leads = any(t.says("leads_on") for t in match.tokens)
        within = any(t.says("within") for t in match.tokens)
        return replace(found, length=length.value, leads=leads, within=within)

    return read


def _near(match: Match) -> bool:
    """Whether a word says that the length is only about so long."""
    return any(t.says("approximate_before") or t.says("and_more") for t in match.tokens)


def _ago_today(match: Match) -> Found | None:
    """The day so long before today: "two years ago today"."""
    if match.parts["deictic"][0].value("deictic") != ("day", 0):
        return None
    relative, _, _ = relative_of(length_of([t for t in match.tokens if not t.says("deictic")]), -1)
    if relative is None or relative.unit not in ("day", "month", "year"):
        return None
    if relative.unit != "day":
        relative = replace(relative, day=0)
    return Found(match.start, match.end, "DATE", None, "day", relative)


def _weekdays(match: Match) -> Parts | None:
    """Weekdays counted from today: "two Fridays ago", "in three Sundays"."""
    count = number_of(match, "nth")
    if not count or count > _WEEKDAYS:
        return None
    return Parts(weekday=weekday_of(match), nth=count, toward="past" if "back" in match.parts else "future")


_LAST_MONTH = 12
_WEEKDAYS = 10
"""How many weekdays anybody counts."""


def _later(match: Match) -> Found | None:
    """A length that leads on, or back, from another event; read against the anchor where it stands alone."""
    length = length_of(match.tokens)
    if not length.amounts:
        return None
    relative, _, near = relative_of(length, -1 if match.kind == "earlier" else 1)
    leads = match.tokens[-1].says("later_after")
    if relative is not None and match.tokens[-1].says("from_after"):
        relative = replace(relative, toward="past")  # "12 days after the vote" leads nowhere of itself
        leads = False
    return Found(
        match.start,
        match.end,
        "DURATION",
        length.value,
        length.grain,
        relative,
        approximate=near,
        narrated=True,
        leads=leads,
    )


def _set(match: Match) -> Found | None:
    if (weekday := weekday_of(match)) is not None:
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


def _zone(match: Match) -> Parts | None:
    return Parts(zone=str(match.parts["zone"][0].value("zone")))


def _part(match: Match) -> Parts | None:
    return Parts(part=str(match.parts["part"][0].value("part")), weak=True)


def _void(match: Match) -> None:
    return None


_READERS: dict[str, Callable[[Match], Parts | Found | None]] = {
    **PERIODS, **CLOCKS,
    "date": _date, "nth_weekday": _date, "days": _days, "worded": _worded,
    "partial": _partial, "day": _day, "month_day": _month_day, "year": _year,
    "yearly": _yearly, "weekday_day": _weekday_day, "shift": _shift,
    "edge": _edge, "weekend": _weekend, "day_of_month": _day_of_month,
    "this_month": _this_month,
    "narrated": _narrated, "holiday": _holiday, "eve": _eve, "length": _length, "ago": _away(-1),
    "in": _away(1), "later": _later, "earlier": _later,
    "ago_today": _ago_today, "weekdays": _weekdays,

    "set": _set, "part": _part, "zone": _zone, "void": _void,
}  # fmt: skip
