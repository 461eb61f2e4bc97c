"""Speech without marks that its form shows: led by a dash, or labelled with its speaker's name."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from vaka.reading.quotations.announced import Speech, is_speech, speech_within, strip
from vaka.reading.quotations.cues import Cue, cues_within
from vaka.reading.quotations.page import FILLER, Page
from vaka.reading.quotations.sources import Sources
from vaka.records import Mention, Span

__all__ = ["dashed", "labelled"]

_REACH = 60
"""Code points after the dash that ends the speech in which its cue stands."""
_LEAST_WORDS = 3
_SCORE = re.compile(r"\d\s?[-–:]\s?\d")
"""A result: its label is a league or an index, not a speaker."""
_TO_CUE = 12
"""Code points between the dash that ends the speech and its cue: at most a pronoun or an adverb."""
_DASH = re.compile(r"\s*[—–-]\s+(?=\w)")
_TURN = re.compile(r"[,.!?…]+\s*[—–-]\s*(?=\w)")
_TRANSCRIPT = 3
"""Labelled paragraphs that make a transcript; one alone may as well be a list's entry."""
_LONGEST_LABEL = 5
"""Words of title and name before a label's colon."""
_LABEL_INSIDE = re.compile(
    r"(?<=[.!?…？؟])\s*((?:[^\W\d_][\w.'’-]*\s){0,4}[^\W\d_][\w.'’-]*)\s?[:：]\s?(?=[^\W\d_])"
)
"""A label after a sentence's end, also where the break before it was lost."""


def dashed(page: Page, cues: tuple[tuple[Cue, ...], ...]) -> list[Speech]:
    """Paragraphs of dialogue that a dash opens, or that a dash before the cue shows: `— Speech, — said X. — More.`"""
    found = []
    for n, unit in enumerate(page.units):
        lead = _DASH.match(page.narration, unit.span.start, unit.span.end)
        if unit.layer in ("title", "crosshead"):
            continue
        start = lead.end() if lead else unit.span.start
        for cut in _TURN.finditer(page.narration, start, unit.span.end):
            if lead is None and not _unmarked(page, cues[n], start, cut.start()):
                break
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
            found.append(Speech(strip(page, Span(start, end)), frame, cue, None, n, "led by a dash"))
            break
    return found


def _unmarked(page: Page, cues: tuple[Cue, ...], start: int, end: int) -> bool:
    """Whether a paragraph's beginning may be speech that lost its marks: `We agreed, — said X.`"""
    said = page.narration[start:end]
    return FILLER not in said and ":" not in said and not cues_within(cues, start, end)


# --- labelled ------------------------------------------------------------------------------------------


def labelled(page: Page, sources: Sources) -> list[Speech]:
    """Headlines of the form `Name: speech`, and the paragraphs of a transcript, which come in numbers."""
    headlines = _labelled(page, sources, ("title", "crosshead"), _LEAST_WORDS)
    transcript = _labelled(page, sources, ("text",), 1)
    inside = [speech for n in range(len(page.units)) for speech in _inside(page, sources, n)]
    if len(transcript) < _TRANSCRIPT and not _opened(page, transcript):
        return headlines + [s for s in transcript if _heads_the_page(page, s)] + inside
    return headlines + _turns(page, sources, transcript) + inside


def _heads_the_page(page: Page, speech: Speech) -> bool:
    """Whether the page's first line is `Full Name: what they say` with no stop: a headline, whatever it is called."""
    named = speech.speaker is not None and speech.speaker.kind == "person" and speech.speaker.form == "name"
    said = speech.span.of(page.text)
    return named and speech.unit == 0 and len(said.split()) >= _LEAST_WORDS and not said.endswith((".", "…"))


def _opened(page: Page, transcript: list[Speech]) -> bool:
    """Whether a paragraph that ends in a colon opens a transcript of two turns."""
    above = page.units[transcript[0].unit - 1].span if len(transcript) > 1 and transcript[0].unit else None
    return above is not None and page.text[above.start : above.end].rstrip().endswith(":")


def _turns(page: Page, sources: Sources, transcript: list[Speech]) -> list[Speech]:
    """The turns of a transcript, each with the paragraphs in person that go on without a label."""
    labelled_units = {speech.unit for speech in transcript}
    turns = []
    for speech in transcript:
        last = speech.unit
        while last + 1 < len(page.units) and last + 1 not in labelled_units:
            following = page.units[last + 1]
            unmarked = FILLER not in page.narration[following.span.start : following.span.end]
            if (
                following.layer != "text"
                or not unmarked
                or not is_speech(page, following.span, last + 1, sources)
            ):
                break
            last += 1
        end = strip(page, page.units[last].span).end if last > speech.unit else speech.span.end
        turns.append(replace(speech, span=Span(speech.span.start, end), last_unit=last))
    return turns


def _inside(page: Page, sources: Sources, n: int) -> Iterator[Speech]:
    """`… ended.Name:We …` within a paragraph: what follows the label must speak in person."""
    unit = page.units[n]
    if unit.layer != "text":
        return
    for match in _LABEL_INSIDE.finditer(page.text, unit.span.start, unit.span.end):
        label = Span(match.start(1), match.end(1))
        speaker = _label(page, label, sources)
        if speaker is None or speaker.kind != "person" or page.narration[match.end()] == FILLER:
            continue
        span = speech_within(page, Span(match.end(), unit.span.end), n, sources)
        if span is not None and FILLER not in page.narration[span.start : span.end]:
            yield Speech(span, label, None, speaker, n, "labelled with the speaker's name")
            return


def _labelled(page: Page, sources: Sources, layers: tuple[str, ...], least: int) -> list[Speech]:
    found = []
    for n, unit in enumerate(page.units):
        if unit.layer not in layers:
            continue
        colon = page.narration.find(":", unit.span.start, unit.span.end)
        if colon < 0 or FILLER in page.narration[colon : unit.span.end]:
            continue
        speaker = _label(page, Span(unit.span.start, colon), sources)
        span = strip(page, Span(colon + 1, unit.span.end))
        if (
            speaker is not None
            and len(span.of(page.text).split()) >= least
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
