"""The benchmark of given pairs: its folds and figures, and floors on composed sentences that were set aside."""

from __future__ import annotations

import numpy as np

from benchmarks.plover_given import Pairs, by_frames, folds, guess_of, line, macro_f1
from rashomon.happenings.types_learned import head
from training.types import example
from training.types_marked import Marked, read_composed, set_aside, unmarked

#: Of the set-aside sentences the head had 75 in a hundred right, and of guesses with a chance of .7 and more 94, when
#: the weights were made.
LEAST_RIGHT, LEAST_SURE = 0.72, 0.9


def pair(text: str, root: str, quad: int) -> Marked:
    return Marked(text, ((0, 1),), ((2, 3),), root, quad)


def test_a_sentence_that_stands_twice_is_in_one_fold_and_roots_are_dealt_evenly() -> None:
    marked = [pair(f"a b {n}", root, 1) for root in ("AID", "AGREE") for n in range(10)]
    marked.append(pair("a b 3", "AGREE", 1))
    found = folds(marked)
    assert found[3] == found[-1] == found[13]
    assert all(np.bincount(found[:10], minlength=5) == 2)


def test_figures_follow_their_definitions() -> None:
    gold, found = ["AID", "AID", "ACCUSE"], ["AID", "ACCUSE", "ACCUSE"]
    assert round(macro_f1(gold, found), 1) == 66.7
    marked = [pair(str(n), root, quad) for n, (root, quad) in enumerate(zip(gold, (2, 2, 3), strict=True))]
    row = line("a reading", Pairs(marked, np.array([False, True, False]), np.zeros(3, dtype=int)), found)
    assert row == ["a reading", "66.7", "66.7", "66.7", "0.0", "0.0", "0.0"]


def test_roots_are_named_as_in_the_table() -> None:
    assert guess_of({"CONCEDE": 0.3, "RETREAT": 0.25, "AID": 0.4, "NONE": 0.05})[0] == "YIELD"
    assert guess_of({"AID": 0.4, "NONE": 0.6}) == ("AID", 0.4)
    assert guess_of({"AID": 0.4, "NONE": 0.6}, nothing=True) == ("NONE", 0.6)


def test_frames_alone_take_the_mention_between_the_pair() -> None:
    marked = unmarked("ACCUSE: Before Chad expelled an envoy, [[s:Mali]] accused [[t:Niger]] of lying.")
    assert by_frames(marked) == "ACCUSE"
    assert by_frames(unmarked("NONE: [[s:Mali]] lies north of [[t:Niger]].")) == "NONE"


def test_the_head_holds_its_floors_on_what_was_set_aside() -> None:
    kept = [m for m in read_composed() if set_aside(m)]
    found = []
    for marked in kept:
        chances = head().chances(example(marked).signs)
        root = max(chances, key=lambda name: chances[name])
        found.append((root == marked.root, chances[root]))
    assert sum(right for right, _ in found) / len(found) >= LEAST_RIGHT
    sure = [right for right, chance in found if chance >= 0.7]
    assert len(sure) >= 50
    assert sum(sure) / len(sure) >= LEAST_SURE
