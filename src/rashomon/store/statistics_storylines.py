"""Reading storylines, over an open connection."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from sqlalchemy import Connection, func, or_, select, text

from rashomon.events.storylines import Storyline
from rashomon.model import Event, Link
from rashomon.store import schema
from rashomon.store import statistics_tables as tables
from rashomon.store.codec import decode
from rashomon.store.errors import NotFoundError
from rashomon.store.fetching import fetch_all
from rashomon.store.statistics_pairs import count_of, events_in_order, names_of
from rashomon.store.statistics_views import StorylineLine, StorylineView, Stretch


def storylines(connection: Connection, start: int, limit: int) -> Stretch[tuple[StorylineLine, tuple[str, ...]]]:
    """Storylines with the names of their parties, those of most events first."""
    table = tables.storylines.c
    rows = connection.execute(_lines().order_by(table.events.desc(), table.id).limit(limit).offset(start)).all()
    total = count_of(connection, select(func.count()).select_from(tables.storylines))
    return Stretch(_named(connection, [_line(row) for row in rows]), total, start)


def _named(connection: Connection, lines: Sequence[StorylineLine]) -> tuple[tuple[StorylineLine, tuple[str, ...]], ...]:
    """Storylines with the names of their parties."""
    names = names_of(connection, (party for line in lines for party in line.storyline.parties))
    return tuple((line, tuple(names[p] for p in line.storyline.parties)) for line in lines)


def _lines() -> Any:
    table = tables.storylines.c
    return select(table.record, table.events, table.disputed, table.documents)


def _line(row: Any) -> StorylineLine:
    return StorylineLine(decode(Storyline, row.record), row.events, row.disputed, row.documents)


def storyline(connection: Connection, asked: str, start: int, limit: int) -> StorylineView:
    """A storyline with a stretch of its events. Raises NotFoundError."""
    table = tables.storylines.c
    row = connection.execute(_lines().where(table.id == asked)).one_or_none()
    former = None
    if row is None:
        led = tables.storyline_redirects.c
        now = connection.scalar(select(led.new).where(led.old == asked))
        row = connection.execute(_lines().where(table.id == now)).one_or_none() if now else None
        former = asked
    if row is None:
        raise NotFoundError("storyline", asked)
    line = _line(row)
    found = line.storyline.id
    members = tables.storyline_events.c
    inside = select(members.event).where(members.storyline == found)
    rows = connection.execute(
        select(members.event, members.because)
        .where(members.storyline == found)
        .order_by(members.number)
        .limit(limit)
        .offset(start)
    ).all()
    events = events_in_order(connection, [each.event for each in rows])
    why = {each.event: each.because for each in rows}
    links = schema.links
    told = fetch_all(
        connection, Link, links, links.c.kind != "possibly_same", or_(links.c.a.in_(inside), links.c.b.in_(inside))
    )
    ends = {end for link in told for end in (link.a, link.b)}
    near = _near(connection, found, ends)
    parties = {party for each in (line, *near) for party in each.storyline.parties}
    taking_part = {participant.actor for event in events for participant in event.participants}
    return StorylineView(
        line,
        Stretch(tuple((event, why[event.id]) for event in events), line.events, start),
        _disputed(connection, found),
        told,
        _labels(connection, ends),
        _sources(connection, found),
        near,
        names_of(connection, parties | taking_part),
        former,
    )


def _disputed(connection: Connection, storyline: str) -> tuple[Event, ...]:
    """The events of a storyline on which accounts differ, in order of time."""
    members, events = tables.storyline_events.c, schema.events.c
    ids = connection.scalars(
        select(members.event)
        .join(schema.events, events.id == members.event)
        .where(
            members.storyline == storyline,
            or_(events.status == "disputed", func.json_array_length(events.record, "$.disputed") > 0),
        )
        .order_by(members.number)
    )
    return events_in_order(connection, list(ids))


def _labels(connection: Connection, events: Iterable[str]) -> dict[str, str]:
    table = schema.events.c
    rows = connection.execute(select(table.id, table.label).where(table.id.in_(sorted(events)))).all()
    return {row.id: row.label for row in rows}


def _near(connection: Connection, storyline: str, events: Iterable[str]) -> tuple[StorylineLine, ...]:
    """The other storylines of events that links lead to, in their order."""
    members, table = tables.storyline_events.c, tables.storylines.c
    ids = select(members.storyline).where(members.event.in_(sorted(events)), members.storyline != storyline)
    return tuple(_line(row) for row in connection.execute(_lines().where(table.id.in_(ids)).order_by(table.number)))


def _sources(connection: Connection, storyline: str) -> tuple[tuple[str, str, int], ...]:
    """The sources that tell of a storyline, with their names and of how many of its events."""
    rows = connection.execute(_SOURCES, {"storyline": storyline})
    return tuple((row.id, row.name, row.events) for row in rows)


#: CROSS JOIN keeps SQLite to this order, from the few events of a storyline on (https://www.sqlite.org/lang_select.html).
_SOURCES = text(
    "SELECT s.id, s.name, count(DISTINCT m.event) AS events FROM storyline_events AS m "
    "CROSS JOIN event_documents AS t ON t.event = m.event "
    "CROSS JOIN source_documents AS p ON p.document = t.document AND p.original IS NULL "
    "CROSS JOIN sources AS s ON s.id = p.source "
    "WHERE m.storyline = :storyline GROUP BY s.id ORDER BY events DESC, s.id"
)


def storylines_of(connection: Connection, events: Iterable[str]) -> tuple[tuple[StorylineLine, tuple[str, ...]], ...]:
    """The storylines that events belong to, with the names of their parties, those of most events first."""
    members, table = tables.storyline_events.c, tables.storylines.c
    ids = select(members.storyline).where(members.event.in_(sorted(events)))
    rows = connection.execute(_lines().where(table.id.in_(ids)).order_by(table.events.desc(), table.id)).all()
    return _named(connection, [_line(row) for row in rows])
