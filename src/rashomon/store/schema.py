"""The tables: one for each noun, with the columns that are searched and the whole value as JSON in `record`.

`number` keeps the order in which values came. Offsets are code points of the document's text. Dates are ISO days, so
that comparing them as text compares them as dates. Three full-text tables (FTS5) are made by migrations because
SQLAlchemy has no words for them: `document_text`, `event_text` (a row's number is the event's position) and `name_text`
(names of actors and places without case and accents, those of most events first).
"""

from __future__ import annotations

from sqlalchemy import Column, Float, ForeignKey, Index, Integer, LargeBinary, MetaData, Table, Text

metadata = MetaData()


def _of_document(*columns: Column[str] | Column[int] | Column[float], name: str) -> Table:
    """A table of what one document gives when it is read alone."""
    return Table(
        name,
        metadata,
        Column("document", Text, ForeignKey("documents.id", ondelete="CASCADE"), primary_key=True),
        Column("number", Integer, primary_key=True),
        *columns,
    )


def _record() -> Column[str]:
    return Column("record", Text, nullable=False)


def _span() -> tuple[Column[int], Column[int]]:
    return Column("start", Integer, nullable=False), Column("end", Integer, nullable=False)


def _days() -> tuple[Column[str], Column[str]]:
    return Column("earliest", Text), Column("latest", Text)


#: The text stands in its own column, where full text finds it, and is left out of `record`. `given` is what the
#: reader was told of the document (`PageMetadata`), `read_by` the version of Rashomon and the weights that read it,
#: `captured` when its page first came in (ISO 8601, UTC): set once, no part of any export, NULL where nobody wrote it.
documents = Table(
    "documents",
    metadata,
    Column("number", Integer, primary_key=True),
    Column("id", Text, nullable=False, unique=True),
    Column("path", Text, nullable=False, index=True),
    Column("file", Text, nullable=False, server_default="", index=True),
    Column("sha256", Text, nullable=False),
    Column("outlet", Text),
    Column("publisher", Text),
    Column("kind", Text, nullable=False),
    Column("title", Text),
    Column("language", Text),
    Column("published", Text),
    *_days(),
    Column("carrier_of", Text),
    Column("unread", Text),
    Column("given", Text, nullable=False),
    Column("read_by", Text, nullable=False),
    Column("captured", Text),
    Column("text", Text, nullable=False),
    _record(),
    Index("documents_sha256", "sha256"),
    Index("documents_published", "earliest", "id"),
    Index("documents_outlet", "outlet", "earliest", "id"),
    Index("documents_publisher", "publisher", "earliest", "id"),
    Index("documents_kind", "kind", "earliest", "id"),
    Index("documents_carriers", "carrier_of"),
)
blocks = _of_document(*_span(), Column("role", Text, nullable=False), name="blocks")
document_actors = _of_document(Column("actor", Text, nullable=False), _record(), name="document_actors")
actor_mentions = _of_document(
    *_span(),
    Column("actor", Text, nullable=False, index=True),
    Column("reading", Text, nullable=False),
    _record(),
    name="actor_mentions",
)
times = _of_document(
    *_span(),
    Column("edtf", Text),
    *_days(),
    Column("status", Text, nullable=False),
    Column("kind", Text, nullable=False),
    _record(),
    name="times",
)
places = _of_document(
    *_span(),
    Column("name", Text),
    Column("country", Text),
    Column("geonameid", Integer),
    Column("lat", Float),
    Column("lon", Float),
    _record(),
    name="places",
)
attributions = _of_document(
    Column("id", Text, nullable=False, index=True),
    Column("parent", Text),
    Column("stance", Text, nullable=False),
    Column("form", Text, nullable=False),
    _record(),
    name="attributions",
)
event_mentions = _of_document(
    Column("id", Text, nullable=False, index=True),
    *_span(),
    Column("lemma", Text, nullable=False),
    Column("root", Text),
    Column("cameo", Text),
    Column("modality", Text, nullable=False),
    Column("attribution", Text),
    _record(),
    name="event_mentions",
)
items = _of_document(
    Column("id", Text, nullable=False, index=True),
    *_span(),
    Column("attribution", Text),
    Column("about", Text),
    Column("mention", Text),
    Column("topic", Text),
    Column("predicate", Text, nullable=False),
    _record(),
    name="items",
)
details = _of_document(
    *_span(),
    Column("sort", Text, nullable=False),
    Column("value", Text, nullable=False),
    _record(),
    name="details",
)

# What all documents give together; replaced as a whole when documents change.
actors = Table(
    "actors",
    metadata,
    Column("id", Text, primary_key=True),
    Column("name", Text, nullable=False),
    Column("kind", Text, nullable=False),
    Column("country", Text, index=True),
    Column("cameo", Text),
    Column("side", Text),
    _record(),
)
#: `position` is the place of an event in lists (the dated in order of time, then the others as they were told),
#: `disputed` the number of its dimensions that are in dispute.
events = Table(
    "events",
    metadata,
    Column("id", Text, primary_key=True),
    Column("number", Integer, nullable=False),
    Column("label", Text, nullable=False),
    Column("root", Text),
    Column("cameo", Text),
    Column("edtf", Text),
    *_days(),
    Column("place", Text),
    Column("country", Text),
    Column("status", Text, nullable=False),
    Column("position", Integer, nullable=False, server_default="0", index=True),
    Column("disputed", Integer, nullable=False, server_default="0"),
    _record(),
    Index("events_days", "earliest", "latest"),
)


