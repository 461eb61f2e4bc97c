"""How sure a join is: the share of joins with as much agreement that were right where somebody had labelled them."""

from __future__ import annotations

from collections.abc import Iterable

from vaka.joining.events.evidence import BY_HAND, WEIGHTS

__all__ = ["SURE", "confidence", "weight_of"]

SURE: tuple[tuple[int, float], ...] = ((13, 0.95), (8, 0.88), (1, 0.5))
"""From which weight of agreements a join is how sure.

Of the joins of the sample case and of 22 real pages that annotated events could judge (November 2026, `python -m
tools.confidence`), 20 of 20 were right from weight 13 on, 20 of 22 from 8 on, and 2 of 4 below. A share is
(right + 1) / (all + 2), so that few joins claim little.
"""


def weight_of(reasons: Iterable[str]) -> int:
    """The sum of the agreements' weights among a join's reasons."""
    return sum(WEIGHTS.get(reason, 0) for reason in set(reasons))


def confidence(reasons: Iterable[str]) -> float | None:
    """How likely a join with these reasons is right, from 0 to 1; `None` where the reasons are no join's."""
    told = set(reasons)
    if BY_HAND in told:
        return 1.0
    weight = weight_of(told)
    return next((share for least, share in SURE if weight >= least), None)
