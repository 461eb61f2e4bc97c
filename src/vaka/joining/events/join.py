"""The stage: units of all documents, gathered, dated, gathered again, assembled."""

from __future__ import annotations

from collections.abc import Sequence

from vaka.joining.events.assemble import assemble
from vaka.joining.events.cluster import gather
from vaka.joining.events.dating import date_documents, redate
from vaka.joining.events.origins import Lines
from vaka.joining.events.unit import Index, Unit, build_units
from vaka.records import Dated, Derivation, Entity, Event, Reading, Story

__all__ = ["join_events"]

ROUNDS = 3
"""Joining dates documents, which dates their other events, which may join more: so often at most."""


def join_events(
    readings: Sequence[Reading],
    entities: Sequence[Entity],
    stories: Sequence[Story],
    lineage: Sequence[Derivation],
) -> tuple[tuple[Event, ...], tuple[Dated, ...]]:
    """Join event mentions into events, and date undated documents by them.

    Returns the events by id and the dates found for documents. The same for any order of the readings.
    """
    by_document = {r.document: r for r in sorted(readings, key=lambda r: r.document)}
    index = Index.of(entities)
    story_of = {d: s.id for s in stories for d in s.documents}
    plain = [u for r in by_document.values() for u in build_units(r, index, story_of.get(r.document))]
    dated: dict[str, Dated] = {}
    units: list[Unit] = plain
    for _ in range(ROUNDS):
        clusters, doubts = gather(units)
        now = {**date_documents(clusters, by_document), **dated}
        if now == dated:
            break
        dated = now
        units = [redate(u, dated, by_document[u.document]) for u in plain]
    events = assemble(clusters, doubts, by_document, index, Lines(by_document, lineage))
    return events, tuple(dated[key] for key in sorted(dated))
