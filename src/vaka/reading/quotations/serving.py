"""Which cue serves a marked stretch, and how: beside it, before a colon, as the verb that governs it."""

from __future__ import annotations

import re

from vaka.reading.quotations.cues import Cue, cues_within, words_between
from vaka.reading.quotations.page import FILLER, Page, Stretch
from vaka.records import Span

__all__ = ["FINAL", "LEAD", "REACH", "WORD", "serving_cue"]

WORD = re.compile(r"\w+(?:['’\-]\w+)*")
FINAL = (".", "!", "?", "…", ",", "...")
"""Characters that end speech inside its closing mark."""
LEAD = " \t\n\u00a0-–—•"
"""What may stand between a paragraph's start, or a colon, and the opening mark."""
REACH = 500
"""Code points from the marks within which a cue is looked for; sentences are shorter."""
_FAR = 30
"""Words between a cue and what it governs within its sentence."""
_SHORT = 4
"""Words from which a stretch is speech enough to be governed over a clause's border."""
_OPENING = 60
"""Code points of the next sentence in which "with these words" stands."""
_BETWEEN_COMMAS = re.compile(r",\s+(?:\w+\s+){0,3}$")

Found = tuple[Cue | None, str]


def serving_cue(
    page: Page, cues: tuple[tuple[Cue, ...], ...], stretch: Stretch, frame: Span
) -> tuple[Cue | None, str]:
    """The cue that serves the stretch best, and how it does."""
    low, high = max(frame.start, stretch.open - REACH), min(frame.end, stretch.close + REACH)
    units = range(page.unit_at(low), stretch.unit + 1)
    before = [c for n in units for c in cues_within(cues[n], low, stretch.open)]
    inside = stretch.insert
    if inside is not None:
        return next(
            (c for c in cues[stretch.unit] if c.kind == "say" and inside.holds(c.span)), None
        ), "cue inside"
    after = cues_within(cues[stretch.last_unit], stretch.close, high)
    for find in (_beside_after, _colon, _described, _beside_before, _dash, _noun, _governing, _thus):
        cue, how = find(page, stretch, frame, before, after)
        if how:
            return cue, how
    return None, ""


def _beside_after(page: Page, s: Stretch, frame: Span, before: list[Cue], after: list[Cue]) -> Found:
    pack = page.units[s.unit].lexicon.pack
    for cue in after:
        if cue.kind not in ("say", "relay"):
            continue
        gap = words_between(page.narration, s.close, cue.span.start)
        if gap and _coordinated(page, s, cue):
            continue
        comma = page.narration[s.close : s.close + 3].lstrip()[:1] in (",", "-", "–", "—")
        limit = 0 if pack.verb_final else 6 if comma or _ends(page, s) else 1
        if gap is not None and gap <= limit:
            return cue, "cue after"
    return None, ""


def _coordinated(page: Page, s: Stretch, cue: Cue) -> bool:
    """`called it "…" and answered that …`: the verb after the conjunction begins a clause of its own."""
    between = page.narration[s.close : cue.span.start].strip()
    return page.units[s.unit].lexicon["people.conjunctions"].fullmatch(between) is not None


def _ends(page: Page, s: Stretch) -> bool:
    return s.span.of(page.text).endswith(FINAL)


def _colon(page: Page, s: Stretch, frame: Span, before: list[Cue], after: list[Cue]) -> Found:
    if not page.narration[frame.start : s.open].rstrip(LEAD).endswith(":"):
        return None, ""
    speaking = [c for c in before if c.kind in ("say", "announce", "relay", "head", "statement")]
    return (speaking[-1], "cue before") if speaking else (None, "colon")


def _described(page: Page, s: Stretch, frame: Span, before: list[Cue], after: list[Cue]) -> Found:
    verb_final = page.units[s.unit].lexicon.pack.verb_final
    for cue in after if verb_final else before[::-1]:
        if cue.kind == "describe":
            low, high = (s.close, cue.span.start) if verb_final else (cue.span.end, s.open)
            gap = words_between(page.narration, low, high)
            if gap is not None and gap <= (3 if verb_final else 9):
                return cue, "described as"
    return None, ""


def _beside_before(page: Page, s: Stretch, frame: Span, before: list[Cue], after: list[Cue]) -> Found:
    if page.units[s.unit].lexicon.pack.verb_final:
        return None, ""
    for cue in before[::-1]:
        gap = words_between(page.narration, cue.span.end, s.open)
        if cue.kind in ("say", "relay") and gap is not None and gap <= 2:
            return cue, "cue before"
    return None, ""


