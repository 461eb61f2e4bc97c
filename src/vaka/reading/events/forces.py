"""Harm that nobody did: floods, quakes, fires and epidemics kill and threaten, and teams attack each other at play."""

from __future__ import annotations

from typing import Protocol

from vaka.codebook import codebook
from vaka.reading.events.patterns import Match
from vaka.reading.events.scene import Name, Scene

__all__ = ["harmless"]

HARM = frozenset(("ASSAULT", "COERCE", "THREATEN"))
"""PLOVER types that need somebody who does them."""

PLAY = frozenset(("ASSAULT", "THREATEN"))
"""Those whose words sports pages use of a match."""

BEHIND, WARNED, FIELD = 4, 5, 10
"""Windows in words: from a trigger to the force behind it, from a warning to what it warns of, around sports words.

Chosen on invented sentences of all languages (tests/cases): an agent stands behind its participle and at most its
object, a warning's topic behind at most two adjectives and a number.
"""

DOERS = frozenset(("subject", "bare"))
"""Relations in which a name may be the doer."""


class Harm(Protocol):
    """What is asked of a trigger."""

    @property
    def kind(self) -> str: ...
    @property
    def first(self) -> int: ...
    @property
    def last(self) -> int: ...
    @property
    def nominal(self) -> bool: ...
    @property
    def head(self) -> int: ...
    @property
    def taken(self) -> tuple[int, ...]: ...
    @property
    def features(self) -> frozenset[str]: ...


def harmless(scene: Scene, trigger: Harm) -> bool:
    """Whether words of harm tell of a force of nature, an accident or a match, and so of no event between people."""
    plover = codebook()[trigger.kind].plover
    if plover not in HARM:
        return False
    begin, end = scene.clause(trigger.head)
    begin, end = min(begin, trigger.first), max(end, trigger.last + 1)
    own = set(trigger.taken) | {i for n in scene.names for i in range(n.first, n.last + 1)}
    if plover in PLAY and any(
        not own & set(m.taken) for m in scene.has("sport", trigger.first - FIELD, trigger.last + FIELD)
    ):
        return True
    own |= {m.last + 1 for m in scene.found.get("before", ()) if m.value == "infinitive"}  # "to storm it"
    forces = [m for m in scene.has("nature", begin, end - 1) if not own & set(m.taken)]
    doers = [
        n
        for n in scene.names
        if begin <= n.first and n.last < trigger.first and n.relation in DOERS and _acts(n)
    ]
    if any(_is_force(scene, trigger, plover, force, doers) for force in forces):
        return True
    earlier = [m for m in scene.has("nature", 0, begin - 1) if not own & set(m.taken)]
    return trigger.kind == "attack" and not doers and any(_reaches(scene, trigger, m) for m in earlier)


def _reaches(scene: Scene, trigger: Harm, force: Match) -> bool:
    """Whether a force in a clause before is the doer still: "the quake, which struck X on Friday, killed 20"."""
    if trigger.nominal or "infinitive" in trigger.features or _preposition(scene, force) == "other":
        return False
    between = [
        m
        for label in ("verb", "noun")
        for m in scene.found.get(label, ())
        if force.last < m.first < trigger.first
    ]
    armed = any(codebook()[m.value].plover == "ASSAULT" and m.first not in trigger.taken for m in between)
    doers = any(n.relation in DOERS and _acts(n) and n.last < force.first for n in scene.names)
    return not armed and not doers


def _acts(name: Name) -> bool:
    return name.entity.kind in ("person", "organisation", "country", "other")


def _is_force(scene: Scene, trigger: Harm, plover: str, force: Match, doers: list[Name]) -> bool:
    ahead = force.last < trigger.first
    if plover == "THREATEN":
        gap = force.first - trigger.last if not ahead else trigger.first - force.last
        own = ahead and not any(n.last < force.first or _parted(scene, force, n) for n in doers)
        return gap <= WARNED and (own or not ahead or scene.verb_final)
    passive = "passive" in trigger.features
    led = _preposition(scene, force)
    if plover == "COERCE" and (led not in (None, "by") or trigger.kind in ("arrest", "deportation")):
        return False
    apart = trigger.first - force.last if ahead else force.first - trigger.last
    if ((trigger.nominal and led != "by") or "infinitive" in trigger.features) and apart > 1:
        return False  # "an attack in the flooded town", "they used the storm to attack"
    if led == "other" and not passive:
        return False  # "after the storm they attacked"
    if ahead:
        if scene.verb_final and trigger.first - force.last == 1:
            return True
        return not any(n.last < force.first or _parted(scene, force, n) for n in doers)
    if force.first - trigger.last > BEHIND:
        return False
    return not doers or passive or led == "by"


def _parted(scene: Scene, force: Match, name: Name) -> bool:
    """Whether a mark stands between a force and a name behind it: "after the storm, X attacked"."""
    return any(scene.words[i].gap for i in range(force.last + 1, name.first + 1))


def _preposition(scene: Scene, force: Match) -> str | None:
    """The relation that a preposition at most two words before gives to a force."""
    near = [m for m in scene.found.get("preposition", ()) if force.first - 3 <= m.last < force.first]
    return max(near, key=lambda m: m.last).value if near else None
