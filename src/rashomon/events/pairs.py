"""What holds of pairs of mentions (rows i[n] and j[n] of `Columns`), asked by the array: whether they are of one kind,
and whether they are told in the same words."""

from __future__ import annotations

import numpy as np

from rashomon.events.columns import Columns
from rashomon.events.sets import NOTHING, Mask, Rows, common, holds


def same_kind(columns: Columns, i: Rows, j: Rows) -> Mask:
    """Whether both are of one kind."""
    named = columns.kinds.named
    return named[columns.kind[i]] == named[columns.kind[j]]


def either_general(columns: Columns, i: Rows, j: Rows) -> Mask:
    """Whether one of the two is a general word that may stand for the other."""
    return fits_general(columns, i, j) | fits_general(columns, j, i)


def fits_general(columns: Columns, i: Rows, j: Rows) -> Mask:
    """Whether the first is a general word ("the incident") that may stand for the second, itself general or not."""
    kinds = columns.kinds
    found = kinds.general[columns.kind[i]] & (kinds.bold[columns.kind[i]] | columns.definite[i])
    left = np.flatnonzero(found)
    a, b, other = columns.kind[i[left]], columns.kind[j[left]], j[left]
    alike = (kinds.stands_alike[a] == kinds.stands_alike[b]) & (common(kinds.roots, a, kinds.roots, b) > 0)
    named = (kinds.stands_for.sizes(a) == 0) | holds(kinds.stands_for, a, kinds.named[b])
    rooted = (columns.root[other] == NOTHING) | holds(kinds.roots, a, columns.root[other])
    found[left] = np.where(kinds.general[b], alike, named & rooted)
    return found


def say_the_same(columns: Columns, i: Rows, j: Rows) -> Mask:
    """Whether the last words of two predicates are the same word, a verb and its noun, or of one group."""
    return common(columns.predicate, i, columns.predicate, j) > 0
