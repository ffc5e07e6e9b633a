"""What a store shows at once: an event with all that is needed to show it, and a hit of a search."""

from __future__ import annotations

from dataclasses import dataclass

from rashomon.model import Actor, Comparison, Correction, Event, Link, Proposition, Reading, Span, Suggestion


@dataclass(frozen=True, slots=True)
class EventView:
    """One event with all that is needed to show it.

    `readings` are of its documents, in the event's order, then of others that its comparisons quote; `linked` are the
    events at the other ends of `links`; `suggestions` what a reader's own model made of its accounts; `carriers` the
    reprints of its documents, each as the original's id and the name of who published the reprint; `corrections` persons' words
    on which mentions are of this event. `former` is the id
    it was asked for by, where it had that one before.
    """

    event: Event
    actors: tuple[Actor, ...]
    propositions: tuple[Proposition, ...]
    comparisons: tuple[Comparison, ...]
    links: tuple[Link, ...]
    linked: tuple[Event, ...]
    readings: tuple[Reading, ...]
    former: str | None = None
    suggestions: tuple[Suggestion, ...] = ()
    carriers: tuple[tuple[str, str], ...] = ()
    corrections: tuple[Correction, ...] = ()


@dataclass(frozen=True, slots=True)
class Hit:
    """A document in which all words of a search occur, and where in its text; empty for a hit in the title alone."""

    document: str
    title: str | None
    path: str
    spans: tuple[Span, ...]
