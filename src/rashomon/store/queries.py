"""Reading a store: documents as they were read, events as asked for, full text."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Any

from sqlalchemy import ColumnElement, Connection, Engine, RowMapping, Table, and_, exists, func, or_, select, text

from rashomon.model import (
    Actor,
    Chronology,
    Comparison,
    Correction,
    Event,
    Link,
    Proposition,
    Reading,
    Span,
    Suggestion,
)
from rashomon.store import schema
from rashomon.store.codec import decode_all
from rashomon.store.errors import NotFoundError
from rashomon.store.filters import EventFilter, matching_actors, named
from rashomon.store.fulltext import CLOSED, OPENED, fts_query, spans_of
from rashomon.store.history import Entry
from rashomon.store.rows import KEPT, document_of

#: In `state`: present while documents have come in since the events were found.
STALE = "documents_changed_since_events_were_found"
_CLOSE = 5  # how many near ids an error names


@dataclass(frozen=True, slots=True)
class EventView:
    """One event with all that is needed to show it.

    `readings` are of its documents, in the event's order, then of others that its comparisons quote; `linked` are the
    events at the other ends of `links`; `suggestions` what a reader's own model made of its accounts; `carriers` the
    reprints of its documents, each as the original's id and the name of who published the reprint. `former` is the id
    it was asked for by, where it had that one before.
    """

    event: Event
    actors: tuple[Actor, ...]
    propositions: tuple[Proposition, ...]
    comparisons: tuple[Comparison, ...]
    links: tuple[Link, ...]
    linked: tuple[Event, ...]
    readings: tuple[Reading, ...]
    former: str | None = None
    suggestions: tuple[Suggestion, ...] = ()
    carriers: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Hit:
    """A document in which all words of a search occur, and where in its text; empty for a hit in the title alone."""

    document: str
    title: str | None
    path: str
    spans: tuple[Span, ...]


class Store:
    """A store open for reading. Each method sees one state of the store, whatever a writer does meanwhile."""

    def __init__(self, engine: Engine, path: Path | None) -> None:
        self._engine = engine
        self.path = path

    def __enter__(self) -> Store:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Give back the file."""
        self._engine.dispose()

    @property
    def stale(self) -> bool:
        """Whether documents have come in since the events were found (a run was cut off before its end)."""
        with self._engine.begin() as connection:
            return connection.scalar(select(schema.state.c.value).where(schema.state.c.name == STALE)) is not None

    def readings(self) -> tuple[Reading, ...]:
        """All that the documents give when read alone, in order of document id."""
        with self._engine.begin() as connection:
            return _readings(connection, None)

    def chronology(self) -> Chronology:
        """All that is stored, as one value."""
        with self._engine.begin() as connection:
            return Chronology(
                _readings(connection, None),
                _actors(connection),
                _ordered(connection, Event, schema.events),
                _ordered(connection, Proposition, schema.propositions),
                _ordered(connection, Comparison, schema.comparisons),
                _ordered(connection, Link, schema.links),
                _corrections(connection),
                _ordered(connection, Suggestion, schema.suggestions),
            )

    def actors(self) -> tuple[Actor, ...]:
        """All actors, in order of id."""
        with self._engine.begin() as connection:
            return _actors(connection)

    def events(self, wanted: EventFilter | None = None) -> tuple[Event, ...]:
        """Events in order of time, undated ones last. Raises NotFoundError for an actor nobody knows."""
        with self._engine.begin() as connection:
            conditions = _conditions(connection, wanted or EventFilter())
            found = _ordered(connection, Event, schema.events, *conditions)
        return tuple(sorted(found, key=_in_time))

    def event_ids(self) -> tuple[str, ...]:
        """The ids of all events, in order."""
        with self._engine.begin() as connection:
            return tuple(connection.scalars(select(schema.events.c.id).order_by(schema.events.c.id)))

    def event(self, asked: str) -> EventView:
        """The event with an id, or the only one whose id begins so; an id that an event had before leads to what it is
        part of now. Raises NotFoundError."""
        with self._engine.begin() as connection:
            found, former = _the_event(connection, asked)
            (event,) = _ordered(connection, Event, schema.events, schema.events.c.id == found)
            links = _ordered(connection, Link, schema.links, or_(schema.links.c.a == found, schema.links.c.b == found))
            others = {each for link in links for each in (link.a, link.b)} - {found}
            propositions = _ordered(connection, Proposition, schema.propositions, schema.propositions.c.event == found)
            comparisons = _ordered(connection, Comparison, schema.comparisons, _compared(found))
            cited = _cited(event, propositions, comparisons)
            readings = {each.document.id: each for each in _readings(connection, cited)}
            return EventView(
                event,
                _actors(connection),
                propositions,
                comparisons,
                links,
                _ordered(connection, Event, schema.events, schema.events.c.id.in_(others)),
                tuple(readings[each] for each in cited if each in readings),
                former,
                _ordered(connection, Suggestion, schema.suggestions, _suggested([p.id for p in propositions])),
                _carriers(connection, cited),
            )

    def journal(self, event: str | None = None) -> tuple[Entry, ...]:
        """The joins, splits and changes of id so far, oldest first; only those of one event where it is named."""
        with self._engine.begin() as connection:
            rows = connection.execute(select(schema.journal).order_by(schema.journal.c.number)).all()
        every = [Entry(r.at, r.change, _list(r.old), _list(r.new), _list(r.mentions), r.reason) for r in rows]
        return tuple(entry for entry in every if event is None or event in (*entry.old, *entry.new))

    def mention_id(self, asked: str) -> str:
        """The id of the event mention with an id, or the only one whose id begins so. Raises NotFoundError."""
        with self._engine.begin() as connection:
            return _the_id(connection, schema.event_mentions, "mention", asked)

    def event_of(self, mention: str) -> str | None:
        """The id of the event that a mention tells of, if it tells of one."""
        statement = text(
            "SELECT e.id FROM events AS e, json_each(e.record, '$.mentions') AS told WHERE told.value = :mention"
        )
        with self._engine.begin() as connection:
            found: str | None = connection.scalar(statement, {"mention": mention})
        return found

    def corrections(self) -> tuple[tuple[int, Correction], ...]:
        """A person's corrections with their numbers, oldest first."""
        with self._engine.begin() as connection:
            numbers = connection.scalars(select(schema.corrections.c.number).order_by(schema.corrections.c.number))
            return tuple(zip(numbers, _corrections(connection), strict=True))

    def documents(self) -> tuple[RowMapping, ...]:
        """The documents' columns without their texts, in order of publication."""
        columns = [c for c in schema.documents.c if c.name not in ("text", "record", "given", "number")]
        order = (schema.documents.c.earliest.is_(None), schema.documents.c.earliest, schema.documents.c.id)
        with self._engine.begin() as connection:
            return tuple(connection.execute(select(*columns).order_by(*order)).mappings())

    def document(self, asked: str) -> Reading:
        """The document with an id, an id that begins so, or a file name. Raises NotFoundError."""
        with self._engine.begin() as connection:
            found = _the_id(connection, schema.documents, "document", asked)
            return _readings(connection, (found,))[0]

    def events_of(self, document: str) -> tuple[Event, ...]:
        """The events a document tells of, in order of time."""
        told = schema.event_documents
        inside = exists().where(told.c.event == schema.events.c.id, told.c.document == document)
        with self._engine.begin() as connection:
            return tuple(sorted(_ordered(connection, Event, schema.events, inside), key=_in_time))

    def search(self, words: str) -> tuple[Hit, ...]:
        """Documents in which all words occur (words in double quotes one after the other), best first."""
        query = fts_query(words)
        if query is None:
            return ()
        statement = text(
            "SELECT d.id, d.title, d.path, highlight(document_text, 1, :opened, :closed) AS marked "
            "FROM document_text JOIN documents AS d ON d.number = document_text.rowid "
            "WHERE document_text MATCH :query ORDER BY bm25(document_text), d.id"
        )
        with self._engine.begin() as connection:
            rows = connection.execute(statement, {"opened": OPENED, "closed": CLOSED, "query": query}).all()
        return tuple(Hit(row.id, row.title, row.path, spans_of(row.id, row.marked)) for row in rows)


