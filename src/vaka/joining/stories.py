"""Stories, the documents about one event as news, across languages; storylines, their actors over time."""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Mapping, Sequence
from itertools import combinations

from vaka.joining.story_acts import Pair, recurrent_pairs
from vaka.joining.story_clusters import Pairs, components, linked
from vaka.joining.story_evidence import FORBIDDEN_DAYS, Evidence, weigh
from vaka.joining.story_profile import Profile, build_profile, lead_of
from vaka.records import Document, Entity, Reading, Story
from vaka.vectors import Encoder

__all__ = ["alone", "join_stories", "stories_of"]

ACTORS = 2
"""A storyline is named by so many principal actors: most are between two sides."""


def join_stories(
    documents: Mapping[str, Document],
    readings: Sequence[Reading],
    entities: Sequence[Entity],
    encoder: Encoder,
) -> tuple[Story, ...]:
    """Gather a few documents into stories, each weighed with every other; the same for any order of the readings.

    A case that grows weighs each with its nearest alone (`vaka.growing.stories`).

    Args:
        documents: By id.
        readings: Of all documents.
        entities: Of the case; may be empty, then names say nothing.
        encoder: Gives the vectors of the leads.

    Returns:
        The stories, each document in exactly one, sorted by id.
    """
    local: dict[str, dict[int, Entity]] = {r.document: {} for r in readings}
    for entity in entities:
        for ref in entity.members:
            local[ref.document][ref.n] = entity
    profiles = {}
    for reading in sorted(readings, key=lambda r: r.document):
        document = documents[reading.document]
        lead = encoder.encode([text for text, _ in lead_of(document, reading)])
        profiles[document.id] = build_profile(document, reading, local[document.id], lead)
    recurrent = recurrent_pairs((p.acts for p in profiles.values()), FORBIDDEN_DAYS)
    pairs = {(a, b): weigh(profiles[a], profiles[b], recurrent) for a, b in combinations(profiles, 2)}
    joining = [pair for pair, e in pairs.items() if not e.forbidden and e.points >= 0]
    stories: list[Story] = []
    for component in components(profiles, joining):
        stories += stories_of([profiles[d] for d in component], recurrent)
    found = [_with_nearest(s, profiles, pairs) if len(s.documents) == 1 else s for s in stories]
    return tuple(sorted(found, key=lambda s: s.id))


def _with_nearest(story: Story, profiles: Mapping[str, Profile], pairs: Pairs) -> Story:
    (own,) = story.documents
    near = _nearest(own, [d for d in profiles if d != own], pairs)
    return alone(profiles[own], near, _evidence(own, near, pairs)) if near else story


def stories_of(component: Sequence[Profile], recurrent: Collection[Pair]) -> list[Story]:
    """The stories of documents that pairs connect; a story of one document has no reasons yet.

    Args:
        component: Profiles sorted by document.
        recurrent: Pairs of sides that the case shows together on several occasions.
    """
    groups, pairs = linked(component, recurrent)
    by_id = {p.document: p for p in component}
    return [_story([by_id[d] for d in group], _reasons(group, pairs)) for group in groups]


def alone(profile: Profile, near: str | None, evidence: Evidence | None) -> Story:
    """The story of one document, with why it is not the nearest other document's.

    Args:
        profile: Of the document.
        near: The document of most points, if any was weighed.
        evidence: On the two.
    """
    said = (_sentence(profile.document, near, evidence, "not with"),) if near and evidence else ()
    return _story([profile], said)


def _story(members: Sequence[Profile], reasons: tuple[str, ...]) -> Story:
    own = "s-" + _digest(members[0].document)
    storyline = "l-" + _digest(*(_principal_actors(members) or (own,)))
    return Story(own, tuple(p.document for p in members), storyline, reasons)


def _digest(*parts: str) -> str:
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()[:12]


# --- reasons -------------------------------------------------------------------------------------------


def _reasons(group: Sequence[str], pairs: Pairs) -> tuple[str, ...]:
    """Why each member is in it."""
    said = []
    for at in group:
        near = _nearest(at, [other for other in group if other != at], pairs)
        evidence = _evidence(at, near, pairs) if near else None
        if near and evidence:
            said.append(_sentence(at, near, evidence, "with"))
    return tuple(said)


def _evidence(a: str, b: str, pairs: Pairs) -> Evidence | None:
    return pairs.get((min(a, b), max(a, b)))


def _nearest(at: str, others: Sequence[str], pairs: Pairs) -> str | None:
    """The document of most points; of equals the first."""
    found = [(e.points, other) for other in others if (e := _evidence(at, other, pairs)) and not e.forbidden]
    return min(found, key=lambda item: (-item[0], item[1]))[1] if found else None


def _sentence(at: str, near: str, evidence: Evidence, word: str) -> str:
    why = "; ".join(evidence.reasons)
    return f"{at} {word} {near}: {why} ({evidence.points:+.1f} points)"


# --- storyline -----------------------------------------------------------------------------------------


def _principal_actors(members: Sequence[Profile]) -> tuple[str, ...]:
    """The sides that the story names most; sorted."""
    counts: dict[str, float] = {}
    for member in members:
        for actor, share in member.actors:
            counts[actor] = counts.get(actor, 0.0) + share
    first = sorted(counts, key=lambda actor: (-counts[actor], actor))[:ACTORS]
    return tuple(sorted(first))
