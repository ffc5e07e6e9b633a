"""Events and mentions in the shape of GDELT 2.0, read back by pandas.

The names of the columns stand here as the code book has them ("The GDELT Event Database Data Format Codebook V2.0",
19 February 2015), written out so that none is lost or moved unnoticed.
"""

from __future__ import annotations

import csv
import io
from dataclasses import replace
from typing import Any

import pandas
import pytest

import composed
from rashomon.formats.gdelt import global_event_id
from rashomon.knowledge.exports import CodeParts, code_parts
from rashomon.model import (
    NO_DATE,
    Actor,
    Chronology,
    Date,
    Event,
    EventTime,
    Participant,
    Place,
    PlaceFeature,
    PloverType,
    Reading,
)
from reading_back import export_of, gdelt_frames, shuffled, texts_of


def listed(words: str) -> list[str]:
    """The words of a line."""
    return words.split()


ACTOR = listed(
    "Code Name CountryCode KnownGroupCode EthnicCode Religion1Code Religion2Code Type1Code Type2Code Type3Code"
)
GEO = listed("Type FullName CountryCode ADM1Code ADM2Code Lat Long FeatureID")
EVENTS = [
    *listed("GLOBALEVENTID SQLDATE MonthYear Year FractionDate"),
    *(f"Actor1{name}" for name in ACTOR),
    *(f"Actor2{name}" for name in ACTOR),
    *listed("IsRootEvent EventCode EventBaseCode EventRootCode QuadClass GoldsteinScale"),
    *listed("NumMentions NumSources NumArticles AvgTone"),
    *(f"{who}Geo_{name}" for who in ("Actor1", "Actor2", "Action") for name in GEO),
    *listed("DATEADDED SOURCEURL"),
]
MENTIONS = listed(
    "GLOBALEVENTID EventTimeDate MentionTimeDate MentionType MentionSourceName MentionIdentifier SentenceID "
    "Actor1CharOffset Actor2CharOffset ActionCharOffset InRawText Confidence MentionDocLen MentionDocTone "
    "MentionDocTranslationInfo Extras"
)
OWN_OF_EVENTS = listed("event_cluster_id time_precision geo_precision event_status fixed")
OWN_OF_MENTIONS = listed(
    "account_id outlet attribution_chain stance modality evidence_start evidence_end event_cluster_id time_precision "
    "geo_precision event_status fixed document_id likened"
)


def the_row(event: Event, *actors: Actor, readings: tuple[Reading, ...] = composed.READINGS) -> dict[str, str]:
    """The row of an event that is alone in its chronology."""
    events, _ = gdelt_frames(Chronology(readings, (*composed.ACTORS, *actors), (event,)))
    row: dict[str, str] = events.iloc[0].to_dict()
    return row


@pytest.fixture(scope="module")
def frames() -> tuple[Any, Any]:
    return gdelt_frames(composed.CHRONOLOGY)


def test_columns_are_those_of_the_code_book_and_ours_behind_them(frames: tuple[Any, Any]) -> None:
    events, mentions = frames
    assert (len(EVENTS), len(MENTIONS)) == (61, 16)
    assert list(events.columns) == EVENTS + OWN_OF_EVENTS
    assert list(mentions.columns) == MENTIONS + OWN_OF_MENTIONS


def test_no_line_of_names_and_each_line_has_all_fields() -> None:
    files = export_of("gdelt", composed.CHRONOLOGY)
    for table, expected, rows in (("events", 66, 2), ("mentions", 30, 5)):
        lines = list(csv.reader(io.StringIO(files[f"{table}.tsv"].decode()), delimiter="\t", quoting=csv.QUOTE_NONE))
        assert [len(line) for line in lines] == [expected] * rows


def test_pandas_reads_whole_numbers_with_gaps() -> None:
    files = export_of("gdelt", composed.CHRONOLOGY)
    kinds = {"SQLDATE": "Int64", "EventCode": str}
    frame = pandas.read_csv(io.BytesIO(files["events.tsv"]), sep="\t", names=EVENTS + OWN_OF_EVENTS, dtype=kinds)
    assert list(frame["SQLDATE"]) == [20230516, pandas.NA]
    assert list(frame["EventCode"]) == ["0231", "036"]