def _in_time(event: Event) -> tuple[bool, str, str, str]:
    date = event.time.date
    return not date.known, date.earliest or date.latest or "", date.latest or "", event.id


def _ordered(
    connection: Connection, kind: type[Any], table: Table, *conditions: ColumnElement[bool]
) -> tuple[Any, ...]:
    records = connection.scalars(select(table.c.record).where(*conditions).order_by(table.c.number))
    return decode_all(kind, records)


def _actors(connection: Connection) -> tuple[Actor, ...]:
    return decode_all(Actor, connection.scalars(select(schema.actors.c.record).order_by(schema.actors.c.id)))


def _readings(connection: Connection, wanted: Iterable[str] | None) -> tuple[Reading, ...]:
    """The readings of these documents, of all where None."""
    ids = None if wanted is None else tuple(wanted)
    rows = _documents(connection, ids)
    parts: dict[str, dict[str, tuple[Any, ...]]] = defaultdict(dict)
    for kept in KEPT:
        columns = select(kept.table.c.document, kept.table.c.record)
        if ids is not None:
            columns = columns.where(kept.table.c.document.in_(ids))
        records: dict[str, list[str]] = defaultdict(list)
        for document, record in connection.execute(columns.order_by(kept.table.c.document, kept.table.c.number)):
            records[document].append(record)
        for document, several in records.items():
            parts[document][kept.field] = decode_all(kept.kind, several)
    return tuple(Reading(document_of(row.record, row.text, row.carrier_of), **parts[row.id]) for row in rows)


