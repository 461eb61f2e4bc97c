"""Speech without marks that the narration announces: `… and added:`, `… said the following.`

`… and added:` followed by paragraphs of speech is a quotation from their first to their last character. Where
it ends is read from the paragraphs themselves: speech says "we" and "you" and does not name its own speaker;
narration has cues, names for subjects, crossheads.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import islice

from vaka.reading.quotations.cues import Cue, cues_within
from vaka.reading.quotations.page import FILLER, Page
from vaka.reading.quotations.sources import Sources
from vaka.records import Mention, Sentence, Span

__all__ = ["Speech", "announced", "is_speech", "speech_within", "strip"]

_REACH = 60
"""Code points between the announcing verb's end and its colon."""
_LEAST_WORDS = 2
_ENDS = (".", "!", "?", "…", ";")
_COLON = re.compile(r":(?!\d|//)")
_SURE = 2.5
"""Least score of the source of speech that is announced but never says "I" or "we": a person's name."""
_MOST_SENTENCES = 60
"""Sentences read on after a colon inside a paragraph; more are a page that has lost its breaks."""
_PARTS = 4
"""Crossheads that may break up one speech."""

Cues = tuple[tuple[Cue, ...], ...]


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
    last_unit: int = -1


def announced(page: Page, cues: Cues, sources: Sources) -> list[Speech]:
    """Speeches that a cue and a colon, a set phrase or the speech before announce."""
    found: list[Speech] = []
    for n, unit in enumerate(page.units):
        if unit.layer == "crosshead" or (found and found[-1].span.end > unit.span.start):
            continue
        speech = _first(page, cues, n, sources) or _running_on(page, cues, n, sources)
        if speech is not None:
            found += [speech, *_after_crossheads(page, speech, sources)]
    return found


def _first(page: Page, cues: Cues, n: int, sources: Sources) -> Speech | None:
    """The speech that a sentence of unit `n` announces."""
    unit = page.units[n]
    end = _trimmed(page, unit.span)
    for stop in _colons(page, unit.span):
        cue = _announcing(page, cues[n], stop)
        turn = unit.lexicon["voice.turns"].match(page.narration, unit.span.start, unit.span.end)
        if cue is None or (turn is not None and turn.end() >= stop):
            continue
        frame = page.frame(cue.span.start, cue.span.end)
        phrases = cues_within(cues[n], frame.start, stop)
        if page.narration[stop] == ";" and not any(c.kind == "announce" for c in phrases):
            continue
        if stop + 1 < end:
            sure = sources.best(frame, cue, ()).score >= _SURE and _at_colon(page, cue, stop, sources)
            span, last = _rest(page, n, stop, sources, sure), n
        else:
            span, last = _paragraphs(page, n, sources)
        if span is not None:
            return Speech(span, frame, cue, None, n, "announced by a colon", last)
    cue = _said_the_following(page, cues[n], end)
    span, last = _paragraphs(page, n, sources) if cue is not None else (None, n)
    if cue is None or span is None:
        return None
    return Speech(span, page.frame(cue.span.start, cue.span.end), cue, None, n, "announced", last)


def _trimmed(page: Page, span: Span) -> int:
    return span.start + len(span.of(page.text).rstrip())


def _colons(page: Page, span: Span) -> list[int]:
    """Where colons stand that no digit or address follows."""
    found = [m.start() for m in _COLON.finditer(page.narration, span.start, span.end)]
    last = _trimmed(page, span) - 1
    return [*found, last] if page.narration[last] == ";" else found


def _announcing(page: Page, cues: tuple[Cue, ...], colon: int) -> Cue | None:
    """The cue whose sentence ends in this colon."""
    near = [c for c in cues_within(cues, colon - 2 * _REACH, colon) if c.kind in ("say", "announce")]
    for cue in near[::-1]:
        between = page.narration[cue.span.end : colon]
        if FILLER not in between and not re.search(r"[.!?;]\s", between) and len(between.split()) <= 4:
            return cue
    return None


def _at_colon(page: Page, cue: Cue, colon: int, sources: Sources) -> bool:
    """Whether nothing but the speaker and a word stands between verb and colon: no "announced three measures:"."""
    between = Span(cue.span.end, colon)
    names = " ".join(page.narration[m.span.start : m.span.end] for m in sources.within(between))
    rest = len(between.of(page.narration).split()) - len(names.split())
    return cue.kind == "announce" or rest <= 1 + bool(names)


