"""Joined records under the components that they were made from, and the indexes by which joining finds these.

Written out here and not taken from `vaka.store.tables`, which moves on while this stays. What was joined before stays
readable until the next build joins anew.
"""

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

JOINED = ("entities", "stories", "lineage", "alignments", "events", "dated")


def upgrade() -> None:
    """Carry joined records over, event by event as a draft that names no others; create the indexes."""
    connection = op.get_bind()
    for name in JOINED:
        old = sa.table(name, *(sa.column(c) for c in ("n", "id", "label", "data")))
        rows = connection.execute(sa.select(old).order_by(old.c.n)).mappings().all()
        op.drop_table(name)
        table = op.create_table(
            name,
            sa.Column("owner", sa.String(255), primary_key=True),
            sa.Column("n", sa.Integer, primary_key=True, autoincrement=False),
            sa.Column("beside", sa.String(64), index=True),
            sa.Column("id", sa.String(64), index=True),
            sa.Column("label", sa.Text, index=True),
            sa.Column("data", sa.Text, nullable=False),
        )
        for row in rows:
            data = row["data"]
            if name == "events":
                data = f'{{"event":{data},"parents":[],"possible":[]}}'
            connection.execute(table.insert().values({**row, "owner": "before", "data": data}))
    for name, columns, indexes in _tables():
        op.create_table(name, *columns)
        for index, on in indexes.items():
            op.create_index(index, name, on)


def downgrade() -> None:
    """Joined records of this schema cannot be carried back; they are made anew by an older build."""
    raise NotImplementedError


def _key(name: str, size: int = 64) -> "sa.Column[str]":
    return sa.Column(name, sa.String(size), primary_key=True)


def _number(name: str) -> "sa.Column[int]":
    return sa.Column(name, sa.Integer, primary_key=True, autoincrement=False)


def _tables() -> "list[tuple[str, list[sa.Column[Any]], dict[str, list[str]]]]":
    document = sa.ForeignKey("documents.id", ondelete="CASCADE")
    text, blob = sa.Text, sa.LargeBinary
    return [
        (
            "joined_documents",
            [
                sa.Column("document", sa.String(64), document, primary_key=True),
                sa.Column("fingerprint", sa.String(64), nullable=False),
            ],
            {},
        ),
        (
            "names",
            [
                _key("document"),
                _number("n"),
                _key("block", 255),
                sa.Column("key", sa.String(64)),
                sa.Column("data", text, nullable=False),
            ],
            {"ix_names_block": ["block", "key", "document"]},
        ),
        (
            "meanings",
            [_key("document"), _number("n"), sa.Column("entity", sa.String(80), nullable=False)],
            {"ix_meanings_entity": ["entity"]},
        ),
        (
            "profiles",
            [
                _key("document"),
                sa.Column("data", text, nullable=False),
                sa.Column("lead", blob, nullable=False),
            ],
            {},
        ),
        (
            "leads",
            [_number("bucket"), _key("document"), sa.Column("centre", blob, nullable=False)],
            {"ix_leads_document": ["document"]},
        ),
        (
            "neighbours",
            [
                _key("document"),
                sa.Column("least", sa.Integer),
                sa.Column("last", sa.String(64)),
                sa.Column("data", text, nullable=False),
            ],
            {},
        ),
        (
            "story_pairs",
            [_key("a"), _key("b"), sa.Column("points", sa.Float, nullable=False)],
            {"ix_story_pairs_b": ["b", "a"]},
        ),
        (
            "encounters",
            [
                _key("sides", 255),
                _key("document"),
                sa.Column("latest", sa.Date),
                sa.Column("earliest", sa.Date),
                sa.Column("news", sa.Boolean, nullable=False),
            ],
            {
                "ix_encounters_latest": ["sides", "latest"],
                "ix_encounters_earliest": ["sides", "earliest"],
                "ix_encounters_document": ["document"],
            },
        ),
        (
            "told_in",
            [_key("document"), sa.Column("story", sa.String(64), nullable=False)],
            {"ix_told_in_story": ["story"]},
        ),
        (
            "sayings",
            [
                _key("document"),
                _number("n"),
                _number("piece"),
                sa.Column("speaker", sa.String(80), nullable=False),
                sa.Column("vector", blob, nullable=False),
            ],
            {"ix_sayings_speaker": ["speaker"]},
        ),
        (
            "units",
            [
                _key("key", 80),
                _number("layer"),
                sa.Column("document", sa.String(64), nullable=False),
                sa.Column("data", text, nullable=False),
            ],
            {"ix_units_document": ["document"]},
        ),
        (
            "unit_blocks",
            [
                sa.Column("block", sa.BigInteger, primary_key=True, autoincrement=False),
                _number("layer"),
                _key("key", 80),
            ],
            {"ix_unit_blocks_key": ["key"]},
        ),
        (
            "told_of",
            [_key("document"), _number("n"), sa.Column("event", sa.String(64), nullable=False)],
            {"ix_told_of_event": ["event"]},
        ),
        (
            "vectors",
            [
                sa.Column("digest", blob, primary_key=True),
                sa.Column("vector", blob, nullable=False),
            ],
            {},
        ),
    ]
