"""Any script to Latin letters, and a skeleton in which one name's spellings in several languages agree."""

from __future__ import annotations

import re
import tomllib
import unicodedata
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

__all__ = ["is_latin", "latin", "skeleton"]

_HANGUL, _VOWELS, _FINALS = 0xAC00, 21, 28
_LATIN_LAST = "ɏ"
"""The last letter of Latin Extended-B; beyond it letters are another script's, but for Vietnamese."""


@cache
def _tables() -> dict[str, Any]:
    return tomllib.loads(Path(__file__).with_name("transliteration.toml").read_text("utf-8"))


def is_latin(text: str) -> bool:
    """Whether all letters of a text are Latin."""
    return all(not c.isalpha() or c <= _LATIN_LAST or "Ḁ" <= c <= "ỿ" for c in text)


@lru_cache(maxsize=8192)
def latin(text: str) -> str:
    """`text` in Latin letters, capitals kept; text in Latin letters comes back as it is."""
    text = unicodedata.normalize("NFC", text)
    if is_latin(text):
        return text
    return re.sub(r"\w+", lambda match: _word(match[0]), text)


def _word(word: str) -> str:
    if is_latin(word):
        return word
    if any(_HANGUL <= ord(c) <= 0xD7A3 for c in word):
        return "".join(map(_syllable, word)).capitalize()
    written = _by_letters(word)
    if written is None:
        from normality import latinize_text

        written = latinize_text(word) or word
    return written[:1].upper() + written[1:] if word[:1].isupper() or not word[:1].islower() else written


def _syllable(c: str) -> str:
    """A Hangul syllable in Latin letters."""
    place = ord(c) - _HANGUL
    if not 0 <= place <= 0xD7A3 - _HANGUL:
        return c
    hangul = {part: letters.split() for part, letters in _tables()["hangul"].items()}
    initial = hangul["initial"][place // (_VOWELS * _FINALS)]
    final = hangul["final"][place % _FINALS]
    letters: str = initial + hangul["vowel"][place // _FINALS % _VOWELS] + final
    return letters.replace("-", "")


def _by_letters(word: str) -> str | None:
    """A Greek or Cyrillic word letter by letter; `None` for another script's."""
    tables = _tables()
    lowered = _unaccented(word.lower().replace("ς", "σ"))
    written, i = "", 0
    while i < len(lowered):
        pair, one = lowered[i : i + 2], lowered[i]
        if i == 0 and pair in tables["start"]:
            written, i = tables["start"][pair], 2
        elif len(pair) == 2 and pair in tables["digraphs"]:
            written, i = written + tables["digraphs"][pair], i + 2
        elif one in tables["letters"]:
            written, i = written + tables["letters"][one], i + 1
        else:
            return None
    return written


def _unaccented(word: str) -> str:
    """Without accents, but for the letters that a mark makes another one (й, ї, ё)."""
    kept = []
    for c in word:
        parts = unicodedata.normalize("NFD", c)
        kept.append({"ї": "і", "ё": "е"}.get(c, c if c == "й" or c == "ў" else parts[0]))
    return "".join(kept)


@lru_cache(maxsize=8192)
def skeleton(text: str) -> tuple[str, ...]:
    """The consonants of each word of a name, spellings of one sound made one; a first vowel is kept as `A`.

    `skeleton("Владимир") == skeleton("Βλαντίμιρ")`, while those of `Kim Jong-un` and `Kim Yo-jong` differ.
    """
    return tuple(found for word in re.findall(r"[^\W\d_]+", latin(text)) if (found := _bones(word)))


def _bones(word: str) -> str:
    table = _tables()["skeleton"]
    lowered, bones, i = word.lower(), "", 0
    while i < len(lowered):
        for length in (4, 3, 2, 1):
            piece = lowered[i : i + length]
            if len(piece) == length and piece in table:
                bones, i = bones + table[piece], i + length
                break
        else:
            bare = unicodedata.normalize("NFD", lowered[i])[0]
            if bare != lowered[i] and bare in table:
                bones += table[bare]
            elif i == 0 and bare not in "hy":
                bones += "A"
            i += 1
    return (
        re.sub(
            r"(.)\1+",
            r"\1",
            bones.replace("NT", "D").replace("ND", "D").replace("MP", "B").replace("MB", "B"),
        )
        or "A"
    )
