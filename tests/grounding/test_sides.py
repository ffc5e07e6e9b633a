"""Sides of voices, each with the words or the knowledge that says so; and voices that have none."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from rashomon.accounts.tellers import known_actors, side_of
from rashomon.model import Actor, Document, Reading, Span
from rashomon.pipeline import read_document

Read = Callable[..., Reading]


def sides(found: Reading) -> dict[str, str | None]:
    """The side of each innermost voice, by name."""
    actors = {actor.id: actor for actor in found.actors}
    voices = [v for a in found.attributions if a.chain for v in a.chain[-1].voices]
    return {voice.name: side_of(voice.actor, actors) for voice in voices}


def evidence(found: Reading, side: str) -> set[str]:
    """The words or sentences that say of somebody that this is the side."""
    said = [a.side_evidence for a in found.actors if a.side == side and a.side_evidence is not None]
    return {found.document.quote(each) if isinstance(each, Span) else each for each in said}


@pytest.mark.parametrize(
    ("text", "voice", "side"),
    [
        ("The Foreign Ministry in Lusaka said that no envoy had been sent.", "The Foreign Ministry in Lusaka", "ZMB"),
        ("The General Staff in Ankara said that the jet had been warned.", "The General Staff in Ankara", "TUR"),
        ("Police in Nairobi said that four men had been arrested.", "Police in Nairobi", "KEN"),
        ("Officials in Luanda said that the road was closed.", "Officials in Luanda", "AGO"),
        ("The embassy in Moscow said that no visa had been refused.", "The embassy in Moscow", None),
        (
            "Lieutenant General Omar Diallo, the Senegalese military's chief spokesman, said that no soldier had left.",
            "Omar Diallo",
            "SEN",
        ),
        ("Chile's high commissioner, Rosa Prieto, denied that a ship had been searched.", "Rosa Prieto", "CHL"),
        (
            "Peru's Ministry of Defence accused Ecuador of moving posts. Deputy Defence Minister Luis Ossa said that "
            "eleven posts had been moved.",
            "Luis Ossa",
            "PER",
        ),
        ("A Bolivian activist said that the lake had been sold.", "A Bolivian activist", None),
    ],
)
def test_whose_side_a_voice_is_on(reading: Read, text: str, voice: str, side: str | None) -> None:
    found = reading(text, "2014-03-04")
    assert sides(found)[voice] == (f"state:{side}" if side else None)
    assert side is None or evidence(found, f"state:{side}")


def test_its_ministry_is_that_of_the_country_spoken_of(reading: Read) -> None:
    found = reading("Peru regretted the decision. Its Foreign Ministry said that Ecuador had interfered.", "2014-03-04")
    assert sides(found)["Peru’s Foreign Ministry"] == "state:PER"


def test_the_same_source_is_the_source_named_before(reading: Read) -> None:
    found = reading(
        "The call was short, a source in the Kenyan presidency said. The same source said that no date had been named.",
        "2014-03-04",
    )
    assert set(sides(found)) == {"a source in the Kenyan presidency"}


def test_an_office_without_a_country_in_a_statement_is_the_issuers(document: Callable[..., Document]) -> None:
    made = document("An army spokesman said that three posts had been taken.", "2014-03-04")
    found = read_document(replace(made, kind="statement", publisher="government:PER"))
    assert sides(found)["An army spokesman"] == "state:PER"


def test_a_persons_country_is_no_side_and_a_body_of_no_state_is_its_own() -> None:
    people = {
        a.id: a
        for a in (
            Actor("person:x", "X", "person", "CHL"),
            Actor("organisation:y", "Y", "organisation", "CHL"),
            Actor("office:CHL/president", "President of Chile", "office", "CHL"),
        )
    }
    assert [side_of(i, people) for i in people] == [None, "organisation:y", "state:CHL"]


def test_who_is_a_spokesman_in_one_report_is_so_in_the_next(reading: Read) -> None:
    first = reading("Chilean government spokesman Pablo Rey said that the ship had left.", "2014-03-04", "a")
    second = reading("Pablo Rey said that it would return.", "2014-03-05", "b")
    assert side_of("person:pablo-rey", known_actors([second, first])) == "state:CHL"


HOME = "LUSAKA, March 4 - A bomb exploded at a market in {place} on Monday, an army spokesman said."


@pytest.mark.parametrize(("place", "side"), [("Ndola", "state:ZMB"), ("Harare", None)])
def test_the_army_of_a_report_is_that_of_the_country_it_is_from_and_about(
    reading: Read, place: str, side: str | None
) -> None:
    found = reading(HOME.format(place=place), "2014-03-04")
    assert sides(found)["an army spokesman"] == side
    assert side is None or evidence(found, side) >= {"LUSAKA"}
