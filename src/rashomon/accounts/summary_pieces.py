"""The pieces of the line that sums up an event, and what they are made from."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from rashomon.model import (
    Account,
    Actor,
    Attribution,
    Comparison,
    Document,
    Event,
    EventMention,
    PartKind,
    Proposition,
    Reading,
    Span,
    SummaryPart,
)


@dataclass(frozen=True)
class Known:
    """What summaries look up."""

    events: Mapping[str, Event]
    actors: Mapping[str, Actor]
    mentions: Mapping[str, EventMention]
    attributions: Mapping[str, Attribution]
    remarked: frozenset[str]  # attributions in which a silence is remarked on
    disputes: Mapping[str, Sequence[Comparison]]  # by proposition
    updates: Mapping[str, Sequence[Comparison]]  # numbers that a later report raised, by proposition
    texts: Mapping[str, Document]


def make_known(readings: Sequence[Reading], events: Sequence[Event], comparisons: Sequence[Comparison]) -> Known:
    """All that the summaries of these events look up."""
    disputes: dict[str, list[Comparison]] = {}
    updates: dict[str, list[Comparison]] = {}
    for each in (c for c in comparisons if c.proposition is not None):
        if each.verdict in ("deny", "contradict"):
            disputes.setdefault(each.proposition or "", []).append(each)
        if each.nuance == "updated number":
            updates.setdefault(each.proposition or "", []).append(each)
    said = [attribution for reading in readings for attribution in reading.attributions]
    return Known(
        {event.id: event for event in events},
        {actor.id: actor for reading in readings for actor in reading.actors},
        {mention.id: mention for reading in readings for mention in reading.event_mentions},
        {a.id: a for a in said},
        frozenset(a.id for a in said if a.stance == "omits"),
        disputes,
        updates,
        {reading.document.id: reading.document for reading in readings},
    )


def saying(row: Proposition) -> list[Account]:
    """The accounts that say it, with their own value or not."""
    return [a for a in row.accounts if a.stance in ("asserts", "weaker", "differs")]


def denying(row: Proposition) -> list[Account]:
    """The accounts that deny it."""
    return [a for a in row.accounts if a.stance == "denies"]


def part(
    kind: PartKind,
    text: str,
    rows: Sequence[Proposition],
    accounts: Sequence[Account],
    evidence: Sequence[Span] | None = None,
) -> SummaryPart:
    """A piece of the line with what it rests on; the passages are those of the accounts unless others are given."""
    spans = evidence if evidence is not None else [span for account in accounts for span in account.evidence]
    unique = tuple(dict.fromkeys(spans))
    return SummaryPart(kind, text, tuple(row.id for row in rows), tuple(a.id for a in accounts), unique)
