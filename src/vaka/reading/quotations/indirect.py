"""Reported speech without marks, where the grammar says so plainly ("said that …")."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence

from vaka.reading.quotations.cues import Cue
from vaka.reading.quotations.drafts import Draft
from vaka.reading.quotations.page import FILLER, Page
from vaka.reading.quotations.sources import Sources
from vaka.records import Span

__all__ = ["reported"]

_SURE = 3.5
"""Least score of a source: precision comes first, so a person must be the subject or beside the cue."""


def reported(page: Page, sources: Sources, taken: Sequence[Span]) -> list[Draft]:
    """Indirect quotations in sentences that hold no other quotation."""
    found = []
    spans = sorted(taken)
    for sentence in page.sentences:
        span = sentence.span
        n = page.unit_at(span.start)
        if page.units[n].layer == "crosshead" or _taken(spans, span):
            continue
        if FILLER in page.narration[span.start : span.end]:
            continue
        draft = _after(page, span, n) or _before(page, sources, span, n)
        if draft is not None and sources.best(span, draft.cue, ()).score >= _SURE:
            found.append(draft)
    return found


def _taken(spans: Sequence[Span], span: Span) -> bool:
    """Whether a quotation overlaps `span`; quotations do not overlap each other."""
    at = bisect_left(spans, span)
    return any(s.overlap(span) for s in spans[max(0, at - 1) : at + 1])


def _after(page: Page, span: Span, n: int) -> Draft | None:
    lexicon = page.units[n].lexicon
    match = lexicon["indirect.opens"].search(page.narration, span.start, span.end)
    match = match or lexicon["indirect.bare"].search(page.narration, span.start, span.end)
    return _draft(page, Span(match.end(), span.end), span, match, n) if match else None


def _before(page: Page, sources: Sources, span: Span, n: int) -> Draft | None:
    match = page.units[n].lexicon["indirect.closes"].search(page.narration, span.start, span.end)
    if match is None:
        return None
    cue = Span(match.start("cue"), match.end("cue"))
    source = sources.best(span, Cue(cue, "say"), ()).mention
    start = span.start
    if source is not None and source.span.end < cue.start:
        mark = page.units[n].lexicon["case.subject_after"].match(page.narration, source.span.end, cue.start)
        start = mark.end() if mark else source.span.end
    return _draft(page, Span(start, cue.start), span, match, n)


def _draft(page: Page, content: Span, frame: Span, match: re.Match[str], n: int) -> Draft | None:
    text = content.of(page.text)
    start = content.start + len(text) - len(text.lstrip(" ,'’-–—\n"))
    end = content.start + len(text.rstrip(" .,;\n"))
    if end - start < 12:
        return None
    cue = Cue(Span(match.start("cue"), match.end("cue")), "say")
    span = Span(start, end)
    return Draft(span, (span,), frame, end, cue, "indirect", n, "reported without marks")
