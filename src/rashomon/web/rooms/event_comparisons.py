"""The comparisons of an event's page: the two sides with their words, grouped by verdict, disputes first."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from rashomon.knowledge.articles import opening
from rashomon.model import Comparison, Level, Verdict
from rashomon.presenting.sources import Sources
from rashomon.presenting.words import via, voices_of
from rashomon.store import EventView
from rashomon.web.evidence import quotes
from rashomon.web.rooms.lines import Values

#: The verdicts in the order of reading, with what the two sides do.
VERDICTS: Mapping[Verdict, str] = {
    "contradict": "Cannot both be so",
    "deny": "One denies what the other says",
    "different_event": "Alike, but another event",
    "omit": "One says what the other leaves out",
    "aspect": "Other sides of the event",
    "agree": "Both say so",
}
#: Verdicts that are shown open; the others are folded under their count.
OPEN: frozenset[Verdict] = frozenset({"contradict", "deny"})


def compared(comparisons: Iterable[Comparison], sources: Sources) -> list[Values]:
    """The comparisons by verdict."""
    found: dict[Verdict, list[Values]] = {}
    for each in comparisons:
        found.setdefault(each.verdict, []).append(_comparison(each, sources))
    return [
        {"verdict": verdict, "heading": heading, "open": verdict in OPEN, "items": found[verdict]}
        for verdict, heading in VERDICTS.items()
        if verdict in found
    ]


def suggested(view: EventView, sources: Sources) -> list[Values]:
    """What a reader's own model suggests: the two accounts with their words, and how sure it is."""
    accounts = {account.id: account for proposition in view.propositions for account in proposition.accounts}
    return [
        {
            "score": f"{each.score:.2f}",
            "model": each.model[:12],
            "sides": [
                {"who": account.voice, "via": via(account.chain), "quotes": quotes(sources, account.evidence)}
                for account in (accounts[each.a], accounts[each.b])
            ],
        }
        for each in view.suggestions
    ]


def _comparison(comparison: Comparison, sources: Sources) -> Values:
    return {
        "nuance": comparison.nuance,
        "why": comparison.why,
        "sides": [
            {"who": _speaker(side.chain), "via": via(side.chain), "quotes": quotes(sources, side.evidence)}
            for side in (comparison.a, comparison.b)
        ],
    }


def _speaker(chain: Sequence[Level]) -> str:
    return opening(voices_of(chain[-1]) if chain else "the report")
