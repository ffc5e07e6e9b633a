"""Old ids of events, a journal of joins and splits, a person's corrections, and what linking need not do again."""

from __future__ import annotations

from alembic import op
from sqlalchemy import Column, Integer, LargeBinary, Text

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def _text(name: str, *, needed: bool = True) -> Column[str]:
    return Column(name, Text, nullable=not needed)


def upgrade() -> None:
    """Four tables more; nothing that is there changes."""
    op.create_table("redirects", Column("old", Text, primary_key=True), _text("new"))
    written = [_text(name) for name in ("at", "change", "old", "new", "mentions", "reason")]
    op.create_table("journal", Column("number", Integer, primary_key=True), *written)
    said = [_text("kind"), _text("a"), _text("b"), _text("by", needed=False), _text("at"), _text("note", needed=False)]
    op.create_table("corrections", Column("number", Integer, primary_key=True), *said)
    op.create_table("linking", Column("name", Text, primary_key=True), Column("value", LargeBinary, nullable=False))
