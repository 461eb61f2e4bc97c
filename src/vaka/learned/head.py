"""The head: one hidden layer over each word and its neighbours, and the likeliest row of labels.

Labels are IOB2 (Tjong Kim Sang and Veenstra 1999): `O` outside, `B-kind` at the first word of a name, `I-kind`
at every other. The row of labels is found by Viterbi with the moves that IOB2 allows, which cost nothing: moves
weighted by their frequency gained nothing on the development data.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from vaka.learned.words import Word, around, word_shapes, word_states
from vaka.vectors import TokenStates

__all__ = ["SHAPE_REACH", "STATE_REACH", "Head", "Labelled", "Proposals", "features", "viterbi"]

STATE_REACH, SHAPE_REACH = 1, 2
"""Neighbours on each side whose states and whose shapes the head sees (without neighbours' states F1 falls by
.01 on the development data)."""

_NEVER = np.float32(-1e9)


@dataclass(frozen=True, slots=True)
class Labelled:
    """Words `i` to `j` (both included) that the head takes for one thing of a kind.

    Attributes:
        i: First word.
        j: Last word.
        kind: As the labels name it.
        confidence: The least probability of the kind over the words, 0 to 1.
    """

    i: int
    j: int
    kind: str
    confidence: float


@dataclass(frozen=True, slots=True)
class Proposals:
    """What the head says of one sentence.

    Attributes:
        names: What it takes for names, left to right, never overlapping.
        outside: For each word the probability that it belongs to none.
    """

    names: tuple[Labelled, ...]
    outside: tuple[float, ...]


def features(words: Sequence[Word], tokens: TokenStates) -> NDArray[np.float32]:
    """All that the head sees of each word: float32 (words, columns)."""
    states = around(word_states(words, tokens), STATE_REACH)
    return np.concatenate([states, around(word_shapes(words), SHAPE_REACH)], axis=1)


def allowed(labels: Sequence[str]) -> NDArray[np.float32]:
    """What a move from a label (row) to the next (column) costs: 0, or without end where IOB2 forbids it."""
    moves = np.zeros((len(labels), len(labels)), np.float32)
    for i, before in enumerate(labels):
        for j, label in enumerate(labels):
            if label.startswith("I-") and before[2:] != label[2:]:
                moves[i, j] = _NEVER
    return moves


def viterbi(scores: NDArray[np.float32], moves: NDArray[np.float32], first: NDArray[np.float32]) -> list[int]:
    """The row of labels with the highest sum.

    Args:
        scores: (words, labels), at least one word.
        moves: (labels, labels), what a move adds.
        first: (labels,), what beginning with a label adds.
    """
    best = scores[0] + first
    back = []
    for row in scores[1:]:
        ways = best[:, None] + moves
        back.append(ways.argmax(axis=0))
        best = ways.max(axis=0) + row
    path = [int(best.argmax())]
    for step in reversed(back):
        path.append(int(step[path[-1]]))
    return path[::-1]


class Head:
    """The trained weights with their labels.

    Args:
        labels: IOB2 labels, `O` first.
        inner: Weights (columns, hidden) and shifts (hidden,) of the hidden layer, float32.
        outer: Those of the labels, (hidden, labels) and (labels,).
    """

    def __init__(
        self,
        labels: Sequence[str],
        inner: tuple[NDArray[np.float32], NDArray[np.float32]],
        outer: tuple[NDArray[np.float32], NDArray[np.float32]],
    ) -> None:
        self.labels = tuple(labels)
        self._inner, self._outer = inner, outer
        self._moves = allowed(self.labels)
        self._first = np.array([_NEVER if label.startswith("I-") else 0 for label in labels], np.float32)

    def probabilities(self, seen: NDArray[np.float32]) -> NDArray[np.float32]:
        """Of each label for each word: float32 (words, labels), rows that add up to 1."""
        hidden = np.maximum(seen @ self._inner[0] + self._inner[1], 0)
        scores = hidden @ self._outer[0] + self._outer[1]
        scores = np.exp(scores - scores.max(axis=1, keepdims=True))
        return np.asarray(scores / scores.sum(axis=1, keepdims=True), np.float32)

    def label(self, words: Sequence[Word], tokens: TokenStates) -> Proposals:
        """What the head says of one sentence."""
        if not words:
            return Proposals((), ())
        chances = self.probabilities(features(words, tokens))
        outside = tuple(round(float(chance), 4) for chance in chances[:, 0])
        return Proposals(tuple(self.read(chances)), outside)

    def read(self, chances: NDArray[np.float32]) -> list[Labelled]:
        """The likeliest names, given the probabilities of each word's labels (words, labels)."""
        path = viterbi(np.log(np.maximum(chances, np.float32(1e-9))), self._moves, self._first)
        return self._rows(path, chances)

    def _rows(self, path: Sequence[int], chances: NDArray[np.float32]) -> list[Labelled]:
        found: list[Labelled] = []
        begun: int | None = None
        for k in range(len(path) + 1):
            label = self.labels[path[k]] if k < len(path) else "O"
            if begun is not None and not label.startswith("I-"):
                kind = self.labels[path[begun]][2:]
                found.append(Labelled(begun, k - 1, kind, self._confidence(chances[begun:k], kind)))
                begun = None
            if label.startswith("B-"):
                begun = k
        return found

    def _confidence(self, chances: NDArray[np.float32], kind: str) -> float:
        columns = [n for n, label in enumerate(self.labels) if label[2:] == kind]
        return round(float(chances[:, columns].sum(axis=1).min()), 4)
