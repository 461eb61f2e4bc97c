"""The tables of a case.

Every record of `vaka.records` that belongs to a document has a table of its own: the document's id and
the record's number as key, its span and a label for queries, and the whole record as JSON. Joined records
are keyed by the component that they were made from. Types are those that SQLite and PostgreSQL share.
"""

from __future__ import annotations

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    Date,
    DateTime,
    Float,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    Text,
)

__all__ = [
    *(
        "DOCUMENT_RECORDS",
        "JOINED_RECORDS",
        "JOINING",
        "articles",
        "corrections",
        "documents",
        "encounters",
        "facts",
    ),
    *("told_of", "leads", "meanings", "metadata", "names", "neighbours"),
    *("own_knowledge", "profiles", "sayings", "set_aside", "story_pairs", "told_in", "unit_blocks", "units"),
    *("vectors", "waiting"),
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

corrections = Table(
    "corrections",
    metadata,
    Column("n", Integer, primary_key=True),
    Column("at", String(32), nullable=False),
    Column("action", String(16), nullable=False),
    Column("data", Text, nullable=False),
)
"""What a person corrected, one row a correction, never changed or taken away."""

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
        Column("owner", String(255), primary_key=True),
        Column("n", Integer, primary_key=True, autoincrement=False),
        Column("beside", String(64), index=True),
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
entities, stories, lineage, alignments, events, dated = JOINED_RECORDS.values()
"""The field of `Joined` to its table: each record under the component that it was made from, its `owner` (a story, a
document, a block of names, an event); `beside` names a second document that it hangs on."""


# --- what joining finds its way by --------------------------------------------------------------------------------

waiting = Table(
    "waiting",
    metadata,
    Column("step", String(8), primary_key=True),
    Column("document", String(64), ForeignKey("documents.id", ondelete="CASCADE"), primary_key=True),
)
"""Documents that wait to be read (`read`) or joined (`join`): what is to be done is found without looking at all."""

names = Table(
    "names",
    metadata,
    Column("document", String(64), primary_key=True),
    Column("n", Integer, primary_key=True, autoincrement=False),
    Column("block", String(255), primary_key=True),
    Column("key", String(64)),
    Column("data", Text, nullable=False),
    Index("ix_names_block", "block", "key", "document"),
)
"""Local entities by the block of their names, with what joining names asks of their document."""

meanings = Table(
    "meanings",
    metadata,
    Column("document", String(64), primary_key=True),
    Column("n", Integer, primary_key=True, autoincrement=False),
    Column("entity", String(80), nullable=False, index=True),
)
"""Which entity of the case each local entity means."""

profiles = Table(
    "profiles",
    metadata,
    Column("document", String(64), primary_key=True),
    Column("data", Text, nullable=False),
    Column("lead", LargeBinary, nullable=False),
)
"""What stories compare of a document: names, days, numbers as JSON, and its lead's vectors (float16)."""

leads = Table(
    "leads",
    metadata,
    Column("bucket", Integer, primary_key=True, autoincrement=False),
    Column("document", String(64), primary_key=True),
    Column("centre", LargeBinary, nullable=False),
    Index("ix_leads_document", "document"),
)
"""The centre of each lead (int8) in the buckets of days in which the document has neighbours."""

neighbours = Table(
    "neighbours",
    metadata,
    Column("document", String(64), primary_key=True),
    Column("least", Integer),
    Column("last", String(64)),
    Column("data", Text, nullable=False),
)
"""The nearest leads of each document, and the likeness and id of the last of a full list."""

story_pairs = Table(
    "story_pairs",
    metadata,
    Column("a", String(64), primary_key=True),
    Column("b", String(64), primary_key=True),
    Column("points", Float, nullable=False),
    Index("ix_story_pairs_b", "b", "a"),
)
"""The points of neighbouring documents that nothing forbids to tell one story; a < b."""

encounters = Table(
    "encounters",
    metadata,
    Column("sides", String(255), primary_key=True),
    Column("document", String(64), primary_key=True),
    Column("latest", Date),
    Column("earliest", Date),
    Column("news", Boolean, nullable=False),
    Index("ix_encounters_latest", "sides", "latest"),
    Index("ix_encounters_earliest", "sides", "earliest"),
    Index("ix_encounters_document", "document"),
)
"""The sides that a document shows together: between which days, and whether two persons of theirs are its news."""

told_in = Table(
    "told_in",
    metadata,
    Column("document", String(64), primary_key=True),
    Column("story", String(64), nullable=False, index=True),
)
"""The story of each document."""

sayings = Table(
    "sayings",
    metadata,
    Column("document", String(64), primary_key=True),
    Column("n", Integer, primary_key=True, autoincrement=False),
    Column("piece", Integer, primary_key=True, autoincrement=False),
    Column("speaker", String(80), nullable=False, index=True),
    Column("vector", LargeBinary, nullable=False),
)
"""Long sentences of known speakers (float16), that may be quoted again in another story."""

units = Table(
    "units",
    metadata,
    Column("key", String(80), primary_key=True),
    Column("layer", Integer, primary_key=True, autoincrement=False),
    Column("document", String(64), nullable=False, index=True),
    Column("data", Text, nullable=False),
)
"""Events as one document tells them: layer 0 as its text alone has them, 1 with the day that joining gave the document,
2 where both are the same."""

unit_blocks = Table(
    "unit_blocks",
    metadata,
    Column("block", BigInteger, primary_key=True, autoincrement=False),
    Column("layer", Integer, primary_key=True, autoincrement=False),
    Column("key", String(80), primary_key=True),
    Index("ix_unit_blocks_key", "key"),
)
"""The blocks in which units stand, by the first 8 bytes of their digest."""

told_of = Table(
    "told_of",
    metadata,
    Column("document", String(64), primary_key=True),
    Column("n", Integer, primary_key=True, autoincrement=False),
    Column("event", String(64), nullable=False, index=True),
)
"""The event of each event mention."""

vectors = Table(
    "vectors",
    metadata,
    Column("digest", LargeBinary, primary_key=True),
    Column("vector", LargeBinary, nullable=False),
)
"""Vectors of sentences that joining compares (float16), by the first 16 bytes of the text's SHA-256."""

JOINING = (
    *JOINED_RECORDS.values(),
    *(names, meanings, profiles, leads, neighbours, story_pairs, encounters, told_in),
    *(sayings, units, unit_blocks, told_of),
)
"""All that joining made and can make again."""
