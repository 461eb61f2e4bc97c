"""Which part of a full name is the family name: data on the systems that put it first."""

from __future__ import annotations

import tomllib
from collections.abc import Sequence
from functools import cache
from pathlib import Path

from vaka.text import fold

__all__ = ["family_first", "family_name"]


@cache
def _first() -> frozenset[str]:
    data = tomllib.loads(Path(__file__).with_name("surnames.toml").read_text("utf-8"))
    return frozenset(fold(name) for names in data["family_first"].values() for name in names.split())


def family_first(words: Sequence[str]) -> bool:
    """Whether a name written in these words puts the family name first, as far as its first word tells."""
    return len(words) > 1 and fold(words[0]) in _first()


def family_name(words: Sequence[str]) -> str:
    """The family name of a full name: its first word in the systems that put it there, else its last."""
    return words[0] if family_first(words) else words[-1]
