"""What a store shows at once: an event with all that is needed to show it, a page of a list, a hit of a search."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Generic, TypeVar

from sqlalchemy import RowMapping

from rashomon.model import Actor, Comparison, Correction, Event, Link, Proposition, Reading, Span, Suggestion

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class EventView:
    """One event with all that is needed to show it.

    `readings` are of its documents, in the event's order, then of others that its comparisons quote; `linked` are the
    events at the other ends of `links`; `suggestions` what a reader's own model made of its accounts; `carriers` the
    reprints of its documents, each as the original's id, the name of who published the reprint and its id;
    `corrections` persons' words on which mentions are of this event. `former` is the id it was asked for by, where it
    had that one before.
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
    carriers: tuple[tuple[str, str, str], ...] = ()
    corrections: tuple[Correction, ...] = ()


@dataclass(frozen=True, slots=True)
class DocumentView:
    """One document with all that is needed to show it: the events it tells of in order of time, `names` of the actors
    named there by id, when its page was `captured` (ISO 8601, UTC; None where nobody wrote it down), and as the columns
    of a list the `originals` it copied from or reprints and the `carriers` that reprint it."""

    reading: Reading
    events: tuple[Event, ...]
    names: Mapping[str, str]
    captured: str | None
    originals: tuple[RowMapping, ...]
    carriers: tuple[RowMapping, ...]


@dataclass(frozen=True, slots=True)
class Hit:
    """A document in which all words of a search occur, and where in its text; empty for a hit in the title alone."""

    document: str
    title: str | None
    path: str
    spans: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class EventsPage:
    """A stretch of the events asked for, from number `start` (0-based) on: the dated in order of time, then the
    undated. `total` is how many there are in all; at least so many where it is not exact."""

    events: tuple[Event, ...]
    start: int
    total: int
    total_exact: bool = True


@dataclass(frozen=True, slots=True)
class DocumentsPage:
    """A stretch of the documents asked for, in order of publication, those without a date last: the columns of each
    without its text, from number `start` (0-based) on, and how many there are in all."""

    rows: tuple[RowMapping, ...]
    start: int
    total: int


@dataclass(frozen=True, slots=True)
class Period:
    """A day, month, year, decade, century or longer interval as EDTF with its first and last day, and how many events
    lie in it and in no shorter period that is shown: how many in all, and how many of these are disputed."""

    edtf: str
    earliest: str
    latest: str
    events: int
    disputed: int


@dataclass(frozen=True, slots=True)
class Source:
    """Who publishes documents: an outlet, of which the name is the id, or the actor that publishes statements."""

    id: str
    name: str
    documents: int


@dataclass(frozen=True, slots=True)
class Stretch(Generic[T]):
    """A part of a list: its values from number `start` (0-based) on, and how many there are in all."""

    values: tuple[T, ...]
    start: int
    total: int


@dataclass(frozen=True, slots=True)
class EventHead:
    """An event with its links and the actors that it names, without what is said of it; `former` as of `EventView`."""

    event: Event
    actors: tuple[Actor, ...]
    links: tuple[Link, ...]
    former: str | None = None
