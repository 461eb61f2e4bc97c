"""Finding quantities in one text by its language's data: pure matching, no anchors, no names."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cache
from typing import Literal

from vaka.reading.quantities.pack import QuantitiesPack, pack_of
from vaka.reading.times.pack import expand
from vaka.reading.times.pack import pack_of as times_of
from vaka.records import Span
from vaka.text import fold, fold_with_offsets

__all__ = ["Bound", "Quantity", "find_quantities"]

Bound = Literal["exact", "least", "most", "about"]

_SIGN: dict[Bound, str] = {"exact": "", "least": "≥", "most": "≤", "about": "~"}
_FIGURE = re.compile(
    r"(?<![a-z\d.,:/-])\d{1,3}(?:[., \u00a0\u202f]\d{3})+(?![\d:/-])|(?<![a-z\d.,:/-])\d+(?:[.,]\d+)?(?![\d:/-])"
)
_SPACE = r"[ \u00a0\u202f-]*"
_WORD = r"[^\W\d_]+"
NEAR = 24
"""Folded characters before a quantity in which a bound is sought: the longest ("no fewer than") and a word between."""


@dataclass(frozen=True, slots=True)
class Quantity:
    """A figure with what it counts."""

    span: Span
    """From the figure to its unit, or from the unit to its figure."""
    value: float
    unit: str
    """Language-neutral: `tonne`, `dead`, `dollar`, …"""
    bound: Bound

    @property
    def words(self) -> str:
        """The value as records carry it: `42 tonne`, `≥1200 soldier`."""
        return f"{_SIGN[self.bound]}{self.value:.12g} {self.unit}"


@dataclass(frozen=True, slots=True)
class _Unit:
    name: str
    after: re.Pattern[str] | None
    before: re.Pattern[str] | None


@dataclass(frozen=True, slots=True)
class _Matcher:
    """A pack compiled for folded text."""

    units: tuple[_Unit, ...]
    multiplier: re.Pattern[str] | None
    worth: tuple[tuple[re.Pattern[str], int], ...]
    numerals: tuple[tuple[re.Pattern[str], int], ...]
    """Numbers spelled out, from two on: one is as often an article."""
    spelled: re.Pattern[str] | None
    """Any of them."""
    bounds: tuple[tuple[Bound, re.Pattern[str], re.Pattern[str]], ...]
    """Each bound's words, and the same at the end of what stands before a quantity."""


def find_quantities(text: str, language: str, taken: Iterable[Span] = ()) -> tuple[Quantity, ...]:
    """The quantities of a text, in order.

    Args:
        text: A sentence or a clause.
        language: ISO 639-1 code; a language without data has none.
        taken: Stretches of it whose figures are something else, such as times.
    """
    matcher = _matcher(language)
    if matcher is None:
        return ()
    folded = fold_with_offsets(text)
    closed = tuple(taken)
    found = []
    for first, last, value in sorted(_figures(folded.text, matcher)):
        start, end = folded.source(first, last)
        if any(span.overlap(Span(start, end)) for span in closed):
            continue
        quantity = _read(folded.text, first, last, value, matcher)
        if quantity is not None:
            begin, close, amount, unit, bound = quantity
            found.append(Quantity(Span(*folded.source(begin, close)), amount, unit, bound))
    return tuple(_ranged(found))


def _ranged(found: list[Quantity]) -> Iterator[Quantity]:
    """Two figures that share the word of their unit ("two or three people died") are about it, not exact."""
    ends = Counter(q.span.end for q in found)
    for q in found:
        yield replace(q, bound="about") if ends[q.span.end] > 1 and q.bound == "exact" else q


_BETWEEN = re.compile(r"[ \u00a0-]?")


def _figures(text: str, matcher: _Matcher) -> Iterator[tuple[int, int, float]]:
    """Where figures stand in folded text, and their value; a ten and a unit spelled out are one."""
    for match in _FIGURE.finditer(text):
        yield match.start(), match.end(), _value(match[0])
    run: list[tuple[int, int, int]] = []
    for match in matcher.spelled.finditer(text) if matcher.spelled else ():
        value = next(n for pattern, n in matcher.numerals if pattern.fullmatch(match[0]))
        if run and not _BETWEEN.fullmatch(text[run[-1][1] : match.start()]):
            yield from _spelled(run)
            run = []
        run.append((match.start(), match.end(), value))
    yield from _spelled(run)


def _spelled(run: list[tuple[int, int, int]]) -> Iterator[tuple[int, int, float]]:
    """The number that words in a row tell: one below twenty, or a ten and a unit; other rows are not read.

    A ten alone may be half of "twenty-one": one is no number word of the packs.
    """
    values = [value for _, _, value in run]
    two = len(values) == 2 and values[0] in range(20, 100, 10) and values[1] < 10
    if two or (len(values) == 1 and values[0] < 20):
        yield run[0][0], run[-1][1], float(sum(values))


