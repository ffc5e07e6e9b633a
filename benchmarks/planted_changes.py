"""Conflicts to plant: one slot of a clause of one report that another report fills alike, with something else in it.

A place, date, number or taker of part is changed only where both reports give the same words for it, close (in the
tree of the sentence) to words that the corpus marks as one event in both; it is changed wherever the report repeats it,
since a report that says two things is a slip and no second account. What stands in the place is of the same kind
(`planted.yaml`). A verb is negated as English does it, or its sentence is put behind "Officials denied that".
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from random import Random

from benchmarks.planted_clauses import Clause, Plant, clauses_of
from benchmarks.planted_names import change_agent, change_place
from benchmarks.planted_polarity import change_polarity
from benchmarks.planted_reports import Report
from benchmarks.planted_values import change_date, change_number

#: Takes a clause of the report to change, one of the other, their chain and the source of chance.
Maker = Callable[[Clause, Clause, str, Random], Plant | None]

_MAKERS: Mapping[str, Maker] = {
    "number": change_number,
    "polarity": change_polarity,
    "place": change_place,
    "date": change_date,
    "agent": change_agent,
}
KINDS = tuple(_MAKERS)


def plants(a: Report, b: Report, random: Random) -> Iterator[Plant]:
    """All conflicts that can be planted in `a` against `b`, at most one of each kind for each event they share."""
    shared = sorted(
        {m.chain for m in a.marks if m.sort == "ACTION" and m.chain} & {m.chain for m in b.marks if m.chain}
    )
    for chain in shared:
        ours, theirs = list(clauses_of(a, chain)), list(clauses_of(b, chain))
        if any(m.chain == chain and m.sort == "NEG_ACTION" for r in (a, b) for m in r.marks):
            continue
        for kind, make in _MAKERS.items():
            plant = next((p for x in ours for y in theirs if (p := make(x, y, chain, random)) is not None), None)
            if plant is not None:
                assert plant.kind == kind
                yield plant
