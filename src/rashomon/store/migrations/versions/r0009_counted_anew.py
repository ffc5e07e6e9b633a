"""Counts made anew: undated events by when they were first told, silences as no accounts, and no voice of a source's
own side as another that bears its words out. No table changes; the counting is done when the store is migrated."""

from __future__ import annotations

from alembic import op

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Mark the store as one to count; one without a chronology has nothing to count."""
    op.execute("INSERT OR IGNORE INTO state (name, value) VALUES ('not_counted_yet', '0009')")
