"""What the openings of reports say, which reports of one story are laid beside each other by."""

from __future__ import annotations

from alembic import op
from sqlalchemy import Column, ForeignKey, Integer, Text

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """One table more; what was read before has none until it is read again."""
    op.create_table(
        "details",
        Column("document", Text, ForeignKey("documents.id", ondelete="CASCADE"), primary_key=True),
        Column("number", Integer, primary_key=True),
        Column("start", Integer, nullable=False),
        Column("end", Integer, nullable=False),
        Column("sort", Text, nullable=False),
        Column("value", Text, nullable=False),
        Column("record", Text, nullable=False),
    )
