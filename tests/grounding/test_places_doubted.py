"""Places that are left open rather than guessed, and countries that are not told by who acts there."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from rashomon.encoder.parser import parse_document
from rashomon.expressions.places import find_places
from rashomon.grounding.places import resolve_places
from rashomon.model import Document, Place

Make = Callable[..., Document]


def places_of(document: Document) -> dict[str, Place]:
    parse = parse_document(document)
    mentions = resolve_places(document, find_places(document, parse, ()))
    return {document.quote(m.span): m.place for m in mentions}


@pytest.mark.parametrize(
    ("sentence", "name", "country"),
    [
        ("Turkish soldiers entered the city of Aleppo.", "Aleppo", "SYR"),
        ("British troops left the city of Kandahar.", "Kandahar", "AFG"),
        ("Emirati jets bombed the port city of Aden.", "Aden", "YEM"),
        ("A German tourist drowned in the resort town of Hurghada.", "Hurghada", "EGY"),
        ("Ethiopian tanks rolled into the town of Baidoa.", "Baidoa", "SOM"),
        ("In Kharkiv, Russia said its guns fell silent.", "Kharkiv", "UKR"),
        ("Shells fell on the besieged Ukrainian port city of Odessa.", "Odessa", "UKR"),
        ("A bomb went off in the northern Syrian border town of Kesanta.", "Kesanta", "SYR"),
        ("A bomb killed six people in Gujbata, Nigeria.", "Gujbata", "NGA"),
        ("A bus burned in Manchester, Nigeria.", "Manchester", "NGA"),
    ],
)
def test_only_a_word_of_its_own_noun_phrase_tells_where_a_city_lies(
    document: Make, sentence: str, name: str, country: str
) -> None:
    assert places_of(document(sentence))[name].country == country


def test_a_told_country_without_such_a_place_does_not_take_a_known_city(document: Make) -> None:
    place = places_of(document("Police sealed off the Turkish city of Famagusta."))["Famagusta"]
    assert place == Place("Famagusta", None, feature="city")


def test_a_small_namesake_in_a_country_that_the_text_does_not_touch_is_left_open(document: Make) -> None:
    text = document("Nepal's army shot two men in Gokarna, near Kathmandu. The battle began at Tet and spread to Hue.")
    found = places_of(text)
    assert (found["Gokarna"].country, found["Gokarna"].geonameid) == (None, None)
    assert (found["Tet"].country, found["Tet"].lat) == (None, None)
    assert places_of(document("Pilgrims met in Gokarna. India sent doctors."))["Gokarna"].country == "IND"
    assert places_of(document("A fire broke out in Birmingham."))["Birmingham"].country == "GBR"


def test_local_news_name_their_towns_without_a_country(document: Make) -> None:
    assert places_of(document("The council met in Pataskala on Monday."))["Pataskala"].country == "USA"


def test_a_dateline_is_a_city(document: Make) -> None:
    assert places_of(document("ROSTOV - Russian police arrested two men."))["ROSTOV"].name == "Rostov-on-Don"


def test_short_names_of_regions_need_their_countries_in_the_text(document: Make) -> None:
    assert places_of(document("Kuwait searched tankers in the Gulf."))["Gulf"].name == "Persian Gulf"
    assert places_of(document("A ferry sank in the Gulf."))["Gulf"] == Place("Gulf", None, feature="sea")
    assert places_of(document("Voters in Galicia chose. Spain was calm."))["Galicia"].country == "ESP"
    assert places_of(document("Poland lost its estates in Galicia."))["Galicia"].lon == 22.5
    assert places_of(document("Cyprus reopened a crossing on the Green Line."))["Green Line"].country == "CYP"
    assert places_of(document("Soldiers near Ramallah guarded the Green Line.")).get("Green Line") in (
        None,
        Place("Green Line", None, feature="border"),
    )
    assert places_of(document("Korea talks began. Envoys met."))["Korea"].name == "Korean Peninsula"


def test_an_article_tells_the_river_from_the_firm_and_the_house_from_the_town(document: Make) -> None:
    assert "Amazon" not in places_of(document("He shops at Amazon."))
    assert places_of(document("Fires burned in the Amazon."))["Amazon"].feature == "region"
    assert places_of(document("Aides spoke at the White House. Fishermen slept in the Bay.")) == {}
    assert places_of(document("He moved to the Hague."))["Hague"].country == "NLD"


def test_among_states_a_name_is_a_state(document: Make) -> None:
    found = places_of(document("Floods hit towns in Georgia and Alabama."))
    assert (found["Georgia"].country, found["Georgia"].feature) == ("USA", "region")
    assert places_of(document("Troops moved into Georgia and Armenia."))["Georgia"].country == "GEO"


def test_a_region_by_its_kind(document: Make) -> None:
    place = places_of(document("A dam broke in the Sverdlovsk region."))["Sverdlovsk"]
    assert (place.feature, place.country) == ("region", "RUS")
