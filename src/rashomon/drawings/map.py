"""A map of an event's places: coastlines, points and nothing else. No borders: they are what events are about."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import cos, radians

from rashomon.drawings.map_window import DEGREE, Window, coast_path, window_showing
from rashomon.drawings.svg import Element, drawing, element, line, link, shortened, words
from rashomon.knowledge.places.coastline import CREDIT, coastline

WIDTH = 640.0
#: Letters of a label; the list beside a map has the whole name.
_LABEL = 34
#: About the width of a letter and the height of a line of labels, in pixels.
_LETTER, _LINE = 6.6, 15.0
#: The radius of the dashed circle of a point whose reach is not known: it is a sign, drawn to no scale.
_UNSCALED = 16.0
#: The lengths that a scale bar may have, in km.
_BARS = (50, 100, 200, 500, 1000, 2000, 5000)

Box = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class Marked:
    """A place on a map: its name and position, and what a click leads to.

    `told` marks one that is in dispute. A `rough` position is a middle: drawn as a dashed circle, of `reach` km where
    it is known how far the place reaches around it.
    """

    name: str
    lat: float
    lon: float
    address: str
    rough: bool = False
    reach: int | None = None
    told: bool = False


def map_of(places: Sequence[Marked], id_: str) -> Element:
    """A map of at least one place, the first being the event's own where it has one. It stands beside a list of the
    places in words, to which its points lead."""
    window = window_showing([(p.lat, p.lon, float(p.reach or 0)) for p in places], coastline())
    height = window.height(WIDTH)
    bar, told = _bar(window, height)
    taken = [_bar_box(height), *(_around(p, window) for p in places)]
    marks = [_mark(place, window, taken) for place in places]
    return drawing(
        WIDTH,
        height,
        element("rect", x=0, y=0, width=WIDTH, height=height, fill="none", stroke="currentColor", class_="map-sea"),
        element(
            "path",
            d=coast_path(coastline(), window, WIDTH),
            fill="none",
            stroke="currentColor",
            fill_rule="evenodd",
            class_="map-land",
        ),
        *marks,
        bar,
        words(CREDIT, WIDTH - 6, height - 7, anchor="end", class_="note map-words"),
        id_=id_,
        title="Where it was" if not any(p.told for p in places) else "Where it is said to have been",
        description=f"{described(places)} The map shows coastlines and no borders. {told}",
        links=True,
    )


def described(places: Sequence[Marked]) -> str:
    """The places of a map in words."""
    return " ".join(f"{_said(place)}." for place in places)


def position(place: Marked) -> str:
    """A position in degrees and hundredths."""
    north, east = "north" if place.lat >= 0 else "south", "east" if place.lon >= 0 else "west"
    return f"{abs(place.lat):.2f} degrees {north}, {abs(place.lon):.2f} {east}"


def circle_words(place: Marked) -> str:
    """What the dashed circle of a rough position stands for; "" for a point that is known."""
    if not place.rough:
        return ""
    if place.reach is None:
        return "a rough middle; how far it reaches is not known"
    return f"a rough middle; nine of ten of its towns lie within {place.reach:,} km"


def _said(place: Marked) -> str:
    parts = (place.name, "in dispute" if place.told else "", position(place), circle_words(place))
    return ", ".join(part for part in parts if part)


def _mark(place: Marked, window: Window, taken: list[Box]) -> Element:
    """A place: a disc where it is known, a hollow square where it is in dispute, a dashed circle around a rough one."""
    x, y = window.at(place.lat, place.lon, WIDTH)
    label = shortened(place.name, _LABEL) + (" (in dispute)" if place.told else "")
    spot = _free(x, y, len(label) * _LETTER, _clear(place), window.height(WIDTH), taken)
    return link(
        place.address,
        _said(place),
        _circle(place, window, x, y),
        _centre(place, x, y),
        *(() if spot is None else (words(label, spot[0], spot[1], anchor=spot[2], class_="words map-words"),)),
        class_="mark map-mark",
    )


def _circle(place: Marked, window: Window, x: float, y: float) -> Element | None:
    if not place.rough:
        return None
    across = up = _UNSCALED
    if place.reach is not None:
        pixels = WIDTH / (window.east - window.west)
        up = place.reach / DEGREE * pixels / window.squeeze
        across = place.reach / (DEGREE * max(cos(radians(place.lat)), 0.05)) * pixels
    return element(
        "ellipse", cx=x, cy=y, rx=across, ry=up, fill="none", stroke_dasharray="6 4", class_="shape map-circle"
    )


def _centre(place: Marked, x: float, y: float) -> Element:
    if place.told:
        return element("rect", x=x - 5, y=y - 5, width=10, height=10, class_="shape map-told")
    if place.rough:
        return element("path", d=f"M{x - 5:.1f} {y:.1f}h10m-5 -5v10", class_="shape map-cross")
    return element("circle", cx=x, cy=y, r=5, class_="shape map-point")


def _clear(place: Marked) -> float:
    """How far from its point a label stands."""
    return _UNSCALED + 4 if place.rough and place.reach is None else 9.0


def _around(place: Marked, window: Window) -> Box:
    x, y = window.at(place.lat, place.lon, WIDTH)
    return (x - 6, y - 6, x + 6, y + 6)


def _free(
    x: float, y: float, long: float, clear: float, height: float, taken: list[Box]
) -> tuple[float, float, str] | None:
    """Where a label beside a point covers nothing (right, left, above, below), None where it always would: then its
    name stands in the list alone."""
    for at, line_, anchor, left in (
        (x + clear, y + 4, "start", x + clear),
        (x - clear, y + 4, "end", x - clear - long),
        (x, y - clear - 2, "middle", x - long / 2),
        (x, y + clear + 11, "middle", x - long / 2),
    ):
        box = (left, line_ - _LINE + 3, left + long, line_ + 3)
        inside = box[0] >= 2 and box[2] <= WIDTH - 2 and box[1] >= 2 and box[3] <= height - 2
        if inside and not any(_overlap(box, other) for other in taken):
            taken.append(box)
            return at, line_, anchor
    return None


def _overlap(one: Box, other: Box) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


def _bar(window: Window, height: float) -> tuple[Element, str]:
    """A scale bar with its words, and the scale as a sentence."""
    per_km = WIDTH / window.kilometres
    length = max((bar for bar in _BARS if bar * per_km <= WIDTH / 4), default=_BARS[0])
    end = 10 + length * per_km
    bar = element(
        "g",
        line(10, height - 12, end, height - 12, class_="axis"),
        line(10, height - 16, 10, height - 8, class_="axis"),
        line(end, height - 16, end, height - 8, class_="axis"),
        words(f"{length:,} km", end + 6, height - 8, class_="note map-words"),
    )
    wide = round(window.kilometres, -2)
    return bar, f"It is about {wide:,.0f} km wide, measured along its middle."


def _bar_box(height: float) -> Box:
    return (0.0, height - 22, WIDTH, height)
