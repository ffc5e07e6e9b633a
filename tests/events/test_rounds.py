"""Clustering in rounds gives what joining the nearest two, one at a time, gives."""

from __future__ import annotations

import numpy as np
import pytest
from numpy.typing import NDArray

from rashomon.events.rounds import UNITS, Ties, cluster_rounds, components

THRESHOLD = 2.0


def one_at_a_time(
    likeness: dict[tuple[int, int], float], apart: NDArray[np.bool_], ties: Ties
) -> list[tuple[int, ...]]:
    """Average link as its definition says it, over every two clusters before every join."""
    clusters = {n: [n] for n in range(len(apart))}

    def rank(a: int, b: int) -> tuple[float, int, int]:
        pairs = [(min(x, y), max(x, y)) for x in clusters[a] for y in clusters[b]]
        mean = sum(round(likeness.get(pair, 0.0) * UNITS) for pair in pairs) / len(pairs)
        rows = np.array([a]), np.array([b])
        return -mean, int(ties.near(*rows)[0]), int(ties.mixed(*rows)[0])

    while True:
        free = [
            (rank(a, b), a, b)
            for a in clusters
            for b in clusters
            if a < b and not apart[clusters[a]][:, clusters[b]].any()
        ]
        if not free or -min(free)[0][0] < THRESHOLD * UNITS:
            return sorted(tuple(sorted(members)) for members in clusters.values())
        _, a, b = min(free)
        clusters[a] += clusters.pop(b)


@pytest.mark.parametrize("seed", range(40))
def test_rounds_are_average_link(seed: int) -> None:
    rng = np.random.default_rng(seed)
    size = int(rng.integers(2, 14))
    i, j = np.triu_indices(size, 1)
    apart = np.triu(rng.random((size, size)) < 0.15, 1)
    apart |= apart.T
    scored = (rng.random(len(i)) < rng.random()) & ~apart[i, j]
    i, j = i[scored], j[scored]
    # whole halves make many ties, which position and label break
    likeness = rng.integers(-2, 9, len(i)) / 2 if seed % 2 else rng.normal(2.5, 1.5, len(i))
    ties = Ties(rng.integers(0, 3, size), rng.integers(-(2**62), 2**62, size))
    home = cluster_rounds(size, i, j, likeness, THRESHOLD, ties, lambda a, b: apart[a, b])
    found = sorted(tuple(np.flatnonzero(home == n).tolist()) for n in np.unique(home))
    pairs = dict(zip(zip(i.tolist(), j.tolist(), strict=True), likeness.tolist(), strict=True))
    assert found == one_at_a_time(pairs, apart, ties)


def test_components_are_chains_of_pairs() -> None:
    assert components(6, np.array([4, 1]), np.array([5, 4])).tolist() == [0, 1, 2, 3, 1, 1]
