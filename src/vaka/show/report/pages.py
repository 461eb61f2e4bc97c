"""Documents with their layers: what is article and what is not; names, times, quotations, events marked."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby, pairwise

from vaka.records import Article, Reading, Ref, Span
from vaka.show.report.lineage import title_words
from vaka.show.report.source import Marked, Source, split, words
from vaka.show.report.views import Layer, PageView, Piece, Region
from vaka.show.words import STATUS, count_words, date_words

__all__ = ["LAYERS", "pages"]

LAYERS = {
    "n": "names",
    "t": "times",
    "q": "quotations",
    "i": "reported speech",
    "v": "events",
    "c": "facts of the page",
}
"""Class name of a layer to its name, as the legend shows them."""

Zone = tuple[Span, str, str, str]
"""A span with its kind, a note and its language."""


def pages(source: Source) -> tuple[PageView, ...]:
    """Every document; call it last, when all who link to a place have asked for its anchor."""
    return tuple(_page(source, key) for key in source.order)


def _page(source: Source, key: str) -> PageView:
    reading = source.readings[key]
    marks = list(_marks(source, key, reading))
    found = [m.layer for m in marks]
    counts = tuple(Layer(name, code, found.count(code)) for code, name in LAYERS.items() if code in found)
    return PageView(
        anchor=f"d-{key}",
        cite=source.cite(key),
        title=title_words(source, key),
        facts=tuple(_facts(reading.article)),
        regions=tuple(_regions(source, key, reading, marks)),
        layers=counts,
    )


def _facts(article: Article) -> Iterator[tuple[str, str]]:
    """What the page states of itself; where it says nothing, that too."""
    rows = {"Published": article.published, "Updated": article.updated}
    for name, stated in rows.items():
        if stated:
            where = " (in the page's head)" if stated.layer == "markup" else ""
            yield name, date_words(stated.value) + where
    if article.published is None:
        yield "Published", "not stated"
    for name, stated in {"By": article.byline, "Translated from": article.translated_from}.items():
        if stated:
            yield name, stated.value
    credits = dict.fromkeys(f"{c.name} ({c.kind})" for c in article.credits)
    yield "Credits", ", ".join(credits) or "none"


# --- layers ------------------------------------------------------------------------------------------


def _marks(source: Source, key: str, reading: Reading) -> Iterator[Marked]:
    for m in reading.mentions:
        known = source.entity_of.get(Ref(key, m.entity))
        name = known.name if known else reading.entities[m.entity].name
        yield Marked(m.span, "n", f"{m.kind}: {name}")
    for t in reading.times:
        yield Marked(t.span, "t", f"time: {date_words(t.value) if t.value else 'no date by itself'}")
    for q in reading.quotations:
        who = source.entity_of.get(Ref(key, q.speaker)) if q.speaker is not None else None
        layer = "i" if q.kind == "indirect" else "q"
        yield Marked(q.span, layer, f"{q.kind} quotation: {who.name if who else 'speaker unknown'}")
    for e in reading.events:
        status = "" if e.status == "held" else f", {STATUS[e.status]}"
        yield Marked(e.span, "v", f"event: {e.kind}{status}")
    yield from _stated(reading.article)


def _stated(article: Article) -> Iterator[Marked]:
    for name in ("published", "updated", "outlet", "byline", "translated_from"):
        stated = getattr(article, name)
        if stated and stated.layer == "text" and len(stated.span):
            yield Marked(stated.span, "c", f"{name.replace('_', ' ')}: {stated.value}")
    for credit in article.credits:
        if credit.layer == "text" and len(credit.span):
            yield Marked(credit.span, "c", f"credit: {credit.name}")


# --- regions -----------------------------------------------------------------------------------------


def _zones(article: Article) -> Iterator[Zone]:
    """All zones, the stronger claim first: where two overlap, the first keeps the text."""
    if article.title and article.title.layer == "text":
        yield article.title.span, "title", "title", article.language
    for e in article.embeds:
        by = f" by {e.author.value}" if e.author else ""
        yield e.span, "embed", f"{e.kind}{by}: kept, not the outlet's own text", e.language
    for f in article.furniture:
        yield f.span, "furniture", f.rule, article.language
    for p in article.body:
        yield p.span, "crosshead" if p.kind == "crosshead" else "body", "", p.language


def _regions(source: Source, key: str, reading: Reading, marks: list[Marked]) -> Iterator[Region]:
    """The whole source text, in order, nothing left out but white space."""
    text, article = source.text(key), reading.article
    zones = list(_zones(article))
    edges = sorted({0, len(text), *(e for z in zones for e in (z[0].start, z[0].end))})
    page: Zone = (Span(0, 0), "page", "", article.language)
    runs = []
    for start, end in pairwise(edges):
        zone = next((z for z in zones if z[0].start <= start and end <= z[0].end), page)
        runs.append((Span(start, end), zone))
    runs = [run for run in runs if run[0].of(text).strip()]
    for kind, group in groupby(runs, key=lambda run: run[1] if run[1][1] != "furniture" else "furniture"):
        same = list(group)
        whole, zone = Span(same[0][0].start, same[-1][0].end), same[0][1]
        note = _furniture_note([z for _, z in same]) if kind == "furniture" else zone[2]
        pieces = split(text, whole, marks, _anchors(source, key))
        yield Region(zone[1], note, words(_trim(pieces), zone[3]))


def _furniture_note(zones: list[Zone]) -> str:
    """What a run of furniture is, by the rules that say so."""
    pieces = list(dict.fromkeys(zones))
    rules = ", ".join(dict.fromkeys(z[2] for z in pieces))
    return f"{count_words(len(pieces), 'piece')} ({rules})"


def _anchors(source: Source, key: str) -> dict[int, str]:
    return {start: f"d-{key}-{start}" for start in source.anchors.get(key, ())}


def _trim(pieces: list[Piece]) -> list[Piece]:
    """Pieces without the empty ones at the ends, which would draw as blank lines."""
    kept = list(pieces)
    while kept and not kept[0].text.strip() and not kept[0].anchor:
        kept.pop(0)
    while kept and not kept[-1].text.strip() and not kept[-1].anchor:
        kept.pop()
    return kept
