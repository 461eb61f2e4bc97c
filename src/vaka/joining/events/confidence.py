"""How sure a join is, as a share of joins like it that are right."""

from __future__ import annotations

from collections.abc import Iterable
from math import exp

from vaka.joining.events.evidence import BY_HAND, WEIGHTS

__all__ = ["confidence", "weight_of"]


def weight_of(reasons: Iterable[str]) -> int:
    """The sum of the agreements' weights among a join's reasons."""
    return sum(WEIGHTS.get(reason, 0) for reason in reasons)


def confidence(reasons: Iterable[str]) -> float | None:
    """The share of joins with such reasons that are right; `None` where the reasons are no join's."""
    told = set(reasons)
    if BY_HAND in told:
        return 1.0
    weight = weight_of(told)
    if not weight:
        return None
    return 1 / (1 + exp(-(BIAS + SLOPE * weight)))


BIAS, SLOPE = 0.0, 0.1
