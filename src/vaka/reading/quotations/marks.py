"""Quotation marks: which characters of a paragraph open and close, and what stands between them.

A mark's role is read from its neighbours before its shape, because pages mix the conventions: `”` opens in
Swedish and in mangled text, `“` closes in German, `»…«` is Danish, and straight marks say nothing. Only the
outermost stretches count: what is quoted inside a quotation belongs to it.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

__all__ = ["Marked", "Scan", "same_family", "scan"]

_FAMILIES = {
    **dict.fromkeys('"“”„‟″＂〝〞', "double"),
    **dict.fromkeys("«»", "angle"),
    **dict.fromkeys("‹›", "little angle"),
    **dict.fromkeys("「」", "corner"),
    **dict.fromkeys("『』", "white corner"),
    **dict.fromkeys("《》", "title"),
    **dict.fromkeys("〈〉", "little title"),
}
_OPENERS = frozenset("„«‹「『《〈〝")
_CLOSERS = frozenset("”»›」』》〉〞")
_OPENER_SHAPES = _OPENERS | {"“", "<<", "``", "‘‘", ",,"}
_CLOSER_SHAPES = _CLOSERS | {">>", "''", "’’"}
_BEFORE_OPENING = "([{-–—/:<«“‘…„¿¡"
_AFTER_CLOSING = ".,;:!?)]}-–—/>»”’…"
_TURNED = frozenset("“”")
"""Marks whose shape tells their role in scripts without spaces, where no neighbour does."""
_FIXED = frozenset("「」『』《》〈〉")
_SINGLE_CLOSERS = frozenset("'’´‛`")
_TWO = re.compile(r"<<|>>|''|``|,,(?=\w)|‘‘|’’")
_MARK = re.compile("[" + re.escape("".join(_FAMILIES)) + "]")
_SINGLE = re.compile("['‘‚‛`]")
_APOSTROPHES = ("'", "’")
_DOUBLED = ("''", "``", "‘‘")
_ELISION = re.compile(r"\d\ds?\b|(?i:tis|twas|em)\b")
"""What an apostrophe stands before at a word's start: `'90s`, `'tis`."""
_CONTRACTION = re.compile(r"(?:t|s|d|m|re|ve|ll)\b")
"""What English writes after an apostrophe inside a word: no case ending on a closing mark."""
_LONGEST_SINGLE = 900
"""Code points between single marks; beyond it a closing apostrophe is somebody's possessive."""


@dataclass(frozen=True, slots=True)
class Marked:
    """A stretch in marks, in code points of the paragraph."""

    open: int
    """Where the opening mark starts."""
    start: int
    end: int
    close: int
    """Where the closing mark ends."""
    mark: str
    """The opening mark as written."""


@dataclass(frozen=True, slots=True)
class Scan:
    """What the marks of one paragraph say."""

    pairs: tuple[Marked, ...]
    """Outermost stretches, in order."""
    unclosed: Marked | None
    """A stretch without its closing mark; it runs to the paragraph's end for now."""
    stray: int | None
    """Where a closing mark without an opening one starts; the first of the paragraph, before any pair."""
    continues: bool
    """Whether the paragraph starts with an opening mark."""


@dataclass(frozen=True, slots=True)
class _Mark:
    start: int
    end: int
    family: str
    opens: bool
    closes: bool


def same_family(mark: str, other: str) -> bool:
    """Whether two marks can belong to one quotation that opens anew in each paragraph."""
    return mark == other or _FAMILIES.get(mark, mark) == _FAMILIES.get(other, other)


def scan(text: str) -> Scan:
    """Pair the marks of one paragraph."""
    marks = _marks(text)
    pairs, unclosed, stray = _pair(text, marks)
    singles, open_single = _single(text, pairs, unclosed)
    pairs = [p for p in _outermost(pairs + singles) if p.end > p.start]
    unclosed = unclosed or open_single
    if unclosed is not None and any(p.open <= unclosed.open < p.close for p in pairs):
        unclosed = None
    first = text.lstrip(" \t-–—")[:1]
    opens = bool(first) and first in _FAMILIES and not (marks and stray == marks[0].start)
    return Scan(tuple(pairs), unclosed, stray, opens)


def _marks(text: str) -> list[_Mark]:
    found = []
    for match in _TWO.finditer(text):
        family = "chevron" if match[0] in ("<<", ">>") else "two"
        found.append(_mark(text, match.start(), match.end(), family))
    for match in _MARK.finditer(text):
        found.append(_mark(text, match.start(), match.end(), _FAMILIES[match[0]]))
    return sorted(found, key=lambda m: m.start)


def _mark(text: str, start: int, end: int, family: str) -> _Mark:
    """A mark with the roles that its neighbours, and only where they are silent its shape, allow."""
    shape, left, right = text[start:end], text[start - 1 : start], text[end : end + 1]
    if shape in _FIXED:
        return _Mark(start, end, family, shape in _OPENERS, shape in _CLOSERS)
    elided = left in _APOSTROPHES and shape in _OPENER_SHAPES  # d’« une Europe »
    gap_left = not left or left.isspace() or left in _BEFORE_OPENING or elided
    gap_right = not right or right.isspace() or right in _AFTER_CLOSING
    if gap_left and not gap_right:
        return _Mark(start, end, family, True, False)
    if gap_right and not gap_left:
        return _Mark(start, end, family, False, True)
    if gap_left:  # spaces on both sides: the shape decides, and straight marks take turns
        return _Mark(start, end, family, shape not in _CLOSER_SHAPES, shape not in _OPENER_SHAPES)
    if shape in _TURNED and (_is_wide(left) or _is_wide(right)):
        return _Mark(start, end, family, shape == "“", shape == "”")
    lost_space = left in ".,;!?)" and right.isalnum()  # dedi."Bizler
    return _Mark(start, end, family, lost_space or shape in _OPENERS, shape not in _OPENERS)


