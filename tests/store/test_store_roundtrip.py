"""What is put into a store comes out of it as it was."""

from __future__ import annotations

from dataclasses import fields, replace
from pathlib import Path

import pytest

import composed
from rashomon.model import Chronology, PageMetadata, Reading
from rashomon.store import EventFilter, NotFoundError, Store, open_store, open_writer
from rashomon.store.rows import KEPT


def filled(path: Path) -> Path:
    """A store of the composed chronology."""
    with open_writer(path) as writer:
        for reading in composed.READINGS:
            writer.put(reading, PageMetadata())
        writer.replace_chronology(composed.CHRONOLOGY)
    return path


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Store:
    return open_store(filled(tmp_path_factory.mktemp("store") / "rashomon.db"))


def ids(store: Store, **wanted: object) -> list[str]:
    return [event.id for event in store.events(EventFilter(**wanted))]  # type: ignore[arg-type]


def test_a_chronology_comes_out_as_it_went_in(store: Store) -> None:
    assert store.chronology() == composed.CHRONOLOGY


def test_every_part_of_a_reading_is_kept() -> None:
    assert [kept.field for kept in KEPT] == [field.name for field in fields(Reading) if field.name != "document"]


def test_a_reading_that_is_put_again_stands_there_once(tmp_path: Path) -> None:
    path = filled(filled(tmp_path / "twice.db"))
    assert open_store(path).chronology() == composed.CHRONOLOGY


def test_events_come_in_order_of_time_undated_last(store: Store) -> None:
    assert ids(store) == ["e-letter", "e-meeting"]


@pytest.mark.parametrize(
    ("wanted", "found"),
    [
        ({"actor": "Villa Somalia"}, ["e-letter", "e-meeting"]),
        ({"actor": "villa"}, ["e-letter", "e-meeting"]),
        ({"actor": "office:KEN/president"}, ["e-letter", "e-meeting"]),
        ({"dyad": ("Kenya", "SOM")}, ["e-letter", "e-meeting"]),  # a state stands for its offices
        ({"dyad": ("Kenya", "Kenya")}, []),  # nobody makes a dyad alone
        ({"root": "consult"}, ["e-letter", "e-meeting"]),
        ({"root": "ASSAULT"}, []),
        ({"since": "2023-05-16"}, ["e-letter"]),
        ({"since": "2023-05-17"}, []),
        ({"until": "2023-05-16"}, ["e-letter"]),
        ({"until": "2023-05-15"}, []),
        ({"place": "kampala"}, ["e-meeting"]),
        ({"place": "uga"}, ["e-meeting"]),
        ({"text": "ban flights"}, ["e-letter"]),
        ({"text": '"ban flights"'}, []),  # in quotes the words must follow one another
        ({"text": "MÉET"}, ["e-meeting"]),  # without case and accents
        ({"text": "letter", "place": "Kampala"}, []),
    ],
)
def test_filters(store: Store, wanted: dict[str, object], found: list[str]) -> None:
    assert ids(store, **wanted) == found


def test_an_actor_nobody_knows_is_said_to_be_unknown(store: Store) -> None:
    with pytest.raises(NotFoundError, match=r"no actor Vila Somalia \(Villa Somalia"):
        store.events(EventFilter(actor="Vila Somalia"))


def test_an_event_is_found_by_how_its_id_begins(store: Store) -> None:
    view = store.event("e-l")
    assert view.event == composed.LETTER
    assert view.propositions == (composed.PROMISE, composed.SENT)
    assert view.comparisons == (composed.DENIAL,)
    assert [event.id for event in view.linked] == ["e-meeting"]
    assert [reading.document for reading in view.readings] == [composed.POST_DOCUMENT, composed.RADIO_DOCUMENT]


@pytest.mark.parametrize(("asked", "several"), [("e-12", False), ("e-", True), ("", False)])
def test_an_id_of_no_event_or_of_several_is_refused(store: Store, asked: str, several: bool) -> None:
    with pytest.raises(NotFoundError) as caught:
        store.event(asked)
    assert caught.value.several is several


def test_a_comparison_with_another_event_is_shown_at_both(tmp_path: Path) -> None:
    apart = replace(composed.DENIAL, id="k-2", event=None, proposition=None, verdict="different_event")
    with open_writer(tmp_path / "apart.db") as writer:
        for reading in composed.READINGS:
            writer.put(reading, PageMetadata())
        writer.replace_chronology(replace(composed.CHRONOLOGY, comparisons=(apart,)))
        assert writer.event("e-letter").comparisons == (apart,)
        assert writer.event("e-meeting").comparisons == ()


@pytest.mark.parametrize("asked", ["post.txt", composed.POST_DOCUMENT.id, composed.POST_DOCUMENT.id[:6]])
def test_a_document_is_found_by_id_or_file_name(store: Store, asked: str) -> None:
    assert store.document(asked) == composed.POST_READING


def test_events_of_a_document(store: Store) -> None:
    assert [event.id for event in store.events_of(composed.RADIO_DOCUMENT.id)] == ["e-letter"]


def test_documents_are_listed_without_their_texts(store: Store) -> None:
    first = store.documents()[0]
    assert first["path"].endswith(".txt")
    assert "text" not in first


def test_full_text_gives_exact_spans(store: Store) -> None:
    (hit,) = store.search("state HOUSE promise flights Radio")
    assert hit.document == composed.POST_DOCUMENT.id
    words = [composed.POST_DOCUMENT.quote(span) for span in hit.spans]
    assert words == ["flights", "Radio", "State", "House", "promise"]


def test_full_text_finds_titles_and_follows_changes(tmp_path: Path) -> None:
    with open_writer(tmp_path / "changing.db") as writer:
        writer.put(composed.RADIO_READING, PageMetadata())
        (hit,) = writer.search("House")
        assert hit.title == composed.RADIO_DOCUMENT.title
        renamed = replace(composed.RADIO_DOCUMENT, title="Quite another heading")
        writer.put(replace(composed.RADIO_READING, document=renamed), PageMetadata())
        assert [hit.title for hit in writer.search("another heading")] == ["Quite another heading"]


@pytest.mark.parametrize("words", ["", "  ", "…", '"', "zebra", 'letter" OR "', "NEAR(", "text:letter*"])
def test_whatever_is_searched_for_is_taken_as_words(store: Store, words: str) -> None:
    assert isinstance(store.search(words), tuple)


def test_an_empty_chronology_is_one_too(tmp_path: Path) -> None:
    with open_writer(tmp_path / "empty.db") as writer:
        assert writer.chronology() == Chronology()
        assert writer.events() == ()
