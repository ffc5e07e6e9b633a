"""Stretches of the store's lists: events, sources and actors, a page at a time."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Mapping

import numpy as np
from sqlalchemy import Connection, Table, func, or_, select, text

from rashomon.counting.sources import outlet_source
from rashomon.knowledge.outlet_names import outlet_name
from rashomon.model import Actor, Event
from rashomon.store import schema
from rashomon.store.codec import decode_all
from rashomon.store.meaning import names_like
from rashomon.store.periods import periods_of
from rashomon.store.postings import ACTOR, Positions
from rashomon.store.selecting import Selection
from rashomon.store.views import EventsPage, Period, Source

#: So many lines a page has where nobody says how many, and the most that anybody gets at once.
PAGE, MOST = 50, 500
#: So many sources a filter's list offers; a person reads no longer one.
MOST_SOURCES = 200
#: So many actors are suggested for what somebody types.
SUGGESTED = 20


def fetch_at(connection: Connection, positions: Positions) -> tuple[Event, ...]:
    """The events at these positions, in order of time."""
    table = schema.events.c
    stretch = text("SELECT value FROM json_each(:positions)").bindparams(positions=json.dumps(positions.tolist()))
    records = connection.scalars(select(table.record).where(table.position.in_(stretch)).order_by(table.position))
    return decode_all(Event, records)


def events_page(connection: Connection, selection: Selection, start: int, limit: int) -> EventsPage:
    """A stretch of the events that were selected."""
    start = max(start, 0)
    stretch = selection.positions[start : start + bounded(limit)]
    return EventsPage(fetch_at(connection, stretch), start, len(selection.positions))


def count_by_period(selection: Selection, disputed: Selection) -> tuple[Period, ...]:
    """How many of the events that were selected there were in each period, those with an open date left out."""
    positions = selection.positions
    in_dispute = np.zeros(len(selection.first), np.bool_)
    in_dispute[disputed.positions] = True
    return periods_of(selection.first[positions], selection.last[positions], in_dispute[positions])


def count_by_month(selection: Selection) -> tuple[tuple[str, int], ...]:
    """How many of the dated events that were selected begin in each month ("2016-06"), or end in it where nobody knows
    when they began: the order of `events_page`, so that the sum of those before is where a month begins in it."""
    first, last = (days[selection.positions] for days in (selection.first, selection.last))
    days = np.where(first > 0, first, last)
    months, counts = np.unique(days[days > 0] // 100, return_counts=True)
    return tuple(
        (f"{n // 100:04}-{n % 100:02}", count) for n, count in zip(months.tolist(), counts.tolist(), strict=True)
    )


def names(connection: Connection, ids: Iterable[str]) -> dict[str, str]:
    """The names of actors by id; an id that is no actor's is left out."""
    table: Table = schema.actors
    wanted = sorted(set(ids))
    rows = connection.execute(select(table.c.id, table.c.name).where(table.c.id.in_(wanted)))
    return {row.id: row.name for row in rows}


def sources(connection: Connection, limit: int) -> tuple[Source, ...]:
    """Those who publish most documents, the busiest first; an outlet that documents write in several ways once, by the
    id of its source."""
    table = schema.documents.c
    counted: Counter[str] = Counter()
    for column in (table.outlet, table.publisher):
        grouped = select(column, func.count()).where(column.is_not(None)).group_by(column)
        for name, number in connection.execute(grouped):
            counted[name] += number
    called = {name: outlet_name(name) for name in counted}
    for name, several in _written_in_several_ways(called).items():
        source = outlet_source(name)
        called[source] = name
        counted[source] += sum(counted.pop(each) for each in several)
    most = sorted(counted, key=lambda name: (-counted[name], name))[:limit]
    known = names(connection, most)
    return tuple(Source(each, known.get(each, called.get(each, each)), counted[each]) for each in most)


def _written_in_several_ways(called: Mapping[str, str]) -> dict[str, list[str]]:
    """The names as written of each outlet that has more than one, by what it is called."""
    found: dict[str, list[str]] = {}
    for written, name in called.items():
        found.setdefault(name, []).append(written)
    return {name: several for name, several in found.items() if len(several) > 1}


def suggest_actors(connection: Connection, typed: str, limit: int) -> tuple[Actor, ...]:
    """Actors of the id typed or the name begun, those of most events first."""
    table = schema.actors.c
    ids = names_like(connection, ACTOR, typed, limit)
    known = decode_all(Actor, connection.scalars(select(table.record).where(or_(table.id.in_(ids), table.id == typed))))
    return tuple(sorted(known, key=lambda actor: ids.index(actor.id) if actor.id in ids else -1))[:limit]


def bounded(limit: int) -> int:
    """How many lines somebody gets who asks for so many."""
    return min(max(limit, 0), MOST)
