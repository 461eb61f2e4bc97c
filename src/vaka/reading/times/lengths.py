"""Lengths of time: how they are counted, their ISO durations, and the times they lead to from an anchor."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from vaka.reading.times.lexicon import Measure
from vaka.reading.times.tokens import Token
from vaka.records import Grain, Relative

__all__ = ["Length", "count_of", "length_of", "relative_of"]

_LETTERS = {"year": "Y", "month": "M", "week": "W", "day": "D", "hour": "H", "minute": "M", "second": "S"}
_AS = {
    "decade": ("year", 10),
    "century": ("year", 100),
    "quarter": ("month", 3),
    "semester": ("month", 6),
    "weekend": ("day", 2),
}
_DATE_UNITS = ("year", "month", "week", "day")
_TIME_UNITS = ("hour", "minute", "second")


@dataclass(frozen=True, slots=True)
class Length:
    """A length of time, by unit; `counted` is false for "a few days"."""

    amounts: dict[str, float]
    counted: bool = True
    article: bool = False
    """Counted by a word that may be a mere article: "a year", "bir gün"."""
    bare: bool = False
    """Whether no word counts its last unit: "за год"."""

    @property
    def grain(self) -> Grain:
        """The finest unit named."""
        return [u for u in (*_DATE_UNITS, *_TIME_UNITS) if u in self.amounts][-1]  # type: ignore[return-value]

    @property
    def value(self) -> str | None:
        """The ISO 8601 duration; `None` where the length is not counted."""
        if not self.counted:
            return None
        amounts = _halves(self.amounts)
        if "week" in amounts and len(amounts) > 1:  # ISO knows weeks only by themselves
            amounts["day"] = amounts.get("day", 0) + 7 * amounts.pop("week")
        days = "".join(f"{_plain(amounts[u])}{_LETTERS[u]}" for u in _DATE_UNITS if u in amounts)
        hours = "".join(f"{_plain(amounts[u])}{_LETTERS[u]}" for u in _TIME_UNITS if u in amounts)
        return f"P{days}" + (f"T{hours}" if hours else "")


def _halves(amounts: dict[str, float]) -> dict[str, float]:
    """The amounts, with half of one unit alone in the unit below: half a year is six months."""
    for unit, (below, half) in _HALF_OF.items():
        if amounts == {unit: 0.5}:
            return {below: half}
    return dict(amounts)


_HALF_OF = {
    "year": ("month", 6.0),
    "month": ("day", 15.0),
    "hour": ("minute", 30.0),
    "minute": ("second", 30.0),
}


def _plain(amount: float) -> str:
    return f"{amount:g}"


def count_of(tokens: Sequence[Token]) -> float | None:
    """The number that words or digits make: "yirmi dört" is 24, "two hundred" 200; `None` for none."""
    total: float | None = None
    for n, token in enumerate(tokens):
        for symbol in (
            "decimal",
            "int12",
            "int31",
            "int",
            "fig4",
            "ord31",
            "ord",
            "num",
            "nth",
            "one",
            "yy",
            "decades",
        ):
            value = token.value(symbol)
            if isinstance(value, int | float):
                adds = (
                    n > 1 and tokens[n - 1].says("span.both") and total is not None and total < _TEN <= value
                )
                multiplies = symbol == "num" and value >= 100 and total is not None and total < value
                if symbol == "num" and total is not None and total <= value and not multiplies and not adds:
                    total = value  # "two, three years": the larger of a range
                    break
                total = value * total if multiplies and total else (total or 0) + value
                break
    return total


_TEN = 10
"""Ones that stand before their tens: "eight and forty"."""


def length_of(tokens: Sequence[Token]) -> Length:
    """Reads counts and units in turn; words that are neither are passed over.

    A word that is both (Vietnamese "năm": five, year) counts where a unit follows.
    """
    amounts: dict[str, float] = {}
    counts: list[Token] = []
    counted, article, last, bare, scale, vague = True, True, "", False, 1, False
    for n, token in enumerate(tokens):
        weekly = token.says("per_week") and not counts and len(tokens) > n + 1  # "주 4일 근무"
        unit = None if weekly else _unit(token)
        if unit and not counts and token.says("num") and n + 1 < len(tokens) and _unit(tokens[n + 1]):
            unit = None
        if token.says("ordinal_before"):
            counts = []  # the nights of "2박 3일"
        elif token.says("and_a_half"):
            article = False
            if last and not counts:
                amounts[last] += 0.5 * scale
            else:
                counts.append(token)
        elif isinstance(named := token.value("length"), Measure):
            last, scale = _AS.get(named.unit, (named.unit, 1))
            amounts[last] = amounts.get(last, 0.0) + float((count_of(counts) or 1) * named.count * scale)
            article, counts = False, []
        elif unit:
            bare, counted = not counts, counted and not (vague and not counts)
            amount = _count_with_half(counts)
            article = article and all(c.says("one") for c in counts)
            last, scale = _AS.get(unit, (unit, 1))
            amounts[last] = amounts.get(last, 0.0) + float(amount * scale)
            counts, vague = [], False
        elif token.says("several"):
            vague, article = not counts, False  # "some two hours" are counted, "twenty-odd days" are not
            counted = counted and not counts
        elif (token.says("span.both") and counts) or (
            not token.says("nth") and count_of([token]) is not None
        ):
            counts.append(token)
    if not any(amounts.values()):
        return Length({})  # "0 hours" is no length
    after = count_of(counts) if bare and set(amounts) == {last} else None
    if after:
        amounts[last] *= after  # "the years three": the count stands behind
    return Length(amounts, counted, article, bare and not after)


def _count_with_half(counts: Sequence[Token]) -> float:
    """The number before a unit, one where there is none, with its half: "two and a half", "半"."""
    whole = [c for c in counts if not c.says("and_a_half")]
    if counts and not whole:
        return 0.5
    count = count_of(whole)
    return (1 if count is None else count) + (0.5 if len(whole) < len(counts) else 0)


def _unit(token: Token) -> str | None:
    return next((str(v) for k, v in token.entry.meanings.items() if k.startswith(("u.", "a."))), None)


def relative_of(length: Length, sign: int) -> tuple[Relative | None, Grain, bool]:
    """The time so long ago (sign -1) or ahead (+1), its grain, and whether it is only approximate.

    Years and months are counted as whole years and months. Weeks lead to a day, give or take: "two weeks
    ago" names neither a calendar week nor exactly one day.
    """
    amounts = length.amounts
    if not length.counted or not amounts:
        return None, length.grain if amounts else "day", True
    if set(amounts) <= {"year"} and amounts["year"].is_integer():
        years = int(amounts["year"])
        return Relative("year", sign * years), "year", years >= 20 and years % 10 == 0
    if set(amounts) <= {"year", "month"}:
        months = amounts.get("year", 0.0) * 12 + amounts.get("month", 0.0)
        return Relative("month", sign * round(months)), "month", not months.is_integer()
    if set(amounts) <= {"week", "day"}:
        days = amounts.get("week", 0.0) * 7 + amounts.get("day", 0.0)
        return Relative("day", sign * round(days)), "day", "week" in amounts
    if set(amounts) <= set(_TIME_UNITS):
        grain = length.grain
        if grain == "hour" and not amounts["hour"].is_integer():
            return Relative("minute", sign * round(amounts["hour"] * 60)), "minute", False
        return Relative(grain, sign * round(amounts[grain])), grain, False
    return None, length.grain, True
