"""From columns to groups of mentions that tell of one event: candidates, vetoes, likeness, clustering."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from rashomon.events.blocking import candidate_batches
from rashomon.events.columns import Columns
from rashomon.events.rounds import UNITS, Ties, cluster_rounds
from rashomon.events.scoring import NEVER, POSSIBLY_SAME, SAME, score
from rashomon.events.sets import Keys, Mask, Rows
from rashomon.events.vetoes import forbidden

Likeness = NDArray[np.float32]

#: Pairs that are scored in one go: their columns stay in the processor's cache.
_PAIRS_AT_ONCE = 1 << 16


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
    order = np.lexsort((labels, columns.earliest, _first(columns), columns.kinds.named[columns.kind]))
    columns, ties = columns.take(order), Ties(columns.latest[order], labels[order])
    kept_apart = _keep_apart(order, apart)
    i, j, likeness = scored(columns, candidate_batches(columns))
    free = ~kept_apart(i, j)
    i, j, likeness = i[free], j[free], likeness[free]

    def forbids(a: Rows, b: Rows) -> Mask:
        same = columns.document[a] == columns.document[b]
        return same | kept_apart(a, b) | forbidden(columns, a, b)

    home = cluster_rounds(len(order), i, j, likeness, SAME, ties, forbids)
    place = np.empty_like(order)
    place[order] = home
    return Groups(order[place], order[i], order[j], likeness)


def _keep_apart(order: Rows, apart: Collection[tuple[int, int]]) -> Callable[[Rows, Rows], Mask]:
    """Whether pairs of places in `order` are among these pairs of rows."""
    if not apart:
        return lambda i, j: np.zeros(len(i), np.bool_)
    place = np.argsort(order)
    pairs = np.sort(place[np.array(sorted(apart))], axis=1)
    keys = pairs[:, 0] << 32 | pairs[:, 1]
    return lambda i, j: np.isin(np.minimum(i, j).astype(np.int64) << 32 | np.maximum(i, j), keys)


def _first(columns: Columns) -> Keys:
    """A party of each row, so that mentions of the same parties lie side by side."""
    rows = np.arange(len(columns))
    having = columns.parties.sizes(rows) > 0
    found = np.zeros(len(rows), np.int64)
    found[having] = columns.parties.values[columns.parties.offsets[:-1][having]]
    return found


def scored(columns: Columns, batches: Iterable[tuple[Rows, Rows]]) -> tuple[Rows, Rows, Likeness]:
    """The pairs that no veto keeps apart, with their likeness; what one document tells as two events stays two."""
    found: list[tuple[Rows, Rows, Likeness]] = []
    for i, j in batches:
        for start in range(0, len(i), _PAIRS_AT_ONCE):
            a, b = i[start : start + _PAIRS_AT_ONCE], j[start : start + _PAIRS_AT_ONCE]
            across = columns.document[a] != columns.document[b]
            a, b = a[across], b[across]
            likeness = score(columns, a, b)
            free = likeness > NEVER
            found.append((a[free].astype(np.int32), b[free].astype(np.int32), likeness[free].astype(np.float32)))
    if not found:
        return np.zeros(0, np.int32), np.zeros(0, np.int32), np.zeros(0, np.float32)
    a, b, c = (np.concatenate(each) for each in zip(*found, strict=True))
    return a, b, c


def look_alikes(columns: Columns, groups: Groups) -> list[tuple[int, int]]:
    """For groups that are alike without being one the rows of one each that are most alike. Such groups reach
    `POSSIBLY_SAME` on average, no veto keeps them apart, and no document tells of them side by side."""
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
    first = np.flatnonzero(np.diff(key, prepend=-1))
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
    return list(zip(groups.i[kept].tolist(), groups.j[kept].tolist(), strict=True))
