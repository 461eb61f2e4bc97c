"""Descriptions that stand for a person ("the Velmoran president"), where the document shows who it is."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from vaka.knowledge import Knowledge
from vaka.reading.names.found import Found
from vaka.reading.names.lines import Line
from vaka.reading.names.offices import PROFESSION, Office, is_plural
from vaka.reading.names.settle import Person, titles_agree

__all__ = ["Described", "described", "resolve"]

_TOP = ("head_of_state", "leader", "head_of_government")
"""Offices that one person of a country holds at a time; `leader` may mean any of them."""
_ANONYMOUS = frozenset(
    (
        "minister",
        "deputy_minister",
        "spokesperson",
        "commander",
        "adviser",
        "head",
        "member_of_parliament",
        "ambassador",
        "envoy",
        "governor",
        "mayor",
        "party_leader",
        PROFESSION,
    )
)
"""Offices that many hold at a time: a description without a country never tells who."""


@dataclass(frozen=True, slots=True)
class Described:
    """Words for an office without a name beside them."""

    line: int
    office: Office


def described(line: Line, n: int, offices: Sequence[Office], found: Sequence[Found]) -> Iterator[Described]:
    """The offices of a line that no name stands beside."""
    named = {k for f in found if f.kind == "person" for k in (f.i - 1, f.j + 1)}
    held = {f.j + 1 for f in found if f.kind == "person" and f.titles}
    for office in offices:
        if office.role == PROFESSION:
            continue
        before_name = office.j in named and any(f.i == office.j + 1 for f in found if f.kind == "person")
        if not before_name and office.i not in held and not _indefinite(line, office):
            yield Described(n, office)


def _indefinite(line: Line, office: Office) -> bool:
    """Whether words for an office mean anybody who holds one, or several."""
    return is_plural(line, office) or (
        office.i > 0 and line.tokens[office.i - 1].folded in line.lexicon.indefinite
    )


def resolve(
    descriptions: Sequence[Described],
    people: list[Person],
    lines: Sequence[Line],
    knowledge: Knowledge,
    day: str,
) -> list[Found]:
    """The descriptions that mean one person, as mentions of that person.

    Args:
        descriptions: In the order of the text.
        people: The document's people; somebody whom only a description and the knowledge name is added.
        lines: The document's lines.
        knowledge: For who held an office on `day`.
        day: Publication day (ISO 8601), or empty.
    """
    found = []
    for one in descriptions:
        who = _holder(one.office, people) or _known_holder(one.office, people, knowledge, day)
        if who:
            mention = _mention(one, lines[one.line])
            who.mentions.append(mention)
            found.append(mention)
    return found


def _holder(office: Office, people: Sequence[Person]) -> Person | None:
    """The only person of the document who has the office, and the country if it is told."""
    role = (office.role,)
    if office.country:
        home = [p for p in people if p.country == office.country]
        if office.role == "counterpart":
            fitting = [p for p in home if p.titles]
        else:
            fitting = [p for p in home if p.titles and titles_agree(role, tuple(p.titles))]
    elif office.role in _ANONYMOUS or office.role == "counterpart":
        return None
    else:
        fitting = [p for p in people if p.titles and titles_agree(role, tuple(p.titles))]
    return fitting[0] if len(fitting) == 1 else None


def _known_holder(office: Office, people: list[Person], knowledge: Knowledge, day: str) -> Person | None:
    """Who the knowledge says held the country's office on the day, if it is one person."""
    if not office.country or not day or office.role in _ANONYMOUS or office.role == "counterpart":
        return None
    roles: Sequence[str] = (office.role,)
    if office.role == "leader":
        roles = _TOP[1:] if knowledge.led_by_government(office.country) else _TOP
    for role in roles:
        holders = knowledge.holders(office.country, role, day)
        if len(holders) == 1:
            key = holders[0].key
            for person in people:
                if person.key == key:
                    return person
            people.append(Person((frozenset((key,)),), key, office.country, {role: None}))
            return people[-1]
        if holders:
            return None
    return None


def _mention(one: Described, line: Line) -> Found:
    i, j = one.office.i, one.office.j
    tokens = line.tokens[i : j + 1]
    words = tuple(frozenset(lemma for lemma, _ in t.lemmas) for t in tokens)
    surface = tuple(t.text for t in tokens)
    return Found(
        one.line, i, j, tokens[0].start, tokens[-1].end, "person", "title", words, surface,
        country=one.office.country, titles=[one.office.role], cued=True, base=line.written(i, j),
    )  # fmt: skip
