"""Names: people, countries, places and organisations with the forms they have in each language."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

from vaka.records import Entity, EntityKind, Ref
from vaka.show.report.source import Source, words
from vaka.show.report.views import EntityView, Link, Piece, Words
from vaka.show.words import when_words

__all__ = ["entities"]

KINDS: dict[EntityKind, str] = {
    "person": "People",
    "country": "Countries",
    "place": "Places",
    "organisation": "Organisations",
    "other": "Others",
}

FORMS, EVENTS = 6, 8
"""Forms of one language, and events, shown of one entity: enough to see that they are its own."""


def entities(source: Source) -> tuple[tuple[str, tuple[EntityView, ...]], ...]:
    """Entities by kind, those most often named first."""
    forms = _forms(source)
    out = []
    for kind, heading in KINDS.items():
        found = [e for e in source.joined.entities if e.kind == kind and forms.get(e.id)]
        ranked = sorted(found, key=lambda e: (-forms[e.id].total(), e.name, e.id))
        if ranked:
            out.append((heading, tuple(_view(source, e, forms[e.id]) for e in ranked)))
    return tuple(out)


def _forms(source: Source) -> Mapping[str, Counter[tuple[str, str]]]:
    """How often each entity is named by each form, with the language it stands in."""
    found: dict[str, Counter[tuple[str, str]]] = {}
    for document in source.order:
        reading = source.readings[document]
        for mention in reading.mentions:
            entity = source.entity_of.get(Ref(document, mention.entity))
            if entity is not None:
                language = source.language_at(document, mention.sentence)
                found.setdefault(entity.id, Counter())[(mention.base, language)] += 1
    return found


def _view(source: Source, entity: Entity, forms: Counter[tuple[str, str]]) -> EntityView:
    events = [e for e in source.joined.events if entity.id in (*e.participants, e.place)]
    dated = sorted(events, key=lambda e: (e.when or "~", e.id))
    links = [Link(f"{e.kind}, {when_words(e.when, e.basis)}", f"#e-{e.id}") for e in dated]
    by_language: dict[str, list[Words]] = {}
    for (form, language), _ in sorted(forms.items(), key=lambda kv: (-kv[1], kv[0])):
        by_language.setdefault(language, []).append(words([Piece(form)], language))
    notes = [entity.country if entity.country != entity.name else None, _key(entity.key)]
    return EntityView(
        anchor=f"n-{entity.id}",
        name=entity.name,
        note=" · ".join(n for n in notes if n),
        forms=tuple((language, tuple(found[:FORMS])) for language, found in by_language.items()),
        mentions=forms.total(),
        documents=len({ref.document for ref in entity.members}),
        events=tuple(links[:EVENTS]),
        more_events=max(0, len(links) - EVENTS),
        reasons=tuple(source.linked(r) for r in entity.reasons) if len(entity.members) > 1 else (),
    )


def _key(key: str | None) -> str | None:
    """An id that a reader can look up elsewhere."""
    return key if key and key.startswith("Q") else None
