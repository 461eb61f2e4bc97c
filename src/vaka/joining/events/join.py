"""The stage: units of all documents gathered, undated documents dated by them, gathered again, drafted."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from vaka.joining.events.assemble import Draft, draft, finish
from vaka.joining.events.blocks import UnitIndex
from vaka.joining.events.cluster import Cluster, Judge
from vaka.joining.events.dating import date_document, undated
from vaka.joining.events.gather import Gathering
from vaka.joining.events.newsday import redate
from vaka.joining.events.origins import Lines
from vaka.joining.events.ties import NO_TIES, Ties
from vaka.joining.events.unit import Index, Unit, build_units
from vaka.records import Dated, Derivation, Entity, Event, Reading, Story

__all__ = ["join_events"]


def join_events(
    readings: Sequence[Reading],
    entities: Sequence[Entity],
    stories: Sequence[Story],
    lineage: Sequence[Derivation],
    ties: Ties = NO_TIES,
) -> tuple[tuple[Event, ...], tuple[Dated, ...]]:
    """Join event mentions into events, and date undated documents by them.

    Args:
        readings: Of all documents.
        entities: That their local entities mean.
        stories: That the documents tell.
        lineage: Where they got their text.
        ties: What a person has said of mentions.

    Returns:
        The events by id and the dates found for documents; the same for any order of the readings.
    """
    by_document = {r.document: r for r in sorted(readings, key=lambda r: r.document)}
    index = Index.of(entities)
    story_of = {d: s.id for s in stories for d in s.documents}
    units = [u for r in by_document.values() for u in build_units(r, index, story_of.get(r.document), ties)]
    judge = Judge()
    dated = _dated(units, Gathering(UnitIndex(units), judge))
    if dated:
        units = [
            redate(u, dated[u.document], by_document[u.document]) if u.document in dated else u for u in units
        ]
    gathering = Gathering(UnitIndex(units), judge)
    lines = Lines(by_document, lineage, [s.documents for s in stories])
    events = finish(_drafts(units, gathering, lines))
    return events, tuple(dated[key] for key in sorted(dated))


def _dated(units: Iterable[Unit], plain: Gathering) -> dict[str, Dated]:
    """The dates of undated documents, by their main events as the texts alone have them."""
    events: dict[str, list[Cluster]] = {}
    for unit in units:
        if undated(unit):
            events.setdefault(unit.document, []).append(plain.event(unit))
    found = ((document, date_document(document, told)) for document, told in events.items())
    return {document: dated for document, dated in found if dated is not None}


def _drafts(units: Iterable[Unit], gathering: Gathering, lines: Lines) -> Iterable[Draft]:
    done: set[str] = set()
    for unit in units:
        if unit.key not in done:
            event = gathering.event(unit)
            done |= {u.key for u in event.units}
            yield draft(event, lines)
