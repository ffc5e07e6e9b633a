"""A person's corrections, replayed after every linking: mentions that tell of the same event, or do not.

They hang on mentions and not on events, since an event is found anew whenever a document comes in. Those that keep
mentions apart bind the clustering; those that say two are the same join what the clustering has found, whatever veto
stands between, but for what was set apart (see `joining`). The corrections here are located ones (see `locating`);
mentions are known by their triggers.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import product

from rashomon.events.grouping import Groups
from rashomon.events.joining import Apart, Pair, join_sides
from rashomon.events.sets import Rows
from rashomon.model import Correction, Span


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
    """The groups with those joined that corrections say are the same, oldest first, but for what others set apart.

    Where an event was split, each part stays together as the person saw it: without the mentions that went, average
    linking alone would let others fall off too. That is said by the way, and yields to every word on what is apart and
    where a person took back that two events are one (such a `same` is among the corrections, no longer active).
    """
    home = groups.home.copy()
    undone = [each for each in corrections if not each.active]
    apart = apart_rows(corrections, row)
    parts = [_rows(side, row) for each in corrections if each.kind == "apart" for side in (each.a, each.b)]
    kept_apart, said_apart = Apart(apart | _pairs(undone, row)), Apart(apart)
    for part in parts:
        _keep_together(part, home, kept_apart)
    named: set[int] = set()
    for each in corrections:
        if each.kind == "same" and each.active:
            named |= join_sides(home, (_rows(each.a, row), _rows(each.b, row)), named, said_apart, parts)
    return replace(groups, home=home)


def _rows(mentions: Sequence[Span], row: Mapping[Span, int]) -> list[int]:
    return [row[span] for span in mentions if span in row]


def _keep_together(rows: Sequence[int], home: Rows, kept_apart: Apart) -> None:
    """Join the groups of these rows, in place, as far as nothing forbids it."""
    first: list[int] = []  # a row of each group that they come to
    for each in rows:
        if not any(kept_apart.join(home, int(home[one]), int(home[each])) for one in first):
            first.append(each)
