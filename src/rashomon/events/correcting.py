"""A person's corrections, replayed after every linking: mentions that tell of the same event, or do not.

They hang on mentions and not on events, since an event is found anew whenever a document comes in. Those that keep
mentions apart bind the clustering; those that say two are the same join what the clustering has found, whatever veto
stands between. The corrections here are located ones (see `locating`); mentions are known by their triggers.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import product

import numpy as np

from rashomon.events.grouping import Groups
from rashomon.events.sets import Rows
from rashomon.model import Correction, Span

Pair = tuple[int, int]


def apart_rows(corrections: Sequence[Correction], row: Mapping[Span, int]) -> frozenset[Pair]:
    """The pairs of rows (i < j) that corrections keep apart; mentions that are not there any more bind nothing."""
    return _pairs([each for each in corrections if each.kind == "apart"], row)


def _pairs(corrections: Sequence[Correction], row: Mapping[Span, int]) -> frozenset[Pair]:
    """The pairs of rows (i < j) of which corrections name one on either side."""
    pairs = {
        (row[a], row[b])
        for each in corrections
        for a, b in product(each.a, each.b)
        if a in row and b in row and row[a] != row[b]
    }
    return frozenset((min(pair), max(pair)) for pair in pairs)


def corrected(groups: Groups, corrections: Sequence[Correction], row: Mapping[Span, int]) -> Groups:
    """The groups with those joined that corrections say are the same, oldest first, unless an earlier forbids it.

    Where an event was split, each part stays together as the person saw it: without the mentions that went, average
    linking alone would let others fall off too. That is said by the way, and yields to every word on what is apart and
    where a person took back that two events are one (such a `same` is among the corrections, no longer active).
    """
    home = groups.home.copy()
    undone = [each for each in corrections if not each.active]
    kept_apart = _Apart(apart_rows(corrections, row) | _pairs(undone, row))
    for each in corrections:
        if each.kind == "apart":
            for side in (each.a, each.b):
                _keep_together([row[span] for span in side if span in row], home, kept_apart)
    for number, each in enumerate(corrections):
        if each.kind == "same" and each.active:
            one, other = (_most(side, row, home) for side in (each.a, each.b))
            if one is not None and other is not None:
                _Apart(apart_rows(corrections[:number], row)).join(home, one, other)
    return replace(groups, home=home)


class _Apart:
    """Pairs of rows that must not come into one group."""

    def __init__(self, pairs: frozenset[Pair]) -> None:
        self._i, self._j = np.array(sorted(pairs), np.int64).reshape(-1, 2).T

    def join(self, home: Rows, one: int, other: int) -> bool:
        """Make two groups one, in place, unless a pair forbids it; whether they are one now."""
        a, b = min(one, other), max(one, other)
        i, j = home[self._i], home[self._j]
        if a != b and ((i == a) & (j == b) | (i == b) & (j == a)).any():
            return False
        home[home == b] = a
        return True


def _keep_together(rows: Sequence[int], home: Rows, kept_apart: _Apart) -> None:
    """Join the groups of these rows, in place, as far as nothing forbids it."""
    first: list[int] = []  # a row of each group that they come to
    for each in rows:
        if not any(kept_apart.join(home, int(home[one]), int(home[each])) for one in first):
            first.append(each)


def _most(mentions: Sequence[Span], row: Mapping[Span, int], home: Rows) -> int | None:
    """The group that holds most of these mentions, of equal ones that of the first."""
    counts = Counter(int(home[row[span]]) for span in mentions if span in row)
    return counts.most_common(1)[0][0] if counts else None
