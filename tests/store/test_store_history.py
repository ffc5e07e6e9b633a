"""Old ids, the journal, corrections: what the store keeps besides the export."""

from __future__ import annotations

import random
from collections.abc import Iterable
from pathlib import Path

import pytest

from calls import ALL, EARLIER, JULY, JUNE
from rashomon.formats.json import dump
from rashomon.model import Correction, PageMetadata, Reading
from rashomon.store import NotFoundError, open_writer
from rashomon.store.correcting import check, mention_of
from rashomon.store.errors import CorrectionError
from rashomon.store.history import entries, redirects
from rashomon.store.intake import relate_all
from rashomon.store.writer import Writer


@pytest.fixture
def writer(tmp_path: Path) -> Iterable[Writer]:
    with open_writer(tmp_path / "calls.db") as opened:
        yield opened


def told(writer: Writer, *readings: Reading) -> list[str]:
    """Read, link, and give the ids of the events."""
    for reading in readings:
        writer.put(reading, PageMetadata())
    return [event.id for event in relate_all(writer).events]


def test_an_event_is_named_by_the_report_that_was_published_first(writer: Writer) -> None:
    (old,) = told(writer, JUNE)
    (new,) = told(writer, EARLIER)
    assert new != old
    view = writer.event(old)
    assert (view.event.id, view.former) == (new, old)
    assert writer.event(new).former is None
    assert [(entry.change, entry.old, entry.new) for entry in writer.journal(new)] == [("renamed", (old,), (new,))]


def test_ids_that_lead_on_lead_to_the_end() -> None:
    before, after = {"e-2": ("m1", "m2")}, {"e-3": ("m0", "m1", "m2")}
    assert redirects(before, after, {"e-1": "e-2"}) == {"e-2": "e-3", "e-1": "e-3"}
    assert redirects({"e-3": ("m1",)}, {"e-1": ("m1",)}, {"e-1": "e-3"}) == {"e-3": "e-1"}


def test_joins_and_splits_are_written_down() -> None:
    two, one = {"e-1": ("m1",), "e-2": ("m2", "m3")}, {"e-1": ("m1", "m2", "m3")}
    joined, *_ = entries(two, one, "2026-01-01", "document d")
    assert (joined.change, joined.old, joined.new, joined.mentions) == ("joined", ("e-1", "e-2"), ("e-1",), one["e-1"])
    assert [entry.change for entry in entries(one, two, "2026-01-01", "document d")] == ["split"]


@pytest.mark.parametrize("seed", range(6))
def test_any_order_of_reading_gives_the_same_export(tmp_path: Path, seed: int) -> None:
    with open_writer(tmp_path / "whole.db") as whole:
        told(whole, *ALL)
        expected = dump(whole.chronology())
    order = random.Random(seed).sample(ALL, len(ALL))
    with open_writer(tmp_path / "parts.db") as parts:
        while order:
            told(parts, *(order.pop() for _ in range(min(len(order), seed % 3 + 1))))
        assert dump(parts.chronology()) == expected


def test_a_correction_joins_what_a_veto_keeps_apart_until_it_is_taken_back(writer: Writer) -> None:
    june, july = told(writer, JUNE, JULY)
    a, b = (mention_of(writer.event(each)) for each in (june, july))
    number = writer.correct(Correction("same", a, b, "2026-01-01", "a reader", "one call, dated wrongly"))
    assert told(writer) == [june]
    assert told(writer, EARLIER) != [june]
    assert len(writer.chronology().events) == 1
    assert "dated wrongly" in dump(writer.chronology())
    writer.withdraw(number)
    assert len(told(writer)) == 2
    assert "corrections" not in dump(writer.chronology())


def test_a_correction_keeps_apart_what_looks_alike(writer: Writer) -> None:
    (one,) = told(writer, JUNE, EARLIER)
    a, b = writer.event(one).event.mentions
    writer.correct(Correction("apart", a, b, "2026-01-01"))
    assert len(told(writer)) == 2


def test_corrections_that_say_nothing_new_or_the_opposite_are_refused(writer: Writer) -> None:
    (one,) = told(writer, JUNE, EARLIER)
    a, b = writer.event(one).event.mentions
    with pytest.raises(CorrectionError, match="of one event already"):
        check(writer, Correction("same", a, b, ""))
    with pytest.raises(CorrectionError, match="named twice"):
        check(writer, Correction("apart", a, a, ""))
    writer.correct(Correction("apart", a, b, ""))
    told(writer)
    with pytest.raises(CorrectionError, match=r"correction 1 says the opposite .*--remove 1"):
        check(writer, Correction("same", a, b, ""))
    with pytest.raises(CorrectionError, match="says so already"):
        check(writer, Correction("apart", b, a, ""))
    with pytest.raises(NotFoundError, match="no correction 9"):
        writer.withdraw(9)
