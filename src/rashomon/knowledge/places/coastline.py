"""The coastline of the world as closed rings, for maps that show where a place lies and nothing else.

The packed file holds, one after the other: the number of rings; the number of points of each; the first point of each;
the steps from point to point, first all eastward, then all northward, one signed byte each. Numbers are little-endian
of 32 bits, lengths are hundredths of a degree (about a kilometre, finer than a coastline at 1:50 million is drawn).
"""

from __future__ import annotations

import lzma
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import numpy as np
from numpy.typing import NDArray

Ring = NDArray[np.int32]

#: How many units a degree has.
UNITS = 100
#: The longest step between two points of a ring, in units: one degree, so that a step fits a signed byte and a map may
#: cut rings a little more than a degree outside its frame without bending a line that is seen.
LONGEST_STEP = 100
#: Where the data comes from, as a map names it: its makers ask for no more.
CREDIT = "Coastline: Natural Earth, 1:50 million, public domain"


@dataclass(frozen=True, slots=True, eq=False)
class Coast:
    """Rings of land and of inland seas, each an array of (longitude, latitude) in hundredths of a degree; all their
    `points` in a row; the `least` and the `most` longitude and latitude of each ring.

    Longitudes run on across the antimeridian, so that a ring may lie partly beyond 180 degrees; the ring around the
    South Pole is closed along it. A point is on land where an odd number of rings hold it.
    """

    rings: tuple[Ring, ...]
    points: Ring
    least: Ring
    most: Ring


@cache
def coastline() -> Coast:
    """The coastline of the world, loaded on first use (some 0.1 s, 1 MB)."""
    raw = files("rashomon.knowledge").joinpath("places", "coastline.bin.xz").read_bytes()
    return coast_of(unpacked(lzma.decompress(raw)))


def coast_of(rings: Sequence[Ring]) -> Coast:
    """Rings with what is looked up of them, at least one."""
    least, most = (np.array([edge(ring, axis=0) for ring in rings]) for edge in (np.min, np.max))
    return Coast(tuple(rings), np.concatenate(rings), least, most)


def packed(rings: Sequence[Ring]) -> bytes:
    """Rings as the bytes of the file. Raises ValueError for a step that is too long for it."""
    steps = [np.diff(ring, axis=0) for ring in rings]
    if any(len(each) and np.abs(each).max() > LONGEST_STEP for each in steps):
        raise ValueError(f"a step is longer than {LONGEST_STEP} hundredths of a degree")
    every = np.concatenate(steps).astype(np.int8)
    head = np.array([len(rings), *(len(ring) for ring in rings)], dtype="<i4")
    first = np.array([ring[0] for ring in rings], dtype="<i4")
    return head.tobytes() + first.tobytes() + every.T.tobytes()


def unpacked(raw: bytes) -> tuple[Ring, ...]:
    """The rings of a file's bytes."""
    (count,) = np.frombuffer(raw, "<i4", 1)
    lengths = np.frombuffer(raw, "<i4", count, 4)
    first = np.frombuffer(raw, "<i4", 2 * count, 4 + 4 * count).reshape(count, 2)
    steps = np.frombuffer(raw, np.int8, -1, 4 + 12 * count).reshape(2, -1).T.astype(np.int32)
    cuts = np.cumsum(lengths - 1)[:-1]
    return tuple(
        np.concatenate((start[None], start + np.cumsum(each, axis=0))).astype(np.int32)
        for start, each in zip(first, np.split(steps, cuts), strict=True)
    )
