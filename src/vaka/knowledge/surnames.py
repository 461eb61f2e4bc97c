"""Which part of a full name is the family name: data on the systems that put it first."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Sequence
from functools import cache
from pathlib import Path

from vaka.text import fold

__all__ = ["family_first", "family_name", "family_with_particles", "name_words"]

_HANGUL = re.compile("[가-힣]{2,4}")


@cache
def _exact() -> frozenset[str]:
    data = tomllib.loads(Path(__file__).with_name("surnames.toml").read_text("utf-8"))
    return frozenset(name.casefold() for names in data["family_first"].values() for name in names.split())


@cache
def _first() -> frozenset[str]:
    data = tomllib.loads(Path(__file__).with_name("surnames.toml").read_text("utf-8"))
    return frozenset(fold(name) for names in data["family_first"].values() for name in names.split())


def name_words(name: str) -> list[str]:
    """The words of a person's name; a Korean name written in one is parted after the family name."""
    words = re.findall(r"[^\W_]+", name)
    if len(words) == 1 and _HANGUL.fullmatch(words[0]):
        for length in (2, 1):
            if fold(words[0][:length]) in _first() and 1 <= len(words[0]) - length <= 2:
                return [words[0][:length], words[0][length:]]
    return words


def family_first(words: Sequence[str], exact: bool = False) -> bool:
    """Whether a name written in these words puts the family name first, as far as its first word tells.

    Args:
        words: Of a full name.
        exact: Whether the first word's marks must be right.
    """
    return len(words) > 1 and (words[0].casefold() in _exact() if exact else fold(words[0]) in _first())


def family_with_particles(words: Sequence[str]) -> Sequence[str]:
    """The last word of a full name with the particles before it, which are written small: "von der Leyen"."""
    at = len(words) - 1
    while at > 1 and words[at - 1].islower():
        at -= 1
    return words[at:]


def family_name(words: Sequence[str]) -> str:
    """The family name of a full name: its first word in the systems that put it there, else its last."""
    return words[0] if family_first(words) else words[-1]
