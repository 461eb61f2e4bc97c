"""Every stored value has evidence: at its span stands what the record says.

Walks over all records of all stages of the sample case (and of the seeds, where they are).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest

from tests.places import needs_shared
from vaka.case import Case
from vaka.records import Credit, Document, Joined, Reading, Span, Stated
from vaka.text import fold

MARKS = '"“”„«»‹›‘‚「」『』'


def _ledger(case: Case) -> Iterator[tuple[Document, Reading]]:
    documents = case.documents()
    for key, reading in case.readings().items():
        yield documents[key], reading


def _stands(value: str, text: str) -> bool:
    """Whether the words of `value` stand in `text`, apart from case, accents and spacing."""
    squeezed = re.sub(r"\W+", "", fold(text))
    return all(re.sub(r"\W+", "", word) in squeezed for word in fold(value).split())


def _source(document: Document, stated: Stated | Credit) -> str:
    return document.text if stated.layer == "text" else document.markup or ""


def check_document(document: Document) -> None:
    """Blocks lie in the text, in order, and hold something."""
    at = 0
    for block in document.blocks:
        assert at <= block.span.start < block.span.end <= len(document.text)
        assert block.span.of(document.text).strip()
        at = block.span.end


def check_article(document: Document, reading: Reading) -> None:
    """Metadata stand where they are said to; body, embeds and furniture do not overlap."""
    a = reading.article
    for name in ("title", "outlet", "byline"):
        stated = getattr(a, name)
        if stated:
            assert _stands(stated.value, stated.span.of(_source(document, stated))), (
                document.file,
                name,
                stated,
            )
    for name in ("published", "updated"):
        stated = getattr(a, name)
        if stated:
            shown = stated.span.of(_source(document, stated))
            assert str(int(stated.value[2:4])) in shown or stated.value[:4] in shown, (
                document.file,
                name,
                shown,
            )
    for credit in a.credits:
        assert credit.span.of(_source(document, credit)).strip(), (document.file, credit)
    body = [p.span for p in a.body]
    for kept in body:
        assert kept.of(document.text).strip() == kept.of(document.text)
        for other in [e.span for e in a.embeds] + [f.span for f in a.furniture]:
            assert not kept.overlap(other), (document.file, kept, other)


def check_sentences(document: Document, reading: Reading) -> None:
    """Numbers are places, and no sentence is blank or crosses its paragraph."""
    for n, sentence in enumerate(reading.sentences):
        assert sentence.n == n
        assert sentence.span.of(document.text).strip()
        if sentence.layer == "body" and reading.article.body:
            assert any(p.span.holds(sentence.span) for p in reading.article.body), (document.file, sentence)


def check_mentions(document: Document, reading: Reading) -> None:
    """A mention's base and its text begin alike (or are the same name abridged); its entity is there."""
    for n, mention in enumerate(reading.mentions):
        assert mention.n == n
        shown = mention.span.of(document.text)
        assert shown == shown.strip(), (document.file, shown)
        assert shown, (document.file, mention)
        entity = reading.entities[mention.entity]
        assert entity.kind == mention.kind, (document.file, shown)
        base, text = fold(mention.base), fold(shown)
        assert base[:2] == text[:2] or set(base.split()) & set(text.split()), (
            document.file,
            shown,
            mention.base,
        )
        if mention.sentence >= 0:
            assert reading.sentences[mention.sentence].span.holds(mention.span), (document.file, shown)


def check_times(document: Document, reading: Reading) -> None:
    """Digits of an explicit value stand in the expression; a relative one keeps how it was read."""
    for n, time in enumerate(reading.times):
        assert time.n == n
        shown = time.span.of(document.text)
        assert shown.strip() == shown, (document.file, shown)
        assert shown, (document.file, time)
        if time.basis == "relative" and time.value is None:
            assert time.relative is not None, (document.file, shown)
        year = re.match(r"\d{4}", time.value or "")
        if time.basis == "explicit" and time.type == "DATE" and year and time.anchor == "none":
            assert year[0][2:] in shown or not re.search(r"\d{3}", shown), (document.file, shown, time.value)


