"""Reading what is counted of pairs, over an open connection."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, func, not_, or_, select

from rashomon.counting.pairs import UNDATED
from rashomon.events.parties import HAPPENED, party_of
from rashomon.knowledge.actors import countries
from rashomon.model import Actor, Event
from rashomon.store import schema
from rashomon.store.codec import decode, decode_all
from rashomon.store.errors import NotFoundError
from rashomon.store.filters import folded
from rashomon.store.statistics_tables import actor_totals, pair_counts
from rashomon.store.statistics_tables import pair_events as events_of_pairs
from rashomon.store.statistics_tables import pairs as all_pairs
from rashomon.store.statistics_views import PairCount, PairFilter, PairLine, PairView, Stretch

#: How a month that is not known is written (EDTF): "2016-XX" asks for what is known by the year alone.
_NO_MONTH = "-XX"


def party(connection: Connection, asked: str) -> str:
    """The party that an actor's id, an alpha-3 code or a whole name means. Raises NotFoundError."""
    code = asked.upper()
    if code in countries():
        return f"state:{code}"
    table = schema.actors.c
    record = connection.scalar(select(table.record).where(table.id == asked))
    if record is None:
        totals = actor_totals.c
        named = select(totals.actor).where(totals.folded == folded(asked)).order_by(totals.events.desc(), totals.actor)
        found = connection.scalar(named)
        record = connection.scalar(select(table.record).where(table.id == found)) if found else None
    if record is None:
        if connection.scalar(select(actor_totals.c.actor).where(actor_totals.c.actor == asked)) is None:
            raise NotFoundError("actor", asked)
        return asked
    known = decode(Actor, record)
    return party_of(known.id, {known.id: known})


def names_of(connection: Connection, actors: Iterable[str]) -> dict[str, str]:
    """The names of actors by id; a state that no text names goes by the name we know for it, another by its id."""
    asked = sorted(set(actors))
    table = schema.actors.c
    found = dict.fromkeys(asked, "")
    for start in range(0, len(asked), _IN_ONE_QUERY):
        some = asked[start : start + _IN_ONE_QUERY]
        found.update(
            {row.id: row.name for row in connection.execute(select(table.id, table.name).where(table.id.in_(some)))}
        )
    return {actor: name or _name(actor) for actor, name in found.items()}


#: Fewer than the 999 values that every SQLite takes in one statement.
_IN_ONE_QUERY = 900


def _name(actor: str) -> str:
    country = countries().get(actor.removeprefix("state:"))
    return country.name if country is not None else actor


def pairs(connection: Connection, start: int, limit: int) -> Stretch[tuple[PairLine, str, str]]:
    """Pairs with their names, those of most events first."""
    table = all_pairs
    order = (table.c.events.desc(), table.c.a, table.c.b)
    rows = connection.execute(select(table).order_by(*order).limit(limit).offset(start)).all()
    names = names_of(connection, (party for row in rows for party in (row.a, row.b)))
    lines = tuple((PairLine(*row), names[row.a], names[row.b]) for row in rows)
    return Stretch(lines, count_of(connection, select(func.count()).select_from(table)), start)


def pair(connection: Connection, a: str, b: str) -> PairView:
    """A pair with what is counted of it. Raises NotFoundError."""
    table, counts = all_pairs, pair_counts
    row = connection.execute(select(table).where(table.c.a == a, table.c.b == b)).one_or_none()
    if row is None:
        names = names_of(connection, (a, b))
        raise NotFoundError("events between", f"{names[a]} and {names[b]}")
    columns = [column for column in counts.c if column.name not in ("a", "b")]
    wanted = select(*_named(columns, PairCount)).where(counts.c.a == a, counts.c.b == b)
    found = connection.execute(wanted.order_by(counts.c.period, counts.c.direction, counts.c.quad, counts.c.status))
    return PairView(PairLine(*row), names_of(connection, (a, b)), tuple(PairCount(*each) for each in found))


def _named(columns: Iterable[Any], kind: type[Any]) -> list[Any]:
    """Columns in the order of a value's fields."""
    by_name = {column.name: column for column in columns}
    return [by_name[name] for name in kind.__dataclass_fields__]


def pair_events(
    connection: Connection, a: str, b: str, wanted: PairFilter, start: int, limit: int, *, latest: bool
) -> Stretch[Event]:
    """The events of a pair that pass a filter."""
    table = events_of_pairs.c
    conditions = [table.a == a, table.b == b, *_conditions(wanted)]
    if latest:
        conditions.append(table.period != UNDATED)
    order = table.number.desc() if latest else table.number
    query = select(table.event).where(*conditions)
    return stretch_of_events(connection, query.order_by(order), start, limit)


def _conditions(wanted: PairFilter) -> list[ColumnElement[bool]]:
    table = events_of_pairs.c
    found: list[ColumnElement[bool]] = []
    if wanted.period is not None:
        found.append(_in_period(table.period, wanted.period))
    if wanted.quad is not None:
        found.append(table.quad == wanted.quad)
    if wanted.direction is not None:
        found.append(table.direction == wanted.direction)
    if wanted.happened is not None:
        found.append(has_happened(table.status, happened=wanted.happened))
    if wanted.disputed:
        found.append(table.disputed == 1)
    return found


def _in_period(column: Any, period: str) -> ColumnElement[bool]:
    if period.endswith(_NO_MONTH):
        exact: ColumnElement[bool] = column == period.removesuffix(_NO_MONTH)
        return exact
    return or_(column == period, column.startswith(f"{period}-", autoescape=True))


def has_happened(column: Any, *, happened: bool) -> ColumnElement[bool]:
    """Whether a status is one of what is told as having happened, or not."""
    inside: ColumnElement[bool] = column.in_(sorted(HAPPENED))
    return inside if happened else not_(inside)


def stretch_of_events(connection: Connection, query: Select[Any], start: int, limit: int) -> Stretch[Event]:
    """The events whose ids a query gives, in its order."""
    total = count_of(connection, select(func.count()).select_from(query.order_by(None).subquery()))
    ids = list(connection.scalars(query.limit(limit).offset(start)))
    return Stretch(events_in_order(connection, ids), total, start)


def events_in_order(connection: Connection, ids: list[str]) -> tuple[Event, ...]:
    """Events by id, in the order of the ids."""
    table = schema.events.c
    records: Mapping[str, str] = {
        row.id: row.record for row in connection.execute(select(table.id, table.record).where(table.id.in_(ids)))
    }
    return decode_all(Event, [records[each] for each in ids if each in records])


def count_of(connection: Connection, query: Select[Any]) -> int:
    """The number that a query gives."""
    return int(connection.scalar(query) or 0)
