"""Trains the head for names, src/vaka/learned/names.npz, on one CPU in some minutes.

    python -m tools.train_names TRAIN.conll CORPUS.jsonl

TRAIN.conll has Turkish sentences in IOB2; CORPUS.jsonl has stories in many languages, an object a line with
`story`, `lang` (ISO 639-3, perhaps with a script or region behind a hyphen) and `text` (one sentence a line).
What the rules are sure of in the corpus is learned from, but for the stories held out to measure with. The same
input gives the same weights on one machine.
"""

from __future__ import annotations

import argparse
import hashlib
import io
import json
import time
from collections.abc import Sequence
from pathlib import Path

import numpy as np

from tools.language_means import CODES
from tools.train_data import Example, gold, silver
from tools.train_fit import Settings, Table, fit
from vaka.knowledge import Knowledge, load
from vaka.learned.weights import FOLDER
from vaka.learned.words import word_shapes, word_states
from vaka.reading.names.learned import words_of
from vaka.vectors import Encoder

KINDS = ("person", "place", "organisation", "other", "people")
LABELS = ("O", *(f"{part}-{kind}" for kind in KINDS for part in "BI"))
LANGUAGES = ("tr", "el", "en", "ru", "ko", "vi", "de", "fr", "ar", "zh", "uk")
"""Those of the corpus that have a pack."""

SILVER_WEIGHT = 0.5
"""What a word labelled by the rules counts beside one labelled by hand."""

FACTS = """\
# The learned head for names: what it was trained on, and the checksum of its weights. Written by
# tools/train_names.py; docs/learned.md is its card.
sha256 = "{digest}"
labels = {labels}
command = "python -m tools.train_names TRAIN.conll CORPUS.jsonl"
trained_on = [
  "turkish-nlp-suite/turkish-wiki-NER, train, 17,967 sentences, CC BY-SA 4.0 (names labelled by hand)",
  "MicrosoftTranslator/NTREX, 48 stories in 11 languages, CC BY-SA 4.0 (names labelled by Vaka's rules)",
]
known_problems = [
  "Only Turkish was labelled by hand, and it is encyclopedia text.",
  "The corpus is translated from English: names are mostly American and British, of 2018.",
]
"""


def encode(examples: Sequence[Example]) -> Table:
    """The states and shapes of all words, half a thousand sentences at a time."""
    encoder = Encoder(remember_tokens=0)
    rows = []
    began = time.perf_counter()
    for at in range(0, len(examples), 500):
        batch = examples[at : at + 500]
        for example, tokens in zip(batch, encoder.token_states([e.text for e in batch]), strict=True):
            words = words_of(example.line)
            rows.append((word_states(words, tokens), word_shapes(words)))
    print(f"encoded {len(examples)} sentences in {time.perf_counter() - began:.0f} s", flush=True)
    return Table(rows)


def examples_of(conll: Path, corpus: Path, knowledge: Knowledge) -> list[tuple[Example, float]]:
    """All examples, each with what its words count."""
    codes = {lang: code for lang, code in _codes(corpus).items() if code in LANGUAGES}
    found = [(e, 1.0) for e in gold(conll, "tr", knowledge)]
    found += [(e, SILVER_WEIGHT) for e in silver(corpus, codes, knowledge)]
    return [(e, w) for e, w in found if e.labels]


def _codes(corpus: Path) -> dict[str, str]:
    langs = {json.loads(line)["lang"] for line in corpus.read_text("utf-8").splitlines()}
    return {lang: CODES[lang.split("-")[0]] for lang in langs if lang.split("-")[0] in CODES}


def write(folder: Path, layers: Sequence[np.ndarray], labels: Sequence[str]) -> None:
    """Write the weights and their facts."""
    buffer = io.BytesIO()
    w1, b1, w2, b2 = (layer.astype(np.float16) for layer in layers)
    np.savez(buffer, w1=w1, b1=b1, w2=w2, b2=b2)
    (folder / "names.npz").write_bytes(buffer.getvalue())
    digest = hashlib.sha256(buffer.getvalue()).hexdigest()
    listed = "[" + ", ".join(f'"{label}"' for label in labels) + "]"
    (folder / "names.toml").write_text(FACTS.format(digest=digest, labels=listed), "utf-8")


def main() -> None:
    """Read, encode, fit, write."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("conll", type=Path)
    parser.add_argument("corpus", type=Path)
    parser.add_argument("--to", type=Path, default=FOLDER)
    args = parser.parse_args()
    examples = examples_of(args.conll, args.corpus, load(()))
    table = encode([e for e, _ in examples])
    numbers = {label: n for n, label in enumerate(LABELS)}
    labels = np.array([numbers[label] for e, _ in examples for label in e.labels])
    weights = np.array([w * share for e, share in examples for w in e.weights], np.float32)
    write(args.to, fit(table, labels, weights, len(LABELS), Settings()), LABELS)


if __name__ == "__main__":
    main()
