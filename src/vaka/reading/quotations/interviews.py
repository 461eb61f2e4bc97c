"""Interviews: questions and answers in turn, led by dashes or by letters ("Q:", "A:") instead of names."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from vaka.reading.quotations.announced import Speech, strip
from vaka.reading.quotations.page import FILLER, Page
from vaka.reading.quotations.sources import Sources
from vaka.records import Mention, Span

__all__ = ["QUESTION", "interviews"]

QUESTION = "question of an interview"
"""Reason given for words that nobody named has said."""

_DASH = re.compile(r"\s*[—–―-]{1,2}\s*(?=\w|[“\"«¿])")
_AROUND = 2
"""Paragraphs after and before an interview in which whoever answers is named."""


def interviews(page: Page, sources: Sources) -> list[Speech]:
    """The questions and answers of the page's interviews.

    A question is led by a dash or by the pack's letters and ends in a question mark; the paragraph after it, led alike,
    is the answer. Whoever answers is the subject of the paragraph after the last answer, or of the one before the
    first question.
    """
    leads = [_lead(page, n) for n in range(len(page.units))]
    asked = {n for n, lead in enumerate(leads) if lead is not None and _asks(page, n)}
    found: list[Speech] = []
    for n, after in pairwise(range(len(page.units))):
        if n not in asked or leads[after] is None or after in asked:
            continue
        who = _who(page, sources, leads, n)
        found.append(_turn(page, n, leads[n] or 0, None, QUESTION))
        found.append(_turn(page, after, leads[after] or 0, who, "answer of an interview"))
    return found


def _lead(page: Page, n: int) -> int | None:
    """Where the words begin behind a dash or a letter that opens paragraph `n`; `None` without."""
    unit = page.units[n]
    if unit.layer != "text":
        return None
    for pattern in (_DASH, unit.lexicon["voice.turns"]):
        match = pattern.match(page.narration, unit.span.start, unit.span.end)
        if match and FILLER not in page.narration[match.end() : unit.span.end]:
            return match.end()
    return None


def _asks(page: Page, n: int) -> bool:
    return page.units[n].span.of(page.text).rstrip().endswith(("?", "？", "؟", ";")) or bool(
        page.units[n].lexicon["voice.asks"].match(page.narration, page.units[n].span.start)
    )


def _turn(page: Page, n: int, start: int, who: Mention | None, rule: str) -> Speech:
    unit = page.units[n]
    start += len(page.text[start : unit.span.end]) - len(page.text[start : unit.span.end].lstrip())
    span = strip(page, Span(start, unit.span.end))
    return Speech(span, Span(unit.span.start, start), None, who, n, rule, n)


def _who(page: Page, sources: Sources, leads: list[int | None], n: int) -> Mention | None:
    """The person named nearest to the run of turns around paragraph `n`, as a subject if there is one."""
    last, first = n, n
    while last + 1 < len(leads) and leads[last + 1] is not None:
        last += 1
    while first and leads[first - 1] is not None:
        first -= 1
    for m in (*range(last + 1, last + 1 + _AROUND), *range(first - 1, first - 1 - _AROUND, -1)):
        if 0 <= m < len(page.units):
            people = list(_people(sources, page.units[m].span))
            subjects = [p for p in people if sources.part(p) in ("subject", "bare")]
            if people:
                return (subjects or people)[0]
    return None


def _people(sources: Sources, span: Span) -> Iterator[Mention]:
    return (m for m in sources.within(span) if m.kind == "person")
