"""Stories, the documents about one event as news, across languages; storylines, their actors over time."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence

from vaka.joining.story_clusters import Pairs, cluster
from vaka.joining.story_evidence import Evidence
from vaka.joining.story_profile import Profile, build_profiles
from vaka.records import Document, Entity, Reading, Ref, Story
from vaka.vectors import Encoder

__all__ = ["join_stories"]

ACTORS = 2
"""A storyline is named by so many principal actors: most are between two sides."""


def join_stories(
    documents: Mapping[str, Document],
    readings: Sequence[Reading],
    entities: Sequence[Entity],
    encoder: Encoder,
) -> tuple[Story, ...]:
    """Gather documents into stories; the same for any order of the readings.

    Args:
        documents: By id.
        readings: Of all documents of the case.
        entities: Of the case; may be empty, then names say nothing.
        encoder: Gives the vectors of the leads.

    Returns:
        The stories, each document in exactly one, sorted by id.
    """
    ordered = sorted(readings, key=lambda r: r.document)
    profiles = build_profiles(documents, ordered, entities, encoder)
    groups, pairs = cluster(profiles)
    stories = [_story(group, profiles, pairs, ordered, entities) for group in groups]
    return tuple(sorted(stories, key=lambda s: s.id))


def _story(
    group: Sequence[int],
    profiles: Sequence[Profile],
    pairs: Pairs,
    readings: Sequence[Reading],
    entities: Sequence[Entity],
) -> Story:
    members = tuple(profiles[at].document for at in group)
    own = "s-" + _digest(members[0])
    actors = _principal_actors([readings[at] for at in group], entities)
    storyline = "l-" + _digest(*(actors or (own,)))
    return Story(own, members, storyline, _reasons(group, profiles, pairs))


def _digest(*parts: str) -> str:
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()[:12]


# --- reasons -------------------------------------------------------------------------------------------


def _reasons(group: Sequence[int], profiles: Sequence[Profile], pairs: Pairs) -> tuple[str, ...]:
    """Why each member is in it; of a story of one document, why the nearest other is not."""
    if len(group) == 1:
        near = _best(group[0], [at for at in range(len(profiles)) if at != group[0]], pairs)
        return () if near is None else (_sentence(group[0], near, profiles, pairs, "not with"),)
    said = []
    for at in group:
        near = _best(at, [other for other in group if other != at], pairs)
        if near is not None:
            said.append(_sentence(at, near, profiles, pairs, "with"))
    return tuple(said)


def _evidence(a: int, b: int, pairs: Pairs) -> Evidence | None:
    return pairs.get((min(a, b), max(a, b)))


def _best(at: int, others: Sequence[int], pairs: Pairs) -> int | None:
    found = [(e.points, -other) for other in others if (e := _evidence(at, other, pairs)) and not e.forbidden]
    return -max(found)[1] if found else None


def _sentence(at: int, near: int, profiles: Sequence[Profile], pairs: Pairs, word: str) -> str:
    evidence = _evidence(at, near, pairs)
    assert evidence is not None
    why = "; ".join(evidence.reasons)
    return f"{profiles[at].document} {word} {profiles[near].document}: {why} ({evidence.points:+.1f} points)"


# --- storyline -----------------------------------------------------------------------------------------


def _principal_actors(readings: Sequence[Reading], entities: Sequence[Entity]) -> tuple[str, ...]:
    """The countries, or persons and organisations without one, that the story names most; sorted."""
    members = {r.document for r in readings}
    by_ref = {ref: e for e in entities for ref in e.members if ref.document in members}
    counts: dict[str, float] = {}
    for reading in readings:
        local = [by_ref.get(Ref(reading.document, m.entity)) for m in reading.mentions]
        actors = [a for e in local if e is not None and (a := _actor(e)) is not None]
        for actor in actors:
            counts[actor] = counts.get(actor, 0.0) + 1 / len(actors)
    first = sorted(counts, key=lambda actor: (-counts[actor], actor))[:ACTORS]
    return tuple(sorted(first))


def _actor(entity: Entity) -> str | None:
    """The side an entity stands for; places and other things are no side."""
    if entity.kind == "country":
        return entity.name
    if entity.kind in ("person", "organisation"):
        return entity.country or entity.id
    return None
