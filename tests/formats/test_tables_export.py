"""Our own tables, read back by pandas, pyarrow and the csv module of the standard library."""

from __future__ import annotations

import io
from dataclasses import replace

import pandas
import pytest
from pyarrow import parquet

import composed
from rashomon.formats.cells import as_written, inert
from rashomon.formats.tables import TABLES
from rashomon.knowledge.exports import columns, tables_of
from rashomon.model import Chronology, Date, EventTime, Link, Place
from reading_back import csv_frame, csv_rows, export_of, shuffled, texts_of, words_at

#: What a spreadsheet would run: a formula, a call, a sum, something behind a tab, full width, behind an apostrophe.
DANGEROUS = ["=1+1", '@HYPERLINK("http://evil.example")', "+7 call me", "-2+3", "\t=1", "＝1+1", "'=1", "\r\n=1"]


@pytest.fixture(scope="module")
def tables() -> dict[str, bytes]:
    return dict(export_of("csv", composed.CHRONOLOGY))


def test_there_is_a_file_for_each_table_that_is_described() -> None:
    assert tuple(TABLES) == tables_of("tables")
    assert list(export_of("csv", composed.CHRONOLOGY)) == [f"{name}.csv" for name in TABLES]
    assert list(export_of("parquet", composed.CHRONOLOGY)) == [f"{name}.parquet" for name in TABLES]


@pytest.mark.parametrize("name", TABLES)
def test_columns_stand_in_the_order_described(tables: dict[str, bytes], name: str) -> None:
    assert list(csv_frame(tables[f"{name}.csv"]).columns) == [column.name for column in columns("tables", name)]


@pytest.mark.parametrize("name", TABLES)
def test_parquet_holds_the_same_values_with_their_types(tables: dict[str, bytes], name: str) -> None:
    written = export_of("parquet", composed.CHRONOLOGY)[f"{name}.parquet"]
    table = parquet.read_table(io.BytesIO(written))
    kinds = {"text": "string", "number": "int64", "decimal": "double", "yes/no": "bool"}
    assert [str(field.type) for field in table.schema] == [kinds[column.type] for column in columns("tables", name)]
    as_text = [
        {k: "" if v is None else str(v).lower() if isinstance(v, bool) else str(v) for k, v in row.items()}
        for row in table.to_pylist()
    ]
    assert as_text == csv_rows(tables[f"{name}.csv"])


def test_pandas_opens_parquet_with_whole_numbers_for_offsets() -> None:
    frame = pandas.read_parquet(io.BytesIO(export_of("parquet", composed.CHRONOLOGY)["accounts.parquet"]))
    assert frame["evidence_start"].dtype == "int64"
    text = texts_of(composed.CHRONOLOGY)
    assert [text[row.document][row.evidence_start : row.evidence_end] for row in frame.itertuples()] == list(
        frame["evidence_words"]
    )


def test_an_event_is_one_row_undated_ones_last(tables: dict[str, bytes]) -> None:
    letter, meeting = csv_rows(tables["events.csv"])
    assert (letter["event"], letter["time_edtf"], letter["time_precision"]) == ("e-letter", "2023-05-16", "day")
    assert (letter["actors"], letter["recipient_ids"]) == ("State House", "office:SOM/president")
    assert (letter["disputed"], letter["cameo"], letter["geo_precision"]) == ("content", "0231", "")
    assert (meeting["time_edtf"], meeting["time_precision"], meeting["status"]) == ("", "unknown", "possible")
    assert (meeting["actors"], meeting["place"]) == ("State House|Villa Somalia", "Kampala")
    assert float(meeting["latitude"]) == 0.32


def test_an_account_is_one_row_with_its_chain_and_exact_words(tables: dict[str, bytes]) -> None:
    rows = csv_rows(tables["accounts.csv"])
    assert [row["account"] for row in rows] == ["c-1", "c-2", "c-3", "c-4", "c-5"]
    denial = rows[1]
    assert (denial["stance"], denial["side_name"]) == ("denies", "Kenya")
    assert denial["chain"] == "The Quayside Post > Radio Bondeni > State House spokesman"
    assert denial["chain_ids"] == "- > - > -"
    assert denial["evidence_words"] == "“held no promise of that kind”"
    assert rows[4]["stance"] == "silent"


@pytest.mark.parametrize(
    ("table", "part"),
    [
        ("accounts", "evidence"),
        ("attributions", "source"),
        ("attributions", "cue"),
        ("attributions", "content"),
    ],
)
def test_offsets_lead_to_the_words(tables: dict[str, bytes], table: str, part: str) -> None:
    texts = texts_of(composed.CHRONOLOGY)
    rows = [row for row in csv_rows(tables[f"{table}.csv"]) if row[f"{part}_words"]]
    assert rows
    for row in rows:
        assert words_at(texts, row[f"{part}_spans"]) == row[f"{part}_words"]
        first = texts[row["document"]][int(row[f"{part}_start"]) : int(row[f"{part}_end"])]
        assert row[f"{part}_words"].split(" … ")[0] == first


