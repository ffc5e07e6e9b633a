"""Average-link clustering: two clusters join while the mean likeness of their pairs is high enough and nothing forbids
any pair. No transitive closure: a chain of look-alikes does not become one event.

The order of joins depends on likeness, then on nearness and position alone, so the same pairs give the same clusters.
After Sokal and Michener 1958 (UPGMA), with cannot-link constraints (Wagstaff and Cardie 2000).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from heapq import heapify, heappop, heappush

Pair = tuple[int, int]


def cluster(
    size: int, likeness: Mapping[Pair, float], threshold: float, together: Iterable[Pair] = ()
) -> list[list[int]]:
    """Clusters of the items 0..size-1, each in order, by their first item.

    `likeness` maps (i, j) with i < j to a number, minus infinity where a pair must stay apart; a pair that is not
    there counts as 0 in the mean. The pairs of `together` are one from the start.
    """
    members = {i: [i] for i in range(size)}
    # sums of likeness between clusters; minus infinity is kept by addition
    between: dict[int, dict[int, float]] = {i: {} for i in range(size)}
    for (i, j), value in likeness.items():
        between[i][j] = between[j][i] = value
    _seed(together, members, between)
    queue = [
        (-mean, j - i, i, j, len(members[i]) + len(members[j]))
        for i, others in between.items()
        for j, total in others.items()
        if i < j and (mean := total / (len(members[i]) * len(members[j]))) >= threshold
    ]
    heapify(queue)
    while queue:
        _, _, i, j, volume = heappop(queue)
        if i not in members or j not in members or len(members[i]) + len(members[j]) != volume:
            continue  # one of the two has grown or gone since
        _join(i, j, members, between)
        for other, total in between[i].items():
            mean = total / (len(members[i]) * len(members[other]))
            if mean >= threshold:
                a, b = sorted((i, other))
                heappush(queue, (-mean, b - a, a, b, len(members[a]) + len(members[b])))
    return [sorted(members[i]) for i in sorted(members, key=lambda i: min(members[i]))]


def _seed(together: Iterable[Pair], members: dict[int, list[int]], between: dict[int, dict[int, float]]) -> None:
    """Join the pairs that are one from the start, unless what they have joined forbids it."""
    home = {i: i for i in members}
    for pair in together:
        i, j = sorted((home[pair[0]], home[pair[1]]))
        if i != j and between[i].get(j, 0.0) > float("-inf"):
            _join(i, j, members, between)
            home |= dict.fromkeys(members[i], i)


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
