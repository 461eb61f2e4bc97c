"""The words of quotations for comparison: sentences, clauses, runs of words, shared words of one language."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from vaka.records import Document, Quotation, Ref, Span
from vaka.text import collapse, fold

__all__ = ["Overlap", "Piece", "Words", "overlap", "runs", "unshared", "word_spans"]

_SENTENCE = re.compile(r"[^.!?;…。！？\n]+[.!?;…。！？]*")
_CLAUSE = re.compile(r"[^,;:–—、，]+")
_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
_DENSE = re.compile(r"[\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff]")
"""Han, kana and Hangul: one sign says what takes two or three letters elsewhere."""
_UNSPACED = re.compile(r"[\u2e80-\u9fff\uf900-\ufaff]")

LEAST = 8
"""Letters under which a clause is no clause of its own: "he said", "of course"."""

STEM = 0.6
"""Two words are one in two inflections if they begin alike for so much of the longer (at least 3 letters)."""


@dataclass(frozen=True)
class Piece:
    """A stretch of a quotation: where it stands, and its words on one line."""

    span: Span
    text: str

    @cached_property
    def size(self) -> int:
        """Its letters, signs of dense scripts counted as two and a half."""
        return _size(self.text)


def _size(text: str) -> int:
    """Letters and digits, signs of dense scripts counted as two and a half."""
    return int(sum(2.5 if _DENSE.match(c) else 1.0 for c in text if c.isalnum()))


@dataclass(frozen=True)
class Words:
    """A quotation with its speaker, ready to be compared."""

    ref: Ref
    quotation: Quotation
    document: Document
    speaker: str | None
    """Entity id."""
    name: str | None = None
    """The speaker's name in the case."""
    known: bool = False
    """Whether the knowledge has the speaker, so that it is one entity in every script."""
    head: int | None = None
    """Number of the quoted crosshead over its section, in its own document."""

    def heads(self, other: Words) -> bool:
        """Whether it is the crosshead over the other, and so as a rule a paraphrase of words under it."""
        return self.ref == Ref(other.ref.document, -1 if other.head is None else other.head)

    @property
    def language(self) -> str:
        """Of the quoted words."""
        return self.quotation.language

    @cached_property
    def _plain(self) -> str:
        """The source text up to the quotation's end, its glosses blanked out so that offsets stay."""
        text = self.document.text
        for gloss in self.quotation.glosses:
            text = text[: gloss.start] + " " * len(gloss) + text[gloss.end :]
        return text

    def plain(self, span: Span) -> str:
        """A stretch of it as it stands in the source, glosses blanked out."""
        return span.of(self._plain)

    @cached_property
    def text(self) -> str:
        """All its sentences on one line."""
        return " ".join(p.text for p in self.sentences)

    @cached_property
    def sentences(self) -> tuple[Piece, ...]:
        """The sentences of all its parts."""
        return tuple(p for part in self.quotation.parts for p in self._split(part, _SENTENCE))

    @cached_property
    def pieces(self) -> tuple[Piece, ...]:
        """Sentences, and their clauses where there are several."""
        found = list(self.sentences)
        for sentence in self.sentences:
            clauses = [p for p in self._split(sentence.span, _CLAUSE) if p.size >= LEAST]
            found += [c for c in clauses if c.size < sentence.size]
        return tuple(found)

    def _split(self, span: Span, pattern: re.Pattern[str]) -> Iterator[Piece]:
        for match in pattern.finditer(self._plain, span.start, span.end):
            lead = len(match[0]) - len(match[0].lstrip())
            here = Span(match.start() + lead, match.start() + lead + len(match[0].strip()))
            if _WORD.search(match[0]):
                yield Piece(here, collapse(match[0]))

    @cached_property
    def tokens(self) -> tuple[tuple[Span, str], ...]:
        """Its folded words with their places; of scripts without spaces, each sign."""
        return tuple(t for part in self.quotation.parts for t in _tokens(self._plain, part))

    @cached_property
    def size(self) -> int:
        """Letters of all its sentences."""
        return sum(p.size for p in self.sentences)


def word_spans(text: str) -> tuple[Span, ...]:
    """Where the words of a text stand; of scripts without spaces, each sign."""
    return tuple(span for span, _ in _tokens(text, Span(0, len(text))))


def _tokens(text: str, span: Span) -> Iterator[tuple[Span, str]]:
    for match in _WORD.finditer(text, span.start, span.end):
        if _UNSPACED.search(match[0]):
            yield from ((Span(i, i + 1), text[i]) for i in range(match.start(), match.end()))
        else:
            yield Span(match.start(), match.end()), fold(match[0])


def runs(words: Words, sentence: Piece, wanted: int) -> list[Piece]:
    """From each word of a sentence, the shortest run of words of about `wanted` letters."""
    spans = [s for s, _ in words.tokens if sentence.span.holds(s)]
    found = []
    for at, first in enumerate(spans):
        for last in spans[at:]:
            text = collapse(words.document.text[first.start : last.end])
            if _size(text) >= 0.85 * wanted:
                found.append(Piece(Span(first.start, last.end), text))
                break
    return found


# --- shared words of one language ----------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Overlap:
    """Words that two quotations of one language share."""

    of_a: float
    """Share of the first one's wording that stands in the second."""
    of_b: float
    a_span: Span
    b_span: Span


def overlap(a: Words, b: Words, a_within: Span | None = None, b_within: Span | None = None) -> Overlap:
    """How much of each quotation's wording stands in the other, and where; each may be narrowed to a stretch.

    Words are matched in inflection and once each; a word counts by its letters up to eight, so that
    particles weigh little.
    """
    mine, theirs = _inside(a, a_within), _inside(b, b_within)
    left = dict(enumerate(mine))
    matched: list[tuple[Span, Span]] = []
    weights = [0.0, 0.0]
    for span, word in theirs:
        at = next((i for i, (_, other) in left.items() if _alike(word, other)), None)
        if at is not None:
            here, other = left.pop(at)
            matched.append((here, span))
            weights = [weights[0] + _weight(other), weights[1] + _weight(word)]
    if not matched:
        return Overlap(0.0, 0.0, a.quotation.span, b.quotation.span)
    totals = [sum(_weight(w) for _, w in side) for side in (mine, theirs)]
    spans = [
        Span(min(s.start for s in side), max(s.end for s in side)) for side in zip(*matched, strict=True)
    ]
    return Overlap(weights[0] / totals[0], weights[1] / totals[1], spans[0], spans[1])


def unshared(a: Words, b: Words, within: Span) -> tuple[list[Span], list[Span]]:
    """The words of `a` inside a stretch and of `b` that the other lacks, inflection apart."""
    mine, theirs = _inside(a, within), list(b.tokens)
    left = dict(enumerate(mine))
    missing = []
    for span, word in theirs:
        at = next((i for i, (_, other) in left.items() if _alike(word, other)), None)
        if at is None:
            missing.append(span)
        else:
            del left[at]
    return [span for span, _ in left.values()], missing


def _inside(words: Words, within: Span | None) -> list[tuple[Span, str]]:
    return [t for t in words.tokens if within is None or within.holds(t[0])]


def _weight(word: str) -> int:
    return min(len(word), 8)


def _alike(a: str, b: str) -> bool:
    if a == b:
        return True
    common = next((i for i, (x, y) in enumerate(zip(a, b, strict=False)) if x != y), min(len(a), len(b)))
    return common >= max(2 if _DENSE.match(a) else 3, STEM * max(len(a), len(b)))
