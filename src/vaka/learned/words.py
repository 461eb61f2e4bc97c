"""What the head sees of each word of a sentence: its states in the encoder's inner layer, and its shape."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from vaka.vectors import TokenStates

__all__ = ["SHAPES", "Word", "around", "word_shapes", "word_states"]

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Word:
    """A word as the head needs it; offsets count from the start of its sentence's text.

    Attributes:
        start: First code point.
        end: Behind the last, without an ending that an apostrophe parts from the word.
        full_end: With it.
        text: As written, without such an ending.
        gap: What stands before it (see `vaka.reading.names.tokens.Token.gap`).
        cased: Whether its script has capitals.
    """

    start: int
    end: int
    full_end: int
    text: str
    gap: str
    cased: bool


_GAPS = ("start", "open", "comma", "stop", "hyphen", "other", "space")

SHAPES = 6 + len(_GAPS)
"""Numbers that describe a word's shape."""


def word_shapes(words: Sequence[Word]) -> NDArray[np.float32]:
    """Capitals, digits, length one, an ending after an apostrophe, the script, and what stands before.

    Returns:
        float32 (words, `SHAPES`), each 0 or 1.
    """
    rows = [
        [
            word.text[0].isupper() or word.text[0].istitle(),
            len(word.text) > 1 and word.text.isupper(),
            word.full_end > word.end,
            word.text[0].isdigit(),
            len(word.text) == 1,
            word.cased,
            *(word.gap == gap for gap in _GAPS),
        ]
        for word in words
    ]
    return np.array(rows, np.float32).reshape(len(words), SHAPES)


def word_states(words: Sequence[Word], tokens: TokenStates) -> NDArray[np.float32]:
    """The mean of the states of each word's tokens, its ending included; zeros behind the encoder's limit.

    Returns:
        float32 (words, 384).
    """
    found = np.zeros((len(words), tokens.states.shape[1]), np.float32)
    starts, ends = tokens.spans[:, 0], tokens.spans[:, 1]
    for row, word in zip(found, words, strict=True):
        first = int(np.searchsorted(ends, word.start, "right"))
        last = int(np.searchsorted(starts, word.full_end, "left"))
        if first < last:
            row[:] = tokens.states[first:last].mean(axis=0)
    return found


def around(values: NDArray[np.float32], reach: int) -> NDArray[np.float32]:
    """Each row beside those up to `reach` before and behind it; zeros over the sentence's edges.

    Returns:
        float32 (words, (2 * reach + 1) * columns), the row farthest before first.
    """
    count, columns = values.shape
    padded = np.zeros((count + 2 * reach, columns), np.float32)
    padded[reach : reach + count] = values
    return np.concatenate([padded[k : k + count] for k in range(2 * reach + 1)], axis=1)
