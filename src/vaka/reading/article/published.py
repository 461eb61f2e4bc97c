"""When the page says it was published and updated."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from vaka.reading.article.dates import PageDate, find_dates
from vaka.reading.article.lines import Line, key_of
from vaka.reading.article.pack import Phrases
from vaka.records import MASTHEAD, Span, Stated

__all__ = ["find_published", "shown_rather"]

_DATELINE = re.compile(
    r"(?P<place>[^\d()\[\]\"“”«».!?:;–—]{2,48}?)[\s,(/–—-]+(?:(?<=[–—-]\s)[^\W\d]{2,12}(?: [^\W\d]{2,12})?,?\s+)?"
)
"""A place, and after a dash the weekday: "LIDRE – Saturday, 7 May 2019 (AGENCY) – The text"."""
_DATELINE_END = re.compile(r"\s*,?\s*(?:[(\[/][^()\[\]]{2,40}[)\]/]\s*)?(?:[-–—]|\.?\s*/)")
_DATELINE_WORDS = 5
_PARTICLE = 3
"""Letters up to which a word in a place's name may be small: "Dar es Salaam"."""

_DATELINE_REACH = 90
"""Characters from the start of the text within which its dateline ends."""
_CLOCK = re.compile(r"([01]?\d|2[0-3])[:.]([0-5]\d)")
_ARTICLE_LABELS = (None, "title", "date line", "byline", "credit", "caption")
"""Labels of lines that belong to the article's own head."""
_DAY = 10
"""Characters of a full day, `2025-09-03`."""
AFTER = 6
"""Lines below the text in which a date line may still be the article's own."""


def find_published(
    lines: Sequence[Line], body: Sequence[Line], crawler: Line | None, words: Phrases, language: str
) -> tuple[Stated | None, Stated | None]:
    """Publication and update as the visible page states them.

    A labelled date goes before a bare date line, a line above the text before one below it; then comes the
    dateline that opens the text, and the crawler's own line comes last of all. The clock in a site's masthead is
    the day on which the page was saved: where nothing else is stated, it is kept as an update.
    """
    published: list[tuple[int, Stated]] = []
    updated: list[tuple[int, Stated]] = []
    masthead = _masthead(lines, body, words, language)
    for line in lines:
        if line is masthead or line.label != "date line" or not _near(line, body):
            continue
        for rank, stated, update in _read(line, words, language, body):
            stated = _with_clock(stated, line, lines)
            (updated if update else published).append((rank, stated))
    first = min(published, key=lambda x: (x[0], x[1].span), default=None)
    if first is None and masthead is not None:
        updated += [
            (3, replace(stated, rule=MASTHEAD)) for _, stated, _ in _read(masthead, words, language, body)
        ]
    last = min(updated, key=lambda x: (x[0], x[1].span), default=None)
    if first is None and (dateline := next(filter(None, (_dateline(x, language) for x in body[:3])), None)):
        return dateline, _value(last)
    if first is None and crawler is not None:
        value = crawler.text.split()[-1]
        return Stated(value, Span(crawler.span.end - len(value), crawler.span.end), "crawler line"), _value(
            last
        )
    return _value(first), _value(last)


def shown_rather(markup: Stated | None, visible: Stated | None) -> Stated | None:
    """The visible date where it says the same as the markup: what readers see is the better evidence.

    The markup's value, which may add the time zone, is kept; so is the markup where the page shows less than
    it (no time of day) or something else (another time zone's clock, an update).
    """
    if markup is None or visible is None:
        return markup or visible
    if markup.value.startswith(visible.value) and ("T" in visible.value or "T" not in markup.value):
        return Stated(markup.value, visible.span, f"{visible.rule}, as the markup")
    if "T" not in markup.value and visible.value.startswith(markup.value):
        return visible
    return markup


def _dateline(line: Line, language: str) -> Stated | None:
    """The full date of a dateline: `PLACE, 7 May 2019 (AGENCY) - The text`."""
    day = next(iter(find_dates(line.text[:_DATELINE_REACH], language)), None)
    place = _DATELINE.fullmatch(line.text[: day.start]) if day else None
    if day is None or place is None or not _DATELINE_END.match(line.text, day.end):
        return None
    words = place["place"].split()
    if len(words) > _DATELINE_WORDS or any(w[0].islower() for w in words if len(w) > _PARTICLE):
        return None
    start = line.span.start
    return Stated(day.value, Span(start + day.start, start + day.end), "dateline")


def _value(ranked: tuple[int, Stated] | None) -> Stated | None:
    return ranked[1] if ranked else None


def _masthead(lines: Sequence[Line], body: Sequence[Line], words: Phrases, language: str) -> Line | None:
    """The clock that opens the page above its menu, unless the text itself tells that day.

    A date that belongs to the article stands right above its headline or text; what only shows the time of day
    to readers has the site's menu, section or notices behind it.
    """
    first, following = next(iter(lines), None), next(iter(lines[1:]), None)
    if first is None or following is None or first.label != "date line" or not body or first.n >= body[0].n:
        return None
    if following.label in _ARTICLE_LABELS or following in body:
        return None
    if any(_says(first.text, labels) for labels in (words.pack.published_labels, words.pack.updated_labels)):
        return None
    shown = {d.value[:_DAY] for d in find_dates(first.text, language)}
    told = {d.value[:_DAY] for line in body for d in find_dates(line.text, language)}
    return None if not shown or shown & told else first


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


def _with_clock(stated: Stated, line: Line, lines: Sequence[Line]) -> Stated:
    """A day with the time of day that has a line of its own below the date's."""
    below = next((x for x in lines if x.n == line.n + 1), None)
    clock = _CLOCK.fullmatch(below.text.strip()) if below is not None else None
    if clock is None or "T" in stated.value or stated.span.end != line.span.end or len(stated.value) != _DAY:
        return stated
    value = f"{stated.value}T{int(clock[1]):02d}:{clock[2]}"
    return Stated(value, Span(stated.span.start, below.span.end), stated.rule)  # type: ignore[union-attr] # a match


def _says(text: str, labels: Sequence[str]) -> bool:
    padded = f" {key_of(text)} "
    return any(f" {key_of(label)} " in padded for label in labels)


def _stated(line: Line, day: PageDate, labelled: bool) -> Stated:
    start = line.span.start
    return Stated(
        day.value, Span(start + day.start, start + day.end), "labelled date" if labelled else "date line"
    )
