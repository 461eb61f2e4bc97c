"""Whether a marked stretch is somebody's words: evidence for and against, added up.

Quotation marks also set off names, titles, and words from which the writer keeps a distance. No single sign
decides; each adds a weight from one table, and the sum of a quotation reaches `THRESHOLD`.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass, replace
from types import MappingProxyType

from vaka.reading.quotations.cues import Cue
from vaka.reading.quotations.page import FILLER, Page, Stretch
from vaka.reading.quotations.serving import FINAL, LEAD, REACH, WORD, serving_cue
from vaka.records import Span

__all__ = ["THRESHOLD", "WEIGHTS", "Verdict", "judge", "weight_of_words"]

THRESHOLD = 2.0
"""Least sum of a quotation. The weights below are in units of it: a governing verb alone (2.5) carries a
fragment of two words, and a naming noun (-4) outweighs any verb that does not stand at the marks."""

WEIGHTS = MappingProxyType({
    "one word": -3.0,
    "one word of judgement": -1.0,
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
    "cue in the next sentence": 3.0,
    "in a clause of saying": 2.0,
    "speaks in person": 2.0,
    "in a headline": 1.5,
    "ends a headline": 0.5,
    "source after a dash": 3.0,
    "comma and dash": 2.5,
    "cue inside": 4.0,
    "whole line": 3.0,
    "naming noun after": -4.0,
    "naming noun before": -4.0,
    "naming noun inside": -4.0,
    "naming verb": -5.0,
    "subject of the verb": -4.0,
    "name in capitals": -3.0,
    "case ending on the mark": -1.5,
    "marks of emphasis": -1.0,
    "not closed": -2.0,
    "cut off": -1.0,
})  # fmt: skip
"""Found on pages of six languages: raised or lowered until the kinds of stretch fell on the right side."""

_ABOVE = 400
"""Code points back to a colon that ends the paragraph before."""
_STOPS = (".", "!", "?", "…", "。", "！", "？")
"""What ends a sentence inside its marks: no name of anything ends so."""
_NAMED = 5
"""Words from which marks hold speech rather than the name of a paper or a body."""
_TWO_CAPITALS = re.compile(r"(?<!\w)[^\W\d_a-zäöüß]\w*[ -][^\W\d_a-zäöüß]\w+")
"""Two words with a capital side by side: where nouns have one, only a name's adjective has it too."""
_LISTED = 6
"""Stretches on either side that a list may hold."""
_CUT = 12
"""Words from which an open mark in the page's last paragraph is taken for speech that the page cuts off."""


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
    words = len(WORD.findall(inside))
    return words * pack.word_weight if words > 1 else float(words)


def judge(page: Page, cues: tuple[tuple[Cue, ...], ...], stretch: Stretch) -> Verdict:
    """Weigh one stretch."""
    frame = _frame(page, stretch)
    words = weight_of_words(page, stretch)
    cue, how = serving_cue(page, cues, _chain(page, stretch, frame), frame)
    reasons = [_length(words, how)]
    sentence_like = _like_sentence(page, stretch, frame, words, how)
    if sentence_like:
        reasons.append("starts and ends like a sentence")
    reasons += [how] if how else []
    reasons += _voice(page, stretch, frame, words, how)
    reasons += _whole(page, stretch, words) + _names(page, stretch, frame, words, how, cue)
    if how == "cue after" and cue is not None and _is_subject(page, stretch, cue, words):
        reasons.append("subject of the verb")
    reasons = [r for r in reasons if r]
    direct = (
        how != "described as"
        and words >= 2
        and (sentence_like or how == "whole line" or (_capital(page, stretch) and words >= 4))
    )
    return Verdict(stretch, frame, sum(WEIGHTS[r] for r in reasons), tuple(reasons), cue, direct)


def _is_subject(page: Page, stretch: Stretch, cue: Cue, words: float) -> bool:
    """`"Evening Post" reported …`: a name in marks right before its verb, with no comma and no end of a sentence."""
    pack = page.units[stretch.unit].lexicon.pack
    if pack.verb_final or pack.per_character or words >= _NAMED or stretch.span.of(page.text).endswith(FINAL):
        return False
    return not page.narration[stretch.close : cue.span.start].strip()


def _length(words: float, how: str) -> str:
    if words < 1.5:
        return "one word of judgement" if how == "described as" else "one word"
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
    if page.narration[frame.start : stretch.open].strip(LEAD):
        return frame
    above = page.narration[max(0, frame.start - _ABOVE) : frame.start].rstrip(LEAD)
    if not above.endswith(":"):
        return frame
    colon = max(0, frame.start - _ABOVE) + len(above) - 1
    return Span(page.frame(colon, colon + 1).start, frame.end)


def _like_sentence(page: Page, stretch: Stretch, frame: Span, words: float, how: str) -> bool:
    """A capital at its start, and an end of a sentence at its own or a comma before the cue."""
    if not _capital(page, stretch):
        return False
    after = page.text[stretch.close : stretch.close + 1]
    lead = page.narration[frame.start : stretch.open].strip(LEAD)
    if how == "cue after" and not lead:
        return True
    alone = not lead or lead.endswith((":", ",", FILLER))
    if words < 3 and not alone:
        return False
    return stretch.span.of(page.text).endswith(FINAL) or after == "," or (not lead and after in ".!?;")


def _opens(stretch: Stretch) -> int:
    return stretch.open


