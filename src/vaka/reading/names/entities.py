"""Mentions and local entities out of findings."""

from __future__ import annotations

from collections.abc import Sequence

from vaka.knowledge import Knowledge
from vaka.reading.names.base import dictionary_form
from vaka.reading.names.found import Found
from vaka.reading.names.lines import Line
from vaka.reading.names.offices import PROFESSION
from vaka.reading.names.settle import Person
from vaka.reading.names.transliteration import latin
from vaka.records import LocalEntity, Mention, Span
from vaka.text import fold

__all__ = ["local_entities"]


class _Group:
    """The findings that mean one entity."""

    def __init__(self) -> None:
        self.found: list[Found] = []
        self.person: Person | None = None


def local_entities(
    found: Sequence[Found], people: Sequence[Person], lines: Sequence[Line], knowledge: Knowledge
) -> tuple[tuple[Mention, ...], tuple[LocalEntity, ...]]:
    """Number the mentions and the entities they mean, in the order of the text.

    Args:
        found: Every finding, in the order of the text; a person's name that nobody bears is dropped.
        people: The people settled among them.
        lines: The page's lines.
        knowledge: For canonical names.
    """
    whose = {id(f): n for n, who in enumerate(people) for f in who.mentions}
    groups: dict[tuple[str, str], _Group] = {}
    mentions: list[tuple[Found, tuple[str, str]]] = []
    for one in found:
        if one.kind == "person" and id(one) not in whose:
            if one.otherwise is None:
                continue
            one.kind = one.otherwise
        key = _group_key(one, whose.get(id(one)), people)
        group = groups.setdefault(key, _Group())
        group.found.append(one)
        if one.kind == "person":
            group.person = people[whose[id(one)]]
        mentions.append((one, key))
    for group in groups.values():
        _rebase(group, lines, knowledge)
    numbers = {key: n for n, key in enumerate(groups)}
    entities = tuple(_entity(n, group, knowledge) for n, group in enumerate(groups.values()))
    return tuple(_mention(n, f, numbers[key], lines) for n, (f, key) in enumerate(mentions)), entities


def _group_key(one: Found, who: int | None, people: Sequence[Person]) -> tuple[str, str]:
    if one.kind == "person" and who is not None:
        return ("person", people[who].key or f"#{who}")
    if one.key:
        return (one.kind, one.key)
    return (one.kind, one.english or " ".join(min(word) for word in one.words))


def _rebase(group: _Group, lines: Sequence[Line], knowledge: Knowledge) -> None:
    """Give the mentions of an unknown name their dictionary form."""
    named = [f for f in group.found if f.form != "title" and not f.key]
    if not named or group.found[0].kind == "organisation" or group.found[0].english:
        return
    full = dictionary_form(named, lines, knowledge)
    longest = max(len(f.words) for f in named)
    words = full.split()
    for one in named:
        if len(one.words) == longest:
            one.base = full
        elif len(one.words) == 1 and len(words) > 1 and lines[one.line].lexicon.endings:
            fitting = [w for w in words if fold(w) in one.words[0]]
            one.base = fitting[-1] if fitting else one.base


def _base(one: Found) -> str:
    return one.base


def _mention(n: int, one: Found, entity: int, lines: Sequence[Line]) -> Mention:
    sentence = lines[one.line].sentence.n
    return Mention(n, Span(one.start, one.end), sentence, one.kind, entity, one.form, _base(one))


def _entity(n: int, group: _Group, knowledge: Knowledge) -> LocalEntity:
    first = group.found[0]
    named = [f for f in group.found if f.form != "title"] or group.found
    forms = sorted(dict.fromkeys(_base(f) for f in named), key=lambda f: (-len(f.split()), -len(f)))
    key = group.person.key if group.person else first.key
    known = knowledge.get(key) if key else None
    country = group.person.country if group.person else first.country
    within = next((f.within for f in group.found if f.within), None)
    if known:
        within = known.town or within
        home = country or known.country
        return LocalEntity(n, known.kind, known.name, key, tuple(forms), home, _titles(group), within)
    name = first.english or latin(forms[0])
    return LocalEntity(n, first.kind, name, None, tuple(forms), country, _titles(group), within)


def _titles(group: _Group) -> tuple[str, ...]:
    return tuple(dict.fromkeys(title for f in group.found for title in f.titles if title != PROFESSION))
