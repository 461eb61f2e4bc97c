"""Entities across documents: the local entities that mean one person, country, place or organisation."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence

from vaka.records import Entity, LocalEntity, Reading, Ref
from vaka.text import letters

__all__ = ["join_entities"]


def join_entities(readings: Sequence[Reading]) -> tuple[Entity, ...]:
    """Join the local entities of all documents; the same for any order of the readings."""
    groups: dict[str, list[tuple[Ref, LocalEntity]]] = {}
    for reading in sorted(readings, key=lambda r: r.document):
        for local in reading.entities:
            key = local.key or _unknown_id(local)
            groups.setdefault(key, []).append((Ref(reading.document, local.n), local))
    return tuple(_entity(key, members) for key, members in sorted(groups.items()))


def _unknown_id(local: LocalEntity) -> str:
    name = f"{letters(local.name)} {local.kind}"
    return "x-" + hashlib.sha256(name.encode()).hexdigest()[:12]


def _entity(key: str, members: Sequence[tuple[Ref, LocalEntity]]) -> Entity:
    first = members[0][1]
    country = next((local.country for _, local in members if local.country), None)
    refs = tuple(ref for ref, _ in members)
    reason = f"known as {key}" if first.key else "one name"
    return Entity(key, first.name, first.kind, first.key, country, refs, (reason,))
