"""The stage: all quotations of one article, in order of the text."""

from __future__ import annotations

import re
from collections.abc import Sequence

from vaka.reading.quotations.announced import Speech, announced
from vaka.reading.quotations.attribute import attribute
from vaka.reading.quotations.cues import Cue, cues_of
from vaka.reading.quotations.drafts import Attributed, Draft
from vaka.reading.quotations.evidence import Verdict, judge
from vaka.reading.quotations.indirect import reported
from vaka.reading.quotations.interviews import interviews
from vaka.reading.quotations.labelled import dashed, labelled
from vaka.reading.quotations.marks import same_family
from vaka.reading.quotations.page import FILLER, Page, Stretch, lay_out
from vaka.reading.quotations.sources import Sources
from vaka.records import Article, Document, LocalEntity, Mention, Quotation, Sentence, Span

__all__ = ["read_quotations"]

_GLOSS = re.compile(r"\([^()]{2,200}\)|\[[^\[\]]{1,200}\]|<[^<>]{1,200}>|\(\.\.\.\)|\(…\)")
_AFTER_NAME = re.compile(r"^['’]?\w{0,4}\s+|^|(?<=\s)\w+\s")
"""Where a noun that belongs to a name can start: past its case ending, or one word later."""
_ENDED = re.compile(r"\w\w\w[.!?…]\s+\w")
"""A sentence that ends between two stretches; a stop after fewer letters is an abbreviation's."""
_SPLIT = 12
"""Words of cue and source between the two halves of a quotation."""


def read_quotations(
    document: Document,
    article: Article,
    sentences: Sequence[Sentence],
    mentions: Sequence[Mention],
    entities: Sequence[LocalEntity],
) -> tuple[Quotation, ...]:
    """Whose words the article gives: direct, partial and (where plain) indirect quotations.

    Args:
        document: The document; its text is what all spans count in.
        article: Title, body and embeds; nothing else of the page is read.
        sentences: The article's sentences.
        mentions: The names in them.
        entities: Whom the names mean.

    Returns:
        The quotations by their place in the text. `rule` says what spoke for each.
    """
    page = lay_out(document, article, sentences)
    cues = cues_of(page)
    sources = Sources(page, mentions, entities)
    media = _media(page, article, sources, entities)
    asked = interviews(page, sources)
    speeches = _apart(asked + announced(page, cues, sources) + dashed(page, cues) + labelled(page, sources))
    drafts = _drafts(page, cues, speeches)
    marked = attribute(page, sources, media, drafts)
    drafted = [d.span for d in drafts]
    marked += attribute(page, sources, media, reported(page, sources, drafted))
    marked = [a for a in marked if a.draft.kind != "indirect" or a.speaker is not None]
    marked.sort(key=lambda a: (a.draft.span, a.draft.kind))
    return tuple(_quotation(page, n, a) for n, a in enumerate(marked))


def _media(page: Page, article: Article, sources: Sources, entities: Sequence[LocalEntity]) -> frozenset[int]:
    """The agencies and outlets among the entities: credited as such, or called so in the text."""
    credited = {c.name.casefold() for c in article.credits if c.kind in ("agency", "outlet")}
    found = {e.n for e in entities if {e.name.casefold(), *(f.casefold() for f in e.forms)} & credited}
    for m in sources.mentions:
        if m.kind != "organisation" or m.entity in found:
            continue
        if _called_media(page, m.span):
            found.add(m.entity)
    return frozenset(found)


def _called_media(page: Page, span: Span) -> bool:
    """Whether a noun for a news agency or outlet stands right before or after a name."""
    pattern = page.units[page.unit_at(span.start)].lexicon["people.media"]
    before = page.narration[max(0, span.start - 30) : span.start].rstrip(" ,")
    after = page.narration[span.end : span.end + 40]
    places = {m.end() for m in _AFTER_NAME.finditer(after)}
    if any(pattern.match(after, at) for at in places):
        return True
    return any(m.end() == len(before) for m in pattern.finditer(before))


def _apart(speeches: Sequence[Speech]) -> list[Speech]:
    """The speeches without those that overlap an earlier one."""
    kept: list[Speech] = []
    for speech in sorted(speeches, key=lambda s: (s.span.start, -s.span.end)):
        if not kept or speech.span.start >= kept[-1].span.end:
            kept.append(speech)
    return kept


# --- drafts --------------------------------------------------------------------------------------------


