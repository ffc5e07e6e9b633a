"""How far a country, region or county reaches around the point that stands for it."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from rashomon.knowledge.files import read_text


@cache
def extents() -> Mapping[int, int]:
    """The distance in km from an area's point within which nine of ten of its cities lie, by GeoNames id. Areas with
    hardly any city, seas and borders are not listed."""
    lines = [line for line in read_text("places/extents.tsv").splitlines() if not line.startswith("#")]
    return {int(area): int(reach) for area, reach in (line.split("\t") for line in lines[1:])}
