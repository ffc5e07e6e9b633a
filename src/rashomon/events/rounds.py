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
from dataclasses import dataclass, fields
from itertools import count, pairwise
from typing import Any

import numpy as np
from numpy.typing import NDArray

from rashomon.events.sets import Keys, Mask, Rows

#: Parts of one point of likeness that are told apart.
UNITS = 1024

#: Pairs that are clustered in one go, as far as components allow: their arrays stay in the processor's cache.
_EDGES_AT_ONCE = 200_000
#: After so many rounds what is settled is put aside.
_SWEEP = 4
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
    component = components(size, i[strong], j[strong])
    inside = np.flatnonzero(component[i] == component[j])
    # components of like size lie side by side, since they need as many rounds
    rank = np.argsort(np.argsort(np.bincount(component[i[inside]], minlength=size), kind="stable"))
    ordered = rank[component[i[inside]]] << 32 | inside
    ordered.sort()
    inside = ordered & 0xFFFFFFFF
    begins = np.flatnonzero(np.diff(ordered >> 32, prepend=-1))
    starts = begins[np.flatnonzero(np.diff(begins // _EDGES_AT_ONCE, prepend=-1))]
    for start, end in pairwise([*starts, len(inside)]):
        these = inside[start:end]
        rows = np.unique(np.concatenate((i[these], j[these]))).astype(np.int64)
        a, b = np.searchsorted(rows, i[these]), np.searchsorted(rows, j[these])
        whole = np.rint(likeness[these] * UNITS).astype(np.int64)
        edges = Edges(
            a.astype(np.int32), b.astype(np.int32), whole, np.ones(len(a), np.int32), np.zeros(len(a), np.bool_)
        )
        home[rows] = rows[_join_up(len(rows), edges, least, ties.take(rows), _of_these(rows, forbids))]
    return home


def _edges(a: Rows, b: Rows, likeness: NDArray[np.floating[Any]]) -> Edges:
    """One edge for each pair."""
    whole = np.rint(likeness * UNITS).astype(np.int64)
    return Edges(a.astype(np.int32), b.astype(np.int32), whole, np.ones(len(a), np.int32), np.zeros(len(a), np.bool_))


def _of_these(rows: Rows, forbids: Forbids) -> Forbids:
    """The same question about places in `rows`."""
    return lambda a, b: forbids(rows[a], rows[b])


def _join_up(size: int, edges: Edges, least: float, ties: Ties, forbids: Forbids) -> Rows:
    """For each row the lowest of its cluster, once nothing is left to join."""
    home = np.arange(size)
    sizes = np.ones(size, np.int64)
    members = _Members(size)
    mean = edges.total.astype(np.float64)
    for turn in count():
        near = np.flatnonzero(~edges.apart & (mean >= least))
        if not len(near):
            return roots(home)
        if turn % _SWEEP == 0:
            # a cluster with nothing near will never have it, since joining others brings them no nearer
            alive = np.zeros(size, np.bool_)
            alive[edges.a[near]] = alive[edges.b[near]] = True
            kept = alive[edges.a] & alive[edges.b]
            edges, mean = edges.take(kept), mean[kept]
            near = np.flatnonzero(~edges.apart & (mean >= least))
        chosen = _mutual(size, edges, mean, near, ties)
        refused = _refused(edges.take(chosen), sizes, members, forbids)
        edges.apart[chosen[refused]] = True
        joined = chosen[~refused]
        into, gone = edges.a[joined], edges.b[joined]
        members.join(into, gone)
        home[gone] = into
        sizes[into] += sizes[gone]
        moved = np.zeros(size, np.bool_)
        moved[into] = moved[gone] = True
        touched = moved[edges.a] | moved[edges.b]
        new = _between(edges.take(touched), home)
        mean = np.concatenate((mean[~touched], new.total / (sizes[new.a] * sizes[new.b])))
        edges = _both(edges.take(~touched), new)
    raise AssertionError


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
    for side in (edges.a, edges.b):
        np.maximum.at(nearest, side[several], mean[several])
    least_far = [(side[several], mean[several] == nearest[side[several]]) for side in (edges.a, edges.b)]
    ends = np.concatenate([end[best] for end, best in least_far])
    edge = np.concatenate([several[best] for _, best in least_far])
    for value in (ties.near, ties.mixed):
        values = value(edges.a[edge], edges.b[edge])
        first = np.full(size, np.iinfo(values.dtype).max, values.dtype)
        np.minimum.at(first, ends, values)
        kept = values == first[ends]
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


def _between(edges: Edges, home: Rows) -> Edges:
    """The edges between the clusters that these now run between, those between the same two as one."""
    a, b = home[edges.a], home[edges.b]
    which = np.flatnonzero(a != b)
    a, b = a[which], b[which]
    key = np.minimum(a, b) << 32 | np.maximum(a, b)
    order = np.argsort(key)
    key, which = key[order], which[order]
    first = np.flatnonzero(np.diff(key, prepend=-1))
    if not len(first):
        return edges.take(which)
    return Edges(
        (key[first] >> 32).astype(np.int32),
        (key[first] & 0xFFFFFFFF).astype(np.int32),
        np.add.reduceat(edges.total[which], first),
        np.add.reduceat(edges.scored[which], first),
        np.logical_or.reduceat(edges.apart[which], first),
    )


def _both(some: Edges, others: Edges) -> Edges:
    """All of them."""
    return Edges(*(np.concatenate((getattr(some, f.name), getattr(others, f.name))) for f in fields(Edges)))
