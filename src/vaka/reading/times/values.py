"""What the named parts of a matched pattern say: numbers, months, weekdays."""

from __future__ import annotations

from vaka.reading.times.grammar import Match
from vaka.reading.times.lengths import count_of
from vaka.reading.times.tokens import Token

__all__ = ["month_of", "nth_of", "number_of", "one_of", "ordinal_of", "value_of", "weekday_of"]


def number_of(match: Match, name: str) -> int | None:
    """The whole number that the part makes; `None` where it is missing or makes none."""
    tokens = match.parts.get(name)
    count = count_of(tokens) if tokens else None
    return int(count) if count is not None else None


def one_of(match: Match, name: str) -> Token | None:
    """The first token of a part."""
    tokens = match.parts.get(name)
    return tokens[0] if tokens else None


def value_of(match: Match, name: str, *symbols: str) -> int | None:
    """What a part says as the first of the symbols that it has."""
    token = one_of(match, name)
    for symbol in symbols:
        if token is not None and isinstance(value := token.value(symbol), int):
            return value
    return None


def month_of(match: Match) -> int | None:
    """The month by name, or by number where a language counts its months."""
    return value_of(match, "month", "month", "weakmonth", "shortmonth") or number_of(match, "month_no")


def weekday_of(match: Match) -> int | None:
    """The weekday, 0 for Monday."""
    return value_of(match, "weekday", "weekday", "weakweekday", "shortweekday")


def nth_of(match: Match) -> int | None:
    """Which of a month's weekdays or days is meant; -1 for the last."""
    token = one_of(match, "nth")
    if token is None:
        return None
    # "last" is the only direction that counts days of a month.
    shift = token.value("shift")
    number = number_of(match, "nth") if not isinstance(shift, int) or token.says("nth") else None
    return number if number is not None else (-1 if shift == -1 else None)


def ordinal_of(match: Match, name: str) -> int | None:
    """An ordinal in words, digits or Roman figures; -1 for the last."""
    token = one_of(match, name)
    if token is not None and isinstance(roman := token.value("roman"), int):
        return roman
    if token is not None and not token.says("nth") and token.value("shift") == -1:
        return -1
    return number_of(match, name)
