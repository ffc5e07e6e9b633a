"""The tables of actors keep their schema, and say who held an office on a day."""

from __future__ import annotations

import re
from importlib.resources import files

import pytest

from rashomon.knowledge.actors import (
    countries,
    holders,
    offices,
    organisations,
    outlets,
    people,
    seats,
    sole_term,
    terms_of_people,
)
from rashomon.knowledge.actors.gazetteer import adjectives, entries_of, find_names
from rashomon.knowledge.actors.names import slug, surnames
from rashomon.knowledge.actors.wordings import wordings

TABLES = (
    "countries.tsv", "seats.tsv", "organisations.tsv", "armed_groups.tsv", "outlets.tsv",
    "offices.tsv", "people.tsv", "terms_compiled.tsv", "names_compiled.tsv",
)  # fmt: skip
DAY = re.compile(r"^\d{4}(-\d\d(-\d\d)?)?$")


@pytest.mark.parametrize("name", [*TABLES, "wordings.yaml"])
def test_file_names_its_source_and_licence(name: str) -> None:
    text = files("rashomon.knowledge.actors").joinpath(name).read_text(encoding="utf-8")
    head = " ".join(line for line in text.splitlines()[:6] if line.startswith("#"))
    assert "Source" in head
    assert "Licence" in head or "CC0" in head


@pytest.mark.parametrize("name", TABLES)
def test_rows_have_as_many_cells_as_the_header(name: str) -> None:
    text = files("rashomon.knowledge.actors").joinpath(name).read_text(encoding="utf-8")
    widths = {line.count("\t") for line in text.splitlines() if line and not line.startswith("#")}
    assert len(widths) == 1


def test_every_country_has_code_name_and_cameo() -> None:
    assert len(countries()) >= 249
    for code, country in countries().items():
        assert re.fullmatch(r"[A-Z]{3}", code)
        assert country.name
        assert re.fullmatch(r"[A-Z]{3}", country.cameo)


def test_sovereign_states_have_demonyms_and_capitals() -> None:
    for code in ("KEN", "PER", "LAO", "KOR", "TUR", "NZL", "BOL", "XKX", "TWN"):
        assert countries()[code].capital, code
    assert countries()["LAO"].adjectives == ("Lao", "Laotian")
    assert adjectives()["South Korean"] == "KOR"


def test_ids_have_the_form_of_the_contract() -> None:
    for actor in organisations():
        assert re.fullmatch(r"organisation:[a-z0-9-]+", actor)
    for actor in outlets():
        assert re.fullmatch(r"outlet:[a-z0-9-]+", actor)
    for actor in people():
        assert re.fullmatch(r"person:[a-z0-9-]+", actor)
    for office in offices():
        assert re.fullmatch(r"office:([A-Z]{3}|[a-z-]+)/[a-z-]+", office)


def test_countries_of_bodies_outlets_and_seats_exist() -> None:
    places = [*(b.country for b in organisations().values()), *(o.country for o in outlets().values())]
    assert {*places, *(s.country for s in seats())} - {None} <= set(countries())


def test_a_side_always_has_its_public_ground() -> None:
    for outlet in outlets().values():
        assert (outlet.side is None) == (outlet.basis is None)
        if outlet.side:
            sort, _, rest = outlet.side.partition(":")
            assert rest in countries() if sort == "state" else outlet.side in organisations()


def test_terms_are_in_order_and_their_holders_known() -> None:
    for terms in offices().values():
        for term in terms:
            assert DAY.match(term.since)
            assert term.until is None or DAY.match(term.until)
            assert term.until is None or term.since <= term.until
            assert term.person in people()


def test_the_day_of_a_handover_gives_both_and_names_nobody() -> None:
    office = "office:GBR/prime-minister"
    may, cameron = "person:theresa-may", "person:david-cameron"
    days = ("2016-07-12", "2016-07-13", "2016-07-14")
    assert [{t.person for t in holders(office, day)} for day in days] == [{cameron}, {cameron, may}, {may}]
    assert [(t.person if (t := sole_term(office, day, day)) else None) for day in days] == [cameron, None, may]


def test_a_stretch_with_two_holders_or_a_vacancy_names_nobody() -> None:
    assert sole_term("office:GBR/prime-minister", "2016-07-01", "2016-07-31") is None
    assert sole_term("office:LBN/president", "2015-06-01", "2015-06-01") is None


def test_a_start_known_by_the_month_is_sure_from_the_next() -> None:
    term = next(t for t in offices()["office:unhcr/high-commissioner"] if t.since == "2001-01")
    assert [term.covers(day, day) for day in ("2001-01-20", "2001-02-01")] == [False, True]


def test_terms_open_in_the_last_observation_vouch_for_nobody_after_it() -> None:
    terms = holders("office:RUS/president", "2027-01-01")
    assert terms
    assert sole_term("office:RUS/president", "2027-01-01", "2027-01-01") is None
    assert sole_term("office:RUS/president", "2026-01-01", "2026-01-01") is not None


def test_a_disputed_office_names_nobody() -> None:
    assert sole_term("office:VEN/president", "2002-04-12", "2002-04-12") is None


@pytest.mark.parametrize(
    ("office", "day", "person"),
    [
        ("office:KEN/president", "2015-06-01", "person:uhuru-kenyatta"),
        ("office:ARG/president", "2018-01-01", "person:mauricio-macri"),
        ("office:PAK/prime-minister", "2019-02-27", "person:imran-khan"),
        ("office:JPN/prime-minister", "2018-09-09", "person:shinzo-abe"),
        ("office:SAU/monarch", "2017-05-05", "person:king-salman"),
        ("office:united-nations/secretary-general", "2016-12-31", "person:ban-ki-moon"),
    ],
)
def test_who_held_an_office_on_a_day(office: str, day: str, person: str) -> None:
    assert [t.person for t in holders(office, day)] == [person]


def test_spellings_of_one_person_are_joined() -> None:
    found = entries_of("Alyaksandr Lukashenka")[0].actor, entries_of("Alexander Lukashenko")[0].actor
    assert found == ("person:alexander-lukashenko",) * 2
    assert len(terms_of_people()["person:alexander-lukashenko"]) == 1


def test_longest_name_wins() -> None:
    names = "Officials of South Sudan and the Islamic State West Africa Province met Korea Times staff."
    assert [m.entries[0].actor for m in find_names(names)] == [
        "state:SSD",
        "organisation:iswap",
        "outlet:korea-times",
    ]


def test_words_in_capitals_are_no_names() -> None:
    assert find_names("WHO IS NEXT") == ()
    assert [m.entries[0].actor for m in find_names("The WHO met.")] == ["organisation:world-health-organization"]


def test_regions_are_of_countries() -> None:
    assert set(wordings().regions.values()) <= set(countries())


def test_compounds_are_no_names() -> None:
    assert find_names("an Iran-backed militia") == ()


def test_slugs_and_surnames() -> None:
    assert slug("Kurdistan Workers’ Party") == "kurdistan-workers-party"
    assert surnames("Hassan al-Bakri") == ("al-Bakri", "Bakri")
    assert surnames("Kim Yo Jong", "PRK") == ("Kim",)
    assert surnames("Ferdinand Marcos Jr.") == ("Marcos",)


def test_titles_name_offices_and_lists_have_no_doubles() -> None:
    assert wordings().titles["prime minister"] == "prime-minister"
    assert wordings().led_by["IND"] == "prime-minister"
    assert not wordings()["place_nouns"] & wordings()["communication_nouns"]
