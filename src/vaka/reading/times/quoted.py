"""Whether a place in a sentence lies between quotation marks."""

from __future__ import annotations

__all__ = ["is_quoted"]

_OPENS, _CLOSES = "“«「『„", "”»」』"


def is_quoted(words: str, place: int) -> bool:
    """Whether a quotation that has been opened before the place is still open there.

    Args:
        words: One sentence.
        place: Code points from its start.
    """
    depth, german = 0, "„" in words
    for mark in words[:place]:
        if mark in _CLOSES or (mark == "“" and german):
            depth = max(0, depth - 1)
        elif mark in _OPENS:
            depth += 1
    return depth > 0 or words.count('"', 0, place) % 2 == 1
