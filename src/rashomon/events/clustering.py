"""Average-link clustering: two clusters join while the mean likeness of their pairs is high enough and nothing forbids
any pair. No transitive closure: a chain of look-alikes does not become one event.

The order of joins depends on likeness and then on position alone, so the same pairs give the same clusters. After
Sokal and Michener 1958 (UPGMA), with cannot-link constraints (Wagstaff and Cardie 2000).
"""

from __future__ import annotations

from collections.abc import Mapping
from heapq import heapify, heappop, heappush

Pair = tuple[int, int]


def cluster(size: int, likeness: Mapping[Pair, float], threshold: float) -> list[list[int]]:
    """Clusters of the items 0..size-1, each in order, by their first item.

    `likeness` maps (i, j) with i < j to a number, minus infinity where a pair must stay apart; a pair that is not
    there counts as 0 in the mean.
    """
    members = {i: [i] for i in range(size)}
    # sums of likeness between clusters; minus infinity is kept by addition
    between: dict[int, dict[int, float]] = {i: {} for i in range(size)}
    for (i, j), value in likeness.items():
        between[i][j] = between[j][i] = value
    queue = [(-value, i, j, 2) for (i, j), value in likeness.items() if value >= threshold]
    heapify(queue)
    while queue:
        _, i, j, volume = heappop(queue)
        if i not in members or j not in members or len(members[i]) + len(members[j]) != volume:
            continue  # one of the two has grown or gone since
        _join(i, j, members, between)
        for other, total in between[i].items():
            mean = total / (len(members[i]) * len(members[other]))
            if mean >= threshold:
                a, b = sorted((i, other))
                heappush(queue, (-mean, a, b, len(members[a]) + len(members[b])))
    return [sorted(members[i]) for i in sorted(members, key=lambda i: min(members[i]))]


def _join(i: int, j: int, members: dict[int, list[int]], between: dict[int, dict[int, float]]) -> None:
    """Make cluster j part of cluster i."""
    members[i] += members.pop(j)
    moved = between.pop(j)
    moved.pop(i, None)
    between[i].pop(j, None)
    for other, total in moved.items():
        between[other].pop(j, None)
        combined = between[i].get(other, 0.0) + total
        between[i][other] = between[other][i] = combined
