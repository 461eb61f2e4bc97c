"""The words of a sentence, folded for comparison, with their place in the source text."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

from vaka.records import Span

__all__ = ["Word", "fold", "gap", "words_of"]

_MARKED = r"\w[\w\u0300-\u036f\u064b-\u065f\u0670]*"
"""Letters with the marks written over them: vowel signs of Arabic, accents that stand by themselves."""
_WORD = re.compile(rf"{_MARKED}(?:['’ʼ]{_MARKED})*")
_HARD = re.compile(r"[;:()\[\]—…«»“”„\"!?；：（）！？。؛؟「」]| [–-]")
_SOFT = re.compile("[,،，、]")
_WIDE = frozenset("，、；：（）！？。")
"""Marks of scripts without spaces: alone they part words as others do with a space behind them."""
_ASIDE = re.compile(r"\([^()]{1,200}\)|\[[^\[\]]{1,200}\]")
_SCARE = re.compile(r"[«“”„\"‘']((?:\w+[ -]?){1,3})[»“”\"’']")
"""Quotation marks around so few words part no clauses."""
_STRESS = re.compile("[\u0300\u0301\u0302\u0342\u0308\u0640\u064b-\u0655\u0670]")
"""Stress and breathings; hamza, vowel signs and the stretching stroke of Arabic."""


@dataclass(frozen=True, slots=True)
class Word:
    """A word, the marks before it, and its place."""

    text: str
    """Folded."""
    start: int
    end: int
    gap: str
    """What parts it from the word before: `hard` (semicolon, bracket, dash, quote), `soft` (comma), or ``."""
    kind: str = ""
    """Kind of the name that it belongs to, if any."""
    aside: bool = False
    """Whether it stands inside brackets."""
    upper: bool = False
    """Whether it begins with a capital."""


@lru_cache(maxsize=1 << 16)
def fold(text: str, strip_accents: bool = False, dotted_i: bool = False) -> str:
    """Lower case for comparison; Greek without its accents, Turkish with its two i's, where told."""
    if dotted_i:
        text = text.replace("I", "ı").replace("İ", "i")
    text = text.casefold().replace("’", "'").replace("ʼ", "'")
    if strip_accents:
        text = unicodedata.normalize("NFC", _STRESS.sub("", unicodedata.normalize("NFD", text)))
        text = text.replace("ς", "σ")
    return text


def gap(between: str) -> str:
    """How strongly the marks between two words part them."""
    if _HARD.search(between):
        return "hard"
    return "soft" if _SOFT.search(between) else ""


def _ends_sentence(before: Word | None, after: str) -> bool:
    """Whether a full stop inside (a quotation of several sentences) ends one: not behind an abbreviation."""
    return before is not None and len(before.text) > 3 and before.text.isalpha() and after[0].isupper()


def _runs_on(word: str) -> bool:
    """Whether a word is of a script without spaces, so that any mark alone parts it from the word before."""
    return "\u3040" <= word[0] <= "\u9fff"


def words_of(text: str, span: Span, strip_accents: bool, dotted_i: bool) -> list[Word]:
    """The words inside `span` of the source text `text`."""
    found: list[Word] = []
    last = span.start
    scare = {i for m in _SCARE.finditer(text, span.start, span.end) for i in (m.start(), m.end() - 1)}
    asides = [m.span() for m in _ASIDE.finditer(text, span.start, span.end)]
    for match in _WORD.finditer(text, span.start, span.end):
        raw = match.group()
        aside = bool(asides) and any(a < match.start() < b for a, b in asides)
        folded = fold(raw, strip_accents, dotted_i)
        between = text[last : match.start()]
        if scare and len(between) > 1:
            between = "".join(c for i, c in enumerate(between, last) if i not in scare)
        parted = gap(between) if len(between) > 1 or between in _WIDE or _runs_on(raw) else ""
        if "." in between and _ends_sentence(found[-1] if found else None, raw):
            parted = "hard"
        found.append(Word(folded, match.start(), match.end(), parted, aside=aside, upper=raw[0].isupper()))
        last = match.end()
    return found
