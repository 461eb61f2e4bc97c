"""Which places are towns, of which one cannot lie in another, and which are sites that guests are shown."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from vaka.knowledge.rows import read_rows

__all__ = ["sites", "towns"]

_TOWNS = frozenset({"capital", "seat of government", "place"})
"""What the curated table calls them; palaces, squares, airports and regions are called so there."""


@cache
def towns() -> frozenset[str]:
    """Keys of the towns in the curated table of places. Cities of GeoNames are left out: some are parts of others."""
    rows = read_rows(Path(__file__).with_name("places.csv"))
    return frozenset(known.key for known, _ in rows if known.description in _TOWNS)


_SITES = frozenset(
    {
        "base",
        "bridge",
        "dam",
        "holy site",
        "mausoleum",
        "mosque",
        "park",
        "power plant",
        "school",
        "shrine",
        "spaceport",
    }
)
"""What the curated table calls places that somebody goes to see, and nobody to talk."""


@cache
def sites() -> frozenset[str]:
    """Keys of the sites in the curated table of places."""
    rows = read_rows(Path(__file__).with_name("places.csv"))
    return frozenset(known.key for known, _ in rows if (known.description or "").split(" in ")[0] in _SITES)
