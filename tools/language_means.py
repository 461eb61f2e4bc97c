"""Builds src/vaka/vectors/means.csv: the mean sentence vector of each language of a corpus.

    python tools/language_means.py CORPUS.jsonl

Each line of the corpus is an object with `lang` (ISO 639-3, perhaps with a script or region behind a hyphen)
and `text` (one sentence a line). All languages should say the same things, else the means differ by subject.
"""

from __future__ import annotations

import json
import sys
from collections import defaultdict
from pathlib import Path

import numpy as np

from vaka.vectors import Encoder
from vaka.vectors.means import ANY

CODES = {
    "arb": "ar", "aze": "az", "bul": "bg", "deu": "de", "ell": "el", "eng": "en", "fas": "fa", "fra": "fr",
    "heb": "he", "kor": "ko", "rus": "ru", "tur": "tr", "ukr": "uk", "vie": "vi", "zho": "zh",
}  # fmt: skip
TABLE = Path(__file__).parent.parent / "src" / "vaka" / "vectors" / "means.csv"
HEAD = """\
# Mean vector of multilingual-e5-small (as vaka.vectors.Encoder gives it) of each language's news sentences.
# Built by tools/language_means.py from 63 stories of NTREX-128 (MicrosoftTranslator/NTREX, CC BY-SA 4.0),
# each translated into every language; no text of it is kept. ISO 639-1 code, then 384 numbers; * is the mean
# of all.
# Known problems: translated from English, so names and subjects are mostly American and British, of 2018.
"""


def main(corpus: Path) -> None:
    """Read the corpus, encode each sentence once, write the table."""
    sentences: dict[str, list[str]] = defaultdict(list)
    for line in corpus.read_text("utf-8").splitlines():
        story = json.loads(line)
        code = CODES.get(story["lang"].split("-")[0])
        if code:
            sentences[code] += [s for s in story["text"].split("\n") if s.strip()]
    encoder = Encoder()
    means = {code: encoder.encode(sentences[code]).mean(axis=0) for code in sorted(sentences)}
    means[ANY] = np.mean(list(means.values()), axis=0)
    rows = (",".join([code, *(f"{value:.5f}" for value in mean)]) for code, mean in means.items())
    TABLE.write_text(HEAD + "\n".join(rows) + "\n", "utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
