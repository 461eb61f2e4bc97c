"""Folding: one spelling for what readers take for the same letters, with a way back to the source text.

Folding is for comparing and searching, never for showing: `fold("İSTANBUL") == fold("istanbul")`,
`fold("Πεκίνο") == fold("ΠΕΚΙΝΟ")`. Every character is folded by itself, so that an offset into the folded
text can be carried back to the text it came from. (Hangul that arrives as loose jamo is therefore not put together.)
Traditional Chinese characters fold to the simplified ones, which the Chinese pack is written in.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from functools import cache, lru_cache

__all__ = ["Folded", "collapse", "fold", "fold_with_offsets", "letters", "simplify"]

_DOTTED = {"İ": "i", "I": "i", "ı": "i", "ς": "σ", "ϲ": "σ", "’": "'", "‘": "'", "ʼ": "'", "´": "'"}
"""Letters that casefolding keeps apart although a reader of Turkish or Greek does not, and the apostrophes."""


_HAN = ("\u3400", "\u9fff")
"""First and last of the characters that may have a simplified form."""


@cache
def _simplified() -> dict[str, str]:
    """Each traditional character to its simplified one, by OpenCC's table; read when the first is met."""
    from opencc import OpenCC

    convert = OpenCC("t2s").convert
    every = (chr(code) for code in range(ord(_HAN[0]), ord(_HAN[1]) + 1))
    return {one: other for one in every if (other := convert(one)) != one and len(other) == 1}


@cache
def _table() -> dict[int, str]:
    return str.maketrans(_simplified())


@lru_cache(maxsize=16384)
def _fold_character(character: str) -> str:
    if character in _DOTTED:
        return _DOTTED[character]
    if _HAN[0] <= character <= _HAN[1]:
        return _simplified().get(character, character)
    parts = unicodedata.normalize("NFKD", character)
    bare = "".join(_DOTTED.get(c, c) for c in parts if not unicodedata.combining(c))
    folded = unicodedata.normalize("NFC", bare).casefold()
    return folded.replace("ς", "σ")


@dataclass(frozen=True, slots=True)
class Folded:
    """A folded text and the way back: `offsets[i]` is where folded character `i` stood in the source."""

    text: str
    offsets: tuple[int, ...]
    """One entry a folded character, and a last one: the length of the source."""

    def source(self, start: int, end: int) -> tuple[int, int]:
        """The stretch of the source that folded characters `start` to `end` came from."""
        if start >= end:
            return self.offsets[start], self.offsets[start]
        return self.offsets[start], self.offsets[end - 1] + 1


def fold(text: str) -> str:
    """`text` without case, accents and the spellings that only typography tells apart.

    Compatibility decomposition without combining marks, `İ`, `I`, `ı` to `i`, final sigma to sigma,
    typographic apostrophes to `'`, then casefolding; Chinese characters simplified one by one.
    """
    return "".join(map(_fold_character, text))


def fold_with_offsets(text: str) -> Folded:
    """`fold(text)` with the offset of each folded character in `text`."""
    pieces = [_fold_character(c) for c in text]
    offsets = [i for i, piece in enumerate(pieces) for _ in piece]
    return Folded("".join(pieces), (*offsets, len(text)))


def simplify(text: str) -> str:
    """`text` with each traditional Chinese character as its simplified one; of the same length in code points.

    The source of the pairs is OpenCC's `t2s`, character by character, so that no offset moves.
    """
    if not any(_HAN[0] <= character <= _HAN[1] for character in text):
        return text
    return text.translate(_table())


def collapse(text: str) -> str:
    """`text` with every run of white space as one space, and none at the ends."""
    return " ".join(text.split())


def letters(text: str) -> str:
    """The folded letters and digits of `text` alone: equal for two typesettings of the same words."""
    return "".join(c for c in fold(text) if c.isalnum())
