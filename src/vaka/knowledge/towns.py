"""Which places are towns: of these one cannot lie in another."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from vaka.knowledge.rows import read_rows

__all__ = ["towns"]

_TOWNS = frozenset({"capital", "seat of government", "place"})
"""What the curated table calls them; palaces, squares, airports and regions are called so there."""


@cache
def towns() -> frozenset[str]:
    """Keys of the towns in the curated table of places. Cities of GeoNames are left out: some are parts of others."""
    rows = read_rows(Path(__file__).with_name("places.csv"))
    return frozenset(known.key for known, _ in rows if known.description in _TOWNS)
