"""When the page says it was published and updated."""

from __future__ import annotations

import re
from collections.abc import Sequence

from vaka.reading.article.dates import PageDate, find_dates
from vaka.reading.article.lines import Line, key_of
from vaka.reading.article.pack import Phrases
from vaka.records import Span, Stated

__all__ = ["find_published"]

AFTER = 6
"""Lines below the text in which a date line may still be the article's own."""


def find_published(
    lines: Sequence[Line], body: Sequence[Line], crawler: Line | None, words: Phrases, language: str
) -> tuple[Stated | None, Stated | None]:
    """Publication and update as the visible page states them.

    A labelled date goes before a bare date line, a line above the text before one below it, and the crawler's
    own line comes last of all.
    """
    published: list[tuple[int, Stated]] = []
    updated: list[tuple[int, Stated]] = []
    for line in lines:
        if line.label != "date line" or not _near(line, body):
            continue
        for rank, stated, update in _read(line, words, language, body):
            (updated if update else published).append((rank, stated))
    first = min(published, key=lambda x: (x[0], x[1].span), default=None)
    last = min(updated, key=lambda x: (x[0], x[1].span), default=None)
    if first is None and crawler is not None:
        value = crawler.text.split()[-1]
        return Stated(value, Span(crawler.span.end - len(value), crawler.span.end), "crawler line"), _value(
            last
        )
    return _value(first), _value(last)


def _value(ranked: tuple[int, Stated] | None) -> Stated | None:
    return ranked[1] if ranked else None


def _near(line: Line, body: Sequence[Line]) -> bool:
    """Whether a date line stands above the text, in it, or just below it."""
    return not body or line.n <= body[-1].n + AFTER


def _read(line: Line, words: Phrases, language: str, body: Sequence[Line]) -> list[tuple[int, Stated, bool]]:
    """Every date of a line: rank, value, and whether it is an update."""
    found = []
    above = not body or line.n < body[0].n
    end = 0
    for i, day in enumerate(find_dates(line.text, language)):
        label = line.text[end : day.start]
        update = _says(label, words.pack.updated_labels)
        said = _says(label, words.pack.published_labels)
        rank = (0 if said else 1 if above else 2) + (1 if i and not said else 0)
        found.append((rank, _stated(line, day, said or update), update))
        end = day.end
    return found


def _says(text: str, labels: Sequence[str]) -> bool:
    padded = f" {key_of(text)} "
    return any(f" {key_of(label)} " in padded for label in labels)


def _stated(line: Line, day: PageDate, labelled: bool) -> Stated:
    start = line.span.start
    return Stated(
        day.value, Span(start + day.start, start + day.end), "labelled date" if labelled else "date line"
    )


_ = re
