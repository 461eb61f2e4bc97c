"""Where a quotation's speaker stands: the subject's slot beside its cue, which shows that a name is a person's.

The names stage knows whom it has met before. Whoever stands as the subject of a verb of speech beside marks is a
person too, whatever the name; this module tells which of a page's unknown names stand so.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from vaka.reading.quotations.cues import Cue, cues_of, cues_within
from vaka.reading.quotations.evidence import Verdict, judge
from vaka.reading.quotations.page import FILLER, Page, lay_out
from vaka.reading.quotations.serving import LEAD
from vaka.reading.quotations.sources import Sources
from vaka.records import Article, Document, Mention, Sentence, Span

__all__ = ["speaking"]

_REACH = 160
"""Code points of a slot: offices and appositions of a sentence's half fit in."""
_BESIDE = 1
"""Words between a name and a verb of speech that cues no marks ("has said")."""
_BACK = 2
"""Sentences looked back through for whom a pronoun beside the marks means."""
_FIRST = 12
"""Words from a sentence's start in which such a subject stands."""
_END = re.compile(r"[;:]|(?<=\w\w\w)[.!?…](?=\s)|。|" + FILLER)
_COLON = re.compile(r"\s?[:：]\s*\w")
_SUBJECTS = ("subject", "bare", "agent")

Near = Literal["start", "end"]


@dataclass(frozen=True, slots=True)
class _Slot:
    """Narration in which the subject stands, nearest to the end that touches the cue or the marks."""

    span: Span
    near: Near
    active: bool = False
    """Whether nobody can stand "by" whom it is said, for want of a verb."""
    sure: bool = False
    """Whether the name must show by its marks that it is the subject (verb-final languages)."""


def speaking(
    document: Document,
    article: Article,
    sentences: Sequence[Sentence],
    known: Sequence[Mention],
    unknown: Sequence[Mention],
) -> frozenset[int]:
    """Which unknown names stand where the speaker of a quotation does.

    Args:
        document: The document; its text is what all spans count in.
        article: Its units.
        sentences: Its sentences.
        known: The names whose kind is sure.
        unknown: Names that may be a person's; their entities are not asked for.

    Returns:
        The numbers (`Mention.n`) of those that stand so.
    """
    page = lay_out(document, article, sentences)
    if not page.units:
        return frozenset()
    cues = cues_of(page)
    sources = Sources(page, [*known, *unknown], [])
    open_ = frozenset(m.n for m in unknown)
    found: set[int] = set()
    for stretch in page.stretches:
        verdict = judge(page, cues, stretch)
        if not verdict.accepted:
            continue
        slots = tuple(_slots(page, verdict))
        chosen = next((m for slot in slots if (m := _subject(sources, slot)) is not None), None)
        if chosen is None:
            chosen = _before(page, sources, verdict)
        if chosen is not None and chosen.n in open_:
            found.add(chosen.n)
    found |= {m.n for m in unknown if _labels(page, m) or _beside_verb(page, cues, sources, m)}
    return frozenset(found)


def _slots(page: Page, verdict: Verdict) -> Iterator[_Slot]:
    """The places of the subject, likeliest first."""
    stretch, cue, frame = verdict.stretch, verdict.cue, verdict.frame
    pack = page.units[stretch.unit].lexicon.pack
    if stretch.insert is not None:
        yield _Slot(stretch.insert, "start")
        return
    lead = page.narration[frame.start : stretch.open].rstrip(LEAD)
    if pack.verb_final:
        yield from _verb_final(page, verdict)
    elif lead.endswith(":"):
        yield _back(page, frame, frame.start + len(lead) - 1)
        if cue is not None and cue.span.end < stretch.open:
            yield _onward(page, cue.span.end, stretch.open)
    elif cue is None:  # the verb is none that the pack knows, and the sentence still has a subject
        yield replace(_onward(page, stretch.close, frame.end), active=True)
        yield replace(_back(page, frame, stretch.open), active=True)
    elif cue.span.start >= stretch.close:
        if page.narration[stretch.close : cue.span.start].strip(" ,.–—-"):
            yield _Slot(Span(stretch.close, cue.span.start), "end")
        yield _onward(page, cue.span.end, frame.end)
        yield _back(page, frame, stretch.open)
    else:
        yield _back(page, frame, cue.span.start)
        yield _onward(page, cue.span.end, stretch.open)


