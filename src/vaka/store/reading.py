"""Readings out of their tables."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from sqlalchemy import Connection, select

from vaka.records import Article, Reading
from vaka.store import tables
from vaka.store.codec import load, load_rows

__all__ = ["load_readings"]


def load_readings(connection: Connection, documents: Sequence[str] | None = None) -> list[Reading]:
    """Readings in the order of their documents' ids; of all documents that were read where none are named."""
    a = tables.articles
    query = select(a.c.document, a.c.data).order_by(a.c.document)
    if documents is not None:
        query = query.where(a.c.document.in_(documents))
    articles = connection.execute(query).all()
    fields = {name: _rows_by_document(connection, name, documents) for name in tables.DOCUMENT_RECORDS}
    return [
        Reading(
            load(Article, row.data),
            **{f: load_rows(Reading, f, by[row.document]) for f, by in fields.items() if row.document in by},
        )
        for row in articles
    ]


def _rows_by_document(
    connection: Connection, field: str, documents: Sequence[str] | None
) -> dict[str, list[str]]:
    t = tables.DOCUMENT_RECORDS[field]
    query = select(t.c.document, t.c.data).order_by(t.c.document, t.c.n)
    if documents is not None:
        query = query.where(t.c.document.in_(documents))
    rows = connection.execute(query)
    return {key: [row.data for row in group] for key, group in groupby(rows, lambda row: row.document)}
