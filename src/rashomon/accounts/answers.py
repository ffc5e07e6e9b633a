"""Answers: how likely two clauses of one affair answer the same question, whatever they answer.

"Our planes never left their base" and "the column was bombed from the air" do; "the column carried grain" answers
another. The chance is a logistic regression (Cox 1958) over a few things that two clauses can have in common. It finds
candidates; what keeps two happenings apart is for `affairs` to say, and whether two voices contradict each other for
`opposing` and `verdicts`.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import exp, log

from rashomon.accounts.rows import Told
from rashomon.encoder.features import Floats
from rashomon.encoder.meaning import clause_vectors
from rashomon.knowledge.predicates import keys_of
from rashomon.model import Reading, Span

_Key = str | int
_WORD = re.compile(r"[a-z]+|\d+")

#: What the chance is reckoned from, in log odds: how like the vectors of the clauses are (`meaning`), the rarest word
#: of both (a natural logarithm: clauses of the affair over those with it; words of one group of predicates are one,
#: see knowledge/events/predicates.yaml), whether both are told of one event, whether one of them or both deny.
#: Fitted on pairs of clauses of the tuned composed storylines, of which a quarter answer one question; `python -m
#: training.answers tests/gold/accounts` fits them anew and prints how often pairs of each tenth of the chance are right
#: (of those of .7 to .8, .77).
_ODDS: Mapping[str, float] = {
    "meaning": 4.84,
    "rarest": 0.37,
    "event": 0.77,
    "one denies": 0.48,
    "both deny": 0.95,
}
_START = -3.38


@dataclass(frozen=True, slots=True, eq=False)
class Clause:
    """A clause as an answer: where it stands, its vector, its words by their keys, the events in whose tables it
    stands, whether somebody denies something by it, and whether it is a vow that something will not be."""

    evidence: Span
    vector: Floats
    keys: frozenset[_Key]
    events: frozenset[str]
    denies: bool
    vows: bool


def clauses(readings: Sequence[Reading], told: Iterable[Told]) -> dict[Span, Clause]:
    """The clauses on which tellings rest, by their place."""
    known = {r.document.id: r for r in readings}
    resting: dict[Span, list[Told]] = defaultdict(list)
    for each in told:
        resting[each.evidence].append(each)
    vectors = clause_vectors([" ".join(known[s.document].document.quote(s).split()) for s in resting])
    return {
        span: Clause(
            span,
            vector,
            _keys(known[span.document], span),
            frozenset(t.row.event for t in own),
            any(t.telling == "denies" for t in own),
            any(i.negated and i.hedged for i in known[span.document].items if span == i.span),
        )
        for (span, own), vector in zip(resting.items(), vectors, strict=True)
    }


def _keys(reading: Reading, span: Span) -> frozenset[_Key]:
    """The keys of a clause's words: of the items in it, else of all its words."""
    inside = [i for i in reading.items if span.contains(i.span)]
    items = [i for i in inside if i.span == span] or [i for i in inside if i.main]
    words = {w for i in items for w in i.words} or set(_WORD.findall(reading.document.quote(span).lower()))
    return frozenset(key for word in words for key in keys_of(word))


class Rarity:
    """How rare words are in the clauses of an affair."""

    def __init__(self, affair: Sequence[Clause]) -> None:
        self._having: Counter[_Key] = Counter(key for clause in affair for key in clause.keys)
        self._all = len(affair) + 1

    def of(self, key: _Key) -> float:
        """The natural logarithm of all clauses over those that have it."""
        return log(self._all / max(1, self._having[key]))


def chance(a: Clause, b: Clause, rarity: Rarity) -> float:
    """How likely the two answer one question, 0 to 1; whichever comes first, the same."""
    given = shared(a, b, rarity)
    return 1 / (1 + exp(-_START - sum(_ODDS[name] * value for name, value in given.items())))


def shared(a: Clause, b: Clause, rarity: Rarity) -> dict[str, float]:
    """What the chance is reckoned from, by name."""
    return {
        "meaning": float(a.vector @ b.vector),
        "rarest": max((rarity.of(key) for key in a.keys & b.keys), default=0.0),
        "event": float(bool(a.events & b.events)),
        "one denies": float(a.denies != b.denies),
        "both deny": float(a.denies and b.denies),
    }
