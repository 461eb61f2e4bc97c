"""What quotations mean, in vectors: of their sentences and clauses, and of single words inside these."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from vaka.joining.alignment_words import Piece, Words, word_spans
from vaka.records import Ref, Span
from vaka.vectors import Encoder, debias, language_means, rendered
from vaka.vectors.means import ANY

if TYPE_CHECKING:
    from vaka.vectors import TokenStates

__all__ = ["CONTENT", "Meaning", "Told"]

CONTENT = 9.5
"""Rarity (minus the log probability of a word's pieces) from which a word says something of its own: "the", "will",
"bizim" stay under it, nouns and names seldom do."""

Told = tuple[tuple[Span, ...], NDArray[np.float32]]
"""The words of a text with their unit vectors."""


class Meaning:
    """Vectors of pieces and words, encoded in few calls; for one case: it knows quotations by their `Ref`."""

    def __init__(self, encoder: Encoder) -> None:
        self._encoder = encoder
        self._known: dict[Ref, NDArray[np.float32]] = {}
        self._told: dict[tuple[str, str], Told] = {}

    def learn(self, words: Iterable[Words]) -> None:
        """Encode all pieces of these quotations at once, so that later calls find them remembered."""
        self._encoder.encode(sorted({p.text for w in words for p in w.pieces}))

    def of_words(self, words: Words) -> NDArray[np.float32]:
        """The vectors of a quotation's pieces, (n, 384)."""
        if words.ref not in self._known:
            self._known[words.ref] = self.of(words.pieces, words.language)
        return self._known[words.ref]

    def of(self, pieces: Sequence[Piece], language: str) -> NDArray[np.float32]:
        """The vectors of pieces in one language, (n, 384)."""
        return debias(self._encoder.encode([p.text for p in pieces]), [language] * len(pieces))

    def across(self, words: Words) -> NDArray[np.float32]:
        """The vectors of a quotation's pieces along what renderings keep."""
        return rendered(self.of_words(words))

    def told(self, text: str, language: str) -> Told:
        """The words of a text; their vectors, without what all words of the language share."""
        if (text, language) not in self._told:
            self._told[text, language] = self._tell(text, language)
        return self._told[text, language]

    def _tell(self, text: str, language: str) -> Told:
        states = self._encoder.token_vectors([text])[0]
        means = language_means()
        vectors = states.states - means.get(language, means[ANY])
        found = {span: row for span in word_spans(text) if (row := _tokens_of(states, text, span))}
        # Signs of a script without spaces stand for the tokens that hold them.
        groups = {row: span for span, row in reversed(found.items())}
        spans = tuple(Span(*_reach(states, row)) if len(s) == 1 else s for row, s in reversed(groups.items()))
        if not spans:
            return (), np.zeros((0, vectors.shape[1]), np.float32)
        rows = np.stack([vectors[list(row)].mean(axis=0) for row in reversed(groups)])
        return spans, rows / np.maximum(np.linalg.norm(rows, axis=1, keepdims=True), 1e-9)

    def weakest(self, piece: Piece, language: str, other: Piece, spoken: str) -> float:
        """The cosine of that word of a piece, among those with something to say, which the other answers least.

        Each word is compared with the word of the other that comes nearest it. Where all words are common ones, the
        weakest of all; nought where either has no word.
        """
        (spans, mine), (_, theirs) = self.told(piece.text, language), self.told(other.text, spoken)
        if not len(mine) or not len(theirs):
            return 0.0
        answers = (mine @ theirs.T).max(axis=1)
        telling = [n for n, span in enumerate(spans) if self.telling(span.of(piece.text))]
        return float(answers[telling].min() if telling else answers.min())

    def likeness(
        self, a: Words, mine: Sequence[Span], b: Words, theirs: Sequence[Span]
    ) -> NDArray[np.float32]:
        """The cosines of words of two quotations, each as it stands in its sentence."""
        return self._words(a, mine) @ self._words(b, theirs).T

    def _words(self, words: Words, spans: Sequence[Span]) -> NDArray[np.float32]:
        rows = []
        for span in spans:
            piece = next(p for p in words.sentences if p.span.holds(span))
            told, vectors = self.told(words.plain(piece.span), words.language)
            at = span.start - piece.span.start
            rows.append(vectors[next(n for n, s in enumerate(told) if s.start <= at < s.end)])
        return np.stack(rows)

    def telling(self, word: str) -> bool:
        """Whether a word says something of its own."""
        return self._encoder.rarity(word) >= CONTENT


def _tokens_of(states: TokenStates, text: str, span: Span) -> tuple[int, ...]:
    """The tokens of a word."""
    return tuple(
        n
        for n, (start, end) in enumerate(states.spans.tolist())
        if start < span.end and end > span.start and text[start:end].strip()
    )


def _reach(states: TokenStates, row: tuple[int, ...]) -> tuple[int, int]:
    """Where tokens begin and end."""
    return int(states.spans[row[0]][0]), int(states.spans[row[-1]][1])
