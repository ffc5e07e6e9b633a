"""A store of as many documents and events as one likes, of composed content, made in minutes and always the same.

    python -m benchmarks.generated_store FOLDER [--documents 100000] [--events 300000] [--seed 1]

Its rows are written as the store's writer writes them, but all at once; how much there is of what follows the reader's
own measure (see generated_world.py).
"""

from __future__ import annotations

import time
from argparse import ArgumentParser
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice, pairwise
from pathlib import Path
from random import Random
from typing import Any

from sqlalchemy import Connection, Table, insert, select, text

from benchmarks.generated_reports import Reporter, Told, event_date
from benchmarks.generated_world import Planned, World, day_of, make_world, plan_events
from rashomon.events.identity import id_of
from rashomon.events.parties import in_list_order
from rashomon.model import (
    Account,
    ComparedSide,
    Comparison,
    Correction,
    Dimension,
    Event,
    EventTime,
    Link,
    PageMetadata,
    Participant,
    PloverType,
    Proposition,
    Span,
    Summary,
    SummaryPart,
)
from rashomon.store import open_writer, schema
from rashomon.store.corrections import keep
from rashomon.store.identity import this_reader
from rashomon.store.opening import open_engine
from rashomon.store.postings import make_postings
from rashomon.store.rows import (
    account_row,
    actor_row,
    block_rows,
    comparison_row,
    document_row,
    event_row,
    link_row,
    proposition_row,
    reading_rows,
)
from rashomon.store.statistics_filling import count, stored

#: So many documents or events are written at once; more would only take more memory.
_BATCH = 2000
#: Of 1,000 events: how many are set beside an event like them, are linked to an earlier one, and look like one.
_APART, _LINKED, _ALIKE = 430, 120, 20
#: Propositions of an event besides that it happened: none of half the events, then one less each time (measured: 2.25).
_FURTHER = ((0, 45), (1, 25), (2, 13), (3, 7), (5, 6), (9, 3), (15, 1))
#: An event's accounts are compared one by one with the next, but no more than so many.
_COMPARED = 60
#: So many of a person's corrections.
_CORRECTIONS = 50

#: A file that is thrown away where its making fails needs no journal; the indexes are kept in memory meanwhile.
_MAKING = ("journal_mode = OFF", "synchronous = OFF", "cache_size = -4000000")

Rows = dict[Table, list[dict[str, Any]]]


def make_store(path: Path, documents: int, events: int, seed: int = 1) -> None:
    """Make a store in a file that is not there yet."""
    random = Random(seed)
    world = make_world(documents, random)
    planned = plan_events(world, documents, events, random)
    with open_writer(path):
        pass  # the tables
    engine = open_engine(path, write=True)
    with engine.connect() as connection:
        for pragma in _MAKING:
            _driver(connection).execute(f"PRAGMA {pragma}")
        with connection.begin():
            told = _write_documents(connection, world, planned, documents, random)
            _insert(connection, {schema.actors: [actor_row(actor) for actor in world.actors]})
            _write_events(connection, planned, told, random)
            make_postings(connection)
            count(connection, stored(connection))
        _driver(connection).execute("PRAGMA journal_mode = WAL")
    engine.dispose()


def _driver(connection: Connection) -> Any:
    return connection.connection.driver_connection


def _write_documents(
    connection: Connection, world: World, planned: Sequence[Planned], documents: int, random: Random
) -> list[list[Told]]:
    """Write all reports; what they tell of each event."""
    reporter = Reporter(world, random)
    inside: list[list[int]] = [[] for _ in range(documents)]
    for number, event in enumerate(planned):
        for home in event.documents:
            inside[home].append(number)
    told: list[list[Told]] = [[] for _ in planned]
    rows: Rows = {}
    for number, numbers in enumerate(inside):
        reading, claims = reporter.report(number, day_of(number, documents), [(n, planned[n]) for n in numbers])
        for claim in claims:
            told[claim.event].append(claim)
        document = reading.document
        given = PageMetadata(document.published.date.edtf, document.published.basis, document.outlet, document.kind)
        rows.setdefault(schema.documents, []).append(document_row(document, given, this_reader()))
        rows.setdefault(schema.blocks, []).extend(block_rows(document))
        for table, several in reading_rows(reading):
            rows.setdefault(table, []).extend(several)
        if number % _BATCH == _BATCH - 1:
            _insert(connection, rows)
            rows = {}
    _insert(connection, rows)
    return told


