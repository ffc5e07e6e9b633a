"""The nouns of the model, and full text over documents and events. Never edit a migration once it is released."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op
from sqlalchemy import Column, Float, ForeignKey, Integer, Text

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def _text(name: str, *, needed: bool = True) -> Column[str]:
    return Column(name, Text, nullable=not needed)


def _count(name: str) -> Column[int]:
    return Column(name, Integer, nullable=False)


def _texts(*names: str) -> list[Column[str]]:
    return [_text(name, needed=False) for name in names]


def _of_document(name: str, *columns: Column[str] | Column[int] | Column[float]) -> None:
    op.create_table(
        name,
        Column("document", Text, ForeignKey("documents.id", ondelete="CASCADE"), primary_key=True),
        Column("number", Integer, primary_key=True),
        *columns,
    )


def _of_event(*, needed: bool = True) -> Column[str]:
    return Column("event", Text, ForeignKey("events.id", ondelete="CASCADE"), nullable=not needed)


def upgrade() -> None:
    """From nothing to the first tables."""
    _documents()
    _what_a_document_gives()
    _events()
    _accounts()
    op.create_table("state", Column("name", Text, primary_key=True), _text("value"))
    _full_text()


def _documents() -> None:
    op.create_table(
        "documents",
        Column("number", Integer, primary_key=True),
        Column("id", Text, nullable=False, unique=True),
        _text("path"),
        _text("sha256"),
        *_texts("outlet", "publisher"),
        _text("kind"),
        *_texts("title", "language", "published", "earliest", "latest", "carrier_of", "unread"),
        *(_text(name) for name in ("given", "read_by", "text", "record")),
    )
    op.create_index("documents_sha256", "documents", ["sha256"])


def _what_a_document_gives() -> None:
    _of_document("blocks", _count("start"), _count("end"), _text("role"))
    _of_document("document_actors", _text("actor"), _text("record"))
    _of_document("actor_mentions", _count("start"), _count("end"), _text("actor"), _text("reading"), _text("record"))
    dated = (*_texts("edtf", "earliest", "latest"), _text("status"), _text("kind"), _text("record"))
    _of_document("times", _count("start"), _count("end"), *dated)
    located = (Column("geonameid", Integer), Column("lat", Float), Column("lon", Float))
    _of_document("places", _count("start"), _count("end"), *_texts("name", "country"), *located, _text("record"))
    _of_document("attributions", _text("id"), *_texts("parent"), _text("stance"), _text("form"), _text("record"))
    typed = (_text("lemma"), *_texts("root", "cameo"), _text("modality"), *_texts("attribution"), _text("record"))
    _of_document("event_mentions", _text("id"), _count("start"), _count("end"), *typed)
    told = (*_texts("attribution", "about", "mention", "topic"), _text("predicate"), _text("record"))
    _of_document("items", _text("id"), _count("start"), _count("end"), *told)
    op.create_index("ix_items_id", "items", ["id"])
    op.create_index("ix_actor_mentions_actor", "actor_mentions", ["actor"])
    op.create_index("ix_attributions_id", "attributions", ["id"])
    op.create_index("ix_event_mentions_id", "event_mentions", ["id"])


def _events() -> None:
    key = Column("id", Text, primary_key=True)
    op.create_table("actors", key, _text("name"), _text("kind"), *_texts("country", "cameo", "side"), _text("record"))
    found = _texts("root", "cameo", "edtf", "earliest", "latest", "place", "country")
    key = Column("id", Text, primary_key=True)
    op.create_table("events", key, _count("number"), _text("label"), *found, _text("status"), _text("record"))
    op.create_index("events_days", "events", ["earliest", "latest"])
    number = Column("number", Integer, primary_key=True)
    op.create_table("participants", number, _of_event(), _text("role"), _text("actor"))
    op.create_index("ix_participants_event", "participants", ["event"])
    op.create_index("ix_participants_actor", "participants", ["actor"])
    op.create_table(
        "event_documents",
        Column("event", Text, ForeignKey("events.id", ondelete="CASCADE"), primary_key=True),
        Column("document", Text, ForeignKey("documents.id", ondelete="CASCADE"), primary_key=True),
    )
    op.create_index("ix_event_documents_document", "event_documents", ["document"])


def _accounts() -> None:
    key = Column("id", Text, primary_key=True)
    rest = (_text("dimension"), _text("text"), _text("record"))
    op.create_table("propositions", key, _count("number"), _of_event(), *rest)
    op.create_index("ix_propositions_event", "propositions", ["event"])
    op.create_table(
        "accounts",
        Column("number", Integer, primary_key=True),
        _text("id"),
        Column("proposition", Text, ForeignKey("propositions.id", ondelete="CASCADE"), nullable=False),
        _text("voice"),
        *_texts("actor", "side", "attribution"),
        _text("stance"),
        *_texts("value"),
    )
    op.create_index("ix_accounts_id", "accounts", ["id"])
    op.create_index("ix_accounts_proposition", "accounts", ["proposition"])
    number = Column("number", Integer, primary_key=True)
    told = (*_texts("proposition"), *(_text(name) for name in ("dimension", "verdict", "why", "record")))
    op.create_table("comparisons", number, _text("id"), _of_event(needed=False), *told)
    op.create_index("ix_comparisons_id", "comparisons", ["id"])
    op.create_index("ix_comparisons_event", "comparisons", ["event"])
    number = Column("number", Integer, primary_key=True)
    op.create_table("links", number, *(_text(name) for name in ("a", "b", "kind", "reason", "record")))
    op.create_index("ix_links_a", "links", ["a"])
    op.create_index("ix_links_b", "links", ["b"])


def _full_text() -> None:
    """Words of documents (an index over the documents table, kept by triggers) and of events (filled by the writer)."""
    spelling = "tokenize = 'unicode61 remove_diacritics 2'"
    for statement in (
        "CREATE VIRTUAL TABLE document_text USING fts5("
        f"title, text, content = 'documents', content_rowid = 'number', {spelling})",
        "CREATE TRIGGER documents_added AFTER INSERT ON documents BEGIN "
        "INSERT INTO document_text(rowid, title, text) VALUES (new.number, new.title, new.text); END",
        "CREATE TRIGGER documents_removed AFTER DELETE ON documents BEGIN "
        "INSERT INTO document_text(document_text, rowid, title, text) "
        "VALUES ('delete', old.number, old.title, old.text); END",
        "CREATE TRIGGER documents_changed AFTER UPDATE OF title, text ON documents BEGIN "
        "INSERT INTO document_text(document_text, rowid, title, text) "
        "VALUES ('delete', old.number, old.title, old.text); "
        "INSERT INTO document_text(rowid, title, text) VALUES (new.number, new.title, new.text); END",
        f"CREATE VIRTUAL TABLE event_text USING fts5(event UNINDEXED, words, {spelling})",
    ):
        op.execute(sa.text(statement))
