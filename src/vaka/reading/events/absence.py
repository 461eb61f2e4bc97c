"""Who stayed away, and in whose place somebody came: "X did not attend the talks", "A met B in place of X"."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from vaka.codebook import codebook
from vaka.reading.events.patterns import Match
from vaka.reading.events.scene import Name, Scene
from vaka.records import EventMention, Participant

__all__ = ["Away", "away_in", "with_absent"]

NEAR = 6
"""What was not attended is named at most so many words from the verb that says so."""

TITLED = 7
"""How many words of a title may stand between "in place of" and a name; in languages of postpositions, one."""

JOINT = frozenset({"treaty signing", "agreement", "ceremony"})
"""Families of acts that people come together for, besides meetings; a ceremony may be that of a signing."""


@dataclass(frozen=True, slots=True)
class Away:
    """Somebody who is said not to have taken part."""

    sentence: int
    person: Participant
    families: frozenset[str]
    """The families of what he stayed away from; empty where the sentence's own event is meant."""


def away_in(scene: Scene) -> list[Away]:
    """Those whom a sentence has stay away or stand aside, in the order of the text."""
    found = []
    for match in scene.found.get("absent", ()):
        families = _attended(scene, match)
        name = _stayer(scene, match)
        if families and name is not None:
            found.append(_away(scene, name, families))
    for match in scene.found.get("instead", ()):
        name = _replaced(scene, match)
        if name is not None:
            found.append(_away(scene, name, frozenset()))
    return found


def _away(scene: Scene, name: Name, families: frozenset[str]) -> Away:
    person = Participant(name.entity.n, "source", name.mention.span)
    return Away(scene.sentence.n, person, families)


def _attended(scene: Scene, match: Match) -> frozenset[str]:
    """What the noun nearest to the verb names, if it names an event."""
    nouns = [
        (min(abs(n.first - match.last), abs(match.first - n.last)), n.first, n.value)
        for n in scene.found.get("noun", ())
        if not set(n.taken) & set(match.taken)
    ]
    near = [n for n in nouns if n[0] <= NEAR]
    return frozenset({codebook()[min(near)[2]].family}) if near else frozenset()


def _stayer(scene: Scene, match: Match) -> Name | None:
    """The person who stands as the subject of a verb: the nearest before it, else (where verbs open) behind."""
    begin, end = scene.clause(match.first)
    people = [n for n in scene.names if n.entity.kind == "person" and begin <= n.first < end]
    before = [n for n in people if n.last < match.first and n.relation in ("bare", "subject", "of")]
    behind = [n for n in people if n.first > match.last] if scene.pack.clauses.subject_behind else []
    return max(before, key=lambda n: n.first, default=None) or min(
        behind, key=lambda n: n.first, default=None
    )


def _replaced(scene: Scene, match: Match) -> Name | None:
    """The person whom "in place of" governs: right before it or right behind, titles between."""
    people = [n for n in scene.names if n.entity.kind == "person"]
    if scene.verb_final:
        before = [n for n in people if 0 < match.first - n.last <= 2]
        return max(before, key=lambda n: n.last, default=None)
    behind = [n for n in people if 0 < n.first - match.last <= TITLED]
    name = min(behind, key=lambda n: n.first, default=None)
    if name is None or any(w.gap for w in scene.words[match.last + 1 : name.first + 1]):
        return None
    return None if any(match.last < p < name.first for p in scene.predicates) else name


def with_absent(mentions: Sequence[EventMention], away: Iterable[Away]) -> list[EventMention]:
    """Give each event those who stayed away from it, and take them from those who took part.

    Args:
        mentions: Of one document, in the order of the text.
        away: Who stayed away.
    """
    told = list(mentions)
    for one in away:
        at = _event(told, one)
        if at is None:
            continue
        for i, mention in enumerate(told):
            if mention.sentence == one.sentence:
                rest = tuple(p for p in mention.participants if p.entity != one.person.entity)
                told[i] = replace(mention, participants=rest)
        told[at] = replace(told[at], absent=(*told[at].absent, one.person))
    return told


def _event(mentions: Sequence[EventMention], one: Away) -> int | None:
    """Where the event stands that somebody stayed away from: in the sentence, else the nearest before it."""

    def fits(mention: EventMention) -> bool:
        kind = codebook()[mention.kind]
        if not one.families:
            return mention.sentence == one.sentence and (kind.frame == "meet" or kind.family in JOINT)
        ceremony = "ceremony" in one.families and kind.family in JOINT
        return kind.family in one.families or ceremony

    near = [i for i, m in enumerate(mentions) if m.sentence <= one.sentence and fits(m)]
    here = [i for i in near if mentions[i].sentence == one.sentence and mentions[i].participants]
    news = [i for i in near if mentions[i].role == "main"]
    return max(here or news, key=lambda i: mentions[i].sentence, default=None)
