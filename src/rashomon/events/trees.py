"""Boosted decision trees as plain JSON, asked for many rows at once.

Each tree is walked for all rows together and without branches: a feature's value, as its place among all cuts of that
feature, says by a table which leaves it leaves open, and the leaf is the first that every feature of the tree leaves
open (QuickScorer; Lucchese et al. 2015).
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

#: Leaves of a tree at most: the bits of the numbers that say which are open.
MOST_LEAVES = 16
#: Rows that are asked for in one go: their arrays stay in the processor's cache.
_AT_ONCE = 1 << 13

Open = NDArray[np.uint16]


@dataclass(frozen=True, slots=True)
class Node:
    """A question of a tree: values up to `cut` go `left`, others `right`; a branch below 0 is the leaf ~branch."""

    feature: int
    cut: float
    left: int
    right: int


@dataclass(frozen=True, slots=True)
class Tree:
    """Nodes, the first being the root, and the leaves' values from left to right."""

    nodes: tuple[Node, ...]
    leaves: tuple[float, ...]


class Trees:
    """Trees whose leaves add up to log odds. Raises ValueError for a tree of more than `MOST_LEAVES` leaves."""

    def __init__(self, features: Sequence[str], trees: Sequence[Tree]) -> None:
        self.features, self.trees = tuple(features), tuple(trees)
        if any(len(tree.leaves) > MOST_LEAVES for tree in trees):
            raise ValueError(f"a tree has more than {MOST_LEAVES} leaves")
        nodes = [node for tree in trees for node in tree.nodes]
        self._cuts = [np.unique([n.cut for n in nodes if n.feature == f]) for f in range(len(self.features))]
        self._tables = [self._table(tree) for tree in trees]
        self._leaves = np.zeros((len(trees), MOST_LEAVES))
        for row, tree in zip(self._leaves, trees, strict=True):
            row[: len(tree.leaves)] = tree.leaves
        every = np.arange(1 << MOST_LEAVES)
        self._first = np.log2(np.maximum(every & -every, 1)).astype(np.uint8)  # the lowest bit of each number

    def chances(self, rows: NDArray[np.float32]) -> NDArray[np.float64]:
        """The probability of each row [rows, features]."""
        odds = np.zeros(len(rows))
        for start in range(0, len(rows), _AT_ONCE):
            odds[start : start + _AT_ONCE] = self._odds(rows[start : start + _AT_ONCE].astype(np.float64))
        chances: NDArray[np.float64] = 1 / (1 + np.exp(-odds))
        return chances

    def _odds(self, rows: NDArray[np.float64]) -> NDArray[np.float64]:
        places = [np.searchsorted(cuts, rows[:, f], "left") for f, cuts in enumerate(self._cuts)]
        total = np.zeros(len(rows))
        for tables, leaves in zip(self._tables, self._leaves, strict=True):
            still = np.full(len(rows), (1 << MOST_LEAVES) - 1, np.uint16)
            for feature, table in tables.items():
                still &= table[places[feature]]
            total += leaves[self._first[still]]
        return total

    def _table(self, tree: Tree) -> Mapping[int, Open]:
        """For each feature of a tree: the leaves left open, by how many of the feature's cuts a value exceeds."""
        found: dict[int, Open] = {}
        for number, node in enumerate(tree.nodes):
            cuts = self._cuts[node.feature]
            table = found.setdefault(node.feature, np.full(len(cuts) + 1, (1 << MOST_LEAVES) - 1, np.uint16))
            shut = sum(1 << leaf for leaf in _leaves_below(tree, tree.nodes[number].left))
            table[np.searchsorted(cuts, node.cut) + 1 :] &= np.uint16(~shut & ((1 << MOST_LEAVES) - 1))
        return found

    def as_json(self) -> Mapping[str, Any]:
        """Plain values that `trees_of` reads."""
        return {
            "features": self.features,
            "trees": [
                {"nodes": [[n.feature, n.cut, n.left, n.right] for n in tree.nodes], "leaves": tree.leaves}
                for tree in self.trees
            ],
        }


def _leaves_below(tree: Tree, branch: int) -> list[int]:
    if branch < 0:
        return [~branch]
    node = tree.nodes[branch]
    return _leaves_below(tree, node.left) + _leaves_below(tree, node.right)


def trees_of(data: Mapping[str, Any]) -> Trees:
    """The trees of what `as_json` gives."""
    return Trees(
        data["features"],
        [Tree(tuple(Node(*node) for node in each["nodes"]), tuple(each["leaves"])) for each in data["trees"]],
    )


def read_trees(path: Path) -> Mapping[str, Trees]:
    """All trees of a file, by name."""
    return {name: trees_of(each) for name, each in json.loads(path.read_text("utf-8")).items()}
