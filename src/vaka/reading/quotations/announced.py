"""Speech without marks: announced by a colon, or labelled with its speaker's name.

`… and added:` followed by paragraphs of speech is a quotation from their first to their last character. Where
it ends is read from the paragraphs themselves: speech says "we" and "you" and does not name its own speaker;
narration has cues, names for subjects, crossheads.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from vaka.reading.quotations.cues import Cue, cues_within
from vaka.reading.quotations.page import FILLER, Page
from vaka.reading.quotations.sources import Sources
from vaka.records import Mention, Span

__all__ = ["Speech", "announced", "dashed", "labelled"]

_REACH = 60
"""Code points between the announcing verb's end and its colon."""
_LEAST_WORDS = 3
_SCORE = re.compile(r"\d\s?[-–:]\s?\d")
"""A result: its label is a league or an index, not a speaker."""
_COLON = re.compile(r":(?!\d|//)")
_TO_CUE = 12
"""Code points between the dash that ends the speech and its cue: at most a pronoun or an adverb."""
_DASH = re.compile(r"\s*[—–-]\s+(?=\w)")
_TURN = re.compile(r"[,.!?…]+\s*[—–-]\s*(?=\w)")
_TRANSCRIPT = 3
"""Labelled paragraphs that make a transcript; one alone may as well be a list's entry."""
_LONGEST_LABEL = 5
"""Words of title and name before a label's colon."""


@dataclass(frozen=True, slots=True)
class Speech:
    """A quotation without marks."""

    span: Span
    frame: Span
    """The sentence that announces it."""
    cue: Cue | None
    speaker: Mention | None
    unit: int
    rule: str


# --- announced -----------------------------------------------------------------------------------------


def announced(page: Page, cues: tuple[tuple[Cue, ...], ...], sources: Sources) -> list[Speech]:
    """Speeches that a cue and a colon announce."""
    found: list[Speech] = []
    for n, unit in enumerate(page.units):
        if unit.layer == "crosshead" or (found and found[-1].span.end > unit.span.start):
            continue
        for colon in _colons(page, unit.span):
            cue = _announcing(page, cues[n], colon)
            if cue is None:
                continue
            span = (
                _rest(page, n, colon, sources)
                if colon + 1 < _trimmed(page, unit.span)
                else _paragraphs(page, cues, n, sources)
            )
            if span is not None:
                found.append(
                    Speech(
                        span, page.frame(cue.span.start, cue.span.end), cue, None, n, "announced by a colon"
                    )
                )
                break
    return found


def _trimmed(page: Page, span: Span) -> int:
    return span.start + len(span.of(page.text).rstrip())


def _colons(page: Page, span: Span) -> list[int]:
    """Where colons stand that no digit or address follows."""
    return [m.start() for m in _COLON.finditer(page.narration, span.start, span.end)]


def _announcing(page: Page, cues: tuple[Cue, ...], colon: int) -> Cue | None:
    """The cue whose sentence ends in this colon."""
    near = [c for c in cues_within(cues, colon - 2 * _REACH, colon) if c.kind in ("say", "announce")]
    for cue in near[::-1]:
        between = page.narration[cue.span.end : colon]
        if FILLER not in between and not re.search(r"[.!?;]\s", between) and len(between.split()) <= 4:
            return cue
    return None


def _rest(page: Page, n: int, colon: int, sources: Sources) -> Span | None:
    """The speech after a colon inside its paragraph, where a paragraph break was lost."""
    unit = page.units[n]
    start = (
        colon
        + 1
        + len(page.text[colon + 1 : unit.span.end])
        - len(page.text[colon + 1 : unit.span.end].lstrip())
    )
    if page.narration[start : start + 1] in (FILLER, "", "-") or not page.text[start].isupper():
        return None
    end = start
    for sentence in page.sentences:
        low, high = max(sentence.span.start, start), min(sentence.span.end, unit.span.end)
        if low >= high or sentence.span.end <= start or sentence.span.start >= unit.span.end:
            continue
        if end > start and not _is_speech(page, Span(low, high), n, sources):
            break
        end = high
    span = _strip(page, Span(start, end))
    first = unit.lexicon["voice.first_person"].search(page.narration, span.start, span.end)
    return span if first and len(span.of(page.text).split()) >= _LEAST_WORDS else None


def _paragraphs(page: Page, cues: tuple[tuple[Cue, ...], ...], n: int, sources: Sources) -> Span | None:
    """The paragraphs of speech that follow an announcing paragraph."""
    first: int | None = None
    last = n
    for m in range(n + 1, len(page.units)):
        unit = page.units[m]
        if (
            unit.layer != page.units[n].layer
            or FILLER in page.narration[unit.span.start : unit.span.start + 2]
        ):
            break
        if first is not None and not _is_speech(page, unit.span, m, sources):
            break
        if first is None and _narrates(page, unit.span, m, sources):
            break
        first, last = first or m, m
    if first is None:
        return None
    return _strip(page, Span(page.units[first].span.start, page.units[last].span.end))


