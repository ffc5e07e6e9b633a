"""A generated store of 300 documents: every filter finds what looking at each event finds, pages follow one another
without gaps, no list is made by looking at every row, and all of it is quick."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import event as sql

from benchmarks.generated_store import make_store
from rashomon.events.parties import in_list_order
from rashomon.model import Chronology, Event
from rashomon.store import EventFilter, Store, open_store
from rashomon.store.filters import folded, named

#: All questions of this file together take less than a second on two slow cores; a scan of everything for each would
#: take minutes in the store that this one stands for.
_SECONDS = 30.0

FILTERS = {
    "all": EventFilter(),
    "a state with all who belong to it": EventFilter(actor="Russia"),
    "an alpha-3 code": EventFilter(actor="usa"),
    "an id": EventFilter(actor="office:TUR/president"),
    "part of many names": EventFilter(actor="gov"),
    "a pair": EventFilter(dyad=("Russia", "China")),
    "a pair within one country": EventFilter(dyad=("Russia", "office:RUS/president")),
    "a pair of one state": EventFilter(dyad=("Russia", "RUS")),
    "a type": EventFilter(root="consult"),
    "a period": EventFilter(since="2010-01-01", until="2012-12-31"),
    "from a day on": EventFilter(since="2023-06-01"),
    "up to a day": EventFilter(until="2006-06-01"),
    "a place": EventFilter(place="moscow"),
    "a country": EventFilter(place="TUR"),
    "disputed": EventFilter(disputed=True),
    "undated": EventFilter(dated=False),
    "everything at once": EventFilter(actor="Russia", since="2006-01-01", disputed=True, dated=True),
}


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Store:
    path = tmp_path_factory.mktemp("generated") / "generated.db"
    make_store(path, 300, 900, seed=7)
    return open_store(path)


@pytest.fixture(scope="module")
def whole(store: Store) -> Chronology:
    return store.chronology()


def meant(asked: str, whole: Chronology) -> set[str]:
    """The ids of the actors a person means, by looking at every actor."""
    direct = [a for a in whole.actors if a.id == asked or named(asked, a.name)]
    countries = {a.country for a in direct if a.kind in ("state", "government")} | {asked.upper()}
    return {a.id for a in whole.actors if a in direct or a.country in countries}


def passes(event: Event, wanted: EventFilter, whole: Chronology) -> bool:
    """Whether an event passes a filter, by looking at it."""
    date, place = event.time.date, event.place
    who = {p.actor for p in (*event.participants, *event.accused)}
    checks = [
        not wanted.actor or who & meant(wanted.actor, whole),
        not wanted.root or (event.plover is not None and event.plover.root == wanted.root.upper()),
        not wanted.since or (date.known and (date.latest or "9999") >= wanted.since),
        not wanted.until or (date.known and (date.earliest or "0000") <= wanted.until),
        not wanted.place
        or (place is not None and (place.country == wanted.place.upper() or named(wanted.place, place.name or ""))),
        not wanted.disputed or event.disputed,
        wanted.dated is None or date.known == wanted.dated,
    ]
    if wanted.dyad:
        one, other = (meant(each, whole) for each in wanted.dyad)
        checks.append(any(a in one and b in other and a != b for a in who for b in who))
    return all(checks)


@pytest.mark.parametrize("wanted", FILTERS.values(), ids=FILTERS)
def test_a_filter_finds_what_looking_at_every_event_finds(store: Store, whole: Chronology, wanted: EventFilter) -> None:
    expected = sorted((event for event in whole.events if passes(event, wanted, whole)), key=in_list_order)
    assert list(store.events(wanted)) == expected
    assert expected or wanted.dyad == ("Russia", "RUS")


@pytest.mark.parametrize("wanted", [EventFilter(), EventFilter(actor="Russia"), EventFilter(text="it happened")])
def test_pages_are_complete_and_without_doubles(store: Store, wanted: EventFilter) -> None:
    stretches = [store.events_page(wanted, start=start, limit=37) for start in range(0, 930, 37)]
    found = [event for stretch in stretches for event in stretch.events]
    assert found == list(store.events(wanted))
    assert {stretch.total for stretch in stretches} == {len(found)}
    assert len(store.events_page(wanted, limit=10_000).events) == min(500, len(found))


def test_bars_count_every_event_whose_date_is_closed(store: Store, whole: Chronology) -> None:
    closed = [e for e in whole.events if e.time.date.earliest and e.time.date.latest]
    bars = store.count_by_period(EventFilter())
    assert sum(bar.events for bar in bars) == len(closed)
    assert sum(bar.disputed for bar in bars) == sum(bool(event.disputed) for event in closed)


def test_documents_come_in_order_whatever_is_asked(store: Store) -> None:
    every = [row["id"] for row in store.documents()]
    outlet = store.sources()[0].id
    of_outlet = [row["id"] for row in store.documents() if outlet in (row["outlet"], row["publisher"])]
    said = {hit.document for hit in store.search("said")}

    def listed(**wanted: str) -> list[str]:
        pages = [store.documents_page(start=start, limit=50, **wanted) for start in range(0, 350, 50)]
        assert {page.total for page in pages} == {sum(len(page.rows) for page in pages)}
        return [row["id"] for page in pages for row in page.rows]

    assert listed() == every
    assert listed(source=outlet) == of_outlet
    assert listed(text="said") == [each for each in every if each in said]
    assert listed(text="said", source=outlet) == [each for each in of_outlet if each in said]
    assert listed(source="nobody") == []


def test_the_best_known_are_suggested_first(store: Store, whole: Chronology) -> None:
    counts = {a.id: sum(a.id in {p.actor for p in e.participants} for e in whole.events) for a in whole.actors}
    found = store.suggest_actors("ru", limit=50)
    fitting = {a.id for a in whole.actors if any(word.startswith("ru") for word in folded(a.name).split())}
    assert {actor.id for actor in found} == fitting
    assert [counts[actor.id] for actor in found] == sorted((counts[each] for each in fitting), reverse=True)


#: Tables of which no question may look at every row; an index may be walked along where that is a list's order.
_LARGE = ("documents", "events", "accounts", "propositions", "comparisons", "participants", "event_documents", "actors")

QUESTIONS: dict[str, Callable[[Store], object]] = {
    "a page of events": lambda store: store.events_page(EventFilter(), start=800),
    "events of an actor": lambda store: store.events_page(EventFilter(actor="Russia")),
    "events of a pair": lambda store: store.events_page(EventFilter(dyad=("Russia", "office:RUS/president"))),
    "events of a source and a place": lambda store: store.events_page(
        EventFilter(source=store.sources()[0].id, place="Moscow", text="met")
    ),
    "bars": lambda store: store.count_by_period(EventFilter(disputed=True)),
    "an event": lambda store: store.event(store.events_page(EventFilter()).events[0].id),
    "an event by how its id begins": lambda store: store.event(store.events_page(EventFilter()).events[0].id[:9]),
    "the event of a mention": lambda store: store.event_of("nobody/m1"),
    "a page of documents": lambda store: store.documents_page(start=200),
    "documents of a source": lambda store: store.documents_page(source="The Amber Post"),
    "documents with words": lambda store: store.documents_page(text="said"),
    "a document": lambda store: store.document_view(store.documents_page().rows[0]["id"]),
    "a document by its file": lambda store: store.document_view(Path(store.documents_page().rows[0]["path"]).name),
    "names": lambda store: store.names(["state:RUS", "state:USA"]),
    "suggestions": lambda store: store.suggest_actors("an"),
}


@pytest.mark.parametrize("ask", QUESTIONS.values(), ids=QUESTIONS)
def test_no_question_looks_at_every_row(store: Store, ask: Callable[[Store], object]) -> None:
    asked: list[tuple[str, Any]] = []

    def remember(_connection: object, _cursor: object, statement: str, values: object, *_: object) -> None:
        if statement.startswith("SELECT"):
            asked.append((statement, values))

    sql.listen(store._engine, "before_cursor_execute", remember)
    try:
        ask(store)
    finally:
        sql.remove(store._engine, "before_cursor_execute", remember)
    assert asked
    with store._engine.begin() as connection:
        plans = [
            line[3]
            for statement, values in asked
            for line in connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {statement}", values)
        ]
    scans = [plan for plan in plans if plan.startswith("SCAN") and "INDEX" not in plan and plan.split()[1] in _LARGE]
    assert scans == []


def test_all_questions_are_quick(store: Store) -> None:
    start = time.monotonic()
    for wanted in FILTERS.values():
        store.events_page(wanted)
        store.count_by_period(wanted)
    for ask in QUESTIONS.values():
        ask(store)
    assert time.monotonic() - start < _SECONDS


def test_the_same_seed_makes_the_same_store(tmp_path: Path, store: Store) -> None:
    make_store(tmp_path / "again.db", 300, 900, seed=7)
    assert open_store(tmp_path / "again.db").chronology() == store.chronology()