def _verb_final(page: Page, verdict: Verdict) -> Iterator[_Slot]:
    stretch, cue, frame = verdict.stretch, verdict.cue, verdict.frame
    head = page.units[stretch.unit].lexicon["cues.head"]
    found = head.search(page.narration, stretch.close, min(frame.end, stretch.close + _REACH))
    if found is not None:
        yield _onward(page, found.end(), frame.end)
    yield _Slot(Span(max(frame.start, stretch.open - _REACH), stretch.open), "end", sure=True)
    if cue is not None and cue.span.start >= stretch.close:
        yield _Slot(Span(stretch.close, cue.span.start), "start", sure=True)
        yield _onward(page, cue.span.end, frame.end)


def _onward(page: Page, start: int, end: int) -> _Slot:
    """From the cue to where its clause ends."""
    end = min(end, start + _REACH)
    stop = _END.search(page.narration, start, end)
    return _Slot(Span(start, stop.start() if stop else max(start, end)), "start")


def _back(page: Page, frame: Span, end: int) -> _Slot:
    """From the cue back to where its sentence, or the marks before it, end."""
    low = max(frame.start, end - _REACH)
    marks = page.narration.rfind(FILLER, low, end)
    return _Slot(Span(marks + 1 if marks >= 0 else low, end), "end")


def _subject(sources: Sources, slot: _Slot) -> Mention | None:
    """The name of a slot that does what a subject does, nearest first; a place or a body does not."""
    names = sources.within(slot.span)
    for m in names if slot.near == "start" else names[::-1]:
        if m.kind not in ("person", "other") or m.form == "demonym":
            continue
        if any(o is not m and o.span.holds(m.span) for o in names):
            continue  # a given name that is a known one's, at the head of another's full name
        part = sources.part(m)
        if slot.active and part == "agent":
            continue
        beside = not sources.page.narration[m.span.end : slot.span.end].strip()
        if part == "subject" or (part in _SUBJECTS and (not slot.sure or beside)):
            return m
    return None


def _before(page: Page, sources: Sources, verdict: Verdict) -> Mention | None:
    """Whom a pronoun beside the marks means: the subject of the sentence before."""
    stretch, frame = verdict.stretch, verdict.frame
    lexicon = page.units[stretch.unit].lexicon
    if verdict.cue is None or lexicon["people.anonymous"].search(page.narration, frame.start, frame.end):
        return None
    if lexicon["people.joint"].search(page.narration, frame.start, frame.end):
        return None
    if any(m.kind in ("person", "organisation") for m in sources.within(frame)):
        return None
    for span in page.sentences_before(frame.start, _BACK):
        names = [m for m in sources.within(span) if m.kind in ("person", "other")]
        subjects = [m for m in names if sources.part(m) in ("subject", "bare")]
        near = [m for m in subjects if len(page.narration[span.start : m.span.start].split()) <= _FIRST]
        if names:
            return near[0] if near else None
    return None


def _labels(page: Page, m: Mention) -> bool:
    """Whether a name is the label of a turn: first on its line or behind a question, a colon after it."""
    start = page.units[page.unit_at(m.span.start)].span.start
    before = page.narration[start : m.span.start].rstrip()
    return before[-1:] in ("", "?", "？", "؟") and _COLON.match(page.text, m.span.end) is not None


def _beside_verb(page: Page, cues: tuple[tuple[Cue, ...], ...], sources: Sources, m: Mention) -> bool:
    """Whether a verb of speech stands right behind a name that is no object: `X said that …`."""
    n = page.unit_at(m.span.start)
    if page.units[n].layer == "crosshead" or page.narration[m.span.start] == FILLER:
        return False
    if page.units[n].lexicon.pack.verb_final or sources.part(m) not in _SUBJECTS:
        return False
    for cue in cues_within(cues[n], m.span.end, m.span.end + _REACH // 4):
        gap = page.narration[m.span.end : cue.span.start]
        if cue.kind == "say" and gap[:1] == " " and len(gap.split()) <= _BESIDE and not _END.search(gap):
            return "," not in gap
    return False
