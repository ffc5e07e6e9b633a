"""One document with all that its page shows, and where the words of a search stand in documents."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from sqlalchemy import ColumnElement, Connection, RowMapping, bindparam, select, text

from rashomon.events.parties import in_time
from rashomon.model import Event, Span
from rashomon.store import schema
from rashomon.store.document_lists import LISTED
from rashomon.store.fetching import fetch_all, fetch_readings
from rashomon.store.fulltext import CLOSED, OPENED, fts_query, spans_of
from rashomon.store.lists import names
from rashomon.store.naming import id_named
from rashomon.store.naming_actors import actors_in
from rashomon.store.views import DocumentView

_documents = schema.documents.c


def document_view(connection: Connection, asked: str) -> DocumentView:
    """The document with an id, an id that begins so, or a file name. Raises NotFoundError."""
    found = id_named(connection, schema.documents, "document", asked)
    (reading,) = fetch_readings(connection, (found,))
    events = fetch_events_of(connection, found)
    document = reading.document
    others = {copied.original for copied in document.copied} | {document.carrier_of or found}
    return DocumentView(
        reading,
        events,
        names(connection, actors_in(events, readings=(reading,)) | {a.side for a in reading.actors if a.side}),
        connection.scalar(select(_documents.captured).where(_documents.id == found)),
        fetch_listed(connection, others - {found}),
        _listed(connection, _documents.carrier_of == found),
    )


def fetch_events_of(connection: Connection, document: str) -> tuple[Event, ...]:
    """The events a document tells of, in order of time."""
    told = schema.event_documents.c
    inside = schema.events.c.id.in_(select(told.event).where(told.document == document))
    return tuple(sorted(fetch_all(connection, Event, schema.events, inside), key=in_time))


def hits_in(connection: Connection, words: str, documents: Iterable[str]) -> Mapping[str, tuple[Span, ...]]:
    """Where the words of a search stand in the texts of these documents, by id; a hit in the title alone has none."""
    query, wanted = fts_query(words), sorted(set(documents))
    if query is None or not wanted:
        return {}
    statement = text(
        "SELECT d.id, highlight(document_text, 1, :opened, :closed) AS marked "
        "FROM documents AS d CROSS JOIN document_text ON document_text.rowid = d.number "  # from the few to their words
        "WHERE document_text MATCH :query AND d.id IN :wanted"
    ).bindparams(bindparam("wanted", expanding=True))
    asked = {"opened": OPENED, "closed": CLOSED, "query": query, "wanted": wanted}
    return {row.id: spans_of(row.id, row.marked) for row in connection.execute(statement, asked)}


def fetch_listed(connection: Connection, documents: Iterable[str]) -> tuple[RowMapping, ...]:
    """What a list says of these documents, in order of publication."""
    return _listed(connection, _documents.id.in_(sorted(set(documents))))


def _listed(connection: Connection, condition: ColumnElement[bool]) -> tuple[RowMapping, ...]:
    statement = select(*LISTED).where(condition).order_by(_documents.earliest.is_(None), _documents.earliest)
    return tuple(connection.execute(statement).mappings())
