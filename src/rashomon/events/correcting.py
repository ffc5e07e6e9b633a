"""A person's corrections, replayed after every linking: mentions that tell of the same event, or do not.

They hang on mentions and not on events, since an event is found anew whenever a document comes in. Those that keep two
mentions apart bind the clustering; those that say two are the same join what the clustering has found, whatever veto
stands between.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from rashomon.events.grouping import Groups
from rashomon.model import Correction

Pair = tuple[int, int]


def apart_rows(corrections: Sequence[Correction], row: Mapping[str, int]) -> frozenset[Pair]:
    """The pairs of rows (i < j) that corrections keep apart; mentions that are not there any more bind nothing."""
    pairs = {
        (row[c.a], row[c.b])
        for c in corrections
        if c.kind == "apart" and c.a in row and c.b in row and row[c.a] != row[c.b]
    }
    return frozenset((min(pair), max(pair)) for pair in pairs)


def corrected(groups: Groups, corrections: Sequence[Correction], row: Mapping[str, int]) -> Groups:
    """The groups with those joined that corrections say are the same, oldest first, unless an earlier forbids it."""
    home = groups.home.copy()
    for number, correction in enumerate(corrections):
        if correction.kind != "same" or correction.a not in row or correction.b not in row:
            continue
        a, b = sorted((int(home[row[correction.a]]), int(home[row[correction.b]])))
        apart = apart_rows(corrections[:number], row)
        if a != b and not any({int(home[i]), int(home[j])} == {a, b} for i, j in apart):
            home[home == b] = a
    return replace(groups, home=home)
