"""Features: what is known of each wordpiece before the trunk reads it: its case, quotation marks around it, and what
the rules read there. The base model knows no capitals, and attends to no marks far off."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from rashomon.encoder.windows import Ints, Window

#: One column each, 0 or 1.
FEATURES = ("capitalised", "all capitals", "in quotation", "rule cue", "rule source", "rule content", "rule nested cue")
#: Distances from a cue, in growing steps on each side (see `distance_steps`).
DISTANCES = 32
#: Up to so many wordpieces every distance is a step of its own; a double distance is so many steps more.
_NEAR, _PER_DOUBLE = 12, 6

Floats = npt.NDArray[np.float32]
Offsets = Iterable[tuple[int, int]]


@dataclass(frozen=True)
class RuleReading:
    """What the rules read at a cue, in offsets of the document's text; `nested`: inside another's content."""

    source: tuple[tuple[int, int], ...]
    cue: tuple[tuple[int, int], ...]
    content: tuple[tuple[int, int], ...]
    nested: bool


def covered(window: Window, spans: Offsets) -> npt.NDArray[np.bool_]:
    """Which wordpieces of a window overlap any of the spans."""
    found = np.zeros(len(window.ids), dtype=bool)
    for start, end in spans:
        found |= (window.starts < end) & (window.ends > start) & (window.starts >= 0)
    return found


def features(window: Window, text: str, quotes: Offsets, readings: Sequence[RuleReading]) -> Floats:
    """The features of a window's wordpieces: [length, FEATURES]."""
    pieces = [text[a:b] if a >= 0 else "" for a, b in zip(window.starts, window.ends, strict=True)]
    outer = [r for r in readings if not r.nested]
    columns = [
        np.array([p[:1].isupper() for p in pieces]),
        np.array([len(p) > 1 and p.isupper() for p in pieces]),
        covered(window, quotes),
        covered(window, [s for r in outer for s in r.cue]),
        covered(window, [s for r in outer for s in r.source]),
        covered(window, [s for r in outer for s in r.content]),
        covered(window, [s for r in readings if r.nested for s in r.cue]),
    ]
    return np.stack(columns, axis=1).astype(np.float32)


def read_by_rules(window: Window, cue: Offsets, readings: Sequence[RuleReading]) -> Floats:
    """What the rules read as source and as content of a cue: [length, 2]."""
    own = [r for r in readings if any(a < d and c < b for a, b in r.cue for c, d in cue)]
    parts = [covered(window, [s for r in own for s in r.source]), covered(window, [s for r in own for s in r.content])]
    return np.stack(parts, axis=1).astype(np.float32)


def distance_steps(length: int, cues: Sequence[tuple[int, int]]) -> Ints:
    """For each cue (first and past-the-last wordpiece) the step of each wordpiece's distance from it: [cues, length],
    `DISTANCES` on the cue itself, less before it and more behind."""
    places = np.arange(length)
    rows = []
    for first, past in cues:
        away = np.where(places < first, places - first, np.where(places >= past, places - past + 1, 0))
        size = np.abs(away)
        far = np.floor(_PER_DOUBLE * np.log2(np.maximum(size, _NEAR) / _NEAR))
        rows.append(DISTANCES + np.sign(away) * np.minimum(np.minimum(size, _NEAR) + far, DISTANCES))
    return np.array(rows, dtype=np.int64).reshape(len(rows), length)
