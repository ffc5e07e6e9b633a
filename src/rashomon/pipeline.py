"""The flow, on one screen.

page -> document -> expressions -> attributions -> event mentions -> resolution     (one document alone)
     -> events -> accounts -> chronology                                            (all documents together)
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from rashomon.accounts.comparing import compare_accounts
from rashomon.accounts.copies import is_verbatim, own_words
from rashomon.accounts.rejecting import Rejections
from rashomon.accounts.suggesting import suggestions
from rashomon.accounts.summary import with_summaries
from rashomon.accounts.tellers import known_actors
from rashomon.documents.making import make_document
from rashomon.documents.reprints import mark_carriers
from rashomon.encoder.conflict import ConflictModel
from rashomon.encoder.parser import parse_document
from rashomon.events.effects import with_effects
from rashomon.events.linking import events_of, in_time, link, why
from rashomon.events.locating import homes, located, parted_again
from rashomon.events.memory import Memory, no_memory
from rashomon.events.reasons import Why
from rashomon.events.relations import find_relations
from rashomon.events.setting import still_alike, with_settings
from rashomon.events.unheard import unheard
from rashomon.expressions.actors import find_actors
from rashomon.expressions.places import find_places
from rashomon.expressions.times import find_times
from rashomon.grounding.actors import resolve_actors
from rashomon.grounding.actors_apart import keep_apart
from rashomon.grounding.actors_records import actor_record
from rashomon.grounding.happenings import resolve_event_mentions
from rashomon.grounding.places import resolve_places
from rashomon.grounding.published import infer_published, is_about_a_day
from rashomon.grounding.times import resolve_times
from rashomon.grounding.voices import resolve_voices
from rashomon.happenings.details import find_details
from rashomon.happenings.items import find_items
from rashomon.happenings.mentions import find_event_mentions
from rashomon.happenings.relations import relate_event_mentions
from rashomon.happenings.wording import with_wording
from rashomon.happenings.words import with_words
from rashomon.model import Actor, Chronology, Correction, Document, Page, Proposition, Reading
from rashomon.statements.attributions import find_attributions


def read_page_alone(page: Page) -> Reading:
    """All that one page gives when it is read alone."""
    return read_document(make_document(page))


def read_document(document: Document) -> Reading:
    """All that one document gives when it is read alone."""
    if document.unread is not None:
        return Reading(document)
    parse = parse_document(document)

    # as written
    people = find_actors(document, parse)
    whens = find_times(document, parse, people)
    wheres = find_places(document, parse, people)
    said = find_attributions(document, parse, people)
    told = with_words(parse, find_event_mentions(document, parse, people, whens, wheres, said))

    # who, when and where
    actors, actor_mentions = resolve_actors(document, parse, people, said)
    places = resolve_places(document, wheres)
    attributions, actors = resolve_voices(document, parse, said, actors, actor_mentions, places)
    times = resolve_times(document, parse, whens)
    event_mentions = resolve_event_mentions(document, parse, told, actor_mentions, times, places, attributions)
    published = infer_published(document, parse, whens, times, actor_mentions)
    is_new, document = published != document.published, replace(document, published=published)
    if is_new and is_about_a_day(published):  # its times count from that day after all
        times = resolve_times(document, parse, whens)
        event_mentions = resolve_event_mentions(document, parse, told, actor_mentions, times, places, attributions)
    event_mentions = with_wording(parse, relate_event_mentions(parse, event_mentions))

    items = find_items(document, parse, attributions, event_mentions)
    details = find_details(document, parse, times, places, actor_mentions, attributions)
    return Reading(document, actors, actor_mentions, times, places, attributions, event_mentions, items, details)


def relate(
    readings: Iterable[Reading], corrections: Sequence[Correction] = (), conflict_model: ConflictModel | None = None
) -> Chronology:
    """The chronology of documents that were read, in whatever order they come; one that was read twice counts once. The
    events follow a person's corrections, where there are any. A `conflict_model` of the reader's own may add
    suggestions; nothing else depends on it."""
    return relate_again(readings, corrections, no_memory(), conflict_model)[0]


def relate_again(
    readings: Iterable[Reading],
    corrections: Sequence[Correction],
    memory: Memory,
    conflict_model: ConflictModel | None = None,
) -> tuple[Chronology, Memory]:
    """The same chronology with the help of what a former linking remembers, and what the next one may know."""
    ordered = _side_by_side(readings)
    told = _told(ordered)
    said = located(corrections, ordered, told)
    linked, remembered = link(told, (*said, *parted_again(corrections, ordered, told)), memory)
    events, look_alikes = events_of(linked, told, unheard(said, told))
    home = homes(said, told, events)
    events = in_time(with_settings(events, said, home))
    own = [own_words(reading) for reading in told]
    propositions, comparisons, events = compare_accounts(own, events, Rejections(said, events, home))
    events = with_summaries(own, events, propositions, comparisons)
    relations = find_relations(told, events)
    actors = _all_actors(ordered, propositions)
    links = (*still_alike(look_alikes, events, said, home), *relations)
    suggested = suggestions(conflict_model, own, propositions, comparisons) if conflict_model is not None else ()
    found = (ordered, actors, events, propositions, comparisons, links)
    return Chronology(*found, with_effects(corrections, said, events, home), suggested), remembered


def explain(readings: Iterable[Reading], event: str, corrections: Sequence[Correction] = ()) -> Why | None:
    """Why the mentions of one event of these readings were joined, and why its look-alikes were kept apart; None where
    no event has the id."""
    ordered = _side_by_side(readings)
    told = _told(ordered)
    said = (*located(corrections, ordered, told), *parted_again(corrections, ordered, told))
    return why(link(told, said)[0], event)


def _side_by_side(readings: Iterable[Reading]) -> tuple[Reading, ...]:
    """Each document once, in order of id, as it stands among the others: reprints marked, namesakes kept apart."""
    ordered = sorted(readings, key=lambda r: (r.document.id, r.document.path))
    once = {reading.document.id: reading for reading in ordered}
    return tuple(keep_apart(_with_carriers(tuple(once.values()))))


def _told(readings: Sequence[Reading]) -> list[Reading]:
    """The readings that tell of events: all but reprints to the letter, whose mentions would only double others."""
    return [reading for reading in readings if not is_verbatim(reading.document)]


def _with_carriers(readings: Sequence[Reading]) -> tuple[Reading, ...]:
    """The readings with reprints marked: what a document took from another adds no account of its own."""
    documents = mark_carriers(reading.document for reading in readings)
    return tuple(replace(reading, document=document) for reading, document in zip(readings, documents, strict=True))


def _all_actors(readings: Sequence[Reading], propositions: Iterable[Proposition]) -> tuple[Actor, ...]:
    """Each actor once, as the first document that knows its side tells of it, with all that are somebody's side."""
    known = known_actors(readings)
    sides = {actor.side for actor in known.values()} | {a.side for p in propositions for a in p.accounts}
    for side in sorted(side for side in sides if side is not None and side not in known):
        known[side] = actor_record(readings[0].document, side, [])  # a side that no text names: known by its id alone
    return tuple(known[i] for i in sorted(known))
