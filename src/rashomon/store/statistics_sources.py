"""Reading what is counted of sources, over an open connection."""

from __future__ import annotations

from typing import Any

from sqlalchemy import ColumnElement, Connection, func, select

from rashomon.counting.sources import Answer, Turn
from rashomon.knowledge.actors import outlets
from rashomon.model import Actor, Event
from rashomon.store import schema
from rashomon.store import statistics_tables as tables
from rashomon.store.codec import decode
from rashomon.store.errors import NotFoundError
from rashomon.store.filters import folded
from rashomon.store.statistics_pairs import count_of, names_of, stretch_of_events
from rashomon.store.statistics_views import AnswerCount, SourceCarries, SourceLine, SourceView, Stretch

#: So many voices that answer in one way stand on a source's page, those that do so most often.
MOST_VOICES = 30


def sources(connection: Connection, start: int, limit: int) -> Stretch[SourceLine]:
    """Sources, those of most documents first."""
    table = tables.sources.c
    rows = connection.execute(
        select(*_line_columns()).order_by(table.documents.desc(), table.id).limit(limit).offset(start)
    ).all()
    total = count_of(connection, select(func.count()).select_from(tables.sources))
    return Stretch(tuple(SourceLine(*row) for row in rows), total, start)


def _line_columns() -> list[Any]:
    return [tables.sources.c[name] for name in SourceLine.__dataclass_fields__]


def unsourced(connection: Connection) -> int:
    """How many documents name neither an outlet nor a publisher."""
    every = count_of(connection, select(func.count()).select_from(schema.documents))
    table = tables.sources.c
    return every - count_of(connection, select(func.coalesce(func.sum(table.documents + table.reprints), 0)))


def source(connection: Connection, asked: str) -> SourceView:
    """A source with what is counted of it. Raises NotFoundError."""
    table = tables.sources.c
    row = connection.execute(select(*_line_columns()).where(table.id == asked)).one_or_none()
    if row is None:
        named = select(*_line_columns()).where(table.folded == folded(asked)).order_by(table.documents.desc(), table.id)
        row = connection.execute(named.limit(1)).one_or_none()
    if row is None:
        raise NotFoundError("source", asked)
    line = SourceLine(*row)
    actor, answers = _actor(connection, line), _answers(connection, line.id)
    sides = {each.side for each in answers} | {actor.side if actor else None}
    return SourceView(
        line,
        actor,
        _turns(connection, line.id),
        _carries(connection, line.id),
        answers,
        _reprints_of(connection, line.id),
        _reprinted_by(connection, line.id),
        names_of(connection, (side for side in sides if side is not None)),
    )


def _actor(connection: Connection, line: SourceLine) -> Actor | None:
    """Who a source is: its record among the actors, else what is known of the outlet."""
    table = schema.actors.c
    record = connection.scalar(select(table.record).where(table.id == line.actor)) if line.actor else None
    if record is not None:
        return decode(Actor, record)
    outlet = outlets().get(line.actor or "")
    if outlet is None:
        return None
    return Actor(outlet.id, outlet.name, "outlet", outlet.country, side=outlet.side, side_evidence=outlet.basis)


def _turns(connection: Connection, source: str) -> dict[Turn, int]:
    table = tables.source_turns.c
    rows = connection.execute(select(table.turn, table.events).where(table.source == source)).all()
    return {row.turn: row.events for row in rows}


def _carries(connection: Connection, source: str) -> tuple[SourceCarries, ...]:
    table = tables.source_accounts.c
    columns = [table[name] for name in SourceCarries.__dataclass_fields__]
    rows = connection.execute(select(*columns).where(table.source == source).order_by(table.own.desc()))
    return tuple(SourceCarries(bool(row.own), *row[1:]) for row in rows)


def _answers(connection: Connection, source: str) -> tuple[AnswerCount, ...]:
    table = tables.source_answer_counts.c
    columns = [table[name] for name in AnswerCount.__dataclass_fields__]
    place = func.row_number().over(
        partition_by=(table.answer, table.own), order_by=(table.accounts.desc(), table.events.desc(), table.voice)
    )
    ranked = select(*columns, place.label("place")).where(table.source == source).subquery()
    chosen = [ranked.c[name] for name in AnswerCount.__dataclass_fields__]
    order = (ranked.c.answer, ranked.c.own.desc(), ranked.c.place)
    rows = connection.execute(select(*chosen).where(ranked.c.place <= MOST_VOICES).order_by(*order))
    return tuple(AnswerCount(row.answer, bool(row.own), *row[2:]) for row in rows)


def _reprints_of(connection: Connection, source: str) -> tuple[tuple[str, str, int], ...]:
    """Whose documents a source reprints: the source's id and name ("" where that is not known), and how many."""
    table, named = tables.source_documents.c, tables.sources.c
    counted = (
        select(table.original, func.coalesce(named.name, ""), func.count())
        .select_from(tables.source_documents.outerjoin(tables.sources, named.id == table.original))
        .where(table.source == source, table.original.is_not(None))
        .group_by(table.original)
        .order_by(func.count().desc(), table.original)
    )
    return tuple((row[0], row[1], row[2]) for row in connection.execute(counted))


def _reprinted_by(connection: Connection, source: str) -> tuple[tuple[str, str, int], ...]:
    """Which other sources reprint a source's documents, and how many."""
    table, named = tables.source_documents.c, tables.sources.c
    counted = (
        select(table.source, named.name, func.count())
        .select_from(tables.source_documents.join(tables.sources, named.id == table.source))
        .where(table.original == source)
        .group_by(table.source)
        .order_by(func.count().desc(), table.source)
    )
    return tuple((row[0], row[1], row[2]) for row in connection.execute(counted))


def source_events(connection: Connection, source: str, turn: Turn | None, start: int, limit: int) -> Stretch[Event]:
    """The events that a source tells of, in order of time."""
    table = tables.source_events.c
    conditions: list[ColumnElement[bool]] = [table.source == source]
    if turn is not None:
        conditions.append(table.turn == turn)
    return stretch_of_events(connection, select(table.event).where(*conditions).order_by(table.number), start, limit)


def source_answers(
    connection: Connection, source: str, answer: Answer, own: bool, voice: str | None, start: int, limit: int
) -> Stretch[Event]:
    """The events on which others answer what a source carries, each once, in order of time."""
    table = tables.source_answers.c
    conditions: list[ColumnElement[bool]] = [table.source == source, table.answer == answer, table.own == int(own)]
    if voice is not None:
        conditions.append(table.voice == voice)
    query = select(func.min(table.event)).where(*conditions).group_by(table.number).order_by(table.number)
    return stretch_of_events(connection, query, start, limit)
