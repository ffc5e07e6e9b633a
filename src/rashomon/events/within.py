"""Mentions of one document, clustered into what the document tells as one event.

Casualties that stand beside an attack belong to it by position; all else goes by likeness.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace

import numpy as np

from rashomon.events.clustering import cluster
from rashomon.events.columns import make_columns
from rashomon.events.facts import Facts
from rashomon.events.scoring import NEVER, SAME, score
from rashomon.events.sets import Rows
from rashomon.events.vetoes import forbidden
from rashomon.events.vetoes_setting import of_different_times

#: Casualties told of within this many characters of an attack, about a sentence, are taken for its casualties.
BESIDE_CHARACTERS = 160
#: How many mentions before and after are looked at for the attack.
_NEIGHBOURS = 3

Pair = tuple[int, int]


def within_documents(documents: Sequence[Sequence[Facts]], apart: Sequence[Collection[Pair]]) -> list[list[Facts]]:
    """The mentions of each document, in its order, as groups that tell of one event each, document after document.
    `apart` are for each document pairs, by their places (i < j), that must not be in one group whatever speaks for it.
    """
    neighbours = beside(documents)
    together = [[pair for pair in each if pair not in never] for each, never in zip(neighbours, apart, strict=True)]
    shared = [_sharing_times(*each) for each in zip(documents, together, strict=True)]
    columns = make_columns([mention for mentions in shared for mention in mentions])
    begins = _begins(shared)
    places = [np.triu_indices(len(mentions), 1) for mentions in shared]
    i = np.concatenate([rows + begin for (rows, _), begin in zip(places, begins, strict=True)] or [begins])
    j = np.concatenate([rows + begin for (_, rows), begin in zip(places, begins, strict=True)] or [begins])
    values = score(columns, i, j).tolist()
    times = of_different_times(columns, i, j).tolist()
    found: list[list[Facts]] = []
    start = 0
    for mentions, pairs, joined, never in zip(shared, places, together, apart, strict=True):
        end = start + len(pairs[0])
        keys = list(zip(*(each.tolist() for each in pairs), strict=True))
        likeness = dict(zip(keys, values[start:end], strict=True))
        likeness |= _as_their_hosts(mentions, likeness, dict(zip(keys, times[start:end], strict=True)), joined)
        likeness |= dict.fromkeys(never, NEVER)
        found += [[mentions[n] for n in each] for each in cluster(len(mentions), likeness, SAME, joined)]
        start = end
    return found


def beside(documents: Sequence[Sequence[Facts]]) -> list[list[Pair]]:
    """For each document the pairs of its mentions that tell of one event because they stand side by side: casualties
    with the attack, crash or shootdown that is told of closest to them, or with one another."""
    near = [_near(mentions) for mentions in documents]
    columns = make_columns([mention for mentions in documents for mention in mentions])
    begins = _begins(documents)
    pairs = [(a + begin, b + begin) for each, begin in zip(near, begins.tolist(), strict=True) for a, b in each]
    i, j = np.array(pairs, np.int64).reshape(-1, 2).T
    free = iter((~forbidden(columns, i, j)).tolist())
    return [
        _closest(mentions, [pair for pair in each if next(free)])
        for mentions, each in zip(documents, near, strict=True)
    ]


def _near(facts: Sequence[Facts]) -> list[Pair]:
    """Casualties with the mentions close to them."""
    return [
        (n, other)
        for n, each in enumerate(facts)
        if each.kind.casualty
        for other in range(max(0, n - _NEIGHBOURS), min(len(facts), n + _NEIGHBOURS + 1))
        if other != n and _distance(facts, n, other) <= BESIDE_CHARACTERS
    ]


def _closest(facts: Sequence[Facts], near: Sequence[Pair]) -> list[Pair]:
    """Of the mentions near each casualty the closest: one that is no casualty before one that is, one that the same
    voice tells of before others' (the report's own words belong to whatever stands nearest)."""
    others: dict[int, list[int]] = {}
    for hurt, other in near:
        others.setdefault(hurt, []).append(other)
    found = []
    for hurt, several in others.items():
        voice = facts[hurt].mention.attribution
        best = min(
            several,
            key=lambda m: (
                facts[m].kind.casualty,
                voice is not None and facts[m].mention.attribution != voice,
                _distance(facts, hurt, m),
            ),
        )
        found.append((min(hurt, best), max(hurt, best)))
    return found


def _begins(documents: Sequence[Sequence[Facts]]) -> Rows:
    """The row of each document's first mention, when all stand one after the other."""
    return np.cumsum([0, *(len(mentions) for mentions in documents)])[:-1]


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
    facts: Sequence[Facts],
    likeness: Mapping[Pair, float],
    other_times: Mapping[Pair, bool],
    together: Sequence[Pair],
) -> dict[Pair, float]:
    """Casualties are as like, or as unlike, to a third mention as the attack they stand beside."""
    hosts = {}
    for i, j in together:
        if facts[i].kind.casualty != facts[j].kind.casualty:
            guest, host = (i, j) if facts[i].kind.casualty else (j, i)
            hosts[guest] = host
    changed = {}
    for (i, j), value in likeness.items():
        x, y = hosts.get(i, i), hosts.get(j, j)
        if (x, y) != (i, j) and x != y and not other_times[i, j]:
            changed[i, j] = likeness.get((min(x, y), max(x, y)), value)
    return changed
