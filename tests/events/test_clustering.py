"""Average-link clustering with pairs that must stay apart."""

from __future__ import annotations

from itertools import permutations

from rashomon.events.clustering import cluster

APART = float("-inf")


def test_alike_pairs_join_and_others_stay_alone() -> None:
    assert cluster(4, {(0, 1): 3.0, (2, 3): 1.0}, 2.5) == [[0, 1], [2], [3]]


def test_a_chain_of_look_alikes_is_not_closed() -> None:
    # 0 is like 1 and 1 like 2, but 0 and 2 have nothing in common: the mean of three pairs is below the threshold
    assert cluster(3, {(0, 1): 3.0, (1, 2): 3.0}, 2.5) == [[0, 1], [2]]


def test_a_forbidden_pair_keeps_whole_clusters_apart() -> None:
    likeness = {(0, 1): 9.0, (2, 3): 9.0, (1, 2): 9.0, (0, 3): 9.0, (0, 2): 9.0, (1, 3): APART}
    found = cluster(4, likeness, 2.5)
    assert not any({1, 3} <= set(members) for members in found)


def test_the_closest_pair_joins_first() -> None:
    assert cluster(3, {(0, 1): 2.6, (1, 2): 5.0, (0, 2): APART}, 2.5) == [[0], [1, 2]]


def test_the_same_pairs_give_the_same_clusters_in_any_order() -> None:
    pairs = [((0, 1), 3.0), ((1, 2), 2.9), ((0, 2), 2.8), ((3, 4), 4.0), ((2, 3), 1.0)]
    results = {str(cluster(5, dict(order), 2.5)) for order in permutations(pairs)}
    assert results == {"[[0, 1, 2], [3, 4]]"}
