"""From pairs to stories: nearest neighbours, then average linkage that no forbidden pair can cross."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations

import numpy as np

from vaka.joining.story_acts import recurrent_pairs
from vaka.joining.story_evidence import FORBIDDEN_DAYS, Evidence, weigh
from vaka.joining.story_profile import Profile

__all__ = ["Pairs", "cluster"]

NEIGHBOURS = 30
"""Nearest leads looked at, a document: more than the outlets that a case usually has on one story."""

BLOCK = 512
"""Rows of cosines held at once: 200 MB at 100,000 documents."""

Pairs = Mapping[tuple[int, int], Evidence]
"""Evidence by two places in the list of profiles, the smaller first."""


def cluster(profiles: Sequence[Profile]) -> tuple[list[list[int]], Pairs]:
    """Gather documents into stories.

    Args:
        profiles: Sorted by document id, so that the result does not hang on the order of adding.

    Returns:
        The places of each story's documents, sorted, and the evidence on every pair that was weighed.
    """
    recurrent = recurrent_pairs((p.acts for p in profiles), FORBIDDEN_DAYS)
    pairs = {(i, j): weigh(profiles[i], profiles[j], recurrent) for i, j in sorted(_candidates(profiles))}
    stories = []
    for component in _components(len(profiles), pairs):
        for pair in combinations(component, 2):
            if pair not in pairs:
                pairs[pair] = weigh(profiles[pair[0]], profiles[pair[1]], recurrent)
        stories += _average_linkage(component, pairs)
    return sorted(stories), pairs


def _candidates(profiles: Sequence[Profile]) -> set[tuple[int, int]]:
    """Nearest leads, and documents of about one day that share a rare name."""
    found = set()
    centres = np.stack([p.centre for p in profiles]) if profiles else np.zeros((0, 1), np.float32)
    keep = min(NEIGHBOURS + 1, len(profiles))
    for start in range(0, len(profiles), BLOCK):
        cosines = centres[start : start + BLOCK] @ centres.T
        nearest = np.argpartition(-cosines, keep - 1, axis=1)[:, :keep]
        for row, others in enumerate(nearest.tolist(), start):
            found |= {(min(row, other), max(row, other)) for other in others if other != row}
    return found | set(_of_one_day(profiles))


def _of_one_day(profiles: Sequence[Profile]) -> Iterator[tuple[int, int]]:
    """Pairs within a day that share one of their three most telling names."""
    blocks: dict[tuple[int, str], list[int]] = {}
    for at, profile in enumerate(profiles):
        telling = sorted(profile.names, key=lambda name: (-profile.names[name], name))[:3]
        lines = [profile.published] if profile.published and profile.published.days == 1 else []
        days = {line.earliest.toordinal() for line in lines if line.earliest}
        days |= {i.earliest.toordinal() for i in profile.event_days if i.earliest}
        for day in days | {day + 1 for day in days}:
            for name in telling:
                blocks.setdefault((day, name), []).append(at)
    for block in blocks.values():
        if len(block) <= NEIGHBOURS:
            yield from combinations(sorted(set(block)), 2)


def _components(count: int, pairs: Pairs) -> list[list[int]]:
    """Documents linked by pairs that would join."""
    parent = list(range(count))

    def root(at: int) -> int:
        while parent[at] != at:
            parent[at] = parent[parent[at]]
            at = parent[at]
        return at

    for (a, b), evidence in pairs.items():
        if not evidence.forbidden and evidence.points >= 0:
            low, high = sorted((root(a), root(b)))
            parent[high] = low
    found: dict[int, list[int]] = {}
    for at in range(count):
        found.setdefault(root(at), []).append(at)
    return list(found.values())


def _average_linkage(component: Sequence[int], pairs: Pairs) -> list[list[int]]:
    """Merge the two groups of most mean points while these are not negative; ties go to the first."""
    size = len(component)
    points = np.full((size, size), -np.inf)
    for i, j in combinations(range(size), 2):
        evidence = pairs[component[i], component[j]]
        points[i, j] = points[j, i] = -np.inf if evidence.forbidden else evidence.points
    groups = {i: [at] for i, at in enumerate(component)}
    while len(groups) > 1:
        i, j = sorted(divmod(int(points.argmax()), size))
        if points[i, j] < 0:
            break
        share = len(groups[i]) / (len(groups[i]) + len(groups[j]))
        with np.errstate(invalid="ignore"):
            points[i] = share * points[i] + (1 - share) * points[j]
        points[:, i] = points[i]
        points[i, i] = -np.inf
        points[j], points[:, j] = -np.inf, -np.inf
        groups[i] += groups.pop(j)
    return [sorted(group) for group in groups.values()]