def _documents(connection: Connection, ids: tuple[str, ...] | None) -> list[Any]:
    table = schema.documents
    statement = select(table.c.id, table.c.record, table.c.text, table.c.carrier_of).order_by(table.c.id)
    return list(connection.execute(statement if ids is None else statement.where(table.c.id.in_(ids))))


def _list(record: str) -> tuple[str, ...]:
    return tuple(json.loads(record))


def _corrections(connection: Connection) -> tuple[Correction, ...]:
    rows = connection.execute(select(schema.corrections).order_by(schema.corrections.c.number)).all()
    return tuple(Correction(r.kind, r.a, r.b, r.at, r.by, r.note) for r in rows)


def _the_event(connection: Connection, asked: str) -> tuple[str, str | None]:
    """The id of the event that a person means, and the former id it was asked for by. Raises NotFoundError."""
    try:
        return _the_id(connection, schema.events, "event", asked), None
    except NotFoundError as error:
        table = schema.redirects
        led = connection.execute(select(table).where(table.c.old.startswith(asked, autoescape=True))).all()
        if error.several or len(led) != 1 or not asked:
            raise
        return led[0].new, led[0].old


def _the_id(connection: Connection, table: Table, noun: str, asked: str) -> str:
    """The id that a person means. Raises NotFoundError for none or several."""
    if connection.scalar(select(table.c.id).where(table.c.id == asked)) is not None:
        return asked
    begin = [i for i in connection.scalars(select(table.c.id).order_by(table.c.id)) if asked and i.startswith(asked)]
    if not begin and table is schema.documents:
        paths = connection.execute(select(table.c.id, table.c.path).order_by(table.c.id)).all()
        begin = [i for i, path in paths if asked in (path, Path(path).name)]
    if len(begin) != 1:
        raise NotFoundError(noun, asked, begin[:_CLOSE], several=len(begin) > 1)
    return str(begin[0])


