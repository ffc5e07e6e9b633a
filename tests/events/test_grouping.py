"""Candidate pairs and groups over many mentions."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest

from benchmarks.linking import compare
from benchmarks.linking_mentions import Synthetic, make_mentions
from rashomon.events.blocking import candidate_pairs
from rashomon.events.columns import make_columns
from rashomon.events.facts import gather
from rashomon.events.grouping import group
from rashomon.model import EventMention, Reading

Mention = Callable[..., EventMention]
ReadingOf = Callable[..., Reading]


@pytest.fixture(scope="module")
def made() -> Synthetic:
    return make_mentions(3000)


def test_most_pairs_of_one_event_are_candidates(made: Synthetic) -> None:
    i, j = candidate_pairs(made.columns)
    assert (i < j).all()
    assert len(np.unique(i * len(made.labels) + j)) == len(i)
    found = (made.event[i] == made.event[j]).sum()
    sizes = np.bincount(made.event)
    assert found >= 0.85 * (sizes * (sizes - 1) // 2).sum()
    assert len(i) <= 60 * len(made.labels)


def test_groups_hold_few_that_are_not_of_one_event(made: Synthetic) -> None:
    (precision, recall), _ = compare(group(made.columns, made.labels).home, made.event)
    assert precision >= 0.97
    assert recall >= 0.5


def test_groups_do_not_depend_on_the_order_of_rows(made: Synthetic) -> None:
    order = np.random.default_rng(1).permutation(len(made.labels))
    forth = group(made.columns, made.labels).home
    back = group(made.columns.take(order), made.labels[order]).home
    assert compare(order[back], forth[order]) == ((1.0, 1.0), (1.0, 1.0))


def test_an_undated_mention_is_compared_with_dated_ones(mention: Mention, reading_of: ReadingOf) -> None:
    dated = mention("a", 0, "phone", doer="BRA", target="PRY", mode="phone", when="2019-06-03")
    undated = mention("b", 0, "call", doer="PRY", target="BRA", mode="phone")
    columns = make_columns(gather([reading_of(dated), reading_of(undated)]))
    assert [each.tolist() for each in candidate_pairs(columns)] == [[0], [1]]


def test_other_times_are_not_compared(mention: Mention, reading_of: ReadingOf) -> None:
    june = mention("a", 0, "phone", doer="BRA", target="PRY", mode="phone", when="2019-06-03")
    july = mention("b", 0, "phone", doer="BRA", target="PRY", mode="phone", when="2019-07-03")
    columns = make_columns(gather([reading_of(june), reading_of(july)]))
    assert len(candidate_pairs(columns)[0]) == 0


def test_a_general_word_is_compared_with_what_it_may_stand_for(mention: Mention, reading_of: ReadingOf) -> None:
    down = mention("a", 0, "shoot down", doer="KEN", target="SOM", root="ASSAULT", when="2019-06-03")
    incident = mention("b", 0, "incident", root=None, target="SOM", nominal=True, definite=True, when="2019-06-03")
    columns = make_columns(gather([reading_of(down), reading_of(incident)]))
    assert [each.tolist() for each in candidate_pairs(columns)] == [[0], [1]]


def test_nothing_gives_no_groups() -> None:
    assert len(group(make_columns([]), np.zeros(0, np.int64)).home) == 0
