"""The canonical English name of a composed place, and the known place that it is."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache

from vaka.knowledge import Knowledge, Known, family_name
from vaka.languages import CANONICAL
from vaka.reading.names.lines import Line
from vaka.reading.names.pack import lexicon
from vaka.reading.names.transliteration import is_latin, latin, skeleton

__all__ = ["Composed", "composed_name"]

_SAME = {"international airport": "airport", "naval base": "base", "air base": "base", "castle": "palace"}
"""Kinds that pages use for one another."""

_SITES = frozenset(
    {"residence", "palace", "airport", "building", "compound", "guest house", "mausoleum", "spaceport"}
)
"""What the knowledge says of a place that a noun beside its name only describes ("резиденция Бочаров Ручей")."""

_SOUNDS = 3
"""Consonants from which a name tells a place of its kind by sound."""


@dataclass(frozen=True, slots=True)
class Composed:
    """What a composed name means."""

    english: str
    key: str | None = None
    country: str | None = None


def composed_name(
    kind: str, whole: str, written: str, who: Known | None, line: Line, knowledge: Knowledge
) -> Composed:
    """What a place of this kind is called in English, and which known one it is.

    Args:
        kind: What the noun makes it ("airport").
        whole: The noun and the name beside it, as written.
        written: The name beside the noun, as written.
        who: Whom that name means, where it is known.
        line: Where it stands.
        knowledge: For the places known.
    """
    if who and (_is_of(who.name, kind) or who.description.split(" in ")[0] in _SITES):
        return Composed(who.name, who.key, who.country)
    if known := next(iter(knowledge.find(whole, line.language, "place")), None):
        return Composed(known.name, known.key, known.country)
    specifics = list(dict.fromkeys(_specifics(written, who, line, knowledge)))
    patterns = lexicon(CANONICAL).place_patterns
    kinds = dict.fromkeys((kind, *(k for k in patterns if _family(k) == _family(kind))))
    for specific in specifics:
        for other in kinds:
            known = next(iter(knowledge.find(patterns[other].format(specific), kind="place")), None)
            if known:
                return Composed(known.name, known.key, known.country)
    known = _by_sound(knowledge).get((_family(kind), skeleton(written))) if who is None else None
    if known:
        return Composed(known.name, known.key, known.country)
    return Composed(patterns[kind].format(specifics[0]))


def _specifics(written: str, who: Known | None, line: Line, knowledge: Knowledge) -> Iterator[str]:
    """What the name beside the noun may be in English, the likeliest first."""
    if who and who.kind == "person":
        words = who.name.split()
        yield written if is_latin(written) else who.name if " " in written else family_name(words)
    elif who:
        yield who.name
    for ending in line.lexicon.town_endings:
        bare = written.removesuffix(ending)
        for form in (bare, f"{bare}e", f"{bare}en") if bare != written else ():
            yield from (town.name for town in knowledge.find(form, line.language, "place")[:1])
    yield latin(written.strip('«»“”"„'), person=False)


def _family(kind: str) -> str:
    return _SAME.get(kind, kind)


def _is_of(name: str, kind: str) -> bool:
    """Whether an English name is one of a kind of place: by its noun, or by its own "Kind of"."""
    return any(_family(k) == _family(kind) for k, _ in _by_noun(name)) or kind in dict(_by_of(name))


def _kinds_of(name: str) -> Iterator[tuple[str, str]]:
    """The kinds of place that an English name may be of, each with what stands beside the noun; one a family."""
    told = set()
    for kind, specific in (*_by_noun(name), *_by_of(name)):
        if _family(kind) not in told:
            told.add(_family(kind))
            yield kind, specific


def _by_noun(name: str) -> Iterator[tuple[str, str]]:
    """The kinds whose pattern a name follows ("Gimhae Airport")."""
    for kind, before, after in _affixes():
        if name.startswith(before) and name.endswith(after) and len(name) > len(before) + len(after):
            yield kind, name[len(before) : len(name) - len(after)]


def _by_of(name: str) -> Iterator[tuple[str, str]]:
    """The kinds that a name opens with ("Palace of the Nation")."""
    first, _, rest = name.partition(" of ")
    for kind, _, _ in _affixes():
        if rest and first == kind.capitalize():
            yield kind, rest.removeprefix("the ")


@cache
def _affixes() -> tuple[tuple[str, str, str], ...]:
    """The kinds of place with what stands before and behind their names in English."""
    split = ((kind, pattern.split("{}")) for kind, pattern in lexicon(CANONICAL).place_patterns.items())
    return tuple((kind, before, after) for kind, (before, after) in split)


@lru_cache(maxsize=4)
def _by_sound(knowledge: Knowledge) -> Mapping[tuple[str, tuple[str, ...]], Known]:
    """The built-in places by kind and the consonants of their English names; of two alike, neither."""
    found: dict[tuple[str, tuple[str, ...]], Known | None] = {}
    for who, names in knowledge.built_in_places():
        for name in names:
            for kind, specific in _kinds_of(name):
                sounds = skeleton(specific)
                if sum(map(len, sounds)) >= _SOUNDS:
                    key = (_family(kind), sounds)
                    found[key] = who if found.get(key, who) == who else None
    return {key: who for key, who in found.items() if who}
