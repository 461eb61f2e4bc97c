"""Whether a capitalised word is a common word, by simplemma's dictionaries."""

from __future__ import annotations

from functools import lru_cache

__all__ = ["is_word"]

_COVERED = frozenset(("de", "el", "en", "es", "fr", "it", "nl", "pl", "pt", "ru", "tr", "uk"))
"""Languages whose dictionary is worth its loading time."""


@lru_cache(maxsize=16384)
def is_word(word: str, language: str) -> bool:
    """Whether the lower-cased word is in the dictionary of the language; `False` where there is none."""
    if language not in _COVERED:
        return False
    from simplemma import is_known

    lowered = word.replace("İ", "i").replace("I", "ı").lower() if "ı" in word or "İ" in word else word.lower()
    return is_known(lowered, lang=language)
