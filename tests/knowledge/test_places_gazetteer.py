"""The gazetteer: what it holds, in which order, how exact its points are, and what it costs."""

from __future__ import annotations

import subprocess
import sys

import pytest

from rashomon.knowledge.places import (
    capital_ids,
    capital_of,
    country_places,
    noted_places,
    place,
    places_named,
    read_table,
)
from rashomon.knowledge.places.folding import fold
from rashomon.knowledge.places.packed import regions
from rashomon.knowledge.places.wordings import abbreviations, candidates


@pytest.mark.parametrize(
    ("name", "feature", "country"),
    [
        ("Kenya", "country", "KEN"),
        ("Kiev", "city", "UKR"),
        ("Bogota", "city", "COL"),
        ("Saint-Étienne", "city", "FRA"),
        ("Bavaria", "region", "DEU"),
        ("Helmand", "region", "AFG"),
        ("Idlib", "city", "SYR"),
        ("Georgia", "country", "GEO"),
        ("Cook County", "county", "USA"),
        ("Strait of Hormuz", "sea", None),
        ("Crimea", "region", None),
        ("Line of Control", "border", None),
    ],
)
def test_the_first_place_of_a_name(name: str, feature: str, country: str | None) -> None:
    first = places_named(name)[0]
    assert (first.feature, first.country) == (feature, country)


def test_an_unknown_name_has_no_places() -> None:
    assert places_named("Nowhere at all") == ()
    assert candidates("Nowhere at all") == ()


def test_small_towns_are_there_and_are_not_sought_by_their_name_alone() -> None:
    towns = [k for k in places_named("Independence") if k.feature == "city"]
    assert any(k.population < 15_000 for k in towns)
    assert all(k.population >= 15_000 for k in noted_places("Independence") if k.feature == "city")
    assert noted_places("Central") == ()


def test_points_of_divisions_are_derived_and_those_of_cities_are_not() -> None:
    aleppo = {k.feature: k for k in places_named("Aleppo") if k.country == "SYR"}
    assert aleppo["city"].derived is False
    assert aleppo["region"].derived is True
    assert aleppo["city"].region == aleppo["region"].id


def test_a_place_is_found_again_by_its_id() -> None:
    for name in ("Kenya", "Mombasa", "Helmand", "Cook County", "Black Sea", "Charles de Gaulle Airport"):
        known = candidates(name)[0]
        assert place(known.id) == known
    with pytest.raises(KeyError):
        place(1)


@pytest.mark.parametrize(
    ("written", "name", "country"),
    [
        ("Ont.", "Ontario", "CAN"),
        ("N.Y.", "New York", "USA"),
        ("TX", "Texas", "USA"),
        ("the Netherlands", "Netherlands", "NLD"),
        ("Kaduna state", "Kaduna", "NGA"),
        ("St. Petersburg", "Saint Petersburg", "RUS"),
        ("Charles de Gaulle Airport", "Charles de Gaulle International Airport", "FRA"),
    ],
)
def test_names_in_shorter_and_longer_forms(written: str, name: str, country: str) -> None:
    assert (candidates(written)[0].name, candidates(written)[0].country) == (name, country)


def test_every_abbreviation_stands_for_a_division() -> None:
    assert all(len(known) == 1 for known in abbreviations().values())


def test_every_country_with_cities_has_a_point_and_nearly_every_one_a_capital() -> None:
    assert country_places()["KEN"].id == 192950
    assert sum(k.lat is None for k in country_places().values()) <= 8
    lisbon = capital_of("PRT")
    assert lisbon is not None
    assert lisbon.id in capital_ids()


def test_tables_are_in_bounds_and_have_no_doubles() -> None:
    for row in (*read_table("regions.tsv"), *read_table("points.tsv")):
        assert -90 <= float(row["lat"]) <= 90
        assert -180 <= float(row["lon"]) <= 180
    rows = read_table("regions.tsv")
    names = [(fold(n), r["only_with"]) for r in rows for n in (r["name"], *r["aliases"].split("|")) if n]
    assert len(names) == len(set(names))
    assert {r["feature"] for r in read_table("regions.tsv")} == {"region", "sea", "city", "border"}
    assert len(regions()) > 3_500


def test_the_gazetteer_loads_quickly_and_takes_little_memory() -> None:
    """Loose limits for slow machines; the benchmark prints the figures (1 s, 130 MB on two cores)."""
    script = (
        "import resource, time\n"
        "import rashomon.knowledge.places as places\n"
        "start, before = time.process_time(), resource.getrusage(resource.RUSAGE_SELF).ru_maxrss\n"
        "places.places_named('Paris')\n"
        "print(time.process_time() - start, (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) / 1024)\n"
    )
    told = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True).stdout.split()
    assert float(told[0]) < 3
    assert float(told[1]) < 250
