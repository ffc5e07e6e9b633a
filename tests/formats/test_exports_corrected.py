"""What persons corrected, in every export that shows the value: the corrected value stands there, and as theirs.

The letter was read as an appeal of 16 May; A. Reader gave it another date and type, B. Editor a note, and somebody
rejected an account.
"""

from __future__ import annotations

import io
import json
import zipfile
from dataclasses import replace
from typing import Any

import pytest
from rdflib import Dataset

import composed
from rashomon.formats.rdf import vocabularies
from rashomon.model import Date, EventTime, Fixed, PloverType, Rejected, Remark
from reading_back import csv_rows, export_of, gdelt_frames, tsv_frame

AT = "2026-05-03T10:00:00+00:00"
LETTER = replace(
    composed.LETTER,
    plover=PloverType("CONSULT", "phone"),
    cameo=None,
    time=EventTime(
        Date("2023-05", "2023-05-01", "2023-05-31"), "explicit", "set by A. Reader on 2026-05-03: the stamp"
    ),
    fixed=(
        Fixed(1, "date", "2023-05", "2023-05-16", "on Tuesday", AT, "A. Reader", "the stamp"),
        Fixed(2, "type", "CONSULT/phone", "REQUEST", "", AT, "A. Reader"),
    ),
    remarks=(Remark(3, "See the <i>ministry's</i> page.", AT, "B. Editor"),),
    rejected=(Rejected(4, composed.PROMISE.accounts[1], "the letter promised a road", "content", AT, None, "misread"),),
)
#: What the clauses were read as, which the person's type replaces.
READINGS = tuple(
    replace(
        reading,
        event_mentions=tuple(
            replace(each, plover=PloverType("REQUEST", "assist"), cameo="0231") if each.id in LETTER.mentions else each
            for each in reading.event_mentions
        ),
    )
    for reading in composed.READINGS
)
CORRECTED = replace(composed.CHRONOLOGY, readings=READINGS, events=(LETTER, composed.MEETING))

SET_DATE = "date set by A. Reader on 2026-05-03: the stamp; read as 2023-05-16 (on Tuesday)"
SET_TYPE = "type set by A. Reader on 2026-05-03; read as request"
NOTED = "B. Editor, 2026-05-03: See the <i>ministry's</i> page."
REJECTED = (
    "State House spokesman (denies: the letter promised a road), rejected by a person who gave no name on 2026-05-03: "
    "misread"
)


def test_our_own_tables_say_who_set_what_and_what_was_read() -> None:
    letter, meeting = csv_rows(export_of("csv", CORRECTED)["events.csv"])
    assert (letter["root"], letter["mode"], letter["time_edtf"]) == ("CONSULT", "phone", "2023-05")
    assert (letter["fixed"], letter["fixed_words"]) == ("date|type", f"{SET_DATE}|{SET_TYPE}")
    assert (letter["remarks"], letter["rejected"]) == (NOTED, REJECTED)
    assert {meeting[name] for name in ("fixed", "fixed_words", "remarks", "rejected")} == {""}


def test_in_gdelt_the_code_is_that_of_the_persons_type_and_the_row_says_so() -> None:
    events, mentions = gdelt_frames(CORRECTED)
    letter = events.iloc[0]
    assert (letter.EventCode, letter.EventRootCode, letter.fixed) == ("041", "04", "date|type")
    assert (letter.SQLDATE, letter.MonthYear) == ("", "202305")
    assert set(mentions["fixed"]) == {"date|type"}
    assert events.iloc[1]["fixed"] == ""


def test_in_polecat_every_clause_of_the_event_has_the_persons_type() -> None:
    frame = tsv_frame(export_of("polecat", CORRECTED)["polecat.tsv"])
    told = frame[frame["event_cluster_id"] == "e-letter"]
    assert set(told["Event Type"]) == {"CONSULT"}
    assert set(told["Event Mode"]) == {"phone"}
    assert set(told["Quad Code"]) == {"VERBAL COOPERATION"}
    assert set(told["fixed"]) == {"date|type"}


