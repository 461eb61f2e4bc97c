"""Reading an article off a document."""

from __future__ import annotations

from collections.abc import Sequence, Set
from dataclasses import replace
from typing import TYPE_CHECKING

from vaka.intake.markup import Source, block_sources
from vaka.reading.article.agencies import own_agencies
from vaka.reading.article.captions import split_captions
from vaka.reading.article.credits import find_credits
from vaka.reading.article.embeds import find_embeds, make_embed
from vaka.reading.article.furniture import label_lines
from vaka.reading.article.html_body import chosen_lines, settled
from vaka.reading.article.lines import Line, read_lines
from vaka.reading.article.markup import Head, read_head
from vaka.reading.article.names import find_byline, find_outlet
from vaka.reading.article.origin import find_translation
from vaka.reading.article.pack import Phrases, phrases
from vaka.reading.article.published import find_published, shown_rather
from vaka.reading.article.zones import Zones, find_zones
from vaka.reading.language import detect_language, language_of_body
from vaka.records import Article, Credit, Document, Embed, Furniture, Paragraph, ParagraphKind, Span, Stated

if TYPE_CHECKING:
    from vaka.knowledge import Knowledge

__all__ = ["bare_article", "read_article"]


CAPTION_ABOVE = 6
"""Lines above the text of an HTML page in which a caption still belongs to the article's own picture."""


def read_article(document: Document, knowledge: Knowledge) -> Article:
    """Tell the article from the page around it, and read what the page states of it.

    Args:
        document: The page.
        knowledge: Names the user's own agencies, besides the built-in ones.

    Returns:
        The article; its body is empty where the page has no running text.
    """
    lines, crawler = read_lines(document)
    head = read_head(document.markup) if document.markup else Head()
    sources = block_sources(document.markup) if document.markup else ()
    chosen = _choose(document, lines, sources)
    language = _language([x for x in lines if x.n in chosen], head)
    words = replace(phrases(language), agencies=own_agencies(knowledge))
    if document.markup is None:
        lines = split_captions(lines, words, language)
    label_lines(lines, words, language)
    if document.markup is not None:
        _close(lines, settled(lines, sources, chosen))
    ranges = find_embeds(lines, words, language)
    zones = find_zones(lines, [t.value for t in head.titles], document.markup is not None)
    known = {i for a, b in ranges for i in range(a, b)}
    ranges += [(i, i + 1) for i, x in enumerate(lines) if x.label == "caption" and i not in known]
    embeds = [
        make_embed(document.text, lines[a:b], words, language)
        for a, b in sorted(ranges)
        if lines[a].label in ("post", "caption", "foreign")
    ]
    return _article(document, lines, crawler, head, zones, embeds, words, language)


def bare_article(document: Document, language: str | None = None, anchor: str | None = None) -> Article:
    """The whole text as body, nothing taken away: for a sentence, an expression, or text already clean.

    Args:
        document: The text as a document.
        language: ISO 639-1 code where it is known; else it is detected.
        anchor: The publication time, ISO 8601, where it is known.
    """
    code = language or detect_language(document.text)
    published = Stated(anchor, Span(0, 0), "given") if anchor else None
    body = tuple(Paragraph(b.span, "text", code) for b in document.blocks)
    return Article(document.id, code, None, published, None, None, None, None, (), body, (), ())


def _choose(document: Document, lines: Sequence[Line], sources: Sequence[Source]) -> frozenset[int]:
    """The numbers of the lines that the markup leaves open: all of a dump, the chosen ones of an HTML page."""
    everything = frozenset(x.n for x in lines)
    if document.markup is None:
        return everything
    return frozenset(chosen_lines(document.markup, lines, sources)) or frozenset(
        x.n for x in lines if not x.aside
    )


def _close(lines: Sequence[Line], chosen: Set[int]) -> None:
    """Label what an HTML page itself sets apart; what its words say of a line (a date, a source) stays."""
    reach = range(min(chosen, default=0) - CAPTION_ABOVE, max(chosen, default=0) + 1)
    for line in lines:
        if line.kind == "caption" and not line.aside and line.n in reach:
            continue  # a picture among the text: find_embeds takes it
        if line.n not in chosen and line.label in (None, "list heading", "tail heading", "read also"):
            line.label = f"markup {line.aside}" if line.aside else "markup"


def _language(lines: Sequence[Line], head: Head) -> str:
    running = [x.text for x in lines if x.running] or [x.text for x in lines]
    found = language_of_body(running)
    return found if found != "und" else head.language or found


def _article(
    document: Document,
    lines: Sequence[Line],
    crawler: Line | None,
    head: Head,
    zones: Zones,
    embeds: Sequence[Embed],
    words: Phrases,
    language: str,
) -> Article:
    body = [*zones.lead, *zones.body]
    published, updated = find_published(lines, zones.body, crawler, words, language)
    body_lines = zones.body
    credits = find_credits(document.text, lines, body, words, language)
    return Article(
        document=document.id,
        language=language,
        title=_title(zones, head),
        published=shown_rather(head.published, published),
        updated=shown_rather(head.updated, updated),
        outlet=head.outlet
        or find_outlet(lines, body_lines, words)
        or _own_outlet(lines, body_lines, credits),
        byline=find_byline(lines, body_lines, words, language) or head.author,
        translated_from=find_translation(lines, words, language),
        credits=tuple(credits),
        body=tuple(Paragraph(x.span, _kind(x, zones), language) for x in body),
        embeds=tuple(embeds),
        furniture=_furniture(lines, crawler),
    )


def _own_outlet(lines: Sequence[Line], body: Sequence[Line], credits: Sequence[Credit]) -> Stated | None:
    """The outlet that signs above the text ("By ABC News"), or stands beside the agency in the dateline."""
    first = body[0] if body else None
    for credit in credits:
        signs = credit.rule == "credit line" and any(
            x.span.holds(credit.span) and x.words <= len(credit.name.split()) + 1 for x in lines
        )
        opens = first is not None and credit.rule == "dateline" and first.span.holds(credit.span)
        if credit.kind == "outlet" and (
            opens or (signs and first is not None and credit.span.end <= first.span.start)
        ):
            return Stated(credit.name, credit.span, f"{credit.rule}")
    return None


def _title(zones: Zones, head: Head) -> Stated | None:
    if zones.title is not None:
        return Stated(zones.title.text, zones.title.span, "headline")
    return head.titles[0] if head.titles else None


def _kind(line: Line, zones: Zones) -> ParagraphKind:
    if line in zones.lead:
        return "lead"
    if line.n in zones.crossheads:
        return "crosshead"
    return "list" if line.n in zones.items else "text"


def _furniture(lines: Sequence[Line], crawler: Line | None) -> tuple[Furniture, ...]:
    kept = ("title", "post", "caption", "foreign", None)
    found = [Furniture(crawler.span, "crawler")] if crawler else []
    return (*found, *(Furniture(x.span, x.label) for x in lines if x.label and x.label not in kept))
