"""Compile how far countries, regions and counties reach: `python scripts/compile_extents.py`.

Writes `src/rashomon/knowledge/places/extents.tsv` from `gazetteer.tsv.xz` and `countries.tsv` beside it (GeoNames): for
each area with at least `FEWEST` cities the distance from its point within which nine of ten of them lie. The output is
the same on every run.
"""

from __future__ import annotations

from collections import defaultdict
from math import asin, ceil, cos, log10, radians, sin, sqrt
from pathlib import Path

from rashomon.knowledge.places import packed

HOME = Path(__file__).parents[1] / "src" / "rashomon" / "knowledge" / "places"
HEAD = """\
# How far an area reaches: the distance in km from its point within which nine of ten of its cities lie, by GeoNames id.
# Compiled by scripts/compile_extents.py from gazetteer.tsv.xz and countries.tsv (GeoNames, CC BY 4.0). See LICENCE.md.
id\tkm
"""
#: Fewer cities than this tell nothing of how far an area reaches.
FEWEST = 5
#: The part of the cities that lie within the distance: all of them would stretch a country to its farthest island.
SHARE = 0.9
_EARTH = 6371.0

Point = tuple[float, float]


def main() -> None:
    """Write the file."""
    cities: dict[int, list[Point]] = defaultdict(list)
    middles: dict[int, Point] = {}
    country_ids = dict(_countries(middles))
    for known in packed.everything():
        if known.lat is None or known.lon is None:
            continue
        if known.feature != "city":
            middles[known.id] = (known.lat, known.lon)
            continue
        for area in (known.county, known.region, country_ids.get(known.country or "", 0)):
            cities[area].append((known.lat, known.lon))
    lines = [
        f"{area}\t{_rounded(_reach(middles[area], found))}"
        for area, found in sorted(cities.items())
        if area in middles and len(found) >= FEWEST
    ]
    (HOME / "extents.tsv").write_text(HEAD + "\n".join(lines) + "\n", "utf-8")


def _countries(middles: dict[int, Point]) -> list[tuple[str, int]]:
    """The code and id of every country, whose points go into `middles`."""
    found = []
    for line in (HOME / "countries.tsv").read_text("utf-8").splitlines()[2:]:
        code, identity, lat, lon, *_ = line.split("\t")
        if lat and lon:
            middles[int(identity)] = (float(lat), float(lon))
            found.append((code, int(identity)))
    return found


def _reach(middle: Point, found: list[Point]) -> float:
    distances = sorted(_distance(middle, city) for city in found)
    return distances[ceil(SHARE * len(distances)) - 1]


def _distance(one: Point, other: Point) -> float:
    """The great-circle distance in km (the haversine formula)."""
    south, west, north, east = map(radians, (*one, *other))
    half = sin((north - south) / 2) ** 2 + cos(south) * cos(north) * sin((east - west) / 2) ** 2
    return 2 * _EARTH * asin(sqrt(min(1.0, half)))


def _rounded(distance: float) -> int:
    """Rounded up to two figures, at least one kilometre: more would claim a border."""
    if distance <= 1:
        return 1
    step = int(10 ** max(0, int(log10(distance)) - 1))
    return ceil(distance / step) * step


if __name__ == "__main__":
    main()
