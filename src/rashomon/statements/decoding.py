"""From the learned reader's figures to spans: which wordpieces are cues, and what each cue's source and content are."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
import numpy.typing as npt

from rashomon.encoder.windows import Window

Floats = npt.NDArray[np.float32]
#: Columns of the cue tags and of the role tags.
OUTSIDE, BEGINS, GOES_ON = range(3)
NEITHER, SOURCE, CONTENT = range(3)
#: A word is taken into a cue beside others from here on.
_LIKELY = 0.5
#: A gap of so many words between two pieces of one content is taken for a slip and closed.
_SLIP = 1


@dataclass(frozen=True)
class FoundCue:
    """A cue as wordpieces [first, past) of its window, and how sure the reader is of it (0 to 1)."""

    first: int
    past: int
    sure: float


def cue_spans(window: Window, tags: Floats, least: float) -> list[FoundCue]:
    """The cues of a window, from tag probabilities [length, 3]: runs of whole words that are likelier in a cue than
    not, cut where a new cue begins, and where there is none beside them, runs of words of at least `least`."""
    sure = _runs(window, tags, max(_LIKELY, least))
    taken = {edge for first, past in sure for edge in range(first - 1, past + 1)}
    faint = [run for run in _runs(window, tags, least) if not taken & set(range(*run))]
    inside = 1 - tags[:, OUTSIDE]
    return [FoundCue(a, b, float(inside[a:b].mean())) for a, b in sorted([*sure, *faint])]


def _runs(window: Window, tags: Floats, least: float) -> list[tuple[int, int]]:
    found: list[tuple[int, int]] = []
    inside = 1 - tags[:, OUTSIDE]
    words = [int(n) for n in (*np.flatnonzero(window.begins), len(tags))]
    for start, past in pairwise(words):
        if window.starts[start] < 0 or inside[start] < least:
            continue
        if found and found[-1][1] == start and tags[start, GOES_ON] >= tags[start, BEGINS]:
            found[-1] = (found[-1][0], past)
        else:
            found.append((start, past))
    return found


def role_spans(window: Window, tags: Floats, role: int) -> list[tuple[int, int]]:
    """The runs of whole words whose likeliest role is `role`, as stretches of the document's text."""
    runs: list[list[int]] = []  # numbers of words, first and past the last
    words = [*np.flatnonzero(window.begins), len(tags)]
    likeliest = tags.argmax(axis=1)
    for number, start in enumerate(words[:-1]):
        if window.starts[start] >= 0 and likeliest[start] == role:
            if runs and _slip(window, likeliest, words[runs[-1][1] : number + 1]):
                runs[-1][1] = number + 1
            else:
                runs.append([number, number + 1])
    return [(int(window.starts[words[a]]), int(window.ends[words[b] - 1])) for a, b in runs]


def _slip(window: Window, likeliest: npt.NDArray[np.int64], words: Sequence[int]) -> bool:
    """Whether the words between two runs (and the first behind them) are few, of no role, and end no line."""
    between = slice(words[0], words[-1])
    return (
        len(words) - 1 <= _SLIP
        and bool((window.starts[between] >= 0).all())
        and bool((likeliest[between] == NEITHER).all())
    )
