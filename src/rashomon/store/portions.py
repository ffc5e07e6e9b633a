"""The part of a chronology that some of its events rest on, without reading the rest."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator

from sqlalchemy import Connection, or_, select

from rashomon.model import Chronology, Comparison, Event, Link, Proposition, Span, Suggestion
from rashomon.store import schema
from rashomon.store.corrections import fetch_corrections
from rashomon.store.fetching import fetch_all, fetch_named, fetch_readings
from rashomon.store.naming_actors import actors_in

#: So many ids are asked for at once: SQLite takes 32,766 in a statement (https://www.sqlite.org/limits.html).
_AT_ONCE = 10_000


def fetch_portion(connection: Connection, events: Collection[str]) -> Chronology:
    """The chronology of these events (ids), with all that `rashomon.formats.narrowing.narrowed` keeps of the whole for
    them, and here and there more: narrowing this gives what narrowing the whole gives.

    At most some thousands of events: all of them are held in memory.
    """
    wanted = sorted(set(events))
    found = fetch_all(connection, Event, schema.events, schema.events.c.id.in_(wanted))
    propositions = fetch_all(connection, Proposition, schema.propositions, schema.propositions.c.event.in_(wanted))
    comparisons = _comparisons(connection, wanted)
    links = fetch_all(connection, Link, schema.links, schema.links.c.a.in_(wanted), schema.links.c.b.in_(wanted))
    documents = _documents(connection, found, propositions, comparisons, links)
    readings = tuple(each for some in _stretches(documents) for each in fetch_readings(connection, some))
    actors = fetch_named(connection, actors_in(found, propositions, comparisons, readings))
    grounds = {a.side_evidence.document for a in actors if isinstance(a.side_evidence, Span)} - set(documents)
    readings += tuple(each for some in _stretches(sorted(grounds)) for each in fetch_readings(connection, some))
    rows = select(schema.propositions.c.id).where(schema.propositions.c.event.in_(wanted))
    suggestions = fetch_all(connection, Suggestion, schema.suggestions, schema.suggestions.c.proposition.in_(rows))
    corrections = fetch_corrections(connection, active=True)
    return Chronology(readings, actors, found, propositions, comparisons, links, corrections, suggestions)


def _comparisons(connection: Connection, events: list[str]) -> tuple[Comparison, ...]:
    """The comparisons of events, those with their accounts, and all that are of no event: whose words those hold is
    seen when they are read."""
    accounts, propositions, comparisons = schema.accounts, schema.propositions, schema.comparisons
    own = select(accounts.c.id).join(propositions).where(propositions.c.event.in_(events))
    theirs = or_(comparisons.c.event.is_(None), comparisons.c.event.in_(events))
    found: tuple[Comparison, ...] = fetch_all(
        connection,
        Comparison,
        comparisons,
        or_(theirs, comparisons.c.a.in_(own), comparisons.c.b.in_(own)),
    )
    return found


def _documents(
    connection: Connection,
    events: Iterable[Event],
    propositions: Iterable[Proposition],
    comparisons: Iterable[Comparison],
    links: Iterable[Link],
) -> list[str]:
    """The documents that any of these quotes or tells of, with their originals and their reprints."""
    told = set(_quoted(events, propositions, comparisons, links))
    table = schema.documents.c
    for some in _stretches(sorted(told)):
        originals = connection.scalars(select(table.carrier_of).where(table.id.in_(some)))
        told |= {each for each in originals if each is not None}
    for some in _stretches(sorted(told)):
        told |= set(connection.scalars(select(table.id).where(table.carrier_of.in_(some))))
    return sorted(told)


def _stretches(ids: list[str]) -> Iterator[list[str]]:
    return (ids[start : start + _AT_ONCE] for start in range(0, len(ids), _AT_ONCE))


def _quoted(
    events: Iterable[Event],
    propositions: Iterable[Proposition],
    comparisons: Iterable[Comparison],
    links: Iterable[Link],
) -> Iterator[str]:
    for event in events:
        yield from event.documents
        yield from (span.document for part in event.summary.parts for span in part.evidence)
        yield from (span.document for each in event.rejected for span in each.account.evidence)
    yield from (span.document for p in propositions for account in p.accounts for span in account.evidence)
    yield from (span.document for c in comparisons for side in (c.a, c.b) for span in side.evidence)
    yield from (span.document for link in links for span in link.evidence)
