"""How alike two clusterings of mentions are: the figures of event coreference.

MUC (Vilain et al. 1995) counts links, B3 (Bagga and Baldwin 1998) the shared share of each mention's two clusters,
CEAFe (Luo 2005) the best one-to-one alignment of clusters, LEA (Moosavi and Strube 2016) resolved links by cluster.
CoNLL F1 is the mean F1 of the first three. All as `score_ecbplus.py` has them; the tests hold the two together.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence

import numpy as np
import numpy.typing as npt

Clusters = Sequence[frozenset[str]]
#: Precision, recall and F1, in percent.
PRF = tuple[float, float, float]


def clusters(assignment: Mapping[str, str]) -> list[frozenset[str]]:
    """Mention -> cluster id, as sets of mentions."""
    groups: dict[str, set[str]] = defaultdict(set)
    for mention, name in assignment.items():
        groups[name].add(mention)
    return [frozenset(group) for group in groups.values()]


def coreference(gold: Clusters, found: Clusters) -> dict[str, PRF]:
    """MUC, B3, CEAFe, LEA and pairwise links, each P, R, F1 in percent."""
    shared = sum(_links(n) for c in gold for n in _parts(c, _placed(found)).values())
    return {
        "MUC": _prf(_muc(found, gold), _muc(gold, found)),
        "B3": _prf(_b_cubed(found, gold), _b_cubed(gold, found)),
        "CEAFe": _prf(*_ceaf_e(gold, found)),
        "LEA": _prf(_lea(found, gold), _lea(gold, found)),
        "links": _prf(_share(shared, sum(map(_links_of, found))), _share(shared, sum(map(_links_of, gold)))),
    }


def conll(figures: Mapping[str, PRF]) -> float:
    """The mean F1 of MUC, B3 and CEAFe."""
    return sum(figures[name][2] for name in ("MUC", "B3", "CEAFe")) / 3


def several(side: Clusters) -> list[frozenset[str]]:
    """The clusters of more than one mention."""
    return [cluster for cluster in side if len(cluster) > 1]


def confused(story: Mapping[str, str], found: Clusters) -> float:
    """The percentage of mentions in clusters that mix stories."""
    mixed = sum(len(c) for c in found if len({story[m] for m in c}) > 1)
    return 100 * mixed / max(1, len(story))


def _placed(side: Clusters) -> dict[str, int]:
    return {mention: number for number, cluster in enumerate(side) for mention in cluster}


def _parts(cluster: Iterable[str], where: Mapping[str, int]) -> Counter[int]:
    """How a cluster falls into the other side's clusters; mentions in none are left out."""
    return Counter(where[m] for m in cluster if m in where)


def _links(size: int) -> int:
    return size * (size - 1) // 2


def _links_of(cluster: frozenset[str]) -> int:
    return _links(len(cluster))


def _muc(side: Clusters, other: Clusters) -> float:
    where, right = _placed(other), 0
    for cluster in side:
        inside = _parts(cluster, where)
        right += inside.total() - len(inside)
    return _share(right, sum(len(c) - 1 for c in side))


def _b_cubed(side: Clusters, other: Clusters) -> float:
    where = _placed(other)
    right = sum(n * n / len(c) for c in side for n in _parts(c, where).values())
    return _share(right, sum(map(len, side)))


def _lea(side: Clusters, other: Clusters) -> float:
    where, right = _placed(other), 0.0
    for cluster in side:
        if len(cluster) == 1:
            (mention,) = cluster
            right += mention in where and len(other[where[mention]]) == 1
        else:
            right += len(cluster) * sum(map(_links, _parts(cluster, where).values())) / _links(len(cluster))
    return _share(right, sum(map(len, side)))


def _ceaf_e(gold: Clusters, found: Clusters) -> tuple[float, float]:
    where = _placed(found)
    alike = np.zeros((len(gold), len(found)))
    for row, cluster in enumerate(gold):
        for column, shared in _parts(cluster, where).items():
            alike[row, column] = 2 * shared / (len(cluster) + len(found[column]))
    best = best_alignment(alike)
    return _share(best, len(found)), _share(best, len(gold))


def best_alignment(alike: npt.NDArray[np.float64]) -> float:
    """The largest sum of entries, at most one of each row and column, none negative: part by part of those that hang
    together, since most clusters share mentions with few."""
    return sum(_assignment(alike[np.ix_(rows, columns)]) for rows, columns in _components(alike > 0))


def _components(joined: npt.NDArray[np.bool_]) -> Iterable[tuple[list[int], list[int]]]:
    left = set(range(len(joined)))
    while left:
        rows, columns, queue = set[int](), set[int](), [left.pop()]
        while queue:
            row = queue.pop()
            rows.add(row)
            new = set(np.flatnonzero(joined[row]).tolist()) - columns
            columns |= new
            reached = {r for c in new for r in np.flatnonzero(joined[:, c]).tolist()} & left
            left -= reached
            queue += reached
        yield sorted(rows), sorted(columns)


def _assignment(alike: npt.NDArray[np.float64]) -> float:
    """The largest sum of an assignment (Kuhn 1955, by shortest augmenting paths with potentials)."""
    if alike.shape[0] > alike.shape[1]:
        alike = alike.T
    rows, columns = alike.shape
    over, under = np.zeros(rows + 1), np.zeros(columns + 1)
    taken = np.full(columns + 1, -1)  # the row of each column; the last column stands for the row to be placed
    for row in range(rows):
        taken[columns], column = row, columns
        least, before, used = np.full(columns, np.inf), np.full(columns, columns), np.zeros(columns + 1, dtype=bool)
        while taken[column] >= 0:
            used[column] = True
            cost = -alike[taken[column]] - over[taken[column]] - under[:columns]
            shorter = ~used[:columns] & (cost < least)
            least[shorter], before[shorter] = cost[shorter], column
            free = np.where(used[:columns], np.inf, least)
            nearest = int(free.argmin())
            step = free[nearest]
            over[taken[used]] += step
            under[used] -= step
            least[~used[:columns]] -= step
            column = nearest
        while column != columns:
            taken[column], column = taken[before[column]], int(before[column])
    return float(sum(alike[taken[c], c] for c in range(columns) if taken[c] >= 0))


def _share(part: float, whole: float) -> float:
    return part / whole if whole else 0.0


def _prf(precision: float, recall: float) -> PRF:
    f1 = 2 * precision * recall / (precision + recall) if precision + recall else 0.0
    return 100 * precision, 100 * recall, 100 * f1
