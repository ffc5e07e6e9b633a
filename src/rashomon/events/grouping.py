"""From columns to groups of mentions that tell of one event: candidates, vetoes, likeness, clustering."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from rashomon.events.blocking import candidate_batches
from rashomon.events.columns import Columns
from rashomon.events.memory import Memory, fingerprints, mix, pair_keys, remember
from rashomon.events.rounds import UNITS, Ties, cluster_rounds, components
from rashomon.events.scoring import NEVER, POSSIBLY_SAME, SAME, deserves_a_look, score
from rashomon.events.sets import NOTHING, Keys, Mask, Rows, firsts
from rashomon.events.vetoes import forbidden

Likeness = NDArray[np.float32]

#: Pairs that are scored in one go: their columns stay in the processor's cache.
_PAIRS_AT_ONCE = 1 << 15


@dataclass(frozen=True, slots=True)
class Groups:
    """For each row the first row of its group; and the pairs that were compared and no veto keeps apart, with how like
    they are."""

    home: Rows
    i: Rows
    j: Rows
    likeness: Likeness


def group(columns: Columns, labels: Keys, apart: Collection[tuple[int, int]] = ()) -> Groups:
    """The groups of mentions of several documents. `labels` are numbers of their own for the mentions, made of what
    they are: with them the groups do not depend on the order of the rows. `apart` are pairs of rows that must not be
    in one group whatever speaks for it."""
    arranged = _Arranged.of(columns, labels, apart)
    pairs = scored(arranged.columns, candidate_batches(arranged.columns))
    return arranged.groups(arranged.clustered(*pairs), *pairs)


def group_again(
    columns: Columns, labels: Keys, memory: Memory, apart: Collection[tuple[int, int]] = ()
) -> tuple[Groups, Memory]:
    """The same groups, with the help of what a former linking remembers: only pairs of which one is new are scored, and
    only components that they change are clustered anew. With them what this linking remembers."""
    arranged = _Arranged.of(columns, labels, apart)
    prints = fingerprints(arranged.columns)
    batches = [
        (i, j, pair_keys(prints, i, j), likeness)
        for i, j, likeness in _likenesses(arranged.columns, candidate_batches(arranged.columns), prints, memory)
    ]
    compared = [np.concatenate(each) for each in zip(*batches, strict=True)]
    i, j, keys, likeness = compared
    free = likeness > NEVER
    pairs = i[free], j[free], likeness[free]
    component = _component_keys(arranged, prints, keys[free], *pairs)
    known, homes = memory.settled(arranged.labels, component)
    fresh = ~known[pairs[0]] & ~known[pairs[1]]
    home = arranged.clustered(*(each[fresh] for each in pairs))
    order = np.argsort(arranged.labels)
    home[known] = order[np.searchsorted(arranged.labels, homes, sorter=order)]
    kept = np.flatnonzero(component)
    members, clusters = arranged.labels[kept], arranged.labels[home[kept]]
    return arranged.groups(home, *pairs), remember(keys, likeness, members, component[kept], clusters)


@dataclass(frozen=True, slots=True)
class _Arranged:
    """Mentions in an order that follows from what they are and puts likely partners side by side."""

    order: Rows
    columns: Columns
    labels: Keys
    apart: Keys  # pairs of rows that corrections keep apart, `i << 32 | j`, i < j

    @staticmethod
    def of(columns: Columns, labels: Keys, apart: Collection[tuple[int, int]]) -> _Arranged:
        order = np.lexsort((labels, columns.earliest, _first(columns), columns.kinds.named[columns.kind]))
        place = np.argsort(order)
        pairs = np.sort(place[np.array(sorted(apart), np.int64).reshape(-1, 2)], axis=1)
        return _Arranged(order, columns.take(order), labels[order], pairs[:, 0] << 32 | pairs[:, 1])

    def clustered(self, i: Rows, j: Rows, likeness: Likeness) -> Rows:
        """The lowest row of each row's cluster."""
        ties = Ties(self.columns.latest, self.labels)
        return cluster_rounds(len(self.order), *self._free(i, j, likeness), SAME, ties, self._forbids)

    def groups(self, home: Rows, i: Rows, j: Rows, likeness: Likeness) -> Groups:
        """The groups, by the rows as they were given."""
        place = np.empty_like(self.order)
        place[self.order] = home
        i, j, likeness = self._free(i, j, likeness)
        given = self.order.astype(np.int32)
        return Groups(self.order[place], given[i], given[j], likeness)

    def _free(self, i: Rows, j: Rows, likeness: Likeness) -> tuple[Rows, Rows, Likeness]:
        """The pairs that no correction keeps apart."""
        if not len(self.apart):
            return i, j, likeness
        free = ~self._kept_apart(i, j)
        return i[free], j[free], likeness[free]

    def _forbids(self, i: Rows, j: Rows) -> Mask:
        same = self.columns.document[i] == self.columns.document[j]
        return same | self._kept_apart(i, j) | forbidden(self.columns, i, j)

    def _kept_apart(self, i: Rows, j: Rows) -> Mask:
        if not len(self.apart):
            return np.zeros(len(i), np.bool_)
        return np.isin(np.minimum(i, j).astype(np.int64) << 32 | np.maximum(i, j), self.apart)


