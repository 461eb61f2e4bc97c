"""Events: the units of changed documents are put in place of what they were, and what that reaches is asked again.

There are two layers of units. The plain ones say what the texts alone say; by them undated documents are dated.
The dated ones have these days, and by them events are gathered. A document's day hangs on plain units only, so no
circle arises and the order of adding cannot matter.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import Any

from sqlalchemy import delete, select, update

from vaka.growing.ground import Ground, chunks
from vaka.growing.lineage import lines_of
from vaka.growing.stories import Moved
from vaka.growing.units import BOTH, DATED, PLAIN, StoredUnits, block_number
from vaka.joining.events.assemble import draft
from vaka.joining.events.cluster import Cluster, Judge
from vaka.joining.events.dating import date_document, undated
from vaka.joining.events.gather import COMMON, Gathering
from vaka.joining.events.newsday import redate
from vaka.joining.events.unit import Index, Unit, build_units
from vaka.records import Dated, Ref
from vaka.store import tables
from vaka.store.codec import dump, load

__all__ = ["grow_events"]

Change = tuple[list[Unit], list[Unit]]
"""Units that go, and units that come in their place."""


def grow_events(
    ground: Ground, named: Collection[str], moved: Moved, derived: Collection[str], tied: Collection[str]
) -> None:
    """Gather the events that changed documents reach.

    Args:
        ground: The case.
        named: Documents whose names mean something new; the added ones are among them.
        moved: What became of stories.
        derived: Documents whose origins may be others than before.
        tied: Documents of whose mentions a person has said something new.
    """
    events = _Events(ground)
    changed = sorted({*named, *moved.documents, *tied})
    reached = events.replace(PLAIN, _differing(events.stored(PLAIN, changed), events.built(changed)))
    days = events.date({u.document for u in reached if undated(u)} | set(changed))
    renewed = sorted({*changed, *days})
    reached = events.replace(DATED, _differing(events.stored(DATED, renewed), events.redated(renewed)))
    events.tell(reached, renewed, derived)


def _differing(old: Mapping[str, Sequence[Unit]], new: Mapping[str, Sequence[Unit]]) -> Change:
    before = {u.key: u for units in old.values() for u in units}
    after = {u.key: u for units in new.values() for u in units}
    gone = [u for key, u in sorted(before.items()) if after.get(key) != u]
    come = [u for key, u in sorted(after.items()) if before.get(key) != u]
    return gone, come


class _Events:
    """The units and events of a case while they change."""

    def __init__(self, ground: Ground) -> None:
        self._ground = ground
        self._known: dict[str, Unit] = {}
        self._judge = Judge()
        self._units: dict[int, StoredUnits] = {}

    def _index(self, layer: int) -> StoredUnits:
        if layer not in self._units:
            self._units[layer] = StoredUnits(self._ground, layer, self._known)
        return self._units[layer]

    def _gathering(self, layer: int) -> Gathering:
        return Gathering(self._index(layer), self._judge)

    # --- units -----------------------------------------------------------------------------------------

    def built(self, documents: Sequence[str]) -> dict[str, list[Unit]]:
        """The plain units of documents, as they are now."""
        found: dict[str, list[Unit]] = {}
        t = tables.told_in
        for some in chunks(documents, 100):
            readings, local = self._ground.readings(some), self._ground.local(some)
            rows = self._ground.rows(select(t.c.document, t.c.story).where(t.c.document.in_(some)))
            stories = {row.document: row.story for row in rows}
            for document, reading in readings.items():
                own = local[document]
                index = Index(
                    {Ref(document, n): e for n, e in own.items()},
                    {e.id: e for e in own.values()},
                    {e.name: e for e in sorted(own.values(), key=lambda e: e.id, reverse=True)},
                )
                found[document] = build_units(reading, index, stories.get(document), self._ground.ties)
        return found

    def stored(self, layer: int, documents: Sequence[str]) -> dict[str, list[Unit]]:
        """The units of documents that are in the index, by document; none for those that have none."""
        found: dict[str, list[Unit]] = {}
        for unit in self._index(layer).of_documents(documents):
            found.setdefault(unit.document, []).append(unit)
        return found

    def replace(self, layer: int, change: Change) -> list[Unit]:
        """Put units in place of others; the units whose event may be another one, by key."""
        gone, come = change
        before = self._gathering(layer)
        narrow = {block for u in (*gone, *come) for block in u.blocks.settling_by_cue}
        small = self._small(layer, narrow)
        reached = before.reached(gone, come)
        self._write(layer, change)
        del self._units[layer]
        after = self._gathering(layer)
        crossed = sorted(small ^ self._small(layer, narrow))
        if crossed:
            reached.update(before.reached(self._index(layer).within(crossed)))
            reached.update(after.reached(self._index(layer).within(crossed)))
        reached.update(after.reached(come, gone))
        return self._index(layer).units(reached)

    def _small(self, layer: int, blocks: Collection[str]) -> set[str]:
        return {block for block, size in self._index(layer).sizes(sorted(blocks)).items() if size <= COMMON}

    def _write(self, layer: int, change: Change) -> None:
        """A unit that is the same in both layers stands once, as `BOTH`."""
        gone, come = change
        other = DATED if layer == PLAIN else PLAIN
        keys = [u.key for u in gone]
        for table in (tables.units, tables.unit_blocks):
            for some in chunks(keys):
                here = table.c.key.in_(some)
                self._ground.connection.execute(delete(table).where(here, table.c.layer == layer))
                self._ground.connection.execute(
                    update(table).where(here, table.c.layer == BOTH).values(layer=other)
                )
        data = {u.key: _data(u) for u in come}
        same = self._same(other, data)
        for table in (tables.units, tables.unit_blocks):
            for some in chunks(sorted(same)):
                there = table.c.key.in_(some)
                self._ground.connection.execute(
                    update(table).where(there, table.c.layer == other).values(layer=BOTH)
                )
        new = [u for u in come if u.key not in same]
        self._ground.insert(
            tables.units,
            [{"key": u.key, "layer": layer, "document": u.document, "data": data[u.key]} for u in new],
        )
        self._ground.insert(
            tables.unit_blocks,
            [
                {"block": block, "layer": layer, "key": u.key}
                for u in new
                for block in sorted({block_number(b) for b in u.blocks.stands})
            ],
        )

    def _same(self, layer: int, data: Mapping[str, str]) -> set[str]:
        """The keys of the units that stand in a layer as they are."""
        t = tables.units
        found: set[str] = set()
        for some in chunks(sorted(data)):
            rows = self._ground.rows(select(t.c.key, t.c.data).where(t.c.key.in_(some), t.c.layer == layer))
            found |= {row.key for row in rows if row.data == data[row.key]}
        return found

    # --- days ------------------------------------------------------------------------------------------

    def date(self, documents: Collection[str]) -> set[str]:
        """Date undated documents by the plain units; those whose day is another one than before."""
        before = self._days(documents)
        gathering = self._gathering(PLAIN)
        now: dict[str, Dated] = {}
        stored = self.stored(PLAIN, sorted(documents))
        self._index(PLAIN).expect([u for units in stored.values() for u in units if undated(u)], COMMON)
        for document, units in stored.items():
            told = [gathering.event(u) for u in units if undated(u)]
            found = date_document(document, told) if told else None
            if found is not None:
                now[document] = found
        changed = {d for d in documents if before.get(d) != now.get(d)}
        self._ground.delete(tables.dated, "owner", changed)
        for document in sorted(changed & now.keys()):
            self._ground.keep("dated", document, [now[document]])
        return changed

    def _days(self, documents: Collection[str]) -> dict[str, Dated]:
        t = tables.dated
        found: dict[str, Dated] = {}
        for some in chunks(sorted(documents)):
            rows = self._ground.rows(select(t.c.owner, t.c.data).where(t.c.owner.in_(some)))
            found.update((row.owner, load(Dated, row.data)) for row in rows)
        return found

    def redated(self, documents: Sequence[str]) -> dict[str, list[Unit]]:
        """The units of documents with the days that joining gave these."""
        days = self._days(documents)
        found = self.stored(PLAIN, documents)
        for some in chunks(sorted(days), 100):
            for document, reading in self._ground.readings(some).items():
                units = found.get(document, [])
                found[document] = [redate(u, days[document], reading) for u in units]
        return found

    # --- events ----------------------------------------------------------------------------------------

    def tell(self, reached: Sequence[Unit], changed: Collection[str], derived: Collection[str]) -> None:
        """Gather anew every event that a reached unit is in or was in, and keep it in place of what was there."""
        index, gathering = self._index(DATED), self._gathering(DATED)
        units = {u.key: u for u in (*reached, *index.of_documents(set(derived)))}
        gone = self._events_of(document=changed)
        events: dict[str, Cluster] = {}
        todo = dict(units)
        while todo:
            index.expect(todo.values(), COMMON)
            told = {u.key: gathering.event(u) for u in todo.values() if u.key not in events}
            for event in told.values():
                events.update((u.key, event) for u in event.units)
            gone |= self._events_of(refs=[ref for u in todo.values() for ref in u.refs])
            beside = {u.key: u for event in told.values() for u in event.units}
            beside.update((u.key, u) for u in self._members(gone))
            todo = {key: u for key, u in beside.items() if key not in units}
            units.update(todo)
        self._keep({id(e): e for e in events.values()}.values(), gone)

    def _events_of(self, document: Collection[str] = (), refs: Sequence[Ref] = ()) -> set[str]:
        """The events as they are kept that documents, or these mentions, are told in."""
        t = tables.told_of
        own = {*document, *(ref.document for ref in refs)}
        wanted = set(refs)
        found: set[str] = set()
        for some in chunks(sorted(own)):
            rows = self._ground.rows(select(t).where(t.c.document.in_(some)))
            found |= {r.event for r in rows if r.document in document or Ref(r.document, r.n) in wanted}
        return found

    def _members(self, events: Collection[str]) -> Iterator[Unit]:
        """The units that events were told by, as far as they are there."""
        t = tables.told_of
        refs: set[Ref] = set()
        for some in chunks(sorted(events)):
            rows = self._ground.rows(select(t.c.document, t.c.n).where(t.c.event.in_(some)))
            refs |= {Ref(*row) for row in rows}
        for unit in self._index(DATED).of_documents({ref.document for ref in refs}):
            if refs.intersection(unit.refs):
                yield unit

    def _keep(self, events: Iterable[Cluster], gone: Collection[str]) -> None:
        self._ground.delete(tables.events, "owner", gone)
        self._ground.delete(tables.told_of, "event", gone)
        ordered = sorted(events, key=lambda e: e.key)
        lines = lines_of(self._ground, {u.document for e in ordered for u in e.units})
        for event in ordered:
            made = draft(event, lines)
            self._ground.keep("events", made.event.id, [made])
            rows = [
                {"document": t.ref.document, "n": t.ref.n, "event": made.event.id} for t in made.event.told
            ]
            self._ground.insert(tables.told_of, rows)


SETS = (
    "actors",
    "bare",
    "company",
    "cues",
    "elsewhere",
    "named",
    "parted",
    "persons",
    "scripts",
    "sources",
    "sure",
    "tied",
)


def _data(unit: Unit) -> str:
    """A unit as JSON, its sets in order: the same unit gives the same text."""
    values: dict[str, Any] = json.loads(dump(unit))
    for name in SETS:
        values[name] = sorted(values[name], key=json.dumps)
    return json.dumps(values, ensure_ascii=False, separators=(",", ":"))
