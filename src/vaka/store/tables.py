"""The tables of a case.

Every record of `vaka.records` that belongs to a document has a table of its own: the document's id and
the record's number as key, its span and a label for queries, and the whole record as JSON. Joined records
are keyed by their place. Types are those that SQLite and PostgreSQL share.
"""

from __future__ import annotations

from sqlalchemy import (
    Boolean,
    Column,
    DateTime,
    ForeignKey,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    Text,
)

__all__ = [
    "DOCUMENT_RECORDS",
    "JOINED_RECORDS",
    "articles",
    "documents",
    "facts",
    "metadata",
    "own_knowledge",
    "set_aside",
]

metadata = MetaData()

facts = Table(
    "facts",
    metadata,
    Column("name", String(64), primary_key=True),
    Column("value", Text, nullable=False),
)
"""What is known of the case as a whole, such as what its joined records were made from."""

own_knowledge = Table(
    "own_knowledge",
    metadata,
    Column("digest", String(64), primary_key=True),
    Column("n", Integer, nullable=False),
    Column("file", Text, nullable=False),
    Column("imported", Boolean, nullable=False),
    Column("rows", Integer, nullable=False),
    Column("content", LargeBinary, nullable=False),
)
"""The user's own knowledge files: SHA-256 and name, whether imported or given to a build, how many rows, and the
text, compressed (zlib). The text is read only where its index is in no cache."""

documents = Table(
    "documents",
    metadata,
    Column("id", String(64), primary_key=True),
    Column("file", Text, nullable=False),
    Column("path", Text, nullable=False),
    Column("sha256", String(64), nullable=False, index=True),
    Column("received", DateTime, nullable=False),
    Column("content", LargeBinary, nullable=False),
    Column("data", Text, nullable=False),
)
"""The documents as received: their bytes, and the `Document` record decoded from them."""

set_aside = Table(
    "set_aside",
    metadata,
    Column("path", Text, primary_key=True),
    Column("sha256", String(64), nullable=False),
    Column("reason", Text, nullable=False),
    Column("received", DateTime, nullable=False),
)
"""Inputs that could not be read, with the reason and the mend in one sentence."""

articles = Table(
    "articles",
    metadata,
    Column("document", String(64), ForeignKey("documents.id", ondelete="CASCADE"), primary_key=True),
    Column("fingerprint", String(64), nullable=False),
    Column("language", String(16), nullable=False),
    Column("published", String(64)),
    Column("data", Text, nullable=False),
)
"""One row a document that has been read, with the fingerprint of what it was read by."""


def _record_table(name: str) -> Table:
    return Table(
        name,
        metadata,
        Column("document", String(64), ForeignKey("documents.id", ondelete="CASCADE"), primary_key=True),
        Column("n", Integer, primary_key=True, autoincrement=False),
        Column("start", Integer),
        Column("end", Integer),
        Column("label", Text, index=True),
        Column("data", Text, nullable=False),
    )


def _joined_table(name: str) -> Table:
    return Table(
        name,
        metadata,
        Column("n", Integer, primary_key=True, autoincrement=False),
        Column("id", String(64), index=True),
        Column("label", Text, index=True),
        Column("data", Text, nullable=False),
    )


DOCUMENT_RECORDS = {
    "sentences": _record_table("sentences"),
    "mentions": _record_table("mentions"),
    "entities": _record_table("local_entities"),
    "times": _record_table("times"),
    "quotations": _record_table("quotations"),
    "events": _record_table("event_mentions"),
}
"""The field of `Reading` to its table."""

JOINED_RECORDS = {
    "entities": _joined_table("entities"),
    "stories": _joined_table("stories"),
    "lineage": _joined_table("lineage"),
    "alignments": _joined_table("alignments"),
    "events": _joined_table("events"),
    "dated": _joined_table("dated"),
}
"""The field of `Joined` to its table."""