def _event(*, nullable: bool = False) -> Column[str]:
    return Column("event", Text, ForeignKey("events.id", ondelete="CASCADE"), nullable=nullable, index=True)


participants = Table(
    "participants",
    metadata,
    Column("number", Integer, primary_key=True),
    _event(),
    Column("role", Text, nullable=False),
    Column("actor", Text, nullable=False, index=True),
)
event_documents = Table(
    "event_documents",
    metadata,
    Column("event", Text, ForeignKey("events.id", ondelete="CASCADE"), primary_key=True),
    Column("document", Text, ForeignKey("documents.id", ondelete="CASCADE"), primary_key=True, index=True),
)
#: Which event a mention tells of.
event_tellings = Table(
    "event_tellings",
    metadata,
    Column("mention", Text, primary_key=True),
    _event(),
)
propositions = Table(
    "propositions",
    metadata,
    Column("id", Text, primary_key=True),
    Column("number", Integer, nullable=False),
    _event(),
    Column("dimension", Text, nullable=False),
    Column("text", Text, nullable=False),
    _record(),
)
accounts = Table(
    "accounts",
    metadata,
    Column("number", Integer, primary_key=True),
    Column("id", Text, nullable=False, index=True),
    Column("proposition", Text, ForeignKey("propositions.id", ondelete="CASCADE"), nullable=False, index=True),
    Column("voice", Text, nullable=False),
    Column("actor", Text),
    Column("side", Text),
    Column("attribution", Text),
    Column("stance", Text, nullable=False),
    Column("value", Text),
)
#: `a` and `b` are the ids of the accounts that are compared, where they are accounts.
comparisons = Table(
    "comparisons",
    metadata,
    Column("number", Integer, primary_key=True),
    Column("id", Text, nullable=False, index=True),
    _event(nullable=True),
    Column("proposition", Text),
    Column("dimension", Text, nullable=False),
    Column("verdict", Text, nullable=False),
    Column("why", Text, nullable=False),
    Column("a", Text, index=True),
    Column("b", Text, index=True),
    _record(),
)
links = Table(
    "links",
    metadata,
    Column("number", Integer, primary_key=True),
    Column("a", Text, nullable=False, index=True),
    Column("b", Text, nullable=False, index=True),
    Column("kind", Text, nullable=False),
    Column("reason", Text, nullable=False),
    _record(),
)

#: What a reader's own model suggests.
suggestions = Table(
    "suggestions",
    metadata,
    Column("number", Integer, primary_key=True),
    Column("proposition", Text, ForeignKey("propositions.id", ondelete="CASCADE"), nullable=False, index=True),
    _record(),
)

#: What `rashomon.store.postings` makes of the events: the positions of those that go by a name, and their days.
postings = Table(
    "postings",
    metadata,
    Column("kind", Text, primary_key=True),
    Column("name", Text, primary_key=True),
    Column("positions", LargeBinary, nullable=False),
)

#: Facts about the store itself, such as whether documents have come in since the events were found.
state = Table("state", metadata, Column("name", Text, primary_key=True), Column("value", Text, nullable=False))

#: Ids that events had before, and the events they lead to now.
redirects = Table("redirects", metadata, Column("old", Text, primary_key=True), Column("new", Text, nullable=False))
#: Joins, splits and changes of id, as they came; `old`, `new` and `mentions` are JSON lists.
journal = Table(
    "journal",
    metadata,
    Column("number", Integer, primary_key=True),
    *(Column(name, Text, nullable=False) for name in ("at", "change", "old", "new", "mentions", "reason")),
)
#: What persons said; numbers are never used again. `target` holds the places it hangs on as JSON, `effect` whether the
#: events follow it (NULL until they are found anew).
corrections = Table(
    "corrections",
    metadata,
    Column("number", Integer, primary_key=True),
    Column("kind", Text, nullable=False),
    Column("target", Text, nullable=False),
    Column("at", Text, nullable=False),
    *(Column(name, Text) for name in ("value", "by", "note", "withdrawn_at", "withdrawn_by")),
    Column("effect", Integer),
)
#: What was done with each correction, as it came: kept, taken back, put back, taken over from somebody's export.
correction_steps = Table(
    "correction_steps",
    metadata,
    Column("number", Integer, primary_key=True),
    Column("correction", Integer, nullable=False, index=True),
    Column("step", Text, nullable=False),
    Column("at", Text, nullable=False),
    Column("by", Text),
)
#: What linking has worked out and need not do again (`rashomon.events.memory`); it may be deleted at any time.
linking = Table(
    "linking", metadata, Column("name", Text, primary_key=True), Column("value", LargeBinary, nullable=False)
)

#: In the order in which rows may be inserted; the reverse is safe for deleting.
CHRONOLOGY_TABLES = (
    actors,
    events,
    participants,
    event_documents,
    event_tellings,
    propositions,
    accounts,
    comparisons,
    links,
    suggestions,
)