def _component_keys(arranged: _Arranged, prints: Keys, pair: Keys, i: Rows, j: Rows, likeness: Likeness) -> Keys:
    """For each row the key of its component (rows that a chain of pairs like enough connects): of its mentions, its
    pairs, and the corrections within it. 0 for a row alone."""
    size = len(arranged.labels)
    strong = likeness >= SAME
    component = components(size, i[strong], j[strong])
    found = np.zeros(size, np.uint64)
    np.add.at(found, component, mix(arranged.labels.view(np.uint64), prints.view(np.uint64)))
    for a, b, value in (
        (i, j, pair.view(np.uint64)),
        (arranged.apart >> 32, arranged.apart & 0xFFFFFFFF, np.arange(len(arranged.apart), dtype=np.uint64)),
    ):
        inside = component[a] == component[b]
        mixed = mix(mix(value[inside], prints[a[inside]].view(np.uint64)), prints[b[inside]].view(np.uint64))
        np.add.at(found, component[a[inside]], mixed)
    alone = np.bincount(component, minlength=size)[component] == 1
    return np.where(alone, NOTHING, found[component].view(np.int64))


def _first(columns: Columns) -> Keys:
    """A party of each row, so that mentions of the same parties lie side by side."""
    rows = np.arange(len(columns))
    having = columns.parties.sizes(rows) > 0
    found = np.zeros(len(rows), np.int64)
    found[having] = columns.parties.values[columns.parties.offsets[:-1][having]]
    return found


def scored(columns: Columns, batches: Iterable[tuple[Rows, Rows]]) -> tuple[Rows, Rows, Likeness]:
    """The pairs that no veto keeps apart, with their likeness; what one document tells as two events stays two."""
    stores = bytearray(), bytearray(), bytearray()  # they grow in place, which bounds the memory
    for each in _likenesses(columns, batches):
        for store, values in zip(stores, _free(*each), strict=True):
            store.extend(values.data)
    i, j = (np.frombuffer(store, np.int32) for store in stores[:2])
    return i, j, np.frombuffer(stores[2], np.float32)


def _free(i: Rows, j: Rows, likeness: Likeness) -> tuple[Rows, Rows, Likeness]:
    free = likeness > NEVER
    return i[free], j[free], likeness[free]


def _likenesses(
    columns: Columns, batches: Iterable[tuple[Rows, Rows]], prints: Keys | None = None, memory: Memory | None = None
) -> Iterator[tuple[Rows, Rows, Likeness]]:
    """The pairs across documents with their likeness, a stretch at a time; what a memory knows is not scored again."""
    for i, j in batches:
        for start in range(0, max(1, len(i)), _PAIRS_AT_ONCE):
            a, b = i[start : start + _PAIRS_AT_ONCE], j[start : start + _PAIRS_AT_ONCE]
            across = columns.document[a] != columns.document[b]
            a, b = a[across], b[across]
            likeness = np.empty(len(a), np.float32)
            known = np.zeros(len(a), np.bool_)
            if prints is not None and memory is not None:
                known, values = memory.recall(pair_keys(prints, a, b))
                likeness[known] = values
            likeness[~known] = score(columns, a[~known], b[~known])
            yield a.astype(np.int32), b.astype(np.int32), likeness


def look_alikes(columns: Columns, groups: Groups) -> list[tuple[int, int]]:
    """For groups that are alike without being one the rows of one each that are most alike. Such groups reach
    `POSSIBLY_SAME` on average, no veto keeps them apart, no document tells of them side by side, and there is more to
    see than one kind of happening (`deserves_a_look`)."""
    size = len(columns)
    members = np.argsort(groups.home, kind="stable")
    begins = np.searchsorted(groups.home[members], np.arange(size + 1))
    sizes = np.diff(begins)
    a, b = groups.home[groups.i], groups.home[groups.j]
    between = np.flatnonzero(a != b)
    key = np.minimum(a, b)[between].astype(np.int64) << 32 | np.maximum(a, b)[between]
    i, j, likeness = groups.i[between], groups.j[between], groups.likeness[between]
    order = np.lexsort((np.maximum(i, j), np.minimum(i, j), -likeness, key))
    key, between = key[order], between[order]
    first = firsts(key)
    if not len(first):
        return []
    total = np.add.reduceat(np.rint(groups.likeness[between] * UNITS).astype(np.int64), first)
    a, b = key[first] >> 32, key[first] & 0xFFFFFFFF
    alike = total >= POSSIBLY_SAME * UNITS * (sizes[a] * sizes[b])
    a, b, closest = a[alike], b[alike], between[first[alike]]
    refused = np.zeros(len(a), np.bool_)
    for n, (x, y) in enumerate(zip(a.tolist(), b.tolist(), strict=True)):
        i = np.repeat(members[begins[x] : begins[x + 1]], sizes[y])
        j = np.tile(members[begins[y] : begins[y + 1]], sizes[x])
        refused[n] = bool((columns.document[i] == columns.document[j]).any() or forbidden(columns, i, j).any())
    kept = closest[~refused]
    kept = kept[deserves_a_look(columns, groups.i[kept], groups.j[kept])]
    return list(zip(groups.i[kept].tolist(), groups.j[kept].tolist(), strict=True))
