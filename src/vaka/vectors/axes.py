"""Sentence vectors seen along the axes on which sentences differ and their translations do not.

`axes.csv` is built by `tools/rendering_axes.py`; its head says from what. Cosines along these axes tell a translation
from another sentence on the same subject better than those of the whole vectors, and are higher: about .31 + .8 times
these.
"""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from vaka.vectors.weights import DIM

__all__ = ["rendered"]

_TABLE = Path(__file__).with_name("axes.csv")


@lru_cache(maxsize=1)
def _axes() -> NDArray[np.float32]:
    """The axes, (384, axes)."""
    lines = (line for line in _TABLE.read_text("utf-8").splitlines() if not line.startswith("#"))
    axes = np.array([line.split(",") for line in lines], np.float32).T
    if axes.shape[0] != DIM:
        raise ValueError(f"{_TABLE}: rows of {DIM} numbers are wanted")
    return axes


def rendered(vectors: NDArray[np.float32]) -> NDArray[np.float32]:
    """Unit vectors along the axes, (n, axes), of debiased sentence vectors, (n, 384)."""
    found = vectors @ _axes()
    size = np.linalg.norm(found, axis=1, keepdims=True)
    return np.asarray(found / np.maximum(size, 1e-9), np.float32)
