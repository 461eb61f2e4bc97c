"""Which small town an unknown place is: the one of that name in a country that the page names."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice, product

from vaka.knowledge import Knowledge
from vaka.reading.names.found import Found

__all__ = ["name_towns"]

_READINGS = 12
"""Dictionary forms of a name that are looked up at most."""


def name_towns(found: Sequence[Found], knowledge: Knowledge, countries: frozenset[str]) -> None:
    """Give the unknown places among what was found the small towns that they are.

    Args:
        found: Every finding of a page; those of places are changed.
        knowledge: For the towns.
        countries: Canonical names of the countries that the page names.
    """
    if not countries:
        return
    for one in found:
        if one.kind != "place" or one.key:
            continue
        town = next((t for words in _forms(one) if (t := knowledge.small_town(words, countries))), None)
        if town:
            one.key, one.country = town.key, town.country


def _forms(one: Found) -> Iterator[str]:
    """The readings of a name, each word in each of its dictionary forms."""
    for words in islice(product(*(sorted(word) for word in one.words)), _READINGS):
        yield " ".join(words)
