"""What a veto is: a test over pairs of rows and its reason in words, with what several vetoes ask.

Of two mentions of one document the row of the earlier comes first; across documents rows are in the order of document
ids.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

import numpy as np

from rashomon.events.columns import MODALITIES, Columns
from rashomon.events.facts import Facts
from rashomon.events.sets import Mask, Rows
from rashomon.model import Modality

#: Takes pairs of rows (i[n] with j[n]) and gives the mask of those it holds for.
Test = Callable[[Columns, Rows, Rows], Mask]

#: Ways of telling of what has not been yet.
TO_COME: tuple[Modality, ...] = ("future", "possible")


@dataclass(frozen=True, slots=True)
class Veto:
    """What keeps two mentions apart: a short name, the test, and the words for one pair."""

    name: str
    forbids: Test
    reason: Callable[[Facts, Facts], str]


def plainly(reason: str) -> Callable[[Facts, Facts], str]:
    """A reason that is the same for every pair."""
    return lambda a, b: reason


def narrowed(mask: Mask, columns: Columns, i: Rows, j: Rows, test: Test) -> Mask:
    """Both: the mask, and the test, which is made only where the mask holds (few pairs, as a rule)."""
    left = np.flatnonzero(mask)
    found = np.zeros(len(i), np.bool_)
    if len(left):
        found[left] = test(columns, i[left], j[left])
    return found


def is_told_as(columns: Columns, rows: Rows, *modalities: Modality) -> Mask:
    """Whether mentions are told in one of these ways."""
    return _wanted(modalities)[columns.modality[rows]]


@cache
def _wanted(modalities: tuple[Modality, ...]) -> Mask:
    return np.isin(np.arange(len(MODALITIES)), [MODALITIES.index(m) for m in modalities])


def in_order(columns: Columns, i: Rows, j: Rows) -> tuple[Rows, Rows]:
    """The rows of the earlier and of the later of each pair, as their documents tell them."""
    forth = columns.order[i] <= columns.order[j]
    return np.where(forth, i, j), np.where(forth, j, i)
