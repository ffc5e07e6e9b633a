"""Sets of keys as columns: many small sets in two arrays, compared pair by pair without a loop over the pairs.

A key is 64 bits of a BLAKE2b digest of a word or an id, so that it does not depend on what else is there: columns made
on another day, or in another order, agree. Two of a hundred million different words share a key once in 3,700 times.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from hashlib import blake2b
from typing import Any

import numpy as np
from numpy.typing import NDArray

#: Row numbers of mentions; keys.
Rows = NDArray[np.integer[Any]]
Keys = NDArray[np.int64]
Mask = NDArray[np.bool_]

#: The key of what is not there.
NOTHING = 0


@lru_cache(maxsize=1 << 18)
def key_of(text: str) -> int:
    """The key of a word or an id; `NOTHING` for the empty one."""
    return int.from_bytes(blake2b(text.encode(), digest_size=8).digest(), "little", signed=True) if text else NOTHING


def keys_of_all(texts: Iterable[str]) -> Keys:
    """The keys of a column of words."""
    return np.fromiter((key_of(text) for text in texts), np.int64)


@dataclass(frozen=True, slots=True)
class Sets:
    """One set of keys for each row: those of row r are `values[offsets[r]:offsets[r + 1]]`, in ascending order, and
    `counts[r]` of them."""

    offsets: NDArray[np.int64] | NDArray[np.int32]
    values: Keys
    counts: NDArray[np.int32] = field(init=False)

    def __post_init__(self) -> None:
        if len(self.values) <= np.iinfo(np.int32).max:  # half the memory, for all but the largest
            object.__setattr__(self, "offsets", self.offsets.astype(np.int32, copy=False))
        object.__setattr__(self, "counts", np.diff(self.offsets).astype(np.int32, copy=False))

    def __len__(self) -> int:
        return len(self.counts)

    def sizes(self, rows: Rows) -> NDArray[np.int32]:
        """How many keys each of the rows has."""
        return self.counts[rows]

    def take(self, rows: Rows) -> Sets:
        """The sets of these rows, in this order."""
        owners, values = self.flat(rows)
        counts = np.bincount(owners, minlength=len(rows))
        return Sets(np.concatenate(([0], np.cumsum(counts))), values)

    def flat(self, rows: Rows) -> tuple[NDArray[np.int64], Keys]:
        """Every key of the rows, with the position in `rows` that it belongs to."""
        sizes = self.sizes(rows)
        owners = np.repeat(np.arange(len(rows)), sizes)
        within = np.arange(len(owners)) - np.repeat(np.cumsum(sizes) - sizes, sizes)
        return owners, self.values[self.offsets[rows][owners] + within]


def make_sets(rows: Sequence[Iterable[str]]) -> Sets:
    """The sets of keys of sets of words."""
    return sets_of_keys([{key_of(word) for word in row} for row in rows])


def sets_of_keys(rows: Sequence[Iterable[int]]) -> Sets:
    """The sets of keys that are given, one a row."""
    ordered = [sorted(row) for row in rows]
    offsets = np.cumsum([0, *(len(row) for row in ordered)], dtype=np.int64)
    return Sets(offsets, np.fromiter((key for row in ordered for key in row), np.int64, int(offsets[-1])))


def common(a: Sets, i: Rows, b: Sets, j: Rows) -> NDArray[np.int32]:
    """How many keys the set of row i[n] of a shares with that of row j[n] of b, for each n.

    The loop runs over places in the sets, of which there are few, and only over the pairs that have so many."""
    found = np.zeros(len(i), np.int32)
    if not (len(a.values) and len(b.values)):
        return found
    left, right = a.sizes(i), b.sizes(j)
    pairs = np.flatnonzero((left > 0) & (right > 0))
    left, right = left[pairs], right[pairs]
    first, second = a.offsets[i[pairs]].astype(np.int64), b.offsets[j[pairs]].astype(np.int64)
    shared = np.zeros(len(pairs), np.int32)
    for x in range(_largest(left)):
        having = np.flatnonzero(left > x)
        mine, theirs, sizes = a.values[first[having] + x], second[having], right[having]
        for y in range(_largest(sizes)):
            fit = sizes > y
            if not fit.all():
                having, mine, theirs, sizes = having[fit], mine[fit], theirs[fit], sizes[fit]
            shared[having] += mine == b.values[theirs + y]
    found[pairs] = shared
    return found


def firsts(ordered: Keys) -> NDArray[np.int64]:
    """Where each stretch of one and the same key begins."""
    return np.flatnonzero(np.concatenate((ordered[:1] == ordered[:1], ordered[1:] != ordered[:-1])))


def holds(a: Sets, i: Rows, keys: Keys) -> Mask:
    """Whether the set of row i[n] holds keys[n], for each n."""
    found = np.zeros(len(i), np.bool_)
    sizes = a.sizes(i)
    for x in range(_largest(sizes)):
        pairs = np.flatnonzero(sizes > x)
        found[pairs] |= a.values[a.offsets[i[pairs]] + x] == keys[pairs]
    return found


def _largest(sizes: NDArray[Any]) -> int:
    return int(sizes.max()) if len(sizes) else 0
