"""Maps: the window around points, the coastline cut to it, and what the marks say without colour."""

from __future__ import annotations

import re

import numpy as np
import pytest

from rashomon.drawings.map import Marked, circle_words, map_of
from rashomon.drawings.map_window import LEAST_HEIGHT, ROOM, SHAPE, Window, coast_path, window_of, window_showing
from rashomon.drawings.svg import render
from rashomon.knowledge.places.coastline import coast_of, coastline


def place(
    name: str, lat: float, lon: float, reach: int | None = None, *, rough: bool = False, told: bool = False
) -> Marked:
    return Marked(name, lat, lon, "#place", rough, reach, told)


# ---------------------------------------------------------------- the window
def test_a_single_point_stands_in_the_middle_of_a_window_of_sensible_size() -> None:
    window = window_of([(36.2, 37.16, 0.0)])
    assert window.at(36.2, 37.16, 640.0) == pytest.approx((320.0, window.height(640.0) / 2))
    assert window.north - window.south == LEAST_HEIGHT
    assert 640.0 / window.height(640.0) == pytest.approx(SHAPE)


def test_points_far_apart_fill_their_window() -> None:
    window = window_of([(55.75, 37.6, 0.0), (39.9, 32.9, 0.0)])
    assert window.north - window.south == pytest.approx((55.75 - 39.9) * ROOM)
    for lat, lon in ((55.75, 37.6), (39.9, 32.9)):
        x, y = window.at(lat, lon, 640.0)
        assert 0 < x < 640
        assert 0 < y < window.height(640.0)


def test_points_on_both_sides_of_the_antimeridian_are_neighbours() -> None:
    window = window_of([(-17.8, 178.0, 0.0), (-13.8, -171.8, 0.0)])
    assert window.east - window.west < 30
    fiji, _ = window.at(-17.8, 178.0, 640.0)
    samoa, _ = window.at(-13.8, -171.8, 640.0)
    assert 0 < fiji < samoa < 640


@pytest.mark.parametrize("latitude", [90.0, -90.0, 89.9, -89.9])
def test_a_window_at_a_pole_ends_there(latitude: float) -> None:
    window = window_of([(latitude, 0.0, 0.0)])
    assert -90 <= window.south < window.north <= 90
    assert window.east - window.west <= 360
    assert 0 <= window.at(latitude, 0.0, 640.0)[1] <= window.height(640.0)


def test_points_all_around_the_world_show_the_world() -> None:
    window = window_of([(10.0, longitude, 0.0) for longitude in (-150.0, -60.0, 30.0, 120.0)])
    assert window.east - window.west == 360


def test_a_window_far_inland_grows_until_a_coast_is_seen() -> None:
    inland = [(48.0, 68.0, 0.0)]
    assert window_showing(inland, coastline()).kilometres > window_of(inland).kilometres
    coastal = [(41.0, 29.0, 0.0)]
    assert window_showing(coastal, coastline()) == window_of(coastal)


# ---------------------------------------------------------------- the coast
SQUARE = coast_of([np.array([(0, 0), (100, 0), (200, 0), (200, 100), (100, 100), (0, 100), (0, 0)], dtype=np.int32)])


def test_land_is_drawn_where_it_lies() -> None:
    assert coast_path(SQUARE, Window(-1.0, 3.0, -1.0, 1.6), 400.0).startswith("M100 160l100 0 100 0 0 -100")


def test_land_far_beyond_the_window_is_not_drawn() -> None:
    assert coast_path(SQUARE, Window(50.0, 54.0, 0.0, 3.0), 400.0) == ""


def test_land_is_drawn_across_the_antimeridian() -> None:
    east = coast_path(SQUARE, Window(359.0 - 360, 363.0 - 360, -1.0, 1.6), 400.0)
    far = coast_of([ring + np.array([36000, 0]) for ring in SQUARE.rings])
    assert coast_path(far, Window(-1.0, 3.0, -1.0, 1.6), 400.0) == east


def test_a_window_inside_land_is_all_land() -> None:
    path = coast_path(coastline(), Window(61.0, 64.0, 50.0, 52.0), 640.0)
    (ring,) = [each for each in path.split("M") if each]
    numbers = [float(n) for n in re.findall(r"-?[\d.]+", ring)]
    x, y = np.cumsum(np.array(numbers).reshape(-1, 2), axis=0).T
    assert x.min() < 0 < 640 < x.max()
    assert y.min() < 0 < y.max()


def test_the_whole_world_is_light_enough_to_send() -> None:
    assert len(coast_path(coastline(), Window(-180.0, 180.0, -90.0, 90.0), 640.0)) < 90_000


# ---------------------------------------------------------------- the drawing
def test_a_map_says_in_words_what_it_shows() -> None:
    drawn = render(map_of([place("Kampala", 0.32, 32.58)], "map"))
    assert "Kampala, 0.32 degrees north, 32.58 east." in drawn
    assert "no borders" in drawn
    assert re.search(r"It is about [\d,]+ km wide", drawn)
    assert "Natural Earth" in drawn


def test_a_rough_position_is_a_dashed_circle_with_its_radius_in_words() -> None:
    turkey = place("Turkey", 39.0, 35.0, 690, rough=True)
    assert circle_words(turkey) == "a rough middle; nine of ten of its towns lie within 690 km"
    drawn = render(map_of([turkey], "map"))
    circle = re.search(r'<ellipse[^>]* rx="([\d.]+)" ry="([\d.]+)"[^>]*stroke-dasharray', drawn)
    assert circle is not None
    window = window_showing([(39.0, 35.0, 690.0)], coastline())
    assert float(circle[2]) == pytest.approx(690 / window.kilometres * 640, rel=0.02)
    assert "within 690 km" in drawn


def test_the_circle_of_a_position_of_unknown_reach_says_so() -> None:
    line = place("Line of Control", 34.5, 74.0, rough=True)
    assert circle_words(line) == "a rough middle; how far it reaches is not known"
    assert "<ellipse" in render(map_of([line], "map"))


def test_places_in_dispute_differ_by_shape_and_word() -> None:
    drawn = render(map_of([place("Istanbul", 41.0, 28.9, told=True), place("Kayseri", 38.7, 35.5, told=True)], "map"))
    assert drawn.count("map-told") == 2
    assert "<circle" not in drawn
    assert "Istanbul (in dispute)" in drawn
    assert "Where it is said to have been" in drawn


def test_labels_never_lie_on_one_another() -> None:
    drawn = render(map_of([place("Alpha Town", 41.0, 29.0), place("Beta Town", 41.02, 29.01)], "map"))
    spots = re.findall(r'<text x="([\d.-]+)" y="([\d.-]+)" text-anchor="(\w+)" class="words', drawn)
    assert len(spots) == len(set(spots)) == 2


def test_hostile_names_are_inert() -> None:
    drawn = render(map_of([place('<script>"&\u202e' + "x" * 10_000, 1.0, 1.0)], "map"))
    assert "<script" not in drawn
    label = re.search(r'class="words[^>]*>([^<]*)<', drawn)
    assert label is not None
    assert len(label[1]) < 80
