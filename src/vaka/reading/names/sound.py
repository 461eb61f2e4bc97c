"""Whom a full name means that the knowledge has in another spelling only.

No table holds every newspaper's way of writing a foreign name ("Aliyev", "Alijew", "Aliev"). Two spellings are one
where their consonants agree and the text shows more than the name: an office in a country, or the country alone. Long
names need nothing more.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache

from vaka.knowledge import Knowledge, Known
from vaka.reading.names.found import Found
from vaka.reading.names.offices import PROFESSION
from vaka.reading.names.transliteration import loose_skeleton, nearly, outline, skeleton

__all__ = ["known_by_sound"]

_STRICT, _LOOSE = 6, 7
"""Consonants that two spellings must share where a country alone is common to both. Of 2,000 invented names one pair in
44,000 shares six by chance and one in a million seven of the loose skeleton; a page has a few thousand pairs."""
_LONG = 8
"""Consonants that the two must share where nothing else is common."""


def known_by_sound(
    mention: Found, knowledge: Knowledge, countries: frozenset[str], offices_agree: Sequence[str]
) -> str | None:
    """The key of the one known person whose name sounds like this one and whose place in the world fits.

    Args:
        mention: A full name that is no form of anybody known.
        knowledge: Who is known.
        countries: Canonical names of the countries that the page names.
        offices_agree: Every office that the name's own titles allow; empty where it has none.
    """
    if len(mention.words) < 2 or PROFESSION in mention.titles:
        return None
    home = (mention.country,) if mention.country else sorted(countries)
    near = set(_fitting(mention, knowledge, home, frozenset(offices_agree)))
    if not near and not mention.country and not offices_agree:
        sounds = skeleton(mention.base)
        near = set(_by_skeleton(knowledge).get(sounds, ())) if sum(map(len, sounds)) >= _LONG else set()
    return near.pop() if len(near) == 1 else None


@lru_cache(maxsize=4)
def _by_skeleton(knowledge: Knowledge) -> Mapping[tuple[str, ...], tuple[str, ...]]:
    """The keys of the built-in people by the skeletons of their names; made when first asked for."""
    found: dict[tuple[str, ...], list[str]] = {}
    for who in knowledge.built_in_people():
        found.setdefault(skeleton(who.name), []).append(who.key)
    return {sounds: tuple(keys) for sounds, keys in found.items()}


def _fitting(
    mention: Found, knowledge: Knowledge, home: Sequence[str], offices: frozenset[str]
) -> Iterator[str]:
    for country in home:
        for who in knowledge.people_of(country):
            if who.kind != "person":
                continue
            held = {office.role for office in who.offices}
            if offices and not held & offices:
                continue
            alike = _near if offices and mention.country else _same
            if alike(mention.base, who):
                yield who.key


def _near(name: str, who: Known) -> bool:
    """Whether two names of one office in one country have nearly the same outline."""
    return nearly(outline(name), outline(who.name))


def _same(name: str, who: Known) -> bool:
    """Whether two names have the same consonants, and enough of them."""
    for sounds, least in ((skeleton, _STRICT), (loose_skeleton, _LOOSE)):
        mine = sounds(name)
        if sum(map(len, mine)) >= least and mine == sounds(who.name):
            return True
    return False
