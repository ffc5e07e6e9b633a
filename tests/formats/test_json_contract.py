"""The JSON of the demonstration corpus keeps the format "rashomon/1": every field, every reference, every span.

The list of fields is the format's own, written out here so that none of them is lost unnoticed.
"""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise
from typing import Any, get_args

import pytest

import composed
from rashomon import model
from rashomon.formats.json import dump, to_record
from rashomon.knowledge.ontology import goldstein, roots
from rashomon.model import Chronology, Reading
from rashomon.pipeline import relate

Record = dict[str, Any]

SPAN = "document start end"
DATE = "edtf earliest latest"
PLOVER = "root mode context"
PLACE = "name country geonameid lat lon"
TIME = f"{DATE} status reason"
#: Where a record stands > its fields. "a.b" is field b of each record in a; a field that is null is passed over.
FIELDS = {
    "": "format generator documents actors actor_mentions times places attributions event_mentions events "
    "propositions comparisons links",
    "generator": "version weights knowledge",
    "documents": "id path sha256 text title language outlet kind publisher carrier_of published blocks",
    "documents.published": f"{DATE} basis reasons",
    "documents.blocks": "start end role",
    "actors": "id name kind country cameo side side_evidence",
    "actor_mentions": f"{SPAN} actor reading",
    "times": f"{SPAN} {DATE} status kind anchor reason",
    "places": f"{SPAN} {PLACE}",
    "attributions": "id document source cue content parent chain stance form hedges",
    "attributions.source": SPAN,
    "attributions.cue": SPAN,
    "attributions.content": SPAN,
    "attributions.chain": "voices",
    "attributions.chain.voices": "name actor kind span",
    "attributions.hedges": "start end kind scope",
    "event_mentions": f"id {SPAN} extent event attribution modality plover cameo participants time place numbers",
    "event_mentions.extent": "start end",
    "event_mentions.plover": PLOVER,
    "event_mentions.participants": "role actor span",
    "event_mentions.time": TIME,
    "event_mentions.place": PLACE,
    "event_mentions.numbers": "value bound unit role span",
    "events": "id label plover cameo participants time place status disputed mentions documents",
    "events.plover": PLOVER,
    "events.participants": "role actor",
    "events.summary": "text parts",
    "events.summary.parts": "kind text propositions accounts evidence",
    "events.summary.parts.evidence": SPAN,
    "events.time": TIME,
    "events.place": PLACE,
    "propositions": "id event text dimension accounts",
    "propositions.accounts": "id voice actor side chain attribution stance value said_at evidence",
    "propositions.accounts.chain": "voices",
    "propositions.accounts.chain.voices": "name actor kind span",
    "propositions.accounts.said_at": DATE,
    "propositions.accounts.evidence": SPAN,
    "comparisons": "id event proposition dimension a b verdict nuance why",
    "comparisons.a": "account evidence chain",
    "comparisons.b": "account evidence chain",
    "comparisons.a.evidence": SPAN,
    "comparisons.b.evidence": SPAN,
    "links": "a b kind reason",
}
#: Where a word of a closed list stands > the list.
CLOSED = {
    "documents.kind": model.DocumentKind,
    "documents.published.basis": model.Basis,
    "documents.blocks.role": model.BlockRole,
    "actors.kind": model.ActorKind,
    "actor_mentions.reading": model.ActorReading,
    "times.status": model.TimeStatus,
    "times.kind": model.TimeKind,
    "attributions.stance": model.Stance,
    "attributions.form": model.Form,
    "attributions.chain.voices.kind": model.VoiceKind,
    "event_mentions.modality": model.Modality,
    "event_mentions.participants.role": model.ParticipantRole,
    "event_mentions.numbers.bound": model.Bound,
    "events.status": model.EventStatus,
    "events.disputed": model.Dimension,
    "events.summary.parts.kind": model.PartKind,
    "propositions.dimension": model.Dimension,
    "propositions.accounts.stance": model.Telling,
    "comparisons.dimension": model.Dimension,
    "comparisons.verdict": model.Verdict,
    "links.kind": model.LinkKind,
}
#: Where an id stands > the list it is of; null is passed over.
REFERENCES = {
    "documents.publisher": "actors",
    "documents.carrier_of": "documents",
    "actors.side": "actors",
    "actor_mentions.document": "documents",
    "actor_mentions.actor": "actors",
    "times.document": "documents",
    "places.document": "documents",
    "attributions.document": "documents",
    "attributions.parent": "attributions",
    "attributions.chain.voices.actor": "actors",
    "event_mentions.document": "documents",
    "event_mentions.event": "events",
    "event_mentions.attribution": "attributions",
    "event_mentions.participants.actor": "actors",
    "events.participants.actor": "actors",
    "events.mentions": "event_mentions",
    "events.documents": "documents",
    "events.summary.parts.propositions": "propositions",
    "events.summary.parts.accounts": "accounts",
    "propositions.event": "events",
    "propositions.accounts.actor": "actors",
    "propositions.accounts.side": "actors",
    "propositions.accounts.attribution": "attributions",
    "propositions.accounts.chain.voices.actor": "actors",
    "comparisons.event": "events",
    "comparisons.proposition": "propositions",
    "comparisons.a.account": "accounts",
    "comparisons.b.account": "accounts",
    "comparisons.a.chain.voices.actor": "actors",
    "comparisons.b.chain.voices.actor": "actors",
    "links.a": "events",
    "links.b": "events",
}


