"""A case's store: documents in, records in and out, each step in one transaction."""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass, replace
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import (
    Connection,
    Engine,
    RowMapping,
    create_engine,
    delete,
    event,
    func,
    insert,
    literal,
    select,
)
from sqlalchemy.exc import DatabaseError

from vaka.errors import VakaError
from vaka.records import Document, Joined, Reading
from vaka.records.corrections import Correction
from vaka.store import tables
from vaka.store.codec import dump, load
from vaka.store.joined import load_joined
from vaka.store.reading import load_readings
from vaka.store.schema import upgrade

__all__ = ["KeptKnowledge", "SetAside", "Store"]


@dataclass(frozen=True, slots=True)
class SetAside:
    """An input that could not be read."""

    path: str
    sha256: str
    reason: str


@dataclass(frozen=True, slots=True)
class KeptKnowledge:
    """A knowledge file of the user's own that a case keeps, without its text."""

    digest: str
    """SHA-256 of the text, as hex digits."""
    file: str
    """Its name."""
    imported: bool
    """Whether `vaka knowledge import` gave it, or `--knowledge`."""
    rows: int


def _url(case: str) -> str:
    return case if "://" in case else f"sqlite:///{case}"


def _tune_sqlite(connection: Any, _record: object) -> None:
    """Write-ahead log: readers never wait, and a killed run leaves whole transactions only."""
    cursor = connection.cursor()
    for pragma in ("journal_mode=WAL", "synchronous=NORMAL", "foreign_keys=ON", "busy_timeout=30000"):
        cursor.execute(f"PRAGMA {pragma}")
    cursor.close()


