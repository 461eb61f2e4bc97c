"""A headline's figure that the text does not bear out: "Three killed" over a text that counts four.

It is one only where nothing else explains it: the headline has one figure of its unit, the text has one other in all
its sentences, and neither is a bound. A text with several figures of a unit counts parts, days or sides.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from vaka.reading.quantities import Quantity
from vaka.records import Discriminator, EventMention

__all__ = ["Counted", "with_headline"]


@dataclass(frozen=True, slots=True)
class Counted:
    """A quantity and where it stands."""

    sentence: int
    title: bool
    quantity: Quantity


def with_headline(mentions: Sequence[EventMention], counted: Iterable[Counted]) -> list[EventMention]:
    """Give the mention that tells of a figure in dispute both figures: the headline's is kept as such.

    Args:
        mentions: Of one document.
        counted: All quantities of its headline and text.
    """
    found = list(counted)
    told = list(mentions)
    for unit in sorted({c.quantity.unit for c in found}):
        sides = [[c for c in found if c.quantity.unit == unit and c.title is at] for at in (True, False)]
        head, text = ({c.quantity.words for c in side} for side in sides)
        exact = all(c.quantity.bound == "exact" for side in sides for c in side)
        if len(head) != 1 or len(text) != 1 or head == text or not exact:
            continue
        at = _teller(told, sides[1][0], sides[0][0])
        if at is not None:
            told[at] = _with_both(told[at], sides[0][0].quantity, sides[1][0].quantity)
    return told


def _teller(mentions: Sequence[EventMention], text: Counted, head: Counted) -> int | None:
    """The news that the text's figure stands beside, else the one in the headline."""
    news = [i for i, m in enumerate(mentions) if (m.role, m.status) == ("main", "held")]
    here = [i for i in news if mentions[i].sentence == text.sentence]
    counting = [i for i in here if any(d.span == text.quantity.span for d in mentions[i].discriminators)]
    above = [i for i in news if mentions[i].sentence == head.sentence]
    return next(iter([*counting, *here, *above]), None)


def _with_both(mention: EventMention, head: Quantity, text: Quantity) -> EventMention:
    said = [d for d in mention.discriminators if d.span not in (head.span, text.span)]
    both = (Discriminator("headline", head.words, head.span), Discriminator("number", text.words, text.span))
    return replace(mention, discriminators=(*said, *both))
