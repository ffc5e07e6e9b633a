"""Boosted trees as plain JSON."""

from __future__ import annotations

import json

import numpy as np
import pytest

from rashomon.events.trees import MOST_LEAVES, Node, Tree, Trees, trees_of

#: Up to .5 of the first feature: by the second, up to 2; beyond: by the first again.
SMALL = Tree((Node(0, 0.5, 1, 2), Node(1, 2.0, ~0, ~1), Node(0, 0.8, ~2, ~3)), (-1.0, 0.25, 1.0, 3.0))
OTHER = Tree((Node(1, 1.0, ~0, ~1),), (0.5, -0.5))
ROWS = np.array([[0.5, 2.0], [0.4, 2.5], [0.6, 0.0], [0.9, 1.0], [0.8, 1.5]], np.float32)


def walked(tree: Tree, row: np.ndarray) -> float:
    """The leaf of a row, question by question."""
    branch = 0
    while branch >= 0:
        node = tree.nodes[branch]
        branch = node.left if float(row[node.feature]) <= node.cut else node.right
    return tree.leaves[~branch]


def test_all_rows_at_once_give_what_each_row_gives_question_by_question() -> None:
    random = np.random.default_rng(3)
    rows = np.concatenate((ROWS, random.uniform(0, 3, (20_000, 2)).astype(np.float32)))
    odds = np.array([walked(SMALL, row) + walked(OTHER, row) for row in rows])
    assert np.allclose(Trees(("a", "b"), (SMALL, OTHER)).chances(rows), 1 / (1 + np.exp(-odds)))


def test_a_value_on_the_cut_goes_left() -> None:
    assert Trees(("a", "b"), (OTHER,)).chances(np.array([[0, 1.0], [0, 1.1]], np.float32)).round(3).tolist() == [
        0.622,
        0.378,
    ]


def test_trees_come_back_from_json() -> None:
    trees = Trees(("a", "b"), (SMALL, OTHER))
    again = trees_of(json.loads(json.dumps(trees.as_json())))
    assert again.features == ("a", "b")
    assert again.trees == trees.trees


def test_a_tree_of_too_many_leaves_is_refused() -> None:
    with pytest.raises(ValueError, match="leaves"):
        Trees(("a",), (Tree((), (0.0,) * (MOST_LEAVES + 1)),))
