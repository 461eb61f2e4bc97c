"""Nouns that presuppose their encounter: "after their meeting", "since their last talks", "talks between the two".

Such a noun tells no names of its own. Who met is told by the words beside it; whether the encounter is the news or lies
before it is told by them too, or by what else the page tells.
"""

from __future__ import annotations

from collections.abc import Sequence

from vaka.codebook import codebook
from vaka.reading.events.lasttime import is_last_time
from vaka.reading.events.patterns import Match
from vaka.reading.events.scene import Scene
from vaka.reading.events.triggers import Trigger
from vaka.records import EventMention

__all__ = ["NAMED_BESIDE", "is_joint", "is_news_of_page", "is_previous", "is_theirs"]

JOINT = frozenset(("press conference", "treaty signing"))
"""Kinds whose noun is of both sides of the story where it names nobody: "the signing of the accord"."""

NAMED_BESIDE = 2
"""How far from an encounter's noun "their" or "last" stands at most (words)."""


def is_theirs(scene: Scene, trigger: Trigger) -> bool:
    """Whether a noun's encounter is that of the two sides, by "their" beside it or in its own ending."""
    return _beside(scene, trigger, "theirs")


def is_joint(trigger: Trigger) -> bool:
    """Whether a noun names what both sides do together: they sign, they face the press."""
    return trigger.telling == "nominal" and trigger.kind in JOINT


def is_previous(scene: Scene, trigger: Trigger, dated: frozenset[int]) -> bool:
    """Whether a noun names an encounter before the news: "their last meeting", "since the talks in X".

    Args:
        scene: The sentence.
        trigger: The noun.
        dated: The words of time expressions: those of "last week" say nothing of a meeting beside them.
    """
    if trigger.telling != "nominal" or codebook()[trigger.kind].family != "encounter":
        return False
    return is_last_time(scene, trigger) or _beside(scene, trigger, "previous", dated)


def _beside(scene: Scene, trigger: Trigger, label: str, dated: frozenset[int] = frozenset()) -> bool:
    """Whether a word of `label` stands in the phrase of an encounter's noun."""
    if trigger.telling != "nominal" or codebook()[trigger.kind].family != "encounter":
        return False
    found = (m for m in scene.found.get(label, ()) if not dated & set(m.taken))
    return any(_in_phrase(scene, trigger, match) for match in found)


def _in_phrase(scene: Scene, trigger: Trigger, match: Match) -> bool:
    before = match.last < trigger.first
    inner = set(range(match.last + 1, trigger.first) if before else range(trigger.last + 1, match.first))
    linked = {i for m in scene.found.get("preposition", ()) if m.value != "object" for i in m.taken}
    if before and match.taken[0] not in linked:  # "the last day of the visit"
        linked &= {*inner, *trigger.taken}
    joined = range(min(match.last, trigger.last) + 1, max(match.first, trigger.first) + 1)
    clear = not any(scene.words[i].gap or scene.words[i].kind for i in joined)
    return (
        len(inner) <= NAMED_BESIDE and clear and not linked & (inner | ({trigger.first} if before else set()))
    )


def is_news_of_page(mention: EventMention, told: Sequence[EventMention], framing: bool = False) -> bool:
    """Whether what a noun presupposes is the page's news: the page tells no other encounter (or signing) as such.

    A signing is news beside an encounter that is.

    Args:
        mention: The noun's.
        told: What the page tells by verbs or in full.
        framing: Whether the noun only tells when something else was: "during his visit to X".
    """
    sides = {"meet": 2, "visit": 1}.get(codebook()[mention.kind].frame)
    if (
        sides is None
        or (framing and sides == 1)
        or mention.role != "main"
        or len(mention.participants) < sides
    ):
        return False
    meets = [m for m in told if codebook()[m.kind].family == "encounter"]
    if mention.kind in JOINT:
        alike = (m for m in told if codebook()[m.kind].family == codebook()[mention.kind].family)
        return any(m.role == "main" for m in meets) and not any(m.role == "main" for m in alike)
    return not any(m.role == "main" or m.status == "planned" for m in meets)
