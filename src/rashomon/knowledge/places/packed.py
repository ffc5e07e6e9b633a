"""The packed tables of the gazetteer: rows sorted by folded name and found by bisection.

Loading builds no object for any of the 287,000 places (0.8 s and some 130 MB on two cores): places become values when
they are asked for.
"""

from __future__ import annotations

import gzip
import lzma
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Literal

from rashomon.knowledge.places.folding import fold

Feature = Literal["country", "region", "county", "city", "sea", "border", "airport"]

_FEATURES: dict[str, Feature] = {"c": "city", "r": "region", "n": "county"}

#: Ids of airports run down from here; those of our own regions from zero.
_FIRST_AIRPORT = -100_000


@dataclass(frozen=True, slots=True)
class Known:
    """A place of the gazetteer. `id` is its GeoNames id, negative for a place of our own lists.

    `country` is ISO 3166-1 alpha-3, None for what lies in several countries or is disputed; `region` and `county` are
    the ids of the first- and second-order divisions that it lies in, 0 where they are not known. `derived` says that
    the point is no source's but a rough middle, of the cities inside or of our own list. `only_with` are countries of
    which a text must name one for the name to mean this place ("the Gulf").
    """

    id: int
    name: str
    feature: Feature
    country: str | None
    lat: float | None
    lon: float | None
    population: int = 0
    region: int = 0
    county: int = 0
    derived: bool = False
    only_with: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class _Table:
    """Rows sorted by their folded names, with the number of each id's row."""

    names: list[str]
    rows: list[str]
    numbers: dict[int, int]


def rows_named(folded: str) -> list[Known]:
    """Cities, regions and counties of a folded name, their other spellings included."""
    table, others = _gazetteer(), _others()
    found = [_known(table.rows[i]) for i in _range(table.names, folded)]
    ids = {known.id for known in found}
    spelled = [int(others.rows[i]) for i in _range(others.names, folded)]
    return [*found, *(row_of(identity) for identity in spelled if identity not in ids)]


def row_of(identity: int) -> Known:
    """The city, region or county of an id; raises KeyError for one that is not in the table."""
    table = _gazetteer()
    return _known(table.rows[table.numbers[identity]])


def everything() -> Iterator[Known]:
    """All cities, regions and counties, by name."""
    return map(_known, _gazetteer().rows)


@cache
def regions() -> tuple[tuple[Known, tuple[str, ...]], ...]:
    """All first-order divisions with their folded names."""
    table, others = _gazetteer(), _others()
    found = {int(row.split("\t", 2)[1]): _known(row) for row in table.rows if "\tr\t" in row}
    names: dict[int, list[str]] = {identity: [fold(known.name)] for identity, known in found.items()}
    for name, identity in zip(others.names, others.rows, strict=True):
        if int(identity) in names:
            names[int(identity)].append(name)
    return tuple((found[identity], tuple(names[identity])) for identity in sorted(found))


@cache
def airports() -> dict[str, Known]:
    """Airports of scheduled flights by folded name; ids are negative numbers of our own."""
    return {fold(known.name): known for known, _ in _airports()}


@cache
def airport_cities() -> dict[int, str]:
    """The name of the city that an airport serves, by the airport's id."""
    return {known.id: city for known, city in _airports()}


@cache
def _airports() -> tuple[tuple[Known, str], ...]:
    found = []
    for number, row in enumerate(_unpacked("airports.tsv.gz").splitlines(), 1):
        name, city, country, lat, lon, _ = row.split("\t")
        known = Known(_FIRST_AIRPORT - number, name, "airport", country, float(lat), float(lon))
        found.append((known, city))
    return tuple(found)


def _range(names: list[str], folded: str) -> range:
    first = bisect_left(names, folded)
    past = first
    while past < len(names) and names[past] == folded:
        past += 1
    return range(first, past)


def _known(row: str) -> Known:
    name, identity, kind, country, region, county, lat, lon, population = row.split("\t")
    feature = _FEATURES[kind]
    return Known(
        int(identity),
        name,
        feature,
        country,
        float(lat) if lat else None,
        float(lon) if lon else None,
        int(population),
        int(region or 0),
        int(county or 0),
        derived=feature != "city",
    )


@cache
def _gazetteer() -> _Table:
    text = _unpacked("gazetteer.tsv.xz")
    rows = text.splitlines()
    names, numbers = [], {}
    for number, row in enumerate(text.lower().replace("-", " ").splitlines()):  # folds most names at one go
        name, identity, _ = row.split("\t", 2)
        names.append(name if name.isascii() else fold(rows[number].partition("\t")[0]))
        numbers[int(identity)] = number
    return _Table(names, rows, numbers)


@cache
def _others() -> _Table:
    pairs = [row.split("\t") for row in _unpacked("othernames.tsv.xz").splitlines()]
    return _Table([name for name, _ in pairs], [identity for _, identity in pairs], {})


def _unpacked(name: str) -> str:
    packed = files(__package__).joinpath(name).read_bytes()
    plain = lzma.decompress(packed) if name.endswith(".xz") else gzip.decompress(packed)
    return plain.decode("utf-8")
