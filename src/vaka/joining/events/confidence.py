"""How sure a join is: the share of such joins that were right where somebody had labelled them."""

from __future__ import annotations

from collections.abc import Iterable

from vaka.joining.events.evidence import BY_HAND, WEIGHTS

__all__ = ["SURE", "TIMES", "confidence", "is_timed", "weight_of"]

TIMES = frozenset({"same time", "same day of the year"})
"""Agreements that tell the event's time."""

SURE = {True: 0.95, False: 0.88}
"""How sure a join is with and without a common time of a month or less.

Of 234 pairs of tellings that one event joined and annotated events could judge (November 2026, `python -m
tools.confidence`), 179 of 183 with a common time were right (156 of 158 in the sample case, 23 of 25 in real
and reference pages) and 45 of 51 without one (17 of 19, 28 of 32); the value is the mean of the sample's share
and the others'. The weight of the agreements tells less: 74 of 74 of weight 6 to 10 were right, 93 of 102 of
weight 11 to 13. Of the real pages' pairs, which the other sets say to be .98 and .87 sure, 16 of 18 with a time
were right and 27 of 31 without.
"""


def weight_of(reasons: Iterable[str]) -> int:
    """The sum of the agreements' weights among a join's reasons."""
    return sum(WEIGHTS.get(reason, 0) for reason in set(reasons))


def is_timed(reasons: Iterable[str]) -> bool:
    """Whether a common time is among a join's reasons."""
    return bool(TIMES & set(reasons))


def confidence(reasons: Iterable[str]) -> float | None:
    """How likely a join with these reasons is right, from 0 to 1; `None` where the reasons are no join's."""
    told = set(reasons)
    if BY_HAND in told:
        return 1.0
    return SURE[is_timed(told)] if weight_of(told) else None
