"""Likeness: how likely the clauses of one affair answer one question, each pair reckoned once."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field

from rashomon.accounts.affairs import Affairs
from rashomon.accounts.answers import Clause, Rarity, chance
from rashomon.model import Span


@dataclass(frozen=True)
class Likeness:
    """The clauses of all affairs by their place; words are rare that few clauses of the reports around two have."""

    affairs: Affairs
    known: Mapping[Span, Clause]
    _reckoned: dict[tuple[Span, Span], float] = field(default_factory=dict)
    _rarities: dict[frozenset[str], Rarity] = field(default_factory=dict)

    def of(self, a: Span, b: Span) -> float:
        """The chance that two clauses answer one question, whichever comes first."""
        pair = (min(a, b), max(a, b))
        if pair not in self._reckoned:
            around = self.affairs.scene.tied[a.document] | self.affairs.scene.tied[b.document]
            self._reckoned[pair] = chance(self.known[pair[0]], self.known[pair[1]], self._rarity(around))
        return self._reckoned[pair]

    def _rarity(self, documents: frozenset[str]) -> Rarity:
        if documents not in self._rarities:
            of_document: dict[str, list[Clause]] = defaultdict(list)
            for clause in self.known.values():
                of_document[clause.evidence.document].append(clause)
            self._rarities[documents] = Rarity([c for d in documents for c in of_document[d]])
        return self._rarities[documents]
