"""The case as the report looks it up: documents by their citation, words by their place."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from itertools import pairwise

from vaka.records import Document, Entity, EventMention, Joined, Reading, Ref, Span
from vaka.show.report.views import Citation, Link, Passage, Piece, Sentence, Words
from vaka.show.words import date_words, is_right_to_left, language_name

__all__ = ["Marked", "Source", "snap", "words"]

CONTEXT = 150
"""Code points of context on each side of a passage: with the passage itself about three lines of a page."""

NEAR = 70
"""Code points of context on each side of a value: one line."""

SPACE = re.compile(r"\s")
ISO_DATE = re.compile(r"(?<![\w-])\d{4}-\d\d(?:-\d\d)?(?![\w-])")

SLACK = 14
"""How far a cut may move to fall between words; a script without spaces is cut where it comes."""


@dataclass(frozen=True, slots=True, order=True)
class Marked:
    """A span to be marked, with its layer's class name."""

    span: Span
    layer: str
    hint: str | None = None


def words(pieces: Iterable[Piece], language: str) -> Words:
    """Pieces of text with the language they are in."""
    direction = "rtl" if is_right_to_left(language) else "ltr"
    return Words(tuple(pieces), language, language_name(language), direction)


def snap(text: str, at: int, step: int, limit: int) -> int:
    """Move a cut from `at` by `step` (1 or -1) to the next space; stay where none is near before `limit`."""
    for here in range(at, at + step * SLACK, step):
        if here == limit or text[here if step > 0 else here - 1].isspace():
            return here
    return at


def split(
    text: str, whole: Span, marks: Sequence[Marked], anchors: Mapping[int, str] | None = None
) -> list[Piece]:
    """Cut `whole` at every edge of a mark, so that marks may overlap in any way.

    Args:
        text: The source text.
        whole: The stretch to cut.
        marks: Spans with their layers, in any order.
        anchors: Offsets that want an anchor of their own, with its name.
    """
    anchors = anchors or {}
    inside = [m for m in marks if m.span.overlap(whole)]
    cuts = {whole.start, whole.end, *(a for a in anchors if whole.start <= a < whole.end)}
    for mark in inside:
        cuts |= {max(mark.span.start, whole.start), min(mark.span.end, whole.end)}
    edges = sorted(cuts)
    out = []
    for start, end in pairwise(edges):
        here = [m for m in inside if m.span.start <= start and end <= m.span.end]
        layers = dict.fromkeys(m.layer for m in here)
        hints = dict.fromkeys(m.hint for m in here if m.hint)
        out.append(Piece(text[start:end], " ".join(layers), anchors.get(start), "; ".join(hints) or None))
    return out


