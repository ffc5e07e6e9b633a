"""Opening a store: its migrations, who may write, what is refused, and what an error leaves behind."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory

import composed
from rashomon.model import PageMetadata
from rashomon.store import StoreError, open_store, open_writer, writer
from rashomon.store.opening import MIGRATIONS, REVISIONS, open_engine
from rashomon.store.schema import metadata


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A store with one document."""
    path = tmp_path / "rashomon.db"
    with open_writer(path) as opened:
        opened.put(composed.POST_READING, PageMetadata())
    return path


def test_the_migrations_make_the_tables_of_the_schema(path: Path) -> None:
    with open_engine(path, write=False).connect() as connection:
        differences = compare_metadata(MigrationContext.configure(connection), metadata)
    tables = set(metadata.tables)
    ours = [d for d in differences if not (d[0] in ("remove_table", "remove_index") and d[1].name not in tables)]
    assert ours == []


def test_the_revisions_we_know_are_those_that_alembic_finds() -> None:
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    found = [script.revision for script in ScriptDirectory.from_config(config).walk_revisions()]
    assert tuple(reversed(found)) == REVISIONS


def test_the_store_is_written_ahead(path: Path) -> None:
    assert sqlite3.connect(path).execute("PRAGMA journal_mode").fetchone() == ("wal",)


def test_a_store_of_a_newer_version_is_refused_and_left_alone(path: Path) -> None:
    with sqlite3.connect(path) as connection:
        connection.execute("UPDATE alembic_version SET version_num = '0099'")
    before = path.read_bytes()
    words = r"rashomon.db: was written by a newer version .*0099.*; update Rashomon"
    with pytest.raises(StoreError, match=words):
        open_store(path)
    with pytest.raises(StoreError, match=words), open_writer(path):
        pass
    assert path.read_bytes() == before


def test_a_file_that_is_no_store_is_refused_and_left_alone(tmp_path: Path) -> None:
    text = tmp_path / "notes.db"
    text.write_text("Not a database but some notes, long enough to be looked at.\n" * 20)
    other = tmp_path / "other.db"
    with sqlite3.connect(other) as connection:
        connection.execute("CREATE TABLE holidays (day TEXT)")
    for path in (text, other):
        before = path.read_bytes()
        with pytest.raises(StoreError, match=r"no Rashomon store.*; choose another file with --store"):
            open_store(path)
        with pytest.raises(StoreError, match="no Rashomon store"), open_writer(path):
            pass
        assert path.read_bytes() == before


def test_a_missing_store_is_not_made_by_looking(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="no such store; run `rashomon read"):
        open_store(tmp_path / "rashomon.db")
    assert not list(tmp_path.iterdir())


def test_a_folder_is_no_store(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="is a folder"):
        open_store(tmp_path)


def test_a_store_in_a_folder_that_is_not_there_is_refused(tmp_path: Path) -> None:
    with (
        pytest.raises(StoreError, match="check that its folder exists"),
        open_writer(tmp_path / "none" / "rashomon.db"),
    ):
        pass


def test_an_empty_file_becomes_a_store_when_it_is_written(tmp_path: Path) -> None:
    path = tmp_path / "rashomon.db"
    path.touch()
    with pytest.raises(StoreError, match="is empty"):
        open_store(path)
    with open_writer(path):
        pass
    assert open_store(path).documents() == ()


def test_there_is_one_writer_and_any_number_of_readers(path: Path) -> None:
    with open_writer(path) as first:
        with pytest.raises(StoreError, match="another process is writing it; wait"), open_writer(path):
            pass
        one, other = open_store(path), open_store(path)
        assert len(one.documents()) == len(other.documents()) == 1
        first.put(composed.RADIO_READING, PageMetadata())
        assert len(one.documents()) == len(other.documents()) == 2
    with open_writer(path):
        pass  # the right to write is given back


def test_a_reader_sees_one_state_however_long_it_looks(path: Path) -> None:
    count = "SELECT count(*) FROM documents"
    with open_engine(path, write=False).begin() as reader:
        assert reader.exec_driver_sql(count).scalar() == 1
        with open_writer(path) as opened:
            opened.put(composed.RADIO_READING, PageMetadata())
        assert reader.exec_driver_sql(count).scalar() == 1
    assert len(open_store(path).documents()) == 2


def test_a_reader_cannot_write(path: Path) -> None:
    store = open_store(path)
    with pytest.raises(Exception, match="readonly"), store._engine.begin() as connection:
        connection.exec_driver_sql("DELETE FROM documents")


def test_an_error_while_a_document_is_put_loses_nothing(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise OSError("the disk is full")

    monkeypatch.setattr(writer, "reading_rows", fail)
    with open_writer(path) as opened, pytest.raises(OSError, match="disk"):
        opened.put(composed.POST_READING, PageMetadata(outlet="Another"))
    assert open_store(path).readings() == (composed.POST_READING,)


def test_an_error_while_events_are_replaced_leaves_the_former_ones(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with open_writer(path) as opened:
        opened.put(composed.RADIO_READING, PageMetadata())
        opened.replace_chronology(composed.CHRONOLOGY)
        monkeypatch.setattr(writer, "_insert_event_text", lambda *_: 1 / 0)
        with pytest.raises(ZeroDivisionError):
            opened.replace_chronology(composed.CHRONOLOGY)
    assert open_store(path).chronology() == composed.CHRONOLOGY


def test_a_process_that_dies_in_the_middle_loses_nothing_and_says_so(path: Path) -> None:
    """The writer is killed inside a transaction, after one document was kept: that one stands, not yet related."""
    script = (
        "import os, sys; from pathlib import Path; sys.path.insert(0, sys.argv[2])\n"
        "import composed; from rashomon.model import PageMetadata; from rashomon.store import open_writer, writer\n"
        "with open_writer(Path(sys.argv[1])) as opened:\n"
        "    opened.put(composed.RADIO_READING, PageMetadata())\n"
        "    writer._insert_event_text = lambda *_: os._exit(9)\n"
        "    opened.replace_chronology(composed.CHRONOLOGY)\n"
    )
    here = str(Path(composed.__file__).parent)
    died = subprocess.run([sys.executable, "-c", script, str(path), here], check=False)
    assert died.returncode == 9
    store = open_store(path)
    assert store.readings() == composed.READINGS
    assert store.events() == ()
    assert store.stale
    with open_writer(path) as opened:
        opened.replace_chronology(composed.CHRONOLOGY)
    assert not store.stale


def test_a_store_cut_off_while_it_was_made_is_made_anew(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "rashomon.db"
    with monkeypatch.context() as patched:
        patched.setattr("alembic.command.upgrade", lambda *_: 1 / 0)
        with pytest.raises(ZeroDivisionError), open_writer(path):
            pass
    with open_writer(path) as opened:
        opened.put(composed.POST_READING, PageMetadata())
    assert len(open_store(path).documents()) == 1
