"""What waits to be read or joined stands in a table of its own, so that it is found without looking at all documents.

Written out here and not taken from `vaka.store.tables`, which moves on while this stays.
"""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Create the table; as no fact says by what documents were read or joined, the next build asks of all."""
    op.create_table(
        "waiting",
        sa.Column("step", sa.String(8), primary_key=True),
        sa.Column(
            "document", sa.String(64), sa.ForeignKey("documents.id", ondelete="CASCADE"), primary_key=True
        ),
    )
    op.drop_table("joined_documents")
    op.execute(sa.text("DELETE FROM facts WHERE name IN ('joined by', 'joined from')"))


def downgrade() -> None:
    """Joined records of this schema cannot be carried back; they are made anew by an older build."""
    raise NotImplementedError