def _said_the_following(page: Page, cues: tuple[Cue, ...], end: int) -> Cue | None:
    """`… said the following.` at a paragraph's end: the set phrase stands for the colon."""
    if page.narration[end - 1 : end] != ".":
        return None
    cue = _announcing(page, cues, end - 1)
    if cue is None or cue.span.end < end - 1:
        return None
    clause = page.frame(cue.span.start, cue.span.end)
    phrases = [c for c in cues_within(cues, clause.start, end) if c.kind == "announce"]
    return cue if any(c.span.end >= end - _REACH // 2 for c in phrases) else None


def _rest(page: Page, n: int, colon: int, sources: Sources, sure: bool) -> Span | None:
    """The speech after a colon inside its paragraph: where a person is sure to speak, any sentence will do."""
    unit = page.units[n]
    rest = page.text[colon + 1 : unit.span.end]
    start = colon + 1 + len(rest) - len(rest.lstrip())
    if page.narration[start : start + 1] in (FILLER, "", "-") or not page.text[start].isupper():
        return None
    ends = list(islice(_sentences(page, Span(start, unit.span.end)), _MOST_SENTENCES))
    if not ends or (sure and _narrates(page, Span(*ends[0]), n, sources)):
        return None
    span = strip(page, Span(start, _speech_end(page, ends, n, sources)))
    if sure and span.of(page.text).endswith(_ENDS):
        return span if len(span.of(page.text).split()) >= _LEAST_WORDS else None
    first = unit.lexicon["voice.first_person"].search(page.narration, span.start, span.end)
    return span if first and len(span.of(page.text).split()) > _LEAST_WORDS else None


def _start(sentence: Sentence) -> int:
    return sentence.span.start


def _sentences(page: Page, span: Span) -> Iterator[tuple[int, int]]:
    """The sentences inside `span`, cut to it."""
    first = max(0, bisect_right(page.sentences, span.start, key=_start) - 1)
    for at in range(first, len(page.sentences)):
        sentence = page.sentences[at]
        if sentence.span.start >= span.end:
            return
        low, high = max(sentence.span.start, span.start), min(sentence.span.end, span.end)
        if low < high:
            yield low, high


def _speech_end(page: Page, sentences: list[tuple[int, int]], n: int, sources: Sources) -> int:
    """Where speech ends: with the last sentence in person that no narration parts from the first one."""
    end = sentences[0][1]
    for low, high in sentences[1:]:
        if _narrates(page, Span(low, high), n, sources):
            break
        if is_speech(page, Span(low, high), n, sources):
            end = high
    return end


def _paragraphs(page: Page, n: int, sources: Sources) -> tuple[Span | None, int]:
    """The paragraphs of speech that follow an announcing paragraph, and the number of the last."""
    head = page.units[n + 1 : n + 3]
    if [u.layer for u in head] == ["crosshead", "text"] and is_speech(page, head[1].span, n + 2, sources):
        return _from(page, n + 2, sources)
    first: int | None = None
    last = n
    for m in range(n + 1, len(page.units)):
        unit = page.units[m]
        marked = FILLER in page.narration[unit.span.start : unit.span.start + 2]
        if unit.layer != page.units[n].layer or marked:
            break
        if first is not None and not is_speech(page, unit.span, m, sources):
            break
        if first is None and _narrates(page, unit.span, m, sources):
            return speech_within(page, unit.span, m, sources), m
        first, last = first or m, m
    if first is None:
        return None, n
    return strip(page, Span(page.units[first].span.start, page.units[last].span.end)), last


def speech_within(page: Page, span: Span, m: int, sources: Sources) -> Span | None:
    """The speech with which a passage of unit `m` begins that slides into narration; `None` where it never speaks."""
    ends = list(islice(_sentences(page, span), _MOST_SENTENCES))
    if not ends or _narrates(page, Span(*ends[0]), m, sources):
        return None
    found = strip(page, Span(span.start, _speech_end(page, ends, m, sources)))
    return found if is_speech(page, found, m, sources) else None


def _after_crossheads(page: Page, speech: Speech, sources: Sources) -> Iterator[Speech]:
    """The further parts of a speech that crossheads break up; each is a quotation of its own."""
    for _ in range(_PARTS):
        head = speech.last_unit + 1
        if head + 1 >= len(page.units) or page.units[head].layer != "crosshead":
            return
        if not is_speech(page, page.units[head + 1].span, head + 1, sources):
            return
        span, last = _from(page, head + 1, sources)
        speech = replace(speech, span=span, unit=head + 1, last_unit=last, rule="goes on after a crosshead")
        yield speech


def _from(page: Page, m: int, sources: Sources) -> tuple[Span, int]:
    """The paragraphs of speech from number `m` on."""
    last = m
    while last + 1 < len(page.units) and page.units[last + 1].layer == page.units[m].layer:
        following = page.units[last + 1].span
        if FILLER in page.narration[following.start : following.start + 2]:
            break
        if not is_speech(page, following, last + 1, sources):
            break
        last += 1
    return strip(page, Span(page.units[m].span.start, page.units[last].span.end)), last


def _running_on(page: Page, cues: Cues, n: int, sources: Sources) -> Speech | None:
    """Where a reported sentence ends its paragraph, and the next one says "we" without any mark.

    Only where the verb ends the sentence: elsewhere outlets speak of themselves so ("did not answer us").
    """
    unit = page.units[n]
    end = _trimmed(page, unit.span)
    if not unit.lexicon.pack.verb_final or unit.layer != "text" or n + 1 >= len(page.units):
        return None
    cue = next((c for c in cues[n][::-1] if c.kind == "say" and 0 < end - c.span.end <= 1), None)
    following = page.units[n + 1]
    if cue is None or following.layer != "text" or page.text[end - 1] != ".":
        return None
    if FILLER in page.narration[following.span.start : following.span.end]:
        return None
    frame = page.frame(cue.span.start, cue.span.end)
    if FILLER in page.narration[frame.start : frame.end] or sources.best(frame, cue, ()).score < _SURE:
        return None
    if not is_speech(page, following.span, n + 1, sources):
        return None
    span, last = _from(page, n + 1, sources)
    return Speech(span, frame, cue, None, n + 1, "runs on from a reported sentence", last)


# --- speech or narration ---------------------------------------------------------------------------------


def is_speech(page: Page, span: Span, n: int, sources: Sources) -> bool:
    """Whether a passage of unit `n` speaks in person and does not tell of anybody's speaking."""
    if _narrates(page, span, n, sources):
        return False
    return _in_person(page, span, n)


def _in_person(page: Page, span: Span, n: int) -> bool:
    """Whether the first or second person stands in a passage, the outlet's own "our reporter" left out."""
    lexicon = page.units[n].lexicon
    persons = lexicon["voice.first_person"].finditer(page.narration, span.start, span.end)
    return any(lexicon["voice.outlet"].match(page.narration, m.start(), m.end()) is None for m in persons)


def _narrates(page: Page, span: Span, n: int, sources: Sources) -> bool:
    """A passage that tells: it ends in a colon, cues marks, or has a sentence with a person who says something."""
    lexicon = page.units[n].lexicon
    told = page.narration[span.start : span.end].rstrip()
    opened = lexicon["voice.narration"].match(told) is not None and not _in_person(page, span, n)
    if told.endswith(":") or opened:
        return True
    if re.search(FILLER + r"\W{0,3}\w", told) and lexicon["cues.say"].search(told):
        return True
    return any(_tells(page, Span(low, high), n, sources) for low, high in _sentences(page, span))


def _tells(page: Page, span: Span, n: int, sources: Sources) -> bool:
    """Whether a sentence says that a person said something; "I thank Mr X" is said by the speaker."""
    if page.units[n].lexicon["cues.say"].search(page.narration, span.start, span.end) is None:
        return False
    persons = [m for m in sources.within(span) if m.kind == "person"]
    told = any(sources.part(m) in ("subject", "bare", "agent") for m in persons)
    return told and not _in_person(page, span, n)


def strip(page: Page, span: Span) -> Span:
    """The span without white space at its ends."""
    text = span.of(page.text)
    return Span(span.start + len(text) - len(text.lstrip()), span.start + len(text.rstrip()))