class Store:
    """The store of one case.

    Args:
        case: A file name (SQLite) or a database URL.

    Raises:
        VakaError: The file is no case, or was written by a newer Vaka.
    """

    def __init__(self, case: str) -> None:
        self._engine: Engine = create_engine(_url(case))
        if self._engine.dialect.name == "sqlite":
            event.listen(self._engine, "connect", _tune_sqlite)
        try:
            upgrade(self._engine)
        except DatabaseError as error:
            raise VakaError(
                f"{case} cannot be opened as a case ({error.orig}); name another file."
            ) from error

    def close(self) -> None:
        """Give the connections back."""
        self._engine.dispose()

    # --- documents -----------------------------------------------------------------------------------

    def known(self, ids: Sequence[str]) -> set[str]:
        """Those of these ids whose documents have been received."""
        t = tables.documents
        with self._engine.connect() as c:
            return {key for some in _some(ids) for key in c.scalars(select(t.c.id).where(t.c.id.in_(some)))}

    def add_documents(self, received: Iterable[tuple[Document, str, bytes]]) -> None:
        """Keep documents with the path and the bytes they came from, all or none; known ones are left."""
        now = datetime.now(UTC).replace(tzinfo=None, microsecond=0)
        given = {d.id: (d, path, content) for d, path, content in received}
        known = self.known(list(given))
        rows = [
            {
                "id": d.id,
                "file": d.file,
                "path": path,
                "sha256": d.sha256,
                "received": now,
                "content": content,
                "data": dump(d),
            }
            for d, path, content in given.values()
            if d.id not in known
        ]
        if rows:
            with self._engine.begin() as c:
                c.execute(insert(tables.documents), rows)
                c.execute(insert(tables.waiting), [{"step": "read", "document": row["id"]} for row in rows])

    def documents(self, ids: Sequence[str] | None = None) -> dict[str, Document]:
        """Documents by id, in the order of their ids; all of them where none are named."""
        query = select(tables.documents.c.id, tables.documents.c.data).order_by(tables.documents.c.id)
        with self._engine.connect() as c:
            if ids is None:
                return {row.id: load(Document, row.data) for row in c.execute(query)}
            named = (query.where(tables.documents.c.id.in_(some)) for some in _some(sorted(ids)))
            return {row.id: load(Document, row.data) for some in named for row in c.execute(some)}

    def put_aside(self, inputs: Iterable[SetAside]) -> None:
        """Note inputs that could not be read; a later note on the same path replaces the earlier."""
        now = datetime.now(UTC).replace(tzinfo=None, microsecond=0)
        with self._engine.begin() as c:
            for one in inputs:
                c.execute(delete(tables.set_aside).where(tables.set_aside.c.path == one.path))
                row = {"path": one.path, "sha256": one.sha256, "reason": one.reason, "received": now}
                c.execute(insert(tables.set_aside).values(row))

    def set_aside(self) -> tuple[SetAside, ...]:
        """Inputs that could not be read, by path."""
        t = tables.set_aside
        with self._engine.connect() as c:
            rows = c.execute(select(t.c.path, t.c.sha256, t.c.reason).order_by(t.c.path))
            return tuple(SetAside(*row) for row in rows)

    # --- readings ------------------------------------------------------------------------------------

    def unread(self, fingerprint: str) -> list[str]:
        """Ids of documents not yet read, or read by other stages, packs or knowledge; sorted."""
        d, a, w = tables.documents, tables.articles, tables.waiting
        with self._engine.begin() as c:
            if self._fact(c, "read by") != fingerprint:
                read = select(a.c.document).where(a.c.fingerprint == fingerprint)
                c.execute(delete(w).where(w.c.step == "read"))
                other = select(literal("read"), d.c.id).where(d.c.id.not_in(read))
                c.execute(insert(w).from_select(["step", "document"], other))
                self._replace_fact(c, "read by", fingerprint)
            return sorted(c.scalars(select(w.c.document).where(w.c.step == "read")))

    def add_readings(self, readings: Iterable[Reading], fingerprint: str) -> None:
        """Keep readings, each in place of an older one of its document, all or none."""
        w = tables.waiting
        with self._engine.begin() as c:
            for reading in readings:
                if self._replace_reading(c, reading, fingerprint):
                    c.execute(delete(tables.facts).where(tables.facts.c.name == "joined by"))
                c.execute(delete(w).where(w.c.document == reading.document))
                c.execute(insert(w), [{"step": "join", "document": reading.document}])

    def _replace_reading(self, c: Connection, reading: Reading, fingerprint: str) -> bool:
        """Keep a reading; whether there was an older one."""
        article = reading.article
        a = tables.articles
        older = c.scalar(select(a.c.document).where(a.c.document == article.document)) is not None
        for table in (tables.articles, *tables.DOCUMENT_RECORDS.values()):
            c.execute(delete(table).where(table.c.document == article.document))
        c.execute(
            insert(tables.articles).values(
                document=article.document,
                fingerprint=fingerprint,
                language=article.language,
                published=article.published.value if article.published else None,
                data=dump(article),
            )
        )
        for field, table in tables.DOCUMENT_RECORDS.items():
            rows = [_record_row(article.document, record) for record in getattr(reading, field)]
            if rows:
                c.execute(insert(table), rows)
        return older

    def readings_of(self, documents: Sequence[str]) -> dict[str, Reading]:
        """Readings of these documents, by their ids; those that are read."""
        with self._engine.connect() as c:
            return {r.document: r for r in load_readings(c, sorted(documents))} if documents else {}

    def readings(self) -> list[Reading]:
        """All readings, in the order of their documents' ids."""
        with self._engine.connect() as c:
            return load_readings(c)

    # --- facts ---------------------------------------------------------------------------------------

    def fact(self, name: str) -> str | None:
        """A fact kept of the case as a whole; `None` where there is none of that name."""
        with self._engine.connect() as c:
            return self._fact(c, name)

    @staticmethod
    def _fact(c: Connection, name: str) -> str | None:
        value: str | None = c.scalar(select(tables.facts.c.value).where(tables.facts.c.name == name))
        return value

    def keep_fact(self, name: str, value: str) -> None:
        """Keep a fact in place of the one of its name."""
        with self._engine.begin() as c:
            self._replace_fact(c, name, value)

    @staticmethod
    def _replace_fact(c: Connection, name: str, value: str) -> None:
        c.execute(delete(tables.facts).where(tables.facts.c.name == name))
        c.execute(insert(tables.facts).values(name=name, value=value))

    # --- the user's own knowledge ---------------------------------------------------------------------

    def own_knowledge(self) -> tuple[KeptKnowledge, ...]:
        """The knowledge files kept, in the order in which they came."""
        t = tables.own_knowledge
        query = select(t.c.digest, t.c.file, t.c.imported, t.c.rows).order_by(t.c.n)
        with self._engine.connect() as c:
            return tuple(KeptKnowledge(*row) for row in c.execute(query))

    def own_knowledge_text(self, digest: str) -> bytes:
        """The text of a knowledge file kept, UTF-8."""
        t = tables.own_knowledge
        with self._engine.connect() as c:
            return zlib.decompress(c.scalar(select(t.c.content).where(t.c.digest == digest)) or b"")

    def keep_knowledge(self, files: Sequence[tuple[KeptKnowledge, bytes]], instead: Sequence[str]) -> None:
        """Keep knowledge files behind those there are.

        Args:
            files: Each with its text, UTF-8; one that is there already takes its new place.
            instead: Digests of those that they replace.
        """
        t = tables.own_knowledge
        with self._engine.begin() as c:
            gone = {*instead, *(kept.digest for kept, _ in files)}
            for digest in sorted(gone):
                c.execute(delete(t).where(t.c.digest == digest))
            last = c.scalar(select(func.max(t.c.n)))
            for n, (kept, text) in enumerate(files, 0 if last is None else last + 1):
                row = {**asdict(kept), "n": n, "content": zlib.compress(text)}
                c.execute(insert(t).values(row))

    # --- joined --------------------------------------------------------------------------------------

    def unjoined(self, version: str) -> list[str]:
        """Ids of documents that are read and not joined, sorted.

        Where the rules are of another version, or a joined document has been read anew, all that was joined is
        given up first, and all documents are unjoined.
        """
        a, w = tables.articles, tables.waiting
        with self._engine.begin() as c:
            if self._fact(c, "joined by") != version:
                for table in tables.JOINING:
                    c.execute(delete(table))
                c.execute(delete(w).where(w.c.step == "join"))
                every = select(literal("join"), a.c.document)
                c.execute(insert(w).from_select(["step", "document"], every))
                self._replace_fact(c, "joined by", version)
            return sorted(c.scalars(select(w.c.document).where(w.c.step == "join")))

    @contextmanager
    def joining(self, documents: Sequence[str]) -> Iterator[Connection]:
        """A transaction in which these documents are joined: all that is written in it is kept, or nothing."""
        w = tables.waiting
        with self._engine.begin() as c:
            yield c
            for some in _some(documents):
                c.execute(delete(w).where(w.c.step == "join", w.c.document.in_(some)))

    def joined(self) -> Joined:
        """What joining gave."""
        with self._engine.connect() as c:
            return load_joined(c)

    # --- corrections -------------------------------------------------------------------------------------

    def corrections(self) -> tuple[Correction, ...]:
        """The log of what a person corrected, in order."""
        t = tables.corrections
        with self._engine.connect() as c:
            rows = c.execute(select(t.c.n, t.c.data).order_by(t.c.n))
            return tuple(replace(load(Correction, row.data), n=row.n) for row in rows)

    def add_correction(self, correction: Correction) -> Correction:
        """Add one to the log; it comes back with its number."""
        t = tables.corrections
        row = {"at": correction.at, "action": correction.action, "data": dump(correction)}
        with self._engine.begin() as c:
            result = c.execute(insert(t).values(row))
            return replace(correction, n=int(result.inserted_primary_key[0]))  # type: ignore[index] # one row

    def counts(self) -> Mapping[str, int]:
        """How many rows each table holds."""
        with self._engine.connect() as c:
            return {
                t.name: c.scalar(select(func.count()).select_from(t)) or 0
                for t in tables.metadata.sorted_tables
            }

    def rows(self, table: str) -> Iterator[RowMapping]:
        """The raw rows of one table, for tests and exports that walk over everything stored."""
        with self._engine.connect() as c:
            yield from c.execute(select(tables.metadata.tables[table])).mappings()


def _some(ids: Sequence[str]) -> Iterator[Sequence[str]]:
    """The ids in lists that one query takes."""
    yield from (ids[at : at + 500] for at in range(0, len(ids), 500))


def _record_row(document: str, record: Any) -> dict[str, object]:
    """The row of a record that belongs to a document; an entity has no span of its own."""
    span = getattr(record, "span", None)
    label = next(
        (getattr(record, f) for f in ("plover", "kind", "type", "layer") if hasattr(record, f)), None
    )
    start, end = (span.start, span.end) if span else (None, None)
    row = {"document": document, "n": record.n, "start": start, "end": end}
    return {**row, "label": label, "data": dump(record)}