def _chain(page: Page, stretch: Stretch, frame: Span) -> Stretch:
    """The stretch widened over those it is listed with: `"a" and "b"` share one cue."""
    i = bisect_left(page.stretches, stretch.open, key=_opens)
    first, last = i, i
    least, most = max(0, i - _LISTED), min(len(page.stretches) - 1, i + _LISTED)
    while first > least and _listed(page, page.stretches[first - 1], page.stretches[first], frame):
        first -= 1
    while last < most and _listed(page, page.stretches[last], page.stretches[last + 1], frame):
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
        lead = page.narration[unit.span.start : stretch.open].strip(LEAD + FILLER)
        if lead and not page.narration[stretch.close : unit.span.end].strip():
            found.append("ends a headline")
    return found


# --- lines and names -----------------------------------------------------------------------------------


def _whole(page: Page, s: Stretch, words: float) -> list[str]:
    """Titles and crossheads that are nothing but a quotation, and marks that nothing closes."""
    found = []
    unit = page.units[s.unit]
    if unit.layer in ("title", "crosshead") and words >= 2:
        rest = page.narration[unit.span.start : unit.span.end].replace(FILLER, "").strip(" .,!?:-–—\n")
        found += [] if rest else ["whole line"]
    if not s.closed:  # a page cut off in the midst of speech has no closing mark to give
        found.append("cut off" if s.last_unit == len(page.units) - 1 and words >= _CUT else "not closed")
    return found


def _names(page: Page, s: Stretch, frame: Span, words: float, how: str, cue: Cue | None) -> list[str]:
    lexicon, found = page.units[s.unit].lexicon, []
    pack = lexicon.pack
    if s.mark in pack.emphasis_marks and how != "cue after":
        found.append("marks of emphasis")
    close = _chain(page, s, frame).close
    after = page.narration[close : min(frame.end, close + 60)]
    lead = page.narration[max(frame.start, s.open - 60) : s.open]
    if lexicon["naming.verbs_after"].match(after) or lexicon["naming.verbs_before"].search(lead):
        found.append("naming verb")
    ended = s.span.of(page.text).endswith(_STOPS)
    if lexicon["naming.after"].match(after) and words < 8 and not ended:
        found.append("naming noun after")
    if lexicon["naming.before"].search(lead) and words < 8 and not _predicate(page, s, lead, words, how):
        found.append("naming noun before")
    spoken = how == "colon" or (how == "cue after" and (pack.verb_final or s.comma(page.text)))
    if how == "cue before" and cue is not None:  # `told the "Evening Post"`: an article parts verb and name
        spoken = words >= _NAMED or not page.narration[cue.span.end : s.open].strip(LEAD) or ":" in lead
    if not spoken and words <= 25 and _capitals(page, s):
        found.append("name in capitals")
    if how not in ("cue after", "cue before", "colon", "described as") and _named_inside(page, s):
        found.append("naming noun inside")
    if re.match(r"['’]?\w", after) and not lexicon.pack.glued and words < 5:
        found.append("case ending on the mark")
    return found


def _predicate(page: Page, s: Stretch, lead: str, words: float, how: str) -> bool:
    """`said that the ship "carried no arms"`: no name begins in lower case after a clause of saying opened."""
    complement = page.units[s.unit].lexicon["cues.complement"].search(lead)
    said = complement is not None or how == "described as"
    return words >= 4 and said and s.span.of(page.text)[:1].islower()


def _named_inside(page: Page, s: Stretch) -> bool:
    """Whether the head of what stands in the marks is a naming noun: the first word, or the last one."""
    lexicon, inside = page.units[s.unit].lexicon, s.span.of(page.text)
    words = list(WORD.finditer(inside))
    if len(words) < 2 or inside.endswith(FINAL):
        return False
    head = words[-1] if lexicon.pack.verb_final else words[0]
    folded = page.folded[s.span.start + head.start() : s.span.start + head.end()]
    near = lexicon["naming.after"].match(" " + folded) if lexicon.pack.verb_final else (
        lexicon["naming.before"].match(folded))  # fmt: skip
    named = near is not None or lexicon["naming.inside"].fullmatch(folded) is not None
    return named and not head[0][0].islower() and not words[0][0][0].islower()


def _capitals(page: Page, s: Stretch) -> bool:
    """Every longer word in capitals, on a line that is not so written throughout."""
    longer = [w for w in WORD.findall(s.span.of(page.text)) if len(w) > 3]
    if page.units[s.unit].lexicon.pack.nouns_in_capitals and not _TWO_CAPITALS.search(s.span.of(page.text)):
        return False
    if not longer or not all(w[0].isupper() for w in longer):
        return False
    unit = page.units[s.unit]
    if unit.layer in ("title", "crosshead"):  # a headline may be in capitals throughout: the others tell
        return not _capitals_in_headlines(page, s)
    low, high = max(unit.span.start, s.open - REACH), min(unit.span.end, s.close + REACH)
    rest = page.text[low : s.open] + page.text[s.close : high]
    return any(w[0].islower() for w in WORD.findall(rest) if len(w) > 3)


def _capitals_in_headlines(page: Page, s: Stretch) -> bool:
    """Whether the page's other headlines are in capitals throughout, so that capitals say nothing."""
    words = [
        w
        for u in page.units
        if u.layer in ("title", "crosshead")
        for w in WORD.findall(page.text[u.span.start : u.span.end])
        if len(w) > 3 and not (u.span.start <= s.open < u.span.end)
    ]
    return not words or sum(w[0].isupper() for w in words) > 0.8 * len(words)
