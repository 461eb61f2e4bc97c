"""The raw material of a scene: a sentence's words, the patterns found in it, and where its names stand."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cache
from itertools import chain

from vaka.reading.events.pack import EventPack, Segmentation, pack_of
from vaka.reading.events.patterns import Match, matcher_of
from vaka.reading.events.segments import segmented
from vaka.reading.events.words import Word, words_of
from vaka.records import Mention, Sentence

__all__ = ["Placed", "Sketch", "compiled", "sketch_of"]


@cache
def compiled(pattern: str) -> re.Pattern[str]:
    """A pack's regular expression, compiled once."""
    return re.compile(pattern)


@dataclass(frozen=True, slots=True)
class Placed:
    """A mention and the words that it covers, both included."""

    mention: Mention
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Sketch:
    """What is seen at first sight of a sentence."""

    text: str
    """The whole source text."""
    pack: EventPack
    words: list[Word]
    found: dict[str, list[Match]]
    """Pattern matches by label; those of the labels `word` and `person` by their value."""
    placed: list[Placed]
    """In the order of the text."""

    @property
    def verb_final(self) -> bool:
        """Whether verbs close their clauses in this language."""
        return self.pack.clauses.verb_final

    def matches(self, *labels: str) -> Iterable[Match]:
        """All matches of these labels."""
        return chain.from_iterable(self.found.get(label, ()) for label in labels)


def sketch_of(text: str, sentence: Sentence, mentions: Iterable[Mention]) -> Sketch | None:
    """Sketch one sentence; `None` where its language has no events pack or it holds no words."""
    pack, matcher = pack_of(sentence.language), matcher_of(sentence.language)
    if pack is None or matcher is None:
        return None
    words = words_of(text, sentence.span, pack.strip_accents, pack.dotted_i)
    if not words:
        return None
    here = list(mentions)
    if pack.segmentation != Segmentation():
        words = segmented(words, here, pack.segmentation, matcher.knows, sentence.language)
    placed = _placed(words, here)
    for name in placed:
        for i in range(name.first, name.last + 1):
            words[i] = replace(words[i], kind=name.mention.kind)
    found: dict[str, list[Match]] = defaultdict(list)
    for match in matcher.find(words):
        found[match.value if match.label in ("word", "person") else match.label].append(match)
    return Sketch(text, pack, words, dict(found), placed)


def _placed(words: list[Word], mentions: Iterable[Mention]) -> list[Placed]:
    placed = []
    for mention in sorted(mentions, key=lambda m: (m.span, m.n)):
        span = mention.span
        covered = [i for i, w in enumerate(words) if w.start < span.end and span.start < w.end]
        if covered:
            placed.append(Placed(mention, covered[0], covered[-1]))
    return placed