def _dash(page: Page, s: Stretch, frame: Span, before: list[Cue], after: list[Cue]) -> Found:
    """`"…" — Name`: the custom of headlines and posts."""
    follows = re.match(r"\s*[—–-]{1,2}\s*(?=\w)", page.text[s.close : s.close + 6])
    starts = not page.narration[frame.start : s.open].strip(" \t\n•-–—")
    capital = follows is not None and page.text[s.close + follows.end()].isupper()
    if capital and starts:
        return None, "source after a dash"
    comma = re.match(r",\s*[—–-]\s*\w", page.text[s.close : s.close + 6])
    return (None, "comma and dash") if comma else (None, "")


def _noun(page: Page, s: Stretch, frame: Span, before: list[Cue], after: list[Cue]) -> Found:
    """A noun of speech at the marks: `"…" call`, `the message that "…"`."""
    verb_final = page.units[s.unit].lexicon.pack.verb_final
    for cue in after:
        if cue.kind == "statement" and not page.narration[s.close : cue.span.start].strip():
            return cue, "noun of speech"
    for cue in () if verb_final else before[::-1]:
        gap = words_between(page.narration, cue.span.end, s.open)
        if cue.kind == "statement" and gap is not None and gap <= 1:
            return cue, "noun of speech"
    return None, ""


def _governing(page: Page, s: Stretch, frame: Span, before: list[Cue], after: list[Cue]) -> Found:
    verb_final = page.units[s.unit].lexicon.pack.verb_final
    near = [
        c
        for c in (after + before[::-1] if verb_final else before[::-1] + after)
        if c.kind in ("say", "relay", "head", "according")
    ]
    for cue in near:
        low, high = sorted((cue.span, s.span))
        if not verb_final and cue.span is low and _parenthesis(page, frame, cue):
            continue
        if verb_final and cue.span is low and page.narration[low.start - 1 : low.start] == FILLER:
            continue  # the verb of the words before
        between = page.narration[low.end : high.start].replace(FILLER, "")
        if cue.span is low and _new_clause(page, s, between):
            continue
        if not verb_final and cue.span is high and _set_against(page, s, between):
            continue
        if len(WORD.findall(between)) <= _FAR:
            return cue, "cue governs"
    return None, ""


def _thus(page: Page, s: Stretch, frame: Span, before: list[Cue], after: list[Cue]) -> Found:
    """`"…" With these words X …`: the next sentence says who spoke."""
    if page.narration[frame.start : s.open].strip(LEAD) or not _sentence(page, s):
        return None, ""
    start = s.close + len(page.narration[s.close :]) - len(page.narration[s.close :].lstrip(" .:\n\u00a0"))
    sentence = page.frame(min(start, len(page.text) - 1), min(start + 1, len(page.text)))
    found = (
        page.units[s.unit]
        .lexicon["cues.thus"]
        .search(page.narration, start, min(sentence.end, start + _OPENING))
    )
    return (Cue(Span(found.start(), found.end()), "say"), "cue in the next sentence") if found else (None, "")


def _sentence(page: Page, s: Stretch) -> bool:
    return len(WORD.findall(s.span.of(page.text))) >= _SHORT


def _new_clause(page: Page, s: Stretch, between: str) -> bool:
    """Whether `, and …` begins a clause between a cue and two or three words in marks, which it then leaves."""
    if len(WORD.findall(s.span.of(page.text))) >= _SHORT or not between.strip():
        return False
    lexicon = page.units[s.unit].lexicon
    clauses = [c.strip().split() for c in between.split(",")[1:]]
    opened = any(len(c) > 2 and lexicon["people.conjunctions"].fullmatch(c[0]) for c in clauses)
    return opened and lexicon["cues.complement"].search(between[-30:]) is None


def _set_against(page: Page, s: Stretch, between: str) -> bool:
    """`praised its "…", while Y said …`: the verb behind the conjunction is another subject's."""
    contrast = page.units[s.unit].lexicon["cues.contrast"]
    return any(contrast.match(clause.strip()) is not None for clause in between.split(",")[1:])


def _parenthesis(page: Page, frame: Span, cue: Cue) -> bool:
    """`…, they say, …`: a cue between commas belongs to the words before it."""
    lead = page.narration[frame.start : cue.span.start]
    return page.narration[cue.span.end : cue.span.end + 1] == "," and _BETWEEN_COMMAS.search(lead) is not None