def check_quotations(document: Document, reading: Reading) -> None:
    """Parts lie in the whole, marks stay outside, the speaker is somebody who can speak."""
    for n, q in enumerate(reading.quotations):
        assert q.n == n
        shown = q.span.of(document.text)
        assert shown.strip() == shown, (document.file, shown)
        assert shown, (document.file, q)
        assert q.parts[0].start == q.span.start
        assert q.parts[-1].end == q.span.end
        assert all(q.span.holds(part) for part in q.parts)
        if q.kind != "indirect" and len(q.parts) == 1:
            assert not (shown[0] in '"“«„' and shown[-1] in '"”»'), (document.file, shown)
        if q.cue:
            assert q.cue.of(document.text).strip(), (document.file, shown)
        if q.speaker is not None:
            assert reading.entities[q.speaker].kind != "place", (
                document.file,
                shown,
            )


def check_events(document: Document, reading: Reading) -> None:
    """The trigger lies in the passage, the participants' names where they are said to."""
    meant: dict[Span, set[int]] = {}
    for m in reading.mentions:
        meant.setdefault(m.span, set()).add(m.entity)
    for n, event in enumerate(reading.events):
        assert event.n == n
        assert event.span.holds(event.trigger), (document.file, event.span.of(document.text))
        assert reading.sentences[event.sentence].span.overlap(event.span), document.file
        for p in event.participants:
            if p.span in meant:
                assert p.entity in meant[p.span], (document.file, p.span.of(document.text))
        for d in event.discriminators:
            assert d.span.of(document.text).strip(), (document.file, d)
        assert (event.when is None) == (event.basis is None), (document.file, event)
        if event.basis in ("explicit", "relative"):
            assert event.times, (document.file, event.span.of(document.text))
        for furniture in reading.article.furniture:
            assert not furniture.span.overlap(event.span), (document.file, event.span.of(document.text))


def check_joined(case: Case, joined: Joined) -> None:
    """Everything joined points at records that are there."""
    readings = case.readings()
    entities = {e.id for e in joined.entities}
    events = {e.id for e in joined.events}
    for entity in joined.entities:
        assert all(ref.n < len(readings[ref.document].entities) for ref in entity.members)
    for event in joined.events:
        assert event.told, event
        assert {*event.participants} <= entities
        assert event.place is None or event.place in entities
        assert event.part_of is None or event.part_of in events
        assert all(readings[t.ref.document].events[t.ref.n].n == t.ref.n for t in event.told)
        assert (event.when is None) == (event.basis is None), event
        assert 1 <= event.origins.low <= event.origins.high
    for a in joined.alignments:
        for ref, span in ((a.a, a.a_span), (a.b, a.b_span)):
            assert readings[ref.document].quotations[ref.n].span.holds(span)
    told = [d for s in joined.stories for d in s.documents]
    assert sorted(told) == sorted(readings)


CHECKS = (check_article, check_sentences, check_mentions, check_times, check_quotations, check_events)


def walk(case: Case) -> int:
    """Check every record of a case; how many spans were looked at."""
    count = 0
    for document, reading in _ledger(case):
        check_document(document)
        for check in CHECKS:
            check(document, reading)
        records = (reading.sentences, reading.mentions, reading.times, reading.quotations, reading.events)
        count += sum(map(len, records))
    check_joined(case, case.joined())
    return count


def test_all_evidence_of_the_sample_case(examples_case: Case) -> None:
    assert walk(examples_case) > 1000


@needs_shared
def test_all_evidence_of_the_seeds(seeds_case: Case) -> None:
    assert walk(seeds_case) > 200


def test_a_wrong_span_is_found(examples_case: Case) -> None:
    """The walk can fail: a mention moved by one character is caught."""
    from dataclasses import replace

    document, reading = next(iter(_ledger(examples_case)))
    first = reading.mentions[0]
    moved = replace(first, span=Span(first.span.start + 3, first.span.end + 3))
    with pytest.raises(AssertionError):
        check_mentions(document, replace(reading, mentions=(moved, *reading.mentions[1:])))
