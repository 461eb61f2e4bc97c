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
        stories: The documents of each story; none where no stories are known.
    """

    def __init__(
        self, documents: Iterable[str], lineage: Sequence[Derivation], stories: Iterable[Iterable[str]] = ()
    ) -> None:
        self._told = {d: tuple(story) for story in map(tuple, stories) for d in story}
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

    def beside(self, documents: Iterable[str]) -> frozenset[str]:
        """The other reports of the stories that documents tell."""
        own = set(documents)
        return frozenset(other for d in own for other in self._told.get(d, ()) if other not in own)

    def _unite(self, a: str, b: str) -> None:
        low, high = sorted((self.group(a), self.group(b)))
        self._group[high] = low

    def of(self, document: str) -> frozenset[str]:
        """The lines that a document or one that shares its text credits; empty where it is untraceable."""
        return frozenset(self._credits.get(self.group(document), ()))


def count_origins(documents: Sequence[str], lines: Lines, beside: Sequence[str] = ()) -> OriginCount:
    """Count the reporting lines behind documents: at least, at most.

    At least: the fewest lines that could have given every credited text. At most: every text that shares no
    words with another may be a line of its own, but texts that credit one and the same single line are one.
    What is unknown never raises the lower end.

    Args:
        documents: That were found to tell of it.
        lines: The reporting lines of all documents.
        beside: That may tell of it too, in words that were not read so: other reports of the story. However many
            there are, they widen the interval to one line more than the least: of 51 events whose lines a reader
            counted, five had one line more than was read and one had two.
    """
    credited = [names for names in {lines.group(d): lines.of(d) for d in documents}.values() if names]
    unknown = tuple(sorted(d for d in documents if not lines.of(d)))
    low = max(_fewest(credited), 1) if documents else 0
    high = _most(documents, lines)
    most = min(_most([*documents, *beside], lines), max(high, low + 1))
    named = tuple(sorted(set().union(*credited))) if credited else ()
    return OriginCount(low, most, named, unknown, _words(low, most, named, unknown, most > high))


def _most(documents: Iterable[str], lines: Lines) -> int:
    """How many lines there can be: one a text, and one for all texts that credit one and the same line alone."""
    groups = {lines.group(d): lines.of(d) for d in documents}
    alone = {names for names in groups.values() if len(names) == 1}
    return len(alone) + sum(len(names) != 1 for names in groups.values())


def _fewest(credited: Sequence[frozenset[str]]) -> int:
    """Size of the smallest set of lines that meets every credit (exact: credits are few and short)."""
    names = sorted(set().union(*credited)) if credited else []
    for size in range(min(len(names), 6) + 1):
        if any(all(set(chosen) & names_of for names_of in credited) for chosen in combinations(names, size)):
            return size
    return len({min(c) for c in credited})


def _words(low: int, high: int, named: Sequence[str], unknown: Sequence[str], more: bool) -> str:
    parts = []
    if named:
        parts.append("credited: " + ", ".join(named))
    if low == high:
        parts.append(f"{low} independent line{'s' if low != 1 else ''}")
    else:
        parts.append(f"at least {low}, at most {high} independent lines")
    if unknown:
        parts.append(f"{len(unknown)} document{'s' if len(unknown) != 1 else ''} untraceable")
    if more:
        parts.append("another report of the story may tell of it too")
    return "; ".join(parts)
