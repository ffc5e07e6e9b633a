"""All that one document gives, and the whole that all of them give together."""

from __future__ import annotations

from dataclasses import dataclass

from rashomon.model.accounts import Comparison, Proposition, Suggestion
from rashomon.model.corrections import Correction
from rashomon.model.documents import Document
from rashomon.model.events import Event, Link
from rashomon.model.expressions import Actor, ActorMention, PlaceMention, TimeMention
from rashomon.model.happenings import Detail, EventMention, Item
from rashomon.model.statements import Attribution


@dataclass(frozen=True, slots=True)
class Reading:
    """All that one document gives when it is read alone."""

    document: Document
    actors: tuple[Actor, ...] = ()
    actor_mentions: tuple[ActorMention, ...] = ()
    times: tuple[TimeMention, ...] = ()
    places: tuple[PlaceMention, ...] = ()
    attributions: tuple[Attribution, ...] = ()
    event_mentions: tuple[EventMention, ...] = ()
    items: tuple[Item, ...] = ()
    details: tuple[Detail, ...] = ()


@dataclass(frozen=True, slots=True)
class Chronology:
    """The whole: documents as read, events in order of time, and what every voice says of them. `corrections` are those
    that hold, `suggestions` what a reader's own model made of the accounts, where one was given."""

    readings: tuple[Reading, ...] = ()
    actors: tuple[Actor, ...] = ()
    events: tuple[Event, ...] = ()
    propositions: tuple[Proposition, ...] = ()
    comparisons: tuple[Comparison, ...] = ()
    links: tuple[Link, ...] = ()
    corrections: tuple[Correction, ...] = ()
    suggestions: tuple[Suggestion, ...] = ()