def _compared(event: str) -> ColumnElement[bool]:
    """Comparisons of an event, and those with another event in which one of its accounts takes part."""
    accounts, propositions, comparisons = schema.accounts, schema.propositions, schema.comparisons
    own = select(accounts.c.id).join(propositions).where(propositions.c.event == event)
    sides = (func.json_extract(comparisons.c.record, f"$.{side}.account") for side in ("a", "b"))
    return or_(comparisons.c.event == event, *(side.in_(own) for side in sides))


def _carriers(connection: Connection, documents: Iterable[str]) -> tuple[tuple[str, str], ...]:
    """The reprints of documents with who published them, or their file's name."""
    table = schema.documents
    wanted = select(table.c.carrier_of, table.c.outlet, table.c.path).where(table.c.carrier_of.in_(tuple(documents)))
    rows = connection.execute(wanted.order_by(table.c.carrier_of, table.c.id)).all()
    return tuple((row.carrier_of, row.outlet or Path(row.path).name) for row in rows)


def _suggested(propositions: Iterable[str]) -> ColumnElement[bool]:
    return schema.suggestions.c.proposition.in_(tuple(propositions))


def _cited(event: Event, propositions: Iterable[Proposition], comparisons: Iterable[Comparison]) -> tuple[str, ...]:
    """The documents that an event's page quotes: the event's own first, in their order, then others."""
    told = [span.document for p in propositions for account in p.accounts for span in account.evidence]
    compared = [span.document for c in comparisons for span in (*c.a.evidence, *c.b.evidence)]
    return tuple(dict.fromkeys([*event.documents, *told, *compared]))


def _conditions(connection: Connection, wanted: EventFilter) -> list[ColumnElement[bool]]:
    events = schema.events.c
    found: list[ColumnElement[bool]] = []
    if wanted.root:
        found.append(events.root == wanted.root.upper())
    if wanted.since:
        found.append(or_(events.latest >= wanted.since, and_(events.latest.is_(None), events.earliest.is_not(None))))
    if wanted.until:
        found.append(or_(events.earliest <= wanted.until, and_(events.earliest.is_(None), events.latest.is_not(None))))
    if wanted.actor:
        found.append(_takes_part(_meant(connection, wanted.actor)))
    if wanted.dyad:
        found.append(_dyad(*(_meant(connection, each) for each in wanted.dyad)))
    if wanted.place:
        found.append(_somewhere(connection, wanted.place))
    if wanted.text:
        found.append(_worded(connection, wanted.text))
    return found


def _meant(connection: Connection, asked: str) -> frozenset[str]:
    known = _actors(connection)
    meant = matching_actors(asked, known)
    if not meant:
        raise NotFoundError("actor", asked, _near(asked, (actor.name for actor in known)))
    return meant


def _near(asked: str, names: Iterable[str]) -> list[str]:
    from difflib import get_close_matches

    return get_close_matches(asked, sorted(set(names)), n=_CLOSE)


def _takes_part(actors: frozenset[str]) -> ColumnElement[bool]:
    part = schema.participants
    return exists().where(part.c.event == schema.events.c.id, part.c.actor.in_(actors))


def _dyad(some: frozenset[str], others: frozenset[str]) -> ColumnElement[bool]:
    one, other = schema.participants.alias("one"), schema.participants.alias("other")
    return exists().where(
        one.c.event == schema.events.c.id,
        other.c.event == schema.events.c.id,
        one.c.actor.in_(some),
        other.c.actor.in_(others),
        one.c.actor != other.c.actor,
    )


def _somewhere(connection: Connection, asked: str) -> ColumnElement[bool]:
    events = schema.events.c
    names = connection.scalars(select(events.place).where(events.place.is_not(None)).distinct())
    return or_(events.country == asked.upper(), events.place.in_([name for name in names if named(asked, name)]))


def _worded(connection: Connection, words: str) -> ColumnElement[bool]:
    query = fts_query(words)
    statement = text("SELECT event FROM event_text WHERE event_text MATCH :query")
    found = list(connection.scalars(statement, {"query": query})) if query else []
    return schema.events.c.id.in_(found)
