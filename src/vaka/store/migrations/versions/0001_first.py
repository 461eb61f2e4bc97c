"""The first schema: documents, what was read off them, what joining gave.

Written out here and not taken from `vaka.store.tables`, which moves on while this stays.
"""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Create the tables of the first schema."""
    op.create_table(
        "facts",
        sa.Column("name", sa.String(64), primary_key=True),
        sa.Column("value", sa.Text, nullable=False),
    )
    op.create_table(
        "documents",
        sa.Column("id", sa.String(64), primary_key=True),
        sa.Column("file", sa.Text, nullable=False),
        sa.Column("path", sa.Text, nullable=False),
        sa.Column("sha256", sa.String(64), nullable=False, index=True),
        sa.Column("received", sa.DateTime, nullable=False),
        sa.Column("content", sa.LargeBinary, nullable=False),
        sa.Column("data", sa.Text, nullable=False),
    )
    op.create_table(
        "set_aside",
        sa.Column("path", sa.Text, primary_key=True),
        sa.Column("sha256", sa.String(64), nullable=False),
        sa.Column("reason", sa.Text, nullable=False),
        sa.Column("received", sa.DateTime, nullable=False),
    )
    op.create_table(
        "articles",
        _document(),
        sa.Column("fingerprint", sa.String(64), nullable=False),
        sa.Column("language", sa.String(16), nullable=False),
        sa.Column("published", sa.String(64)),
        sa.Column("data", sa.Text, nullable=False),
    )
    for name in ("sentences", "mentions", "local_entities", "times", "quotations", "event_mentions"):
        op.create_table(
            name,
            _document(),
            sa.Column("n", sa.Integer, primary_key=True, autoincrement=False),
            sa.Column("start", sa.Integer),
            sa.Column("end", sa.Integer),
            sa.Column("label", sa.Text, index=True),
            sa.Column("data", sa.Text, nullable=False),
        )
    for name in ("entities", "stories", "lineage", "alignments", "events", "dated"):
        op.create_table(
            name,
            sa.Column("n", sa.Integer, primary_key=True, autoincrement=False),
            sa.Column("id", sa.String(64), index=True),
            sa.Column("label", sa.Text, index=True),
            sa.Column("data", sa.Text, nullable=False),
        )


def downgrade() -> None:
    """There is nothing before the first schema."""
    raise NotImplementedError


def _document() -> "sa.Column[str]":
    key = sa.ForeignKey("documents.id", ondelete="CASCADE")
    return sa.Column("document", sa.String(64), key, primary_key=True)
