"""Clauses in the 40 columns of POLECAT, read back by pandas. The header stands here as POLECAT's files have it."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

import composed
from rashomon import __version__
from rashomon.model import Actor, Auxiliary, Chronology, Date, Event, EventTime, Participant, Place, PlaceFeature
from reading_back import export_of, shuffled, texts_of, tsv_frame

HEADER = (
    "Event ID|Event Date|Event Type|Event Mode|Intensity|Quad Code|Contexts|"
    "Actor Name|Actor Country|Actor COW|Primary Actor Sector|Actor Sectors|Actor Title|Actor Name Raw|"
    "Wikipedia Actor ID|"
    "Recipient Name|Recipient Country|Recipient COW|Primary Recipient Sector|Recipient Sectors|Recipient Title|"
    "Recipient Name Raw|Wikipedia Recipient ID|"
    "Placename|City|District|Province|Country|Latitude|Longitude|GeoNames ID|Raw Placename|Feature Type|"
    "Source|Publication Date|Story People|Story Organizations|Story Locations|Language|Version"
)
OWN = (
    "account_id|outlet|attribution_chain|stance|modality|evidence_start|evidence_end|event_cluster_id|time_precision|"
    "geo_precision|event_status|fixed|document_id|likened"
)


def frame_of(chronology: Chronology) -> Any:
    return tsv_frame(export_of("polecat", chronology)["polecat.tsv"])


def rows_of(event: Event, *actors: Actor) -> list[dict[str, str]]:
    """The rows of the clauses that tell of an event that is alone in its chronology."""
    frame = frame_of(replace(composed.CHRONOLOGY, actors=(*composed.ACTORS, *actors), events=(event,)))
    rows: list[dict[str, str]] = frame.to_dict("records")
    return rows


@pytest.fixture(scope="module")
def frame() -> Any:
    return frame_of(composed.CHRONOLOGY)


def test_the_header_is_polecats_and_ours_behind_it(frame: Any) -> None:
    assert len(HEADER.split("|")) == 40
    assert list(frame.columns) == [*HEADER.split("|"), *OWN.split("|")]


def test_a_clause_is_one_row_and_those_of_one_event_share_its_id(frame: Any) -> None:
    assert list(frame["Event ID"]) == ["m-1", "m-3", "m-2"]
    assert list(frame["event_cluster_id"]) == ["e-letter", "e-letter", "e-meeting"]


def test_a_clause_with_its_parties_and_its_report(frame: Any) -> None:
    told = frame.iloc[0]
    assert (told["Event Date"], told["Event Type"], told["Quad Code"]) == (
        "2023-05-16",
        "CONSULT",
        "VERBAL COOPERATION",
    )
    assert (told["Actor Name"], told["Actor Country"], told["Actor COW"]) == ("State House", "KEN", "501")
    assert (told["Recipient Name"], told["Recipient COW"]) == ("Villa Somalia", "520")
    assert (told["Source"], told["Publication Date"], told["Language"]) == ("The Quayside Post", "2023-05-16", "en")
    assert (told["Story Locations"], told["Version"]) == ("Kampala", f"rashomon {__version__}")
    assert (told["Wikipedia Actor ID"], told["Wikipedia Recipient ID"]) == ("", "")


def test_the_account_that_rests_on_a_clause_stands_behind_it(frame: Any) -> None:
    text = texts_of(composed.CHRONOLOGY)
    told = frame.iloc[0]
    assert (told.account_id, told.stance, told.modality) == ("c-4", "asserts", "actual")
    words = text[told.document_id][int(told.evidence_start) : int(told.evidence_end)]
    assert words == "Kenya's president wrote to his Somali counterpart on Tuesday"


def test_a_clause_without_an_account_has_its_own_place_and_voices(frame: Any) -> None:
    on_air = frame.iloc[1]
    assert (on_air.account_id, on_air.stance) == ("", "")
    assert on_air.attribution_chain == "Radio Bondeni > State House spokesman"
    words = texts_of(composed.CHRONOLOGY)[on_air.document_id][int(on_air.evidence_start) : int(on_air.evidence_end)]
    assert words == "The letter held no promise of that kind"


def test_an_undated_event_has_no_day(frame: Any) -> None:
    assert (frame["Event Date"][2], frame["time_precision"][2]) == ("", "unknown")


@pytest.mark.parametrize("auxiliary", ["historical", "future", "hypothetical", "negated"])
def test_what_did_not_just_happen_is_marked_in_the_mode(auxiliary: Auxiliary) -> None:
    post = composed.POST_READING
    told = replace(post.event_mentions[0], auxiliary=auxiliary)
    reading = replace(post, event_mentions=(told, *post.event_mentions[1:]))
    frame = frame_of(replace(composed.CHRONOLOGY, readings=(reading, composed.RADIO_READING)))
    assert frame["Event Mode"][0] == auxiliary


def test_a_month_is_no_day() -> None:
    may = EventTime(Date("2023-05", "2023-05-01", "2023-05-31"), "interval", "in May")
    assert {row["Event Date"] for row in rows_of(replace(composed.LETTER, time=may))} == {""}


@pytest.mark.parametrize(
    ("feature", "column"), [("city", "City"), ("county", "District"), ("region", "Province"), ("sea", None)]
)
def test_a_place_stands_in_the_column_of_its_kind(feature: PlaceFeature, column: str | None) -> None:
    there = Place("Kilindi", "KEN", 7, -4.0, 39.7, feature)
    (row,) = rows_of(replace(composed.MEETING, place=there))
    filled = [name for name in ("City", "District", "Province") if row[name]]
    assert filled == ([column] if column else [])
    assert (row["Placename"], row["Country"], row["Feature Type"]) == ("Kilindi", "KEN", feature)
    assert (float(row["Latitude"]), float(row["Longitude"]), row["GeoNames ID"]) == (-4.0, 39.7, "7")


def test_sectors_are_plovers() -> None:
    police = Actor("organisation:coast-police", "Coast police", "organisation", "KEN", "KENCOPSPY")
    paper = Actor("outlet:post", "The Quayside Post", "outlet", "KEN", "KENMED")
    those = (Participant("actor", police.id), Participant("actor", paper.id))
    row = rows_of(replace(composed.LETTER, participants=those), police, paper)[0]
    assert (row["Primary Actor Sector"], row["Actor Sectors"]) == ("COP", "COP;SPY;JRN")
    assert (row["Actor Name"], row["Actor Country"]) == ("Coast police;The Quayside Post", "KEN")


def test_raw_names_are_the_words_of_the_clause() -> None:
    words = composed.span(composed.POST_DOCUMENT, "Kenya's president")
    post = composed.POST_READING
    named = replace(post.event_mentions[0], participants=(Participant("actor", "office:KEN/president", words),))
    reading = replace(post, event_mentions=(named, *post.event_mentions[1:]))
    frame = frame_of(replace(composed.CHRONOLOGY, readings=(reading, composed.RADIO_READING)))
    assert list(frame["Actor Name Raw"]) == ["Kenya's president", "", ""]


def test_a_cell_with_tabs_line_breaks_and_quotation_marks_breaks_no_row() -> None:
    hostile = replace(composed.ACTORS[0], name='"State\tHouse\r\n=1')
    frame = frame_of(replace(composed.CHRONOLOGY, actors=(hostile, *composed.ACTORS[1:])))
    assert list(frame["Actor Name"]) == ["'State House  =1", "'State House  =1", "'State House  =1;Villa Somalia"]


@pytest.mark.parametrize("seed", [1, 2])
def test_the_order_of_the_input_changes_nothing(seed: int) -> None:
    assert export_of("polecat", shuffled(composed.CHRONOLOGY, seed)) == export_of("polecat", composed.CHRONOLOGY)
