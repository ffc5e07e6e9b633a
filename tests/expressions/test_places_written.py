"""Place expressions: which names in a sentence are used as places, and what the words around them add."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from rashomon.encoder.parser import parse_document
from rashomon.expressions.places import find_places, place_expression
from rashomon.model import ActorExpression, Document, Span

Make = Callable[..., Document]


def places_in(document: Document, actors: tuple[ActorExpression, ...] = ()) -> list[str]:
    return [document.quote(e.span) for e in find_places(document, parse_document(document), actors)]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Rebels seized the airport in Bangui.", ["Bangui"]),
        ("The minister travelled to Brazil for talks.", ["Brazil"]),
        ("A bomb exploded in Kaduna, Nigeria, killing six.", ["Kaduna", "Nigeria"]),
        ("Aid reached the Ethiopian city of Mekele on foot.", ["Mekele"]),
        ("The summit opened in the Kenyan capital.", ["the Kenyan capital"]),
        ("Fighting spread across eastern Ukraine.", ["eastern Ukraine"]),
        ("Shells landed near the Thai-Cambodian border.", ["the Thai-Cambodian border"]),
        ("Police closed the border between Chad and Niger.", ["the border between Chad and Niger"]),
        ("A drone had entered Estonian airspace.", ["Estonian airspace"]),
        ("Jets crossed the Yugoslav-Hungarian border.", ["the Yugoslav-Hungarian border"]),
        ("They landed at Nairobi's Wilson Airport.", ["Nairobi's Wilson Airport"]),
        ("The Geneva talks collapsed.", ["Geneva"]),
        ("He returned from a visit to Peru and Chile.", ["Peru", "Chile"]),
        ("Militants attacked villages in the West Bank.", ["West Bank"]),
        ("The virus reached farms in Togo, Ghana, Niger and Mali.", ["Togo", "Ghana", "Niger", "Mali"]),
        ("Generators were flown to Innisfail, Queensland.", ["Innisfail", "Queensland"]),
        ("Smugglers landed at Charles de Gaulle Airport.", ["Charles de Gaulle Airport"]),
    ],
)
def test_names_used_as_places(document: Make, sentence: str, expected: list[str]) -> None:
    assert places_in(document(sentence)) == expected


def test_a_name_that_only_a_word_beside_it_makes_a_place_is_read(document: Make) -> None:
    # the gazetteer has no town of this name, only Henrico County
    assert "Virginia" in places_in(document("Floods hurt both Henrico and Amherst counties in Virginia."))


@pytest.mark.parametrize(
    "sentence",
    [
        "Nairobi rejected the accusations.",
        "Brazil and Argentina signed the accord.",
        "The envoy has no confidence in Peru.",
        "Threats from Khartoum did not impress the rebels.",
        "Officials in the south blamed Egypt for the delay.",
        "Relations between Japan and India improved.",
        "Madrid officials declined to comment.",
        "The Bank of England raised rates.",
        "Paris Hilton arrived late.",
        "A drone had entered Soviet airspace.",  # a state that is no more has no point of its own
    ],
)
def test_names_that_stand_for_those_who_act_or_for_something_else(document: Make, sentence: str) -> None:
    assert places_in(document(sentence)) == []


def test_a_name_inside_an_outlet_is_no_place(document: Make) -> None:
    report = document("In the Jakarta Post he described the flood.")
    start = report.text.index("Jakarta")
    outlet = ActorExpression(Span(report.id, start, start + len("Jakarta Post")), "name", ("outlet:jakarta-post",))
    assert places_in(report, (outlet,)) == []


def test_a_dateline_is_a_place_however_small(document: Make) -> None:
    assert places_in(document("NAIROBI (Reuters) - The port will close, an official said.")) == ["NAIROBI"]
    assert places_in(document("COLFAX — The old mill burned down on Sunday.")) == ["COLFAX"]


@pytest.mark.parametrize(
    ("sentence", "feature"),
    [
        ("Shells hit Idlib province.", "region"),
        ("Shells hit Idlib.", "city"),
        ("They met in the province of Kandahar.", "region"),
        ("Clashes went on in Kandahar and Helmand provinces.", "region"),
        ("Storms crossed Clay and Knox counties in Kentucky.", "county"),
        ("Tankers crossed the Strait of Hormuz.", "sea"),
        ("A barn burned in Cook County.", "county"),
    ],
)
def test_a_place_knows_how_fine_it_is(document: Make, sentence: str, feature: str) -> None:
    report = document(sentence)
    named = ("Idlib", "Kandahar", "Strait of Hormuz", "Cook County", "Clay")
    start, name = next((sentence.index(n), n) for n in named if n in sentence)
    assert place_expression(report, start, start + len(name)).feature == feature
