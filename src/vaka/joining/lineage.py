"""Lineage: how each document got its text or its knowledge.

Credits are read off the article; copies are found by shared word shingles, translations by shared
sentences in the vector space, both only inside a story, where the same text can stand twice at all.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import combinations
from typing import TYPE_CHECKING

import numpy as np

from vaka.records import Article, Derivation, Document, Reading, Span, Story
from vaka.text import fold

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from vaka.vectors import Encoder

__all__ = ["credits_of", "trace_lineage", "within_story"]

SHINGLE = 5
"""Words in a shingle: fewer meet by chance in two reports of one speech, more break at every small edit."""

COPIED = 0.3
"""Share of the shorter text's shingles outside quotations that the longer text must hold to be its copy. Reprints
with small edits keep 0.35 to 0.7 of them, independent reports of one event at most 0.04."""

FEW = 20
"""Shingles below which a text is too short to tell a copy from a common phrase."""

TRANSLATED = 0.85
"""Share of the shorter text's sentences that must have their counterpart, in order, in the longer one. Of 365
pairs of professional translations (25 stories in six languages) half reach 0.8 at `SAME_SENTENCE`; of reports of
one event by different agencies none kept 0.85 in order."""

TOLD_TRANSLATED = 0.5
"""The same where the page itself says that it was translated from that language."""

SAME_SENTENCE = 0.5
"""Cosine (language means removed) from which two sentences of two languages may render one another."""


def trace_lineage(
    documents: Mapping[str, Document],
    readings: Sequence[Reading],
    stories: Sequence[Story],
    encoder: Encoder,
) -> tuple[Derivation, ...]:
    """Trace what each document was taken from: credits, outlets, copies and translations in the case."""
    by_id = {r.document: r for r in readings}
    steps = [step for key in sorted(by_id) for step in credits_of(by_id[key].article)]
    for story in stories:
        steps += within_story([by_id[d] for d in story.documents if d in by_id], documents, encoder)
    return tuple(sorted(steps, key=lambda s: (s.document, s.kind, s.source)))


def within_story(
    members: Sequence[Reading], documents: Mapping[str, Document], encoder: Encoder
) -> list[Derivation]:
    """The copies and translations among the documents of one story, sorted."""
    steps = [*_copies(members, documents), *_translations(members, documents, encoder)]
    return sorted(steps, key=lambda s: (s.document, s.kind, s.source))


def credits_of(article: Article) -> Iterable[Derivation]:
    """What an article credits, each name once."""
    kinds = {"agency": "credit", "outlet": "outlet", "primary": "primary"}
    seen: set[tuple[str, str]] = set()
    for credit in article.credits:
        kind = kinds.get(credit.kind)
        if kind is None or (kind, credit.name) in seen:
            continue
        seen.add((kind, credit.name))
        spans = tuple(c.span for c in article.credits if c.name == credit.name and c.layer == "text")
        reason = f"the page credits {credit.name} ({credit.rule})"
        yield Derivation(article.document, credit.name, kind, spans, (reason,))  # type: ignore[arg-type] # the table above


# --- copies ------------------------------------------------------------------------------------------


def _own_words(reading: Reading, text: str) -> list[str]:
    """The words of the running text outside quotations, folded: two outlets quote one speech alike."""
    quoted = [q.span for q in reading.quotations if q.kind != "indirect"]
    words: list[str] = []
    for paragraph in reading.article.body:
        for a, b in _outside(paragraph.span, quoted):
            words += fold(text[a:b]).split()
    return words


def _outside(span: Span, holes: Sequence[Span]) -> Iterable[tuple[int, int]]:
    at = span.start
    for hole in sorted(holes):
        if hole.overlap(span):
            if hole.start > at:
                yield at, hole.start
            at = max(at, hole.end)
    if at < span.end:
        yield at, span.end


def _shingles(words: Sequence[str]) -> frozenset[tuple[str, ...]]:
    return frozenset(tuple(words[i : i + SHINGLE]) for i in range(len(words) - SHINGLE + 1))


def _copies(members: Sequence[Reading], documents: Mapping[str, Document]) -> Iterable[Derivation]:
    shingles = {r.document: _shingles(_own_words(r, documents[r.document].text)) for r in members}
    for a, b in combinations(members, 2):
        few, many = sorted((shingles[a.document], shingles[b.document]), key=len)
        if len(few) < FEW:
            continue
        share = len(few & many) / len(few)
        if share >= COPIED:
            source, copy = _order(a, b)
            reason = f"{share:.0%} of the shorter text's runs of {SHINGLE} words stand in the longer"
            yield Derivation(copy.document, source.document, "copy", (), (reason,))


def _order(a: Reading, b: Reading) -> tuple[Reading, Reading]:
    """Source before copy: the earlier published, the one with a credit, then by id."""

    def rank(r: Reading) -> tuple[str, bool, str]:
        article = r.article
        credited = any(c.kind == "agency" for c in article.credits)
        return (article.published.value if article.published else "9999", not credited, r.document)

    first, second = sorted((a, b), key=rank)
    return first, second


# --- translations --------------------------------------------------------------------------------------


def _sentences(reading: Reading, text: str) -> list[tuple[str, str]]:
    """Running sentences long enough to be told apart, with their languages."""
    return [
        (s.span.of(text), s.language) for s in reading.sentences if s.layer == "body" and len(s.span) >= 40
    ]


def _translations(
    members: Sequence[Reading], documents: Mapping[str, Document], encoder: Encoder
) -> Iterable[Derivation]:
    languages = {r.article.language for r in members}
    if len(languages) < 2:
        return
    from vaka.vectors import debias

    vectors = {}
    for r in members:
        rows = _sentences(r, documents[r.document].text)
        if len(rows) >= 3:
            vectors[r.document] = debias(encoder.encode([t for t, _ in rows]), [lang for _, lang in rows])
    for a, b in combinations(members, 2):
        if a.article.language == b.article.language or not {a.document, b.document} <= vectors.keys():
            continue
        if _other_agencies(a.article, b.article):
            continue
        share = _ordered_share(*sorted((vectors[a.document], vectors[b.document]), key=len))
        if share >= (TOLD_TRANSLATED if _says_translated(a, b) else TRANSLATED):
            source, copy = _translation_order(a, b)
            reason = f"{share:.0%} of the shorter text's sentences have a counterpart in the other language"
            yield Derivation(copy.document, source.document, "translation", (), (reason,))


def _other_agencies(a: Article, b: Article) -> bool:
    """Two texts that credit different agencies are two reports, however alike."""
    mine, theirs = ({c.name for c in x.credits if c.kind == "agency"} for x in (a, b))
    return bool(mine and theirs and not mine & theirs)


def _says_translated(a: Reading, b: Reading) -> bool:
    stated = [(x.article.translated_from, y.article.language) for x, y in ((a, b), (b, a))]
    return any(s is not None and s.value == language for s, language in stated)


def _ordered_share(few: NDArray[np.float32], many: NDArray[np.float32]) -> float:
    """Share of the rows of `few` that meet a row of `many`, taking both in their order (longest common order)."""
    meets = few @ many.T >= SAME_SENTENCE
    best = np.zeros((len(few) + 1, len(many) + 1), int)
    for i in range(len(few)):
        for j in range(len(many)):
            best[i + 1, j + 1] = max(best[i, j + 1], best[i + 1, j], best[i, j] + meets[i, j])
    return float(best[-1, -1]) / len(few)


def _translation_order(a: Reading, b: Reading) -> tuple[Reading, Reading]:
    """The one that says it was translated is the translation; else the later one."""
    for source, copy in ((a, b), (b, a)):
        stated = copy.article.translated_from
        if stated is not None and stated.value == source.article.language:
            return source, copy
    return _order(a, b)
