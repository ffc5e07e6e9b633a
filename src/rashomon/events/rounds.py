"""Average-link clustering of many mentions at once: in each round all pairs of clusters that are nearest to each other
join, by the array.

Average link is reducible: joining two clusters brings neither nearer to a third than the nearer of them was. So pairs
that are each other's nearest may join in any order, or all at once, and the clusters are those of joining the nearest
pair of all, one at a time (`rashomon.events.clustering`; Bruynooghe 1977, Müllner 2011). That holds with pairs that
must stay apart, which are infinitely far, and with ties, as these are broken by values of the clusters' first
mentions, and a cluster keeps one of the two first mentions that its parts had.

Likeness is counted in whole `UNITS`, so that sums do not depend on their order.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from itertools import count, pairwise
from typing import Any

import numpy as np
from numpy.typing import NDArray

from rashomon.events.sets import Keys, Mask, Rows, firsts

#: Parts of one point of likeness that are told apart.
UNITS = 1024

#: Pairs that are clustered in one go, as far as components allow: their arrays stay in the processor's cache.
_EDGES_AT_ONCE = 200_000
#: After so many rounds what is settled is put aside.
_SWEEP = 4
#: Edges that are united in one go.
_UNITED_AT_ONCE = 2_000_000
#: Joins that are looked through in one go for pairs that must stay apart, which bounds the memory.
_JOINS_AT_ONCE = 20_000

Forbids = Callable[[Rows, Rows], Mask]
Whole = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Edges:
    """Clusters that have scored pairs between them, by their first rows (a < b): the sum of likeness and how many pairs
    were scored, and whether it is known that they must stay apart."""

    a: NDArray[np.int32]
    b: NDArray[np.int32]
    total: Whole
    scored: NDArray[np.int32]
    apart: Mask

    def take(self, which: NDArray[np.int64] | Mask) -> Edges:
        """These edges alone."""
        return Edges(self.a[which], self.b[which], self.total[which], self.scored[which], self.apart[which])


@dataclass(frozen=True, slots=True)
class Ties:
    """What breaks ties, one value a row: the nearer in `position` join first, then the lower mix of `labels`, which are
    random numbers made of what the mentions are."""

    position: NDArray[np.int64]
    labels: Keys

    def take(self, rows: Rows) -> Ties:
        """The values of these rows."""
        return Ties(self.position[rows], self.labels[rows])

    def near(self, a: Rows, b: Rows) -> Whole:
        """How far apart two rows are."""
        return np.abs(self.position[a] - self.position[b])

    def mixed(self, a: Rows, b: Rows) -> NDArray[np.uint64]:
        """A random number of its own for each two rows, whichever comes first."""
        low = np.minimum(self.labels[a], self.labels[b]).view(np.uint64)
        high = np.maximum(self.labels[a], self.labels[b]).view(np.uint64)
        found = (low * np.uint64(0xBF58476D1CE4E5B9)) ^ (high + np.uint64(0x9E3779B97F4A7C15))
        found = (found ^ (found >> np.uint64(30))) * np.uint64(0x94D049BB133111EB)
        return found ^ (found >> np.uint64(31))


def cluster_rounds(
    size: int, i: Rows, j: Rows, likeness: NDArray[np.floating[Any]], threshold: float, ties: Ties, forbids: Forbids
) -> Rows:
    """For each of the rows 0..size-1 the lowest row of its cluster.

    `likeness` is that of the pairs (i[n], j[n]), i < j, each once; a pair that is not there counts as 0. `forbids` says
    which pairs of rows must stay apart; it is asked only about clusters that are to join, and of these only where not
    every pair was scored, so scored pairs must be free."""
    home = np.arange(size)
    least = threshold * UNITS
    strong = likeness >= threshold
    component = components(size, i[strong], j[strong]).astype(np.int32)
    del strong
    inside = np.flatnonzero(component[i] == component[j])
    # components of like size lie side by side, since they need as many rounds
    rank = np.argsort(np.argsort(np.bincount(component[i[inside]], minlength=size), kind="stable"))
    of = rank[component[i[inside]]]
    of <<= 32
    inside |= of
    inside.sort()
    begins = firsts(inside >> 32)
    starts = begins[firsts(begins // _EDGES_AT_ONCE)]
    inside &= 0xFFFFFFFF
    del component, rank, of, begins
    place = np.zeros(size, np.int32)
    for start, end in pairwise([*starts, len(inside)]):
        these = inside[start:end]
        having = np.zeros(size, np.bool_)
        having[i[these]] = having[j[these]] = True
        rows = np.flatnonzero(having)
        place[rows] = np.arange(len(rows))
        found = _join_up(
            len(rows),
            _edges(place[i[these]], place[j[these]], likeness[these]),
            least,
            ties.take(rows),
            _of_these(rows, forbids),
        )
        home[rows] = rows[found]
    return home


def _edges(a: NDArray[np.int32], b: NDArray[np.int32], likeness: NDArray[np.floating[Any]]) -> Edges:
    """One edge for each pair."""
    whole = np.rint(likeness * UNITS).astype(np.int64)
    return Edges(a, b, whole, np.ones(len(a), np.int32), np.zeros(len(a), np.bool_))


def _of_these(rows: Rows, forbids: Forbids) -> Forbids:
    """The same question about places in `rows`."""
    return lambda a, b: forbids(rows[a], rows[b])


def _join_up(size: int, edges: Edges, least: float, ties: Ties, forbids: Forbids) -> Rows:
    """For each row the lowest of its cluster, once nothing is left to join."""
    home = np.arange(size, dtype=np.int32)
    sizes = np.ones(size, np.int64)
    members = _Members(size)
    mean = edges.total.astype(np.float64)  # minus infinity for what can never join
    for turn in count(1):
        near = np.flatnonzero(mean >= least)
        if not len(near):
            return roots(home)
        chosen = _mutual(size, edges, mean, near, ties)
        refused = _refused(edges.take(chosen), sizes, members, forbids)
        edges.apart[chosen[refused]] = True
        mean[chosen[refused]] = -np.inf
        joined = chosen[~refused]
        into, gone = edges.a[joined], edges.b[joined]
        members.join(into, gone)
        home[gone] = into
        sizes[into] += sizes[gone]
        moved = np.zeros(size, np.bool_)
        moved[into] = moved[gone] = True
        _unite(edges, mean, np.flatnonzero(moved[edges.a] | moved[edges.b]), home, sizes)
        if turn % _SWEEP == 0:
            kept = _alive(size, edges, mean >= least)
            edges, mean = edges.take(kept), mean[kept]
    raise AssertionError


def _alive(size: int, edges: Edges, near: Mask) -> NDArray[np.int64]:
    """The edges between clusters that both have a near one: a cluster without will never have one, since joining others
    brings them no nearer."""
    alive = np.zeros(size, np.bool_)
    alive[edges.a[near]] = alive[edges.b[near]] = True
    return np.flatnonzero(alive[edges.a] & alive[edges.b] & (edges.a != edges.b))


class _Members:
    """The rows of each cluster as linked lists: from each row to the next of its cluster."""

    def __init__(self, size: int) -> None:
        self._next = np.full(size, -1, np.int64)
        self._last = np.arange(size)

    def join(self, into: Rows, gone: Rows) -> None:
        """Put the lists of `gone` behind those of `into`."""
        self._next[self._last[into]] = gone
        self._last[into] = self._last[gone]

    def of(self, clusters: Rows) -> tuple[Rows, Whole]:
        """The rows of all these clusters, cluster after cluster, and where each cluster's begin (and the last ends)."""
        owners, rows = [], []
        owner, row = np.arange(len(clusters)), clusters
        while len(row):
            owners.append(owner)
            rows.append(row)
            after = self._next[row]
            owner, row = owner[after >= 0], after[after >= 0]
        owner = np.concatenate(owners)
        order = np.argsort(owner, kind="stable")
        return np.concatenate(rows)[order], np.searchsorted(owner[order], np.arange(len(clusters) + 1))


