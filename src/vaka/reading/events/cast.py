"""The people and states of one event mention, and what is shared by the two ways of finding them."""

from __future__ import annotations

from dataclasses import dataclass, field

from vaka.codebook import Kind, codebook
from vaka.reading.events.discourse import Discourse
from vaka.reading.events.scene import Name, Scene
from vaka.reading.events.triggers import Trigger
from vaka.records import Part, Participant

__all__ = ["ACTORS", "HOSTED", "NEAR", "Cast", "Casting"]

ACTORS = ("person", "country", "organisation")
"""Kinds of entity that can take part."""

NEAR = 5
"""How far from a noun that names an event those stand who take part (words)."""

HOSTED = frozenset(("encounter", "arrival", "welcome", "reception", "ceremony", "treaty signing"))
"""Families besides meetings and visits that have a scene of their own: a house named in them is that scene."""

ASIDE = ("attribute", "compound", "other", "in", "inner", "for")
"""Relations of names that take no part."""


@dataclass(slots=True)
class Cast:
    """Who takes part in one event mention, and where it happens."""

    parts: list[Participant] = field(default_factory=list)
    place: Name | None = None
    destination: Name | None = None
    own: int = 0
    """How many participants stand in the clause itself."""
    paired: bool = False
    """Whether "the two leaders" stand there."""

    def add(self, entity: int, part: Part, name: Name | None) -> None:
        """Add a participant once; the first side told counts."""
        if all(p.entity != entity for p in self.parts):
            self.parts.append(Participant(entity, part, name.mention.span if name else None))
            self.own += name is not None

    def lead(self, entity: int, part: Part, name: Name | None) -> None:
        """Put a participant that stands outside the clause before the others."""
        self.parts.insert(0, Participant(entity, part, name.mention.span if name else None))

    def has(self, part: Part) -> bool:
        """Whether somebody stands on this side."""
        return any(p.part == part for p in self.parts)


@dataclass(frozen=True, slots=True)
class Casting:
    """What is known while the cast of one trigger is sought."""

    scene: Scene
    trigger: Trigger
    discourse: Discourse
    first: int
    last: int
    """First and last word of the trigger's clause."""

    @classmethod
    def of(cls, scene: Scene, trigger: Trigger, discourse: Discourse) -> Casting:
        """The casting of a trigger in its clause."""
        begin, end = scene.clause(trigger.head)
        return cls(scene, trigger, discourse, min(begin, trigger.first), max(end - 1, trigger.last))

    @property
    def kind(self) -> Kind:
        """The trigger's row in the codebook."""
        return codebook()[self.trigger.kind]

    @property
    def passive(self) -> bool:
        """Whether the grammatical subject suffers the event."""
        return "passive" in self.trigger.features

    @property
    def pair_acts(self) -> bool:
        """Whether "the two leaders" stand where the subject does, before any other name of the clause."""
        pairs = self.scene.has("pair", self.first, self.trigger.first - 1)
        if not pairs or self.trigger.telling == "nominal":
            return False
        before = (n for n in self.scene.names if self.first <= n.first < pairs[0].first)
        return not any(n.entity.kind in ACTORS and n.relation not in ASIDE for n in before)

    @property
    def other_side(self) -> Part:
        """What the one across from the source is called in this frame."""
        return "with" if self.kind.frame in ("meet", "visit") else "target"

    def is_scene(self, name: Name) -> bool:
        """Whether a state's known house is told as where it happened: "at the White House", "a reçu à l'Élysée"."""
        entity = name.entity
        house = entity.kind == "organisation" and entity.key is not None and entity.country is not None
        hosts = self.kind.frame in ("meet", "visit") or self.kind.family in HOSTED
        there = name.relation in ("in", "at") or (name.relation == "to" and self.kind.frame == "visit")
        return house and hosts and there

    def sees(self, name: Name) -> bool:
        """Whether a name is the place that "sees" a meeting: "X witnessed talks", "Ankara hosted the summit"."""
        entity, scene = name.entity, self.scene
        seat = entity.kind == "place" or name.mention.form == "capital"
        seat |= entity.kind == "organisation" and entity.key is not None and entity.country is not None
        if not seat or name.relation not in ("bare", "subject", "compound"):
            return False
        near = [m for m in scene.has("hosts", self.first, self.last) if abs(m.first - name.last) <= NEAR]
        own = self.trigger.nominal or any(set(m.taken) & set(self.trigger.taken) for m in near)
        return bool(near) and own and (self.kind.frame == "meet" or self.kind.family in HOSTED)

    def acts(self, name: Name) -> bool:
        """Whether a name can take part: an actor, no mere attribute, nobody who only reports or speaks for."""
        if name.first in self.scene.seats or self.sees(name):
            return False
        reports = name.entity.n in self.discourse.reporters or "spokesperson" in name.entity.titles
        return (
            name.entity.kind in ACTORS
            and name.relation not in ASIDE
            and not reports
            and not self._tells_where(name)
        )

    def _tells_where(self, name: Name) -> bool:
        """Whether a state only says where the town right before it lies: "in Busan, South Korea"."""
        return name.entity.kind == "country" and any(
            n.entity.kind == "place"
            and n.entity.country == name.entity.name
            and n.last == name.first - 1
            and self.scene.words[name.first].gap
            for n in self.scene.names
        )
