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
_OPINION = re.compile(r"\s(?:\S+\s){0,5}?[A-ZÀ-ÞΑ-ΩА-ЯІЇЄҐ]\S*,")
"""A name, an office before it at most, and a comma: what follows "pour" where it tells whose opinion comes."""
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
    for match in unit.lexicon["people.account"].finditer(page.narration, unit.span.start, unit.span.end):
        yield Cue(Span(match.start(), match.end()), "according")
    for match in unit.lexicon["case.opinion_before"].finditer(page.narration, unit.span.start, unit.span.end):
        lead = page.narration[unit.span.start : match.start()].rstrip(" \n\t\u00a0")
        named = _OPINION.match(page.text, match.end())
        if named is not None and (not lead or lead[-1] in ".!?…:" + FILLER):
            yield Cue(Span(match.start(), match.end()), "according")


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
