"""The demonstration chronology from end to end: every table and record read back, every passage held to its text."""

from __future__ import annotations

import io
import json
from collections.abc import Mapping
from typing import Any

import pandas
import pytest
from jsonschema import Draft202012Validator

from export_schemas import PLOVER, TIMELINEJS
from rashomon.formats.exporting import ExportFile
from rashomon.formats.registry import format_named
from rashomon.formats.tables import TABLES
from rashomon.knowledge.exports import columns
from rashomon.model import Chronology
from reading_back import csv_rows, export_of, gdelt_frames, shuffled, texts_of, tsv_frame, words_at

TABULAR = ["csv", "parquet", "gdelt", "polecat", "plover", "timelinejs"]


@pytest.fixture(scope="module")
def exports(demo_chronology: Chronology) -> Mapping[str, tuple[ExportFile, ...]]:
    return {name: format_named(name).files(demo_chronology) for name in TABULAR}


@pytest.fixture(scope="module")
def texts(demo_chronology: Chronology) -> Mapping[str, str]:
    return texts_of(demo_chronology)


def test_parquet_and_csv_hold_the_same_rows(demo_chronology: Chronology) -> None:
    tables, frames = export_of("csv", demo_chronology), export_of("parquet", demo_chronology)
    for name in TABLES:
        rows = csv_rows(tables[f"{name}.csv"])
        frame = pandas.read_parquet(io.BytesIO(frames[f"{name}.parquet"]))
        assert list(frame.columns) == list(rows[0])
        for column in (each.name for each in columns("tables", name) if each.type == "text"):
            assert [value if isinstance(value, str) else "" for value in frame[column]] == [r[column] for r in rows]


def test_each_thing_is_one_row(demo_chronology: Chronology) -> None:
    tables = export_of("csv", demo_chronology)
    expected = {
        "events": [e.id for e in demo_chronology.events],
        "accounts": [a.id for p in demo_chronology.propositions for a in p.accounts],
        "attributions": [a.id for r in demo_chronology.readings for a in r.attributions],
        "comparisons": [c.id for c in demo_chronology.comparisons],
        "documents": [r.document.id for r in demo_chronology.readings],
        "actors": [a.id for a in demo_chronology.actors],
    }
    for name, ids in expected.items():
        assert sorted(row[name.removesuffix("s")] for row in csv_rows(tables[f"{name}.csv"])) == sorted(ids)


def test_every_passage_of_the_tables_leads_to_its_words(demo_chronology: Chronology, texts: Mapping[str, str]) -> None:
    tables = export_of("csv", demo_chronology)
    held = 0
    for name in TABLES:
        for row in csv_rows(tables[f"{name}.csv"]):
            for spans in (column for column in row if column.endswith("_spans") and row[column]):
                words = row.get(spans.replace("_spans", "_words"), row.get("side_evidence"))
                assert words_at(texts, row[spans]) == words
                held += 1
    assert held > 2_000


def test_gdelts_mentions_belong_to_its_events_and_lead_to_words(
    demo_chronology: Chronology, texts: Mapping[str, str]
) -> None:
    events, mentions = gdelt_frames(demo_chronology)
    assert set(mentions["GLOBALEVENTID"]) <= set(events["GLOBALEVENTID"])
    assert events["GLOBALEVENTID"].is_unique
    triggers = {(m.span.document, m.span.start) for r in demo_chronology.readings for m in r.event_mentions}
    for row in mentions.itertuples():
        assert texts[row.document_id][int(row.evidence_start) : int(row.evidence_end)].strip()
        assert int(row.MentionDocLen) == len(texts[row.document_id])
        if row.ActionCharOffset:
            assert (row.document_id, int(row.ActionCharOffset)) in triggers
    dated = events[events["SQLDATE"] != ""]
    assert set(dated["time_precision"]) == {"day"}
    assert set(events[events["time_precision"] == "day"]["SQLDATE"]) == set(dated["SQLDATE"])


def test_polecat_names_each_clause_once(demo_chronology: Chronology, texts: Mapping[str, str]) -> None:
    frame = tsv_frame(export_of("polecat", demo_chronology)["polecat.tsv"])
    told = [mention for event in demo_chronology.events for mention in event.mentions]
    assert sorted(frame["Event ID"]) == sorted(told)
    for row in frame.itertuples():
        assert texts[row.document_id][int(row.evidence_start) : int(row.evidence_end)].strip()


def test_plover_fits_its_schema_and_its_offsets_lead_to_the_event(
    demo_chronology: Chronology, texts: Mapping[str, str]
) -> None:
    lines = export_of("plover", demo_chronology)["plover.jsonl"].decode().splitlines()
    records: list[dict[str, Any]] = [json.loads(line) for line in lines]
    assert [error.message for record in records for error in Draft202012Validator(PLOVER).iter_errors(record)] == []
    extents = {m.id: m for r in demo_chronology.readings for m in r.event_mentions}
    for record in records:
        where, mention = record["text_info"], extents[record["id"]]
        text = texts[mention.span.document]
        assert text[where["start"] : where["end"]] == text[mention.extent.start : mention.extent.end]
        assert record["event_text"] == [text[mention.span.start : mention.span.end]]


def test_the_timeline_fits_its_schema_and_leaves_out_only_what_is_undated(demo_chronology: Chronology) -> None:
    record = json.loads(export_of("timelinejs", demo_chronology)["timeline.json"])
    assert [error.message for error in Draft202012Validator(TIMELINEJS).iter_errors(record)] == []
    dated = {event.id for event in demo_chronology.events if event.time.date.known}
    assert {slide["unique_id"] for slide in record["events"]} == dated
    assert all("media" in slide for slide in record["events"])


@pytest.mark.parametrize("name", TABULAR)
def test_the_order_of_the_input_changes_nothing(
    demo_chronology: Chronology, exports: Mapping[str, tuple[ExportFile, ...]], name: str
) -> None:
    assert format_named(name).files(shuffled(demo_chronology, 3)) == exports[name]
