"""What every sentence of a language has in common, so that it can be taken off.

Without it the nearest neighbour of a sentence is of its own language, not of its own meaning. The table
`means.csv` is built by `tools/language_means.py`; its head says from what.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from vaka.vectors.weights import DIM

__all__ = ["ANY", "debias", "language_means"]

ANY = "*"
"""The row for languages that have none of their own: the mean of all rows."""

_TABLE = Path(__file__).with_name("means.csv")


@lru_cache(maxsize=1)
def language_means() -> Mapping[str, NDArray[np.float32]]:
    """The mean vector of each language (ISO 639-1), and of all under `ANY`."""
    rows = (line.split(",") for line in _TABLE.read_text("utf-8").splitlines() if not line.startswith("#"))
    means = {row[0]: np.array(row[1:], np.float32) for row in rows}
    if any(mean.shape != (DIM,) for mean in means.values()) or ANY not in means:
        raise ValueError(f"{_TABLE}: rows of {DIM} numbers and one row {ANY!r} are wanted")
    return means


def debias(vectors: NDArray[np.float32], languages: Sequence[str]) -> NDArray[np.float32]:
    """The vectors without their languages' means, unit length again.

    Args:
        vectors: Unit vectors, (n, 384).
        languages: The ISO 639-1 code of each; one without a row gets the mean of all.
    """
    if not len(vectors):
        return vectors
    means = language_means()
    bare = vectors - np.stack([means.get(language, means[ANY]) for language in languages])
    size = np.linalg.norm(bare, axis=1, keepdims=True)
    return np.asarray(bare / np.maximum(size, 1e-9), np.float32)
