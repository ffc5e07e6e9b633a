"""What a person asks of events, and what belongs to one event, as conditions of a query."""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import ColumnElement, Connection, and_, exists, func, not_, or_, select, text

from rashomon.store import schema
from rashomon.store.errors import MOST_CLOSE, NotFoundError
from rashomon.store.fetching import fetch_actors
from rashomon.store.filters import EventFilter, matching_actors, named
from rashomon.store.fulltext import fts_query


def conditions_of(connection: Connection, wanted: EventFilter) -> list[ColumnElement[bool]]:
    """What events must fulfil. Raises NotFoundError for an actor or a source that nobody knows."""
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
    if wanted.source:
        found.append(_told_by(connection, wanted.source))
    if wanted.disputed:
        found.append(func.json_array_length(events.record, "$.disputed") > 0)
    if wanted.dated is not None:
        undated = and_(events.earliest.is_(None), events.latest.is_(None))
        found.append(not_(undated) if wanted.dated else undated)
    return found


def _meant(connection: Connection, asked: str) -> frozenset[str]:
    known = fetch_actors(connection)
    meant = matching_actors(asked, known)
    if not meant:
        raise NotFoundError("actor", asked, _near(asked, (actor.name for actor in known)))
    return meant


def _near(asked: str, names: Iterable[str]) -> list[str]:
    from difflib import get_close_matches

    return get_close_matches(asked, sorted(set(names)), n=MOST_CLOSE)


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


def _told_by(connection: Connection, source: str) -> ColumnElement[bool]:
    told, document = schema.event_documents, schema.documents.c
    of_source = or_(document.outlet == source, document.publisher == source)
    if connection.scalar(select(document.id).where(of_source).limit(1)) is None:
        known = connection.execute(select(document.outlet, document.publisher).distinct()).all()
        raise NotFoundError("source", source, _near(source, (name for row in known for name in row if name)))
    telling = told.join(schema.documents, document.id == told.c.document)
    return schema.events.c.id.in_(select(told.c.event).select_from(telling).where(of_source))


def _worded(connection: Connection, words: str) -> ColumnElement[bool]:
    query = fts_query(words)
    statement = text("SELECT event FROM event_text WHERE event_text MATCH :query")
    found = list(connection.scalars(statement, {"query": query})) if query else []
    return schema.events.c.id.in_(found)


def comparisons_of(event: str) -> ColumnElement[bool]:
    """Comparisons of an event, and those with another event in which one of its accounts takes part."""
    accounts, propositions, comparisons = schema.accounts, schema.propositions, schema.comparisons
    own = select(accounts.c.id).join(propositions).where(propositions.c.event == event)
    sides = (func.json_extract(comparisons.c.record, f"$.{side}.account") for side in ("a", "b"))
    return or_(comparisons.c.event == event, *(side.in_(own) for side in sides))


def suggestions_of(propositions: Iterable[str]) -> ColumnElement[bool]:
    """Suggestions on any of these propositions."""
    return schema.suggestions.c.proposition.in_(tuple(propositions))
