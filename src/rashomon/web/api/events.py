"""Events and what is said of them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Annotated

from fastapi import FastAPI, HTTPException, Path, Query, Request
from fastapi.responses import JSONResponse
from pydantic import BaseModel, Field

from rashomon.formats.json import account, comparison, proposition, to_record
from rashomon.model import Actor, Chronology, Event, Link
from rashomon.store import NotFoundError
from rashomon.web.api import shapes
from rashomon.web.api.answering import Page, Record, paged, reading
from rashomon.web.api.asking import EventsAsked, Stretch
from rashomon.web.event_filters import LONGEST
from rashomon.web.room import Room, sentence

EventId = Annotated[
    str, Path(min_length=1, max_length=LONGEST, description="An event's id, or how it begins.", examples=["e-letter"])
]


class Events(Page):
    """Events in order of time, the undated last, and the actors that take part in them."""

    events: list[shapes.Event]
    actors: list[shapes.Actor]


class OneEvent(BaseModel):
    """An event, those who take part, and its links to others."""

    event: shapes.Event
    actors: list[shapes.Actor]
    links: list[shapes.Link]
    former: str | None = Field(description="The id you asked by, where the event had that one before.")


class Propositions(Page):
    """What can be said of an event."""

    propositions: list[shapes.Proposition]


class Accounts(Page):
    """What each voice says on each proposition of an event."""

    accounts: list[shapes.AccountLine]


class Comparisons(Page):
    """Claims on an event side by side."""

    comparisons: list[shapes.Comparison]


def add_operations(app: FastAPI, room: Room) -> None:
    """The operations on events."""

    def events(request: Request, asked: Annotated[EventsAsked, Query()]) -> JSONResponse:
        """The chronology: events in order of time, undated ones last. All filters given must be fulfilled; with from
        or to, undated events are left out."""
        try:
            with room.store.reading() as store:
                found = store.events_page(asked.filter(), start=asked.start, limit=asked.limit)
                actors = store.actors_named({p.actor for e in found.events for p in (*e.participants, *e.accused)})
        except NotFoundError as error:
            raise HTTPException(422, sentence(str(error))) from None
        record = event_records(found.events, actors)
        return paged(request, asked, found.total, {"events": record["events"], "actors": record["actors"]})

    def event(event: EventId) -> JSONResponse:
        """One event. The passages that tell of it are the evidence of its accounts."""
        head = room.found(room.store.event_head, event)
        record = event_records((head.event,), head.actors, head.links)
        (first,) = record["events"]
        answer = {"event": first, "actors": record["actors"], "links": record["links"], "former": head.former}
        return JSONResponse(answer)

    def propositions(request: Request, event: EventId, asked: Annotated[Stretch, Query()]) -> JSONResponse:
        """What can be said of an event, one proposition at a time. Each comes with every voice's account of it."""
        found = room.found(lambda e: room.store.propositions(e, start=asked.start, limit=asked.limit), event)
        return paged(request, asked, found.total, {"propositions": [proposition(each) for each in found.values]})

    def accounts(request: Request, event: EventId, asked: Annotated[Stretch, Query()]) -> JSONResponse:
        """What each voice says on each proposition of an event. In the order of the propositions."""
        found = room.found(lambda e: room.store.accounts(e, start=asked.start, limit=asked.limit), event)
        lines = [{**account(each), "proposition": of} for of, each in found.values]
        return paged(request, asked, found.total, {"accounts": lines})

    def comparisons(request: Request, event: EventId, asked: Annotated[Stretch, Query()]) -> JSONResponse:
        """Claims on an event side by side. Each with its verdict and one plain sentence that says why."""
        found = room.found(lambda e: room.store.comparisons(e, start=asked.start, limit=asked.limit), event)
        return paged(request, asked, found.total, {"comparisons": [comparison(each) for each in found.values]})

    reading(app, "/api/events", events, Events, "events")
    reading(app, "/api/events/{event}/propositions", propositions, Propositions, "propositions", 404)
    reading(app, "/api/events/{event}/accounts", accounts, Accounts, "accounts", 404)
    reading(app, "/api/events/{event}/comparisons", comparisons, Comparisons, "comparisons", 404)
    reading(app, "/api/events/{event}", event, OneEvent, "event", 404)


def event_records(events: Iterable[Event], actors: Iterable[Actor] = (), links: Iterable[Link] = ()) -> Record:
    """Records of events. Who corroborates them is left out: that follows from the propositions, which are not read."""
    record = to_record(Chronology(actors=tuple(actors), events=tuple(events), links=tuple(links)))
    for each in record["events"]:
        del each["corroboration"]
    return record
