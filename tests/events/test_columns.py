"""Facts as columns, and vetoes over pairs of their rows."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from rashomon.events.columns import make_columns
from rashomon.events.facts import gather
from rashomon.events.scoring import NEVER, score
from rashomon.events.sets import common, holds, key_of, make_sets
from rashomon.events.vetoes import FREE, VETOES, first_vetoes, why_apart
from rashomon.model import EventMention, Reading

Mention = Callable[..., EventMention]
ReadingOf = Callable[..., Reading]


def test_sets_are_compared_pair_by_pair() -> None:
    sets = make_sets([{"a", "b"}, {"b"}, set(), {"a", "b", "c"}])
    i, j = np.array([0, 0, 0, 2]), np.array([1, 2, 3, 3])
    assert common(sets, i, sets, j).tolist() == [1, 0, 2, 0]
    assert holds(sets, i, np.full(4, key_of("a"))).tolist() == [True, True, True, False]
    assert sets.take(np.array([3, 1])).sizes(np.array([0, 1])).tolist() == [3, 1]


def test_rows_do_not_depend_on_their_neighbours(mention: Mention, reading_of: ReadingOf) -> None:
    call = mention("a", 0, "phone", doer="BRA", target="PRY", mode="phone", when="2019-06-03", words=("phone",))
    raid = mention("b", 0, "raid", doer="SOM", root="ASSAULT", where=("Mandera", "KEN", 2))
    one, other = gather([reading_of(call)]), gather([reading_of(raid)])
    whole, swapped = make_columns([*one, *other]), make_columns([*other, *one])
    back = swapped.take(np.array([1, 0]))
    assert whole.parties.values.tolist() == back.parties.values.tolist()
    assert whole.window.tolist() == back.window.tolist()
    assert score(whole, np.array([0]), np.array([1])) == score(swapped, np.array([1]), np.array([0]))


def test_a_veto_gives_its_reason(mention: Mention, reading_of: ReadingOf) -> None:
    june = mention("a", 0, "phone", doer="BRA", target="PRY", mode="phone", when="2019-06-03")
    july = mention("b", 0, "phone", doer="BRA", target="PRY", mode="phone", when="2019-07-11")
    facts = gather([reading_of(june), reading_of(july)])
    columns, i, j = make_columns(facts), np.array([0, 0]), np.array([1, 0])
    assert [n if n == FREE else VETOES[n].name for n in first_vetoes(columns, i, j)] == ["dates", FREE]
    assert score(columns, i, j)[0] == NEVER
    assert why_apart(*facts) == "the dates differ (2019-06-03 and 2019-07-11)"
