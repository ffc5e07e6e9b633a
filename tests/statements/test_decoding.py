"""Decoding: from the network's figures to cues, sources and contents."""

from __future__ import annotations

import numpy as np
import pytest

from rashomon.encoder.windows import Window
from rashomon.statements.decoding import CONTENT, SOURCE, cue_spans, role_spans


def window(*pieces: tuple[int, int]) -> Window:
    """Wordpieces at these offsets between two end marks; (-1, -1) is the end of a line."""
    starts, ends = zip((-1, -1), *pieces, (-1, -1), strict=True)
    goes_on = [0, *(a == b > 0 for a, b in zip(starts[1:], ends[:-1], strict=True))]
    return Window(np.full(len(starts), 200), np.array(starts), np.array(ends), 1 - np.array(goes_on))


#: "un" "said" "has" "not" newline "been", the first two one word
TEXT = window((0, 2), (2, 6), (7, 10), (11, 14), (-1, -1), (15, 19))


def tags(*likeliest: int, sure: float = 0.9) -> np.ndarray:
    rest = (1 - sure) / 2
    return np.array([[sure if c == n else rest for c in range(3)] for n in (0, *likeliest, 0)], dtype=np.float32)


def test_cues_are_whole_words_cut_where_one_begins() -> None:
    found = cue_spans(TEXT, tags(1, 0, 2, 1, 0, 0), 0.5)
    assert [(c.first, c.past) for c in found] == [(1, 4), (4, 5)]
    assert found[1].sure == pytest.approx(0.95)


def test_a_cue_below_the_least_is_none() -> None:
    assert cue_spans(TEXT, tags(1, 1, 0, 0, 0, 0, sure=0.6), 0.85) == []


def test_end_marks_and_line_ends_are_nobodys() -> None:
    everything = tags(1, 1, 1, 1, 1, 1)
    everything[:] = everything[1]
    assert [(c.first, c.past) for c in cue_spans(TEXT, everything, 0.5)][-1] == (6, 7)


def test_roles_are_runs_of_whole_words_with_slips_closed() -> None:
    assert role_spans(TEXT, tags(2, 2, 0, 2, 0, 0), CONTENT) == [(0, 14)]
    assert role_spans(TEXT, tags(1, 1, 0, 0, 0, 1), SOURCE) == [(0, 6), (15, 19)]
    assert role_spans(TEXT, tags(0, 0, 0, 2, 0, 2), CONTENT) == [(11, 14), (15, 19)]
