"""Which events' passages say what a row says, by meaning: for rows whose words tell no event that the readers know."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import cached_property
from typing import TYPE_CHECKING

from vaka.checking.match import Match
from vaka.checking.passages import Passages
from vaka.checking.records import Assertion

if TYPE_CHECKING:
    from vaka.vectors import Encoder

__all__ = ["Wording"]

LOOKED_AT = 12
"""Events whose passages are compared: the likeliest by everything else."""

LIKE = 0.3
"""Cosine of two languages' means-free vectors from which a passage says what the row says. On the sample case's table
the right event's best passage lay at .32 and above for 24 rows of 26, other events of the same pair and day mostly
between 0 and .3."""

WORTH = 12
"""What a cosine of 1 adds to a match's weight: enough for .1 of likeness to outweigh a named city's absence."""


class Wording:
    """Compares rows with passages; loads the encoder when first asked."""

    def __init__(self, passages: Passages) -> None:
        self._passages = passages

    @cached_property
    def encoder(self) -> Encoder:
        """Shared by all that compare meanings in one check."""
        from vaka.vectors import Encoder

        return Encoder()

    def ranked(self, row: Assertion, matches: Sequence[Match]) -> list[Match]:
        """The likeliest matches weighed anew by their words; the rest is left out."""
        from vaka.vectors import debias

        near = [(m, self._passages.of_event(m.event, row.language)) for m in matches[:LOOKED_AT]]
        if not near:
            return []
        wanted = debias(self.encoder.encode([row.text]), [row.language])[0]
        weighed = []
        for match, passages in near:
            vectors = debias(self.encoder.encode([p.text for p in passages]), [p.language for p in passages])
            like = round(float((vectors @ wanted).max()), 3)
            reasons = (*match.reasons, *(("same words",) if like >= LIKE else ()))
            weighed.append(replace(match, weight=match.weight + WORTH * like, reasons=reasons))
        return sorted(weighed, key=lambda m: (-m.weight, m.event.id))
