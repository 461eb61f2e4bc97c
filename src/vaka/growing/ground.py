"""What the growing stages stand on: one transaction of the store, and what was read in it."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from itertools import islice
from typing import Any, TypeVar

from sqlalchemy import Connection, Table, delete, insert, select

from vaka.growing.remembered import RememberedEncoder
from vaka.joining.events import Ties
from vaka.records import Document, Entity, Reading
from vaka.store import tables
from vaka.store.codec import dump, load
from vaka.store.reading import load_readings
from vaka.vectors import Encoder

__all__ = ["Ground", "chunks"]

CHUNK = 500
"""Values in one query: SQLite allows 32,766, PostgreSQL's planner prefers fewer."""

KEPT = 1000
"""Documents and readings kept in memory: about 100 MB."""

Item = TypeVar("Item")


def chunks(items: Iterable[Item], size: int = CHUNK) -> Iterator[list[Item]]:
    """The items in lists of at most `size`."""
    iterator = iter(items)
    while chunk := list(islice(iterator, size)):
        yield chunk


class Ground:
    """Everything that a growing stage reads and writes.

    Args:
        connection: In a transaction; it is committed by whoever opened it.
        encoder: Gives vectors that the store does not have yet.
        ties: What a person has said of event mentions.
    """

    def __init__(self, connection: Connection, encoder: Encoder, ties: Ties) -> None:
        self.connection = connection
        self.encoder = RememberedEncoder(connection, encoder)
        self.ties = ties
        self._documents: OrderedDict[str, Document] = OrderedDict()
        self._readings: OrderedDict[str, Reading] = OrderedDict()
        self._entities: dict[str, Entity] = {}

    # --- documents -------------------------------------------------------------------------------------

    def documents(self, ids: Collection[str]) -> dict[str, Document]:
        """Documents by id."""
        t = tables.documents
        for some in chunks(sorted(set(ids) - self._documents.keys())):
            rows = self.connection.execute(select(t.c.id, t.c.data).where(t.c.id.in_(some)))
            self._documents.update((row.id, load(Document, row.data)) for row in rows)
        found = {key: self._documents[key] for key in sorted(set(ids))}
        _forget(self._documents)
        return found

    def readings(self, ids: Collection[str]) -> dict[str, Reading]:
        """Readings by their documents' ids."""
        for some in chunks(sorted(set(ids) - self._readings.keys())):
            self._readings.update((r.document, r) for r in load_readings(self.connection, some))
        found = {key: self._readings[key] for key in sorted(set(ids))}
        _forget(self._readings)
        return found

    # --- entities --------------------------------------------------------------------------------------

    def entities(self, ids: Collection[str]) -> dict[str, Entity]:
        """Entities by id, without their members."""
        t = tables.entities
        for some in chunks(sorted(set(ids) - self._entities.keys())):
            rows = self.connection.execute(
                select(t.c.id, t.c.data).where(t.c.id.in_(some)).order_by(t.c.owner, t.c.n)
            )
            for row in rows:
                self._entities.setdefault(row.id, load(Entity, row.data))
        return {key: self._entities[key] for key in ids if key in self._entities}

    def forget_entities(self, ids: Iterable[str]) -> None:
        """Read these entities again when they are next asked for."""
        for key in ids:
            self._entities.pop(key, None)

    def local(self, documents: Collection[str]) -> dict[str, dict[int, Entity]]:
        """For each document, the entities of the case by the document's own numbers."""
        t = tables.meanings
        found: dict[str, dict[int, str]] = {d: {} for d in documents}
        for some in chunks(sorted(found)):
            rows = self.connection.execute(
                select(t.c.document, t.c.n, t.c.entity).where(t.c.document.in_(some))
            )
            for row in rows:
                found[row.document][row.n] = row.entity
        entities = self.entities({e for local in found.values() for e in local.values()})
        return {d: {n: entities[e] for n, e in sorted(local.items())} for d, local in found.items()}

    # --- rows ------------------------------------------------------------------------------------------

    def rows(self, query: Any) -> Sequence[Any]:
        """All rows of a query."""
        return self.connection.execute(query).all()

    def insert(self, table: Table, rows: Sequence[Mapping[str, object]]) -> None:
        """Insert rows."""
        for some in chunks(rows, 2000):
            self.connection.execute(insert(table), some)

    def delete(self, table: Table, column: str, values: Collection[object]) -> None:
        """Delete the rows that have one of the values in a column."""
        for some in chunks(sorted(values, key=str)):
            self.connection.execute(delete(table).where(table.c[column].in_(some)))

    def keep(
        self, field: str, owner: str, records: Sequence[Any], beside: str | None = None, first: int = 0
    ) -> None:
        """Keep joined records under their owner, numbered from `first`; earlier ones have been deleted."""
        rows = [_row(owner, n, record, beside) for n, record in enumerate(records, first)]
        self.insert(tables.JOINED_RECORDS[field], rows)


def _row(owner: str, n: int, record: Any, beside: str | None) -> dict[str, object]:
    told = getattr(record, "event", record)
    label = next((getattr(told, f) for f in ("kind", "relation", "value") if hasattr(told, f)), None)
    key = getattr(told, "id", None) or getattr(told, "document", None)
    return {"owner": owner, "n": n, "beside": beside, "id": key, "label": label, "data": dump(record)}


def _forget(kept: OrderedDict[str, Any]) -> None:
    while len(kept) > KEPT:
        kept.popitem(last=False)
