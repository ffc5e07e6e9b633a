"""The part of the world that a map shows: a window around its points, and the coastline cut to it.

The projection is equirectangular, true along the window's middle latitude: straight meridians and parallels, so that a
reader can check a point against its coordinates with a ruler.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import cos, radians

import numpy as np
from numpy.typing import NDArray

from rashomon.knowledge.places.coastline import LONGEST_STEP, UNITS, Coast

#: Kilometres in a degree of latitude, and of longitude at the equator.
DEGREE = 111.32
#: The least height of a window in degrees: about 1,000 km, enough for a coast or a neighbour to be known by its shape.
LEAST_HEIGHT = 9.0
#: Width to height.
SHAPE = 1.6
#: How much larger than its points a window is.
ROOM = 1.5
#: A window that holds fewer points of a coast than this is widened by so much, so many times at most.
ENOUGH_COAST, GROWTH, MOST_GROWTH = 40, 1.6, 4
#: Degrees of longitude count for no less than this part of those of latitude, so that a map near a pole stays a map.
_LEAST_SQUEEZE = 0.08
#: Points of a coast lie on a grid of so many pixels, the second in windows wider than `_FAR` degrees: a map of the
#: world on the first grid weighs 200 kB, on the second 60 kB, and looks alike.
_GRAIN, _COARSE, _FAR = 0.5, 1.0, 40.0
#: An island of less than so many steps of the grid either way is left out.
_DOT = 2
_SHORT = "{:g}"

Position = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Window:
    """A window in degrees; `west` is between -180 and 180, `east` up to 360 degrees beyond it."""

    west: float
    east: float
    south: float
    north: float

    @property
    def squeeze(self) -> float:
        """How long a degree of longitude is drawn beside one of latitude."""
        return _squeeze((self.south + self.north) / 2)

    @property
    def kilometres(self) -> float:
        """How wide it is, along its middle latitude."""
        return (self.east - self.west) * self.squeeze * DEGREE

    def height(self, width: float) -> float:
        """The height of a drawing of a given width."""
        return width * (self.north - self.south) / ((self.east - self.west) * self.squeeze)

    def at(self, latitude: float, longitude: float, width: float) -> Position:
        """Where a point stands in a drawing of a given width."""
        scale = width / (self.east - self.west)
        return ((longitude - self.west) % 360) * scale, (self.north - latitude) * scale / self.squeeze


def window_showing(points: Sequence[tuple[float, float, float]], coast: Coast) -> Window:
    """The smallest window around points (as in `window_of`) in which some coast is seen: a map without any shows
    nothing. Far inland it grows `MOST_GROWTH` times at most."""
    window = window_of(points)
    for _ in range(MOST_GROWTH):
        if _coast_in(window, coast) >= ENOUGH_COAST:
            break
        window = window_of(points, (window.north - window.south) * GROWTH)
    return window


def _coast_in(window: Window, coast: Coast) -> int:
    """How many points of a coast lie in a window."""
    points = coast.points
    width, height = (window.east - window.west) * UNITS, (window.north - window.south) * UNITS
    across = (points[:, 0] - window.west * UNITS) % (360 * UNITS)
    up = points[:, 1] - window.south * UNITS
    return int(((across < width) & (up > 0) & (up < height)).sum())


def window_of(points: Sequence[tuple[float, float, float]], least: float = LEAST_HEIGHT) -> Window:
    """The window around points (latitude, longitude, radius in km), of which there is at least one; it is `least`
    degrees high or more.

    Where points lie on both sides of the antimeridian the window runs across it, if that is shorter.
    """
    west, east = _across(points)
    south = min(latitude - reach / DEGREE for latitude, _, reach in points)
    north = max(latitude + reach / DEGREE for latitude, _, reach in points)
    middle = min(max((south + north) / 2, -90.0), 90.0)
    squeeze = _squeeze(middle)
    height = min(max(least, (north - south) * ROOM, (east - west) * ROOM * squeeze / SHAPE), 180.0)
    width = min(max(height * SHAPE / squeeze, (east - west) * ROOM), 360.0)
    centre = (west + east) / 2
    low = min(max(middle - height / 2, -90.0), 90.0 - height)
    left = (centre - width / 2 + 180) % 360 - 180
    return Window(left, left + width, low, low + height)


def _squeeze(latitude: float) -> float:
    return max(cos(radians(latitude)), _LEAST_SQUEEZE)


def _across(points: Sequence[tuple[float, float, float]]) -> tuple[float, float]:
    """The shortest stretch of longitudes that holds all points with what lies around them."""
    longitudes = sorted({longitude % 360 for _, longitude, _ in points})
    following = [*longitudes[1:], longitudes[0] + 360]
    gap, start = max((after - before, after) for before, after in zip(longitudes, following, strict=True))
    first, last = start, start + 360 - gap
    reach = max(r / (DEGREE * _squeeze(latitude)) for latitude, _, r in points)
    return (first - reach, last + reach) if last - first + 2 * reach < 360 else (-180.0, 180.0)


def coast_path(coast: Coast, window: Window, width: float) -> str:
    """The land in a window as the path data of an SVG drawing of a given width, to be filled by the even-odd rule.

    Rings are cut two steps outside the window by laying what is beyond on the edge there. A step of a ring is shorter
    than that, so what is seen is not bent.
    """
    edge = 2 * LONGEST_STEP
    low = np.array([window.west, window.south]) * UNITS - edge
    high = np.array([window.east, window.north]) * UNITS + edge
    per_unit = width / ((window.east - window.west) * UNITS)
    grain = _COARSE if window.east - window.west > _FAR else _GRAIN
    scale = np.array([per_unit, -per_unit / window.squeeze]) / grain
    corner = np.array([window.west, window.north]) * UNITS
    found = []
    large = ((coast.most - coast.least) * per_unit >= _DOT * grain).any(axis=1)
    for turn in (-360 * UNITS, 0, 360 * UNITS, 720 * UNITS):
        shift = np.array([turn, 0])
        near = (coast.most + shift >= low).all(axis=1) & (coast.least + shift <= high).all(axis=1)
        for number in np.flatnonzero(near & large):
            cut = _cut(coast.rings[number] + shift, low, high)
            found.append(_path(np.rint((cut - corner) * scale).astype(np.int64), grain))
    return "".join(found)


def _cut(ring: NDArray[np.int64], low: NDArray[np.float64], high: NDArray[np.float64]) -> NDArray[np.float64]:
    """A ring with what is outside laid on the edge, where only the points between which it changes edge are kept."""
    side = ((ring < low).astype(np.int8) - (ring > high)) @ np.array([3, 1])
    changes = side[1:] != side[:-1]
    kept = (side == 0) | np.append(changes, True) | np.append(True, changes)
    held: NDArray[np.float64] = np.clip(ring[kept], low, high)
    return held


def _path(points: NDArray[np.int64], grain: float) -> str:
    """Points on a grid as a closed path; nothing for what is no more than a dot."""
    moved = np.diff(points, axis=0).any(axis=1)
    whole = points[np.append(True, moved)]
    if len(whole) < 4:
        return ""
    steps = (np.diff(whole, axis=0)[:-1] * grain).ravel().tolist()
    x, y = whole[0] * grain
    return f"M{x:g} {y:g}l{' '.join(map(_SHORT.format, steps))}z"
