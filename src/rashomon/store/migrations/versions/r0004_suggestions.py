"""What a reader's own model suggests."""

from __future__ import annotations

from alembic import op
from sqlalchemy import Column, ForeignKey, Integer, Text

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """A table more; nothing that is there changes."""
    proposition = ForeignKey("propositions.id", ondelete="CASCADE")
    op.create_table(
        "suggestions",
        Column("number", Integer, primary_key=True),
        Column("proposition", Text, proposition, nullable=False, index=True),
        Column("record", Text, nullable=False),
    )