def _write_events(
    connection: Connection, planned: Sequence[Planned], told: Sequence[Sequence[Told]], random: Random
) -> None:
    events = [_event(each, claims) for each, claims in zip(planned, told, strict=True)]
    order = sorted(range(len(events)), key=lambda n: in_list_order(events[n]))
    position = {events[n].id: at for at, n in enumerate(order)}
    like: dict[str, Proposition] = {}
    before: dict[str, str] = {}
    counts: Counter[Table] = Counter()
    for several in _batches(order):
        rows: Rows = {table: [] for table in schema.CHRONOLOGY_TABLES[1:]}
        found_by = []
        for n in several:
            event, plan = events[n], planned[n]
            propositions = list(_propositions(event, told[n], random))
            comparisons = _comparisons(event, propositions, like.get(plan.type[0]), random)
            like[plan.type[0]] = propositions[0]
            links = _links(event, before.get(plan.who[0].id), told[n], random)
            before[plan.who[0].id] = event.id
            rows[schema.events].append(event_row(position[event.id], position[event.id], event))
            rows[schema.participants] += [
                {"event": event.id, "role": p.role, "actor": p.actor} for p in event.participants
            ]
            rows[schema.event_documents] += [{"event": event.id, "document": d} for d in event.documents]
            rows[schema.event_tellings] += [{"mention": m, "event": event.id} for m in event.mentions]
            for proposition in propositions:
                rows[schema.propositions].append(proposition_row(counts[schema.propositions], proposition))
                rows[schema.accounts] += [account_row(proposition.id, account) for account in proposition.accounts]
                counts[schema.propositions] += 1
            for comparison in comparisons:
                rows[schema.comparisons].append(comparison_row(counts[schema.comparisons], comparison))
                counts[schema.comparisons] += 1
            for link in links:
                rows[schema.links].append(link_row(counts[schema.links], link))
                counts[schema.links] += 1
            said = [event.label] * len(event.mentions) + [p.text for p in propositions]
            found_by.append(
                {"position": position[event.id], "event": event.id, "words": "\n".join([event.label, *said])}
            )
        _insert(connection, rows)
        statement = "INSERT INTO event_text(rowid, event, words) VALUES (:position, :event, :words)"
        connection.execute(text(statement), found_by)
    _correct(connection, events, random)


def _batches(numbers: Iterable[int]) -> Iterator[list[int]]:
    rest = iter(numbers)
    while several := list(islice(rest, _BATCH)):
        yield several


def _insert(connection: Connection, rows: Rows) -> None:
    for table, several in rows.items():
        if several:
            connection.execute(insert(table), several)


def _event(planned: Planned, told: Sequence[Told]) -> Event:
    root, _, cameo, verb, _ = planned.type
    first = told[0]
    names = [actor.name for actor in planned.who]
    where = f" in {planned.place.name}" if planned.place else ""
    label = f"{names[0]} {verb} {' and '.join(names[1:]) or 'others'}{where}"
    roles = ("actor", "recipient", "third")
    date = event_date(planned)
    time_of = EventTime(date, "explicit", "the words name it") if date.known else EventTime()
    summary = Summary((SummaryPart("event", f"{label}.", evidence=(first.evidence,)),))
    return Event(
        id_of(first.evidence.document, first.evidence.start),
        label,
        PloverType(root),
        cameo,
        tuple(Participant(role, actor.id) for role, actor in zip(roles, planned.who, strict=False)),  # type: ignore[arg-type]
        time_of,
        planned.place,
        planned.status,
        planned.disputed,
        tuple(dict.fromkeys(claim.mention for claim in told)),
        tuple(dict.fromkeys(claim.evidence.document for claim in told)),
        first.said_at,
        summary,
    )


