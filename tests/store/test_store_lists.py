"""The store's lists, a page at a time: complete, without doubles, in the order in which all of them come."""

from __future__ import annotations

from pathlib import Path

import pytest

import composed
from rashomon.model import PageMetadata
from rashomon.store import EventFilter, NotFoundError, Store, open_store, open_writer


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Store:
    path = tmp_path_factory.mktemp("lists") / "rashomon.db"
    with open_writer(path) as writer:
        for reading in composed.READINGS:
            writer.put(reading, PageMetadata())
        writer.replace_chronology(composed.CHRONOLOGY)
    return open_store(path)


def ids(store: Store, wanted: EventFilter, **stretch: int) -> list[str]:
    return [event.id for event in store.events_page(wanted, **stretch).events]


def test_pages_follow_one_another(store: Store) -> None:
    first, second = (store.events_page(EventFilter(), start=start, limit=1) for start in (0, 1))
    assert (*first.events, *second.events) == store.events()
    assert (first.total, first.total_exact, second.start) == (2, True, 1)
    assert ids(store, EventFilter(), start=2) == []


@pytest.mark.parametrize(
    ("wanted", "found"),
    [
        (EventFilter(source="Radio Bondeni"), ["e-letter"]),
        (EventFilter(source="The Quayside Post"), ["e-letter", "e-meeting"]),
        (EventFilter(disputed=True), ["e-letter"]),
        (EventFilter(dated=True), ["e-letter"]),
        (EventFilter(dated=False), ["e-meeting"]),
        (EventFilter(dated=False, disputed=True), []),
    ],
)
def test_events_by_source_dispute_and_date(store: Store, wanted: EventFilter, found: list[str]) -> None:
    assert ids(store, wanted) == found
    assert store.events_page(wanted).total == len(found)


def test_a_source_nobody_knows_is_said_to_be_unknown(store: Store) -> None:
    with pytest.raises(NotFoundError, match=r"no source Radio Bondeny \(Radio Bondeni"):
        store.events_page(EventFilter(source="Radio Bondeny"))


def test_documents_are_found_by_words_and_by_who_published_them(store: Store) -> None:
    found = store.documents_page(text="spokesman", source="Radio Bondeni")
    assert [row["id"] for row in found.rows] == [composed.RADIO_DOCUMENT.id]
    assert store.documents_page(text="spokesman").total == 2
    whole = [row["id"] for start in (0, 1) for row in store.documents_page(start=start, limit=1).rows]
    assert whole == [row["id"] for row in store.documents()]


def test_an_event_comes_with_the_actors_that_its_page_names(store: Store) -> None:
    assert store.event("e-letter").actors == composed.ACTORS


def test_names_sources_and_suggestions(store: Store) -> None:
    assert store.names(["state:KEN", "nobody"]) == {"state:KEN": "Kenya"}
    assert [(each.id, each.documents) for each in store.sources()] == [("Radio Bondeni", 1), ("The Quayside Post", 1)]
    assert [actor.name for actor in store.suggest_actors("vill")] == ["Villa Somalia"]
    assert store.suggest_actors(" ") == ()


def test_one_state_is_seen_while_reading(tmp_path: Path) -> None:
    with open_writer(tmp_path / "store.db") as writer:
        writer.put(composed.RADIO_READING, PageMetadata())
        store = open_store(tmp_path / "store.db")
        with store.reading():
            assert store.documents_page().total == 1
            writer.put(composed.POST_READING, PageMetadata())
            assert len(store.documents()) == store.documents_page().total == 1
        assert store.documents_page().total == 2
