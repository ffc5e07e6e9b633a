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

from rashomon.events.grouping import Groups
from rashomon.model import Correction, Span

Pair = tuple[int, int]


def apart_rows(corrections: Sequence[Correction], row: Mapping[Span, int]) -> frozenset[Pair]:
    """The pairs of rows (i < j) that corrections keep apart; mentions that are not there any more bind nothing."""
    pairs = {
        (row[a], row[b])
        for each in corrections
        if each.kind == "apart"
        for a, b in product(each.a, each.b)
        if a in row and b in row and row[a] != row[b]
    }
    return frozenset((min(pair), max(pair)) for pair in pairs)


def corrected(groups: Groups, corrections: Sequence[Correction], row: Mapping[Span, int]) -> Groups:
    """The groups with those joined that corrections say are the same, oldest first, unless an earlier forbids it. What
    was split off together stays together."""
    home = groups.home.copy()
    for number, correction in enumerate(corrections):
        for x, y in _together(correction):
            one, other = (_most(each, row, home.tolist()) for each in (x, y))
            if one is None or other is None or one == other:
                continue
            a, b = sorted((one, other))
            apart = apart_rows(corrections[: number + 1], row)
            if not any({int(home[i]), int(home[j])} == {a, b} for i, j in apart):
                home[home == b] = a
    return replace(groups, home=home)


def _together(correction: Correction) -> Sequence[tuple[Sequence[Span], Sequence[Span]]]:
    """What a correction says is of one event, two by two."""
    if correction.kind == "same":
        return [(correction.a, correction.b)]
    if correction.kind == "apart":
        return [(correction.a[:1], (other,)) for other in correction.a[1:]]
    return []


def _most(mentions: Sequence[Span], row: Mapping[Span, int], home: Sequence[int]) -> int | None:
    """The group that holds most of these mentions, of equal ones that of the first."""
    counts = Counter(home[row[span]] for span in mentions if span in row)
    return counts.most_common(1)[0][0] if counts else None