def _is_speech(page: Page, span: Span, n: int, sources: Sources) -> bool:
    lexicon = page.units[n].lexicon
    if _narrates(page, span, n, sources):
        return False
    return lexicon["voice.first_person"].search(page.narration, span.start, span.end) is not None


def _narrates(page: Page, span: Span, n: int, sources: Sources) -> bool:
    """A paragraph that tells: it opens with a person as its subject, cues marks or ends in a colon."""
    lexicon = page.units[n].lexicon
    told = page.narration[span.start : span.end].rstrip()
    if told.endswith(":") or lexicon["voice.narration"].match(told):
        return True
    if re.search(FILLER + r"\W{0,3}\w", told) and lexicon["cues.say"].search(told):
        return True
    persons = [m for m in sources.within(span) if m.kind == "person"]
    if not persons or lexicon["cues.say"].search(told) is None:
        return False
    return any(sources.part(m) in ("subject", "bare", "agent") for m in persons)


def _strip(page: Page, span: Span) -> Span:
    text = span.of(page.text)
    return Span(span.start + len(text) - len(text.lstrip()), span.start + len(text.rstrip()))


# --- led by a dash ---------------------------------------------------------------------------------------


def dashed(page: Page, cues: tuple[tuple[Cue, ...], ...]) -> list[Speech]:
    """Paragraphs of dialogue that a dash opens: `— Speech, — said X. — More speech.`"""
    found = []
    for n, unit in enumerate(page.units):
        lead = _DASH.match(page.narration, unit.span.start, unit.span.end)
        if lead is None or unit.layer in ("title", "crosshead"):
            continue
        for cut in _TURN.finditer(page.narration, lead.end(), unit.span.end):
            cue = next(
                (
                    c
                    for c in cues_within(cues[n], cut.end(), cut.end() + _REACH)
                    if c.kind == "say" and c.span.start - cut.end() <= _TO_CUE
                ),
                None,
            )
            if cue is None:
                continue
            resumes = _TURN.search(page.narration, cue.span.end, min(unit.span.end, cue.span.end + _REACH))
            end = unit.span.end if resumes else cut.start() + 1
            frame = Span(cut.end(), resumes.start() if resumes else unit.span.end)
            found.append(Speech(_strip(page, Span(lead.end(), end)), frame, cue, None, n, "led by a dash"))
            break
    return found


# --- labelled ------------------------------------------------------------------------------------------


def labelled(page: Page, sources: Sources) -> list[Speech]:
    """Headlines of the form `Name: speech`, and the paragraphs of a transcript, which come in numbers."""
    headlines = _labelled(page, sources, ("title", "crosshead"))
    transcript = _labelled(page, sources, ("text",))
    return headlines + (transcript if len(transcript) >= _TRANSCRIPT else [])


def _labelled(page: Page, sources: Sources, layers: tuple[str, ...]) -> list[Speech]:
    found = []
    for n, unit in enumerate(page.units):
        if unit.layer not in layers:
            continue
        colon = page.narration.find(":", unit.span.start, unit.span.end)
        if colon < 0 or FILLER in page.narration[colon : unit.span.end]:
            continue
        speaker = _label(page, Span(unit.span.start, colon), sources)
        span = _strip(page, Span(colon + 1, unit.span.end))
        if (
            speaker is not None
            and len(span.of(page.text).split()) >= _LEAST_WORDS
            and _speakable(page, n, speaker, span)
        ):
            found.append(
                Speech(
                    span, Span(unit.span.start, colon), None, speaker, n, "labelled with the speaker's name"
                )
            )
    return found


def _label(page: Page, span: Span, sources: Sources) -> Mention | None:
    """The one name, with its titles, that the label consists of."""
    names = sources.within(span)
    if not names or len(span.of(page.text).split()) > _LONGEST_LABEL:
        return None
    last = names[-1]
    bare = not page.text[last.span.end : span.end].strip() and sources.part(last) in ("bare", "subject")
    others = [m for m in names if m.entity != last.entity and m.kind == "person"]
    return last if bare and not others else None


def _speakable(page: Page, n: int, speaker: Mention, span: Span) -> bool:
    """A country before a colon is as often a topic: its label needs the first person after it."""
    if speaker.kind == "person" or (speaker.kind == "organisation" and not _SCORE.search(span.of(page.text))):
        return True
    return (
        page.units[n].lexicon["voice.first_person"].search(page.narration, span.start, span.end) is not None
    )
