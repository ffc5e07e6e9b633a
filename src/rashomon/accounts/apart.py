"""Whether the happenings that two passages tell of are known to be two, whatever the passages dispute.

What keeps two mentions apart when they are linked keeps their passages apart too, but for the very thing on which the
two differ: who is told to have been hurt elsewhere was not hurt in the same raid, unless the place is what is disputed.
"""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from rashomon.events.columns import make_columns
from rashomon.events.facts import Facts, gather
from rashomon.events.pairs import same_kind
from rashomon.events.vetoes import VETOES
from rashomon.model import DetailSort, Reading, Span

#: The vetoes that only say what the two passages differ in.
_DISPUTED: Mapping[DetailSort, frozenset[str]] = {
    "number": frozenset(),
    "date": frozenset({"dates", "background"}),
    "place": frozenset({"places"}),
    "name": frozenset({"doers", "parties", "mirrored"}),
    "polarity": frozenset({"denied otherwise", "denied of another", "modality"}),
}
_SETTINGS: frozenset[DetailSort] = frozenset({"date", "place"})


def tell_of_two(a: Reading, x: Span, b: Reading, y: Span, sort: DetailSort) -> bool:
    """Whether both passages tell of a happening of one kind, and no two of these can be one event."""
    facts = gather([a, b])
    mine, theirs = _told_in(facts, x), _told_in(facts, y)
    if not mine or not theirs:
        return False
    columns = make_columns([*mine, *theirs])
    i = np.repeat(np.arange(len(mine)), len(theirs))
    j = np.tile(np.arange(len(mine), len(mine) + len(theirs)), len(mine))
    alike = np.flatnonzero(same_kind(columns, i, j) | (columns.root[i] == columns.root[j]) & columns.mutual[i])
    i, j = i[alike], j[alike]
    # what the same parties do time and again was done again where the day or the place is another
    apart = columns.mutual[i] & np.full(len(i), sort in _SETTINGS)
    for veto in VETOES:
        if veto.name not in _DISPUTED[sort]:
            apart |= veto.forbids(columns, i, j)
    return len(apart) > 0 and bool(apart.all())


def _told_in(facts: list[Facts], passage: Span) -> list[Facts]:
    return [f for f in facts if passage.overlaps(f.mention.span)]
