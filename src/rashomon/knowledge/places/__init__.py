"""The gazetteer: countries, cities, states of the United States and regions by name, loaded on first use (0.3 s)."""

from __future__ import annotations

import gzip
import unicodedata
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any, Literal

from rashomon.knowledge.actors.tables import Country, countries
from rashomon.knowledge.files import read_yaml

Feature = Literal["country", "city", "region"]

#: More words than this no name of a place has that is looked up.
LONGEST_NAME = 5


@dataclass(frozen=True, slots=True)
class Known:
    """A place of the gazetteer. `id` is its GeoNames id, negative for a region of our own list.

    `country` is ISO 3166-1 alpha-3, None for what lies in several countries; `state` the code of a US state.
    """

    id: int
    name: str
    feature: Feature
    country: str | None
    lat: float | None
    lon: float | None
    population: int = 0
    state: str = ""


@cache
def words() -> dict[str, frozenset[str]]:
    """The word lists that tell whether a name is used as a place."""
    return {key: frozenset(entries) for key, entries in read_yaml("places/words.yaml").items()}


def fold(name: str) -> str:
    """A name without case, accents and hyphens, as names are looked up."""
    if name.isascii():
        return name.lower().replace("-", " ")
    plain = unicodedata.normalize("NFKD", name.replace("ı", "i").replace("ø", "o").replace("ł", "l"))
    return "".join(c for c in plain if not unicodedata.combining(c)).lower().replace("-", " ").replace("’", "'")


def places_named(name: str) -> tuple[Known, ...]:
    """All places of a name, countries first, then regions, then by population."""
    return _index().get(fold(name), ())


def place(identity: int) -> Known:
    """The place of an id; raises KeyError for one that is not in the gazetteer."""
    return _by_id()[identity]


@cache
def country_places() -> dict[str, Known]:
    """The place of each country by alpha-3 code, named as newspapers name it."""
    named = countries()
    found = {}
    for row in _rows("countries.tsv"):
        country = named.get(row["alpha3"])
        name = country.name if country else row["alpha3"]
        found[row["alpha3"]] = Known(int(row["id"]), name, "country", row["alpha3"], *_point(row))
    return found


@cache
def capital_of(alpha3: str) -> Known | None:
    """The city that is a country's capital or chief seat."""
    country = countries().get(alpha3)
    name = country.capital if country else None
    return next((k for k in places_named(name or "") if k.feature == "city" and k.country == alpha3), None)


@cache
def capital_ids() -> frozenset[int]:
    """The ids of all cities whose name can stand for a government."""
    cities = (k for c in countries().values() for seat in c.seats for k in places_named(seat) if k.country == c.alpha3)
    return frozenset(k.id for k in cities if k.feature == "city")


@cache
def adjectives() -> dict[str, str]:
    """Alpha-3 code by demonym adjective ("Turkish"), where it belongs to one country only."""
    owners: dict[str, set[str]] = {}
    for country in countries().values():
        for word in country.adjectives:
            owners.setdefault(word, set()).add(country.alpha3)
    return {word: codes.pop() for word, codes in owners.items() if len(codes) == 1}


@cache
def peoples() -> frozenset[str]:
    """Words for the people and the manner of countries, which are no names of places ("Kazakh" is also a town)."""
    return frozenset(word for c in countries().values() for word in (*c.adjectives, *c.people)) - {"U.S.", "US"}


@cache
def _index() -> dict[str, tuple[Known, ...]]:
    found: dict[str, list[Known]] = {}
    for known, names in _all():
        for name in dict.fromkeys(fold(n) for n in names):
            found.setdefault(name, []).append(known)
    order = {"country": 0, "region": 1, "city": 2}
    return {
        name: tuple(sorted(each, key=lambda k: (order[k.feature], -k.population, k.id))) for name, each in found.items()
    }


@cache
def _by_id() -> dict[int, Known]:
    return {known.id: known for known, _ in _all()}


@cache
def _all() -> tuple[tuple[Known, tuple[str, ...]], ...]:
    """Every place with its names."""
    return (*_countries(), *_states(), *_regions(), *_cities())


def _countries() -> list[tuple[Known, tuple[str, ...]]]:
    named: dict[str, Country] = countries()
    return [(k, named[a].names if a in named else (k.name,)) for a, k in country_places().items()]


def _states() -> list[tuple[Known, tuple[str, ...]]]:
    rows = _rows("states.tsv")
    states = [Known(int(r["id"]), r["name"], "region", "USA", *_point(r), 0, r["code"]) for r in rows]
    return [(state, (state.name,)) for state in states]


def _regions() -> list[tuple[Known, tuple[str, ...]]]:
    found = []
    for number, row in enumerate(_rows("regions.tsv"), 1):
        others = tuple(row["aliases"].split("|")) if row["aliases"] else ()
        known = Known(-number, row["name"], "region", row["country"] or None, *_point(row))
        found.append((known, (row["name"], *others)))
    return found


def _cities() -> list[tuple[Known, tuple[str, ...]]]:
    packed = files(__package__).joinpath("cities.tsv.gz").read_bytes()
    found = []
    for line in gzip.decompress(packed).decode("utf-8").splitlines()[1:]:
        identity, name, country, state, lat, lon, population, others = line.split("\t")
        known = Known(int(identity), name, "city", country, float(lat), float(lon), int(population), state)
        found.append((known, (name, *others.split("|")) if others else (name,)))
    return found


def _rows(name: str) -> list[dict[str, str]]:
    text = files(__package__).joinpath(name).read_text(encoding="utf-8")
    lines = [line.split("\t") for line in text.splitlines() if line and not line.startswith("#")]
    return [dict(zip(lines[0], line, strict=True)) for line in lines[1:]]


def _point(row: dict[str, Any]) -> tuple[float | None, float | None]:
    return (float(row["lat"]), float(row["lon"])) if row["lat"] else (None, None)
