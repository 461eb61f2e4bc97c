"""What the words of one date say together, and how that becomes a value or a relative time."""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass, fields, replace
from datetime import date
from typing import Literal

from vaka.edtf import days_of, grain_of, value_of_day, value_of_month, value_of_year
from vaka.reading.times.resolving import at_clock, resolve
from vaka.records import Grain, Relative, TimexType

__all__ = ["Found", "Parts", "Tense", "found_of", "hour_in", "impossible"]

Tense = Literal["past", "present", "ahead", "open"]
"""`open`: nothing near tells it; `present` may be the plan of a day to come or the day's own report."""

_SHIFTED: dict[str, Grain] = {
    "second": "second", "minute": "minute", "hour": "hour", "day": "day", "week": "week", "weekend": "week",
    "month": "month", "quarter": "month", "semester": "month", "year": "year", "decade": "decade", "century": "century",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Found:
    """A time found in a text, not yet read against any anchor."""

    start: int
    end: int
    type: TimexType
    value: str | None
    """Set where no anchor is needed."""
    grain: Grain
    relative: Relative | None = None
    approximate: bool = False
    narrated: bool = False
    """Told from another time of the story ("the next day"), not from the day of writing."""
    weak: bool = False
    """May be no time at all unless something else in the text speaks for it."""
    reason: str = ""
    """Why it has no value although it is told in full: the calendar has no such day."""
    length: str | None = None
    """Of "in two years", the duration that it tells where its verb is past: how long it took."""
    by_verb: bool = False
    """Whether it is a time only where its verb is past or future, and not where it tells of any such season."""
    described: bool = False
    """Whether it is an adjective, whose noun may lie ahead or behind: "пятничное заседание"."""
    leads: bool = False
    """Whether the words lead on from what is told wherever they stand: "two years later", "через два года" with a verb
    in the past; not "after two years"."""
    story: bool = False
    """Of "이날", whether it is the day that the story tells of, and not one just named in an aside."""
    row: bool = False
    """Whether it goes on a row of weekdays or months: "Monday and Tuesday"."""
    closes: int | None = None
    """Of "after two years" at the end of its clause, where that clause begins: it may lead on from a day before it."""
    within: bool = False
    """Whether "in two weeks" means within them, so that it names no day but where something is to be done by then."""
    lasting: bool = False
    """Whether the words tell how long something lasts (`length`) unless their verb is past: "منذ عامين"."""
    tense: Tense = "open"
    """What the verb that it goes with says; only set where the reading hangs on it."""
    anniversary: int | None = None
    """Which anniversary of this time the words tell: "the 80th anniversary of the 1945 accord"."""


@dataclass(frozen=True, slots=True)
class Parts:
    """The parts of a date that its words give. `unit` and `amount` are a shift: last year is year, -1."""

    year: int | None = None
    month: int | None = None
    """1 to 12; 21 to 24 for spring to winter."""
    day: int | None = None
    weekday: int | None = None
    first_day: int | None = None
    """Where the date spans several days, the first; `day` is the last."""
    nth: int | None = None
    unit: str | None = None
    amount: int | None = None
    clock: str | None = None
    """`17:00`, or `17:00/22:00` from one to the other."""
    part: str | None = None
    zone: str | None = None
    """Offset from universal time, `+03:00`, or `local`."""
    feast: str | None = None
    toward: Literal["past", "future", "ahead", "nearest", "beside"] = "nearest"
    narrated: bool = False
    weak: bool = False

    def given(self) -> frozenset[str]:
        """Names of the parts that are set."""
        return frozenset(
            f.name
            for f in fields(self)
            if f.name not in ("toward", "narrated", "weak") and getattr(self, f.name) is not None
        )

    def joined(self, other: Parts) -> Parts | None:
        """Both together; `None` where they contradict or where their parts make no date."""
        mine, theirs = self.given(), other.given()
        if mine & theirs or not _coherent(mine | theirs):
            return None
        if "day" in mine | theirs and "month" not in mine | theirs and "year" in (self.unit, other.unit):
            return None  # "this year the 14th" is no day
        changes = {name: getattr(other, name) for name in theirs}
        if mine == {"weekday"} and self.toward == "past" and "month" in theirs and "day" not in theirs:
            # "the last Friday of October": last of the month, not the one gone by.
            return replace(self, **changes, nth=-1, toward="nearest", weak=False)
        if other.toward != "nearest":
            changes["toward"] = other.toward
        return replace(self, **changes, narrated=self.narrated or other.narrated, weak=False)


def _coherent(given: frozenset[str]) -> bool:
    if "year" in given and "amount" in given:
        return False
    if "feast" in given:
        return given <= {"feast", "year", "unit", "amount", "clock", "part"}
    if "unit" in given and "day" in given and "month" not in given:
        return True
    if "day" in given and "month" not in given:
        return "weekday" in given or given <= {"day", "clock", "part", "zone"}
    if "nth" in given and "month" not in given and "unit" not in given and "weekday" not in given:
        return False
    return not ("year" in given and "weekday" in given and "month" not in given)


def found_of(parts: Parts, start: int, end: int) -> Found | None:
    """The time that the parts make; `None` where they make none, as a 31 June."""
    if parts.clock and parts.part and "/" not in parts.clock:
        parts = replace(parts, clock=_in_part(parts.clock, parts.part), part=None)
    if parts.feast:
        return _feast(parts, start, end)
    if parts.first_day:
        return _several_days(parts, start, end)
    if parts.zone:
        return _zoned(parts, start, end)
    if parts.given() <= {"clock", "part"}:
        return _time_of_day(parts, start, end)
    relative = _relative(parts)
    if relative is not None:
        kind: TimexType = "TIME" if parts.clock or relative.unit in ("hour", "minute", "second") else "DATE"
        return Found(
            start, end, kind, None, _grain(relative), relative, narrated=parts.narrated, weak=parts.weak
        )
    value = _absolute(parts)
    if value is None:
        return None
    if parts.clock and "/" not in value:
        return Found(start, end, "TIME", at_clock(value, parts.clock), "minute")
    return Found(start, end, "DATE", value, grain_of(value), weak=parts.weak)


def impossible(parts: Parts, start: int, end: int) -> Found | None:
    """A day that the calendar does not have (30 February, 29 February of a common year), with its reason."""
    month, day = parts.month or 0, parts.day or 0
    if not 1 <= month <= 12 or not 1 <= day <= 31 or parts.first_day or parts.feast:
        return None
    year = parts.year or _LEAP
    if day <= monthrange(year, month)[1]:
        return None
    told = f"{parts.year}-{month:02}-{day:02}" if parts.year else f"{month:02}-{day:02}"
    return Found(start, end, "DATE", None, "day", reason=f"the calendar has no {told}")


_LEAP = 2000


def _feast(parts: Parts, start: int, end: int) -> Found | None:
    relative = Relative("year", parts.amount, toward=parts.toward, feast=parts.feast, time=parts.clock)
    kind: TimexType = "TIME" if parts.clock else "DATE"
    grain: Grain = "minute" if parts.clock else "day"
    if parts.year is None:
        return Found(start, end, kind, None, grain, relative)
    value = resolve(replace(relative, amount=0), date(parts.year, 6, 30))[0]
    return Found(start, end, kind, value, grain) if value else None


def _in_part(clock: str, part: str) -> str:
    """A clock time of twelve hours in a part of the day told beside it: "last night at 10"."""
    return f"{hour_in(int(clock[:2]), part):02}{clock[2:]}"


_NIGHT_ENDS, _NOON_STARTS = 6, 5
"""Hours of the night below the first come after midnight ("2 at night", but "10 at night"); of noon, below the second
after it."""


def hour_in(hour: int, part: str) -> int:
    """The hour of the day that an hour of twelve is in a part of the day."""
    if hour > 12:
        return hour
    if part == "night":
        return 0 if hour == 12 else hour if hour < _NIGHT_ENDS else hour + 12
    late = part in ("afternoon", "evening") or (part == "noon" and hour < _NOON_STARTS)
    return hour + 12 if late and hour < 12 else hour


def _zoned(parts: Parts, start: int, end: int) -> Found | None:
    """A time of day with its zone; a zone by itself, or after a mere day, is no time."""
    if not parts.clock:
        rest = replace(parts, zone=None)
        return found_of(rest, start, end) if rest.given() else None
    offset = "" if parts.zone == "local" else parts.zone
    return found_of(replace(parts, clock=f"{parts.clock}{offset}", zone=None), start, end)


def _several_days(parts: Parts, start: int, end: int) -> Found | None:
    first = found_of(replace(parts, day=parts.first_day, first_day=None, clock=None), start, end)
    last = found_of(replace(parts, first_day=None, clock=None), start, end)
    if first is None or last is None:
        return None
    if first.value and last.value:
        return Found(start, end, "DATE", f"{first.value}/{last.value}", "day")
    if first.relative and last.relative:
        return Found(start, end, "DATE", None, "day", replace(first.relative, until=last.relative))
    return None


def _time_of_day(parts: Parts, start: int, end: int) -> Found | None:
    if parts.clock:
        return Found(start, end, "TIME", at_clock("", parts.clock), "minute", weak=parts.weak)
    return None


def _absolute(parts: Parts) -> str | None:
    if parts.year is None:
        return None
    if parts.month is None:
        return value_of_year(parts.year)
    if parts.nth is not None:
        return _nth(parts)
    if parts.day is None:
        return value_of_month(parts.year, parts.month)
    try:
        return value_of_day(date(parts.year, parts.month, parts.day))
    except ValueError:
        return None


def _nth(parts: Parts) -> str | None:
    relative = Relative("year", 0, month=parts.month, weekday=parts.weekday, nth=parts.nth)
    return resolve(relative, date(parts.year or 1, 6, 30))[0]


def _relative(parts: Parts) -> Relative | None:
    """The relative time, where the parts leave the year open or shift it."""
    if parts.year is not None:
        return None
    toward = parts.toward
    if parts.unit == "weekend":
        last = Relative("week", parts.amount, weekday=6)
        return Relative("week", parts.amount, weekday=5, until=last)
    if parts.unit in ("quarter", "semester"):
        return None
    if parts.unit is not None:
        unit = _SHIFTED[parts.unit]
        weekday = parts.weekday if unit == "week" or parts.nth or parts.month else None
        return Relative(unit, parts.amount, parts.month, parts.day, weekday, toward, parts.clock, parts.nth)
    if parts.month is not None:
        if parts.day and days_of(f"2000-{parts.month:02}-{parts.day:02}") is None:
            return None
        return Relative(
            "year", parts.amount, parts.month, parts.day, parts.weekday, toward, parts.clock, parts.nth
        )
    if parts.day is not None:
        return Relative("month", parts.amount, None, parts.day, parts.weekday, toward, parts.clock)
    if parts.weekday is not None:
        return Relative("week", parts.amount, None, None, parts.weekday, toward, parts.clock, parts.nth)
    return Relative("day", parts.amount or 0, time=parts.clock) if parts.clock else None


def _grain(relative: Relative) -> Grain:
    if relative.time:
        return "minute"
    if relative.day or relative.weekday is not None or relative.nth:
        return "day"
    if relative.month:
        return "season" if relative.month > 12 else "month"
    return relative.unit
