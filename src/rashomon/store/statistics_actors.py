"""Reading what is counted of actors, over an open connection."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, func, select

from rashomon.counting.actors import ActorName, Part, Partner
from rashomon.counting.pairs import UNDATED
from rashomon.knowledge.actors import countries
from rashomon.model import Actor, Attribution, Document, Event, Proposition, Telling
from rashomon.store import schema
from rashomon.store import statistics_tables as tables
from rashomon.store.codec import decode, decode_all
from rashomon.store.errors import NotFoundError
from rashomon.store.filters import folded
from rashomon.store.rows import document_of
from rashomon.store.statistics_pairs import count_of, events_in_order, has_happened, names_of, stretch_of_events
from rashomon.store.statistics_views import (
    ActorCount,
    ActorLine,
    ActorView,
    SaidLine,
    Stretch,
    VoiceCount,
)

#: So many names, partners and members stand on an actor's page; the busiest state has hundreds.
MOST_NAMES = 40
MOST_PARTNERS = 60
MOST_MEMBERS = 60


def actors(connection: Connection, name: str, kind: str, start: int, limit: int) -> Stretch[ActorLine]:
    """Actors of a kind whose name holds these words, those of most events first."""
    table = tables.actor_totals.c
    conditions: list[ColumnElement[bool]] = []
    if kind:
        conditions.append(table.kind == kind)
    conditions += [table.folded.contains(word, autoescape=True) for word in folded(name).split()]
    query = select(*_line_columns()).where(*conditions)
    order = (table.events.desc(), table.accounts.desc(), table.actor)
    rows = connection.execute(query.order_by(*order).limit(limit).offset(start)).all()
    total = count_of(connection, select(func.count()).select_from(tables.actor_totals).where(*conditions))
    return Stretch(tuple(ActorLine(*row) for row in rows), total, start)


def _line_columns() -> list[Any]:
    return [tables.actor_totals.c[name] for name in ActorLine.__dataclass_fields__]


def actor(connection: Connection, asked: str) -> ActorView:
    """An actor with what is counted of it. Raises NotFoundError for one that no event and no account has."""
    found = f"state:{asked.upper()}" if asked.upper() in countries() else asked
    totals = tables.actor_totals.c
    row = connection.execute(select(*_line_columns()).where(totals.actor == found)).one_or_none()
    record = connection.scalar(select(schema.actors.c.record).where(schema.actors.c.id == found))
    if row is None and record is None:
        raise NotFoundError("actor", asked)
    known = decode(Actor, record) if record is not None else None
    line = ActorLine(*row) if row is not None else _bare(known, found)
    partners = _partners(connection, found)
    parties = {partner.partner for partner in partners}
    sides = {each for each in (line.party, known.side if known else None) if each is not None}
    return ActorView(
        line,
        known,
        _names(connection, found),
        _counts(connection, found),
        partners,
        _said(connection, found),
        _members(connection, found),
        names_of(connection, parties | sides),
    )


def _bare(known: Actor | None, actor: str) -> ActorLine:
    """The line of an actor who has no part in any event."""
    name, kind, country = (known.name, known.kind, known.country) if known else (actor, "", None)
    return ActorLine(actor, name, kind, country, None, 0, 0, 0, None, None)


def _names(connection: Connection, actor: str) -> tuple[ActorName, ...]:
    table = tables.actor_names.c
    columns = [table[name] for name in ActorName.__dataclass_fields__]
    order = (table.mentions.desc(), table.name, table.reading)
    rows = connection.execute(select(*columns).where(table.actor == actor).order_by(*order).limit(MOST_NAMES))
    return tuple(ActorName(*row) for row in rows)


def _counts(connection: Connection, actor: str) -> tuple[ActorCount, ...]:
    table = tables.actor_counts.c
    columns = [table[name] for name in ActorCount.__dataclass_fields__]
    rows = connection.execute(
        select(*columns).where(table.actor == actor).order_by(table.part, table.root, table.status)
    )
    return tuple(ActorCount(*row) for row in rows)


def _partners(connection: Connection, actor: str) -> tuple[Partner, ...]:
    table = tables.actor_partners.c
    columns = [table[name] for name in Partner.__dataclass_fields__]
    order = ((table.did + table.received + table.together).desc(), table.partner)
    rows = connection.execute(select(*columns).where(table.actor == actor).order_by(*order).limit(MOST_PARTNERS))
    return tuple(Partner(*row) for row in rows)


def _said(connection: Connection, actor: str) -> tuple[VoiceCount, ...]:
    table = tables.voice_counts.c
    rows = connection.execute(
        select(table.stance, table.accounts, table.events).where(table.actor == actor).order_by(table.stance)
    )
    return tuple(VoiceCount(*row) for row in rows)


def _members(connection: Connection, actor: str) -> tuple[ActorLine, ...]:
    table = tables.actor_totals.c
    order = (table.events.desc(), table.accounts.desc(), table.actor)
    query = select(*_line_columns()).where(table.party == actor).order_by(*order).limit(MOST_MEMBERS)
    return tuple(ActorLine(*row) for row in connection.execute(query))


def actor_events(
    connection: Connection,
    actor: str,
    start: int,
    limit: int,
    part: Part | None,
    root: str | None,
    happened: bool | None,
) -> Stretch[Event]:
    """The events that an actor has a part in, each once."""
    table = tables.actor_events.c
    conditions: list[ColumnElement[bool]] = [table.actor == actor]
    if part is not None:
        conditions.append(table.part == part)
    if root is not None:
        conditions.append(table.root == root)
    if happened is not None:
        conditions.append(has_happened(table.status, happened=happened))
    return stretch_of_events(connection, _once(conditions).order_by(table.number), start, limit)


def latest_events(connection: Connection, actor: str, limit: int) -> tuple[Event, ...]:
    """The last of the dated events that an actor has a part in and that are told as having happened."""
    table = tables.actor_events.c
    conditions = [table.actor == actor, has_happened(table.status, happened=True), table.period != UNDATED]
    query = _once(conditions).order_by(table.number.desc()).limit(limit)
    return events_in_order(connection, list(connection.scalars(query)))


def _once(conditions: Sequence[ColumnElement[bool]]) -> Select[Any]:
    """The ids of the events for which these hold, each once. An event has one number, by which the table is laid out:
    grouped by it alone nothing is sorted."""
    table = tables.actor_events.c
    return select(func.min(table.event)).where(*conditions).group_by(table.number)


def documents(connection: Connection, ids: Iterable[str]) -> dict[str, Document]:
    """Documents by id with their texts."""
    table = schema.documents.c
    columns = select(table.id, table.record, table.text, table.carrier_of).where(table.id.in_(sorted(set(ids))))
    return {row.id: document_of(row.record, row.text, row.carrier_of) for row in connection.execute(columns)}


def actor_accounts(connection: Connection, actor: str, stance: Telling, start: int, limit: int) -> Stretch[SaidLine]:
    """The accounts that an actor gives with a stance, in the order of their events."""
    table = tables.voice_accounts.c
    inside = (table.actor == actor, table.stance == stance)
    order = (table.number, table.account)
    rows = connection.execute(
        select(table.account, table.proposition, table.event).where(*inside).order_by(*order).limit(limit).offset(start)
    ).all()
    events = {each.id: each for each in events_in_order(connection, sorted({row.event for row in rows}))}
    wanted = schema.propositions.c
    records = connection.scalars(select(wanted.record).where(wanted.id.in_(sorted({row.proposition for row in rows}))))
    propositions = {each.id: each for each in decode_all(Proposition, records)}
    said = [
        (account, row)
        for row in rows
        for account in propositions[row.proposition].accounts
        if account.id == row.account
    ]
    attributions = _attributions(connection, {account.attribution for account, _ in said} - {None})
    lines = tuple(
        SaidLine(account, propositions[row.proposition], events[row.event], attributions.get(account.attribution or ""))
        for account, row in said
    )
    total = count_of(connection, select(func.count()).select_from(tables.voice_accounts).where(*inside))
    return Stretch(lines, total, start)


def _attributions(connection: Connection, ids: Iterable[str | None]) -> dict[str, Attribution]:
    """Attributions by id."""
    wanted = schema.attributions.c
    records = connection.scalars(select(wanted.record).where(wanted.id.in_(sorted(filter(None, ids)))))
    return {each.id: each for each in decode_all(Attribution, records)}
