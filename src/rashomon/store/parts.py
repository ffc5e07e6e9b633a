"""Parts of one event or document, and hits of a search, a stretch at a time: no more is read than is asked for."""

from __future__ import annotations

from typing import Any, TypeVar

from sqlalchemy import ColumnElement, Connection, Table, func, or_, select, text

from rashomon.model import Account, Actor, Attribution, Comparison, Document, Event, Link, Proposition
from rashomon.store import schema
from rashomon.store.codec import decode, decode_all
from rashomon.store.conditions import comparisons_of
from rashomon.store.errors import NotFoundError
from rashomon.store.fetching import fetch_all, fetch_named
from rashomon.store.fulltext import CLOSED, OPENED, fts_query, spans_of
from rashomon.store.naming import event_named, id_named
from rashomon.store.rows import document_of
from rashomon.store.views import EventHead, Hit, Stretch

T = TypeVar("T")

#: So many documents are ranked by a search; ranking takes 6 microseconds for each (FTS5's bm25).
MOST_RANKED = 2000


def event_head(connection: Connection, asked: str) -> EventHead:
    """An event with its links and the actors that it names. Raises NotFoundError."""
    found, former = event_named(connection, asked)
    (event,) = fetch_all(connection, Event, schema.events, schema.events.c.id == found)
    links = fetch_all(connection, Link, schema.links, or_(schema.links.c.a == found, schema.links.c.b == found))
    actors = fetch_named(connection, {p.actor for p in (*event.participants, *event.accused)})
    return EventHead(event, actors, links, former)


def propositions(connection: Connection, asked: str, start: int, limit: int) -> Stretch[Proposition]:
    """What can be said of an event. Raises NotFoundError."""
    found, _ = event_named(connection, asked)
    table = schema.propositions
    return _stretch(connection, Proposition, table, table.c.number, start, limit, table.c.event == found)


def accounts(connection: Connection, asked: str, start: int, limit: int) -> Stretch[tuple[str, Account]]:
    """What each voice says on an event, with the ids of the propositions it says it on. Raises NotFoundError."""
    found, _ = event_named(connection, asked)
    told, of = schema.accounts.c, schema.propositions
    own = told.proposition.in_(select(of.c.id).where(of.c.event == found))
    total = connection.scalar(select(func.count()).select_from(schema.accounts).where(own)) or 0
    wanted = select(told.id, told.proposition).where(own).order_by(told.number).limit(limit).offset(start)
    rows = connection.execute(wanted).all()
    on = fetch_all(connection, Proposition, of, of.c.id.in_({row.proposition for row in rows}))
    known = {(p.id, account.id): account for p in on for account in p.accounts}
    return Stretch(tuple((row.proposition, known[row.proposition, row.id]) for row in rows), start, total)


def comparisons(connection: Connection, asked: str, start: int, limit: int) -> Stretch[Comparison]:
    """The claims on an event side by side. Raises NotFoundError."""
    found, _ = event_named(connection, asked)
    table = schema.comparisons
    return _stretch(connection, Comparison, table, table.c.number, start, limit, comparisons_of(found))


def actors(connection: Connection, start: int, limit: int) -> Stretch[Actor]:
    """Actors in order of id."""
    return _stretch(connection, Actor, schema.actors, schema.actors.c.id, start, limit)


def actor(connection: Connection, asked: str) -> Actor:
    """The actor with an id. Raises NotFoundError."""
    record = connection.scalar(select(schema.actors.c.record).where(schema.actors.c.id == asked))
    if record is None:
        raise NotFoundError("actor", asked)
    return decode(Actor, record)


def document(connection: Connection, asked: str) -> Document:
    """A document as it is printed, without what was read off it. Raises NotFoundError."""
    found = id_named(connection, schema.documents, "document", asked)
    table = schema.documents.c
    row = connection.execute(select(table.record, table.text, table.carrier_of).where(table.id == found)).one()
    return document_of(row.record, row.text, row.carrier_of)


def attributions(connection: Connection, asked: str, start: int, limit: int) -> Stretch[Attribution]:
    """Who says what in a document, in order of the text. Raises NotFoundError."""
    found = id_named(connection, schema.documents, "document", asked)
    table = schema.attributions
    return _stretch(connection, Attribution, table, table.c.number, start, limit, table.c.document == found)


def search(connection: Connection, words: str, start: int, limit: int) -> Stretch[Hit]:
    """Documents in which all words occur (words in double quotes one after the other), best first; where that are more
    than `MOST_RANKED`, those that came in last first."""
    query = fts_query(words)
    if query is None:
        return Stretch((), start, 0)
    counting = text("SELECT count(*) FROM document_text WHERE document_text MATCH :query")
    total = connection.scalar(counting, {"query": query}) or 0
    likeness = "rank" if total <= MOST_RANKED else "-rowid"
    # Full text ranks and cuts first, so that only the texts that are shown are looked through for the words.
    finding = text(
        f"SELECT d.id, d.title, d.path, best.marked FROM (SELECT rowid AS number, {likeness} AS likeness, "
        "highlight(document_text, 1, :opened, :closed) AS marked FROM document_text "
        f"WHERE document_text MATCH :query ORDER BY {'rank, rowid' if likeness == 'rank' else 'rowid DESC'} "
        "LIMIT :limit OFFSET :start) AS best "
        "JOIN documents AS d ON d.number = best.number ORDER BY best.likeness, best.number"
    )
    asked = {"opened": OPENED, "closed": CLOSED, "query": query, "start": start, "limit": limit}
    rows = connection.execute(finding, asked).all()
    hits = tuple(Hit(row.id, row.title, row.path, spans_of(row.id, row.marked)) for row in rows)
    return Stretch(hits, start, total)


def _stretch(
    connection: Connection,
    kind: type[T],
    table: Table,
    order: ColumnElement[Any],
    start: int,
    limit: int,
    *conditions: ColumnElement[bool],
) -> Stretch[T]:
    wanted = select(table.c.record).where(*conditions).order_by(order).limit(limit).offset(start)
    total = connection.scalar(select(func.count()).select_from(table).where(*conditions)) or 0
    return Stretch(decode_all(kind, connection.scalars(wanted)), start, total)