def _propositions(event: Event, told: Sequence[Told], random: Random) -> Iterator[Proposition]:
    """What can be said of an event: that it happened, on which everybody speaks, and more, on which one or two do."""
    further = random.choices([n for n, _ in _FURTHER], [share for _, share in _FURTHER])[0]
    dimensions: list[Dimension] = ["occurrence", *event.disputed]
    dimensions += random.choices(("content", "modality", "number", "date", "place", "participants"), k=further)
    for number, dimension in enumerate(dimensions):
        key = f"{event.id}-p{number}"
        speaking = (
            told if number == 0 or dimension in event.disputed else random.sample(told, min(len(told), 1 + number % 2))
        )
        accounts = tuple(_account(f"{key}-a{n}", claim, dimension) for n, claim in enumerate(speaking))
        words = f"It happened: “{event.label}”" if number == 0 else f"{event.label}: {dimension} {number}"
        yield Proposition(key, event.id, words, dimension, accounts, key)


def _account(name: str, claim: Told, dimension: Dimension) -> Account:
    actor = claim.actor
    voice = claim.chain[-1].voices[0]
    value = str(len(name)) if dimension == "number" else None
    side = (actor.side or (actor.id if actor.kind == "state" else None)) if actor else None
    return Account(
        name, voice.name, voice.actor, side, claim.chain, claim.attribution, claim.stance, value, claim.said_at,
        (claim.evidence,),
    )  # fmt: skip


def _comparisons(
    event: Event, propositions: Sequence[Proposition], other: Proposition | None, random: Random
) -> list[Comparison]:
    found = []
    for proposition in propositions:
        accounts = proposition.accounts
        for one, next_one in islice(pairwise(accounts), _COMPARED):
            same = one.stance == next_one.stance
            verdict = random.choices(("agree", "aspect", "omit"), (60, 25, 15))[0] if same else "deny"
            if same and random.random() < 0.5:
                continue
            found.append(_compared(f"c-{one.id}-{next_one.id}", event.id, proposition, one, next_one, verdict))
    if other is not None and random.random() * 1000 < _APART:
        one, next_one = propositions[0].accounts[0], other.accounts[0]
        found.append(_compared(f"c-d-{event.id}", None, propositions[0], one, next_one, "different_event"))
    return found


def _compared(
    name: str, event: str | None, proposition: Proposition, one: Account, other: Account, verdict: Any
) -> Comparison:
    a, b = (ComparedSide(each.id, each.evidence, each.chain) for each in (one, other))
    why = f"{one.voice} and {other.voice} speak of “{proposition.text}”."
    key = proposition.id if event else None
    return Comparison(name, event, key, proposition.dimension, a, b, verdict, None, why)


def _links(event: Event, earlier: str | None, told: Sequence[Told], random: Random) -> list[Link]:
    if earlier is None or earlier == event.id:
        return []
    found = []
    if random.random() * 1000 < _LINKED:
        kind: Any = random.choice(("follows", "responds_to", "announces", "part_of"))
        found.append(Link(event.id, earlier, kind, "the text says “after that”", (told[0].evidence,)))
    if random.random() * 1000 < _ALIKE:
        found.append(Link(event.id, earlier, "possibly_same", "the same actors within a month"))
    return found


def _correct(connection: Connection, events: Sequence[Event], random: Random) -> None:
    table = schema.event_mentions.c

    def trigger(mention: str) -> Span:
        row = connection.execute(select(table.document, table.start, table.end).where(table.id == mention)).one()
        return Span(row.document, row.start, row.end)

    for pair in zip(*(random.sample(events, min(_CORRECTIONS, len(events))) for _ in range(2)), strict=True):
        a, b = ((trigger(event.mentions[0]),) for event in pair)
        keep(connection, Correction("apart", a, b, "2026-01-01T00:00:00+00:00", "a reader", "not one"), "kept")


def store_in(folder: Path, documents: int, events: int, seed: int = 1) -> Path:
    """The store of that size in a folder, made where it is not there yet."""
    path = folder / f"generated-{documents}-{events}-{seed}.db"
    if not path.exists():
        folder.mkdir(parents=True, exist_ok=True)
        making = folder / f"making-{path.name}"
        for rest in folder.glob(f"{making.name}*"):
            rest.unlink()
        make_store(making, documents, events, seed)
        making.rename(path)
    return path


def main() -> None:
    """Make a store and say how long that took and how big it is."""
    parser = ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--documents", type=int, default=100_000)
    parser.add_argument("--events", type=int, default=300_000)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    start = time.monotonic()
    path = store_in(options.folder, options.documents, options.events, options.seed)
    print(f"{path}: {path.stat().st_size / 1e6:.0f} MB, {time.monotonic() - start:.0f} seconds")


if __name__ == "__main__":
    main()
