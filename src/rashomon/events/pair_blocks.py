"""Which pairs of mentions the learned scorer is asked about: those that share a telling word, or say the same.

Kinds make no blocks here, since one happening is told of in words of several kinds ("the raid", "were arrested"). A
word that more mentions share than `CROWD` says too little; the telling words of a report's opening stand for its
mentions.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from rashomon.events.columns import Columns
from rashomon.events.sets import Rows
from rashomon.events.word_columns import WordColumns

#: Mentions that share a key beyond which the key says too little.
CROWD = 2000
_ROW_BITS = 32


def telling_pairs(columns: Columns, words: WordColumns) -> tuple[Rows, Rows]:
    """The pairs of rows (i[n], j[n]), i < j, each once, that share a block."""
    rows = np.arange(len(columns))
    owners, predicates = columns.predicate.flat(rows)
    named = words.opening.keys[words.report]
    found = [_meeting(owners, predicates)]
    for keys in (words.sentence.keys, named):
        at = np.repeat(rows, keys.shape[1])
        found.append(_meeting(at[keys.ravel() != 0], keys.ravel()[keys.ravel() != 0].astype(np.int64)))
    pairs = np.unique(np.concatenate(found))
    return pairs >> _ROW_BITS, pairs & ((1 << _ROW_BITS) - 1)


def _meeting(rows: Rows, keys: NDArray[np.int64]) -> NDArray[np.int64]:
    """All pairs of rows under one key, as one number each."""
    order = np.argsort(keys, kind="stable")
    keys, rows = keys[order], rows[order]
    last = np.searchsorted(keys, keys, "right")
    size = last - np.searchsorted(keys, keys, "left")
    counts = np.where(size > CROWD, 0, last - np.arange(len(keys)) - 1)
    i = np.repeat(rows, counts)
    within = np.arange(len(i)) - np.repeat(np.cumsum(counts) - counts, counts)
    j = rows[np.repeat(np.arange(len(keys)) + 1, counts) + within]
    pairs = np.minimum(i, j) << _ROW_BITS | np.maximum(i, j)
    return np.unique(pairs[i != j])
