"""A store that was made before there were lists: it is migrated, and answers what a new one answers."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pytest
from alembic import command
from alembic.config import Config
from sqlalchemy import Connection, MetaData, create_engine, insert, text

import composed
from rashomon.model import PageMetadata
from rashomon.store import EventFilter, Store, open_store, open_writer, rows
from rashomon.store.identity import this_reader
from rashomon.store.opening import APPLICATION_ID, MIGRATIONS

#: The revision before lists.
FORMER = "0004"


@pytest.fixture
def former(tmp_path: Path) -> Path:
    """A store of the composed chronology as the former version wrote it: the undated event first in every table."""
    path = tmp_path / "former.db"
    with create_engine(f"sqlite:///{path}").begin() as connection:
        connection.exec_driver_sql(f"PRAGMA application_id = {APPLICATION_ID}")
        config = Config()
        config.set_main_option("script_location", str(MIGRATIONS))
        config.attributes["connection"] = connection
        command.upgrade(config, FORMER)
        tables = MetaData()
        tables.reflect(connection)
        for name, several in _rows():
            _insert(connection, tables, name, several)
        for event, words in (("e-meeting", "a meeting"), ("e-letter", "a letter")):
            statement = "INSERT INTO event_text(event, words) VALUES (:event, :words)"
            connection.execute(text(statement), {"event": event, "words": words})
    return path


def _rows() -> Iterable[tuple[str, list[dict[str, Any]]]]:
    chronology = composed.CHRONOLOGY
    events = chronology.events[::-1]
    readings = composed.READINGS
    yield "documents", [rows.document_row(r.document, PageMetadata(), this_reader()) for r in readings]
    for reading in readings:
        yield "blocks", rows.block_rows(reading.document)
        for table, several in rows.reading_rows(reading):
            yield table.name, several
    yield "actors", [rows.actor_row(actor) for actor in chronology.actors]
    yield "events", [rows.event_row(number, 0, event) for number, event in enumerate(events)]
    yield "participants", [{"event": e.id, "role": p.role, "actor": p.actor} for e in events for p in e.participants]
    yield "event_documents", [{"event": e.id, "document": each} for e in events for each in e.documents]
    yield "propositions", [rows.proposition_row(n, p) for n, p in enumerate(chronology.propositions)]
    yield "accounts", [rows.account_row(p.id, a) for p in chronology.propositions for a in p.accounts]
    yield "comparisons", [rows.comparison_row(n, c) for n, c in enumerate(chronology.comparisons)]
    yield "links", [rows.link_row(n, link) for n, link in enumerate(chronology.links)]


def _insert(connection: Connection, tables: MetaData, name: str, several: list[dict[str, Any]]) -> None:
    columns = tables.tables[name].columns.keys()
    if several:
        former = [{column: row[column] for column in columns if column in row} for row in several]
        connection.execute(insert(tables.tables[name]), former)


def new(tmp_path: Path) -> Store:
    """The same as this version writes it."""
    with open_writer(tmp_path / "new.db") as writer:
        for reading in composed.READINGS:
            writer.put(reading, PageMetadata())
        writer.replace_chronology(composed.CHRONOLOGY)
    return open_store(tmp_path / "new.db")


@pytest.mark.parametrize(
    "wanted",
    [
        EventFilter(),
        EventFilter(actor="Kenya"),
        EventFilter(place="Kampala"),
        EventFilter(source="Radio Bondeni"),
        EventFilter(disputed=True),
        EventFilter(dated=False),
        EventFilter(text="letter"),
    ],
)
def test_a_former_store_lists_its_events(former: Path, tmp_path: Path, wanted: EventFilter) -> None:
    found = open_store(former).events_page(wanted)
    assert found == new(tmp_path).events_page(wanted)
    assert found.events


def test_a_former_store_finds_what_belongs_together(former: Path, tmp_path: Path) -> None:
    store = open_store(former)
    assert store.event("e-l") == new(tmp_path).event("e-l")
    assert store.event_of("m-3") == "e-letter"
    assert store.document("radio.txt").document == composed.RADIO_DOCUMENT
    assert [actor.name for actor in store.suggest_actors("villa som")] == ["Villa Somalia"]


def test_a_former_store_loses_nothing(former: Path) -> None:
    store = open_store(former)
    assert store.readings() == composed.READINGS
    assert set(store.events()) == set(composed.CHRONOLOGY.events)
