"""How many independent reporting lines stand behind something: an interval, explained in words."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import combinations

from vaka.records import Derivation, OriginCount

__all__ = ["Lines", "count_origins"]


class Lines:
    """The reporting lines of each document, after copies and translations have been brought together.

    Args:
        documents: Ids of all documents of the case.
        lineage: Where documents got their text.
    """

    def __init__(self, documents: Iterable[str], lineage: Sequence[Derivation]) -> None:
        self._group = {d: d for d in documents}
        self._credits: dict[str, set[str]] = {}
        for step in lineage:
            if step.kind in ("copy", "translation") and step.source in self._group:
                self._unite(step.document, step.source)
        for step in lineage:
            if step.kind == "credit":
                self._credits.setdefault(self.group(step.document), set()).add(step.source)

    def group(self, document: str) -> str:
        """The smallest id among the documents that share this document's text."""
        while self._group[document] != document:
            document = self._group[document]
        return document

    def _unite(self, a: str, b: str) -> None:
        low, high = sorted((self.group(a), self.group(b)))
        self._group[high] = low

    def of(self, document: str) -> frozenset[str]:
        """The lines that a document or one that shares its text credits; empty where it is untraceable."""
        return frozenset(self._credits.get(self.group(document), ()))


def count_origins(documents: Sequence[str], lines: Lines) -> OriginCount:
    """Count the reporting lines behind documents: at least, at most.

    At least: the fewest lines that could have given every credited text. At most: every text that shares no
    words with another may be a line of its own, but texts that credit one and the same single line are one.
    What is unknown never raises the lower end.
    """
    groups = {lines.group(d): lines.of(d) for d in documents}
    credited = [names for names in groups.values() if names]
    unknown = tuple(sorted(d for d in documents if not lines.of(d)))
    alone = {names for names in credited if len(names) == 1}
    several = [names for names in credited if len(names) > 1]
    high = len(alone) + len(several) + sum(not names for names in groups.values())
    low = max(_fewest(credited), 1) if groups else 0
    named = tuple(sorted(set().union(*credited))) if credited else ()
    return OriginCount(low, high, named, unknown, _words(low, high, named, unknown))


def _fewest(credited: Sequence[frozenset[str]]) -> int:
    """Size of the smallest set of lines that meets every credit (exact: credits are few and short)."""
    names = sorted(set().union(*credited)) if credited else []
    for size in range(min(len(names), 6) + 1):
        if any(all(set(chosen) & names_of for names_of in credited) for chosen in combinations(names, size)):
            return size
    return len({min(c) for c in credited})


def _words(low: int, high: int, named: Sequence[str], unknown: Sequence[str]) -> str:
    parts = []
    if named:
        parts.append("credited: " + ", ".join(named))
    if low == high:
        parts.append(f"{low} independent line{'s' if low != 1 else ''}")
    else:
        parts.append(f"at least {low}, at most {high} independent lines")
    if unknown:
        parts.append(f"{len(unknown)} document{'s' if len(unknown) != 1 else ''} untraceable")
    return "; ".join(parts)
