"""Cues: where the narration says that somebody's words are given, and of what kind the cue is."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from vaka.reading.quotations.page import FILLER, Page
from vaka.records import Span

__all__ = ["Cue", "CueKind", "cues_of", "cues_within", "words_between"]

CueKind = Literal["say", "head", "describe", "relay", "document", "according", "statement", "announce"]

_KINDS: tuple[CueKind, ...] = (
    "say", "head", "describe", "relay", "document", "according", "statement", "announce")  # fmt: skip
_CLAUSE_END = re.compile(r"[;:]|(?<=\w\w\w)[.!?…]\s|。")
"""A stop after one or two letters is an abbreviation's (`κ.`, `Mr.`)."""
_WORDS = re.compile(r"\w+(?:['’\-]\w+)*")


@dataclass(frozen=True, slots=True)
class Cue:
    """A cue in the narration."""

    span: Span
    kind: CueKind


def cues_of(page: Page) -> tuple[tuple[Cue, ...], ...]:
    """The cues of every unit, in order of the text."""
    return tuple(
        tuple(sorted(_cues(page, n), key=lambda c: (c.span, c.kind))) for n in range(len(page.units))
    )


def _cues(page: Page, n: int) -> Iterator[Cue]:
    unit = page.units[n]
    for kind in _KINDS:
        for match in unit.lexicon[f"cues.{kind}"].finditer(page.narration, unit.span.start, unit.span.end):
            yield Cue(Span(match.start(), match.end()), kind)


def cues_within(cues: Sequence[Cue], start: int, end: int) -> list[Cue]:
    """The cues, sorted, that lie wholly between two positions."""
    low = bisect_left(cues, start, key=_start)
    high = bisect_left(cues, end, key=_start)
    return [c for c in cues[low:high] if c.span.end <= end]


def _start(cue: Cue) -> int:
    return cue.span.start


def words_between(narration: str, start: int, end: int) -> int | None:
    """Words from `start` to `end`; `None` where a quotation or a clause's end lies between."""
    between = narration[start:end]
    if FILLER in between or _CLAUSE_END.search(between):
        return None
    return len(_WORDS.findall(between))
