"""Mentions that a person's corrections leave unheard: whose account of a date, a place, a party or the happening itself
was rejected, so that it counts no more for what the event is."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from rashomon.events.facts import Facts
from rashomon.model import Correction, Dimension, EventMention, ParticipantRole, Reading, Span

#: Dimensions of which an event says something itself, and the first parts of the keys of the rows that tell it ("e"
#: stands for an event's id).
_OF_EVENTS: Mapping[Dimension, frozenset[str]] = {
    "occurrence": frozenset({"e"}),
    "date": frozenset({"e", "when"}),
    "place": frozenset({"where"}),
    "participants": frozenset({"actor", "recipient", "party"}),
}
_ROLES: Mapping[str, tuple[ParticipantRole, ...]] = {"actor": ("actor",), "recipient": ("recipient",)}

#: For each dimension the mentions, by trigger, and what of them is unheard (the first part of the row's key).
Unheard = Mapping[Dimension, Mapping[Span, frozenset[str]]]


def unheard(corrections: Iterable[Correction], readings: Sequence[Reading]) -> Unheard:
    """What located corrections reject of what mentions tell; where several voices speak together, all of them must have
    been rejected."""
    voices: dict[tuple[Dimension, Span, str], set[str]] = {}
    for each in corrections:
        place = each.account
        if each.kind != "reject" or place is None or place.likened or place.stance == "silent":
            continue
        first = place.row.partition(":")[0]
        if first in _OF_EVENTS.get(place.dimension, ()):
            for span in each.a:
                if any(passage.contains(span) for passage in place.evidence):
                    voices.setdefault((place.dimension, span, first), set()).add(place.voice)
    speaking = _speaking(readings, {span.document for _, span, _ in voices})
    found: dict[Dimension, dict[Span, frozenset[str]]] = {}
    for (dimension, span, first), rejected in voices.items():
        if len(rejected) >= speaking.get(span, 1):
            of = found.setdefault(dimension, {})
            of[span] = of.get(span, frozenset()) | {first}
    return found


def heard(members: Sequence[Facts], dimension: Dimension, left: Unheard) -> Sequence[Facts]:
    """The mentions that count for a dimension of their event; of the happening itself, all where none would be left."""
    gone = left.get(dimension, {})
    if not gone:
        return members
    if dimension == "participants":
        return [_without(m, gone[m.mention.span]) if m.mention.span in gone else m for m in members]
    kept = [m for m in members if m.mention.span not in gone]
    return kept or (members if dimension == "occurrence" else [])


def _without(facts: Facts, rows: frozenset[str]) -> Facts:
    roles = {role for row in rows for role in _ROLES.get(row, ("actor", "recipient"))}
    mention: EventMention = facts.mention
    kept = tuple(p for p in mention.participants if p.role not in roles)
    return replace(facts, mention=replace(mention, participants=kept))


def _speaking(readings: Iterable[Reading], documents: set[str]) -> dict[Span, int]:
    """How many voices tell each mention of these documents together."""
    found = {}
    for reading in readings:
        if reading.document.id in documents:
            known = {a.id: a for a in reading.attributions}
            for mention in reading.event_mentions:
                attribution = known.get(mention.attribution or "")
                found[mention.span] = len(attribution.chain[-1].voices) if attribution and attribution.chain else 1
    return found
