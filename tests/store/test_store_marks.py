"""The mark of a store: another after every change, the same for as long as nothing changes."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

import composed
from rashomon.model import Correction, PageMetadata
from rashomon.store import open_store, open_writer
from rashomon.store.marks import Watch

AT = "2023-05-17T09:00:00+00:00"


def mark_of(path: Path) -> str | None:
    watch = Watch(path)
    try:
        return watch.mark()
    finally:
        watch.close()


def test_every_kind_of_change_gives_another_mark(tmp_path: Path) -> None:
    path = tmp_path / "rashomon.db"
    marks = []
    with open_writer(path) as writer:
        marks.append(mark_of(path))  # a store is marked when it is made
        for reading in composed.READINGS:
            writer.put(reading, PageMetadata())
            marks.append(mark_of(path))
        writer.replace_chronology(composed.CHRONOLOGY)
        marks.append(mark_of(path))
        number = writer.correct(Correction("note", (), at=AT, note="ask"))
        marks.append(mark_of(path))
        writer.withdraw(number, AT)
        marks.append(mark_of(path))
    assert None not in marks
    assert len(set(marks)) == len(marks)


def test_reading_changes_no_mark_not_even_by_a_writer(tmp_path: Path) -> None:
    path = tmp_path / "rashomon.db"
    with open_writer(path) as writer:
        writer.put(composed.READINGS[0], PageMetadata())
        before = mark_of(path)
        writer.documents()
        writer.corrections()
    with open_store(path) as store:
        store.chronology()
    assert mark_of(path) == before


def test_a_change_that_fails_leaves_the_mark(tmp_path: Path) -> None:
    path = tmp_path / "rashomon.db"
    with open_writer(path) as writer:
        before = mark_of(path)
        with pytest.raises(Exception, match="correction"):
            writer.withdraw(7, AT)
    assert mark_of(path) == before


def test_a_watch_sees_what_another_connection_writes(tmp_path: Path) -> None:
    path = tmp_path / "rashomon.db"
    with open_writer(path) as writer:
        watch = Watch(path)
        before = watch.mark()
        writer.put(composed.READINGS[0], PageMetadata())
        assert watch.mark() != before
        watch.close()


def test_a_copy_keeps_the_mark_and_a_new_store_of_the_same_content_has_another(tmp_path: Path) -> None:
    marks = []
    for name in ("one.db", "other.db"):
        with open_writer(tmp_path / name) as writer:
            writer.put(composed.READINGS[0], PageMetadata())
        marks.append(mark_of(tmp_path / name))
    shutil.copy(tmp_path / "one.db", tmp_path / "copy.db")
    assert mark_of(tmp_path / "copy.db") == marks[0] != marks[1]
