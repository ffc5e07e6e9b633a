"""Corrections of more kinds, held by places in texts; those taken back stay, and each step is written down."""

from __future__ import annotations

import json
from typing import Any

import sqlalchemy as sa
from alembic import op
from sqlalchemy import Column, Integer, Text

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """The former corrections in the new columns; a mention that is gone is named in the note."""
    op.rename_table("corrections", "former_corrections")
    told = [Column(name, Text, nullable=False) for name in ("kind", "target", "at")]
    more = [Column(name, Text) for name in ("value", "by", "note", "withdrawn_at", "withdrawn_by")]
    effect = Column("effect", Integer)
    op.create_table("corrections", Column("number", Integer, primary_key=True), *told, *more, effect)
    op.create_table(
        "correction_steps",
        Column("number", Integer, primary_key=True),
        Column("correction", Integer, nullable=False, index=True),
        *(Column(name, Text, nullable=False) for name in ("step", "at")),
        Column("by", Text),
    )
    connection = op.get_bind()
    for row in connection.execute(sa.text("SELECT * FROM former_corrections ORDER BY number")).mappings().all():
        places = {side: _place(connection, row[side]) for side in ("a", "b")}
        lost = [f"mention {row[side]} is no longer there" for side, found in places.items() if not found]
        values = {
            **row,
            "target": json.dumps({**places, "account": None}),
            "note": "; ".join([*([row["note"]] if row["note"] else []), *lost]) or None,
        }
        connection.execute(
            sa.text(
                "INSERT INTO corrections (number, kind, target, at, by, note) "
                "VALUES (:number, :kind, :target, :at, :by, :note)"
            ),
            values,
        )
        connection.execute(
            sa.text("INSERT INTO correction_steps (correction, step, at, by) VALUES (:number, 'kept', :at, :by)"),
            values,
        )
    op.drop_table("former_corrections")


def _place(connection: sa.Connection, mention: str) -> list[dict[str, Any]]:
    """Where the words of a mention stand that was held by its id."""
    query = sa.text('SELECT document, start, "end" FROM event_mentions WHERE id = :mention')
    row = connection.execute(query, {"mention": mention}).first()
    return [] if row is None else [{"document": row[0], "start": row[1], "end": row[2]}]
