"""Whether a marked stretch is somebody's words: evidence for and against, added up.

Quotation marks also set off names, titles, and words from which the writer keeps a distance. No single sign
decides; each adds a weight from one table, and the sum of a quotation reaches `THRESHOLD`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from types import MappingProxyType

from vaka.reading.quotations.cues import Cue, words_between
from vaka.reading.quotations.page import FILLER, Page, Stretch
from vaka.records import Span

__all__ = ["THRESHOLD", "WEIGHTS", "Verdict", "judge", "weight_of_words"]

THRESHOLD = 2.0
"""Least sum of a quotation. The weights below are in units of it: a governing verb alone (2.5) carries a
fragment of two words, and a naming noun (-4) outweighs any verb that does not stand at the marks."""

WEIGHTS = MappingProxyType({
    "one word": -3.0,
    "two words": -0.5,
    "clause": 1.0,
    "sentence": 2.0,
    "long": 3.0,
    "starts and ends like a sentence": 2.0,
    "cue after": 4.0,
    "cue before": 3.5,
    "colon": 2.5,
    "cue governs": 2.5,
    "described as": 3.0,
    "noun of speech": 2.5,
    "in a clause of saying": 2.0,
    "speaks in person": 2.0,
    "in a headline": 1.5,
    "source after a dash": 3.0,
    "comma and dash": 2.5,
    "cue inside": 4.0,
    "whole line": 3.0,
    "naming noun after": -4.0,
    "naming noun before": -4.0,
    "naming verb": -5.0,
    "name in capitals": -3.0,
    "case ending on the mark": -1.5,
    "marks of emphasis": -1.0,
    "not closed": -2.0,
})  # fmt: skip
"""Found on pages of six languages: raised or lowered until the kinds of stretch fell on the right side."""

_WORD = re.compile(r"\w+(?:['’\-]\w+)*")
_FINAL = (".", "!", "?", "…", ",", "...")
_LEAD = " \t\n\u00a0-–—•"
"""What may stand between a paragraph's start, or a colon, and the opening mark."""
_ABOVE = 400
"""Code points back to a colon that ends the paragraph before."""
_FAR = 30
"""Words between a cue and what it governs within its sentence."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """The judgement on one stretch, with its reasons."""

    stretch: Stretch
    frame: Span
    score: float
    reasons: tuple[str, ...]
    cue: Cue | None
    direct: bool

    @property
    def accepted(self) -> bool:
        """Whether the stretch is a quotation."""
        return self.score >= THRESHOLD


def weight_of_words(page: Page, stretch: Stretch) -> float:
    """How many English words the stretch is worth."""
    pack = page.units[stretch.unit].lexicon.pack
    inside = stretch.span.of(page.text)
    if pack.per_character:
        return sum(c.isalpha() for c in inside) / 2
    words = len(_WORD.findall(inside))
    return words * pack.word_weight if words > 1 else float(words)


def judge(page: Page, cues: tuple[tuple[Cue, ...], ...], stretch: Stretch) -> Verdict:
    """Weigh one stretch."""
    frame = _frame(page, stretch)
    words = weight_of_words(page, stretch)
    reasons = [_length(words)]
    cue, how = _cue(page, cues, _chain(page, stretch, frame), frame)
    sentence_like = _like_sentence(page, stretch, frame, words, how)
    if sentence_like:
        reasons.append("starts and ends like a sentence")
    reasons += [how] if how else []
    reasons += _voice(page, stretch, frame, words, how)
    reasons += _whole(page, stretch, words) + _names(page, stretch, frame, words, how)
    reasons = [r for r in reasons if r]
    direct = (
        how != "described as"
        and words >= 2
        and (sentence_like or how == "whole line" or (_capital(page, stretch) and words >= 4))
    )
    return Verdict(stretch, frame, sum(WEIGHTS[r] for r in reasons), tuple(reasons), cue, direct)


def _length(words: float) -> str:
    if words < 1.5:
        return "one word"
    if words < 2.5:
        return "two words"
    steps = ((12, "long"), (8, "sentence"), (5, "clause"))
    return next((name for least, name in steps if words >= least), "")


def _capital(page: Page, stretch: Stretch) -> bool:
    first = re.search(r"\w", stretch.span.of(page.text))
    return first is not None and not first[0].islower()


def _frame(page: Page, stretch: Stretch) -> Span:
    """The sentence around the stretch, with the sentence before it where that one ends in a colon."""
    frame = page.frame(stretch.open, stretch.close)
    if page.narration[frame.start : stretch.open].strip(_LEAD):
        return frame
    above = page.narration[max(0, frame.start - _ABOVE) : frame.start].rstrip(_LEAD)
    if not above.endswith(":"):
        return frame
    colon = max(0, frame.start - _ABOVE) + len(above) - 1
    return Span(page.frame(colon, colon + 1).start, frame.end)


def _like_sentence(page: Page, stretch: Stretch, frame: Span, words: float, how: str) -> bool:
    """A capital at its start, and an end of a sentence at its own or a comma before the cue."""
    if not _capital(page, stretch):
        return False
    after = page.text[stretch.close : stretch.close + 1]
    lead = page.narration[frame.start : stretch.open].strip(_LEAD)
    if how == "cue after" and not lead:
        return True
    alone = not lead or lead.endswith((":", ",", FILLER))
    if words < 3 and not alone:
        return False
    return stretch.span.of(page.text).endswith(_FINAL) or after == "," or (not lead and after in ".!?;")


def _chain(page: Page, stretch: Stretch, frame: Span) -> Stretch:
    """The stretch widened over those it is listed with: `"a" and "b"` share one cue."""
    i = page.stretches.index(stretch)
    first, last = i, i
    while first and _listed(page, page.stretches[first - 1], page.stretches[first], frame):
        first -= 1
    while last + 1 < len(page.stretches) and _listed(
        page, page.stretches[last], page.stretches[last + 1], frame
    ):
        last += 1
    if first == last:
        return stretch
    left, right = page.stretches[first], page.stretches[last]
    return replace(stretch, open=left.open, close=right.close, unit=left.unit, last_unit=right.last_unit)


def _listed(page: Page, left: Stretch, right: Stretch, frame: Span) -> bool:
    between = page.narration[left.close : right.open]
    joined = page.units[left.unit].lexicon["people.conjunctions"].fullmatch(between.strip(" ,"))
    return left.open >= frame.start and right.close <= frame.end and bool(joined or between.strip() == ",")


def _voice(page: Page, stretch: Stretch, frame: Span, words: float, how: str) -> list[str]:
    """The first person inside the marks, a clause of saying around them, a headline."""
    unit, found = page.units[stretch.unit], []
    if words >= 2 and unit.lexicon["voice.first_person"].search(
        page.folded, stretch.span.start, stretch.span.end
    ):
        found.append("speaks in person")
    lead = page.narration[max(frame.start, stretch.open - 50) : stretch.open]
    if how in ("", "cue governs") and unit.lexicon["cues.complement"].search(lead):
        found.append("in a clause of saying")
    if unit.layer in ("title", "crosshead") and words >= 3:
        found.append("in a headline")
    return found


# --- cues ----------------------------------------------------------------------------------------------


def _cue(
    page: Page, cues: tuple[tuple[Cue, ...], ...], stretch: Stretch, frame: Span
) -> tuple[Cue | None, str]:
    """The cue that serves the stretch best, and how it does."""
    units = range(page.unit_at(frame.start), stretch.unit + 1)
    before = [c for n in units for c in cues[n] if frame.start <= c.span.start and c.span.end <= stretch.open]
    inside = stretch.insert
    if inside is not None:
        return next(
            (c for c in cues[stretch.unit] if c.kind == "say" and inside.holds(c.span)), None
        ), "cue inside"
    after = [c for c in cues[stretch.last_unit] if stretch.close <= c.span.start and c.span.end <= frame.end]
    for find in (_beside_after, _colon, _described, _beside_before, _dash, _noun, _governing):
        cue, how = find(page, stretch, frame, before, after)
        if how:
            return cue, how
    return None, ""


Found = tuple[Cue | None, str]


def _beside_after(page: Page, s: Stretch, frame: Span, before: list[Cue], after: list[Cue]) -> Found:
    pack = page.units[s.unit].lexicon.pack
    for cue in after:
        if cue.kind not in ("say", "relay"):
            continue
        gap = words_between(page.narration, s.close, cue.span.start)
        comma = page.narration[s.close : s.close + 3].lstrip()[:1] in (",", "-", "–", "—")
        limit = 0 if pack.verb_final else 6 if comma or _ends(page, s) else 1
        if gap is not None and gap <= limit:
            return cue, "cue after"
    return None, ""


def _ends(page: Page, s: Stretch) -> bool:
    return s.span.of(page.text).endswith(_FINAL)


def _colon(page: Page, s: Stretch, frame: Span, before: list[Cue], after: list[Cue]) -> Found:
    if not page.narration[frame.start : s.open].rstrip(_LEAD).endswith(":"):
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
        between = page.narration[low.end : high.start].replace(FILLER, "")
        if len(_WORD.findall(between)) <= _FAR:
            return cue, "cue governs"
    return None, ""


# --- lines and names -----------------------------------------------------------------------------------


def _whole(page: Page, s: Stretch, words: float) -> list[str]:
    """Titles and crossheads that are nothing but a quotation, and marks that nothing closes."""
    found = []
    unit = page.units[s.unit]
    rest = page.narration[unit.span.start : unit.span.end].replace(FILLER, "").strip(" .,!?:-–—\n")
    if unit.layer in ("title", "crosshead") and not rest and words >= 2:
        found.append("whole line")
    if not s.closed:
        found.append("not closed")
    return found


def _names(page: Page, s: Stretch, frame: Span, words: float, how: str) -> list[str]:
    lexicon, found = page.units[s.unit].lexicon, []
    pack = lexicon.pack
    if s.mark in pack.emphasis_marks and how != "cue after":
        found.append("marks of emphasis")
    close = _chain(page, s, frame).close
    after = page.narration[close : min(frame.end, close + 60)]
    lead = page.narration[max(frame.start, s.open - 60) : s.open]
    if lexicon["naming.verbs_after"].match(after) or lexicon["naming.verbs_before"].search(lead):
        found.append("naming verb")
    if lexicon["naming.after"].match(after) and words < 8:
        found.append("naming noun after")
    if lexicon["naming.before"].search(lead) and words < 8:
        found.append("naming noun before")
    if _capitals(page, s) and how not in ("cue after", "cue before", "colon") and words <= 12:
        found.append("name in capitals")
    if re.match(r"['’]?\w", after) and not lexicon.pack.glued and words < 5:
        found.append("case ending on the mark")
    return found


def _capitals(page: Page, s: Stretch) -> bool:
    """Every longer word in capitals, on a line that is not so written throughout."""
    longer = [w for w in _WORD.findall(s.span.of(page.text)) if len(w) > 3]
    if not longer or not all(w[0].isupper() for w in longer):
        return False
    unit = page.units[s.unit]
    if unit.layer in ("title", "crosshead"):  # a headline may be in capitals throughout: the others tell
        return not _capitals_in_headlines(page, s)
    rest = page.text[unit.span.start : s.open] + page.text[s.close : unit.span.end]
    return any(w[0].islower() for w in _WORD.findall(rest) if len(w) > 3)


def _capitals_in_headlines(page: Page, s: Stretch) -> bool:
    """Whether the page's other headlines are in capitals throughout, so that capitals say nothing."""
    words = [
        w
        for u in page.units
        if u.layer in ("title", "crosshead")
        for w in _WORD.findall(page.text[u.span.start : u.span.end])
        if len(w) > 3 and not (u.span.start <= s.open < u.span.end)
    ]
    return not words or sum(w[0].isupper() for w in words) > 0.8 * len(words)
