"""Clock times: "9 Uhr", "at seven in the morning", "10.30 p.m.", "from 14 to 16 Uhr", half past and a quarter past."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from vaka.reading.times.grammar import Match
from vaka.reading.times.parts import Parts, hour_in
from vaka.reading.times.tokens import Token
from vaka.reading.times.values import number_of, one_of, weekday_of

__all__ = ["CLOCKS"]


def _clock(match: Match) -> Parts | None:
    if "digits" in match.parts:
        return _military(match)
    token = one_of(match, "clock")
    value = (token.value("clock") or token.value("dotclock")) if token else None
    hour, minute = (int(n) for n in str(value).split(":")) if value else (_hour(match), 0)
    hour = _halved(hour, _half_of(match))
    minute = _minute(match, minute)
    if hour > 24 or minute > 59:
        return None
    weak = len(match.tokens) == 1 or _may_be_counted(match)
    return Parts(clock=f"{hour % 24:02}:{minute:02}", weekday=weekday_of(match), weak=weak)


def _may_be_counted(match: Match) -> bool:
    """Whether the words may as well count nights or evenings: "три ночи", "iki gece"."""
    if len(match.tokens) != _PAIR or not match.tokens[0].value("num"):
        return False
    return match.tokens[1].value("part") in ("evening", "night")


_PAIR = 2


def _hour(match: Match) -> int:
    """The hour in figures or words; an impossible one where there is none."""
    hour = number_of(match, "hour")
    return hour if hour is not None else 99


def _minute(match: Match, minute: int) -> int:
    if "half" in match.parts:
        half = match.parts["half"][0]
        return 30 if half.says("and_a_half") or half.value("num") == _HALF else minute
    if "quarter" in match.parts:
        return 15 * (number_of(match, "quarters") or 1)
    return number_of(match, "minute") or minute


def _half_of(match: Match) -> Sequence[Token]:
    """The word for a half of the day beside the hour."""
    named = match.parts.get("half_day")
    return named or [t for t in match.tokens if t.says("am") or t.says("pm")]


def _halved(hour: int, half: Sequence[Token]) -> int:
    """The hour with "a.m." or "p.m." beside it; a word for night is either."""
    if not half:
        return hour
    part = half[0].value("part")
    if part == "night" or (part and not half[0].says("am") and not half[0].says("pm")):
        return hour_in(hour, str(part))
    if half[0].says("pm") and hour < 12:
        return hour + 12
    return 0 if half[0].says("am") and hour == 12 else hour


def _military(match: Match) -> Parts | None:
    """Four digits and a zone: "1500 GMT"."""
    hour, minute = divmod(number_of(match, "digits") or 0, 100)
    zone = str(match.parts["zone"][0].value("zone"))
    return Parts(clock=f"{hour:02}:{minute:02}", zone=zone) if hour < 24 and minute < 60 else None


def _hours(match: Match) -> Parts | None:
    """Two hours, the first a bare number: "von 14 bis 16 Uhr", "2 to 4 p.m."; two clock times with a point."""
    if "first" in match.parts:
        early, late = (
            str(t.value("clock") or t.value("dotclock")) for k in ("first", "last") for t in match.parts[k]
        )
        return Parts(clock=f"{early}/{late}") if early < late else None
    first, last = number_of(match, "from"), number_of(match, "hour")
    half = _half_of(match)
    if first is None or last is None:
        return None
    end = _halved(last, half)
    start = _halved(first, half) if first < last else first
    minute = _minute(match, 0)
    if not 0 <= start < end <= 24 or minute > 59:
        return None
    return Parts(clock=f"{start:02}:00/{end:02}:{minute:02}")


def _weak_clock(match: Match) -> Parts | None:
    """An hour that only a day beside it makes one: "今晚十時"."""
    parts = _clock(match)
    return replace(parts, weak=True) if parts else None


_HALF = 0.5
CLOCKS: dict[str, Callable[[Match], Parts | None]] = {
    "clock": _clock, "weak_clock": _weak_clock, "hours": _hours,
}  # fmt: skip
"""The readers of clock times by the kind of their patterns."""
