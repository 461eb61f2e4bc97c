"""Words of a sentence, ready for matching names: folded, with their possible dictionary forms."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from vaka.knowledge.table import WORD
from vaka.reading.names.pack import Lexicon
from vaka.text import fold

__all__ = ["Token", "base_form", "lemmas", "name_start", "tokenise"]

_APOSTROPHES = frozenset("'’‘ʼ`´")
_HYPHENS = frozenset("-‐‑–·•・‧")


@dataclass(frozen=True, slots=True)
class Token:
    """A word where it stands."""

    i: int
    """Its place in the sentence."""
    start: int
    end: int
    """Code points in the source text, without an ending after an apostrophe."""
    full_end: int
    """With it."""
    text: str
    folded: str
    suffix: str
    """The folded ending after an apostrophe, or empty."""
    lemmas: tuple[tuple[str, int], ...]
    """Possible folded dictionary forms, each with the letters of the word that make up the base."""
    capital: bool
    upper: bool
    """Two letters or more, all capitals."""
    gap: str
    """What stands between the word before and this one: `start`, `space`, `hyphen`, `stop` (a full stop),
    `open` (an opening bracket or quotation mark), `comma`, `elision` (the apostrophe behind an elided word),
    `other`, or nothing."""

    @property
    def close(self) -> bool:
        """Whether nothing but a space or a hyphen parts it from the word before."""
        return self.gap in ("space", "hyphen", "", "elision")


def _gap(between: str, first: bool) -> str:
    if first:
        return "start"
    if not between:
        return ""
    stripped = between.strip()
    if not stripped:
        return "space"
    if stripped in _HYPHENS:
        return "hyphen" if len(between) == 1 else "other"
    if stripped == ".":
        return "stop"
    if stripped[-1] in "([«“\"‘'„（「『《":
        return "open"
    return "comma" if stripped == "," else "other"


@lru_cache(maxsize=65536)
def lemmas(folded: str, lexicon: Lexicon, whole: bool = False) -> tuple[tuple[str, int], ...]:
    """The possible dictionary forms of a folded word, itself first, each with the length of its base.

    Args:
        folded: The word.
        lexicon: Of its language.
        whole: Leave suffixes alone (the word's ending was already told by an apostrophe).
    """
    found = {folded: len(folded)}
    if lexicon.keep_marks:
        found.setdefault(fold(folded), len(folded))
    for length in range(min(lexicon.longest_ending, len(folded) - 2), 0, -1):
        for base, _ in lexicon.endings.get(folded[-length:], ()):
            found.setdefault(folded[:-length] + base, len(folded))
    if not whole:
        for suffix in lexicon.suffixes:
            if folded.endswith(suffix) and len(folded) - len(suffix) >= lexicon.shortest:
                found.setdefault(folded[: -len(suffix)], len(folded) - len(suffix))
    for beginning, bases, _ in lexicon.beginnings:
        if folded.startswith(beginning) and len(folded) - len(beginning) >= lexicon.shortest:
            for form, length in [f for f in found.items() if f[0].startswith(beginning)]:
                for base in bases:
                    found.setdefault(base + form[len(beginning) :], length)
    return tuple(found.items())


def name_start(folded: str, lemma: str, lexicon: Lexicon) -> int:
    """How many letters of a word stand before the name whose dictionary form is `lemma`."""
    if folded.startswith(lemma):
        return 0
    for beginning, bases, start in lexicon.beginnings:
        rest = folded[len(beginning) :]
        if folded.startswith(beginning) and any((base + rest).startswith(lemma) for base in bases):
            return start
    return 0


def _suffix(text: str, matches: Sequence[re.Match[str]], i: int, lexicon: Lexicon) -> str:
    """The folded ending that an apostrophe parts from word `i`, or nothing."""
    if lexicon.apostrophe != "suffix" or i + 1 >= len(matches):
        return ""
    end, following = matches[i].end(), matches[i + 1]
    if following.start() != end + 1 or text[end] not in _APOSTROPHES or not following[0].islower():
        return ""
    ending = fold(following[0])
    return ending if ending in lexicon.suffixes else ""


def _between(between: str, before: Sequence[Token], word: str, lexicon: Lexicon) -> str:
    """What stands between the words found so far and the next; an apostrophe that is a letter parts nothing."""
    if before and between in _APOSTROPHES:
        last = before[-1]
        if last.folded in lexicon.elisions:
            return "elision"
        initial = len(last.text) == 1 and last.capital and word[0].isupper()  # O'Neal
        if initial or lexicon.apostrophe == "letter":
            return ""
    return _gap(between, not before)


def tokenise(text: str, offset: int, lexicon: Lexicon) -> list[Token]:
    """The words of `text`.

    Args:
        text: A sentence.
        offset: Where it starts in the source text.
        lexicon: Of its language.
    """
    matches = list(WORD.finditer(text))
    found: list[Token] = []
    before, skip = 0, False
    for i, match in enumerate(matches):
        if skip:
            skip = False
            continue
        word = match[0]
        folded = lexicon.normal(word).replace(".", "")
        suffix = _suffix(text, matches, i, lexicon)
        skip = bool(suffix)
        between = text[before : match.start()]
        full_end = matches[i + 1].end() if suffix else match.end()
        token = Token(
            len(found),
            offset + match.start(),
            offset + match.end(),
            offset + full_end,
            word,
            folded,
            suffix,
            lemmas(folded, lexicon, whole=bool(suffix)),
            word[0].isupper() or word[0].istitle(),
            len(word) > 1 and word.isupper(),
            _between(between, found, word, lexicon),
        )
        found.append(token)
        before = full_end
    return found


def base_form(word: str, lexicon: Lexicon, wanted: str | None = None) -> str:
    """A word as written, brought to its dictionary form.

    Args:
        word: The word, inflected.
        lexicon: Of its language.
        wanted: The folded dictionary form, where it is known; else that of the longest ending is taken.
    """
    folded = fold(word)
    for length in range(min(lexicon.longest_ending, len(folded) - 2), 0, -1):
        for base, written in lexicon.endings.get(folded[-length:], ()):
            if wanted in (None, folded[:-length] + base):
                return word[:-length] + written
    return word
