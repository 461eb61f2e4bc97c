"""What a rendering of an utterance must keep: its numbers, its days, whether it denies, and which way its words point.

Vectors put opposites and other numbers close together: "we will open", "we will close"; twelve, fifteen. Numbers and
days are read by the reader of times, negation and opposites by `languages/<code>/polarity.toml`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from pydantic import BaseModel, ConfigDict

from vaka.languages import load
from vaka.reading.quantities.pack import pack_of as quantities_of
from vaka.reading.times.lengths import count_of
from vaka.reading.times.tokens import Token, tokens_of
from vaka.text import fold

__all__ = ["Facts", "PolarityPack", "contradiction", "facts_of", "turned"]

_COUNTED = ("num", "int", "int12", "int31", "fig4", "decimal")
_DAYS = {"weekday": "weekday", "month": "month", "shortmonth": "month", "season": "season"}
"""What a token says of a time of its own, whatever day the text is from."""

_LEAST_NUMBER = 2
"""One is too often an article, and a half too often a figure of speech."""

_HAN = re.compile("[\u3400-\u9fff]")


class Opposites(BaseModel):
    """Words on two poles of one fold."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    one: tuple[str, ...]
    other: tuple[str, ...]


class PolarityPack(BaseModel):
    """The model of `languages/<code>/polarity.toml`; `*` in a word stands for further letters."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    negations: tuple[str, ...]
    """Words that deny."""
    affirmed: tuple[str, ...] = ()
    """Words that hold a negation and deny nothing: "not only"."""
    negated_ending: str = ""
    """The ending of a verb that is denied, as a pattern sought in folded words."""
    opposites: dict[str, Opposites] = {}
    """By the name of the fold, the same in every language."""


@dataclass(frozen=True, slots=True)
class Facts:
    """What one stretch of an utterance says that a rendering says too."""

    numbers: frozenset[float]
    days: frozenset[tuple[str, int]]
    """Weekdays, months and seasons."""
    negated: bool
    poles: frozenset[tuple[str, bool]]
    """Which pole of which fold, where it stands on one alone."""


@lru_cache(maxsize=16384)
def facts_of(text: str, language: str) -> Facts:
    """Read the facts of a clause or sentence; a language without data has none but its digits."""
    tokens = tuple(tokens_of(text, language))
    polarity = _matcher(language)
    days = {
        (kind, int(v)) for t in tokens for key, kind in _DAYS.items() if isinstance(v := t.value(key), int)
    }
    return Facts(
        frozenset(n for n in _numbers(text, tokens, language) if n >= _LEAST_NUMBER),
        frozenset(days),
        polarity.negates(text) if polarity else False,
        polarity.poles(text) if polarity else frozenset(),
    )


def contradiction(here: Facts, there: Facts, all_here: Facts, all_there: Facts) -> str | None:
    """What one stretch tells otherwise than the other, in a word; `None` where nothing contradicts.

    What stands on one side only contradicts nothing: a rendering may leave it out, a number word may not have been
    read. Args: the facts of two stretches, and of the whole utterances that they stand in.
    """
    if here.numbers - all_there.numbers and there.numbers - all_here.numbers:
        return "number"
    for kind in ("weekday", "month", "season"):
        mine, theirs = (({d for d in f.days if d[0] == kind}) for f in (here, there))
        if mine and theirs and not mine & theirs:
            return kind
    return None


def turned(here: Facts, there: Facts) -> bool:
    """Whether one stretch denies what the other says, or says the opposite; not where it does both."""
    against = any((fold, not pole) in there.poles for fold, pole in here.poles)
    return against != (here.negated != there.negated)


# --- numbers -------------------------------------------------------------------------------------------


def _numbers(text: str, tokens: Sequence[Token], language: str) -> Iterable[float]:
    """The numbers of a text; those that follow each other count as one ("four hundred"), with its multiplier."""
    group: list[Token] = []
    for token in (*tokens, None):
        counts = token is not None and any(isinstance(token.value(s), int | float) for s in _COUNTED)
        joined = counts and group and not text[group[-1].end : token.start].strip(" -")  # type: ignore[union-attr]
        if group and not joined:
            number = count_of(group)
            if number is not None:
                yield number * _times(text, group[-1].end, language)
            group = []
        if counts:
            group.append(token)  # type: ignore[arg-type]


def _times(text: str, end: int, language: str) -> int:
    """The multiplier that stands behind a number: 40 million."""
    pack = quantities_of(language)
    rest = fold(text[end : end + 20]).lstrip()
    words = sorted(pack.multipliers.items(), key=lambda w: -len(w[0])) if pack else ()
    for word, worth in words:
        bare = fold(word).rstrip("*")
        if rest.startswith(bare) and (
            word.endswith("*") or _HAN.match(bare) or not rest[len(bare) :][:1].isalpha()
        ):
            return worth
    return 1


# --- polarity ------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Matcher:
    """A pack compiled for folded text."""

    negation: re.Pattern[str]
    affirmed: re.Pattern[str] | None
    opposites: tuple[tuple[str, re.Pattern[str], re.Pattern[str]], ...]

    def negates(self, text: str) -> bool:
        """Whether a word of the text denies."""
        folded = fold(text)
        bare = self.affirmed.sub(" ", folded) if self.affirmed else folded
        return self.negation.search(bare) is not None

    def poles(self, text: str) -> frozenset[tuple[str, bool]]:
        """The folds in which the text stands on one pole and not on both."""
        folded = fold(text)
        found = set()
        for name, one, other in self.opposites:
            on_one, on_other = one.search(folded) is not None, other.search(folded) is not None
            if on_one != on_other:
                found.add((name, on_one))
        return frozenset(found)


@cache
def _matcher(language: str) -> _Matcher | None:
    pack = load(language, "polarity", PolarityPack)
    if pack is None:
        return None
    ending = [rf"\w(?:{fold(pack.negated_ending)})"] if pack.negated_ending else []
    return _Matcher(
        re.compile("|".join([_any(pack.negations), *ending])),
        re.compile(_any(pack.affirmed)) if pack.affirmed else None,
        tuple(
            (name, re.compile(_any(o.one)), re.compile(_any(o.other))) for name, o in pack.opposites.items()
        ),
    )


def _any(words: Iterable[str]) -> str:
    return "|".join(_one(w) for w in words)


def _one(word: str) -> str:
    """A word's pattern: folded, whole but for its `*`; Han words stand anywhere."""
    parts = [re.escape(p).replace(r"\ ", r"\s+") for p in fold(word).split("*")]
    inner = r"\w*".join(parts)
    return inner if _HAN.search(word) else rf"(?<!\w){inner}(?!\w)"
