"""`rashomon same`, `apart`, `corrections`, and `rashomon event ID --why`."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from calls import EARLIER, JULY, JUNE
from command_line import run
from rashomon.model import PageMetadata
from rashomon.store import DEFAULT_STORE, open_writer
from rashomon.store.intake import relate_all


@pytest.fixture
def calls() -> list[str]:
    """Two events in the default store: a call in June that two reports tell of, and one in July."""
    with open_writer(DEFAULT_STORE) as writer:
        for reading in (JUNE, EARLIER, JULY):
            writer.put(reading, PageMetadata())
        return [event.id for event in relate_all(writer).events]


def test_why_an_event_is_one_and_its_look_alike_another(calls: list[str]) -> None:
    text = " ".join(run("event", calls[0], "--why").stdout.split())
    assert "like z-0: both are of the kind call" in text
    assert "the same time (2019-06-03)" in text
    assert "Kept apart from" in text
    assert "the dates differ (2019-06-03 and 2019-07-11)" in text
    record = json.loads(run("event", calls[0], "--why", "--json").stdout)
    assert [tie["to"] for tie in record["joined"]] == ["z-0", "m-0"]
    assert record["apart"][0]["other"] == "a-0"


def test_two_events_are_said_to_be_one_and_taken_apart_again(calls: list[str]) -> None:
    result = run("same", *calls, "--by", "a reader", "--note", "one call")
    assert result.exit_code == 0, result.output
    assert "z-0 and a-0 are one event" in result.stdout
    assert len(json.loads(run("events", "--json").stdout)["events"]) == 1
    assert "1 same z-0 a-0" in " ".join(run("corrections").stdout.split())
    assert run("event", calls[1]).stderr.startswith(f"Note: {calls[1]} is {calls[0]} now.")
    assert "by a reader: one call" in run("corrections").stdout
    assert run("corrections", "--remove", "1").exit_code == 0
    assert len(json.loads(run("events", "--json").stdout)["events"]) == 2
    assert "No corrections" in run("corrections").stdout


def test_two_mentions_are_kept_apart(calls: list[str]) -> None:
    assert "are kept apart" in run("apart", "m-0", "z-0").stdout
    assert len(json.loads(run("events", "--json").stdout)["events"]) == 3
    assert json.loads(run("corrections", "--json").stdout)["corrections"][0]["kind"] == "apart"


@pytest.mark.parametrize(
    ("args", "code", "words"),
    [
        (("same", "e-none", "e-none"), 1, "no event e-none; run `rashomon events`"),
        (("apart", "m-0", "q-7"), 1, "no mention q-7; run `rashomon event ID --why`"),
        (("apart", "m-0", "m-0"), 1, "m-0 is named twice"),
        (("corrections", "--remove", "7"), 1, "no correction 7; run `rashomon corrections`"),
        (("apart", "m-0", "z-0", "--store", "none.db"), 2, "there is no such store"),
    ],
)
def test_a_correction_of_nothing_is_one_clear_line(
    calls: list[str], args: tuple[str, ...], code: int, words: str
) -> None:
    result = run(*args)
    assert result.exit_code == code
    assert words in result.stderr
    assert not Path("none.db").exists()