def _drafts(page: Page, cues: tuple[tuple[Cue, ...], ...], speeches: Sequence[Speech]) -> list[Draft]:
    verdicts = [judge(page, cues, s) for s in page.stretches]
    verdicts = [v for v in verdicts if not any(s.span.holds(v.stretch.span) for s in speeches)]
    drafts = _joined(page, verdicts)
    drafts += [
        Draft(s.span, (s.span,), s.frame, s.span.end, s.cue, "direct", s.unit, s.rule, s.speaker)
        for s in speeches
    ]
    return sorted(drafts, key=lambda d: d.span)


def _joined(page: Page, verdicts: Sequence[Verdict]) -> list[Draft]:
    """Accepted stretches; two halves around one cue become one."""
    drafts: list[Draft] = []
    last: Verdict | None = None
    for verdict in verdicts:
        if last is not None and drafts and _halves(page, last, verdict):
            first = drafts[-1]
            drafts[-1] = Draft(
                Span(first.span.start, verdict.stretch.span.end),
                (*first.parts, verdict.stretch.span),
                first.frame,
                verdict.stretch.close,
                first.cue,
                first.kind,
                first.unit,
                first.rule + "; split by its cue",
            )
            last = verdict
        elif verdict.accepted:
            drafts.append(_draft(page, verdict))
            last = verdict
        else:
            last = None
    return drafts


def _halves(page: Page, first: Verdict, second: Verdict) -> bool:
    """Whether the narration between two stretches is the cue of one quotation and nothing more."""
    between = page.narration[first.stretch.close : second.stretch.open]
    own = (
        second.cue is not None
        and second.cue.span.start >= second.stretch.close
        and "cue after" in second.reasons
    )
    goes_on = _goes_on(page, first.stretch, second.stretch)
    if first.stretch.unit != second.stretch.unit or "cue after" not in first.reasons or (own and not goes_on):
        return False
    text = between.strip()
    if FILLER in between or ":" in text or len(text.split()) > _SPLIT:
        return False
    if not same_family(first.stretch.mark, second.stretch.mark):
        return False
    if _ENDED.search(text):
        return False
    if text.endswith((",", "-", "–", "—")):
        return True
    ends = page.units[first.stretch.unit].lexicon.pack.verb_final  # there the cue closes its sentence
    whole = first.direct or _goes_on(page, first.stretch, second.stretch)
    return not ends and whole and text.endswith(".") and text.count(".") == 1


def _goes_on(page: Page, first: Stretch, second: Stretch) -> bool:
    """Whether a comma ends the first words and a small letter begins the others: one sentence, cued twice."""
    return first.comma(page.text) and second.span.of(page.text)[:1].islower()


def _draft(page: Page, verdict: Verdict) -> Draft:
    stretch, cue = verdict.stretch, verdict.cue
    frame = verdict.frame
    if cue is not None and not frame.holds(cue.span):
        frame = page.frame(cue.span.start, cue.span.end)
    parts: tuple[Span, ...] = (stretch.span,)
    if stretch.insert is not None:
        frame = stretch.insert
        inside = stretch.insert.end < stretch.span.end
        parts = _around(page, stretch.span, stretch.insert) if inside else parts
    return Draft(
        stretch.span,
        parts,
        frame,
        stretch.close,
        cue,
        "direct" if verdict.direct else "partial",
        stretch.unit,
        "; ".join(verdict.reasons),
        whole_line="whole line" in verdict.reasons,
    )


def _around(page: Page, span: Span, insert: Span) -> tuple[Span, Span]:
    """The words before and after a cue that stands between dashes inside the marks."""
    before = page.text[span.start : insert.start].rstrip(" \t\u00a0—–-")
    after = page.text[insert.end : span.end]
    start = insert.end + len(after) - len(after.lstrip(" \t\u00a0.,—–-"))
    return Span(span.start, span.start + len(before)), Span(start, span.end)


# --- records -------------------------------------------------------------------------------------------


def _quotation(page: Page, n: int, a: Attributed) -> Quotation:
    span = a.draft.span
    glosses = tuple(
        Span(span.start + m.start(), span.start + m.end()) for m in _GLOSS.finditer(span.of(page.text))
    )
    return Quotation(
        n=n, span=span, parts=a.draft.parts, kind=a.draft.kind, sentence=page.sentence_at(span.start),
        cue=a.draft.cue.span if a.draft.cue else None, source=a.source, speaker=a.speaker,
        reporter=a.reporter if a.reporter != a.speaker else None,
        language=page.units[a.draft.unit].language, rule=f"{a.draft.rule} | {a.reason}", glosses=glosses,
    )  # fmt: skip