def test_an_event_with_its_codes(frames: tuple[Any, Any]) -> None:
    letter = frames[0].iloc[0]
    assert (letter.EventCode, letter.EventBaseCode, letter.EventRootCode) == ("0231", "023", "02")
    assert (letter.QuadClass, float(letter.GoldsteinScale)) == ("1", 3.4)
    assert (letter.Actor1Name, letter.Actor1Code, letter.Actor1CountryCode) == ("State House", "KEN", "KEN")
    assert (letter.Actor2Name, letter.Actor2CountryCode) == ("Villa Somalia", "SOM")
    assert (letter.NumMentions, letter.NumSources, letter.NumArticles) == ("2", "2", "2")
    assert (letter.IsRootEvent, letter.DATEADDED) == ("1", "")
    assert letter.SOURCEURL.startswith("The Quayside Post: Nairobi and Mogadishu differ over letter (2023-05-16) [")


def test_two_who_act_on_one_another_are_the_two_actors(frames: tuple[Any, Any]) -> None:
    meeting = frames[0].iloc[1]
    assert (meeting.Actor1Name, meeting.Actor2Name) == ("State House", "Villa Somalia")


def test_what_is_not_known_is_empty(frames: tuple[Any, Any]) -> None:
    events, mentions = frames
    unknown = ["AvgTone", *(f"Actor{n}Geo_{name}" for n in (1, 2) for name in GEO[1:]), "ActionGeo_FeatureID"]
    assert set(events[unknown].to_numpy().ravel()) == {""}
    assert set(mentions[["Confidence", "MentionDocTone", "MentionDocTranslationInfo"]].to_numpy().ravel()) == {""}


def test_the_day_of_the_first_report_is_the_day_added() -> None:
    row = the_row(replace(composed.LETTER, told=composed.TUESDAY))
    assert row["DATEADDED"] == "20230516000000"


def test_no_place_has_the_type_0_as_in_gdelts_files(frames: tuple[Any, Any]) -> None:
    letter = frames[0].iloc[0]
    assert [letter[f"{each}Geo_Type"] for each in ("Actor1", "Actor2", "Action")] == ["0", "0", "0"]


@pytest.mark.parametrize(
    ("date", "expected"),
    [
        (Date("2023-05-16", "2023-05-16", "2023-05-16"), ("20230516", "202305", "2023", "2023.3726")),
        (Date("2023-12-31", "2023-12-31", "2023-12-31"), ("20231231", "202312", "2023", "2023.989")),
        # a row of GDELT's own: 24 September 2014 is 2014.7233
        (Date("2014-09-24", "2014-09-24", "2014-09-24"), ("20140924", "201409", "2014", "2014.7233")),
        (Date("2023-05-16/2023-05-18", "2023-05-16", "2023-05-18"), ("", "202305", "2023", "")),
        (Date("2023-05", "2023-05-01", "2023-05-31"), ("", "202305", "2023", "")),
        (Date("2023", "2023-01-01", "2023-12-31"), ("", "", "2023", "")),
        (Date("2022-12-31/2023-01-01", "2022-12-31", "2023-01-01"), ("", "", "", "")),
        (Date("2023-05-16/..", "2023-05-16", None), ("", "", "", "")),
        (Date("../2023-05-16", None, "2023-05-16"), ("", "", "", "")),
        (NO_DATE, ("", "", "", "")),
    ],
)
def test_no_date_is_finer_than_the_texts_have_it(date: Date, expected: tuple[str, ...]) -> None:
    row = the_row(replace(composed.LETTER, time=EventTime(date, "interval", "as told")))
    assert tuple(row[name] for name in ("SQLDATE", "MonthYear", "Year", "FractionDate")) == expected


