"""Writing a store: one writer at a time, each change a transaction, so that an error loses nothing that is stored."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager, nullcontext
from dataclasses import asdict, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Table, bindparam, delete, insert, select, text, update

from rashomon.events.memory import Memory, pack, unpack
from rashomon.events.parties import in_list_order
from rashomon.model import (
    Chronology,
    Correction,
    Event,
    EventMention,
    PageMetadata,
    Reading,
    Step,
)
from rashomon.store import schema
from rashomon.store.codec import decode, decode_all, encode
from rashomon.store.corrections import keep, keep_effects, set_withdrawn
from rashomon.store.history import entries, redirects
from rashomon.store.identity import Stored, this_reader
from rashomon.store.opening import open_engine, writer_lock
from rashomon.store.postings import make_postings
from rashomon.store.queries import STALE, Store
from rashomon.store.rows import (
    KEPT,
    account_row,
    actor_row,
    block_rows,
    comparison_row,
    document_row,
    event_row,
    link_row,
    proposition_row,
    reading_rows,
    suggestion_row,
)
from rashomon.store.statistics_filling import count, countable

_MEMORY = "memory"


class Writer(Store):
    """A store open for writing; everything that can be read from a `Store` can be read here too."""

    def stored(self, sha256: str) -> tuple[Stored, ...]:
        """The documents of this content, the original first."""
        table = schema.documents.c
        columns = select(table.id, table.path, table.outlet, table.given, table.read_by)
        order = (table.carrier_of.is_not(None), table.id)
        with self._engine.begin() as connection:
            rows = connection.execute(columns.where(table.sha256 == sha256).order_by(*order)).all()
        return tuple(Stored(r.id, r.path, r.outlet, decode(PageMetadata, r.given), r.read_by) for r in rows)

    def put(self, reading: Reading, given: PageMetadata, captured: str | None = None) -> None:
        """Keep a reading, in place of an earlier one of the same document id; events are found anew later.

        `captured` is when its page came in (ISO 8601, UTC), now where None; a document that is stored keeps its own.
        Raises `sqlalchemy.exc.DatabaseError`, and keeps the store as it was, where it cannot be written.
        """
        document = reading.document
        row = document_row(document, given, this_reader())
        with self._engine.begin() as connection:
            table = schema.documents
            changed = connection.execute(update(table).where(table.c.id == document.id).values(**row)).rowcount
            if not changed:
                came = captured or datetime.now(UTC).isoformat(timespec="seconds")
                connection.execute(insert(table).values(**row, captured=came))
            for each in (schema.blocks, *(kept.table for kept in KEPT)):
                connection.execute(delete(each).where(each.c.document == document.id))
            _insert(connection, schema.blocks, block_rows(document))
            for each, rows in reading_rows(reading):
                _insert(connection, each, rows)
            _mark_stale(connection, f"document {document.id}")

    def memory(self) -> Memory:
        """What the last linking remembers."""
        with self._engine.begin() as connection:
            table = schema.linking.c
            return unpack(connection.scalar(select(table.value).where(table.name == _MEMORY)))

    def remember(self, memory: Memory) -> None:
        """Keep what a linking remembers, in place of what the one before did."""
        with self._engine.begin() as connection:
            connection.execute(
                insert(schema.linking).prefix_with("OR REPLACE").values(name=_MEMORY, value=pack(memory))
            )

    def correct(self, correction: Correction, step: Step = "kept") -> int:
        """Keep a person's correction; its number. It takes effect when the events are found anew."""
        with self._engine.begin() as connection:
            number = keep(connection, correction, step)
            _mark_stale(connection, f"correction {number}")
        return number

    def withdraw(self, number: int, at: str, by: str | None = None) -> None:
        """Take a correction back; it stays in the journal. Raises NotFoundError where there is none of that number, and
        CorrectionError where it was taken back already."""
        with self._engine.begin() as connection:
            set_withdrawn(connection, number, at, by, withdrawn=True)
            _mark_stale(connection, f"correction {number} taken back")

    def restore(self, number: int, at: str, by: str | None = None) -> None:
        """Put a correction back that was taken back. Raises NotFoundError where there is none of that number, and
        CorrectionError where it was not."""
        with self._engine.begin() as connection:
            set_withdrawn(connection, number, at, by, withdrawn=False)
            _mark_stale(connection, f"correction {number} put back")

    def replace_chronology(self, chronology: Chronology) -> None:
        """Put these events, accounts, comparisons and links in place of all stored ones, in one transaction.

        The readings stay as they are; of the chronology's documents only `carrier_of` is taken over.
        """
        with self._engine.begin() as connection:
            _keep_history(connection, chronology)
            for table in reversed(schema.CHRONOLOGY_TABLES):
                connection.execute(delete(table))
            connection.execute(text("DELETE FROM event_text"))
            _mark_carriers(connection, chronology.readings)
            positions = {event.id: n for n, event in enumerate(sorted(chronology.events, key=in_list_order))}
            for table, rows in _chronology_rows(chronology, positions):
                _insert(connection, table, rows)
            _insert_event_text(connection, chronology, positions)
            make_postings(connection)
            count(connection, countable(chronology))
            connection.execute(delete(schema.state).where(schema.state.c.name == STALE))
            for number in keep_effects(connection, chronology.corrections):
                _mark_stale(connection, f"correction {number}")


