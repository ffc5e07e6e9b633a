"""Mentions of one document, clustered into what the document tells as one event.

Casualties that stand beside an attack belong to it by position; all else goes by likeness.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace

import numpy as np

from rashomon.events.clustering import cluster
from rashomon.events.columns import Columns, make_columns
from rashomon.events.facts import Facts
from rashomon.events.scoring import NEVER, SAME, score
from rashomon.events.vetoes import forbidden, of_different_times

#: Casualties told of within this many characters of an attack, about a sentence, are taken for its casualties.
BESIDE_CHARACTERS = 160
#: How many mentions before and after are looked at for the attack.
_NEIGHBOURS = 3

Pair = tuple[int, int]


def within_document(facts: Sequence[Facts], apart: Collection[Pair] = ()) -> list[list[Facts]]:
    """The mentions of one document, in its order, as groups that tell of one event each. `apart` are pairs, by their
    places (i < j), that must not be in one group whatever speaks for it."""
    together = [pair for pair in beside(facts) if pair not in apart]
    mentions = _sharing_times(facts, together)
    columns = make_columns(mentions)
    i, j = np.triu_indices(len(mentions), 1)
    likeness = dict(zip(zip(i.tolist(), j.tolist(), strict=True), score(columns, i, j).tolist(), strict=True))
    likeness |= _as_their_hosts(columns, mentions, likeness, together)
    likeness |= dict.fromkeys(apart, NEVER)
    return [[mentions[n] for n in each] for each in cluster(len(mentions), likeness, SAME, together)]


def beside(facts: Sequence[Facts]) -> list[Pair]:
    """Pairs that tell of one event because they stand side by side: casualties with the attack, crash or shootdown that
    is told of closest to them, or with one another."""
    hurt = [n for n, each in enumerate(facts) if each.kind.casualty]
    near = [
        (n, other)
        for n in hurt
        for other in range(max(0, n - _NEIGHBOURS), min(len(facts), n + _NEIGHBOURS + 1))
        if other != n and _distance(facts, n, other) <= BESIDE_CHARACTERS
    ]
    if not near:
        return []
    i, j = np.sort(np.array(near), axis=1).T
    free = ~forbidden(make_columns(facts), i, j)
    found = []
    for n in hurt:
        others = [other for (one, other), may in zip(near, free, strict=True) if one == n and may]
        if others:
            closest = min(others, key=lambda other: (facts[other].kind.casualty, _distance(facts, n, other)))
            found.append((min(n, closest), max(n, closest)))
    return found


def _distance(facts: Sequence[Facts], i: int, j: int) -> int:
    return abs(facts[i].mention.span.start - facts[j].mention.span.start)


def _sharing_times(facts: Sequence[Facts], together: Sequence[Pair]) -> list[Facts]:
    """Mentions of one clause that belong together share the time of the one that has it ("In March a blast killed")."""
    shared = list(facts)
    for i, j in together:
        for timed, untimed in ((i, j), (j, i)):
            same_clause = facts[i].mention.extent == facts[j].mention.extent
            if same_clause and facts[timed].timed and not facts[untimed].timed:
                shared[untimed] = replace(facts[untimed], window=facts[timed].window, timed=True)
    return shared


def _as_their_hosts(
    columns: Columns, facts: Sequence[Facts], likeness: Mapping[Pair, float], together: Sequence[Pair]
) -> dict[Pair, float]:
    """Casualties are as like, or as unlike, to a third mention as the attack they stand beside."""
    hosts = {}
    for i, j in together:
        if facts[i].kind.casualty != facts[j].kind.casualty:
            guest, host = (i, j) if facts[i].kind.casualty else (j, i)
            hosts[guest] = host
    moved = {pair: (hosts.get(pair[0], pair[0]), hosts.get(pair[1], pair[1])) for pair in likeness}
    changed = [(pair, to) for pair, to in moved.items() if to != pair and to[0] != to[1]]
    if not changed:
        return {}
    i, j = np.array([pair for pair, _ in changed]).T
    kept = ~of_different_times(columns, i, j)
    return {
        pair: likeness.get((min(to), max(to)), likeness[pair])
        for (pair, to), keep in zip(changed, kept, strict=True)
        if keep
    }