def _read(
    text: str, start: int, end: int, value: float, matcher: _Matcher
) -> tuple[int, int, float, str, Bound] | None:
    if matcher.multiplier and (times := matcher.multiplier.match(text, end)):
        value *= next(n for pattern, n in matcher.worth if pattern.fullmatch(times["word"]))
        end = times.end()
    unit = _unit(text, start, end, matcher)
    if unit is None:
        return None
    first, last, name = unit
    return first, last, value, name, _bound(text, first, last, matcher)


def _value(figure: str) -> float:
    """A figure's value: groups of three digits are thousands, else the mark is a decimal one."""
    if re.fullmatch(r"\d{1,3}(?:[., \u00a0\u202f]\d{3})+", figure):
        return float(re.sub(r"\D", "", figure))
    return float(figure.replace(",", "."))


def _unit(text: str, start: int, end: int, matcher: _Matcher) -> tuple[int, int, str] | None:
    """The unit nearest to the figure, behind it rather than in front: its ends with the figure's, and its name."""
    head = text[:start]
    found = []
    for unit in matcher.units:
        if unit.after and (match := unit.after.match(text, end)):
            found.append((match.start("unit") - end, 0, start, match.end(), unit.name))
        if unit.before and (match := unit.before.search(head)):
            found.append((start - match.end("unit"), 1, match.start("unit"), end, unit.name))
    return min(found)[2:] if found else None


def _bound(text: str, first: int, last: int, matcher: _Matcher) -> Bound:
    """The bound that stands right before the quantity, inside it, or right behind it."""
    left, inside = text[max(0, first - NEAR) : first], text[first:last]
    for bound, word, ahead in matcher.bounds:
        if (
            ahead.search(left)
            or word.search(inside)
            or word.match(text, last + (text[last : last + 1] == " "))
        ):
            return bound
    return "exact"


# --- compiling -----------------------------------------------------------------------------------------


@cache
def _matcher(language: str) -> _Matcher | None:
    pack = pack_of(language)
    return None if pack is None else _compiled(pack, _numerals(language))


def _numerals(language: str) -> tuple[tuple[re.Pattern[str], int], ...]:
    """The numbers that the pack of times spells out, as patterns of folded words."""
    pack = times_of(language)
    rows = [
        (int(n), [word for form in forms for word in expand(form, pack.endings)])
        for n, forms in pack.numbers.items()
        if n.isdigit() and int(n) > 1
    ]
    return tuple((re.compile(fold("|".join(words))), n) for n, words in sorted(rows))


def _compiled(pack: QuantitiesPack, numerals: tuple[tuple[re.Pattern[str], int], ...]) -> _Matcher:
    close = "" if pack.unspaced else r"(?!\w)"
    units = []
    for name, words in pack.units.items():
        gap = rf"(?:{_WORD}{_SPACE}){{0,{words.gap}}}?"
        after = re.compile(rf"{_SPACE}{gap}(?P<unit>{_any(words.after)}){close}") if words.after else None
        before = re.compile(rf"(?P<unit>{_opened(words.before)}){_SPACE}{gap}$") if words.before else None
        units.append(_Unit(name, after, before))
    worth = tuple((re.compile(_one(word)), n) for word, n in pack.multipliers.items())
    multiples = _any(pack.multipliers)
    multiplier = re.compile(rf"{_SPACE}(?P<word>{multiples}){close}") if pack.multipliers else None
    bounds: tuple[tuple[Bound, tuple[str, ...]], ...] = (
        ("least", pack.least),
        ("most", pack.most),
        ("about", pack.about),
    )
    edge = "" if pack.unspaced else r"(?<!\w)"
    compiled = tuple(
        (
            b,
            re.compile(word := rf"{edge}{_any(words)}{close}"),
            re.compile(rf"{word}{_SPACE}(?:{_WORD}{_SPACE})?$"),
        )
        for b, words in bounds
        if words
    )
    every = {numeral for pattern, _ in numerals for numeral in pattern.pattern.split("|")}
    longest = "|".join(sorted(every, key=lambda w: (-len(w), w)))
    edges = ("", "") if pack.unspaced else (r"(?<!\w)", r"(?!\w)")
    spelled = re.compile(f"{edges[0]}(?:{longest}){edges[1]}") if longest else None
    return _Matcher(tuple(units), multiplier, worth, numerals, spelled, compiled)


def _one(word: str) -> str:
    """A word's pattern: folded, blanks wide, `*` for an ending."""
    parts = [re.escape(part).replace(r"\ ", r"[ \u00a0]+") for part in fold(word).split("*")]
    return r"\w*".join(parts)


def _any(words: Iterable[str]) -> str:
    """Any of the words, the longest first."""
    return "(?:" + "|".join(_one(w) for w in sorted(words, key=lambda w: (-len(w), w))) + ")"


def _opened(words: Iterable[str]) -> str:
    """Any of the words where a word begins; a sign such as $ may follow anything."""
    alternatives: Iterator[str] = (
        (r"(?<!\w)" if word[:1].isalpha() else "") + _one(word)
        for word in sorted(words, key=lambda w: (-len(w), w))
    )
    return "(?:" + "|".join(alternatives) + ")"