@pytest.fixture(scope="module")
def written(demo_chronology: Chronology) -> str:
    return dump(demo_chronology)


@pytest.fixture(scope="module")
def record(written: str) -> Record:
    loaded: Record = json.loads(written)
    return loaded


def at(value: Any, place: str) -> Iterator[Any]:
    """Every value that stands at a place, lists entered, nulls passed over."""
    if isinstance(value, list):
        for each in value:
            yield from at(each, place)
    elif value is not None and place:
        first, _, rest = place.partition(".")
        yield from at(value[first], rest)
    elif value is not None:
        yield value


def ids(record: Record, name: str) -> list[str]:
    """The ids of a list, `accounts` being those of all propositions."""
    return list(at(record, "propositions.accounts.id" if name == "accounts" else f"{name}.id"))


def spans(value: Any) -> Iterator[tuple[str, int, int]]:
    """Every span at any depth that names its document."""
    if isinstance(value, list):
        for each in value:
            yield from spans(each)
    elif isinstance(value, dict):
        if {"document", "start", "end"} <= set(value):
            yield value["document"], value["start"], value["end"]
        for each in value.values():
            yield from spans(each)


@pytest.mark.parametrize("place", FIELDS)
def test_every_field_is_there(record: Record, place: str) -> None:
    found = list(at(record, place))
    assert found
    assert [
        (place, set(FIELDS[place].split()) - set(each)) for each in found if set(FIELDS[place].split()) - set(each)
    ] == []


@pytest.mark.parametrize("place", CLOSED)
def test_every_word_is_of_its_list(record: Record, place: str) -> None:
    assert set(at(record, place)) <= set(get_args(CLOSED[place]))


@pytest.mark.parametrize(
    "name",
    ["documents", "actors", "attributions", "event_mentions", "events", "propositions", "accounts", "comparisons"],
)
def test_ids_are_unique(record: Record, name: str) -> None:
    found = ids(record, name)
    assert found
    assert sorted(set(found)) == sorted(found)


@pytest.mark.parametrize("place", REFERENCES)
def test_every_reference_resolves(record: Record, place: str) -> None:
    assert sorted(set(at(record, place)) - set(ids(record, REFERENCES[place]))) == []


def test_every_span_is_of_words_in_its_document(record: Record) -> None:
    texts = {document["id"]: document["text"] for document in record["documents"]}
    found = list(spans(record))
    assert len(found) > 1_000
    assert [s for s in found if not 0 <= s[1] < s[2] <= len(texts[s[0]]) or not texts[s[0]][s[1] : s[2]].strip()] == []


def test_extents_and_hedges_lie_in_their_documents_and_hold_their_triggers(record: Record) -> None:
    texts = {document["id"]: document["text"] for document in record["documents"]}
    for mention in record["event_mentions"]:
        extent = mention["extent"]
        assert (
            0
            <= extent["start"]
            <= mention["start"]
            < mention["end"]
            <= extent["end"]
            <= len(texts[mention["document"]])
        )
    for attribution in record["attributions"]:
        for hedge in attribution["hedges"]:
            assert texts[attribution["document"]][hedge["start"] : hedge["end"]].strip()


