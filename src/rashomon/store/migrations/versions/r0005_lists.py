"""What lists are read from a page at a time: the order of events, who is compared with whom, names, files.

Columns that follow from records are filled here; what `rashomon.store.postings` makes is made after every migration.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op
from sqlalchemy import Column, ForeignKey, Integer, LargeBinary, Text

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None

#: Columns of a table that are searched by, each with an index of its own.
_SEARCHED = (("documents", "path"), ("documents", "file"), ("actors", "country"), ("events", "position"))
_COMPARED = ("a", "b")


def upgrade() -> None:
    """Columns and tables more; no record changes."""
    op.add_column("documents", Column("file", Text, nullable=False, server_default=""))
    op.add_column("events", Column("position", Integer, nullable=False, server_default="0"))
    op.add_column("events", Column("disputed", Integer, nullable=False, server_default="0"))
    for side in _COMPARED:
        op.add_column("comparisons", Column(side, Text))
        op.create_index(f"ix_comparisons_{side}", "comparisons", [side])
    for table, column in _SEARCHED:
        op.create_index(f"ix_{table}_{column}", table, [column])
    op.create_index("documents_published", "documents", ["earliest", "id"])
    op.create_index("documents_outlet", "documents", ["outlet", "earliest", "id"])
    op.create_index("documents_publisher", "documents", ["publisher", "earliest", "id"])
    op.create_index("documents_kind", "documents", ["kind", "earliest", "id"])
    op.create_index("documents_carriers", "documents", ["carrier_of"])
    op.create_table(
        "event_tellings",
        Column("mention", Text, primary_key=True),
        Column("event", Text, ForeignKey("events.id", ondelete="CASCADE"), nullable=False, index=True),
    )
    op.create_table(
        "postings",
        Column("kind", Text, primary_key=True),
        Column("name", Text, primary_key=True),
        Column("positions", LargeBinary, nullable=False),
    )
    spelling = "tokenize = 'unicode61 remove_diacritics 2'"
    op.execute(sa.text(f"CREATE VIRTUAL TABLE name_text USING fts5(name, kind UNINDEXED, id UNINDEXED, {spelling})"))
    _fill()


def _fill() -> None:
    """The new columns from the records that are there; a row of `event_text` is numbered by its event's position."""
    in_time = "coalesce(earliest, latest) IS NULL, coalesce(earliest, latest), coalesce(latest, ''), id"
    for statement in (
        "UPDATE documents SET file = substr(path, length(rtrim(path, replace(path, '/', ''))) + 1)",
        "UPDATE events SET disputed = json_array_length(record, '$.disputed'), position = ranked.place "
        f"FROM (SELECT id AS ranked_id, row_number() OVER (ORDER BY {in_time}) - 1 AS place FROM events) AS ranked "
        "WHERE events.id = ranked.ranked_id",
        "UPDATE comparisons SET a = json_extract(record, '$.a.account'), b = json_extract(record, '$.b.account')",
        "INSERT OR IGNORE INTO event_tellings(mention, event) "
        "SELECT told.value, e.id FROM events AS e, json_each(e.record, '$.mentions') AS told",
        "UPDATE event_text SET rowid = -rowid",  # out of the way of the positions
        "UPDATE event_text SET rowid = (SELECT position FROM events WHERE id = event_text.event)",
    ):
        op.execute(sa.text(statement))
