"""Which events pass a filter, as their positions in order of time."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Iterable
from dataclasses import dataclass
from threading import Lock

import numpy as np
from sqlalchemy import Connection

from rashomon.store.filters import EventFilter
from rashomon.store.fulltext import fts_query, rows_of
from rashomon.store.meaning import Meant, actors_meant, members, places_meant, sources_meant
from rashomon.store.postings import (
    ACTOR,
    COUNTRY,
    DISPUTED,
    PLACE,
    PLACE_COUNTRY,
    ROOT,
    SOURCE,
    Days,
    Passing,
    Positions,
    day_number,
    fetch_days,
    fetch_edition,
    fetch_postings,
)

#: So many selections are kept, each of at most four bytes an event: 77 MB of 300,000 events.
_KEPT = 64


@dataclass(frozen=True, slots=True)
class Selection:
    """The positions of the events that pass a filter, and the first and last days of all events by position."""

    positions: Positions
    first: Positions
    last: Positions


class Selections:
    """What was selected lately, so that the next page of a list, or its timeline, need not select anew."""

    def __init__(self) -> None:
        self._kept: OrderedDict[tuple[str | None, EventFilter], Selection] = OrderedDict()
        self._days: tuple[str | None, Days] | None = None
        self._lock = Lock()

    def of(self, connection: Connection, wanted: EventFilter) -> Selection:
        """The events that pass a filter in the state that the connection sees. Raises NotFoundError."""
        edition = fetch_edition(connection)
        key = (edition, wanted)
        with self._lock:
            if key in self._kept:
                self._kept.move_to_end(key)
                return self._kept[key]
            days = self._days
        if days is None or days[0] != edition:
            days = (edition, fetch_days(connection))
        selection = select_events(connection, wanted, days[1])
        with self._lock:
            self._kept[key] = selection
            self._days = days
            while len(self._kept) > _KEPT:
                self._kept.popitem(last=False)
        return selection


def select_events(connection: Connection, wanted: EventFilter, days: Days) -> Selection:
    """The events that pass a filter; `days` are the first and the last of all events. Raises NotFoundError for an actor
    or a source that nobody knows."""
    first, last = days
    passing = np.ones(len(first), np.bool_)
    of = _Lists(connection, len(first))
    if wanted.root:
        passing &= of.any(ROOT, [wanted.root.upper()])
    if wanted.since:
        passing &= (last >= day_number(wanted.since)) | ((last == 0) & (first > 0))
    if wanted.until:
        passing &= ((first <= day_number(wanted.until)) & (first > 0)) | ((first == 0) & (last > 0))
    if wanted.dated is not None:
        passing &= ((first > 0) | (last > 0)) == wanted.dated
    if wanted.disputed:
        passing &= of.any(DISPUTED, [""])
    if wanted.actor:
        passing &= of.taking_part(actors_meant(connection, wanted.actor))
    if wanted.dyad:
        passing &= of.dyad(*(actors_meant(connection, each) for each in wanted.dyad))
    if wanted.place:
        places = of.any(PLACE, places_meant(connection, wanted.place))
        passing &= places | of.any(PLACE_COUNTRY, [wanted.place.upper()])
    if wanted.source:
        passing &= of.any(SOURCE, sources_meant(connection, wanted.source))
    if wanted.text:
        passing &= of.marked([_worded(connection, wanted.text)])
    return Selection(np.flatnonzero(passing).astype(np.uint32), first, last)


class _Lists:
    """Postings of one state of the store, as marks on all its events."""

    def __init__(self, connection: Connection, events: int) -> None:
        self._connection = connection
        self._events = events

    def marked(self, lists: Iterable[Positions]) -> Passing:
        """The events that stand in any of the lists."""
        passing = np.zeros(self._events, np.bool_)
        for positions in lists:
            passing[positions] = True
        return passing

    def any(self, kind: str, names: Iterable[str]) -> Passing:
        """The events that go by any of these names."""
        return self.marked(fetch_postings(self._connection, kind, names))

    def taking_part(self, meant: Meant) -> Passing:
        """The events in which any of those who are meant takes part, or is accused."""
        return self.any(ACTOR, meant.actors) | self.any(COUNTRY, meant.countries)

    def dyad(self, some: Meant, others: Meant) -> Passing:
        """The events in which one of some and another one of others take part."""
        one, other = members(self._connection, some), members(self._connection, others)
        both = one & other
        if not both:
            return self.taking_part(some) & self.taking_part(others)
        apart = self.any(ACTOR, one - other) & self.taking_part(others)
        apart |= self.taking_part(some) & self.any(ACTOR, other - one)
        return apart | self._several(both)

    def _several(self, actors: Iterable[str]) -> Passing:
        """The events in which at least two of these actors take part."""
        lists = fetch_postings(self._connection, ACTOR, actors)
        everyone = np.concatenate(lists) if lists else np.zeros(0, np.uint32)
        several: Passing = np.bincount(everyone, minlength=self._events) > 1
        return several


def _worded(connection: Connection, words: str) -> Positions:
    """The events in whose label, clauses or propositions all words occur."""
    query = fts_query(words)
    return rows_of(connection, "event_text", query) if query else np.zeros(0, np.uint32)
