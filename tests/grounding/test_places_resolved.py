"""Place mentions: which place of a name is meant."""

from __future__ import annotations

import re
from collections.abc import Callable

from rashomon.encoder.parser import parse_document
from rashomon.expressions.places import find_places, place_expression
from rashomon.grounding.places import resolve_places
from rashomon.knowledge.places import capital_of, country_places, place, places_named
from rashomon.model import Document, Place

Make = Callable[..., Document]


def places_of(document: Document) -> dict[str, Place]:
    parse = parse_document(document)
    mentions = resolve_places(document, find_places(document, parse, ()))
    return {document.quote(m.span): m.place for m in mentions}


def test_a_city_has_its_country_id_and_point(document: Make) -> None:
    place = places_of(document("Rebels entered the market in Goma."))["Goma"]
    assert (place.country, place.geonameid) == ("COD", 216281)
    assert place.lat is not None
    assert round(place.lat) == -2


def test_a_told_country_outweighs_size(document: Make) -> None:
    assert places_of(document("A fire broke out in Birmingham, Alabama."))["Birmingham"].country == "USA"
    assert places_of(document("A fire broke out in Birmingham."))["Birmingham"].country == "GBR"


def test_a_country_spoken_of_outweighs_size(document: Make) -> None:
    cuban = document("The Cuban army was on alert. A convoy left the barracks in Santiago de Cuba.")
    assert places_of(cuban)["Santiago de Cuba"].country == "CUB"
    venezuelan = document("The Venezuelan army was on alert. Protesters gathered in Valencia.")
    assert places_of(venezuelan)["Valencia"].country == "VEN"


def test_the_capital_without_its_name(document: Make) -> None:
    place = places_of(document("The summit opened in the Peruvian capital."))["the Peruvian capital"]
    assert (place.name, place.country) == ("Lima", "PER")


def test_a_border_has_two_countries_and_no_point(document: Make) -> None:
    place = places_of(document("Shells fell near the Thai-Cambodian border."))["the Thai-Cambodian border"]
    assert place == Place("Cambodia-Thailand border", feature="border")


def test_a_part_of_a_country_keeps_the_country_without_a_point(document: Make) -> None:
    place = places_of(document("Clashes broke out in northern Mali."))["northern Mali"]
    assert place == Place("northern Mali", "MLI", feature="region")


def test_a_name_means_one_place_throughout_a_report_unless_told_otherwise(document: Make) -> None:
    report = "A fire broke out in Paris, Texas. Two men were arrested in Paris on Monday."
    text = document(report)
    mentions = resolve_places(text, find_places(text, parse_document(text), ()))
    assert {m.place.country for m in mentions} == {"USA"}
    both = document("The band flew from Paris, Texas, to Paris, France.")
    marks = [place_expression(both, m.start(), m.end()) for m in re.finditer("Paris", both.text)]
    assert [m.place.country for m in resolve_places(both, marks)] == ["USA", "FRA"]


def test_the_other_places_of_a_report_tell_which_town_is_meant(document: Make) -> None:
    text = document("Police searched houses in Lexington, Danville and Richmond, and in Berea, near Frankfort.")
    names = ("Lexington", "Danville", "Richmond", "Berea", "Frankfort")
    marks = [place_expression(text, text.text.index(n), text.text.index(n) + len(n)) for n in names]
    regions = {place(m.place.geonameid).region for m in resolve_places(text, marks) if m.place.geonameid}
    assert len(regions) == 1


def test_a_list_of_countries_is_no_address(document: Make) -> None:
    text = document("Envoys of China, Japan and Mexico met.")
    marks = [
        place_expression(text, text.text.index(n), text.text.index(n) + len(n)) for n in ("China", "Japan", "Mexico")
    ]
    found = [m.place for m in resolve_places(text, marks)]
    assert [(p.country, p.feature) for p in found] == [("CHN", "country"), ("JPN", "country"), ("MEX", "country")]


def test_a_namesake_elsewhere_is_not_meant(document: Make) -> None:
    place = places_of(document("A bus burned in Manchester, Nigeria."))["Manchester"]
    assert (place.country, place.geonameid, place.lat) == ("NGA", None, None)


def test_derived_points_are_marked(document: Make) -> None:
    places = places_of(document("Troops left Kabul for Helmand and crossed the Black Sea."))
    assert (places["Kabul"].feature, places["Kabul"].derived) == ("city", False)
    assert (places["Helmand"].feature, places["Helmand"].country) == ("region", "AFG")


def test_an_airport_that_is_known_by_name_has_its_own_point(document: Make) -> None:
    place = places_of(document("A drone was seen at London Heathrow Airport."))["London Heathrow Airport"]
    assert (place.country, place.feature, place.derived) == ("GBR", "airport", False)
    assert place.geonameid == 2643743  # its city's


def test_an_airport_lies_in_its_city(document: Make) -> None:
    place = places_of(document("Two jets collided at Nairobi's Wilson Airport."))["Nairobi's Wilson Airport"]
    assert (place.name, place.country, place.geonameid) == ("Nairobi's Wilson Airport", "KEN", 184745)


def test_the_gazetteer_knows_respelled_and_renamed_cities() -> None:
    assert places_named("Kiev")[0].name == "Kyiv"
    assert places_named("Bogota")[0].country == "COL"
    assert places_named("Saint-Étienne")[0].country == "FRA"
    assert places_named("Nowhere at all") == ()


def test_every_country_has_a_place_and_nearly_every_one_a_capital() -> None:
    assert country_places()["KEN"].id == 192950
    lisbon = capital_of("PRT")
    assert lisbon is not None
    assert lisbon.name == "Lisbon"