@pytest.mark.parametrize(
    ("place", "resolution", "name", "fips"),
    [
        (Place("Kampala", "UGA", 232422, 0.32, 32.58, "city"), "4", "Kampala, Uganda", "UG"),
        (Place("Reno", "USA", 5511077, 39.5, -119.8, "city"), "3", "Reno, United States", "US"),
        (Place("Turkey", "TUR", 298795, 39.0, 35.0, "country"), "1", "Turkey", "TU"),
        (Place("Nevada", "USA", None, 39.0, -117.0, "region"), "2", "Nevada, United States", "US"),
        (Place("Hatay", "TUR", None, 36.5, 36.2, "region"), "5", "Hatay, Turkey", "TU"),
        (Place("Black Sea", None, None, 43.0, 34.0, "sea"), "", "Black Sea", ""),
    ],
)
def test_a_place_by_its_resolution(place: Place, resolution: str, name: str, fips: str) -> None:
    row = the_row(replace(composed.MEETING, place=place))
    assert (row["ActionGeo_Type"], row["ActionGeo_FullName"], row["ActionGeo_CountryCode"]) == (resolution, name, fips)
    assert (float(row["ActionGeo_Lat"]), float(row["ActionGeo_Long"])) == (place.lat, place.lon)


@pytest.mark.parametrize("feature", ["county", "border", "other"])
def test_a_place_that_gdelt_has_no_number_for_has_none(feature: PlaceFeature) -> None:
    assert the_row(replace(composed.MEETING, place=Place("There", "UGA", feature=feature)))["ActionGeo_Type"] == ""


@pytest.mark.parametrize(
    ("code", "parts"),
    [
        ("TUR", CodeParts("TUR")),
        ("TURGOV", CodeParts("TUR", ("GOV",))),
        ("LBNREBHEZ", CodeParts("LBN", ("REB",), ("HEZ",))),
        ("IGOUNO", CodeParts("", ("IGO",), ("UNO",))),
        ("IMGISI", CodeParts("", ("IMG",), ("ISI",))),
        ("IGOWSTNAT", CodeParts("WST", ("IGO",), ("NAT",))),
        ("IGOMOSOIC", CodeParts("", ("IGO",), ("OIC",), ("MOS",))),
        (None, CodeParts()),
    ],
)
def test_an_actor_code_is_taken_apart(code: str | None, parts: CodeParts) -> None:
    assert code_parts(code) == parts


def test_an_armed_group_has_its_country_role_and_group() -> None:
    group = Actor("organisation:hezbollah", "Hezbollah", "armed-group", "LBN", "LBNREBHEZ")
    event = replace(composed.LETTER, participants=(Participant("actor", group.id),))
    row = the_row(event, group)
    assert [row[f"Actor1{name}"] for name in ("CountryCode", "Type1Code", "KnownGroupCode")] == ["LBN", "REB", "HEZ"]
    assert row["Actor2Code"] == ""


def test_without_a_code_the_widest_of_the_root_and_without_either_none() -> None:
    rooted = the_row(replace(composed.LETTER, cameo=None, plover=PloverType("ASSAULT")))
    # GDELT writes the family "18" as the code "kind not given" below it
    assert [rooted[f"Event{which}Code"] for which in ("", "Base", "Root")] == ["180", "180", "18"]
    assert rooted["QuadClass"] == "4"
    bare = the_row(replace(composed.LETTER, cameo=None, plover=None))
    assert (bare["EventCode"], bare["QuadClass"], bare["GoldsteinScale"]) == ("", "", "")


def test_reprints_are_articles_but_no_mentions() -> None:
    copy = replace(composed.RADIO_DOCUMENT, id="copy", outlet="Mtoni News", carrier_of=composed.RADIO_DOCUMENT.id)
    readings = (*composed.READINGS, Reading(copy))
    row = the_row(composed.LETTER, readings=readings)
    assert (row["NumMentions"], row["NumSources"], row["NumArticles"]) == ("2", "3", "3")
    _, mentions = gdelt_frames(replace(composed.CHRONOLOGY, readings=readings))
    assert len(mentions) == 5


def test_one_account_is_one_mention_with_its_evidence(frames: tuple[Any, Any]) -> None:
    events, mentions = frames
    assert list(mentions["account_id"]) == ["c-1", "c-2", "c-3", "c-4", "c-5"]
    assert set(mentions["GLOBALEVENTID"]) == {events["GLOBALEVENTID"][0]}
    texts = texts_of(composed.CHRONOLOGY)
    denial = mentions.iloc[1]
    assert (denial.stance, denial.MentionSourceName) == ("denies", "The Quayside Post")
    assert denial.attribution_chain == "The Quayside Post > Radio Bondeni > State House spokesman"
    words = texts[denial.document_id][int(denial.evidence_start) : int(denial.evidence_end)]
    assert words == "“held no promise of that kind”"
    assert denial.Extras == "content: the letter promised to lift the ban on flights"
    assert (denial.MentionType, denial.InRawText) == ("2", "1")
    assert int(denial.MentionDocLen) == len(texts[denial.document_id])


