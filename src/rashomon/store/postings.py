"""Which events go by what: for each actor, type, place and source the positions of its events in order of time.

This is an inverted file (Zobel and Moffat, "Inverted files for text search engines", ACM Computing Surveys 38(2),
2006): whatever somebody asks for, a few lists are read and intersected, and no event that is not shown is looked at. It
follows from the other tables, is made anew with them, and holds nothing of its own.
"""

from __future__ import annotations

import uuid
from collections import defaultdict
from collections.abc import Iterable

import numpy as np
from numpy.typing import NDArray
from sqlalchemy import Connection, delete, insert, select, text

from rashomon.store import schema
from rashomon.store.filters import folded

#: Positions of events, lowest first; as stored, four bytes each, lowest byte first.
Positions = NDArray[np.uint32]
_STORED = np.dtype("<u4")
#: The first and the last days of all events, by position.
Days = tuple[Positions, Positions]
#: For each of some events, whether it passes.
Passing = NDArray[np.bool_]

#: Kinds of postings: by actor, by the country of an actor, by PLOVER root, by the name and the country of the place, by
#: outlet or publisher, and events in dispute.
ACTOR, COUNTRY, ROOT, PLACE, PLACE_COUNTRY, SOURCE, DISPUTED = (
    "actor", "country", "root", "place", "place country", "source", "disputed",
)  # fmt: skip
#: The kind of the first and the last days of all events, as numbers (20160629; 0 for an open end) by position.
DAYS, FIRST, LAST = "days", "first", "last"
#: In `state`: changes whenever the events are replaced.
EDITION = "edition"

_Lists = dict[tuple[str, str], list[int]]


def make_postings(connection: Connection) -> None:
    """Make the postings and the names to search anew from the events that are stored."""
    lists: _Lists = defaultdict(list)
    days = _list_events(connection, lists)
    _list_participants(connection, lists)
    _list_sources(connection, lists)
    connection.execute(delete(schema.postings))
    rows = [{"kind": kind, "name": name, "positions": packed(each)} for (kind, name), each in lists.items()]
    rows += [{"kind": DAYS, "name": name, "positions": packed(each, distinct=False)} for name, each in days.items()]
    connection.execute(insert(schema.postings), rows)
    _list_names(connection, lists)
    edition = insert(schema.state).prefix_with("OR REPLACE").values(name=EDITION, value=uuid.uuid4().hex)
    connection.execute(edition)


def packed(numbers: Iterable[int], *, distinct: bool = True) -> bytes:
    """Numbers as they are stored; distinct ones in order."""
    several = np.fromiter(numbers, _STORED)
    return (np.unique(several) if distinct else several).tobytes()


def unpacked(stored: bytes) -> Positions:
    """Numbers from how they are stored."""
    return np.frombuffer(stored, _STORED)


def fetch_postings(connection: Connection, kind: str, names: Iterable[str]) -> list[Positions]:
    """The postings of these names; none for a name without events."""
    table = schema.postings.c
    wanted = sorted(set(names))
    stored = select(table.positions).where(table.kind == kind, table.name.in_(wanted))
    return [unpacked(each) for each in connection.scalars(stored)]


def fetch_days(connection: Connection) -> Days:
    """The first and the last days of all events, by position."""
    first, last = (fetch_postings(connection, DAYS, (name,)) for name in (FIRST, LAST))
    none = np.zeros(0, np.uint32)
    return (first[0], last[0]) if first and last else (none, none)


def fetch_edition(connection: Connection) -> str | None:
    """What changes whenever the events are replaced."""
    found: str | None = connection.scalar(select(schema.state.c.value).where(schema.state.c.name == EDITION))
    return found


def day_number(day: str | None) -> int:
    """An ISO day as a number that sorts alike (20160629), 0 for an open end."""
    return int(day.replace("-", "")) if day else 0


def _list_events(connection: Connection, lists: _Lists) -> dict[str, list[int]]:
    """List the events by type, place and dispute; their days, by position."""
    e = schema.events.c
    days: dict[str, list[int]] = {FIRST: [], LAST: []}
    columns = select(e.position, e.earliest, e.latest, e.root, e.place, e.country, e.disputed)
    for position, earliest, latest, root, place, country, disputed in connection.execute(columns.order_by(e.position)):
        days[FIRST].append(day_number(earliest))
        days[LAST].append(day_number(latest))
        for kind, name in (
            (ROOT, root),
            (PLACE, place),
            (PLACE_COUNTRY, country),
            (DISPUTED, "" if disputed else None),
        ):
            if name is not None:
                lists[kind, name].append(position)
    return days


def _list_participants(connection: Connection, lists: _Lists) -> None:
    part, event, actor = schema.participants.c, schema.events.c, schema.actors.c
    joined = schema.participants.join(schema.events, event.id == part.event)
    joined = joined.outerjoin(schema.actors, actor.id == part.actor)
    for position, each, country in connection.execute(
        select(event.position, part.actor, actor.country).select_from(joined)
    ):
        lists[ACTOR, each].append(position)
        if country is not None:
            lists[COUNTRY, country].append(position)


def _list_sources(connection: Connection, lists: _Lists) -> None:
    told, event, document = schema.event_documents.c, schema.events.c, schema.documents.c
    joined = schema.event_documents.join(schema.events, event.id == told.event)
    joined = joined.join(schema.documents, document.id == told.document)
    columns = select(event.position, document.outlet, document.publisher).select_from(joined)
    for position, *names in connection.execute(columns):
        for name in names:
            if name is not None:
                lists[SOURCE, name].append(position)


def _list_names(connection: Connection, lists: _Lists) -> None:
    """Names of actors and places without case and accents, those of most events first, so that a list of the first
    that fit is a list of the best known."""
    actor = schema.actors.c
    named = [(ACTOR, row.id, row.name) for row in connection.execute(select(actor.id, actor.name))]
    named += [(PLACE, name, name) for kind, name in lists if kind == PLACE]
    named.sort(key=lambda each: (-len(lists.get(each[:2], ())), each))
    connection.execute(text("DELETE FROM name_text"))
    rows = [{"number": n, "name": folded(name), "kind": kind, "id": i} for n, (kind, i, name) in enumerate(named, 1)]
    if rows:
        statement = "INSERT INTO name_text(rowid, name, kind, id) VALUES (:number, :name, :kind, :id)"
        connection.execute(text(statement), rows)
