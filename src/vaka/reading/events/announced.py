"""Plans told in the present tense: "X will travel to Y. There he meets Z", "X travels to Y" as a headline.

Reports of a journey ahead tell its start as a plan and go on in the present; their headlines stand in it too. Nothing
is made a plan that tells a time of its own, or right behind what the page tells to have happened.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace

from vaka.codebook import codebook
from vaka.records import EventMention

__all__ = ["as_plans"]


def as_plans(
    mentions: Sequence[EventMention], tenseless: Collection[int], titles: Collection[int]
) -> list[EventMention]:
    """Make plans of what only stands in the present beside the page's plans.

    Args:
        mentions: In the order of the text, numbered by their place.
        tenseless: Numbers of those told in the present tense or by a noun.
        titles: Numbers of those that the headline tells.
    """
    told: list[EventMention] = []
    plan: EventMention | None = None
    for mention in mentions:
        if mention.n not in titles and _meets(mention) and mention.quotation is None:
            begun = any(_under_way(m, tenseless) and _together(m, mention) for m in told if m.n not in titles)
            if plan is not None and not begun and _open(mention, tenseless) and _together(plan, mention):
                mention = replace(mention, role="future", status="planned")
            elif _planned(mention):
                plan = mention
            else:
                plan = None
        told.append(mention)
    body = [m for m in told if m.n not in titles]
    return [
        replace(m, role="future", status="planned")
        if m.n in titles and _open(m, tenseless) and _only_planned(m, body)
        else m
        for m in told
    ]


def _meets(mention: EventMention) -> bool:
    return codebook()[mention.kind].frame in ("meet", "visit")


def _planned(mention: EventMention) -> bool:
    return (mention.role, mention.status) == ("future", "planned")


def _held(mention: EventMention) -> bool:
    return (mention.role, mention.status) == ("main", "held")


def _under_way(mention: EventMention, tenseless: Collection[int]) -> bool:
    """Whether a mention is told as held by its tense, or as going on this very hour."""
    return _held(mention) and _meets(mention) and mention.n not in tenseless


def _open(mention: EventMention, tenseless: Collection[int]) -> bool:
    """Whether a mention is news by nothing but its place on the page."""
    return _held(mention) and _meets(mention) and mention.n in tenseless and not mention.times


def _together(a: EventMention, b: EventMention) -> bool:
    return not b.participants or bool({p.entity for p in a.participants} & {p.entity for p in b.participants})


def _only_planned(title: EventMention, body: Sequence[EventMention]) -> bool:
    """Whether the body tells of the headline's event, and only as a plan."""
    family = codebook()[title.kind].family
    same = [m for m in body if codebook()[m.kind].family == family and m.participants and _together(title, m)]
    own = {p.entity for p in title.participants}
    held = (m for m in same if _held(m) and own <= {p.entity for p in m.participants})
    return bool(own) and any(_planned(m) for m in same) and not any(held)
