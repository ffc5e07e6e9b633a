"""Stretches of the store's lists: events, documents, sources and actors, a page at a time."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import Any

from sqlalchemy import ColumnElement, Connection, Table, func, or_, select, text

from rashomon.model import Actor, Event
from rashomon.store import schema
from rashomon.store.codec import decode_all
from rashomon.store.conditions import conditions_of
from rashomon.store.fetching import fetch_actors
from rashomon.store.filters import EventFilter, matching_actors
from rashomon.store.fulltext import fts_query
from rashomon.store.periods import periods_of
from rashomon.store.views import DocumentsPage, EventsPage, Period, Source

#: So many lines a page has where nobody says how many, and the most that anybody gets at once.
PAGE, MOST = 50, 500
#: So many sources a filter's list offers; a person reads no longer one.
MOST_SOURCES = 200
#: So many actors are suggested for what somebody types.
SUGGESTED = 20

_events = schema.events.c
#: Dated events first, by their first day, then by their last.
IN_TIME: tuple[ColumnElement[Any], ...] = (
    func.coalesce(_events.earliest, _events.latest).is_(None),
    func.coalesce(_events.earliest, _events.latest),
    func.coalesce(_events.latest, ""),
    _events.id,
)


def events_page(connection: Connection, wanted: EventFilter, start: int, limit: int) -> EventsPage:
    """A stretch of the events that pass a filter. Raises NotFoundError for an actor or source nobody knows."""
    conditions = conditions_of(connection, wanted)
    total = connection.scalar(select(func.count()).select_from(schema.events).where(*conditions)) or 0
    records = connection.scalars(
        select(_events.record).where(*conditions).order_by(*IN_TIME).limit(_bounded(limit)).offset(max(start, 0))
    )
    return EventsPage(decode_all(Event, records), max(start, 0), total)


def count_by_period(connection: Connection, wanted: EventFilter) -> tuple[Period, ...]:
    """How many of the events that pass a filter there were in each period; those with an open date are not counted."""
    disputed = func.json_array_length(_events.record, "$.disputed") > 0
    both = (_events.earliest.is_not(None), _events.latest.is_not(None))
    rows = connection.execute(
        select(_events.earliest, _events.latest, disputed).where(*both, *conditions_of(connection, wanted))
    )
    return periods_of((row[0], row[1], bool(row[2])) for row in rows)


def documents_page(
    connection: Connection, words: str | None, source: str | None, start: int, limit: int
) -> DocumentsPage:
    """A stretch of the documents in which all words occur and which a source published; None lets all pass."""
    table = schema.documents
    conditions: list[ColumnElement[bool]] = []
    if source is not None:
        conditions.append(or_(table.c.outlet == source, table.c.publisher == source))
    if words is not None:
        query = fts_query(words)
        statement = text("SELECT rowid FROM document_text WHERE document_text MATCH :query")
        hits = list(connection.scalars(statement, {"query": query})) if query else []
        conditions.append(table.c.number.in_(hits))
    columns = [c for c in table.c if c.name not in ("text", "record", "given", "number")]
    order = (table.c.earliest.is_(None), table.c.earliest, table.c.id)
    stretch = select(*columns).where(*conditions).order_by(*order).limit(_bounded(limit)).offset(max(start, 0))
    rows = tuple(connection.execute(stretch).mappings())
    total = connection.scalar(select(func.count()).select_from(table).where(*conditions)) or 0
    return DocumentsPage(rows, max(start, 0), total)


def names(connection: Connection, ids: Iterable[str]) -> dict[str, str]:
    """The names of actors by id; an id that is no actor's is left out."""
    table: Table = schema.actors
    wanted = sorted(set(ids))
    rows = connection.execute(select(table.c.id, table.c.name).where(table.c.id.in_(wanted)))
    return {row.id: row.name for row in rows}


def sources(connection: Connection, limit: int) -> tuple[Source, ...]:
    """Those who publish most documents, the busiest first."""
    table = schema.documents.c
    counted: Counter[str] = Counter()
    for column in (table.outlet, table.publisher):
        grouped = select(column, func.count()).where(column.is_not(None)).group_by(column)
        for name, number in connection.execute(grouped):
            counted[name] += number
    most = sorted(counted, key=lambda name: (-counted[name], name))[:limit]
    known = names(connection, most)
    return tuple(Source(each, known.get(each, each), counted[each]) for each in most)


def suggest_actors(connection: Connection, typed: str, limit: int) -> tuple[Actor, ...]:
    """Actors of the name or id that somebody has begun to type, in order of name."""
    known = fetch_actors(connection)
    meant = matching_actors(typed, known) if typed.strip() else frozenset()
    return tuple(sorted((a for a in known if a.id in meant), key=lambda a: (a.name, a.id))[:limit])


def _bounded(limit: int) -> int:
    return min(max(limit, 0), MOST)
