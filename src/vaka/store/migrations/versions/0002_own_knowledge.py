"""The user's own knowledge in a table of its own; before, its text stood in a fact.

Written out here and not taken from `vaka.store.tables`, which moves on while this stays.
"""

import hashlib
import json
import zlib

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Create the table and carry over what the fact has."""
    table = op.create_table(
        "own_knowledge",
        sa.Column("digest", sa.String(64), primary_key=True),
        sa.Column("n", sa.Integer, nullable=False),
        sa.Column("file", sa.Text, nullable=False),
        sa.Column("imported", sa.Boolean, nullable=False),
        sa.Column("rows", sa.Integer, nullable=False),
        sa.Column("content", sa.LargeBinary, nullable=False),
    )
    connection = op.get_bind()
    text = connection.scalar(sa.text("SELECT value FROM facts WHERE name = 'knowledge'"))
    for n, kept in enumerate(dict.fromkeys(json.loads(text or "[]"))):
        data = kept.encode()
        row = {
            "digest": hashlib.sha256(data).hexdigest(),
            "n": n,
            "file": f"knowledge-{n + 1}.csv",
            "imported": False,
            "rows": max(0, sum(1 for line in kept.splitlines() if line and not line.startswith("#")) - 1),
            "content": zlib.compress(data),
        }
        connection.execute(table.insert().values(row))
    connection.execute(sa.text("DELETE FROM facts WHERE name = 'knowledge'"))


def downgrade() -> None:
    """Drop the table; the user's files are then named again."""
    op.drop_table("own_knowledge")
