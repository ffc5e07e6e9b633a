"""The coastline as it is packed: read back as written, and known cities on land."""

from __future__ import annotations

import lzma
from importlib.resources import files

import numpy as np
import pytest

from rashomon.knowledge.places.coastline import LONGEST_STEP, UNITS, coastline, packed, unpacked
from rashomon.knowledge.places.extents import extents
from scripts.compile_coastline import rings_of, stepped, unwrapped


def on_land(latitude: float, longitude: float) -> bool:
    """Whether an odd number of rings hold a point, by the crossings of a ray to the east."""
    crossings = 0
    for ring in coastline().rings:
        for turn in (-360, 0, 360):
            x, y = ring[:, 0] / UNITS + turn, ring[:, 1] / UNITS
            over = (y[:-1] > latitude) != (y[1:] > latitude)
            part = (latitude - y[:-1][over]) / (y[1:][over] - y[:-1][over])
            crossings += int((x[:-1][over] + part * (x[1:][over] - x[:-1][over]) > longitude).sum())
    return crossings % 2 == 1


@pytest.mark.parametrize(
    ("place", "latitude", "longitude", "land"),
    [
        ("Ankara", 39.93, 32.85, True),
        ("Moscow", 55.75, 37.62, True),
        ("Nairobi", -1.29, 36.82, True),
        ("Chukotka, west of the antimeridian", 66.5, 175.0, True),
        ("Chukotka, east of the antimeridian", 66.5, -175.0, True),
        ("Viti Levu", -17.8, 178.0, True),
        ("near the South Pole", -89.0, 10.0, True),
        ("the Black Sea", 43.4, 34.0, False),
        ("the Caspian Sea", 41.0, 51.0, False),
        ("the Atlantic", 30.0, -30.0, False),
        ("the Pacific at the antimeridian", 0.0, 180.0, False),
        ("near the North Pole", 89.5, 0.0, False),
    ],
)
def test_known_places_lie_on_their_side_of_the_coast(place: str, latitude: float, longitude: float, land: bool) -> None:
    assert on_land(latitude, longitude) is land, place


def test_rings_are_read_back_as_they_were_packed() -> None:
    rings = coastline().rings
    again = unpacked(packed(rings))
    assert len(again) == len(rings) > 1000
    assert all((one == other).all() for one, other in zip(again, rings, strict=True))
    stored = files("rashomon.knowledge").joinpath("places", "coastline.bin.xz").read_bytes()
    assert lzma.decompress(stored) == packed(rings)
    assert len(stored) < 300_000


def test_rings_are_closed_and_their_steps_short() -> None:
    for ring in coastline().rings:
        assert (ring[0] == ring[-1]).all()
        assert np.abs(np.diff(ring, axis=0)).max() <= LONGEST_STEP
        assert np.abs(ring[:, 1]).max() <= 90 * UNITS


def test_a_step_too_long_for_the_file_is_refused() -> None:
    with pytest.raises(ValueError, match="longer than 100"):
        packed([np.array([(0, 0), (500, 0), (0, 0)], dtype=np.int32)])


# ---------------------------------------------------------------- how the file is compiled
def test_arcs_are_joined_to_rings_backwards_where_the_topology_says_so() -> None:
    topology = {
        "transform": {"scale": [0.5, 0.5], "translate": [10, 20]},
        "arcs": [[[0, 0], [2, 0], [0, 2]], [[0, 0], [0, 2], [2, 0]]],
        "objects": {"land": {"geometries": [{"arcs": [[[0, ~1]]]}]}},
    }
    assert list(rings_of(topology)) == [[(10.0, 20.0), (11.0, 20.0), (11.0, 21.0), (10.0, 21.0), (10.0, 20.0)]]


def test_a_ring_across_the_antimeridian_runs_on() -> None:
    assert unwrapped([(179.0, 10.0), (-179.0, 10.0), (-179.0, 11.0), (179.0, 10.0)]) == [
        (179.0, 10.0),
        (181.0, 10.0),
        (181.0, 11.0),
        (179.0, 10.0),
    ]


def test_a_ring_around_a_pole_is_closed_along_it() -> None:
    around = unwrapped([(-180.0, -80.0), (-60.0, -70.0), (60.0, -70.0), (179.0, -80.0), (-180.0, -80.0)])
    assert around[-4:] == [(180.0, -80.0), (180.0, -90.0), (-180.0, -90.0), (-180.0, -80.0)]


def test_long_steps_are_parted_and_points_that_fall_together_are_one() -> None:
    assert stepped([(0.0, 0.0), (0.001, 0.0), (2.0, 0.0)]) == [(0, 0), (100, 0), (200, 0)]


def test_how_far_areas_reach() -> None:
    turkey, russia, tokat = 298795, 2017370, 738742
    assert extents()[tokat] < extents()[turkey] < extents()[russia]
    assert all(1 <= reach < 10_000 for reach in extents().values())
