"""When the page of a document first came into the store."""

from __future__ import annotations

from alembic import op
from sqlalchemy import Column, Text

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """A column more; what came in before has no time, for nobody wrote it down."""
    op.add_column("documents", Column("captured", Text))
