"""Which clause of a sentence says who speaks: one that closes it, one with a pronoun, one that only tells a deed."""

from __future__ import annotations

import re

from vaka.reading.quotations.cues import Cue
from vaka.reading.quotations.pack import Lexicon
from vaka.reading.quotations.page import FILLER, Page
from vaka.records import Span

__all__ = ["answers", "bound", "closing", "opinion", "pronoun_speaks", "signs_picture", "subordinate"]

_CLOSING = 24
"""Words of a clause that closes a sentence: a verb of speech, an office and a name, when and where it was said."""
_LEAD = 7
"""Words of office and name between its comma and its verb."""
_THAT = 3
"""Words behind its verb among which no "that" stands: it would open another clause."""
_OFFICE = 6
"""Words of office between "by", or "for", and a name."""
_TO_VERB = 3
"""Words between a pronoun and its verb of speech."""
_PICTURE = re.compile(r"\((?=[^()\n]*[A-ZÀ-Þ])[^()\n\d]{2,60}/[^()\n\d]{2,40}\)")
"""`(Name Surname/Agency)`: who took a picture."""
_STOP = re.compile(r"[;:!?]|\.\s")


def closing(page: Page, close: int, frame: Span) -> tuple[Cue, Span] | None:
    """The clause `…, said X on Monday` that closes the sentence behind quoted words, with its verb.

    Args:
        page: The page.
        close: Where the closing mark of the words ends.
        frame: The sentence.
    """
    lexicon = page.units[page.unit_at(close - 1)].lexicon
    if lexicon.pack.verb_final or lexicon.pack.per_character:
        return None
    for said in lexicon["cues.say"].finditer(page.narration, close, frame.end):
        comma = max(page.narration.rfind(mark, close - 1, said.start()) for mark in (",", FILLER))
        if comma < 0 or (
            page.narration[comma] == FILLER and page.narration[comma + 1 : said.start()].strip()
        ):
            continue
        lead, rest = page.narration[comma + 1 : said.start()].split(), page.narration[said.end() : frame.end]
        first = page.text[comma + 1 : said.end()].split()[0]
        named = not lead or first[0].isupper() or lexicon["case.noun_phrase"].fullmatch(lead[0]) is not None
        if not named or len(lead) > _LEAD or len(rest.split()) > _CLOSING or FILLER in rest:
            continue
        if _STOP.search(rest.rstrip(" .\n")) or lexicon["cues.complement"].search(
            " ".join(rest.split()[:_THAT])
        ):
            continue
        if lexicon["cues.say"].search(rest) is None:
            return Cue(Span(said.start(), said.end()), "say"), Span(comma + 1, frame.end)
    return None


def bound(page: Page, name: Span, cue: Cue) -> bool:
    """Whether a "by" before a name stands right behind the verb of speech, and not behind "announced", "backed"."""
    lexicon = page.units[page.unit_at(name.start)].lexicon
    by = _led(page, lexicon, "case.passive_before", name)
    if by is None or cue.kind == "according":
        return True
    if cue.span.end > by:
        return False
    return not page.narration[cue.span.end : by].strip(" -")


def opinion(page: Page, name: Span, start: int) -> bool:
    """`Pour X, …`, `Para X, …`: a clause that opens with whose opinion it gives."""
    lexicon = page.units[page.unit_at(name.start)].lexicon
    if page.narration[name.end : name.end + 1] != ",":
        return False
    led = _led(page, lexicon, "case.opinion_before", name)
    return led is not None and not page.narration[start:led].strip(' \n\t\u00a0"«“')


def _led(page: Page, lexicon: Lexicon, words: str, name: Span) -> int | None:
    """Where such a word stands before a name, at most an office between them."""
    low = max(page.units[page.unit_at(name.start)].span.start, name.start - 90)
    found = None
    for match in lexicon[words].finditer(page.narration, low, name.start):
        gap = page.narration[match.end() : name.start]
        if len(gap.split()) <= _OFFICE and not re.search(r"[,;:.!?]|" + FILLER, gap):
            found = match.start()
    return found


def pronoun_speaks(page: Page, span: Span) -> bool:
    """Whether a sentence says what "he" or "she" says: the names in it are not the speaker's."""
    lexicon = page.units[page.unit_at(span.start)].lexicon
    for pronoun in lexicon["people.personal"].finditer(page.narration, span.start, span.end):
        lead = page.narration[span.start : pronoun.start()].split()
        if len(lead) <= 1:
            said = lexicon["cues.say"].search(page.narration, pronoun.end(), span.end)
            gap = page.narration[pronoun.end() : said.start()] if said else ","
            if len(gap.split()) <= _TO_VERB and not re.search(r"[,;:]|" + FILLER, gap):
                return True
        if any(
            0 <= pronoun.start() - said.end() <= 1
            for said in lexicon["cues.say"].finditer(page.narration, span.start, pronoun.start())
        ):
            return True
    return False


def subordinate(page: Page, name: Span, quotation: tuple[int, int] | tuple[()]) -> bool:
    """Whether a name is the subject of a clause that only tells what the words answer (Korean `데 대해`)."""
    lexicon = page.units[page.unit_at(name.start)].lexicon
    if not quotation or not lexicon.pack.verb_final or name.end > quotation[0]:
        return False
    if lexicon["case.topic_after"].match(page.narration, name.end):
        return False
    return answers(page, name.end, quotation[0])


def answers(page: Page, start: int, end: int) -> bool:
    """Whether a clause from `start` on, right before quoted words, only tells what they answer."""
    lead = page.narration[start:end].rstrip(FILLER + ", ")
    closes = page.units[page.unit_at(start)].lexicon["case.subordinate_after"]
    return any(m.end() == len(lead) for m in closes.finditer(lead))


def signs_picture(text: str, name: Span) -> bool:
    """Whether a name stands in brackets as that of whoever took a picture."""
    low = max(0, name.start - 60)
    return any(
        low + m.start() < name.start and name.end < low + m.end()
        for m in _PICTURE.finditer(text[low : name.end + 60])
    )