def _is_wide(character: str) -> bool:
    """Whether a character is one of a script that parts words by no spaces, or a mark of its width."""
    return unicodedata.east_asian_width(character) in ("W", "F")


def _pair(text: str, marks: list[_Mark]) -> tuple[list[Marked], Marked | None, int | None]:
    """Pairs, the first opening mark without a partner, and where a closing mark without one stands."""
    stack: list[_Mark] = []
    pairs: list[Marked] = []
    stray: int | None = None
    for mark in marks:
        top = next((i for i in range(len(stack) - 1, -1, -1) if stack[i].family == mark.family), None)
        if top is not None and (mark.closes or not _nests(text, mark)):
            pairs.append(_marked(text, stack[top], mark))
            del stack[top:]
        elif mark.opens:
            stack.append(mark)
        elif top is None and mark.closes and stray is None and not pairs and not stack:
            stray = mark.start
    return pairs, _unclosed(text, stack, pairs), stray


def _nests(text: str, mark: _Mark) -> bool:
    """Whether a mark inside marks stands where only an opening one can: after a space, before a letter."""
    left, right = text[mark.start - 1 : mark.start], text[mark.end : mark.end + 1]
    return (
        mark.opens
        and not mark.closes
        and (not left or left.isspace() or left in "([")
        and not right.isspace()
    )


def _unclosed(text: str, stack: list[_Mark], pairs: list[Marked]) -> Marked | None:
    """The first opening mark left over, unless pairs after it show that it was a slip."""
    for mark in stack:
        if not any(p.open > mark.start for p in pairs):
            return _marked(text, mark, None)
    return None


def _marked(text: str, opening: _Mark, closing: _Mark | None) -> Marked:
    start, end = opening.end, closing.start if closing else len(text)
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    close = closing.end if closing else len(text)
    return Marked(opening.start, start, end, close, text[opening.start : opening.end])


def _outermost(pairs: list[Marked]) -> list[Marked]:
    kept: list[Marked] = []
    for pair in sorted(pairs, key=lambda p: (p.open, -p.close)):
        if not kept or pair.open >= kept[-1].close:
            kept.append(pair)
    return kept


# --- single marks and apostrophes ----------------------------------------------------------------------


def _single(text: str, doubles: list[Marked], unclosed: Marked | None) -> tuple[list[Marked], Marked | None]:
    """Stretches in single marks, and one that a curly mark opens and nothing closes."""
    left_over: Marked | None = None
    taken = [(p.open, p.close) for p in doubles]
    if unclosed is not None:
        taken.append((unclosed.open, unclosed.close))
    pairs: list[Marked] = []
    position = 0
    while (start := _next_opener(text, position)) is not None:
        inside = next((close for a, close in taken if a <= start < close), None)
        if inside is not None:
            position = inside
            continue
        end = _closer(text, start)
        if end is None or any(a < end < b for a, b in taken):
            position = start + 1
            if text[start] == "‘" and end is None:
                left_over = left_over or _marked(text, _Mark(start, start + 1, "single", True, False), None)
            continue
        left_over = None
        pairs.append(
            _marked(
                text,
                _Mark(start, start + 1, "single", True, False),
                _Mark(end, end + 1, "single", False, True),
            )
        )
        position = end + 1
    return pairs, left_over


def _next_opener(text: str, position: int) -> int | None:
    """Where the next single mark stands that a word follows and none precedes."""
    for match in _SINGLE.finditer(text, position, len(text) - 1):
        at = match.start()
        left, pair = text[at - 1 : at], text[at : at + 2]
        if (
            left.isalnum()
            or left in _APOSTROPHES
            or pair[1].isspace()
            or pair[1] in ".,;"
            or pair in _DOUBLED
        ):
            continue
        if not _ELISION.match(text, at + 1):
            return at
    return None


def _closer(text: str, start: int) -> int | None:
    """Where the single mark opened at `start` closes: not at an apostrophe inside or after a word."""
    limit = min(len(text), start + _LONGEST_SINGLE)
    following = _next_opener(text, start + 1)
    stop = min(limit, following) if following is not None else limit
    plain = [i for i in range(start + 2, stop) if text[i] in _SINGLE_CLOSERS and _closes(text, i)]
    if plain:
        return next((i for i in plain if not _possessive(text, i, i == plain[-1])), plain[0])
    glued = [i for i in range(start + 2, stop) if text[i] in _SINGLE_CLOSERS and _glued(text, i)]
    return glued[-1] if glued else None


def _closes(text: str, at: int) -> bool:
    left, right = text[at - 1], text[at + 1 : at + 2]
    written_on = right.isalpha() and right == right.swapcase()  # particles of scripts without capitals
    return not left.isspace() and (not right.isalnum() or written_on)


def _possessive(text: str, at: int, last: bool) -> bool:
    """`the workers' rights`: an apostrophe after s, before a small letter, with a better closer to come."""
    return (
        not last and text[at - 1] in "sS" and text[at + 1 : at + 2] == " " and text[at + 2 : at + 3].islower()
    )


def _glued(text: str, at: int) -> bool:
    """A closing mark with a case ending written onto it; after a name an apostrophe is that name's own."""
    word = re.search(r"\w+$", text[:at])
    ending = text[at + 1 : at + 2].isalpha() and not _CONTRACTION.match(text, at + 1)
    return word is not None and not word[0][0].isupper() and ending
