"""FollowTheMoney entities, read back and judged by the followthemoney library itself."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any, get_args

import pytest
from followthemoney import model
from followthemoney.proxy import EntityProxy
from followthemoney.types import registry

import composed
from rashomon.formats.followthemoney import codes, entity_id, files
from rashomon.knowledge.actors.tables import countries
from rashomon.model import ActorKind, Chronology, Date, EventStatus, Participant, ParticipantRole
from reading_back import shuffled

Record = dict[str, Any]


def records(chronology: Chronology = composed.CHRONOLOGY) -> list[Record]:
    """The lines of the export."""
    (file,) = files(chronology)
    return [json.loads(line) for line in file.content.decode().splitlines()]


def one(kind: str, *ids: str, chronology: Chronology = composed.CHRONOLOGY) -> Record:
    """The properties of one entity."""
    (found,) = (each for each in records(chronology) if each["id"] == entity_id(kind, *ids))
    properties: Record = found["properties"]
    return properties


def assert_sound(found: list[Record]) -> None:
    """What the library says of entities: values as it would clean them, nothing lost, no reference to nowhere."""
    known = {each["id"]: model.get(each["schema"]) for each in found}
    assert len(known) == len(found)
    for record in found:
        schema = model.get(record["schema"])
        assert schema is not None
        assert not schema.abstract
        schema.validate(record)
        ours: EntityProxy = model.get_proxy(record, cleaned=True)
        theirs: EntityProxy = model.get_proxy(record, cleaned=False)
        assert set(ours.properties) == set(theirs.properties)
        for name, kept in theirs.properties.items():
            # the library trims what it cleans; the text of a document is kept as it is, for places are counted in it
            assert sorted(kept) == sorted(value.strip() for value in ours.properties[name])
        for name, values in record["properties"].items():
            prop = schema.get(name)
            assert prop is not None, f"{record['schema']} has no {name}"
            assert all(prop.type.validate(value) for value in values), (name, values)
            if prop.type == registry.entity:
                assert all(known[value].is_a(prop.range) for value in values), (name, values)


def test_the_library_takes_every_entity_as_it_stands() -> None:
    assert_sound(records())


def test_the_library_takes_the_demonstration_as_it_stands(demo_chronology: Chronology) -> None:
    found = records(demo_chronology)
    assert_sound(found)
    assert {each["id"] for each in found} >= {entity_id("event", each.id) for each in demo_chronology.events}


def test_a_report_of_an_event_has_the_clause_that_tells_of_it() -> None:
    report = one("report", "e-letter", composed.RADIO_DOCUMENT.id)
    assert report["summary"] == ["“The letter held no promise of that kind”"]
    assert report["date"] == ["2023-05-16"]


def test_what_a_voice_says_is_a_note_with_its_words_and_no_property_of_the_event() -> None:
    note = one("account", "c-2")
    assert note["description"] == [
        "State House spokesman, through Radio Bondeni, denies it: the letter promised to lift the ban on flights "
        "(16 May 2023)"
    ]
    start = composed.POST.index("“held no promise")
    words = "“held no promise of that kind”"
    assert note["summary"] == [
        f"{words} (document {composed.POST_DOCUMENT.id}, characters {start}–{start + len(words)})"
    ]
    assert note["proof"] == [entity_id("document", composed.POST_DOCUMENT.id)]
    assert "promise" not in json.dumps(one("event", "e-letter"))


def test_a_side_is_a_representation_with_its_evidence() -> None:
    side = one("side", "office:KEN/president", "state:KEN")
    assert (side["role"], side["description"]) == (["speaks for"], ["the seat of Kenya"])


@pytest.mark.parametrize(
    ("date", "written"),
    [
        (Date("2016-06-29", "2016-06-29", "2016-06-29"), ["2016-06-29"]),
        (Date("2016-06", "2016-06-01", "2016-06-30"), ["2016-06"]),
        (Date("2015-11-24/2015-12-02", "2015-11-24", "2015-12-02"), ["2015"]),
        (Date("2015-12-30/2016-01-02", "2015-12-30", "2016-01-02"), None),
        (Date("../2016-10-28", None, "2016-10-28"), None),
    ],
)
def test_a_date_is_no_finer_than_all_its_days_agree_on(date: Date, written: list[str] | None) -> None:
    letter = replace(composed.LETTER, time=replace(composed.LETTER.time, date=date))
    told = replace(composed.CHRONOLOGY, events=(letter, composed.MEETING))
    assert one("event", "e-letter", chronology=told).get("date") == written


def test_who_is_only_accused_is_not_involved() -> None:
    """An accusation is no part in the event."""
    charge = replace(composed.LETTER, participants=(), accused=(Participant("actor", "state:SOM"),))
    told = replace(composed.CHRONOLOGY, events=(charge, composed.MEETING))
    assert "involved" not in one("event", "e-letter", chronology=told)
    assert one("part", "e-letter", "state:SOM", "is accused of it", chronology=told)["role"] == ["is accused of it"]
    assert_sound(records(told))


def test_every_word_of_ours_has_one_of_theirs() -> None:
    assert set(codes().schemata) == set(get_args(ActorKind))
    assert set(codes().roles) == set(get_args(ParticipantRole))
    assert all(model.get(schema) is not None for schema in codes().schemata.values())
    assert all(model.get(schema).is_a("LegalEntity") for schema in codes().schemata.values())
    named = [code for each in countries() if (code := codes().country(each)) is not None]
    assert len(named) > 240
    assert all(registry.country.validate(code) for code in named)
    assert (codes().country("XKX"), codes().country("SUN"), codes().country("ANT")) == ("xk", "suhh", None)
    assert all(registry.language.validate(code) for code in codes().languages.values())


@pytest.mark.parametrize("seed", [1, 2])
def test_the_same_bytes_in_whatever_order_the_chronology_comes(seed: int, demo_chronology: Chronology) -> None:
    assert files(shuffled(demo_chronology, seed)) == files(demo_chronology)


@pytest.mark.parametrize(("status", "name"), [("occurred", ""), ("denied", " (denied)"), ("planned", " (planned)")])
def test_an_event_that_is_no_fact_says_so_in_its_name(status: EventStatus, name: str) -> None:
    told = replace(composed.CHRONOLOGY, events=(replace(composed.LETTER, status=status), composed.MEETING))
    assert one("event", "e-letter", chronology=told)["name"] == [f"Kenya's president writes to Somalia's{name}"]


def test_a_report_from_the_web_has_its_address() -> None:
    address = "https://post.example/letter?id=7"
    fetched = replace(composed.POST_READING, document=replace(composed.POST_DOCUMENT, path=address))
    told = replace(composed.CHRONOLOGY, readings=(fetched, composed.RADIO_READING))
    assert one("document", composed.POST_DOCUMENT.id, chronology=told)["sourceUrl"] == [address]
    assert "sourceUrl" not in one("document", composed.RADIO_DOCUMENT.id, chronology=told)
    assert_sound(records(told))


def test_every_entity_is_one_line_for_every_reader() -> None:
    hostile = replace(composed.ACTORS[0], name="State\u2028House\x85of\u2029Kenya")
    found = records(replace(composed.CHRONOLOGY, actors=(hostile, *composed.ACTORS[1:])))
    assert any(hostile.name in each["properties"].get("name", ()) for each in found)
