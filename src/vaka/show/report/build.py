"""From a case to what the report shows."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from pathlib import PurePath

from vaka.records import Document, Event, Joined, Reading
from vaka.show.chronology import Row, chronology, first_day
from vaka.show.report.events import Chronicler
from vaka.show.report.lineage import stories
from vaka.show.report.names import entities
from vaka.show.report.pages import pages
from vaka.show.report.rail import draw_rail
from vaka.show.report.renderings import quotations_alone, quotations_side_by_side
from vaka.show.report.source import Source
from vaka.show.report.views import Count, EventView, ReportView, Year
from vaka.show.words import count_words, language_name
from vaka.store import SetAside

__all__ = ["build_report"]


def build_report(
    name: str,
    documents: Mapping[str, Document],
    readings: Mapping[str, Reading],
    joined: Joined,
    set_aside: Sequence[SetAside] = (),
) -> ReportView:
    """Everything that the report shows, in its order; the same for the same case."""
    source = Source(documents, readings, joined)
    rows = chronology(joined, readings)
    chronicler = Chronicler(source, rows)
    shown = [(row.event, chronicler.view(row)) for row in rows]
    years = tuple(_years(shown))
    return ReportView(
        name=name,
        counts=tuple(_counts(source, rows)),
        languages=tuple(_languages(source)),
        unknown=tuple(_unknown(source, set_aside)),
        rail=draw_rail(shown, {int(y.name): f"#{y.anchor}" for y in years if y.name.isdigit()}),
        years=years,
        groups=quotations_side_by_side(source),
        alone=quotations_alone(source),
        stories=stories(source),
        entities=entities(source),
        disputes=tuple(chronicler.disputes),
        pages=pages(source),  # last: every place that something above links to is known by now
        set_aside=tuple((PurePath(s.path).name, s.reason) for s in set_aside),
    )


# --- years -------------------------------------------------------------------------------------------


def _years(shown: Sequence[tuple[Event, EventView]]) -> Iterator[Year]:
    by_year: dict[int | None, list[EventView]] = {}
    for event, view in shown:
        day = first_day(event)
        by_year.setdefault(day.year if day else None, []).append(view)
    before: int | None = None
    for year in sorted(by_year, key=lambda y: (y is None, y or 0)):
        if year is None:
            yield Year("Undated", "undated", "", tuple(by_year[year]))
            continue
        empty = year - before - 1 if before is not None else 0
        gap = f"{count_words(empty, 'year')} without a dated event" if empty > 0 else ""
        yield Year(str(year), f"y-{year}", gap, tuple(by_year[year]))
        before = year


# --- the header --------------------------------------------------------------------------------------


def _counts(source: Source, rows: Sequence[Row]) -> Iterator[Count]:
    joined, parts = source.joined, len(source.joined.events) - len(rows)
    quoted = sum(len(r.quotations) for r in source.readings.values())
    yield _count(len(source.readings), "document", "#documents")
    yield _count(len(rows), "event", "#chronology", f", with {count_words(parts, 'part')}" if parts else "")
    yield _count(len(joined.stories), "story", "#stories", plural="stories")
    yield _count(quoted, "quotation", "#quotations")


def _count(figure: int, noun: str, href: str, after: str = "", plural: str | None = None) -> Count:
    _, _, words = count_words(figure, noun, plural).partition(" ")
    return Count(f"{figure:,}", words + after, href)


def _languages(source: Source) -> Iterator[Count]:
    found = Counter(r.article.language for r in source.readings.values())
    for code, count in sorted(found.items(), key=lambda kv: (-kv[1], kv[0])):
        yield Count(str(count), language_name(code))


UNKNOWN = {
    "undated": ("event has no date", "events have no date", "#undated"),
    "disputed": ("event has a value in dispute", "events have a value in dispute", "#conflicts"),
    "unpublished": ("document states no date", "documents state no date", "#documents"),
    "redated": ("document was dated by joining", "documents were dated by joining", "#documents"),
    "untraced": ("document names no source", "documents name no source", "#stories"),
    "unspoken": ("quotation has no known speaker", "quotations have no known speaker", "#quotations"),
    "unjoined": ("possible join was not made", "possible joins were not made", "#chronology"),
    "set aside": ("input could not be read", "inputs could not be read", "#set-aside"),
}
"""What may not be known: for one, for several, and where to read on."""


def _unknown(source: Source, set_aside: Sequence[SetAside]) -> Iterator[Count]:
    """What the case does not know, one line each; only what there is."""
    events, readings = source.joined.events, source.readings
    bare = {d for d in readings if source.published(d) is None}
    named = {s.document for s in source.joined.lineage}
    figures = {
        "undated": sum(e.when is None for e in events),
        "disputed": sum(bool(e.findings) for e in events),
        "unpublished": len(bare),
        "redated": len(bare & {d.document for d in source.joined.dated}),
        "untraced": sum(d not in named for d in readings),
        "unspoken": sum(q.speaker is None for r in readings.values() for q in r.quotations),
        "unjoined": sum(len(e.candidates) for e in events),
        "set aside": len(set_aside),
    }
    for name, (one, many, href) in UNKNOWN.items():
        if figures[name]:
            yield Count(f"{figures[name]:,}", one if figures[name] == 1 else many, href)
