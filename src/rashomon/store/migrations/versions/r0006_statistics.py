"""What is counted for pairs, actors, sources and storylines. The tables are filled when the store has been migrated
(`rashomon.store.statistics_filling`), and with every chronology from then on."""

from __future__ import annotations

from typing import Any

from alembic import op
from sqlalchemy import Column, Float, Integer, Text

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def _table(name: str, key: str, *columns: Column[Any]) -> None:
    keys = [_key(each) for each in key.split()]
    op.create_table(name, *keys, *columns, sqlite_with_rowid=False)


def _key(name: str) -> Column[Any]:
    return Column(name, Integer if name in ("number", "own", "quad") else Text, primary_key=True)


def _texts(names: str, *, needed: bool = True) -> list[Column[Any]]:
    return [Column(name, Text, nullable=not needed) for name in names.split()]


def _counts(names: str) -> list[Column[Any]]:
    return [Column(name, Integer, nullable=False) for name in names.split()]


def upgrade() -> None:
    """Tables of their own; nothing that is there changes."""
    _pairs()
    _actors()
    _sources()
    _storylines()
    op.execute("INSERT OR IGNORE INTO state (name, value) VALUES ('not_counted_yet', '0006')")


def _pairs() -> None:
    told = (*_texts("event direction period"), *_counts("quad"), *_texts("status"), *_counts("disputed"))
    _table("pair_events", "a b number", *told, Column("goldstein", Float))
    summed = (*_counts("events disputed weighed"), Column("goldstein", Float, nullable=False))
    _table("pair_counts", "a b period direction quad status", *summed)
    _table("pairs", "a b", *_counts("events others disputed"), *_texts("first last", needed=False))
    op.create_index("pairs_b", "pairs", ["b"])
    op.create_index("pairs_events", "pairs", ["events"])


def _actors() -> None:
    _table("actor_events", "actor number part", *_texts("event root period status"), *_counts("disputed"))
    _table("actor_counts", "actor part root status", *_counts("events disputed"))
    _table("actor_names", "actor name reading", *_counts("mentions documents"))
    _table("actor_partners", "actor partner", *_counts("did received together"))
    named = (*_texts("name folded kind"), *_texts("country party", needed=False))
    days = _texts("first last", needed=False)
    _table("actor_totals", "actor", *named, *_counts("events others accounts"), *days)
    op.create_index("actor_totals_events", "actor_totals", ["events"])
    op.create_index("actor_totals_party", "actor_totals", ["party"])
    _table("voice_accounts", "actor stance number account", *_texts("event proposition"))
    _table("voice_counts", "actor stance", *_counts("accounts events"))


def _sources() -> None:
    named = (*_texts("name folded"), *_texts("actor", needed=False))
    counted = (*_counts("documents reprints undated"), *_texts("first last", needed=False), *_counts("events"))
    _table("sources", "id", *named, *counted)
    op.create_index("sources_documents", "sources", ["documents"])
    _table("source_documents", "source document", *_texts("original", needed=False))
    op.create_index("source_documents_document", "source_documents", ["document"])
    op.create_index("source_documents_original", "source_documents", ["original"])
    _table("source_events", "source number", *_texts("event turn"))
    _table("source_turns", "source turn", *_counts("events"))
    _table("source_accounts", "source own", *_counts("accounts confirmed denied otherwise"))
    voiced = (*_texts("event name"), *_texts("side", needed=False), *_counts("accounts"))
    _table("source_answers", "source answer own voice number", *voiced)
    summed = (*_texts("name"), *_texts("side", needed=False), *_counts("accounts events"))
    _table("source_answer_counts", "source answer own voice", *summed)


def _storylines() -> None:
    counted = (*_counts("number events disputed documents"), *_texts("first last", needed=False), *_texts("record"))
    _table("storylines", "id", *counted)
    op.create_index("storylines_events", "storylines", ["events"])
    _table("storyline_events", "event", *_texts("storyline"), *_counts("number"), *_texts("because"))
    op.create_index("storyline_events_of", "storyline_events", ["storyline", "number"])
    op.create_table("storyline_redirects", Column("old", Text, primary_key=True), Column("new", Text, nullable=False))
