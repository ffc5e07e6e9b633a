"""What a voice says in one clause, ready to be laid beside what another says."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from rashomon.accounts.tellers import tellers
from rashomon.accounts.tellings import Scene
from rashomon.edtf import disjoint
from rashomon.model import Attribution, Date, Item, Reading, Span, Stance

DENIALS: frozenset[Stance] = frozenset({"denies", "disputes"})
CLAIMS: frozenset[Stance] = frozenset({"asserts", "accuses", "confirms"})
#: Clauses of different reports are laid beside each other only when the reports lie at most this many days apart.
REPORT_DAYS = 7


@dataclass(frozen=True, slots=True)
class Said:
    """One clause as a voice's claim or answer: whose attribution it is (None for the document's own voice), the words
    that are evidence, and the clause as an item where it is one."""

    reading: Reading
    attribution: Attribution | None
    evidence: Span
    item: Item | None = None


def whole(attribution: Attribution) -> Span:
    """A claim with its voice: from the first to the last word of the attribution."""
    spans = (*attribution.source, *attribution.cue, *attribution.content)
    return Span(spans[0].document, min(s.start for s in spans), max(s.end for s in spans))


def voices(attribution: Attribution | None) -> set[str]:
    """Who is responsible: ids of actors, or names."""
    return {v.actor or v.name for v in attribution.chain[-1].voices} if attribution and attribution.chain else set()


def same_voice(a: Attribution, b: Attribution) -> bool:
    """Whether one voice says both, or it is not known whose the first is."""
    return not voices(a) or not voices(a).isdisjoint(voices(b))


def sides(scene: Scene, said: Said) -> set[str]:
    """The sides that the voices of a clause speak for."""
    told = tellers(said.reading.document, said.attribution, scene.actors)
    return {teller.side for teller, _ in told if teller.side is not None}


def at_different_times(a: Said, b: Said) -> bool:
    """Whether both clauses give a date and these exclude each other."""
    return disjoint(_when(a), _when(b))


def _when(said: Said) -> Date:
    dates = [t.date for t in said.reading.times if said.evidence.contains(t.span) and t.kind == "date"]
    return dates[0] if len(dates) == 1 else Date()


def close_in_time(readings: Iterable[Reading]) -> bool:
    """Whether reports are known to have appeared within a few days of each other."""
    days = [r.document.published.date for r in readings]
    if any(d.earliest is None or d.earliest != d.latest for d in days):
        return False
    known = sorted(date.fromisoformat(d.earliest or "") for d in days)
    return (known[-1] - known[0]).days <= REPORT_DAYS
