"""A stored document with all that its page shows: when it came in, what it was copied from, where words stand."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlalchemy import text

import composed
from composed import POST_DOCUMENT, RADIO_DOCUMENT
from rashomon.formats.json import dump
from rashomon.model import Block, Copied, PageMetadata
from rashomon.store import NotFoundError, open_store, open_writer
from rashomon.store.opening import open_engine

CAME = "2023-05-17T08:30:00+00:00"


def stored(path: Path, captured: str | None = CAME) -> Path:
    with open_writer(path) as writer:
        for reading in composed.READINGS:
            writer.put(reading, PageMetadata(), captured)
        writer.replace_chronology(composed.CHRONOLOGY)
    return path


def test_when_a_page_came_in_is_kept_though_it_is_read_again(tmp_path: Path) -> None:
    path = stored(tmp_path / "rashomon.db")
    stored(path, "2031-01-01T00:00:00+00:00")
    with open_store(path) as store:
        assert store.document_view(POST_DOCUMENT.id).captured == CAME


def test_a_page_comes_in_now_where_nobody_says_when(tmp_path: Path) -> None:
    before = datetime.now(UTC).replace(microsecond=0)
    with open_store(stored(tmp_path / "rashomon.db", None)) as store:
        captured = store.document_view(POST_DOCUMENT.id).captured
    assert captured is not None
    assert before <= datetime.fromisoformat(captured) <= datetime.now(UTC)


def test_when_a_page_came_in_is_no_part_of_the_export(tmp_path: Path) -> None:
    with open_store(stored(tmp_path / "one.db")) as one, open_store(stored(tmp_path / "other.db", None)) as other:
        assert dump(one.chronology()) == dump(other.chronology())


def test_a_store_made_before_has_no_time_and_opens(tmp_path: Path) -> None:
    path = stored(tmp_path / "rashomon.db")
    engine = open_engine(path, write=True)
    with engine.begin() as connection:
        connection.execute(text("UPDATE documents SET captured = NULL"))
    engine.dispose()
    with open_store(path) as store:
        assert store.document_view(POST_DOCUMENT.id).captured is None


def test_a_view_holds_the_events_and_the_names_its_page_shows(tmp_path: Path) -> None:
    with open_store(stored(tmp_path / "rashomon.db")) as store:
        view = store.document_view("post.txt")
        assert view.reading == store.document(POST_DOCUMENT.id)
        assert [event.id for event in view.events] == ["e-letter", "e-meeting"]
        assert {"office:SOM/president", "state:SOM"} <= set(view.names)
        with pytest.raises(NotFoundError):
            store.document_view("nothing.txt")


def test_originals_and_carriers_are_named(tmp_path: Path) -> None:
    words = composed.span(RADIO_DOCUMENT, "The letter held no promise")
    copy = replace(RADIO_DOCUMENT, carrier_of=POST_DOCUMENT.id, copied=(Copied(words, POST_DOCUMENT.id),))
    readings = (composed.POST_READING, replace(composed.RADIO_READING, document=copy))
    path = stored(tmp_path / "rashomon.db")
    with open_writer(path) as writer:
        writer.replace_chronology(replace(composed.CHRONOLOGY, readings=readings))
    with open_store(path) as store:
        assert [row["id"] for row in store.document_view(RADIO_DOCUMENT.id).originals] == [POST_DOCUMENT.id]
        assert [row["id"] for row in store.document_view(POST_DOCUMENT.id).carriers] == [RADIO_DOCUMENT.id]


def test_hits_are_exact_spans_of_the_documents_asked_for(tmp_path: Path) -> None:
    with open_store(stored(tmp_path / "rashomon.db")) as store:
        found = store.hits_in("spokesman", [POST_DOCUMENT.id])
        assert {POST_DOCUMENT.quote(span) for span in found[POST_DOCUMENT.id]} == {"spokesman"}
        assert RADIO_DOCUMENT.id not in found
        assert store.hits_in("...", [POST_DOCUMENT.id]) == {}
        assert store.hits_in("spokesman", []) == {}


def test_documents_are_found_by_kind(tmp_path: Path) -> None:
    with open_store(stored(tmp_path / "rashomon.db")) as store:
        assert store.documents_page(kind="report").total == 2
        assert store.documents_page(kind="wire").total == 0


def test_why_a_block_is_no_evidence_comes_back_and_makes_no_other_block(tmp_path: Path) -> None:
    why = Block(0, 4, "boilerplate", "a line of wire traffic")
    assert why == Block(0, 4, "boilerplate")
    document = replace(POST_DOCUMENT, blocks=(why, *POST_DOCUMENT.blocks[1:]))
    path = stored(tmp_path / "rashomon.db")
    with open_writer(path) as writer:
        writer.put(replace(composed.POST_READING, document=document), PageMetadata())
    with open_store(path) as store:
        assert store.document(POST_DOCUMENT.id).document.blocks[0].why == "a line of wire traffic"


def test_months_count_the_dated_in_the_order_of_the_list(tmp_path: Path) -> None:
    from rashomon.store import EventFilter

    with open_store(stored(tmp_path / "rashomon.db")) as store:
        assert store.count_by_month(EventFilter()) == (("2023-05", 1),)