def test_comparisons_and_links_name_both_sides(tables: dict[str, bytes]) -> None:
    (comparison,) = csv_rows(tables["comparisons.csv"])
    assert (comparison["a_account"], comparison["verdict"], comparison["b_account"]) == ("c-1", "deny", "c-2")
    assert comparison["b_words"] == "“held no promise of that kind”"
    (link,) = csv_rows(tables["links.csv"])
    assert (link["a"], link["kind"], link["b"]) == ("e-letter", "announces", "e-meeting")


def test_every_id_leads_to_a_row_of_its_table(tables: dict[str, bytes]) -> None:
    ids = {name: set(csv_frame(tables[f"{name}s.csv"])[name]) for name in ("event", "account", "document", "actor")}
    accounts = csv_frame(tables["accounts.csv"])
    assert set(accounts["event"]) <= ids["event"]
    assert set(accounts["document"]) <= ids["document"]
    assert set(accounts["side"]) - {""} <= ids["actor"]
    assert set(accounts["attribution"]) - {""} <= set(csv_frame(tables["attributions.csv"])["attribution"])
    assert set(csv_frame(tables["comparisons.csv"])["a_account"]) <= ids["account"]


@pytest.mark.parametrize("seed", [1, 2])
@pytest.mark.parametrize("name", ["csv", "parquet"])
def test_the_order_of_the_input_changes_nothing(name: str, seed: int) -> None:
    assert export_of(name, shuffled(composed.CHRONOLOGY, seed)) == export_of(name, composed.CHRONOLOGY)


@pytest.mark.parametrize(
    ("date", "fine"),
    [
        (Date("2023-05-16", "2023-05-16", "2023-05-16"), "day"),
        (Date("2024-02", "2024-02-01", "2024-02-29"), "month"),
        (Date("2023", "2023-01-01", "2023-12-31"), "year"),
        (Date("2023-05-16/2023-05-18", "2023-05-16", "2023-05-18"), "interval"),
        (Date("2023-W20", "2023-05-15", "2023-05-21"), "interval"),
        (Date("../2023-05-18", None, "2023-05-18"), "open"),
    ],
)
def test_how_fine_a_date_is(date: Date, fine: str) -> None:
    event = replace(composed.LETTER, time=EventTime(date, "interval", "as told"))
    (row,) = csv_rows(export_of("csv", Chronology(composed.READINGS, events=(event,)))["events.csv"])
    assert row["time_precision"] == fine
    assert (row["time_earliest"], row["time_latest"]) == (date.earliest or "", date.latest or "")


@pytest.mark.parametrize("text", DANGEROUS)
def test_text_that_a_spreadsheet_would_run_is_made_inert(text: str) -> None:
    event = replace(composed.MEETING, label=text)
    written = export_of("csv", Chronology(composed.READINGS, events=(event,)))["events.csv"]
    (cell,) = csv_frame(written)["label"]
    assert cell == f"'{text}"
    assert as_written(cell) == text


@pytest.mark.parametrize("text", ["'tis the season", "5-3", "a=b", "“=1”", ""])
def test_other_text_stays_as_it_is(text: str) -> None:
    assert inert(text) == as_written(text) == text


def test_a_number_below_zero_stays_a_number() -> None:
    event = replace(composed.MEETING, place=Place("Nairobi", "KEN", 184745, -1.28, 36.82))
    written = export_of("csv", Chronology(composed.READINGS, events=(event,)))["events.csv"]
    assert list(pandas.read_csv(io.BytesIO(written))["latitude"]) == [-1.28]


def test_quotation_marks_commas_and_line_breaks_stand_inside_a_cell() -> None:
    label = 'She said "no",\nthen\r\n"yes"; \u202eand\x07'
    event = replace(composed.MEETING, label=label)
    written = export_of("csv", Chronology(composed.READINGS, events=(event, composed.LETTER)))["events.csv"]
    assert [row["label"] for row in csv_rows(written)] == [composed.LETTER.label, label]


def test_a_nul_at_which_readers_would_stop_is_replaced() -> None:
    event = replace(composed.MEETING, label="before\0after")
    written = export_of("csv", Chronology(composed.READINGS, events=(event,)))["events.csv"]
    assert list(csv_frame(written)["label"]) == ["before\ufffdafter"]


def test_passages_of_several_documents_all_have_their_words() -> None:
    both = (composed.SOMALIA_SAYS.content[0], composed.KENYA_ON_AIR.content[0])
    link = Link("e-letter", "e-meeting", "during", "both say so", both)
    (row,) = csv_rows(export_of("csv", replace(composed.CHRONOLOGY, links=(link,)))["links.csv"])
    assert row["evidence_words"] == words_at(texts_of(composed.CHRONOLOGY), row["evidence_spans"])
    assert row["evidence_words"].count(" … ") == 1
