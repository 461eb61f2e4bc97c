"""Fits the head's two layers to examples: Adam (Kingma and Ba 2015) on weighted cross-entropy, in numpy."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from vaka.learned.head import SHAPE_REACH, STATE_REACH
from vaka.learned.words import SHAPES
from vaka.vectors.weights import DIM

__all__ = ["Settings", "Table", "fit"]

Floats = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Settings:
    """How a head is fitted; the values were chosen on the development data."""

    hidden: int = 256
    epochs: int = 4
    batch: int = 512
    rate: float = 1e-3
    unseen: float = 0.2
    """Share of the inputs, and of the hidden layer, left out of each step (dropout)."""
    uncased: float = 0.1
    """Share of the words shown without their capitals, so that the states must tell."""
    seed: int = 20260101


class Table:
    """All words of all sentences with their states and shapes; a zero row parts the sentences.

    Args:
        sentences: For each sentence its states (words, 384) and shapes (words, `SHAPES`).
    """

    def __init__(self, sentences: Sequence[tuple[Floats, Floats]]) -> None:
        edge = max(STATE_REACH, SHAPE_REACH)
        gap = (np.zeros((edge, DIM), np.float16), np.zeros((edge, SHAPES), np.float16))
        states, shapes, rows, at = [gap[0]], [gap[1]], [], edge
        for state, shape in sentences:
            states += [state.astype(np.float16), gap[0]]
            shapes += [shape.astype(np.float16), gap[1]]
            rows.append(np.arange(at, at + len(state)))
            at += len(state) + edge
        self.states, self.shapes = np.concatenate(states), np.concatenate(shapes)
        self.rows = np.concatenate(rows)

    def seen(self, words: NDArray[np.int64], bare: NDArray[np.bool_] | None = None) -> Floats:
        """What the head sees of these words, as `vaka.learned.head.features` gives it.

        Args:
            words: Numbers of words, counted over all sentences.
            bare: Which of them to show without capitals.
        """
        at = self.rows[words]
        parts = [self.states[at + k] for k in range(-STATE_REACH, STATE_REACH + 1)]
        shapes = np.concatenate([self.shapes[at + k] for k in range(-SHAPE_REACH, SHAPE_REACH + 1)], axis=1)
        if bare is not None:
            shapes = shapes.reshape(len(words), -1, SHAPES)
            shapes[bare, :, :2] = 0
            shapes[bare, :, 5] = 0
            shapes = shapes.reshape(len(words), -1)
        return np.concatenate([*parts, shapes], axis=1).astype(np.float32)


class _Layers:
    """The weights while they are fitted, with Adam's moments."""

    def __init__(self, columns: int, labels: int, settings: Settings, chance: np.random.Generator) -> None:
        def drawn(rows: int, width: int) -> Floats:
            return chance.normal(0, (2 / rows) ** 0.5, (rows, width)).astype(np.float32)

        hidden = settings.hidden
        self.values: list[Floats] = [
            drawn(columns, hidden),
            np.zeros(hidden, np.float32),
            drawn(hidden, labels),
            np.zeros(labels, np.float32),
        ]
        self._first = [np.zeros_like(v) for v in self.values]
        self._second = [np.zeros_like(v) for v in self.values]
        self._steps = 0

    def step(
        self, x: Floats, y: NDArray[np.int64], weight: Floats, settings: Settings, rate: float,
        chance: np.random.Generator,
    ) -> None:  # fmt: skip
        keep = np.float32(1 - settings.unseen)
        x = x * (chance.random(x.shape, dtype=np.float32) < keep) / keep
        w1, b1, w2, b2 = self.values
        hidden = np.maximum(x @ w1 + b1, 0)
        mask = (chance.random(hidden.shape, dtype=np.float32) < keep) / keep
        scores = (hidden * mask) @ w2 + b2
        error = np.exp(scores - scores.max(axis=1, keepdims=True))
        error /= error.sum(axis=1, keepdims=True)
        error[np.arange(len(y)), y] -= 1
        error *= (weight / weight.sum())[:, None]
        back = (error @ w2.T) * mask * (hidden > 0)
        self._move([x.T @ back, back.sum(axis=0), (hidden * mask).T @ error, error.sum(axis=0)], rate)

    def _move(self, slopes: Sequence[Floats], rate: float) -> None:
        self._steps += 1
        for value, slope, first, second in zip(self.values, slopes, self._first, self._second, strict=True):
            first += 0.1 * (slope - first)
            second += 0.001 * (slope**2 - second)
            size = np.sqrt(second / (1 - 0.999**self._steps)) + 1e-8
            value -= np.float32(rate) * (first / (1 - 0.9**self._steps)) / size


def fit(
    table: Table, labels: NDArray[np.int64], weights: Floats, count: int, settings: Settings
) -> tuple[Floats, Floats, Floats, Floats]:
    """Weights and shifts of the hidden layer and of the labels, ready for `vaka.learned.Head`.

    Args:
        table: What is seen.
        labels: The label's number of each word.
        weights: What each word counts; those of 0 are left out.
        count: How many labels there are.
        settings: How.
    """
    chance = np.random.default_rng(settings.seed)
    known = np.flatnonzero(weights > 0)
    sample = table.seen(np.sort(chance.choice(known, min(len(known), 20_000), replace=False)))
    mean, spread = sample.mean(axis=0), sample.std(axis=0) + np.float32(0.05)
    layers = _Layers(sample.shape[1], count, settings, chance)
    steps = settings.epochs * (len(known) // settings.batch)
    done = 0
    for _ in range(settings.epochs):
        order = chance.permutation(known)
        for at in range(0, len(order) - settings.batch + 1, settings.batch):
            words = np.sort(order[at : at + settings.batch])
            bare = chance.random(len(words)) < settings.uncased
            x = (table.seen(words, bare) - mean) / spread
            rate = settings.rate * (1 - done / steps)
            layers.step(x, labels[words], weights[words], settings, rate, chance)
            done += 1
    w1, b1, w2, b2 = layers.values
    return w1 / spread[:, None], b1 - (mean / spread) @ w1, w2, b2
