"""A chronology narrowed to some of its events, so that what a filter finds can be exported like the whole."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from rashomon.model import (
    Actor,
    Chronology,
    Comparison,
    Document,
    Event,
    EventMention,
    Level,
    Link,
    Proposition,
    Reading,
    Span,
)
from rashomon.presenting.words import exact_words, in_quotes, titled


def narrowed(chronology: Chronology, events: Collection[str]) -> Chronology:
    """The chronology of these events (ids) alone, in which every reference still resolves.

    Kept are their propositions, the comparisons of them and of their words with others, the links among them, and the
    documents that tell of them or are quoted on them, whole, with the originals and the reprints of those; of actors
    those that any of this names, with the sides they speak for. Where the evidence for a side stands in a document that
    is left out, a kept one that has evidence too gives it, else its words stand alone. A link to an event that is left
    out is left out too, and a comparison with an account of such an event keeps the words of that account but not its
    id. Corrections are kept where one of their mentions is.
    """
    wanted = frozenset(events)
    kept = tuple(event for event in chronology.events if event.id in wanted)
    propositions = tuple(p for p in chronology.propositions if p.event in wanted)
    mentions = {mention for event in kept for mention in event.mentions}
    comparisons = tuple(_comparisons(chronology, wanted, propositions, mentions))
    links = tuple(link for link in chronology.links if link.a in wanted and link.b in wanted)
    documents = _documents(chronology, kept, propositions, comparisons, links)
    readings = tuple(reading for reading in chronology.readings if reading.document.id in documents)
    actors = _actors(chronology.actors, _named(readings, kept, propositions, comparisons))
    rows = {p.id for p in propositions}
    triggers = {mention.span for mention in _mentions(readings, mentions)}
    return replace(
        chronology,
        readings=readings,
        actors=tuple(_grounded(actors, readings, chronology.readings)),
        events=kept,
        propositions=propositions,
        comparisons=comparisons,
        links=links,
        corrections=tuple(c for c in chronology.corrections if not triggers.isdisjoint((*c.a, *c.b))),
        suggestions=tuple(s for s in chronology.suggestions if s.proposition in rows),
    )


def _comparisons(
    chronology: Chronology, wanted: Collection[str], propositions: Iterable[Proposition], mentions: Collection[str]
) -> Iterator[Comparison]:
    """The comparisons of the events, and those that set an account or a clause of theirs beside another event's."""
    accounts = {account.id for p in propositions for account in p.accounts}
    clauses: dict[str, list[Span]] = defaultdict(list)
    for mention in _mentions(chronology.readings, mentions):
        clauses[mention.span.document].append(mention.extent)
    for comparison in chronology.comparisons:
        sides = (comparison.a, comparison.b)
        if comparison.event is not None:
            theirs = comparison.event in wanted
        else:
            words = [span for side in sides for span in side.evidence]
            theirs = any(side.account in accounts for side in sides) or any(
                span.overlaps(clause) for span in words for clause in clauses.get(span.document, ())
            )
        if theirs:
            a, b = (side if side.account in accounts else replace(side, account=None) for side in sides)
            yield replace(comparison, a=a, b=b)


def _mentions(readings: Iterable[Reading], wanted: Collection[str]) -> Iterator[EventMention]:
    return (mention for reading in readings for mention in reading.event_mentions if mention.id in wanted)


def _documents(
    chronology: Chronology,
    events: Iterable[Event],
    propositions: Iterable[Proposition],
    comparisons: Iterable[Comparison],
    links: Iterable[Link],
) -> frozenset[str]:
    """The documents that tell of the events or are quoted on them, with their originals and their reprints."""
    told = {document for event in events for document in event.documents}
    told |= {span.document for event in events for part in event.summary.parts for span in part.evidence}
    told |= {span.document for p in propositions for account in p.accounts for span in account.evidence}
    told |= {span.document for event in events for each in event.rejected for span in each.account.evidence}
    told |= {span.document for c in comparisons for side in (c.a, c.b) for span in side.evidence}
    told |= {span.document for link in links for span in link.evidence}
    original = {r.document.id: r.document.carrier_of for r in chronology.readings if r.document.carrier_of}
    told |= {original[each] for each in told if each in original}
    return frozenset(told | {each for each, of in original.items() if of in told})


def _named(
    readings: Iterable[Reading],
    events: Iterable[Event],
    propositions: Iterable[Proposition],
    comparisons: Iterable[Comparison],
) -> Iterator[str | None]:
    """The ids of all actors that the values name."""
    for reading in readings:
        yield reading.document.publisher
        yield from (mention.actor for mention in reading.actor_mentions)
        yield from (p.actor for mention in reading.event_mentions for p in mention.participants)
        for attribution in reading.attributions:
            yield from _voices(attribution.chain)
    for event in events:
        yield from (p.actor for p in (*event.participants, *event.accused))
    rejected = (each.account for event in events for each in event.rejected)
    for account in (*(account for p in propositions for account in p.accounts), *rejected):
        yield from (account.actor, account.side, *_voices(account.chain))
    for side in (side for c in comparisons for side in (c.a, c.b)):
        yield from _voices(side.chain)


def _voices(chain: Iterable[Level]) -> Iterator[str | None]:
    return (voice.actor for level in chain for voice in level.voices)


def _actors(actors: Iterable[Actor], named: Iterable[str | None]) -> tuple[Actor, ...]:
    """The actors named, with the sides they speak for and the sides of those."""
    known: Mapping[str, Actor] = {actor.id: actor for actor in actors}
    found: set[str] = set()
    asked = [each for each in named if each is not None]
    while asked:
        actor = known.get(asked.pop())
        if actor is not None and actor.id not in found:
            found.add(actor.id)
            asked += [actor.side] if actor.side is not None else []
    return tuple(actor for actor in known.values() if actor.id in found)


def _grounded(actors: Iterable[Actor], kept: Sequence[Reading], readings: Iterable[Reading]) -> Iterator[Actor]:
    """The actors with evidence for their sides that stands in the documents kept, or is told in its words."""
    here = {reading.document.id for reading in kept}
    text = {reading.document.id: reading.document for reading in readings}
    for actor in actors:
        evidence = actor.side_evidence
        if isinstance(evidence, Span) and evidence.document not in here:
            own = (
                each.side_evidence for r in kept for each in r.actors if (each.id, each.side) == (actor.id, actor.side)
            )
            found = next((each for each in own if isinstance(each, Span)), None)
            actor = replace(actor, side_evidence=found or _told(evidence, text.get(evidence.document)))
        yield actor


def _told(evidence: Span, document: Document | None) -> str | None:
    """The words of a passage and where they stand."""
    if document is None:
        return None
    return f"{in_quotes(exact_words(document, (evidence,)))} ({titled(document.title, document.path)})"
