"""Captions that a dump has run together with the text: cut out as lines of their own."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from vaka.reading.article.agencies import find_agency
from vaka.reading.article.lines import Line
from vaka.reading.article.pack import Phrases
from vaka.reading.sentences import cut_sentences
from vaka.records import Span

__all__ = ["split_captions"]

NAME = 40
"""Characters after a label of a picture's author in which a known agency must stand."""


def split_captions(lines: Sequence[Line], words: Phrases, language: str) -> list[Line]:
    """The lines, with a caption inside one (`... Photo: AGENCY ...`) made a line of its own.

    Only a credit to a known agency is cut at: where an unknown name ends, running text does not show.
    """
    parts = [part for line in lines for part in _split(line, words, language)]
    for n, line in enumerate(parts):
        line.n = n
    return parts


def _split(line: Line, words: Phrases, language: str) -> Iterator[Line]:
    found = _caption(line.text, words, language) if line.label is None and len(line.text) > 120 else None
    if found is None:
        yield line
        return
    start, end = found
    for a, b in ((0, start), (start, end), (end, len(line.text))):
        piece = line.text[a:b]
        if piece.strip():
            at = line.span.start + a + len(piece) - len(piece.lstrip())
            bare = piece.strip()
            yield Line(line.n, Span(at, at + len(bare)), bare, line.kind, line.aside, line.gap)


def _caption(text: str, words: Phrases, language: str) -> tuple[int, int] | None:
    """Where a caption stands inside running text: the sentence before the label, the label and the agency."""
    labels = "|".join(re.escape(p) for p in sorted(words.pack.photo_labels, key=len, reverse=True))
    for match in re.finditer(rf"(?<=[.!?…]\s)(?:{labels})\s*[:/]\s*", text, re.I):
        window = text[match.end() : match.end() + NAME]
        agency = find_agency(window, language, words.agencies)
        if not agency or agency[2] > 1:
            continue
        end = match.end() + agency[3]
        before = cut_sentences(text[: match.start()], language)
        if before and text[end:].strip():
            return before[-1].start, end
    return None
