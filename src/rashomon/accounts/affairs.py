"""Affairs: which reports tell of one affair, and which events of it can have no clause in common.

Rows of two events may hold answers to one question (a claim hangs on the talk it was made in, its denial on the deed),
but never those of two happenings of one sort: what keeps two mentions apart as events (see `events/vetoes.py`) keeps
their rows apart, but for vetoes of wording and kind.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cached_property
from itertools import product

import numpy as np
from numpy.typing import NDArray

from rashomon.accounts.rows import Scene
from rashomon.events.columns import Columns, make_columns
from rashomon.events.facts import Facts, gather
from rashomon.events.vetoes import VETOES
from rashomon.happenings.kinds import is_exchange

#: Vetoes of what two mentions are called or how they are told of. Two answers to one question may well be of two kinds
#: ("raided", "never crossed the border"), of one thing that is planned here and done there, or deny it in other words.
_OF_WORDING = frozenset({"kinds", "modality", "denied otherwise"})


@dataclass(frozen=True)
class Affairs:
    """The reports of a scene, for asking which belong together and which of their events are two happenings."""

    scene: Scene
    _apart: dict[tuple[str, str], bool] = field(default_factory=dict)

    @cached_property
    def _facts(self) -> list[Facts]:
        return gather([r for r in self.scene.readings if r.document.id in self.scene.tied])

    @cached_property
    def _columns(self) -> Columns:
        return make_columns(self._facts)

    @cached_property
    def _exchanges(self) -> NDArray[np.bool_]:
        return np.array([is_exchange(facts.mention) for facts in self._facts], np.bool_)

    @cached_property
    def _told(self) -> dict[str, list[int]]:
        """The numbers of an event's mentions."""
        told: dict[str, list[int]] = defaultdict(list)
        for row, facts in enumerate(self._facts):
            if facts.mention.id in self.scene.home:
                told[self.scene.home[facts.mention.id]].append(row)
        return told

    def two_happenings(self, pairs: Iterable[tuple[str, str]]) -> frozenset[tuple[str, str]]:
        """Those of the pairs of events of which a veto keeps any two mentions apart. A pair is asked about once."""
        asked = sorted({(min(pair), max(pair)) for pair in pairs})
        new = [pair for pair in asked if pair not in self._apart]
        found = self._found_apart(new)
        self._apart.update({pair: pair in found for pair in new})
        return frozenset(pair for pair in asked if self._apart[pair])

    def _found_apart(self, pairs: Iterable[tuple[str, str]]) -> frozenset[tuple[str, str]]:
        rows = [(pair, *row) for pair in pairs for row in self._mentions(*pair)]
        if not rows:
            return frozenset()
        i, j = (np.array([row[n] for row in rows], np.int64) for n in (1, 2))
        apart = np.zeros(len(rows), np.bool_)
        for veto in VETOES:
            if veto.name not in _OF_WORDING:
                apart |= veto.forbids(self._columns, i, j)
            elif veto.name == "kinds":  # a letter is no call, though both may be told of as talks
                exchanges = self._exchanges[i] & self._exchanges[j]
                apart[exchanges] |= veto.forbids(self._columns, i[exchanges], j[exchanges])
        return frozenset(rows[n][0] for n in np.flatnonzero(apart).tolist())

    def _mentions(self, a: str, b: str) -> Iterator[tuple[int, int]]:
        for x, y in product(self._told.get(a, ()), self._told.get(b, ())):
            yield min(x, y), max(x, y)
