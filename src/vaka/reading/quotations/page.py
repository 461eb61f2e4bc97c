"""The page as this stage sees it: paragraphs in order, folded, with what stands in marks set aside.

All positions are code points of the source text. *Narration* is the folded text in which every marked stretch
is covered by a filler, so that a pattern never reads a cue out of somebody's quoted words.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

from vaka.reading.quotations.marks import Scan, same_family, scan
from vaka.reading.quotations.pack import Lexicon, fold, lexicon
from vaka.records import Article, Document, Sentence, Span

__all__ = ["FILLER", "Page", "Stretch", "Unit", "lay_out"]

FILLER = "\ufffc"
"""Covers quoted characters in the narration; no word character and no space."""

_MOST_PARAGRAPHS = 15
"""A quotation that runs over more paragraphs than this is a lost closing mark."""

_LONGEST_FRAME = 1500
"""Code points on either side beyond which no sentence goes on: the page has lost its stops."""

_LINK = re.compile(r"\s*(?:https?://|www\.|pic\.twitter|t\.co/)\S*|\s*\[\w+_\d+\]")

_INSERT = re.compile(r"[,.!?…]\s*[—–-]\s+([^—–\"«»“”.!?]{4,120})[.,]\s*[—–-]\s")

_TAIL = re.compile(r",?\s*[—–-]\s+([^—–\"«»“”.!?]{4,120})\.?$")
_TO_CUE = 12
"""Code points between such a dash and its verb: at most a pronoun or an adverb."""

Layer = Literal["title", "text", "crosshead", "embed"]


@dataclass(frozen=True, slots=True)
class Unit:
    """A title, a paragraph, a crosshead or an embed."""

    span: Span
    layer: Layer
    language: str
    lexicon: Lexicon


@dataclass(frozen=True, slots=True)
class Stretch:
    """What stands between two marks, perhaps over several paragraphs."""

    open: int
    span: Span
    close: int
    unit: int
    last_unit: int
    mark: str
    closed: bool = True
    insert: Span | None = None
    """The cue between dashes inside the marks (`«…, — said X. — …»`), from its first to its last word."""

    def comma(self, text: str) -> bool:
        """Whether a comma, inside the closing mark or after it, leads on to a cue."""
        return self.span.of(text).endswith((",", "!", "?", "…")) or text[self.close : self.close + 1] == ","


@dataclass(frozen=True, slots=True)
class Page:
    """Units, marked stretches and the narration around them."""

    text: str
    folded: str
    narration: str
    units: tuple[Unit, ...]
    stretches: tuple[Stretch, ...]
    starts: tuple[int, ...]
    """Where sentences and units start, outside marked stretches."""
    sentences: tuple[Sentence, ...]

    def unit_at(self, position: int) -> int:
        """Number of the unit that holds, or last starts before, a position."""
        return max(0, bisect_right(self.units, position, key=_unit_start) - 1)

    def frame(self, start: int, end: int) -> Span:
        """The sentence of the narration around `start`..`end`, within its paragraphs."""
        first, last = self.units[self.unit_at(start)], self.units[self.unit_at(max(start, end - 1))]
        at = bisect_right(self.starts, start) - 1
        low = max(self.starts[at] if at >= 0 else 0, first.span.start)
        after = bisect_left(self.starts, end)
        high = min(self.starts[after] if after < len(self.starts) else len(self.text), last.span.end)
        return Span(max(low, start - _LONGEST_FRAME), max(min(high, end + _LONGEST_FRAME), end))

    def sentences_before(self, position: int, most: int) -> list[Span]:
        """Up to `most` sentences of the narration before a position, nearest first."""
        high = bisect_left(self.starts, position)
        starts = self.starts[max(0, high - most) : high]
        return [Span(a, b) for a, b in zip(starts, (*starts[1:], position), strict=False)][::-1]

    def sentence_at(self, position: int) -> int:
        """Number of the sentence that holds a position, or the nearest before it."""
        at = bisect_right(self.sentences, position, key=_sentence_start) - 1
        return self.sentences[at].n if self.sentences else -1


def _unit_start(unit: Unit) -> int:
    return unit.span.start


def _sentence_start(sentence: Sentence) -> int:
    return sentence.span.start


def lay_out(document: Document, article: Article, sentences: Sequence[Sentence]) -> Page:
    """Order the units, fold them, find what stands in marks and the sentences around it."""
    units = _units(article)
    folded = _folded(document.text, units)
    stretches = _stretches(document.text, units)
    narration = list(folded)
    for stretch in stretches:
        narration[stretch.open : stretch.close] = FILLER * (stretch.close - stretch.open)
        if stretch.insert is not None:
            inner = slice(stretch.insert.start, stretch.insert.end)
            narration[inner] = folded[inner]
    covered = "".join(narration)
    ordered = tuple(sorted(sentences, key=lambda s: s.span))
    return Page(
        document.text,
        folded,
        covered,
        units,
        stretches,
        _starts(document.text, covered, units, stretches, ordered),
        ordered,
    )


def _units(article: Article) -> tuple[Unit, ...]:
    found: list[Unit] = []
    if article.title is not None and article.title.layer == "text":
        found.append(Unit(article.title.span, "title", article.language, lexicon(article.language)))
    for p in article.body:
        layer: Layer = "crosshead" if p.kind == "crosshead" else "text"
        found.append(Unit(p.span, layer, p.language, lexicon(p.language)))
    for e in article.embeds:
        language = article.language if e.language == "und" else e.language
        found.append(Unit(e.span, "embed", language, lexicon(language)))
    return tuple(sorted(found, key=lambda u: (u.span, u.layer)))


def _folded(text: str, units: Sequence[Unit]) -> str:
    """The units folded in their own language; everything between them blank."""
    pieces, position = [], 0
    for unit in units:
        start = max(position, unit.span.start)
        pieces += [
            "\n" * (start - position),
            fold(text[start : unit.span.end], unit.lexicon.pack.strip_accents),
        ]
        position = max(position, unit.span.end)
    return "".join([*pieces, "\n" * (len(text) - position)])


# --- marked stretches ----------------------------------------------------------------------------------


def _stretches(text: str, units: Sequence[Unit]) -> tuple[Stretch, ...]:
    scans = [scan(u.span.of(text)) for u in units]
    found: list[Stretch] = []
    for n, (unit, result) in enumerate(zip(units, scans, strict=True)):
        base = unit.span.start
        found += [
            Stretch(base + p.open, Span(base + p.start, base + p.end), base + p.close, n, n, p.mark)
            for p in result.pairs
            if p.mark not in unit.lexicon.pack.title_marks
        ]
        if result.unclosed is not None:
            found.append(_over_paragraphs(text, units, scans, n))
    found.sort(key=lambda s: (s.open, -s.close))
    kept: list[Stretch] = []
    for stretch in found:
        if not kept or stretch.open >= kept[-1].close:
            kept.append(stretch)
    return tuple(_with_insert(text, units, s) for s in kept)


def _with_insert(text: str, units: Sequence[Unit], stretch: Stretch) -> Stretch:
    """Russian and French custom: the cue stands between dashes inside the marks."""
    say = units[stretch.unit].lexicon["cues.say"]
    strip = units[stretch.unit].lexicon.pack.strip_accents
    for match in _INSERT.finditer(text, stretch.span.start, stretch.span.end):
        if say.search(fold(match[1], strip)):
            return replace(stretch, insert=Span(match.start(1), match.end(1)))
    tail = _TAIL.search(text, stretch.span.start, stretch.span.end)
    cue = say.search(fold(tail[1], strip)) if tail else None
    if tail is None or cue is None or cue.start() > _TO_CUE:
        return stretch
    return replace(
        stretch, span=Span(stretch.span.start, tail.start()), insert=Span(tail.start(1), tail.end(1))
    )


def _over_paragraphs(text: str, units: Sequence[Unit], scans: Sequence[Scan], n: int) -> Stretch:
    """A stretch that its paragraph does not close: to the paragraph that closes it, else to its own end."""
    unclosed = scans[n].unclosed
    assert unclosed is not None
    base, layer = units[n].span.start, units[n].layer
    start, end = base + unclosed.start, base + unclosed.end
    for m in range(n + 1, min(len(units), n + _MOST_PARAGRAPHS)):
        if units[m].layer != layer:
            break
        if scans[m].continues and scans[m].pairs and same_family(scans[m].pairs[0].mark, unclosed.mark):
            pair = scans[m].pairs[0]  # English and Greek custom: each paragraph opens, the last one closes
            return _stretch(units, n, m, base + unclosed.open, start, pair.end, pair.close, unclosed.mark)
        if scans[m].stray is not None:
            stray = scans[m].stray or 0
            return _stretch(units, n, m, base + unclosed.open, start, stray, stray + 1, unclosed.mark)
        if scans[m].pairs:
            break
    link = _LINK.search(text, start, end)
    end = link.start() if link else end
    return Stretch(base + unclosed.open, Span(start, max(start, end)), end, n, n, unclosed.mark, closed=False)


def _stretch(
    units: Sequence[Unit], n: int, m: int, opening: int, start: int, end: int, close: int, mark: str
) -> Stretch:
    base = units[m].span.start
    return Stretch(opening, Span(start, max(start, base + end)), base + close, n, m, mark)


def _starts(
    text: str,
    narration: str,
    units: Sequence[Unit],
    stretches: Sequence[Stretch],
    sentences: Sequence[Sentence],
) -> tuple[int, ...]:
    """Sentence starts that no quotation covers and that do not tear a cue from its quotation."""
    opens = [s.open for s in stretches]
    starts = {u.span.start for u in units}
    for sentence in sentences:
        at = sentence.span.start
        i = bisect_right(opens, at) - 1
        if i >= 0 and opens[i] < at < stretches[i].close:
            continue
        after_quotation = narration[:at].rstrip()[-1:] == FILLER
        if not (after_quotation and (narration[at] in ",–—-" or text[at].islower())):
            starts.add(at)
    return tuple(sorted(starts))