@dataclass
class Source:
    """A case opened for the report. Collects the anchors that passages ask for.

    Args:
        documents: Documents by id.
        readings: Readings by document id.
        joined: What joining gave.
    """

    documents: Mapping[str, Document]
    readings: Mapping[str, Reading]
    joined: Joined
    anchors: dict[str, set[int]] = field(default_factory=dict)
    """Document id to the offsets that something links to."""

    @cached_property
    def order(self) -> tuple[str, ...]:
        """Ids of the documents read, by publication (undated last), then file name."""
        return tuple(
            sorted(self.readings, key=lambda d: (self.published(d) or "~", self.documents[d].file, d))
        )

    @cached_property
    def entities(self) -> Mapping[str, Entity]:
        """Joined entities by id."""
        return {e.id: e for e in self.joined.entities}

    @cached_property
    def entity_of(self) -> Mapping[Ref, Entity]:
        """The joined entity that a document's own entity belongs to."""
        return {ref: e for e in self.joined.entities for ref in e.members}

    @cached_property
    def _dated(self) -> Mapping[str, str]:
        return {d.document: d.value for d in self.joined.dated}

    @cached_property
    def _lines(self) -> Mapping[str, tuple[str, ...]]:
        found: dict[str, list[str]] = {}
        for step in self.joined.lineage:
            if step.source not in self.documents:
                found.setdefault(step.document, []).append(step.source)
        return {d: tuple(dict.fromkeys(names)) for d, names in found.items()}

    def published(self, document: str) -> str | None:
        """When a document was published as it states it."""
        stated = self.readings[document].article.published
        return stated.value if stated else None

    @cached_property
    def _citations(self) -> Mapping[str, Citation]:
        return {d: self._cite(n, d) for n, d in enumerate(self.order, 1)}

    def cite(self, document: str) -> Citation:
        """A document as the report names it."""
        return self._citations[document]

    def _cite(self, number: int, key: str) -> Citation:
        article = self.readings[key].article
        published, dated = self.published(key), self._dated.get(key)
        when = date_words(published[:10]) if published else "undated"
        if not published and dated:
            when = f"≈ {date_words(dated)}, by joining"
        lines = ", ".join(self._lines.get(key, ()))
        return Citation(
            label=f"D{number}",
            href=f"#d-{key}",
            outlet=article.outlet.value if article.outlet else self.documents[key].file,
            when=when,
            language=article.language,
            language_name=language_name(article.language),
            line=f"credits {lines}" if lines else "names no source",
            file=self.documents[key].file,
        )

    # --- words -----------------------------------------------------------------------------------------

    def place(self, document: str, start: int) -> str:
        """The anchor of an offset in a document; asking for it makes it be there."""
        self.anchors.setdefault(document, set()).add(start)
        return f"#d-{document}-{start}"

    def language_at(self, document: str, sentence: int | None) -> str:
        """The language of a sentence; that of the article where there is no such sentence."""
        reading = self.readings[document]
        if sentence is not None and 0 <= sentence < len(reading.sentences):
            return reading.sentences[sentence].language
        return reading.article.language

    def room(self, document: str, span: Span) -> Span:
        """The text around a span that is not furniture: how far its context may reach."""
        furniture = [f.span for f in self.readings[document].article.furniture]
        low = max((f.end for f in furniture if f.end <= span.start), default=0)
        high = min((f.start for f in furniture if f.start >= span.end), default=len(self.text(document)))
        return Span(low, high)

    def text(self, document: str) -> str:
        """A document's source text."""
        return self.documents[document].text

    def context(
        self, document: str, marks: Sequence[Marked], sentence: int | None, reach: int = CONTEXT
    ) -> Words:
        """The marked spans with `reach` code points of text on each side, exact to the character."""
        text = self.text(document)
        span = Span(min(m.span.start for m in marks), max(m.span.end for m in marks))
        if reach == 0:
            return words(split(text, span, marks), self.language_at(document, sentence))
        room = self.room(document, span)
        start = snap(text, max(room.start, span.start - reach), -1, room.start)
        end = snap(text, min(room.end, span.end + reach), 1, room.end)
        start, end = _strip(text, start, end)
        start, end = min(start, span.start), max(end, span.end)
        pieces = split(text, Span(start, end), marks)
        before = [Piece("… ", "cut")] if start > room.start else []
        after = [Piece(" …", "cut")] if end < room.end else []
        return words([*before, *pieces, *after], self.language_at(document, sentence))

    def line(self, document: str, span: Span, sentence: int | None, says: str = "") -> Passage:
        """A value's own words in one line of context."""
        shown = self.context(document, [Marked(span, "m")], sentence, NEAR)
        one_line = tuple(replace(p, text=SPACE.sub(" ", p.text)) for p in shown.pieces)
        return Passage(
            cite=self.cite(document),
            href=self.place(document, span.start),
            words=replace(shown, pieces=one_line),
            says=says,
        )

    def mention(self, ref: Ref) -> EventMention:
        """The event mention that a reference points at."""
        return self.readings[ref.document].events[ref.n]

    # --- sentences of ours ---------------------------------------------------------------------------------

    @cached_property
    def _ids(self) -> re.Pattern[str]:
        keys = "|".join(map(re.escape, sorted(self.readings, key=len, reverse=True))) or "(?!)"
        return re.compile(rf"(?<!\w)({keys})(?:[.:#/-]?[a-z]?\d+\b)?")

    def linked(self, sentence: str) -> Sentence:
        """A sentence of the engine's with dates in words, and document ids as links by their numbers."""
        out, at = [], 0
        sentence = ISO_DATE.sub(lambda found: date_words(found[0]), sentence)
        for found in self._ids.finditer(sentence):
            if found.start() > at:
                out.append(Link(sentence[at : found.start()]))
            cite = self.cite(found[1])
            out.append(Link(cite.label, cite.href))
            at = found.end()
        if at < len(sentence):
            out.append(Link(sentence[at:]))
        return tuple(out)


def _strip(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end
