"""The evaluation export: the stored records in the one shape that the scoring scripts read."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from vaka.records import (
    Credit,
    Document,
    Entity,
    Event,
    EventMention,
    Joined,
    LocalEntity,
    Quotation,
    Reading,
    Ref,
    Stated,
)

__all__ = ["bare", "evaluation"]


_CREDITED = ("agency", "primary", "outlet")
"""The kinds of credit that say whose knowledge a page gives."""


def _id(ref: Ref, letter: str) -> str:
    return f"{ref.document}.{letter}{ref.n}"


def evaluation(
    documents: Mapping[str, Document], readings: Mapping[str, Reading], joined: Joined
) -> dict[str, Any]:
    """The whole case as the evaluation export; a view of the stored records, never a second analysis."""
    entity_of = {ref: e for e in joined.entities for ref in e.members}
    return {
        "documents": [_document(documents[key], reading) for key, reading in readings.items()],
        "quotations": [q for r in readings.values() for q in _quotations(r, entity_of)],
        "alignments": [
            {"a": _id(a.a, "q"), "b": _id(a.b, "q"), "relation": a.relation} for a in joined.alignments
        ],
        "dates": [
            {"document": key, "start": t.span.start, "end": t.span.end, "value": t.value}
            for key, r in readings.items()
            for t in r.times
        ],
        "entities": _entities(readings, joined.entities),
        "events": [_event(e, readings, {x.id: x for x in joined.entities}) for e in joined.events],
        "stories": [{"id": s.id, "documents": list(s.documents)} for s in joined.stories],
    }


def _value(stated: Stated | None) -> str | None:
    return stated.value if stated else None


def _document(document: Document, reading: Reading) -> dict[str, Any]:
    a = reading.article
    title = None
    if a.title and a.title.layer == "text":
        title = {"start": a.title.span.start, "end": a.title.span.end, "text": a.title.span.of(document.text)}
    elif a.title:
        title = {"start": None, "end": None, "text": a.title.value}
    return {
        "id": document.id,
        "file": document.file,
        "text": None
        if document.media_type == "text/plain" and document.encoding == "utf-8"
        else document.text,
        "language": a.language,
        "title": title,
        "published": _value(a.published),
        "updated": _value(a.updated),
        "outlet": _value(a.outlet),
        "byline": _value(a.byline),
        "attributed_to": sorted({_credited(c, reading) for c in a.credits if c.kind in _CREDITED}),
        "translated_from": _value(a.translated_from),
        "body": [[p.span.start, p.span.end] for p in a.body],
        "embeds": [[e.span.start, e.span.end] for e in a.embeds],
    }


def _credited(credit: Credit, reading: Reading) -> str:
    """The name of a credit; of an office as the page names it, the canonical one if the knowledge has it."""
    named = {e.n: e.name for e in reading.entities if e.key and e.kind in ("organisation", "country")}
    if credit.rule != "statement":
        return credit.name
    whole = (m for m in reading.mentions if m.entity in named and m.span == credit.span)
    return next((named[m.entity] for m in whole), credit.name)


def _quotations(reading: Reading, entity_of: Mapping[Ref, Entity]) -> list[dict[str, Any]]:
    rows = []
    for q in reading.quotations:
        speaker = entity_of.get(Ref(reading.document, q.speaker)) if q.speaker is not None else None
        rows.append(
            {
                "id": _id(Ref(reading.document, q.n), "q"),
                "document": reading.document,
                "start": q.span.start,
                "end": q.span.end,
                "speaker": speaker.name if speaker else None,
                "speaker_id": speaker.id if speaker else None,
                "kind": q.kind,
            }
        )
    return rows


def _entities(readings: Mapping[str, Reading], entities: tuple[Entity, ...]) -> list[dict[str, Any]]:
    places: dict[Ref, list[dict[str, Any]]] = {}
    for key, reading in readings.items():
        for m in reading.mentions:
            row = {"document": key, "start": m.span.start, "end": m.span.end}
            places.setdefault(Ref(key, m.entity), []).append(row)
    return [
        {
            "id": e.id,
            "name": e.name,
            "kind": e.kind,
            "mentions": [row for ref in e.members for row in places.get(ref, ())],
        }
        for e in entities
    ]


def _event(event: Event, readings: Mapping[str, Reading], entities: Mapping[str, Entity]) -> dict[str, Any]:
    mentions = []
    for told in event.told:
        span = readings[told.ref.document].events[told.ref.n].span
        mentions.append(
            {"document": told.ref.document, "start": span.start, "end": span.end, "role": told.role}
        )
    place = entities.get(event.place or "")
    return {
        "id": event.id,
        "plover": event.plover,
        "mode": event.mode,
        "kind": event.kind,
        "part_of": event.part_of,
        "status": event.status,
        "participants": list(event.participants),
        "when": event.when,
        "basis": "explicit" if event.basis == "set" else event.basis,  # the format knows no other
        "where": place.name if place else None,
        "mentions": mentions,
        "origins": [event.origins.low, event.origins.high],
        "conflicts": [{"field": f.field, "values": [c.value for c in f.claims]} for f in event.findings],
    }


def bare(key: str, reading: Reading) -> dict[str, Any]:
    """One reading as `vaka read --json` prints it."""
    return {
        "id": key,
        "language": reading.article.language,
        "quotations": [_bare_quotation(q, reading.entities) for q in reading.quotations],
        "dates": [
            {"start": t.span.start, "end": t.span.end, "value": t.value, "type": t.type}
            for t in reading.times
        ],
        "mentions": [
            {
                "start": m.span.start,
                "end": m.span.end,
                "kind": m.kind,
                "entity": reading.entities[m.entity].key or reading.entities[m.entity].name,
            }
            for m in reading.mentions
            if m.form not in ("demonym", "title")  # words for somebody, but no names
        ],
        "events": [_bare_event(e, reading.entities) for e in reading.events],
        "body": [[p.span.start, p.span.end] for p in reading.article.body],
    }


def _bare_quotation(q: Quotation, entities: tuple[LocalEntity, ...]) -> dict[str, Any]:
    return {
        "start": q.span.start,
        "end": q.span.end,
        "speaker": entities[q.speaker].name if q.speaker is not None else None,
        "speaker_start": q.source.start if q.source else None,
        "speaker_end": q.source.end if q.source else None,
        "cue_start": q.cue.start if q.cue else None,
        "cue_end": q.cue.end if q.cue else None,
        "kind": q.kind,
    }


def _bare_event(e: EventMention, entities: tuple[LocalEntity, ...]) -> dict[str, Any]:
    def sides(*parts: str) -> list[str]:
        return [entities[p.entity].name for p in e.participants if p.part in parts]

    return {
        "start": e.span.start,
        "end": e.span.end,
        "plover": e.plover,
        "mode": e.mode,
        "source": sides("source"),
        "target": sides("target", "with"),
        "status": e.status,
    }
