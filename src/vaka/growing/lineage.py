"""Lineage: what added documents credit, and copies and translations inside the stories that changed."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from sqlalchemy import select

from vaka.growing.ground import Ground, chunks
from vaka.growing.stories import Moved
from vaka.joining.events.origins import Lines
from vaka.joining.lineage import credits_of, within_story
from vaka.records import Derivation
from vaka.store import tables
from vaka.store.codec import load

__all__ = ["grow_lineage", "lines_of"]


def grow_lineage(ground: Ground, added: Sequence[str], moved: Moved) -> frozenset[str]:
    """Trace added documents and the stories that changed.

    Returns the documents of these stories: their origins may be others than before.
    """
    for some in chunks(added, 100):
        for document, reading in ground.readings(some).items():
            ground.keep("lineage", document, list(credits_of(reading.article)))
    ground.delete(tables.lineage, "owner", moved.gone | moved.stories.keys())
    for story, members in sorted(moved.stories.items()):
        if len(members) > 1:
            readings = ground.readings(members)
            steps = within_story([readings[d] for d in members], ground.documents(members), ground.encoder)
            ground.keep("lineage", story, steps)
    return frozenset(d for members in moved.stories.values() for d in members)


def lines_of(ground: Ground, documents: Iterable[str]) -> Lines:
    """The reporting lines of documents, by all that their stories hold."""
    s, t = tables.told_in, tables.lineage
    stories: set[str] = set()
    for some in chunks(sorted(set(documents))):
        stories |= set(ground.connection.scalars(select(s.c.story).where(s.c.document.in_(some))))
    told: dict[str, list[str]] = {}
    for some in chunks(sorted(stories)):
        for row in ground.rows(select(s.c.document, s.c.story).where(s.c.story.in_(some))):
            told.setdefault(row.story, []).append(row.document)
    members = {d for documents in told.values() for d in documents}
    steps: list[Derivation] = []
    for some in chunks(sorted(stories | members)):
        rows = ground.connection.scalars(select(t.c.data).where(t.c.owner.in_(some)))
        steps += [load(Derivation, data) for data in rows]
    ordered = sorted(steps, key=lambda x: (x.document, x.kind, x.source))
    return Lines(sorted(members), ordered, [sorted(told[story]) for story in sorted(told)])
