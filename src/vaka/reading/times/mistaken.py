"""What looks like a time and is none: somebody's name, a title, an age, the eve of something, the clock of a match."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from vaka.reading.times.atoms import Atom
from vaka.reading.times.pack import pack_of
from vaka.reading.times.parts import Found
from vaka.reading.times.tokens import Token
from vaka.reading.times.told import Placed
from vaka.records import Relative, Sentence, Span

__all__ = ["is_mistaken", "is_of_match", "without_names"]  # fmt: skip


def is_mistaken(atom: Atom, run: Sequence[Token], text: str, language: str, *, whole: bool) -> bool:
    """Whether what was matched is none, `whole` where it is all that the text says, which few mistakes are."""
    if _is_eve(atom, text, language) or _is_score(atom, text):
        return True
    return not whole and (
        _is_any(atom, run, text)
        or _is_decimal(atom, text)
        or _is_age(atom, text, language)
        or _is_title(atom, text, language)
        or _is_in_title(atom, text, language)
        or _is_name(atom, run, text, language)
    )


def _is_any(atom: Atom, run: Sequence[Token], text: str) -> bool:
    """Whether a weekday is any such day, and none in particular: "open on a Saturday", not "in a Saturday speech"."""
    parts = atom.parts
    if parts is None or parts.given() != {"weekday"} or not atom.first:
        return False
    before = run[atom.first - 1]
    if not before.says("one") or text[before.end : atom.start].strip():
        return False
    goes_on = atom.last < len(run) and not run[atom.last].says("part")
    return goes_on or not re.match(r"\s+[^\W\d_]", text[atom.end :])


def _is_name(atom: Atom, run: Sequence[Token], text: str, language: str) -> bool:
    """Whether a bare month or weekday is somebody's name: "April Marsh", "Mme Avril", "Julio Enero"."""
    parts = atom.parts
    if parts is None or len(atom.match.tokens) > 1 or atom.match.tokens[0].suffix:
        return False
    if not text[atom.start].isupper():
        return False
    if parts.given() not in ({"month"}, {"weekday"}) or text[atom.start : atom.end].isupper():
        return False
    pack, before = pack_of(language), text[: atom.start].rstrip()
    if pack.lower_names and parts.month and before.endswith(_QUOTES):
        return True  # the title of a book or a film opens with it
    if before.endswith(tuple(pack.titles)):
        return True
    named = text[atom.end : atom.end + 1] == " " and text[atom.end + 1 : atom.end + 2].isupper()
    if pack.lower_names:
        return named or before[-1:].isalpha() or before[-1:] == ","
    if pack.capital_nouns or not named:
        return False
    cue = run[atom.first - 1] if atom.first else None
    led = cue is not None and cue.end + 1 == atom.start and not cue.says("dash")
    return not led and (not before or before[-1:] in ':"“”,«' or before.split()[-1].islower())


_QUOTES = ("«", "“", "„", "‘")


def _is_age(atom: Atom, text: str, language: str) -> bool:
    """Whether bare years stand between commas or brackets, as ages do ("Ivan Stone, 63 years, …"), or follow a name."""
    if atom.match.kind != "length" or atom.found is None or atom.found.grain != "year":
        return False
    if len(atom.match.tokens) > _AGE_WORDS or any(t.says("for_before") for t in atom.match.tokens):
        return False
    named = pack_of(language).age_of
    if named and re.search(rf"(?<![.!?] )[^\W\d_][\w’'-]+ (?:{'|'.join(named)}) $", text[: atom.start]):
        name = text[: atom.start].split()[-2].lstrip("«“(")
        if name[:1].isupper() and text[atom.start].isdigit():
            return True
    before, after = text[: atom.start].rstrip()[-1:], text[atom.end :].lstrip()[:1]
    return before in (",", "(", "،") and after in (",", ")", "،", ".")


_AGE_WORDS = 3


def _is_score(atom: Atom, text: str) -> bool:
    """Whether the number of a length is the second of a score: "lost 0-4 days after", not "3-4 days"."""
    first = _FIRST.search(text[: atom.start])
    if atom.found is None or first is None or not text[atom.start].isdigit():
        return False
    second = re.match(r"\d+", text[atom.start :])
    return second is not None and (int(first[1]) == 0 or int(first[1]) > int(second[0]))


_FIRST = re.compile(r"(?<![\d.,])(\d{1,3})[-–:]$")


def _is_eve(atom: Atom, text: str, language: str) -> bool:
    """Whether "the day before" is the eve of what follows: "накануне выборов"."""
    if not any(t.says("eve") for t in atom.match.tokens):
        return False
    after, forms = text[atom.end :].lstrip(), pack_of(language).eve_of
    if not forms:
        return after[:1].isalnum()
    return any(re.match(form, after) for form in forms)


def _is_title(atom: Atom, text: str, language: str) -> bool:
    """Whether quotation marks close right around it: a programme or a paper, "60 Minutes", "Sunday Morning".

    A bare month that opens the title of a work is one, too: words up to a last one with a capital ("March in Rome").
    """
    if text[max(0, atom.start - 1) : atom.start] not in _OPENS:
        return False
    if text[atom.end : atom.end + 1] in _CLOSES:
        return True
    if atom.parts is None or atom.parts.given() != {"month"} or pack_of(language).capital_nouns:
        return False
    work = _WORK.match(text, atom.end)
    announced = text[: atom.start - 1].rstrip()[-1:] in (":", ",", "")
    return bool(work and work[1][0].isupper() and not announced)


