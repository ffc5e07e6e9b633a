"""`rashomon events`, `event` and `document`: what they show of a store."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from pathlib import Path

import pytest

import composed
from command_line import run
from rashomon.model import PageMetadata
from rashomon.store import DEFAULT_STORE, open_writer


def test_events_on_a_terminal(kept: Path) -> None:
    result = run("events")
    assert result.exit_code == 0
    assert re.search(r"2023-05-16\s+Kenya's president writes to Somalia's", result.stdout)
    assert result.stdout.index("e-letter") < result.stdout.index("undated")


@pytest.mark.parametrize("dyad", [("Kenya", "Somalia"), ("Kenya,Somalia",), ("KEN, villa somalia",)])
def test_a_dyad_is_written_either_way(kept: Path, dyad: tuple[str, ...]) -> None:
    record = json.loads(run("events", "--dyad", *dyad, "--type", "CONSULT", "--json").stdout)
    assert [event["id"] for event in record["events"]] == ["e-letter", "e-meeting"]
    assert {actor["name"] for actor in record["actors"]} == {"State House", "Villa Somalia"}


def test_events_from_to(kept: Path) -> None:
    record = json.loads(run("events", "--from", "2023-05", "--to", "2023", "--json").stdout)
    assert [event["id"] for event in record["events"]] == ["e-letter"]


@pytest.mark.parametrize(
    ("args", "code", "words"),
    [
        (("--actor", "Peru"), 1, "no actor Peru"),
        (("--actor", "State Hause"), 1, "did you mean State House?"),
        (("--dyad", "Kenya"), 2, "name two, as in --dyad Russia,Turkey"),
        (("--from", "spring"), 2, "'spring' is no date; write 2016-06-29"),
        (("--place", "Lima"), 0, "No events like that"),
        (("--store", "none.db"), 2, "none.db: there is no such store; run `rashomon read PATH...` first"),
    ],
)
def test_filters_that_find_nothing_say_why(kept: Path, args: tuple[str, ...], code: int, words: str) -> None:
    result = run("events", *args)
    assert result.exit_code == code
    assert words in " ".join(result.output.split())


def test_an_event_where_all_voices_fit_is_a_table(kept: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "140")
    result = run("event", "e-let")
    assert re.search(r"│ +│ Somalia +│ Kenya +│ no side known", result.stdout)
    assert re.search(r"asserts \[1\] +│ denies via Radio Bondeni \[1\]", result.stdout)
    assert "“held no promise of that kind”" in result.stdout


def test_an_event_with_more_voices_than_fit_has_a_column_for_each_side(monkeypatch: pytest.MonkeyPatch) -> None:
    spokesman = replace(composed.PROMISE.accounts[2], id="c-9", voice="a spokesman", actor=None)
    crowded = replace(composed.PROMISE, accounts=(*composed.PROMISE.accounts, spokesman))
    with open_writer(DEFAULT_STORE) as writer:
        for reading in composed.READINGS:
            writer.put(reading, PageMetadata())
        writer.replace_chronology(replace(composed.CHRONOLOGY, propositions=(crowded, composed.SENT)))
    monkeypatch.setenv("COLUMNS", "120")
    text = run("event", "e-letter").stdout
    assert re.search(r"│ it is said that … +│ Villa Somalia +│ 2 voices +│ The Quayside Post", text)
    assert re.search(r"a spokesman denies \[2\]", text)


def test_an_event_with_more_sides_than_fit_is_a_list(kept: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    text = run("event", "e-let").stdout
    assert "│" not in text
    assert max(len(line) for line in text.splitlines()) <= 80
    assert re.search(r"Kenya\s+denies +State House spokesman via Radio Bondeni \[1\]", text)
    assert re.search(r"silent +Villa Somalia \[1\]: not in the text we have", text)
    assert "[1] The Quayside Post, 2023-05-16: Nairobi and Mogadishu differ over letter" in text


def test_an_event_as_json_is_an_export_of_its_own(kept: Path) -> None:
    record = json.loads(run("event", "e-letter", "--json").stdout)
    assert [event["id"] for event in record["events"]] == ["e-letter"]
    assert [comparison["verdict"] for comparison in record["comparisons"]] == ["deny"]
    assert len(record["documents"]) == 2


@pytest.mark.parametrize(
    ("args", "words"),
    [
        (("event", "e-12"), "no event e-12; run `rashomon events`"),
        (("event", "e-"), "more than one event goes by e-: e-letter, e-meeting; write more of the id"),
        (("document", "none"), "no document none; run `rashomon document` for the list"),
    ],
)
def test_an_id_of_nothing(kept: Path, args: tuple[str, ...], words: str) -> None:
    result = run(*args)
    assert result.exit_code == 1
    assert words in result.stderr


def test_a_document_with_its_marks(kept: Path) -> None:
    text = " ".join(run("document", "post.txt").stdout.split())
    assert "{2 a State House spokesman said it {3 “held no promise of that kind” 3} 2}" in text
    assert "Kenya's president *wrote*(a) to his Somali counterpart on Tuesday [16 May]." in text
    assert "3 State House spokesman < Radio Bondeni < The Quayside Post denies cue: said it" in text
    assert "When 2023-05-16 (dates “wrote”) “Tuesday” resolved; the day of publication" in text
    assert "Where Kampala, Uganda “Kampala” 0.32, 32.58; GeoNames 232422" in text


def test_documents_are_listed(kept: Path) -> None:
    assert re.search(r"2023-05-16 +Radio Bondeni +State House: letter", run("document").stdout)
    assert len(json.loads(run("document", "--json").stdout)["documents"]) == 2
