"""What counts for a pair of parties: each event between them, once, with its period, class and Goldstein value."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from rashomon.events.parties import Direction, is_disputed, pairs_of
from rashomon.knowledge.ontology import goldstein, roots, widest_code
from rashomon.model import Actor, Date, Event, EventStatus

#: Periods of events whose date is not known, and of those that no single year holds.
UNDATED, WIDE = "undated", "wide"
#: The quad class of an event without a type.
NO_CLASS = 0


@dataclass(frozen=True, slots=True)
class PairEvent:
    """An event between two parties `a` and `b` (`a` < `b`). `number` is its place in time, `period` its month or year,
    `quad` PLOVER's quad class, `goldstein` the scale's value of its code (None for an event without a type)."""

    a: str
    b: str
    number: int
    event: str
    direction: Direction
    period: str
    quad: int
    status: EventStatus
    disputed: bool
    goldstein: float | None


def pair_events(events: Iterable[tuple[int, Event]], actors: Mapping[str, Actor]) -> Iterator[PairEvent]:
    """What each event counts for, for every pair of parties it is between; events come with their places in time."""
    for number, event in events:
        for a, b, direction in pairs_of(event, actors):
            yield PairEvent(
                a,
                b,
                number,
                event.id,
                direction,
                period_of(event.time.date),
                quad_of(event),
                event.status,
                is_disputed(event),
                goldstein_of(event),
            )


def period_of(when: Date) -> str:
    """The month that holds a date ("2016-06"), else the year, else `WIDE`; `UNDATED` where nothing is known."""
    if when.earliest is None or when.latest is None:
        return WIDE if when.known else UNDATED
    for length in (len("2016-06"), len("2016")):
        if when.earliest[:length] == when.latest[:length]:
            return when.earliest[:length]
    return WIDE


def quad_of(event: Event) -> int:
    """The quad class of an event's type, 1 to 4; `NO_CLASS` for one without."""
    root = roots().get(event.plover.root) if event.plover else None
    return root.quad if root is not None else NO_CLASS


def goldstein_of(event: Event) -> float | None:
    """The Goldstein value of an event's CAMEO code, or of the widest code of its type; None for one without."""
    code = event.cameo or (widest_code(event.plover.root, event.plover.mode) if event.plover else None)
    return goldstein(code) if code is not None else None
