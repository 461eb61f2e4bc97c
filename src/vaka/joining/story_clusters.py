"""From pairs to stories: average linkage of documents that pairs connect, which no forbidden pair can cross."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from itertools import combinations

import numpy as np

from vaka.joining.story_acts import Pair
from vaka.joining.story_evidence import Evidence, weigh
from vaka.joining.story_profile import Profile

__all__ = ["Pairs", "components", "linked"]

Pairs = Mapping[tuple[str, str], Evidence]
"""Evidence by two documents, the smaller id first."""


def components(documents: Iterable[str], pairs: Iterable[tuple[str, str]]) -> list[list[str]]:
    """Documents that pairs connect, each component sorted, by its first document."""
    parent = {document: document for document in documents}

    def root(at: str) -> str:
        while parent[at] != at:
            parent[at] = parent[parent[at]]
            at = parent[at]
        return at

    for a, b in pairs:
        low, high = sorted((root(a), root(b)))
        parent[high] = low
    found: dict[str, list[str]] = {}
    for document in sorted(parent):
        found.setdefault(root(document), []).append(document)
    return list(found.values())


def linked(component: Sequence[Profile], recurrent: Collection[Pair]) -> tuple[list[list[str]], Pairs]:
    """The stories of one component, each sorted, and the evidence on every pair of it.

    Args:
        component: Profiles sorted by document.
        recurrent: Pairs of sides that the case shows together on several occasions.
    """
    pairs = {(a.document, b.document): weigh(a, b, recurrent) for a, b in combinations(component, 2)}
    return _average_linkage([p.document for p in component], pairs), pairs


def _average_linkage(component: Sequence[str], pairs: Pairs) -> list[list[str]]:
    """Merge the two groups of most mean points while these are not negative; ties go to the first."""
    size = len(component)
    points = np.full((size, size), -np.inf)
    for i, j in combinations(range(size), 2):
        evidence = pairs[component[i], component[j]]
        points[i, j] = points[j, i] = -np.inf if evidence.forbidden else evidence.points
    groups = {i: [document] for i, document in enumerate(component)}
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
