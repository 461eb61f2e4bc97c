"""Joined records out of their tables: entities with their members, events that name each other by id."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from sqlalchemy import Connection, select

from vaka.joining.events.assemble import Draft, finish
from vaka.records import Alignment, Dated, Derivation, Entity, Joined, Ref, Story
from vaka.store import tables
from vaka.store.codec import Record, load_list

__all__ = ["load_joined"]


def load_joined(connection: Connection) -> Joined:
    """All that joining gave, in the order in which the records sort."""
    stories = _rows(connection, "stories", Story)
    story = {document: s.id for s in stories for document in s.documents}
    alignments = [
        a
        for a, beside in _with_beside(connection)
        if not beside or story.get(a.a.document) != story.get(a.b.document)
    ]
    lineage = _rows(connection, "lineage", Derivation)
    return Joined(
        entities=_entities(connection),
        stories=tuple(sorted(stories, key=lambda s: s.id)),
        lineage=tuple(sorted(lineage, key=lambda s: (s.document, s.kind, s.source))),
        alignments=tuple(sorted(alignments, key=lambda x: (x.a, x.b))),
        events=finish(_rows(connection, "events", Draft)),
        dated=tuple(sorted(_rows(connection, "dated", Dated), key=lambda d: d.document)),
    )


def _rows(connection: Connection, field: str, kind: type[Record]) -> list[Record]:
    t = tables.JOINED_RECORDS[field]
    query = select(t.c.data).order_by(t.c.owner, t.c.n)
    return load_list(kind, connection.scalars(query))


def _with_beside(connection: Connection) -> Iterable[tuple[Alignment, str | None]]:
    """Alignments, and the other document of those that were found between stories."""
    t = tables.alignments
    rows = connection.execute(select(t.c.data, t.c.beside).order_by(t.c.owner, t.c.n)).all()
    return zip(load_list(Alignment, (row.data for row in rows)), (row.beside for row in rows), strict=True)


def _entities(connection: Connection) -> tuple[Entity, ...]:
    """Entities with their members; what several blocks say of one is put together."""
    members = _members(connection)
    found: dict[str, Entity] = {}
    for entity in sorted(_rows(connection, "entities", Entity), key=lambda e: (e.id, e.key is not None)):
        known = found.get(entity.id)
        if known is None:
            found[entity.id] = replace(entity, members=tuple(members.get(entity.id, entity.members)))
        else:
            reasons = tuple(dict.fromkeys((*known.reasons, *entity.reasons)))
            found[entity.id] = replace(known, reasons=reasons)
    return tuple(found[key] for key in sorted(found) if found[key].members)


def _members(connection: Connection) -> Mapping[str, list[Ref]]:
    t = tables.meanings
    found: dict[str, list[Ref]] = {}
    for row in connection.execute(select(t).order_by(t.c.document, t.c.n)):
        found.setdefault(row.entity, []).append(Ref(row.document, row.n))
    return found
