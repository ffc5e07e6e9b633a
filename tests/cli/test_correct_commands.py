"""`rashomon same`, `apart`, `fix`, `reject`, `note`, `corrections`, and `rashomon event ID --why`."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import pytest

from calls import AUGUST, EARLIER, JULY, JUNE, WANDERING
from command_line import run
from rashomon.model import PageMetadata, Reading
from rashomon.store import DEFAULT_STORE, open_store, open_writer
from rashomon.store.intake import relate_all


@pytest.fixture
def calls() -> list[str]:
    """Two events in the default store: a call in June that two reports tell of, and one in July."""
    return fill(DEFAULT_STORE)


def fill(path: Path, *readings: Reading) -> list[str]:
    with open_writer(path) as writer:
        for reading in readings or (JUNE, EARLIER, JULY):
            writer.put(reading, PageMetadata())
        return [event.id for event in relate_all(writer).events]


def events() -> list[dict[str, object]]:
    found: list[dict[str, object]] = json.loads(run("events", "--json").stdout)["events"]
    return found


def folded(*args: str) -> str:
    result = run(*args)
    assert result.exit_code == 0, result.output
    return " ".join(result.stdout.split())


def test_why_an_event_is_one_and_its_look_alike_another(calls: list[str]) -> None:
    text = " ".join(run("event", calls[0], "--why").stdout.split())
    assert "like z-0: both are of the kind call" in text
    assert "the same time (2019-06-03)" in text
    assert "Kept apart from" in text
    assert "the dates differ (2019-06-03 and 2019-07-11)" in text
    record = json.loads(run("event", calls[0], "--why", "--json").stdout)
    assert [tie["to"] for tie in record["joined"]] == ["z-0", "m-0"]
    assert record["apart"][0]["other"] == "a-0"


def test_two_events_are_said_to_be_one_taken_apart_again_and_put_back(calls: list[str]) -> None:
    said = folded("same", *calls, "--by", "a reader", "--note", "one call")
    assert "are one event (in effect)" in said
    assert len(events()) == 1
    assert run("event", calls[1]).stderr.startswith(f"Note: {calls[1]} is {calls[0]} now.")
    assert json.loads(run("event", calls[0], "--json").stdout)["corrections"][0]["kind"] == "same"
    assert "by a reader: one call (in effect)" in folded("corrections")
    assert "Correction 1 is taken back." in folded("corrections", "--remove", "1", "--by", "an editor")
    assert len(events()) == 2
    assert "No corrections" in folded("corrections")
    journal = folded("corrections", "--all")
    assert "taken back on" in journal
    assert "by an editor" in journal
    assert "is put back" in folded("corrections", "--restore", "1")
    assert len(events()) == 1


def test_two_mentions_are_kept_apart_and_so_are_two_events(calls: list[str]) -> None:
    assert "are not one event (in effect)" in folded("apart", "m-0", "z-0")
    assert len(events()) == 3
    assert json.loads(run("corrections", "--json").stdout)["corrections"][0]["kind"] == "apart"
    assert "are not one event" in folded("apart", *calls)


def test_a_mention_is_set_apart_within_what_was_said_to_be_one_and_both_hold() -> None:
    joined = folded("same", *fill(DEFAULT_STORE, *WANDERING))
    assert "are one event (in effect)" in joined
    assert "are not one event (in effect)" in folded("apart", "p-0", "q-0")
    assert folded("corrections").count("(in effect)") == 2
    assert [each["mentions"] for each in events()] == [["q-0"], ["p-0", "r-0"]]
    refused = run("same", *(str(each["id"]) for each in events()))
    assert "correction 2 says the opposite (apart); take it back first" in " ".join(refused.stderr.split())
    folded("corrections", "--remove", "1")
    assert [each["mentions"] for each in events()] == [["p-0"], ["q-0", "r-0"]]
    folded("corrections", "--restore", "1")
    assert folded("corrections").count("(in effect)") == 2


def test_what_was_joined_meanwhile_speaks_against_putting_back() -> None:
    june, july, august = fill(DEFAULT_STORE, JUNE, JULY, AUGUST)
    folded("same", june, july)
    folded("corrections", "--remove", "1")
    folded("same", july, august)
    folded("apart", "m-0", "u-0")
    refused = run("corrections", "--restore", "1")
    assert refused.exit_code == 1
    assert "Error: correction 3 says the opposite (apart); take it back first" in " ".join(refused.stderr.split())
    assert "with `rashomon corrections --remove 3`" in " ".join(refused.stderr.split())


def test_mentions_are_split_off_an_event(calls: list[str]) -> None:
    folded("same", *calls)
    assert "are not one event (in effect)" in folded("apart", "m-0", "--from", calls[0])
    assert len(events()) == 2


def test_the_opposite_of_what_is_kept_is_refused_with_the_mend(calls: list[str]) -> None:
    folded("apart", "m-0", "z-0")
    refused = run("same", *(str(event["id"]) for event in events() if event["mentions"] != ["a-0"]))
    assert "Error: correction 1 says the opposite (apart)" in refused.stderr
    assert "take it back first with `rashomon corrections --remove 1`" in " ".join(refused.stderr.split())


def test_a_date_and_a_type_are_set_and_what_was_read_stays_to_be_seen(calls: list[str]) -> None:
    args = ("--date", "2019-06-10", "--type", "consult/visit", "--by", "A. Reader", "--note", "the minutes")
    assert "is 10 June 2019 (in effect)" in folded("fix", calls[0], *args)
    (event,) = (each for each in events() if each["id"] == calls[0])
    assert event["time"]["edtf"] == "2019-06-10"  # type: ignore[index]
    shown = folded("event", calls[0])
    assert "set by A. Reader on" in shown
    assert "read as 2019-06-03 (given)" in shown
    assert "read as consult / phone" in shown


def test_a_note_and_a_rejected_account_stand_on_the_event(calls: list[str]) -> None:
    folded("note", calls[0], "ask the embassy", "--by", "A. Reader")
    account = run("reject", calls[0]).stdout.split()[0]
    assert "is wrong" in folded("reject", account, "--by", "B. Reader", "--note", "misread")
    shown = folded("event", calls[0])
    assert "ask the embassy" in shown
    assert "Rejected" in shown
    assert "by B. Reader: misread" in shown
    record = json.loads(run("event", calls[0], "--json").stdout)["events"][0]
    assert [each["by"] for each in record["rejected"]] == ["B. Reader"]


@pytest.mark.parametrize("form", ["said.csv", "said.json"])
def test_a_colleague_takes_the_corrections_over(calls: list[str], form: str, folder: Path) -> None:
    folded("same", *calls, "--by", "=cmd|a reader", "--note", 'one call, "dated" wrongly\nby a day')
    folded("note", calls[0], "mind the day")
    folded("corrections", "--remove", "2")
    assert "2 corrections in" in folded("corrections", "--export", form)
    mine = open_store(DEFAULT_STORE).corrections()[0]
    fill(folder / "theirs.db")
    taken = folded("corrections", "--import", form, "--store", "theirs.db")
    assert taken == "1 correction taken over; 0 known, 1 taken back there, 0 refused."
    (theirs,) = open_store(folder / "theirs.db").corrections()
    assert (theirs.a, theirs.b, theirs.at, theirs.by, theirs.note) == (mine.a, mine.b, mine.at, mine.by, mine.note)
    assert theirs.effect is True
    assert "1 known" in folded("corrections", "--import", form, "--store", "theirs.db")


def test_the_file_of_corrections_opens_as_a_table(calls: list[str], folder: Path) -> None:
    folded("fix", calls[0], "--date", "2019", "--by", "=cmd|a reader")
    folded("corrections", "--export", "said.csv")
    with (folder / "said.csv").open(newline="", encoding="utf-8") as file:
        (row,) = csv.DictReader(file)
    assert row["by"] == "'=cmd|a reader", "no spreadsheet takes it for a formula"
    assert (row["kind"], row["value"], row["a"].split()[0]) == ("date", "2019", "z:0-5")
    assert row["words"].startswith("“z0 z1")


@pytest.mark.parametrize(
    ("args", "code", "words"),
    [
        (("same", "e-none", "e-none"), 1, "no event e-none; run `rashomon events`"),
        (("apart", "m-0", "q-7"), 1, "no mention q-7; run `rashomon event ID --why`"),
        (("apart", "m-0", "m-0"), 1, "m-0 is named twice"),
        (("apart", "m-0"), 2, "name two, or an event with --from"),
        (("fix", "e-", "--note", "why"), 2, "say what to set"),
        (("corrections", "--remove", "7"), 1, "no correction 7; run `rashomon corrections --all`"),
        (("corrections", "--remove", "7", "--restore", "8"), 2, "do one thing at a time"),
        (("corrections", "--export", "said.txt"), 2, "name a .csv or a .json file"),
        (("corrections", "--import", "none.json"), 2, "cannot be read"),
        (("reject", "e-p-a"), 1, "no account e-p-a; run `rashomon reject EVENT`"),
        (("apart", "m-0", "z-0", "--store", "none.db"), 2, "there is no such store"),
    ],
)
def test_a_correction_of_nothing_is_one_clear_line(
    calls: list[str], args: tuple[str, ...], code: int, words: str
) -> None:
    result = run(*args)
    assert result.exit_code == code
    assert words in " ".join(result.stderr.replace("│", " ").split())
    assert not Path("none.db").exists()


@pytest.mark.parametrize(
    ("option", "value", "words"),
    [
        ("--date", "June 2019", "“June 2019” is no date; write 2016-06-29"),
        ("--date", "2019-06-03", "2019-06-03 is the date of"),
        ("--type", "CHAT", "“CHAT” is no type; the types are ACCUSE, AGREE"),
        ("--type", "CONSULT/fax", "“fax” is no mode of CONSULT; its modes are:"),
        ("--type", "CONSULT/phone", "CONSULT/phone is the type of"),
    ],
)
def test_what_is_no_date_and_no_type_is_refused_with_words(
    calls: list[str], option: str, value: str, words: str
) -> None:
    result = run("fix", calls[0], option, value)
    assert result.exit_code == 1
    assert words in " ".join(result.stderr.split())
    assert not open_store(DEFAULT_STORE).corrections()


@pytest.mark.parametrize("text", ["{", '{"format": "other"}', "a,b\n1,2\n", '{"format": "rashomon-corrections/1"}'])
def test_a_file_of_something_else_is_refused(calls: list[str], text: str, folder: Path) -> None:
    (folder / "said.json").write_text(text)
    result = run("corrections", "--import", "said.json")
    assert result.exit_code == 1
    assert "the file" in result.stderr


def test_a_line_that_cannot_be_read_is_named_and_nothing_is_kept(calls: list[str], folder: Path) -> None:
    folded("same", *calls)
    folded("corrections", "--export", "said.json")
    text = (folder / "said.json").read_text().replace('"kind": "same"', '"kind": "alike"')
    (folder / "said.json").write_text(text)
    result = run("corrections", "--import", "said.json")
    assert "correction 1 of the file cannot be read (kind:" in result.stderr
    assert len(open_store(DEFAULT_STORE).corrections()) == 1
