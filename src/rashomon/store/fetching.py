"""Values back from the rows of a store, over an open connection."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable
from pathlib import Path
from typing import Any

from sqlalchemy import ColumnElement, Connection, Table, select

from rashomon.model import Actor, Reading
from rashomon.store import schema
from rashomon.store.codec import decode_all
from rashomon.store.rows import KEPT, document_of


def fetch_all(
    connection: Connection, kind: type[Any], table: Table, *conditions: ColumnElement[bool]
) -> tuple[Any, ...]:
    """The values of a table that fulfil the conditions, in the order in which they were written."""
    records = connection.scalars(select(table.c.record).where(*conditions).order_by(table.c.number))
    return decode_all(kind, records)


def fetch_actors(connection: Connection) -> tuple[Actor, ...]:
    """All actors, in order of id."""
    return decode_all(Actor, connection.scalars(select(schema.actors.c.record).order_by(schema.actors.c.id)))


def fetch_named(connection: Connection, wanted: Iterable[str]) -> tuple[Actor, ...]:
    """The actors with these ids, and those whose side they take, in order of id."""
    table, found = schema.actors.c, dict[str, Actor]()
    asked, tried = set(wanted), set[str]()
    while asked:
        records = connection.scalars(select(table.record).where(table.id.in_(sorted(asked))))
        found |= {actor.id: actor for actor in decode_all(Actor, records)}
        tried |= asked
        asked = {actor.side for actor in found.values() if actor.side is not None} - tried
    return tuple(found[each] for each in sorted(found))


def fetch_readings(
    connection: Connection,
    wanted: Iterable[str] | None,
    fields: Collection[str] | None = None,
    mentions: Collection[str] | None = None,
) -> tuple[Reading, ...]:
    """The readings of these documents, of all where None; only with these of their fields, and of the event mentions
    only with these (ids), where any are named."""
    ids = None if wanted is None else tuple(wanted)
    rows = _documents(connection, ids)
    parts: dict[str, dict[str, tuple[Any, ...]]] = defaultdict(dict)
    for kept in KEPT if fields is None else (each for each in KEPT if each.field in fields):
        columns = select(kept.table.c.document, kept.table.c.record)
        if ids is not None:
            columns = columns.where(kept.table.c.document.in_(ids))
        if mentions is not None and kept.field == "event_mentions":
            columns = columns.where(kept.table.c.id.in_(mentions))
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


def fetch_carriers(connection: Connection, documents: Iterable[str]) -> tuple[tuple[str, str, str], ...]:
    """The reprints of documents: the original's id, who published the reprint (or its file's name), and its own id."""
    table = schema.documents
    wanted = select(table.c.carrier_of, table.c.outlet, table.c.path, table.c.id).where(
        table.c.carrier_of.in_(tuple(documents))
    )
    rows = connection.execute(wanted.order_by(table.c.carrier_of, table.c.id)).all()
    return tuple((row.carrier_of, row.outlet or Path(row.path).name, row.id) for row in rows)