_WORK = re.compile(r"(?: [^\W\d_]+)*? ([^\W\d_]+)[\"»”“》」](?! ?,)")
"""The words of a title after its first, up to its last, and the closing mark; behind a sentence said stands a comma."""


def _is_in_title(atom: Atom, text: str, language: str) -> bool:
    """Whether a bare weekday or month is a word of a short title in marks or brackets: «Το Βήμα της Κυριακής».

    Where weekdays are written small the first word alone has a capital, elsewhere all but the small words have.
    """
    if atom.parts is None:
        return False
    led = atom.parts.given() == {"unit", "amount"} and _all_capitals(text[atom.start : atom.end])
    if atom.parts.given() not in _BARE and not led:
        return False
    start, end = _marks_around(atom, text)
    small = pack_of(language).lower_names
    if start < 0 or end < 0 or (small and text[:start].rstrip()[-1:] in ("", ":")):
        return False
    inside, after = text[start + 1 : end], text[end + 1 : end + 2]
    words = inside.split()
    if not 2 <= len(words) <= _TITLE_WORDS or re.search(r"[.!?,:;…\d]", inside) or after == ",":
        return False
    if not small or led:
        return _all_capitals(inside)
    return words[0][:1].isupper()


_BARE = ({"weekday"}, {"month"}, {"weekday", "part"})
_TITLE_WORDS, _SMALL = 5, 3
"""Longest title, in words, that is told by its capitals; letters of the words in it that may stay small."""


def _all_capitals(words: str) -> bool:
    """Whether all words but the small ones have a capital; no in scripts without any."""
    long = [word for word in words.split() if len(word) > _SMALL]
    return bool(long) and all(word[:1].isupper() for word in long)


def _marks_around(atom: Atom, text: str) -> tuple[int, int]:
    """Where the marks open and close that the words stand between; -1 where there are none."""
    start = max(text.rfind(mark, 0, atom.start) for mark in (*_OPENS, "("))
    end = min((at for mark in (*_CLOSES, ")") if (at := text.find(mark, atom.end)) >= 0), default=-1)
    closed = max(text.rfind(mark, 0, atom.start) for mark in (*_CLOSES, ")") if mark not in _OPENS)
    if closed > start or (start >= 0 and text[start] == '"' and text.count('"', 0, atom.start) % 2 == 0):
        return -1, -1
    return start, end


def _is_decimal(atom: Atom, text: str) -> bool:
    """Whether figures with one digit after the point are a decimal ("1.7 million"); dates have another point."""
    if atom.match.kind != "partial" or atom.parts is None or atom.parts.given() != {"month", "day"}:
        return False
    if any(t.says("day_mark") for t in atom.match.tokens):
        return False
    return bool(re.search(r"\.\d$", text[atom.start : atom.end])) and text[atom.end : atom.end + 1] != "."


def is_of_match(found: Found, text: str, language: str) -> bool:
    """Whether a bare clock time is the minute and second of a match: "the equaliser came on 15:16"."""
    if found.type != "TIME" or found.relative is not None or found.value is None:
        return False
    if not re.search(r"\d{1,2}:\d\d$", text[found.start : found.end]):
        return False
    scoring = _scoring(language)
    return bool(scoring and scoring.search(text))


@cache
def _scoring(language: str) -> re.Pattern[str] | None:
    forms = pack_of(language).scoring
    return re.compile("|".join(forms), re.IGNORECASE) if forms else None


def without_names(placed: Sequence[Placed], sentences: Sequence[Sentence], text: str) -> list[Placed]:
    """The times without months that are somebody's name: alone before a verb, where a surname stands behind elsewhere.

    "April Marsh" is no time; where a document has her, "April left the house" is none either, but "in April" is.
    """
    taken = {p.found.start for p in placed}
    spans = [s.span for s in sentences]
    named = {
        word: _has_surname(word, text, taken, spans)
        for word in {text[p.found.start : p.found.end] for p in placed if _is_subject(p, text)}
    }
    return [p for p in placed if not (_is_subject(p, text) and named[text[p.found.start : p.found.end]])]


def _is_subject(placed: Placed, text: str) -> bool:
    """Whether a bare month with a capital stands where no preposition leads to it."""
    found, relative = placed.found, placed.found.relative
    if relative is None or replace(relative, toward="nearest", month=None) != Relative("year", None):
        return False
    before = text[placed.sentence.span.start : found.start].rstrip()
    return (
        text[found.start].isupper() and text[found.start : found.end].isalpha() and not before[-1:].isalnum()
    )


def _has_surname(word: str, text: str, taken: set[int], spans: Sequence[Span]) -> bool:
    for match in re.finditer(rf"(?<!\w){re.escape(word)} (?=[^\W\d_][^\W\d_])", text):
        surname = text[match.end()].isupper() and text[match.end() + 1].islower()
        if surname and match.start() not in taken and any(s.start <= match.start() < s.end for s in spans):
            return True
    return False


_OPENS, _CLOSES = tuple('"«“„《「'), tuple('"»”“》」')