def components(size: int, a: Rows, b: Rows) -> Rows:
    """For each row the lowest row that a chain of these pairs connects it with."""
    found: Rows = np.arange(size)
    while True:
        low = np.minimum(found[a], found[b])
        before = found.copy()
        np.minimum.at(found, before[a], low)
        np.minimum.at(found, before[b], low)
        found = roots(found)
        apart = found[a] != found[b]
        if not apart.any():
            return found
        a, b = a[apart], b[apart]


def roots(parent: Rows) -> Rows:
    """Each row's last ancestor."""
    while True:
        grand = parent[parent]
        if np.array_equal(grand, parent):
            return parent
        parent = grand


def _mutual(
    size: int, edges: Edges, mean: NDArray[np.float64], several: NDArray[np.int64], ties: Ties
) -> NDArray[np.int64]:
    """Which of several edges are the nearest of both their clusters; of equal ones those that come first by `ties`."""
    nearest = np.full(size, -np.inf)
    values, sides = mean[several], (edges.a[several], edges.b[several])
    for side in sides:
        np.maximum.at(nearest, side, values)
    least_far = [values == nearest[side] for side in sides]
    ends = np.concatenate([side[best] for side, best in zip(sides, least_far, strict=True)])
    edge = np.concatenate([several[best] for best in least_far])
    del values, sides, least_far
    for value in (ties.near, ties.mixed):
        far = value(edges.a[edge], edges.b[edge])
        first = np.full(size, np.iinfo(far.dtype).max, far.dtype)
        np.minimum.at(first, ends, far)
        kept = far == first[ends]
        ends, edge = ends[kept], edge[kept]
    edge = np.sort(edge)
    return edge[1:][edge[1:] == edge[:-1]]  # an edge stands here once for each of its clusters whose nearest it is


