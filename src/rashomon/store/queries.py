"""Reading a store: documents as they were read, events as asked for, full text."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from threading import local
from types import TracebackType

from sqlalchemy import Connection, Engine, RowMapping, or_, select, text

from rashomon.events.parties import in_list_order
from rashomon.model import (
    Account,
    Actor,
    Attribution,
    Chronology,
    Comparison,
    Correction,
    Document,
    Event,
    Link,
    Proposition,
    Reading,
    Span,
    Suggestion,
)
from rashomon.store import lists, parts, schema
from rashomon.store.conditions import comparisons_of, suggestions_of
from rashomon.store.corrections import Corrected, fetch_corrections
from rashomon.store.document_lists import documents_page
from rashomon.store.document_views import document_view, fetch_events_of, fetch_listed, hits_in
from rashomon.store.fetching import (
    fetch_actors,
    fetch_all,
    fetch_carriers,
    fetch_named,
    fetch_readings,
)
from rashomon.store.filters import EventFilter
from rashomon.store.fulltext import CLOSED, OPENED, fts_query, spans_of
from rashomon.store.history import Entry
from rashomon.store.naming import event_named, id_named
from rashomon.store.naming_actors import actors_in
from rashomon.store.portions import fetch_portion
from rashomon.store.postings import fetch_edition
from rashomon.store.selecting import Selections
from rashomon.store.statistics import Statistics
from rashomon.store.views import (
    DocumentsPage,
    DocumentView,
    EventHead,
    EventsPage,
    EventView,
    Hit,
    Period,
    Source,
    Stretch,
)

#: In `state`: present while documents or corrections have come in since the events were found.
STALE = "documents_changed_since_events_were_found"


class Store:
    """A store open for reading. Each method sees one state of the store, whatever a writer does meanwhile; several see
    the same one inside `reading()`."""

    def __init__(self, engine: Engine, path: Path | None) -> None:
        self._engine = engine
        self._local = local()
        self._selections = Selections()
        self._sources: tuple[tuple[str | None, int], tuple[Source, ...]] | None = None
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

    @contextmanager
    def reading(self) -> Iterator[Store]:
        """All that this thread asks of the store inside the block sees one state of it."""
        if getattr(self._local, "connection", None) is not None:
            yield self
            return
        with self._engine.begin() as connection:
            self._local.connection = connection
            try:
                yield self
            finally:
                self._local.connection = None

    @contextmanager
    def _state(self) -> Iterator[Connection]:
        """The connection of the block this thread reads in, else one of its own."""
        connection: Connection | None = getattr(self._local, "connection", None)
        if connection is not None:
            yield connection
        else:
            with self._engine.begin() as connection:
                yield connection

    @property
    def statistics(self) -> Statistics:
        """What is counted of pairs, actors, sources and storylines."""
        return Statistics(self._state)

    @property
    def corrected(self) -> Corrected:
        """What corrections hang on, and what was done with them."""
        return Corrected(self._state)

    @property
    def stale(self) -> bool:
        """Whether documents or corrections have come in since the events were found."""
        return self.stale_since is not None

    @property
    def stale_since(self) -> str | None:
        """What came in first since the events were found: "document ID", "correction N"; None for nothing."""
        with self._state() as connection:
            found: str | None = connection.scalar(select(schema.state.c.value).where(schema.state.c.name == STALE))
        return found

    def readings(self) -> tuple[Reading, ...]:
        """All that the documents give when read alone, in order of document id."""
        with self._state() as connection:
            return fetch_readings(connection, None)

    def chronology(self) -> Chronology:
        """All that is stored, as one value."""
        with self._state() as connection:
            return Chronology(
                fetch_readings(connection, None),
                fetch_actors(connection),
                fetch_all(connection, Event, schema.events),
                fetch_all(connection, Proposition, schema.propositions),
                fetch_all(connection, Comparison, schema.comparisons),
                fetch_all(connection, Link, schema.links),
                fetch_corrections(connection, active=True),
                fetch_all(connection, Suggestion, schema.suggestions),
            )

    def actors(self) -> tuple[Actor, ...]:
        """All actors, in order of id."""
        with self._state() as connection:
            return fetch_actors(connection)

    def events(self, wanted: EventFilter | None = None) -> tuple[Event, ...]:
        """Events in the order of lists. Raises NotFoundError for an actor or source nobody knows."""
        with self._state() as connection:
            if wanted is None or wanted == EventFilter():
                return tuple(sorted(fetch_all(connection, Event, schema.events), key=in_list_order))
            return lists.fetch_at(connection, self._selections.of(connection, wanted).positions)

    def events_page(self, wanted: EventFilter, *, start: int = 0, limit: int = lists.PAGE) -> EventsPage:
        """A stretch of the events that pass a filter, at most `lists.MOST`: dated ones in order of time, then undated.
        Raises NotFoundError for an actor or source nobody knows."""
        with self._state() as connection:
            return lists.events_page(connection, self._selections.of(connection, wanted), start, limit)

    def count_by_period(self, wanted: EventFilter) -> tuple[Period, ...]:
        """How many of the events that pass a filter there were by day, month, year or decade, as the span of them
        suggests. Raises NotFoundError for an actor or source nobody knows."""
        with self._state() as connection:
            selected = self._selections.of
            return lists.count_by_period(selected(connection, wanted), selected(connection, EventFilter(disputed=True)))

    def count_by_month(self, wanted: EventFilter) -> tuple[tuple[str, int], ...]:
        """How many of the dated events that pass a filter stand under each month ("2016-06") of the list. Raises
        NotFoundError for an actor or source nobody knows."""
        with self._state() as connection:
            return lists.count_by_month(self._selections.of(connection, wanted))

    def names(self, ids: Iterable[str]) -> dict[str, str]:
        """The names of these actors by id; what is no actor's id is left out."""
        with self._state() as connection:
            return lists.names(connection, ids)

    def suggest_actors(self, typed: str, limit: int = lists.SUGGESTED) -> tuple[Actor, ...]:
        """Actors of the id typed or the name begun, those of most events first."""
        with self._state() as connection:
            return lists.suggest_actors(connection, typed, limit)

    def sources(self, limit: int = lists.MOST_SOURCES) -> tuple[Source, ...]:
        """Those who had published most documents when the events were found, the busiest first."""
        with self._state() as connection:
            state, kept = (fetch_edition(connection), limit), self._sources
            if kept is None or kept[0] != state or state[0] is None:
                kept = self._sources = (state, lists.sources(connection, limit))
            return kept[1]

    def documents_page(
        self,
        *,
        text: str | None = None,
        source: str | None = None,
        kind: str | None = None,
        start: int = 0,
        limit: int = lists.PAGE,
    ) -> DocumentsPage:
        """A stretch of the documents in which all words occur, that a source published and that are of a kind, at most
        `lists.MOST`."""
        with self._state() as connection:
            return documents_page(connection, text, source, kind, start, limit)

    def portion(self, events: Collection[str]) -> Chronology:
        """The chronology of these events (ids, some thousands at most); see `fetch_portion`."""
        with self._state() as connection:
            return fetch_portion(connection, events)

    def event_ids(self) -> tuple[str, ...]:
        """The ids of all events, in order."""
        with self._state() as connection:
            return tuple(connection.scalars(select(schema.events.c.id).order_by(schema.events.c.id)))

    def event(self, asked: str, *, fields: Collection[str] | None = None) -> EventView:
        """The event with an id, or the only one whose id begins so; an id that an event had before leads to what it is
        part of now. Where fields of its readings are named, only these are filled, and "event_mentions" with its own.
        Raises NotFoundError."""
        with self._state() as connection:
            found, former = event_named(connection, asked)
            (event,) = fetch_all(connection, Event, schema.events, schema.events.c.id == found)
            links = fetch_all(connection, Link, schema.links, or_(schema.links.c.a == found, schema.links.c.b == found))
            others = {each for link in links for each in (link.a, link.b)} - {found}
            propositions = fetch_all(connection, Proposition, schema.propositions, schema.propositions.c.event == found)
            comparisons = fetch_all(connection, Comparison, schema.comparisons, comparisons_of(found))
            cited = _cited(event, propositions, comparisons)
            own = None if fields is None else event.mentions
            known = {each.document.id: each for each in fetch_readings(connection, cited, fields, own)}
            readings = tuple(known[each] for each in cited if each in known)
            linked = fetch_all(connection, Event, schema.events, schema.events.c.id.in_(others))
            return EventView(
                event,
                fetch_named(connection, actors_in((event, *linked), propositions, comparisons, readings)),
                propositions,
                comparisons,
                links,
                linked,
                readings,
                former,
                fetch_all(connection, Suggestion, schema.suggestions, suggestions_of([p.id for p in propositions])),
                fetch_carriers(connection, cited),
                _about(event, readings, fetch_corrections(connection, active=True)),
            )

    def journal(self, event: str | None = None) -> tuple[Entry, ...]:
        """The joins, splits and changes of id so far, oldest first; only those of one event where it is named."""
        with self._state() as connection:
            rows = connection.execute(select(schema.journal).order_by(schema.journal.c.number)).all()
        every = [Entry(r.at, r.change, _list(r.old), _list(r.new), _list(r.mentions), r.reason) for r in rows]
        return tuple(entry for entry in every if event is None or event in (*entry.old, *entry.new))

    def event_of(self, mention: str) -> str | None:
        """The id of the event that a mention tells of, if it tells of one."""
        told = schema.event_tellings.c
        with self._state() as connection:
            found: str | None = connection.scalar(select(told.event).where(told.mention == mention))
        return found

    def corrections(self) -> tuple[Correction, ...]:
        """Persons' corrections, oldest first, those that were taken back among them."""
        with self._state() as connection:
            return fetch_corrections(connection)

    def documents(self) -> tuple[RowMapping, ...]:
        """The documents' columns without their texts, in order of publication."""
        columns = [c for c in schema.documents.c if c.name not in ("text", "record", "given", "number")]
        order = (schema.documents.c.earliest.is_(None), schema.documents.c.earliest, schema.documents.c.id)
        with self._state() as connection:
            return tuple(connection.execute(select(*columns).order_by(*order)).mappings())

    def document(self, asked: str) -> Reading:
        """The document with an id, an id that begins so, or a file name. Raises NotFoundError."""
        with self._state() as connection:
            found = id_named(connection, schema.documents, "document", asked)
            return fetch_readings(connection, (found,))[0]

    def document_view(self, asked: str) -> DocumentView:
        """A document, named as `document` takes it, with all that its page shows. Raises NotFoundError."""
        with self._state() as connection:
            return document_view(connection, asked)

    def events_of(self, document: str) -> tuple[Event, ...]:
        """The events a document tells of, in order of time."""
        with self._state() as connection:
            return fetch_events_of(connection, document)

    def listed(self, documents: Iterable[str]) -> Mapping[str, RowMapping]:
        """What a list says of these documents, by id."""
        with self._state() as connection:
            return {row["id"]: row for row in fetch_listed(connection, documents)}

    def hits_in(self, words: str, documents: Iterable[str]) -> Mapping[str, tuple[Span, ...]]:
        """Where the words of a search stand in the texts of these documents, by id."""
        with self._state() as connection:
            return hits_in(connection, words, documents)

    def texts(self, documents: Iterable[str]) -> Mapping[str, str]:
        """The texts of these documents, by id."""
        table = schema.documents.c
        wanted = select(table.id, table.text).where(table.id.in_(sorted(set(documents))))
        with self._state() as connection:
            return {row.id: row.text for row in connection.execute(wanted)}

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
        with self._state() as connection:
            rows = connection.execute(statement, {"opened": OPENED, "closed": CLOSED, "query": query}).all()
        return tuple(Hit(row.id, row.title, row.path, spans_of(row.id, row.marked)) for row in rows)

    def event_head(self, asked: str) -> EventHead:
        """An event with its links and the actors that it names; found as `event` finds it. Raises NotFoundError."""
        with self._state() as connection:
            return parts.event_head(connection, asked)

    def propositions(self, event: str, *, start: int = 0, limit: int = lists.PAGE) -> Stretch[Proposition]:
        """A stretch of what can be said of an event, with the accounts. Raises NotFoundError."""
        with self._state() as connection:
            return parts.propositions(connection, event, start, limit)

    def accounts(self, event: str, *, start: int = 0, limit: int = lists.PAGE) -> Stretch[tuple[str, Account]]:
        """A stretch of what each voice says on an event, each with the id of its proposition. Raises NotFoundError."""
        with self._state() as connection:
            return parts.accounts(connection, event, start, limit)

    def comparisons(self, event: str, *, start: int = 0, limit: int = lists.PAGE) -> Stretch[Comparison]:
        """A stretch of the claims on an event side by side. Raises NotFoundError."""
        with self._state() as connection:
            return parts.comparisons(connection, event, start, limit)

    def actors_named(self, ids: Iterable[str]) -> tuple[Actor, ...]:
        """The actors with these ids, and those whose side they take, in order of id."""
        with self._state() as connection:
            return fetch_named(connection, ids)

    def actors_page(self, *, start: int = 0, limit: int = lists.PAGE) -> Stretch[Actor]:
        """A stretch of the actors, in order of id."""
        with self._state() as connection:
            return parts.actors(connection, start, limit)

    def actor(self, asked: str) -> Actor:
        """The actor with an id. Raises NotFoundError."""
        with self._state() as connection:
            return parts.actor(connection, asked)

    def document_text(self, asked: str) -> Document:
        """A document, found as `document` finds it, without what was read off it. Raises NotFoundError."""
        with self._state() as connection:
            return parts.document(connection, asked)

    def attributions(self, document: str, *, start: int = 0, limit: int = lists.PAGE) -> Stretch[Attribution]:
        """A stretch of who says what in a document, in order of its text. Raises NotFoundError."""
        with self._state() as connection:
            return parts.attributions(connection, document, start, limit)

    def search_page(self, words: str, *, start: int = 0, limit: int = lists.PAGE) -> Stretch[Hit]:
        """A stretch of the documents in which all words occur, best first; see `search`."""
        with self._state() as connection:
            return parts.search(connection, words, start, limit)


def _list(record: str) -> tuple[str, ...]:
    return tuple(json.loads(record))


def _cited(event: Event, propositions: Iterable[Proposition], comparisons: Iterable[Comparison]) -> tuple[str, ...]:
    """The documents that an event's page quotes: the event's own first, in their order, then others."""
    told = [span.document for p in propositions for account in p.accounts for span in account.evidence]
    compared = [span.document for c in comparisons for span in (*c.a.evidence, *c.b.evidence)]
    rejected = [span.document for each in event.rejected for span in each.account.evidence]
    return tuple(dict.fromkeys([*event.documents, *told, *compared, *rejected]))


def _about(event: Event, readings: Iterable[Reading], corrections: Iterable[Correction]) -> tuple[Correction, ...]:
    """The corrections that say which mentions are of this event, or are not."""
    own = set(event.mentions)
    triggers = {mention.span for reading in readings for mention in reading.event_mentions if mention.id in own}
    linking = (each for each in corrections if each.kind in ("same", "apart"))
    return tuple(each for each in linking if not triggers.isdisjoint((*each.a, *each.b)))
