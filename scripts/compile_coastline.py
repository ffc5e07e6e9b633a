"""Compile the coastline of the maps: `python scripts/compile_coastline.py LAND`.

LAND is `land-50m.json` of the npm package world-atlas 2.0.2 (`npm pack world-atlas@2.0.2`): the land of Natural Earth
4.1.0, 1:50m, as TopoJSON (https://github.com/topojson/topojson-specification). Writes
`src/rashomon/knowledge/places/coastline.bin.xz` as `rashomon.knowledge.places.coastline` reads it. The output is the
same on every run with the same input.
"""

from __future__ import annotations

import json
import lzma
import sys
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from math import ceil
from pathlib import Path
from typing import Any

import numpy as np

from rashomon.knowledge.places.coastline import LONGEST_STEP, UNITS, packed

TARGET = Path(__file__).parents[1] / "src" / "rashomon" / "knowledge" / "places" / "coastline.bin.xz"
Point = tuple[float, float]


def main(land: Path) -> None:
    """Write the file."""
    topology = json.loads(land.read_text("utf-8"))
    rings = [np.array(stepped(unwrapped(ring)), dtype=np.int32) for ring in rings_of(topology)]
    TARGET.write_bytes(lzma.compress(packed(rings), preset=9 | lzma.PRESET_EXTREME))
    print(f"{len(rings)} rings, {sum(len(ring) for ring in rings)} points, {TARGET.stat().st_size} bytes")


def rings_of(topology: Any) -> Iterator[list[Point]]:
    """Every ring of the land, in degrees of longitude and latitude, its first point again at the end."""
    arcs = [_arc(arc, topology["transform"]) for arc in topology["arcs"]]
    for geometry in topology["objects"]["land"]["geometries"]:
        for polygon in geometry["arcs"]:
            for ring in polygon:
                points: list[Point] = []
                for index in ring:
                    arc = arcs[index] if index >= 0 else arcs[~index][::-1]
                    points += arc[1:] if points else arc
                yield points


def _arc(steps: Iterable[Sequence[int]], transform: Any) -> list[Point]:
    """An arc from its quantised steps."""
    (wide, high), (left, low) = transform["scale"], transform["translate"]
    x = y = 0
    points = []
    for across, up in steps:
        x, y = x + across, y + up
        points.append((x * wide + left, y * high + low))
    return points


def unwrapped(ring: Iterable[Point]) -> list[Point]:
    """A ring whose longitudes run on across the antimeridian; one around a pole is closed along the pole."""
    points: list[Point] = []
    turns = 0.0
    for longitude, latitude in ring:
        if points and abs(longitude + turns - points[-1][0]) > 180:
            turns += 360 if longitude + turns < points[-1][0] else -360
        points.append((longitude + turns, latitude))
    if abs(points[-1][0] - points[0][0]) > 180:
        pole = -90.0 if points[0][1] < 0 else 90.0
        points += [(points[-1][0], pole), (points[0][0], pole), points[0]]
    return points


def stepped(ring: Iterable[Point]) -> list[tuple[int, int]]:
    """A ring in whole units, without points that fall together, and with points added so that no step is longer than
    `LONGEST_STEP` either way."""
    whole = [(round(x * UNITS), round(y * UNITS)) for x, y in ring]
    points = whole[:1]
    for (x, y), (to_x, to_y) in pairwise(whole):
        parts = ceil(max(abs(to_x - x), abs(to_y - y)) / LONGEST_STEP)
        points += [(x + (to_x - x) * n // parts, y + (to_y - y) * n // parts) for n in range(1, parts + 1)]
    return points


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    main(Path(sys.argv[1]))