def _refused(edges: Edges, sizes: Whole, members: _Members, forbids: Forbids) -> Mask:
    """Which of the edges join clusters that hold a pair that must stay apart."""
    refused = np.zeros(len(edges.a), np.bool_)
    unsure = np.flatnonzero(edges.scored < sizes[edges.a] * sizes[edges.b])
    for start in range(0, len(unsure), _JOINS_AT_ONCE):
        these = unsure[start : start + _JOINS_AT_ONCE]
        owner, i, j = crossing(*members.of(edges.a[these]), *members.of(edges.b[these]))
        refused[these[owner[forbids(i, j)]]] = True
    return refused


def crossing(a: Rows, begin_a: Whole, b: Rows, begin_b: Whole) -> tuple[Whole, Rows, Rows]:
    """Every row of the n-th stretch of a with every row of the n-th stretch of b: n, row, row."""
    left, right = np.diff(begin_a), np.diff(begin_b)
    owner = np.repeat(np.arange(len(left)), left * right)
    begin = np.cumsum(left * right) - left * right
    within = np.arange(len(owner)) - begin[owner]
    x, y = np.divmod(within, right[owner])
    return owner, a[begin_a[:-1][owner] + x], b[begin_b[:-1][owner] + y]


def _unite(edges: Edges, mean: NDArray[np.float64], which: NDArray[np.int64], home: Rows, sizes: Whole) -> None:
    """Change some edges, after clusters have joined: those that now run between the same two become one, and the places
    of the others are left empty (an edge from a cluster to itself). In place and for some clusters at a time, which
    bounds the memory."""
    for start in range(0, len(which), _UNITED_AT_ONCE):
        here = which[start : start + _UNITED_AT_ONCE]
        a, b = home[edges.a[here]], home[edges.b[here]]
        edges.a[here], edges.b[here] = np.minimum(a, b), np.maximum(a, b)
        mean[here[a == b]] = -np.inf
    which = which[edges.a[which] != edges.b[which]]
    low = edges.a[which]
    before = np.cumsum(np.bincount(low, minlength=len(home)))
    stretches = np.unique(np.searchsorted(before, np.arange(0, len(which), _UNITED_AT_ONCE), "right"))
    for start, end in pairwise([*stretches, len(home)]):
        here = which[(low >= start) & (low < end)] if len(stretches) > 1 else which
        key = edges.a[here].astype(np.int64) << 32 | edges.b[here]
        order = np.argsort(key)
        here, key = here[order], key[order]
        first = firsts(key)
        a, b = (key[first] >> 32), (key[first] & 0xFFFFFFFF)
        total, scored = np.add.reduceat(edges.total[here], first), np.add.reduceat(edges.scored[here], first)
        apart = np.logical_or.reduceat(edges.apart[here], first)
        edges.a[here] = edges.b[here] = 0
        mean[here] = -np.inf
        at = here[: len(first)]
        edges.a[at], edges.b[at], edges.total[at], edges.scored[at], edges.apart[at] = a, b, total, scored, apart
        mean[at] = np.where(apart, -np.inf, total / (sizes[a] * sizes[b]))
