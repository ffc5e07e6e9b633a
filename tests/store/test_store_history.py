"""Old ids and the journal: what the store keeps besides the export."""

from __future__ import annotations

import random
from collections.abc import Iterable
from pathlib import Path

import pytest

from calls import ALL, EARLIER, JUNE
from rashomon.formats.json import dump
from rashomon.model import PageMetadata, Reading
from rashomon.store import open_writer
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
