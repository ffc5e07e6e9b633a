"""Filling the tables of what is counted, in the transaction that replaces the chronology."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from operator import attrgetter
from typing import Any

from sqlalchemy import Connection, Table, delete, insert, select, text

from rashomon.counting.actors import ActorName, actor_events, actor_names, partners, voice_accounts
from rashomon.counting.pairs import pair_events
from rashomon.counting.sources import Source, answers, source_documents, source_events, source_of
from rashomon.events.parties import HAPPENED, in_list_order, party_of
from rashomon.events.storylines import Storyline, find_storylines
from rashomon.model import Actor, ActorMention, Chronology, Document, Event, Link, Proposition, Reading
from rashomon.store import schema
from rashomon.store import statistics_tables as tables
from rashomon.store.codec import decode_all, encode
from rashomon.store.fetching import fetch_actors, fetch_all
from rashomon.store.filters import folded
from rashomon.store.history import redirects
from rashomon.store.rows import document_of

#: In `state`: present in a store that a migration brought to other counts than it holds.
UNCOUNTED = "not_counted_yet"
#: So many documents or propositions are held at once while a former store is counted.
_AT_ONCE = 500


@dataclass(frozen=True, slots=True)
class Countable:
    """What is counted of a chronology; of its documents no texts are needed, its propositions come one by one."""

    actors: tuple[Actor, ...]
    events: tuple[Event, ...]
    propositions: Callable[[], Iterable[Proposition]]
    links: tuple[Link, ...]
    documents: tuple[Document, ...]
    names: tuple[ActorName, ...]


def countable(chronology: Chronology) -> Countable:
    """What is counted of a chronology."""
    return Countable(
        chronology.actors,
        chronology.events,
        lambda: chronology.propositions,
        chronology.links,
        tuple(reading.document for reading in chronology.readings),
        tuple(actor_names(chronology.readings)),
    )


def stored(connection: Connection) -> Countable:
    """What is counted of the chronology that is stored."""
    table = schema.documents.c
    rows = connection.execute(select(table.record, table.carrier_of).order_by(table.id))
    return Countable(
        fetch_actors(connection),
        fetch_all(connection, Event, schema.events),
        lambda: _propositions(connection),
        fetch_all(connection, Link, schema.links),
        tuple(document_of(row.record, "", row.carrier_of) for row in rows),
        tuple(actor_names(_naming(connection))),
    )


def _propositions(connection: Connection) -> Iterator[Proposition]:
    """All propositions, no more than some at once: with their accounts they are the bulk of a store."""
    table = schema.propositions.c
    records = select(table.record).order_by(table.number).execution_options(yield_per=_AT_ONCE)
    for some in connection.scalars(records).partitions():
        yield from decode_all(Proposition, some)


def _naming(connection: Connection) -> Iterator[Reading]:
    """The documents with their texts and the mentions of actors alone."""
    table, mentions = schema.documents.c, schema.actor_mentions.c
    ids = list(connection.scalars(select(table.id).order_by(table.id)))
    for start in range(0, len(ids), _AT_ONCE):
        some = ids[start : start + _AT_ONCE]
        records: dict[str, list[str]] = {each: [] for each in some}
        wanted = select(mentions.document, mentions.record).where(mentions.document.in_(some))
        for document, record in connection.execute(wanted.order_by(mentions.document, mentions.number)):
            records[document].append(record)
        columns = select(table.id, table.record, table.text, table.carrier_of).where(table.id.in_(some))
        for row in connection.execute(columns.order_by(table.id)):
            document = document_of(row.record, row.text, row.carrier_of)
            yield Reading(document, actor_mentions=decode_all(ActorMention, records[row.id]))


def count(connection: Connection, given: Countable) -> None:
    """Put what these events, accounts and documents count for in place of what was counted before. The events stand in
    their table already; `redirects` lead from former ids to them."""
    actors = {actor.id: actor for actor in given.actors}
    events = list(enumerate(sorted(given.events, key=in_list_order)))
    numbers = {event.id: number for number, event in events}
    found = find_storylines(given.events, actors, given.links)
    _lead_on(connection, found)
    for table in tables.COUNTED:
        connection.execute(delete(table))
    _insert(connection, tables.pair_events, pair_events(events, actors))
    _insert(connection, tables.actor_events, actor_events(events, actors))
    _insert(connection, tables.actor_names, given.names)
    _insert(connection, tables.actor_partners, partners(events, actors))
    _insert(connection, tables.voice_accounts, voice_accounts(given.propositions(), numbers, actors))
    _count_sources(connection, given, events, numbers, actors)
    _insert_storylines(connection, found, {event.id: event for event in given.events})
    for statement in _SUMS:
        connection.execute(text(statement))
    _insert_totals(connection, actors)


def count_former(connection: Connection) -> None:
    """Count a store that was made before things were counted so; nothing where that is done."""
    mark = delete(schema.state).where(schema.state.c.name == UNCOUNTED)
    if connection.execute(mark).rowcount:
        count(connection, stored(connection))


# ---------------------------------------------------------------- rows
def _insert(connection: Connection, table: Table, values: Iterable[Any]) -> None:
    """Values with fields named as the columns, in the order of the key, which is how the table lies on disk."""
    columns = [column.name for column in table.columns]
    key = [columns.index(column.name) for column in table.primary_key]
    rows = sorted(map(attrgetter(*columns), values), key=lambda row: tuple(row[n] for n in key))
    _insert_rows(connection, table, columns, rows)


def _insert_rows(connection: Connection, table: Table, columns: list[str], rows: list[tuple[Any, ...]]) -> None:
    if rows:
        marks = ", ".join("?" * len(columns))
        connection.exec_driver_sql(f"INSERT INTO {table.name} ({', '.join(columns)}) VALUES ({marks})", rows)


def _count_sources(
    connection: Connection,
    given: Countable,
    events: list[tuple[int, Event]],
    numbers: Mapping[str, int],
    actors: Mapping[str, Actor],
) -> None:
    documents = {document.id: document for document in given.documents}
    by_document = {each.id: source for each in given.documents if (source := source_of(each, actors)) is not None}
    _insert(connection, tables.source_documents, source_documents(given.documents, by_document))
    _insert(connection, tables.source_events, source_events(events, documents, by_document))
    carried, answered = answers(given.propositions(), numbers, by_document)
    _insert(connection, tables.source_accounts, carried)
    _insert(connection, tables.source_answers, answered)
    _insert_sources(connection, given.documents, by_document)


def _insert_sources(connection: Connection, documents: Iterable[Document], by_document: Mapping[str, Source]) -> None:
    """Each source once, by the name that most of its documents give it."""
    names: dict[str, Counter[tuple[str, str | None]]] = {}
    days: dict[str, list[str]] = {}
    counts: dict[str, Counter[str]] = {}
    for document in documents:
        source = by_document.get(document.id)
        if source is None:
            continue
        names.setdefault(source.id, Counter())[source.name, source.actor] += 1
        here = counts.setdefault(source.id, Counter())
        here["documents" if document.carrier_of is None else "reprints"] += 1
        published = document.published.date
        if published.known:
            days.setdefault(source.id, []).extend(d for d in (published.earliest, published.latest) if d)
        else:
            here["undated"] += 1
    rows = []
    for key, called in sorted(names.items()):
        name, actor = min(called, key=lambda each: (-called[each], each[0]))
        told, n = days.get(key, []), counts[key]
        first, last = min(told, default=None), max(told, default=None)
        rows.append((key, name, folded(name), actor, n["documents"], n["reprints"], n["undated"], first, last, 0))
    columns = [column.name for column in tables.sources.columns]
    _insert_rows(connection, tables.sources, columns, rows)


# ---------------------------------------------------------------- storylines
def _lead_on(connection: Connection, found: Iterable[Storyline]) -> None:
    """Before storylines are replaced: where their old ids lead from now on, by the events they share."""
    moved = {row.old: row.new for row in connection.execute(select(schema.redirects))}
    members = tables.storyline_events.c
    before: dict[str, list[str]] = {}
    for row in connection.execute(select(members.storyline, members.event).order_by(members.storyline, members.number)):
        before.setdefault(row.storyline, []).append(moved.get(row.event, row.event))
    after = {storyline.id: [member.event for member in storyline.members] for storyline in found}
    table = tables.storyline_redirects
    known = {row.old: row.new for row in connection.execute(select(table))}
    led = redirects(before, after, known)
    connection.execute(delete(table))
    if led:
        connection.execute(insert(table), [{"old": old, "new": new} for old, new in sorted(led.items())])


def _insert_storylines(connection: Connection, found: Iterable[Storyline], events: Mapping[str, Event]) -> None:
    rows, members = [], []
    for number, storyline in enumerate(found):
        inside = [events[member.event] for member in storyline.members]
        disputed = sum(bool(event.disputed) or event.status == "disputed" for event in inside)
        documents = len({document for event in inside for document in event.documents})
        days = (storyline.date.earliest, storyline.date.latest)
        record = encode(replace(storyline, members=()))
        rows.append((storyline.id, number, len(inside), disputed, documents, *days, record))
        members += [(m.event, storyline.id, place, m.because) for place, m in enumerate(storyline.members)]
    _insert_rows(connection, tables.storylines, [column.name for column in tables.storylines.columns], rows)
    columns = [column.name for column in tables.storyline_events.columns]
    _insert_rows(connection, tables.storyline_events, columns, sorted(members))


# ---------------------------------------------------------------- sums
_HAPPENED = ", ".join(f"'{status}'" for status in sorted(HAPPENED))
_SUMS = (
    "INSERT INTO pair_counts (a, b, period, direction, quad, status, events, disputed, weighed, goldstein) "
    "SELECT a, b, period, direction, quad, status, count(*), sum(disputed), count(goldstein), "
    "coalesce(sum(goldstein), 0) FROM pair_events GROUP BY a, b, period, direction, quad, status",
    "INSERT INTO pairs (a, b, events, others, disputed, first, last) "
    f"SELECT p.a, p.b, sum(p.status IN ({_HAPPENED})), sum(p.status NOT IN ({_HAPPENED})), "
    f"sum(p.disputed AND p.status IN ({_HAPPENED})), min(e.earliest), max(e.latest) "
    "FROM pair_events AS p JOIN events AS e ON e.id = p.event GROUP BY p.a, p.b",
    "INSERT INTO actor_counts (actor, part, root, status, events, disputed) "
    "SELECT actor, part, root, status, count(*), sum(disputed) FROM actor_events GROUP BY actor, part, root, status",
    "INSERT INTO voice_counts (actor, stance, accounts, events) "
    "SELECT actor, stance, count(*), count(DISTINCT event) FROM voice_accounts GROUP BY actor, stance",
    "INSERT INTO source_turns (source, turn, events) "
    "SELECT source, turn, count(*) FROM source_events GROUP BY source, turn",
    "UPDATE sources SET events = (SELECT coalesce(sum(events), 0) FROM source_turns WHERE source = sources.id)",
    "INSERT INTO source_answer_counts (source, answer, own, voice, name, side, accounts, events) "
    "SELECT source, answer, own, voice, min(name), min(side), sum(accounts), count(*) FROM source_answers "
    "GROUP BY source, answer, own, voice",
)


#: What an actor says in all; a silence is no account given.
_SPOKEN = "SELECT actor, sum(accounts) AS accounts FROM voice_counts WHERE stance <> 'silent' GROUP BY actor"


def _insert_totals(connection: Connection, actors: Mapping[str, Actor]) -> None:
    """Everybody who has a part in an event or gives an account, and the party they belong to where it is another."""
    taking_part = {
        row.actor: row
        for row in connection.execute(
            text(
                f"SELECT a.actor, count(DISTINCT CASE WHEN a.status IN ({_HAPPENED}) THEN a.event END) AS events, "
                "count(DISTINCT a.event) AS every, min(e.earliest) AS first, max(e.latest) AS last "
                "FROM actor_events AS a JOIN events AS e ON e.id = a.event GROUP BY a.actor"
            )
        )
    }
    summed = connection.execute(text(_SPOKEN))
    saying = {row.actor: row.accounts for row in summed}
    rows = []
    for actor in sorted({*taking_part, *saying}):
        known, part, party = actors.get(actor), taking_part.get(actor), party_of(actor, actors)
        name = known.name if known else actor
        kind = known.kind if known else actor.partition(":")[0]
        events, every = (part.events, part.every) if part else (0, 0)
        first, last = (part.first, part.last) if part else (None, None)
        country = known.country if known else None
        belongs = party if party != actor else None
        told = saying.get(actor, 0)
        rows.append((actor, name, folded(name), kind, country, belongs, events, every - events, told, first, last))
    _insert_rows(connection, tables.actor_totals, [column.name for column in tables.actor_totals.columns], rows)
