"""Suggestions: pairs of accounts that a reader's own model takes for a conflict, and that nothing else shows as one.

A suggestion is unconfirmed and decides nothing: verdicts, disputes and summaries are what they are without it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import combinations

from rashomon.accounts.voices import is_known_again
from rashomon.encoder.conflict import ConflictModel
from rashomon.model import Account, Comparison, Proposition, Reading, Suggestion

#: From this score on a pair is suggested: the model holds a conflict for likelier than everything else together.
LEAST_SCORE = 0.5


def suggestions(
    model: ConflictModel,
    readings: Iterable[Reading],
    propositions: Sequence[Proposition],
    comparisons: Iterable[Comparison],
) -> tuple[Suggestion, ...]:
    """The pairs of accounts of one proposition that the model takes for a conflict, in the order of the propositions,
    but for pairs that a verdict sets against each other already."""
    text = {reading.document.id: reading.document.text for reading in readings}
    opposed = {frozenset((c.a.account, c.b.account)) for c in comparisons if c.verdict in ("deny", "contradict")}
    found = []
    for proposition in propositions:
        for a, b in combinations(proposition.accounts, 2):
            if frozenset((a.id, b.id)) not in opposed and _can_conflict(a, b):
                score = model.score(_words(a, text), _words(b, text))
                if score >= LEAST_SCORE:
                    found.append(Suggestion(proposition.id, a.id, b.id, score, model.sha256))
    return tuple(found)


def _can_conflict(a: Account, b: Account) -> bool:
    """Whether both say something, and neither is the other's word."""
    if "silent" in (a.stance, b.stance) or a.evidence == b.evidence:
        return False
    known = is_known_again(a) and is_known_again(b)
    apart = not known and a.evidence[0].document != b.evidence[0].document
    return apart or (a.actor or a.voice) != (b.actor or b.voice)


def _words(account: Account, text: Mapping[str, str]) -> str:
    return " ".join(" ".join(text[s.document][s.start : s.end].split()) for s in account.evidence)
