"""Builds src/vaka/vectors/axes.csv: the axes along which sentences differ and their translations do not.

    python tools/rendering_axes.py CORPUS.jsonl

Each line of the corpus is an object with `story`, `lang` (ISO 639-3, perhaps with a script or region behind a hyphen)
and `text` (one sentence a line, the same sentences in every language). Fisher's linear discriminant, a sentence being
a class and its translations the class's members; the scatter within classes is damped by its mean, and each axis is
weighted by how much of it the sentence tells and not the translator.
"""

from __future__ import annotations

import json
import sys
from collections import defaultdict
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from tools.language_means import CODES
from vaka.vectors import DIM, Encoder, debias

AXES = 64
"""More did not tell translations from other sentences any better (64, 128, 192 were tried)."""

DAMPING = 1.0
"""Mean scatters within classes that are added to each axis (0.01 to 3 were tried)."""

SPOKEN = ("ar", "de", "el", "en", "fr", "ko", "ru", "tr", "uk", "vi", "zh")
TABLE = Path(__file__).parent.parent / "src" / "vaka" / "vectors" / "axes.csv"
HEAD = """\
# Axes of multilingual-e5-small's sentence vectors, their languages' means taken off, along which sentences differ and
# their translations do not. Built by tools/rendering_axes.py from 63 stories of NTREX-128 (MicrosoftTranslator/NTREX,
# CC BY-SA 4.0) in eleven languages; no text of it is kept. A row is an axis, the most telling first: 384 numbers.
# Known problems: translated from English, so names and subjects are mostly American and British, of 2018.
"""


def main(corpus: Path) -> None:
    """Read the corpus, encode each sentence once, write the axes."""
    stories: dict[str, dict[str, list[str]]] = defaultdict(dict)
    for line in corpus.read_text("utf-8").splitlines():
        story = json.loads(line)
        code = CODES.get(story["lang"].split("-")[0])
        if code in SPOKEN:
            stories[story["story"]][code] = story["text"].split("\n")
    encoder = Encoder()
    told = []
    for _, sides in sorted(stories.items()):
        for same in zip(*(sides[code] for code in SPOKEN), strict=True):
            told.append(debias(encoder.encode(same), SPOKEN))
    rows = axes(np.stack(told)).T
    TABLE.write_text(
        HEAD + "\n".join(",".join(f"{value:.4f}" for value in row) for row in rows) + "\n", "utf-8"
    )


def axes(told: NDArray[np.float32]) -> NDArray[np.float64]:
    """The axes of (sentences, languages, 384) vectors as (384, AXES)."""
    vectors = told - told.mean((0, 1))
    apart = (vectors - vectors.mean(axis=1, keepdims=True)).reshape(-1, DIM)
    sentences, languages, _ = vectors.shape
    within = apart.T @ apart / (sentences * (languages - 1))
    every = vectors.reshape(-1, DIM).T @ vectors.reshape(-1, DIM) / (sentences * languages)
    within += DAMPING * np.trace(within) / DIM * np.eye(DIM)
    bare = np.linalg.inv(np.linalg.cholesky(within))
    worth, turn = np.linalg.eigh(bare @ every @ bare.T)
    worth, turn = worth[::-1][:AXES], turn[:, ::-1][:, :AXES]
    found: NDArray[np.float64] = bare.T @ turn * np.sqrt(np.maximum(worth - 1, 0) / np.maximum(worth, 1e-9))
    signs = np.sign(found[np.abs(found).argmax(axis=0), np.arange(AXES)])
    found = found * signs / np.abs(found).max()
    return found


if __name__ == "__main__":
    main(Path(sys.argv[1]))
