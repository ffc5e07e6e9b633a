"""Linking with a memory gives what linking without one gives, for less work."""

from __future__ import annotations

import numpy as np
import pytest
from numpy.typing import NDArray

from benchmarks.linking import compare
from benchmarks.linking_mentions import Synthetic, make_mentions
from rashomon.events import grouping
from rashomon.events.columns import Columns
from rashomon.events.grouping import group, group_again
from rashomon.events.memory import fingerprints, no_memory, pack, unpack
from rashomon.events.scoring import Likeness, score
from rashomon.events.sets import Rows

THE_SAME = ((1.0, 1.0), (1.0, 1.0))


@pytest.fixture(scope="module")
def made() -> Synthetic:
    return make_mentions(3000)


@pytest.fixture
def counted(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """How many pairs each call scores."""
    counts: list[int] = []

    def counting(columns: Columns, i: Rows, j: Rows) -> Likeness:
        counts.append(len(i))
        return score(columns, i, j)

    monkeypatch.setattr(grouping, "score", counting)
    return counts


def some(made: Synthetic, rows: NDArray[np.int64]) -> tuple[Columns, NDArray[np.int64]]:
    return made.columns.take(rows), made.labels[rows]


@pytest.mark.parametrize("seed", range(4))
def test_reading_in_any_batches_gives_the_groups_of_reading_at_once(made: Synthetic, seed: int) -> None:
    rng = np.random.default_rng(seed)
    order = rng.permutation(len(made.labels))
    memory = no_memory()
    for end in [*np.sort(rng.integers(1, len(order), 4)), len(order)]:
        groups, memory = group_again(*some(made, order[:end]), unpack(pack(memory)))
        whole = group(*some(made, order[:end]))
        assert compare(groups.home, whole.home) == THE_SAME
        assert len(groups.i) == len(whole.i)


def test_what_is_known_is_not_scored_again(made: Synthetic, counted: list[int]) -> None:
    order = np.arange(len(made.labels))
    _, memory = group_again(*some(made, order[:-5]), no_memory())
    first = sum(counted)
    counted.clear()
    group_again(*some(made, order), memory)
    assert sum(counted) < first / 20


def test_a_mention_whose_facts_change_is_linked_anew(made: Synthetic) -> None:
    _, memory = group_again(made.columns, made.labels, no_memory())
    rows = np.arange(len(made.labels))
    rows[:500] = np.random.default_rng(0).permutation(500)  # other facts under the same labels
    columns = made.columns.take(rows)
    again, _ = group_again(columns, made.labels, memory)
    assert compare(again.home, group(columns, made.labels).home) == THE_SAME


def test_what_was_made_by_other_rules_is_forgotten(made: Synthetic, monkeypatch: pytest.MonkeyPatch) -> None:
    _, memory = group_again(made.columns, made.labels, no_memory())
    value = pack(memory)
    assert len(unpack(value).pairs) == len(memory.pairs) > 0
    monkeypatch.setattr("rashomon.events.memory.rules", lambda: "other rules")
    assert len(unpack(value).pairs) == 0


def test_every_fact_makes_a_difference(made: Synthetic) -> None:
    prints = fingerprints(made.columns)
    assert len(np.unique(prints)) == len(prints)
    assert (fingerprints(made.columns.take(np.arange(9))) == prints[:9]).all()
