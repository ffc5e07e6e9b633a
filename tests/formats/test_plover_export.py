"""PLOVER's JSON lines, held against a JSON schema written from the PLOVER manual."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

import pytest
from jsonschema import Draft202012Validator

import composed
from export_schemas import PLOVER
from rashomon.knowledge.exports import columns
from rashomon.model import Chronology, Date, EventTime, Participant
from reading_back import export_of, shuffled, texts_of

VALIDATOR = Draft202012Validator(PLOVER)
Record = dict[str, Any]


def records_of(chronology: Chronology) -> list[Record]:
    """The records, each of which fits the schema."""
    lines = export_of("plover", chronology)["plover.jsonl"].decode().splitlines()
    records = [json.loads(line) for line in lines]
    assert [error.message for record in records for error in VALIDATOR.iter_errors(record)] == []
    return records


@pytest.fixture(scope="module")
def records() -> list[Record]:
    return records_of(composed.CHRONOLOGY)


def test_the_schema_refuses_what_is_not_plover() -> None:
    assert not VALIDATOR.is_valid({"id": "x", "date": "2023-05", "source": [], "event": ["CONSULT"]})
    assert not VALIDATOR.is_valid({"id": "x", "date": "2023-05-16", "source": [], "event": ["CHAT"]})


def test_a_record_has_the_fields_described_and_ours_behind_them(records: list[Record]) -> None:
    described = [column.name for column in columns("plover", "event")]
    own = [column.name for column in columns("own", "account")]
    for record in records:
        assert [name for name in record if name not in described] == own
        assert [name for name in record if name in described] == [name for name in described if name in record]
    assert {name for record in records for name in record} == {*described, *own} - {"enddate"}
    fields = {name for r in records for actor in (*r["source"], *r.get("recipient", ())) for name in actor}
    assert fields <= {column.name for column in columns("plover", "actor")}


def test_clauses_of_one_event_share_a_link(records: list[Record]) -> None:
    assert [(r["id"], r["link"]) for r in records] == [("m-1", "e-letter"), ("m-3", "e-letter"), ("m-2", "e-meeting")]


def test_text_info_leads_to_the_clause_and_event_text_stands_in_it(records: list[Record]) -> None:
    text = texts_of(composed.CHRONOLOGY)[records[0]["document_id"]]
    clause = text[records[0]["text_info"]["start"] : records[0]["text_info"]["end"]]
    assert clause == "Kenya's president wrote to his Somali counterpart on Tuesday"
    assert records[0]["event_text"] == ["wrote"]
    assert records[0]["text_info"]["sequence"] == 2


def test_one_who_acts_on_another(records: list[Record]) -> None:
    letter = records[0]
    assert letter["source"] == [
        {"code": "KEN", "identifier_id": "office:KEN/president", "identifier_text": "State House"}
    ]
    assert [actor["identifier_text"] for actor in letter["recipient"]] == ["Villa Somalia"]
    assert (letter["event"], letter["quad_code"], letter["event_scale"]) == (["CONSULT"], 1, 3.4)


def test_those_who_act_on_one_another_are_all_sources_and_nobody_is_the_recipient(records: list[Record]) -> None:
    meeting = records[2]
    assert [actor["code"] for actor in meeting["source"]] == ["KEN", "SOM"]
    assert "recipient" not in meeting


def test_a_place_has_the_names_of_geonames(records: list[Record]) -> None:
    there = {"geonameid": 232422, "name": "Kampala", "latitude": 0.32, "longitude": 32.58}
    assert records[2]["event_loc"] == {**there, "country code": "UG", "cc3": "UGA"}


@pytest.mark.parametrize(
    ("date", "first", "last"),
    [
        (Date("2023-05-16", "2023-05-16", "2023-05-16"), "2023-05-16", None),
        (Date("2023-05", "2023-05-01", "2023-05-31"), "2023-05-01", "2023-05-31"),
        (Date("2023-05-16/..", "2023-05-16", None), "2023-05-16", None),
        (Date("../2023-05-16", None, "2023-05-16"), None, "2023-05-16"),
        (Date(), None, None),
    ],
)
def test_a_date_that_is_no_day_is_a_range(date: Date, first: str | None, last: str | None) -> None:
    event = replace(composed.LETTER, time=EventTime(date, "interval", "as told"))
    record = records_of(replace(composed.CHRONOLOGY, events=(event,)))[0]
    assert (record["date"], record.get("enddate")) == (first, last)
    assert record["comment"] == "as told"


def test_the_words_for_an_actor_are_those_of_the_clause() -> None:
    words = composed.span(composed.POST_DOCUMENT, "Kenya's president")
    post = composed.POST_READING
    named = replace(post.event_mentions[0], participants=(Participant("actor", "office:KEN/president", words),))
    reading = replace(post, event_mentions=(named, *post.event_mentions[1:]))
    record = records_of(replace(composed.CHRONOLOGY, readings=(reading, composed.RADIO_READING)))[0]
    assert record["source"][0]["actor_text"] == "Kenya's president"


def test_a_negated_clause_says_so_in_its_mode() -> None:
    post = composed.POST_READING
    negated = replace(post.event_mentions[0], auxiliary="negated")
    reading = replace(post, event_mentions=(negated, *post.event_mentions[1:]))
    records = records_of(replace(composed.CHRONOLOGY, readings=(reading, composed.RADIO_READING)))
    assert [record["mode"] for record in records] == [["negated"], [], []]


def test_what_has_no_root_is_left_out() -> None:
    post = composed.POST_READING
    bare = tuple(replace(mention, plover=None, cameo="010") for mention in post.event_mentions)
    chronology = replace(
        composed.CHRONOLOGY,
        readings=(replace(post, event_mentions=bare), composed.RADIO_READING),
        events=(replace(composed.MEETING, plover=None, cameo="010"),),
    )
    assert records_of(chronology) == []


def test_hostile_text_stays_inside_its_line() -> None:
    hostile = replace(composed.ACTORS[0], name='a\nb\u2028c"d')
    records = records_of(replace(composed.CHRONOLOGY, actors=(hostile, *composed.ACTORS[1:])))
    assert records[0]["source"][0]["identifier_text"] == 'a\nb\u2028c"d'


@pytest.mark.parametrize("seed", [1, 2])
def test_the_order_of_the_input_changes_nothing(seed: int) -> None:
    assert export_of("plover", shuffled(composed.CHRONOLOGY, seed)) == export_of("plover", composed.CHRONOLOGY)
