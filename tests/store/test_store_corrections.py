"""Corrections in the store: kept through re-reading and restarts, taken back without a trace in the export, refused
with words."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

import pytest
from alembic import command
from alembic.config import Config
from alembic.script import ScriptDirectory
from sqlalchemy import create_engine

from calls import AUGUST, EARLIER, JULY, JUNE, WANDERING
from rashomon.formats.json import dump
from rashomon.model import Correction, PageMetadata, Reading
from rashomon.store import NotFoundError, correcting, open_store, open_writer
from rashomon.store.correcting import LONGEST_NOTE, Said, check, said
from rashomon.store.errors import CorrectionError
from rashomon.store.intake import relate_all
from rashomon.store.opening import APPLICATION_ID, MIGRATIONS
from rashomon.store.writer import Writer, open_corrections

AT = "2026-05-03T10:00:00+00:00"
READER = Said("A. Reader", "one call, dated wrongly", AT)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "calls.db"


@pytest.fixture
def writer(path: Path) -> Iterable[Writer]:
    with open_writer(path) as opened:
        yield opened


def told(writer: Writer, *readings: Reading) -> list[str]:
    """Read, link, and give the ids of the events."""
    for reading in readings:
        writer.put(reading, PageMetadata())
    return [event.id for event in relate_all(writer).events]


def test_a_correction_survives_reading_anew_and_more(writer: Writer) -> None:
    june, july = told(writer, JUNE, JULY)
    writer.correct(correcting.same(writer, june, july, READER))
    assert told(writer) == [june]
    assert told(writer, replace(JUNE, event_mentions=())) == [july]
    assert [each.effect for each in writer.corrections()] == [False]
    assert told(writer, JUNE, EARLIER) != [june]
    assert len(writer.chronology().events) == 1
    assert [each.effect for each in writer.corrections()] == [True]


def test_what_is_taken_back_leaves_the_former_export_byte_for_byte_and_stays_in_the_journal(writer: Writer) -> None:
    june, july = told(writer, JUNE, EARLIER, JULY)
    before = dump(writer.chronology())
    numbers = [
        writer.correct(correcting.same(writer, june, july, READER)),
        writer.correct(correcting.date(writer, june, "2019-06-04", READER)),
        writer.correct(correcting.kind(writer, june, "REQUEST", READER)),
        writer.correct(correcting.note(writer, june, READER)),
    ]
    told(writer)
    during = dump(writer.chronology())
    assert "dated wrongly" in during
    for number in numbers:
        writer.withdraw(number, AT, "An Editor")
    told(writer)
    assert dump(writer.chronology()) == before
    assert [(each.withdrawn_at, each.withdrawn_by) for each in writer.corrections()] == [(AT, "An Editor")] * 4
    for number in numbers:
        writer.restore(number, AT, "A. Reader")
    told(writer)
    assert dump(writer.chronology()) == during
    steps = [(s.step, s.by) for s in writer.corrected.steps() if s.correction == numbers[0]]
    assert steps == [("kept", "A. Reader"), ("taken back", "An Editor"), ("put back", "A. Reader")]


def test_merged_and_split_events_are_the_former_ones_when_all_is_taken_back(writer: Writer) -> None:
    june, july = told(writer, JUNE, EARLIER, JULY)
    before = dump(writer.chronology())
    writer.correct(correcting.same(writer, june, july, READER))
    (both,) = told(writer)
    writer.correct(correcting.split(writer, both, ["m-0"], READER))
    parted = told(writer)
    assert len(parted) == 2
    assert sorted(len(event.mentions) for event in writer.chronology().events) == [1, 2]
    writer.withdraw(1, AT)
    writer.withdraw(2, AT)
    told(writer)
    assert dump(writer.chronology()) == before


def test_a_restart_between_keeping_and_working_out_loses_nothing(path: Path) -> None:
    with open_writer(path) as first:
        june, july = told(first, JUNE, JULY)
        first.correct(correcting.same(first, june, july, READER))
    store = open_store(path)
    assert (store.stale, store.stale_since) == (True, "correction 1")
    assert [each.effect for each in store.corrections()] == [None]
    with open_writer(path) as second:
        assert told(second) == [june]
    assert not store.stale


def test_one_that_comes_in_while_another_process_writes_is_kept_and_followed_later(path: Path) -> None:
    with open_writer(path) as other:
        june, july = told(other, JUNE, JULY)
        chronology = other.chronology()
        with open_corrections(path) as mine:
            mine.correct(correcting.same(mine, june, july, READER))
        other.replace_chronology(chronology)  # worked out before it came in
        assert other.stale_since == "correction 1"
        assert told(other) == [june]
        assert not other.stale


def test_corrections_that_say_nothing_new_or_the_opposite_are_refused(writer: Writer) -> None:
    june, july = told(writer, JUNE, EARLIER, JULY)
    with pytest.raises(CorrectionError, match="one event already"):
        correcting.same(writer, june, june, READER)
    with pytest.raises(CorrectionError, match="named twice"):
        correcting.apart(writer, "m-0", "m-0", READER)
    with pytest.raises(CorrectionError, match="all mentions are named"):
        correcting.split(writer, june, ["m-0", "z-0"], READER)
    with pytest.raises(CorrectionError, match="a:0-5 is no mention of"):
        correcting.split(writer, june, ["a-0"], READER)
    with pytest.raises(CorrectionError, match="no words"):
        correcting.note(writer, june, Said())
    writer.correct(correcting.apart(writer, "m-0", "z-0", READER))
    one, other, _ = told(writer)
    with pytest.raises(CorrectionError, match=r"correction 1 says the opposite \(apart\); take it back") as refused:
        correcting.same(writer, one, other, READER)
    assert refused.value.against == 1
    with pytest.raises(CorrectionError, match="correction 1 says so already"):
        correcting.apart(writer, "z-0", "m-0", READER)
    (mention,) = writer.event(one).event.mentions
    writer.correct(correcting.same(writer, one, july, READER))
    told(writer)
    with pytest.raises(CorrectionError, match=r"correction 2 says the opposite \(same\)"):
        correcting.apart(writer, mention, "a-0", READER)
    with pytest.raises(NotFoundError, match="no correction 9"):
        writer.withdraw(9, AT)


def test_mentions_set_apart_stay_so_though_their_events_are_said_to_be_one_before_or_after(writer: Writer) -> None:
    one, other = told(writer, *WANDERING)
    writer.correct(correcting.same(writer, one, other, READER))
    told(writer)
    joined = dump(writer.chronology())
    writer.correct(correcting.apart(writer, "p-0", "q-0", READER))
    one, other = told(writer)
    assert [each.effect for each in writer.corrections()] == [True, True]
    assert [writer.event(each).event.mentions for each in (one, other)] == [("q-0",), ("p-0", "r-0")]
    with pytest.raises(CorrectionError, match=r"correction 2 says the opposite \(apart\); take it back first"):
        correcting.same(writer, one, other, READER)
    writer.withdraw(2, AT)
    told(writer)
    assert dump(writer.chronology()) == joined


def test_one_put_back_is_weighed_against_what_its_events_hold_now(writer: Writer) -> None:
    june, july = told(writer, JUNE, JULY)
    writer.correct(correcting.same(writer, june, july, READER))
    writer.withdraw(1, AT)
    june, july, august = told(writer, AUGUST)
    writer.correct(correcting.same(writer, july, august, READER))
    told(writer)
    writer.correct(correcting.apart(writer, "m-0", "u-0", READER))
    told(writer)
    with pytest.raises(CorrectionError, match=r"correction 3 says the opposite \(apart\)") as refused:
        check(writer, writer.corrected.one(1))
    assert refused.value.against == 3
    writer.withdraw(3, AT)
    told(writer)
    check(writer, writer.corrected.one(1))


def test_the_same_word_twice_is_kept_once_until_another_stands_between(writer: Writer) -> None:
    june, _ = told(writer, JUNE, JULY)
    writer.correct(correcting.date(writer, june, "2019-06-04", READER))
    writer.correct(correcting.kind(writer, june, "REQUEST", READER))
    writer.correct(correcting.note(writer, june, READER))
    with pytest.raises(CorrectionError, match="correction 1 says so already"):  # the events have not followed yet
        correcting.date(writer, june, "2019-06-04", Said("An Editor"))
    with pytest.raises(CorrectionError, match="correction 2 says so already"):
        correcting.kind(writer, june, "REQUEST", Said("An Editor"))
    with pytest.raises(CorrectionError, match="correction 3 says so already"):
        correcting.note(writer, june, READER)
    writer.correct(correcting.note(writer, june, Said("An Editor", READER.note)))
    writer.correct(correcting.date(writer, june, "2019-06-05", READER))
    writer.correct(correcting.date(writer, june, "2019-06-04", READER))
    told(writer)
    assert writer.event(june).event.time.date.edtf == "2019-06-04"


def test_what_is_taken_back_is_not_taken_back_again_by_another(writer: Writer) -> None:
    june, _ = told(writer, JUNE, JULY)
    writer.correct(correcting.note(writer, june, READER))
    with pytest.raises(CorrectionError, match="correction 1 stands; there is nothing to put back"):
        writer.restore(1, AT)
    writer.withdraw(1, AT, "An Editor")
    with pytest.raises(CorrectionError, match="correction 1 was taken back already"):
        writer.withdraw(1, "2026-06-01T10:00:00+00:00", "Somebody Else")
    assert [(each.withdrawn_at, each.withdrawn_by) for each in writer.corrections()] == [(AT, "An Editor")]
    assert [each.step for each in writer.corrected.steps()] == ["kept", "taken back"]


def test_an_account_is_rejected_once(writer: Writer) -> None:
    june, _ = told(writer, JUNE, JULY)
    (row, *_) = writer.event(june).propositions
    rejection = correcting.reject(writer, row.accounts[0].id, READER)
    writer.correct(rejection)
    with pytest.raises(CorrectionError, match="correction 1 says so already"):
        correcting.reject(writer, row.accounts[0].id, READER)
    told(writer)
    view = writer.event(june)
    assert [each.account.evidence for each in view.event.rejected] == [row.accounts[0].evidence]
    assert not [account for each in view.propositions for account in each.accounts]


@pytest.mark.parametrize(
    ("correction", "words"),
    [
        (Correction("date", (JUNE.event_mentions[0].span,), value="soon"), "no date"),
        (Correction("type", (JUNE.event_mentions[0].span,), value="consult"), "no type; write CONSULT"),
        (Correction("note", (JUNE.event_mentions[0].span,)), "no words"),
        (Correction("reject", (JUNE.event_mentions[0].span,)), "no account"),
        (Correction("date", (), value="2019"), "no place in a text"),
        (Correction("note", (JUNE.event_mentions[0].span,), note="x" * (LONGEST_NOTE + 1)), "write at most 10000"),
    ],
)
def test_one_from_a_file_that_cannot_hold_is_refused(writer: Writer, correction: Correction, words: str) -> None:
    told(writer, JUNE)
    with pytest.raises(CorrectionError, match=words):
        check(writer, correction)


@pytest.mark.parametrize(("by", "note"), [("A.\x1b[2J", None), ("A.", "a\0b"), (None, "\x9b2J")])
def test_what_a_terminal_would_obey_is_no_part_of_a_name_or_note(by: str | None, note: str | None) -> None:
    with pytest.raises(CorrectionError, match="holds a control character; write it without"):
        said(by, note)
    assert said("Zoë", "one\r\n\ttwo").note == "one\n\ttwo"


def test_a_name_is_kept_without_blanks_around_it_and_none_is_none() -> None:
    assert (said(" A. Reader ", "  ").by, said(" A. Reader ", "  ").note) == ("A. Reader", None)


def test_corrections_of_an_older_store_are_kept_in_the_new_columns(path: Path) -> None:
    """A store as it was before: two mentions by id, of which one is not there any more."""
    make_older(path)
    with sqlite3.connect(path) as connection:
        connection.executescript(
            'INSERT INTO event_mentions (document, number, id, start, "end", lemma, modality, record) '
            "VALUES ('m', 0, 'm-0', 0, 5, 'phone', 'actual', '{}'), ('z', 0, 'z-0', 0, 5, 'call', 'actual', '{}');"
            "INSERT INTO corrections VALUES (3, 'apart', 'm-0', 'z-0', 'A. Reader', '2025-01-01', NULL);"
            "INSERT INTO corrections VALUES (5, 'same', 'm-0', 'old-7', NULL, '2025-01-02', 'why');"
        )
    with open_writer(path) as opened:
        kept, lost = opened.corrections()
        assert opened.correct(kept) == 6
    assert (kept.number, kept.kind, kept.by, kept.at) == (3, "apart", "A. Reader", "2025-01-01")
    assert (kept.a, kept.b) == ((JUNE.event_mentions[0].span,), (EARLIER.event_mentions[0].span,))
    assert (lost.number, lost.b, lost.note) == (5, (), "why; mention old-7 is no longer there")


def make_older(path: Path) -> None:
    """A store of the revision before corrections were held by places."""
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    scripts = ScriptDirectory.from_config(config).walk_revisions()
    before = next(script.down_revision for script in scripts if script.path.endswith("_corrections.py"))
    engine = create_engine(f"sqlite:///{path}")
    with engine.begin() as connection:
        connection.exec_driver_sql(f"PRAGMA application_id = {APPLICATION_ID}")
        config.attributes["connection"] = connection
        command.upgrade(config, str(before))
    engine.dispose()