@contextmanager
def open_corrections(path: Path) -> Iterator[Writer]:
    """A store in which corrections may be kept while another process is writing it. Each is a row of its own, and the
    events are found anew by whoever writes; nothing else may be changed through it.

    Raises StoreError where the file is no store; `sqlalchemy.exc.OperationalError` where the other process does not
    end its transaction within the time that SQLite waits.
    """
    open_engine(path, write=False).dispose()  # an older store is migrated under the writer's lock
    writer = Writer(open_engine(path, write=True), path)
    try:
        yield writer
    finally:
        writer.close()


@contextmanager
def open_writer(path: Path | None) -> Iterator[Writer]:
    """The one writer of a store, made where there is none; None gives a store in memory that ends with it.

    Raises StoreError where the file is no store, was written by a newer version or is being written by another
    process.
    """
    with writer_lock(path) if path is not None else nullcontext():
        writer = Writer(open_engine(path, write=True), path)
        try:
            yield writer
        finally:
            writer.close()


def _mark_stale(connection: Connection, reason: str) -> None:
    """Remember that events must be found anew, and the first reason for it."""
    connection.execute(insert(schema.state).prefix_with("OR IGNORE").values(name=STALE, value=reason))


def _keep_history(connection: Connection, chronology: Chronology) -> None:
    """Before the events are replaced: where old ids lead from now on, and what joined and split."""
    records = connection.scalars(select(schema.events.c.record))
    before = {event.id: event.mentions for event in decode_all(Event, records)}
    after = {event.id: event.mentions for event in chronology.events}
    known = {row.old: row.new for row in connection.execute(select(schema.redirects))}
    led = redirects(before, after, known)
    connection.execute(delete(schema.redirects))
    _insert(connection, schema.redirects, [{"old": old, "new": new} for old, new in sorted(led.items())])
    reason = connection.scalar(select(schema.state.c.value).where(schema.state.c.name == STALE)) or "read again"
    at = datetime.now(UTC).isoformat(timespec="seconds")
    rows = [{**asdict(e), **{n: json.dumps(getattr(e, n)) for n in _LISTS}} for e in entries(before, after, at, reason)]
    _insert(connection, schema.journal, rows)


_LISTS = ("old", "new", "mentions")


def _insert(connection: Connection, table: Table, rows: list[dict[str, Any]]) -> None:
    if rows:
        connection.execute(insert(table), rows)


def _mark_carriers(connection: Connection, readings: Iterable[Reading]) -> None:
    """Take over which documents reprint others, and what each copied; records without a copy stay as they are."""
    table = schema.documents
    documents = [reading.document for reading in readings]
    if not documents:
        return
    marks = [{"marked": d.id, "original": d.carrier_of} for d in documents]
    statement = update(table).where(table.c.id == bindparam("marked")).values(carrier_of=bindparam("original"))
    connection.execute(statement, marks)
    before = set(connection.scalars(select(table.c.id).where(table.c.record.contains(_COPIES, autoescape=True))))
    changed = [d for d in documents if d.copied or d.id in before]
    records = [{"marked": d.id, "now": encode(replace(d, text=""))} for d in changed]
    if records:
        connection.execute(
            update(table).where(table.c.id == bindparam("marked")).values(record=bindparam("now")), records
        )


#: How the record of a document with copied stretches goes on.
_COPIES = '"copied":[{'


def _chronology_rows(
    chronology: Chronology, positions: Mapping[str, int]
) -> Iterator[tuple[Table, list[dict[str, Any]]]]:
    yield schema.actors, [actor_row(actor) for actor in chronology.actors]
    yield schema.events, [event_row(number, positions[e.id], e) for number, e in enumerate(chronology.events)]
    yield schema.participants, _participant_rows(chronology.events)
    yield (
        schema.event_documents,
        [{"event": e.id, "document": each} for e in chronology.events for each in dict.fromkeys(e.documents)],
    )
    yield (
        schema.event_tellings,
        [{"mention": m, "event": event.id} for event in chronology.events for m in event.mentions],
    )
    yield schema.propositions, [proposition_row(number, p) for number, p in enumerate(chronology.propositions)]
    yield schema.accounts, [account_row(p.id, account) for p in chronology.propositions for account in p.accounts]
    yield schema.comparisons, [comparison_row(number, c) for number, c in enumerate(chronology.comparisons)]
    yield schema.links, [link_row(number, link) for number, link in enumerate(chronology.links)]
    yield schema.suggestions, [suggestion_row(number, each) for number, each in enumerate(chronology.suggestions)]


def _participant_rows(events: Iterable[Event]) -> list[dict[str, Any]]:
    """Who takes part in events, and who is only accused: a search by actor finds both."""
    part = [{"event": e.id, "role": p.role, "actor": p.actor} for e in events for p in e.participants]
    return [*part, *({"event": e.id, "role": "accused", "actor": p.actor} for e in events for p in e.accused)]


def _insert_event_text(connection: Connection, chronology: Chronology, positions: Mapping[str, int]) -> None:
    """The words by which an event is found: its label, the clauses that tell of it, its propositions."""
    clauses = {m.id: _clause(r, m) for r in chronology.readings for m in r.event_mentions}
    said: dict[str, list[str]] = {}
    for proposition in chronology.propositions:
        said.setdefault(proposition.event, []).append(proposition.text)
    rows = [
        {
            "position": positions[event.id],
            "event": event.id,
            "words": "\n".join([event.label, *(clauses.get(m, "") for m in event.mentions), *said.get(event.id, [])]),
        }
        for event in chronology.events
    ]
    if rows:
        statement = "INSERT INTO event_text(rowid, event, words) VALUES (:position, :event, :words)"
        connection.execute(text(statement), rows)


def _clause(reading: Reading, mention: EventMention) -> str:
    return reading.document.quote(mention.extent)