def test_each_line_stands_in_one_block_and_blocks_do_not_overlap(record: Record) -> None:
    for document in record["documents"]:
        blocks = sorted((block["start"], block["end"]) for block in document["blocks"])
        assert all(earlier[1] <= later[0] for earlier, later in pairwise(blocks))
        outside = list(document["text"])
        for start, end in blocks:
            outside[start:end] = " " * (end - start)
        assert not "".join(outside).strip()


def test_nothing_in_a_caption_or_in_furniture_is_evidence(record: Record) -> None:
    shut = [
        (document["id"], block["start"], block["end"])
        for document in record["documents"]
        for block in document["blocks"]
        if block["role"] in ("caption", "boilerplate", "byline")
    ]
    told = [record["event_mentions"], record["propositions"], record["comparisons"]]
    used = {s for s in spans(told) if any(s[0] == d and s[1] < end and start < s[2] for d, start, end in shut)}
    assert used == set()


def test_mentions_and_events_name_one_another(record: Record) -> None:
    homes = {mention["id"]: mention["event"] for mention in record["event_mentions"]}
    assert {m: event["id"] for event in record["events"] for m in event["mentions"]} == homes
    papers = {mention["id"]: mention["document"] for mention in record["event_mentions"]}
    for event in record["events"]:
        assert {papers[mention] for mention in event["mentions"]} == set(event["documents"])


def test_a_comparison_names_a_proposition_unless_it_is_of_two_events(record: Record) -> None:
    assert [
        c["id"] for c in record["comparisons"] if c["proposition"] is None and c["verdict"] != "different_event"
    ] == []
    assert [
        c["id"]
        for c in record["comparisons"]
        for side in "ab"
        if len({s["document"] for s in c[side]["evidence"]}) != 1
    ] == []


def test_the_same_two_passages_never_stand_under_two_verdicts(record: Record) -> None:
    verdicts: dict[tuple[Any, ...], set[str]] = {}
    for comparison in record["comparisons"]:
        pair = tuple(sorted(tuple(sorted(spans(comparison[side]["evidence"]))) for side in "ab"))
        verdicts.setdefault(pair, set()).add(comparison["verdict"])
    assert {pair: found for pair, found in verdicts.items() if len(found) > 1} == {}


def test_neither_the_order_of_reading_nor_a_second_reading_changes_a_byte(
    written: str, demo_readings: list[Reading]
) -> None:
    assert dump(relate(demo_readings[::-1])) == written
    assert dump(relate([*demo_readings, *demo_readings])) == written


def test_the_order_in_which_sets_are_walked_changes_no_byte(demo_readings: list[Reading]) -> None:
    """Another process walks its sets in another order; a part of the corpus is enough to see it."""
    few = 6
    script = (
        "import sys, rashomon; from rashomon.demo import demo_metadata, demo_paths\n"
        "from rashomon.formats.json import dump\n"
        f"sys.stdout.buffer.write(dump(rashomon.read(demo_paths()[:{few}], demo_metadata())).encode())"
    )
    told = subprocess.run([sys.executable, "-c", script], check=True, capture_output=True).stdout
    assert json.loads(told)["events"]
    assert told.decode() == dump(relate(demo_readings[:few]))


def test_a_type_has_its_quad_class_and_its_goldstein_value(record: Record) -> None:
    for each in (*record["event_mentions"], *record["events"]):
        root = each["plover"]["root"] if each["plover"] else None
        assert each["quad"] == (roots()[root].quad if root else None)
        if each["cameo"]:
            assert each["goldstein"] == goldstein(each["cameo"])


@pytest.mark.parametrize(
    ("path", "address"),
    [
        ("https://quayside.example/2023/post.html", "https://quayside.example/2023/post.html"),
        ("letters/post.html", None),
        ("javascript:alert(1)", None),
        ("data:text/html,<b>", None),
        ('https://quayside.example/"><b>', None),
    ],
)
def test_a_document_has_the_web_address_that_it_was_fetched_from(path: str, address: str | None) -> None:
    fetched = Reading(replace(composed.READINGS[0].document, path=path))
    assert to_record(Chronology((fetched,)))["documents"][0]["address"] == address
