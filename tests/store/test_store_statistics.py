"""What is counted, as the store keeps it: filled with the chronology, in agreement with the lists it leads to."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

import composed
from counted_events import ACTORS, day, event
from rashomon.model import Chronology, Date, Event, Link, PageMetadata, Reading
from rashomon.store import NotFoundError, Store, open_store, open_writer
from rashomon.store.statistics_filling import UNCOUNTED, count_former
from rashomon.store.statistics_tables import COUNTED
from rashomon.store.statistics_views import ActorCount, PairCount, PairFilter, SourceCarries, Stretch, VoiceCount

UGANDA, RWANDA, BURUNDI = "state:UGA", "state:RWA", "state:BDI"


def reports(*outlets: str) -> list[Reading]:
    """One report each, published on days that follow one another; the last reprints the first."""
    found = []
    for number, outlet in enumerate(outlets):
        when = Date(day(number), day(number), day(number))
        document = composed.document_of(f"River {number}\n\nUganda and Rwanda met.", f"r{number}", outlet, when)
        found.append(Reading(document))
    last = found[-1].document
    return [*found[:-1], Reading(replace(last, carrier_of=found[0].document.id))]


READINGS = reports("The Ferry Herald", "Lake Times", "Lake Times", "Upland Post")
FIRST, SECOND, THIRD, REPRINT = (reading.document.id for reading in READINGS)


def between(key: str, when: str | None, doer: str = UGANDA, target: str = RWANDA, **more: object) -> Event:
    return event(key, when, [doer], [target], **{"documents": [FIRST], **more})  # type: ignore[arg-type]


EVENTS = (
    between("raid", day(0), root="ASSAULT", cameo="190", documents=[FIRST, SECOND], disputed=True),
    between("blame", day(1), RWANDA, UGANDA, root="ACCUSE", cameo="112", documents=[SECOND]),
    between("talks", day(3), "person:amina-okello", "office:RWA/president", documents=[SECOND, THIRD]),
    event("summit", day(40), [UGANDA, RWANDA, BURUNDI], documents=[FIRST]),
    between("aid", "2021", root="AID", status="claimed"),
    between("threat", None, RWANDA, UGANDA, root="THREATEN"),
    between("march", None, status="possible", root="ASSAULT"),
    between("siege", day(2), status="denied", root="ASSAULT", disputed=True),
    between("old", "2019-12-30/2020-01-03"),
)
CHRONOLOGY = Chronology(
    tuple(sorted(READINGS, key=lambda reading: reading.document.id)),
    tuple(ACTORS.values()),
    EVENTS,
    links=(Link("e-threat", "e-raid", "responds_to", "because"),),
)


def stored(path: Path, chronology: Chronology) -> Store:
    with open_writer(path) as writer:
        for reading in chronology.readings:
            writer.put(reading, PageMetadata())
        writer.replace_chronology(chronology)
    return open_store(path)


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    with stored(tmp_path_factory.mktemp("home") / "rashomon.db", composed.CHRONOLOGY) as store:
        yield store


@pytest.fixture(scope="module")
def river(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    with stored(tmp_path_factory.mktemp("river") / "rashomon.db", CHRONOLOGY) as store:
        yield store


def ids(found: Stretch[Event]) -> list[str]:
    return [each.id.removeprefix("e-") for each in found.lines]


# ---------------------------------------------------------------- the composed chronology, counted by hand
def test_kenya_and_somalia_have_one_letter_and_one_meeting_that_may_be(home: Store) -> None:
    found = home.statistics.pairs(0, 10)
    ((line, *names),) = found.lines
    assert names == ["Kenya", "Somalia"]
    assert (line.events, line.others, line.disputed, line.first, line.last) == (1, 1, 1, "2023-05-16", "2023-05-16")
    view = home.statistics.pair(line.a, line.b)
    assert view.counts == (
        PairCount("2023-05", "forth", 1, "occurred", 1, 1, 1, 3.4),
        PairCount("undated", "both", 1, "possible", 1, 0, 1, 4.0),
    )


def test_state_house_wrote_once_and_denies_twice(home: Store) -> None:
    view = home.statistics.actor("office:KEN/president")
    assert view.counts == (
        ActorCount("did", "CONSULT", "occurred", 1, 1),
        ActorCount("did", "CONSULT", "possible", 1, 0),
    )
    assert view.said == (VoiceCount("denies", 2, 1),)
    assert (view.line.events, view.line.others, view.line.accounts, view.line.party) == (1, 1, 2, "state:KEN")
    said = home.statistics.actor_accounts("office:KEN/president", "denies", 0, 10)
    assert [(line.account.id, line.proposition.id, line.event.id) for line in said.lines] == [
        ("c-2", "p-1", "e-letter"),
        ("c-3", "p-1", "e-letter"),
    ]


def test_a_state_counts_its_office_and_lists_it(home: Store) -> None:
    view = home.statistics.actor("som")
    assert view.line.actor == "state:SOM"
    assert [member.actor for member in view.members] == ["office:SOM/president"]
    assert {count.stance: count.accounts for count in view.said} == {"asserts": 1, "silent": 1}
    assert view.line.accounts == 1  # a silence is no account given


def test_the_post_tells_of_two_events_and_the_radio_of_one(home: Store) -> None:
    found = home.statistics.sources(0, 10).lines
    assert [(line.name, line.documents, line.events) for line in found] == [
        ("Radio Bondeni", 1, 1),
        ("The Quayside Post", 1, 2),
    ]
    view = home.statistics.source("the quayside post")
    assert view.turns == {"alone": 1, "together": 1}
    assert view.carries == (SourceCarries(False, 3, 0, 1, 1),)
    denied = home.statistics.source_answers(view.line.id, "denied", False, "office:KEN/president", 0, 10)
    assert ids(denied) == ["letter"]
    assert home.statistics.unsourced() == 0


# ---------------------------------------------------------------- lists
def test_every_count_of_a_pair_is_the_length_of_the_list_it_leads_to(river: Store) -> None:
    for line, *_ in river.statistics.pairs(0, 100).lines:
        for count in river.statistics.pair(line.a, line.b).counts:
            exact = (
                f"{count.period}-XX" if len(count.period) == len("2021") and count.period.isdigit() else count.period
            )
            happened = count.status in ("occurred", "claimed", "disputed")
            wanted = PairFilter(exact, count.quad, count.direction, happened)
            listed = river.statistics.pair_events(line.a, line.b, wanted, 0, 100)
            assert sum(each.status == count.status for each in listed.lines) == count.events
            assert listed.total == len(listed.lines)


@pytest.mark.parametrize(
    ("wanted", "found"),
    [
        (PairFilter(), ["old", "aid", "raid", "blame", "siege", "talks", "summit", "march", "threat"]),
        (PairFilter(happened=True), ["old", "aid", "raid", "blame", "talks", "summit", "threat"]),
        (PairFilter(happened=False), ["siege", "march"]),
        (PairFilter(period="2021-03"), ["raid", "blame", "siege", "talks"]),
        (PairFilter(period="2021"), ["aid", "raid", "blame", "siege", "talks", "summit"]),
        (PairFilter(period="2021-XX"), ["aid"]),
        (PairFilter(period="wide"), ["old"]),
        (PairFilter(period="undated"), ["march", "threat"]),
        (PairFilter(quad=4, happened=True), ["raid"]),
        (PairFilter(direction="forth"), ["blame", "threat"]),
        (PairFilter(direction="both"), ["summit"]),
        (PairFilter(disputed=True, happened=True), ["raid"]),
    ],
)
def test_the_events_of_a_pair_are_narrowed(river: Store, wanted: PairFilter, found: list[str]) -> None:
    assert ids(river.statistics.pair_events(RWANDA, UGANDA, wanted, 0, 100)) == found


def test_a_list_comes_in_stretches_and_the_latest_first(river: Store) -> None:
    second = river.statistics.pair_events(RWANDA, UGANDA, PairFilter(), 4, 2)
    assert (ids(second), second.total, second.start) == (["siege", "talks"], 9, 4)
    latest = river.statistics.pair_events(RWANDA, UGANDA, PairFilter(happened=True), 0, 2, latest=True)
    assert ids(latest) == ["summit", "talks"]


def test_a_minister_did_one_thing_and_the_state_all(river: Store) -> None:
    assert ids(river.statistics.actor_events("person:amina-okello", 0, 9)) == ["talks"]
    uganda = river.statistics.actor_events(UGANDA, 0, 9, part="did", happened=True)
    assert ids(uganda) == ["old", "aid", "raid", "talks", "summit"]
    assert ids(river.statistics.actor_events(UGANDA, 0, 9, part="received", root="THREATEN")) == ["threat"]
    partners = {p.partner: (p.did, p.received, p.together) for p in river.statistics.actor(UGANDA).partners}
    assert partners == {RWANDA: (4, 2, 1), BURUNDI: (0, 0, 1)}


def test_turns_of_the_outlets(river: Store) -> None:
    herald = river.statistics.source("The Ferry Herald")
    assert herald.turns == {"alone": 6, "first": 1}
    assert ids(river.statistics.source_events(herald.line.id, "first", 0, 9)) == ["raid"]
    lake = river.statistics.source("Lake Times")
    assert lake.turns == {"alone": 2, "later": 1}
    upland = river.statistics.source("Upland Post").line
    assert (upland.documents, upland.reprints, upland.events) == (0, 1, 0)
    assert river.statistics.source("Upland Post").reprints_of == ((herald.line.id, "The Ferry Herald", 1),)
    assert herald.reprinted_by == ((upland.id, "Upland Post", 1),)


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ("UGA", UGANDA),
        ("uga", UGANDA),
        ("person:amina-okello", UGANDA),
        ("Rwanda", RWANDA),
        ("office:RWA/president", RWANDA),
    ],
)
def test_a_party_goes_by_many_names(river: Store, asked: str, found: str) -> None:
    assert river.statistics.party(asked) == found


def test_what_nobody_knows_is_not_found(river: Store) -> None:
    statistics = river.statistics
    for find in (
        lambda: statistics.party("Atlantis"),
        lambda: statistics.pair(BURUNDI, "state:KEN"),
        lambda: statistics.actor("person:nobody"),
        lambda: statistics.source("The Nowhere News"),
        lambda: statistics.storyline("s-nothing", 0, 10),
    ):
        with pytest.raises(NotFoundError):
            find()


def test_actors_are_found_by_name_without_accents(river: Store) -> None:
    assert [line.actor for line in river.statistics.actors("amína", "", 0, 10).lines] == ["person:amina-okello"]
    assert [line.actor for line in river.statistics.actors("", "state", 0, 10).lines] == [RWANDA, UGANDA, BURUNDI]
    assert river.statistics.actors("100%_", "", 0, 10).total == 0


# ---------------------------------------------------------------- storylines
def test_a_storyline_has_its_events_links_and_sources(river: Store) -> None:
    ((line, names),) = river.statistics.storylines(0, 10).lines
    assert names == ("Rwanda", "Uganda")
    view = river.statistics.storyline(line.storyline.id, 0, 3)
    assert view.events.total == line.events == 6  # raid, blame, siege, talks, summit and the threat that is linked
    assert [each.id for each, _ in view.events.lines] == ["e-raid", "e-blame", "e-siege"]
    assert [each.id for each in view.disputed] == ["e-raid", "e-siege"]
    assert [(link.a, link.kind, link.b) for link in view.links] == [("e-threat", "responds_to", "e-raid")]
    assert view.sources[0][1:] == ("The Ferry Herald", 4)
    ((found, names),) = river.statistics.storylines_of(["e-talks", "e-old"])
    assert (found.storyline.id, len(names)) == (line.storyline.id, len(line.storyline.parties))
    assert river.statistics.storylines_of(["e-old"]) == ()


def test_a_storyline_that_begins_earlier_now_is_found_by_its_former_id(tmp_path: Path) -> None:
    path = tmp_path / "rashomon.db"
    later = tuple(each for each in EVENTS if each.id != "e-raid")
    with stored(path, replace(CHRONOLOGY, events=later, links=())) as store:
        ((former, _),) = store.statistics.storylines(0, 10).lines
    with stored(path, CHRONOLOGY) as store:
        view = store.statistics.storyline(former.storyline.id, 0, 10)
        assert view.former == former.storyline.id == "s-blame"
        assert view.line.storyline.id == "s-raid"


def test_undated_events_of_a_pair_stand_by_when_they_were_first_told(tmp_path: Path) -> None:
    late = event("late", None, [UGANDA], [RWANDA], told="2021-05-09", documents=())
    soon = event("soon", None, [UGANDA], [RWANDA], told="2021-05-02", documents=())
    dated = event("dated", "2021-06-01", [UGANDA], [RWANDA], documents=())
    told = Chronology((), CHRONOLOGY.actors, (late, soon, dated))
    with stored(tmp_path / "rashomon.db", told) as store:
        assert ids(store.statistics.pair_events(RWANDA, UGANDA, PairFilter(), 0, 10)) == ["dated", "soon", "late"]


# ---------------------------------------------------------------- filling
def rows(path: Path) -> dict[str, list[tuple[object, ...]]]:
    with sqlite3.connect(path) as connection:
        return {t.name: sorted(connection.execute(f"SELECT * FROM {t.name}"), key=repr) for t in COUNTED}


@pytest.mark.parametrize("chronology", [composed.CHRONOLOGY, CHRONOLOGY], ids=["composed", "river"])
def test_a_former_store_is_counted_as_a_new_one_is(tmp_path: Path, chronology: Chronology) -> None:
    path = tmp_path / "rashomon.db"
    stored(path, chronology).close()
    before = rows(path)
    assert all(before[name] for name in ("pairs", "actor_totals", "sources"))
    with sqlite3.connect(path) as connection:
        for table in COUNTED:
            connection.execute(f"DELETE FROM {table.name}")
        connection.execute("INSERT INTO state VALUES (?, 'r0006')", (UNCOUNTED,))
    with open_writer(path) as writer, writer._engine.begin() as connection:
        count_former(connection)
    assert rows(path) == before
    with open_writer(path) as writer, writer._engine.begin() as connection:
        connection.exec_driver_sql("DELETE FROM pairs")
        count_former(connection)  # done once, it is not done again
    assert rows(path)["pairs"] == []


def test_a_store_that_was_counted_otherwise_is_counted_anew_when_it_is_opened(tmp_path: Path) -> None:
    path = tmp_path / "rashomon.db"
    stored(path, CHRONOLOGY).close()
    before = rows(path)
    with sqlite3.connect(path) as connection:
        connection.execute("UPDATE actor_totals SET accounts = accounts + 1")
        connection.execute("UPDATE alembic_version SET version_num = '0008'")
    open_store(path).close()
    assert rows(path) == before


def test_a_new_store_is_not_marked_as_uncounted(tmp_path: Path) -> None:
    with open_writer(tmp_path / "rashomon.db"):
        pass
    with sqlite3.connect(tmp_path / "rashomon.db") as connection:
        assert UNCOUNTED not in {name for name, _ in connection.execute("SELECT * FROM state")}


def test_an_emptied_chronology_leaves_no_counts(tmp_path: Path) -> None:
    path = tmp_path / "rashomon.db"
    stored(path, CHRONOLOGY).close()
    with open_writer(path) as writer:
        writer.replace_chronology(Chronology(CHRONOLOGY.readings))
    left = rows(path)
    assert [name for name, each in left.items() if each] == ["sources", "source_documents"]