def test_offsets_lead_to_the_words_of_the_event(frames: tuple[Any, Any]) -> None:
    told = frames[1].iloc[3]
    text = texts_of(composed.CHRONOLOGY)[told.document_id]
    assert text[int(told.ActionCharOffset) :].startswith("wrote")
    assert (told.Actor1CharOffset, told.modality) == ("", "actual")


def test_the_offset_of_an_actor_is_where_the_clause_names_it() -> None:
    words = composed.span(composed.POST_DOCUMENT, "Kenya's president")
    post = composed.POST_READING
    named = replace(post.event_mentions[0], participants=(Participant("actor", "office:KEN/president", words),))
    reading = replace(post, event_mentions=(named, *post.event_mentions[1:]))
    _, mentions = gdelt_frames(replace(composed.CHRONOLOGY, readings=(reading, composed.RADIO_READING)))
    assert int(mentions["Actor1CharOffset"][3]) == words.start


def test_the_sentence_is_counted_from_the_headline_on(frames: tuple[Any, Any]) -> None:
    # headline; "Kenya's president wrote ... [16 May]."; "Villa Somalia said ..."; "According to Radio Bondeni ..."
    assert list(frames[1]["SentenceID"]) == ["3", "4", "2", "2", "3"]


@pytest.mark.parametrize("word", ["Mr", "Gen", "A"])
def test_abbreviations_and_initials_end_no_sentence(word: str) -> None:
    from rashomon.formats.coded import sentence_number

    text = f"Talks\n\nThe envoy met {word}. Mwangi in Nairobi. He left."
    document = composed.document_of(text, "talks", "The Quayside Post")
    assert sentence_number(document, text.index("Nairobi")) == 2
    assert sentence_number(document, text.index("He left")) == 3


def test_tabs_line_breaks_and_quotation_marks_break_no_row() -> None:
    hostile = replace(composed.ACTORS[0], name='State\tHouse\n"x\u2028=1')
    events, _ = gdelt_frames(replace(composed.CHRONOLOGY, actors=(hostile, *composed.ACTORS[1:])))
    assert list(events["Actor1Name"]) == ["State House 'x =1"] * 2
    formula = replace(composed.ACTORS[0], name="=1+1")
    events, _ = gdelt_frames(replace(composed.CHRONOLOGY, actors=(formula, *composed.ACTORS[1:])))
    assert list(events["Actor1Name"]) == ["'=1+1"] * 2


def test_the_number_of_an_event_is_made_of_its_id() -> None:
    assert global_event_id("e-00000000ff") == 255
    assert global_event_id("e-ffffffffff") == 2**40 - 1
    assert global_event_id("e-letter") != global_event_id("e-meeting")


@pytest.mark.parametrize("seed", [1, 2])
def test_the_order_of_the_input_changes_nothing(seed: int) -> None:
    assert export_of("gdelt", shuffled(composed.CHRONOLOGY, seed)) == export_of("gdelt", composed.CHRONOLOGY)


@pytest.mark.parametrize(
    ("path", "kind", "identifier"),
    [
        ("https://post.example/letter?id=7", "1", "https://post.example/letter?id=7"),
        ("reports/letter.txt", "2", "The Quayside Post: Nairobi and Mogadishu differ over letter (2023-05-16) ["),
        ('https://post.example/"><script>', "2", "The Quayside Post: Nairobi"),
    ],
)
def test_a_document_from_the_web_goes_by_its_address(path: str, kind: str, identifier: str) -> None:
    document = replace(composed.POST_DOCUMENT, path=path)
    readings = (replace(composed.POST_READING, document=document), composed.RADIO_READING)
    events, mentions = gdelt_frames(replace(composed.CHRONOLOGY, readings=readings))
    assert mentions["MentionType"][0] == kind
    assert mentions["MentionIdentifier"][0].startswith(identifier)
    assert events["SOURCEURL"][0].startswith(identifier)
