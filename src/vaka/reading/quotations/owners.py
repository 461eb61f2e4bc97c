"""Whose words a clause speaks of, where somebody else is its subject: `X rejected Y's claim that "…"`."""

from __future__ import annotations

import re

from vaka.reading.quotations.cues import Cue
from vaka.reading.quotations.page import FILLER, Page
from vaka.reading.quotations.sources import Sources
from vaka.records import Mention, Span

__all__ = ["whose"]

_HEAD = 25
"""Code points after the marks in which a participle ("who said") that names its speaker next can begin."""
_TITLE = 4
"""Words of title between such a participle and the name."""
_REACH = 60
"""Code points before the marks, or before a name, in which a conjunction or a noun of speech stands."""
_NOUN = 2
"""Words between an owner and the noun of speech that is theirs."""


def whose(
    page: Page, sources: Sources, start: int, close: int, frame: Span, cue: Cue | None
) -> Mention | None:
    """The owner of quoted words that the clause only takes up.

    Args:
        page: The page.
        sources: Its names.
        start: Where the quoted words start.
        close: Where their closing mark ends.
        frame: The sentence around them.
        cue: The cue that serves them.
    """
    verb_final = page.units[page.unit_at(start)].lexicon.pack.verb_final
    if verb_final:
        return _named_next(page, sources, close, frame) or _possessor(page, sources, start, close, frame)
    return _claim(page, sources, start, frame)


def _named_next(page: Page, sources: Sources, close: int, frame: Span) -> Mention | None:
    """`"…" who-said Minister X's`: the words right after the participle name the speaker, in any case."""
    lexicon = page.units[page.unit_at(close - 1)].lexicon
    head = lexicon["cues.head"].search(page.narration, close, min(frame.end, close + _HEAD))
    if head is None or re.search(r"[.,;:!?\ufffc]", page.narration[close : head.start()].lstrip(" ,")):
        return None
    for m in sources.within(Span(head.end(), frame.end)):
        gap = page.narration[head.end() : m.span.start]
        if len(gap.split()) > _TITLE or re.search(r"[.,;:!?\ufffc]", gap):
            return None
        if m.kind == "person":
            return m
    return None


def _possessor(page: Page, sources: Sources, start: int, close: int, frame: Span) -> Mention | None:
    """`X's "…" words drew criticism`: the genitive before the marks owns the noun of speech after them."""
    lexicon = page.units[page.unit_at(start)].lexicon
    glued = r"\w{0,3}\s*" if lexicon.pack.glued else r"\s*"  # "…"는 발언
    space = re.compile(glued).match(page.narration, close)
    noun = lexicon["cues.statement"].match(page.narration, space.end() if space else close, frame.end)
    if noun is None:
        return None
    owners = [m for m in sources.within(Span(frame.start, start)) if m.kind == "person"]
    return owners[-1] if owners and sources.part(owners[-1]) == "owner" else None


def _claim(page: Page, sources: Sources, start: int, frame: Span) -> Mention | None:
    """`rejected Y's claim that "…"`, `слова Y о том, что «…»`: whoever a noun of speech before the marks belongs to."""
    lexicon = page.units[page.unit_at(start)].lexicon
    if lexicon["cues.complement"].search(page.narration[max(frame.start, start - _REACH) : start]) is None:
        return None
    for m in sources.within(Span(frame.start, start))[::-1]:
        if m.kind not in ("person", "organisation"):
            continue
        before = page.narration[max(frame.start, m.span.start - _REACH) : m.span.start]
        after = page.narration[m.span.end : start].rstrip(FILLER)
        owned = re.match(rf"['’]s?((?:\s+\w+){{1,{_NOUN + 1}}})", after)
        nouns = owned[1].split() if owned else _just_before(before)
        spoken = any(lexicon["cues.statement"].fullmatch(noun) for noun in nouns)
        clean = FILLER not in after and lexicon["cues.say"].search(after) is None
        return m if spoken and clean and len(after.split()) <= _TITLE + _NOUN else None
    return None


def _just_before(text: str) -> list[str]:
    """The last words of `text` that no mark parts from its end."""
    return re.split(r"[,;:.!?\ufffc]", text)[-1].split()[-_TITLE:]
