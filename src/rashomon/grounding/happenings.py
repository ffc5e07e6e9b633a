"""Who took part in an event mention, when and where: its words joined to what they were resolved to.

Nothing is added that the words do not give. A mention without a time stays without one, but for two readings that the
text itself supports, given as intervals with their reason: what follows a dated event, and what the lead of a dated
report tells as past (see `happenings_times`).
"""

from __future__ import annotations

from dataclasses import replace

from rashomon.encoder.parse import Parse
from rashomon.grounding.happenings_participants import resolve_participants
from rashomon.grounding.happenings_times import EventTimes
from rashomon.knowledge.actors.tables import countries
from rashomon.model import ActorMention, Attribution, Document, EventMention, Place, PlaceMention, TimeMention


def resolve_event_mentions(
    document: Document,
    parse: Parse,
    event_mentions: tuple[EventMention, ...],
    actor_mentions: tuple[ActorMention, ...],
    times: tuple[TimeMention, ...],
    places: tuple[PlaceMention, ...],
    attributions: tuple[Attribution, ...],
) -> tuple[EventMention, ...]:
    """The mentions with participants, time and place, in the same order."""
    clock = EventTimes(document, parse, event_mentions, times)
    return tuple(
        replace(
            mention,
            participants=resolve_participants(mention, actor_mentions, places),
            time=clock.time(mention),
            place=_place(mention, places),
        )
        for mention in event_mentions
    )


def _place(mention: EventMention, places: tuple[PlaceMention, ...]) -> Place | None:
    """The most specific of the places bound to a mention; of several as specific, the first."""
    bound = [p for p in places if any(p.span.overlaps(span) for span in mention.places)]
    return min(bound, key=lambda p: (_breadth(p.place), p.span)).place if bound else None


def _breadth(place: Place) -> int:
    """0 for a point within a country, 1 for a name without coordinates, 2 for a whole country, 3 for less."""
    country = countries().get(place.country or "")
    if country is not None and place.name == country.name:
        return 2
    if place.lat is not None:
        return 0
    return 1 if place.name else 3
