"""Small towns: names that count only where a page shows a place and names its country.

The table of forms leaves small towns and their names in other languages out, because most are a surname or a common
word somewhere. Once a page has shown a word to be a place, and named a country, they tell which place it is.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from vaka.knowledge.index import Index, Summary
from vaka.knowledge.kept_index import kept_index
from vaka.knowledge.known import Known
from vaka.knowledge.own import key_of
from vaka.knowledge.table import cache_folder, known_from, pack, tokens

__all__ = ["CLEARER", "open_small_towns", "small_town", "town_of"]

CLEARER = 3
"""How many times the inhabitants of its namesakes in the countries named a town must have to be the one meant."""

LAYOUT = 1
"""Raised when the way the index is built changes."""


def open_small_towns(digest: str, countries: Callable[[], Mapping[str, str]]) -> Index:
    """The index of small towns: from the cache folder, else compiled and, where possible, kept there.

    Args:
        digest: Digest of the built-in knowledge, which the names of the countries depend on.
        countries: Gives the countries' canonical names by ISO 3166 code; asked where there is something to compile.
    """
    path = cache_folder() / f"towns-{LAYOUT}-{digest}.index"
    return kept_index(path, lambda: (_records(countries()), (Summary((), {}, 0),)))


def _records(countries: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    from vaka.knowledge.gazetteers import small_towns

    for town, names in small_towns(countries):
        yield key_of(town.key), pack(town)
        for words in dict.fromkeys(" ".join(tokens(name)) for name in names):
            if words:
                yield words, town.key


def town_of(index: Index, key: str) -> Known | None:
    """The small town of this id."""
    packed = next(index.values(key_of(key)), None)
    return known_from(key, packed) if packed else None


def small_town(index: Index, words: str, countries: frozenset[str]) -> Known | None:
    """The town of this name in one of these countries; none where two are of like size.

    Args:
        index: The compiled towns.
        words: The folded words of the name, joined by single spaces.
        countries: Canonical names of the countries that a page names.
    """
    towns = filter(None, (town_of(index, key) for key in set(index.values(words))))
    ranked = sorted((t for t in towns if t.country in countries), key=lambda t: (-t.weight, t.key))
    if not ranked or (len(ranked) > 1 and ranked[0].weight < CLEARER * ranked[1].weight):
        return None
    return ranked[0]