def test_in_plover_too() -> None:
    records = [json.loads(line) for line in export_of("plover", CORRECTED)["plover.jsonl"].decode().splitlines()]
    told = [record for record in records if record["link"] == "e-letter"]
    assert {(*record["event"], *record["mode"], record["fixed"]) for record in told} == {
        ("CONSULT", "phone", "date|type")
    }
    assert {(record["date"], record["enddate"]) for record in told} == {("2023-05-01", "2023-05-31")}
    assert {record["comment"] for record in told} == {"set by A. Reader on 2026-05-03: the stamp"}


def test_a_slide_says_what_was_corrected_and_shows_no_markup_of_a_person() -> None:
    record = json.loads(export_of("timelinejs", CORRECTED)["timeline.json"])
    text = record["events"][0]["text"]["text"]
    assert f"<p>Corrected: {SET_DATE}</p>" in text
    assert "<p>Note: B. Editor, 2026-05-03: See the &lt;i&gt;ministry&#x27;s&lt;/i&gt; page.</p>" in text
    assert "<i>" not in text


def test_followthemoney_keeps_them_as_notes() -> None:
    lines = export_of("followthemoney", CORRECTED)["rashomon.ftm.json"].decode().splitlines()
    events = [each["properties"] for each in map(json.loads, lines) if each["schema"] == "Event"]
    (letter,) = (each for each in events if each["recordId"] == ["e-letter"])
    assert letter["notes"] == [
        f"Corrected: {SET_DATE}",
        f"Corrected: {SET_TYPE}",
        f"Note: {NOTED}",
        f"Rejected account: {REJECTED}",
    ]
    assert "consult / phone" in letter["keywords"]


def test_the_bundle_shows_them_among_the_facts() -> None:
    (content,) = export_of("bundle", CORRECTED).values()
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        page = archive.read("rashomon-evidence/index.html").decode()
        told = archive.read("rashomon-evidence/evidence.md").decode()
    assert f"<dt>Corrected</dt><dd><bdi>{SET_DATE}</bdi></dd>" in page
    assert f"- Corrected: {SET_TYPE}" in told
    assert "- Rejected account: State House spokesman (denies: the letter promised a road)" in told


PREFIXES = "".join(f"PREFIX {p}: <{v['namespace']}> " for p, v in vocabularies()["vocabularies"].items())


@pytest.fixture(scope="module")
def read() -> Dataset:
    """What rdflib reads of the corrected letter."""
    found = Dataset()
    found.parse(data=export_of("rdf", CORRECTED)["rashomon.trig"].decode(), format="trig")
    return found


@pytest.mark.filterwarnings("ignore::DeprecationWarning")
def test_in_linked_data_a_persons_date_and_type_stand_in_that_persons_graph_alone(read: Dataset) -> None:
    def asked(query: str) -> set[tuple[str, ...]]:
        found: Any = read.query(PREFIXES + query)
        return {tuple(str(value) for value in row) for row in found}

    letter = "<urn:rashomon:event:e-letter>"
    assert asked(f"SELECT ?what WHERE {{ {letter} sem:eventType ?what }}") == set()
    assert asked(f"SELECT ?when WHERE {{ {letter} sem:hasEarliestBeginTimeStamp ?when }}") == set()
    query = f"""SELECT ?who ?type ?first WHERE {{
        GRAPH ?date {{ {letter} sem:hasEarliestBeginTimeStamp ?first }}
        GRAPH ?kind {{ {letter} sem:eventType ?type }}
        ?date prov:wasAttributedTo ?person . ?kind prov:wasAttributedTo ?person . ?person rdfs:label ?who }}"""
    assert asked(query) == {("A. Reader", "urn:rashomon:plover:CONSULT/phone", "2023-05-01")}
    noted = f"SELECT ?words WHERE {{ GRAPH <urn:rashomon:remark:e-letter/1> {{ {letter} rdfs:comment ?words }} }}"
    assert asked(noted) == {("See the <i>ministry's</i> page.",)}
