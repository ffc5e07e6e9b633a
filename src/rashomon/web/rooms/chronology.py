"""The chronology: events in order of time, filtered, the undated on a shelf of their own."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from fastapi import FastAPI, HTTPException, Request
from fastapi.responses import HTMLResponse, JSONResponse

from rashomon.formats.json import to_record
from rashomon.knowledge.ontology import roots
from rashomon.model import Actor, Chronology, Event
from rashomon.presenting.words import names_of
from rashomon.store import EventFilter, NotFoundError
from rashomon.store.filters import first_day, last_day
from rashomon.web.room import Room, route, sentence
from rashomon.web.rooms.lines import Values, event_line

#: The fields of the filter form, with their labels, in order.
FIELDS: Mapping[str, str] = {"actor": "Actor", "type": "Type", "from": "From", "to": "To", "text": "Words"}


class FilterError(ValueError):
    """A filter that makes no sense, in words for the reader."""


def add_routes(app: FastAPI, room: Room) -> None:
    """The chronology and its JSON twin."""

    def chronology(request: Request) -> HTMLResponse:
        asked = _asked(request)
        problem = ""
        found: tuple[Event, ...] = ()
        try:
            found = room.store.events(wanted_events(asked))
        except (FilterError, NotFoundError) as error:
            problem = sentence(str(error))
        values = chronology_values(found, room.store.actors(), asked)
        twin = "/events.json" + (f"?{request.url.query}" if request.url.query else "")
        return room.page(request, "chronology.html", 400 if problem else 200, problem=problem, twin=twin, **values)

    def chronology_record(request: Request) -> JSONResponse:
        try:
            found = room.store.events(wanted_events(_asked(request)))
        except (FilterError, NotFoundError) as error:
            raise HTTPException(400, sentence(str(error))) from None
        taking_part = {p.actor for event in found for p in event.participants}
        actors = tuple(actor for actor in room.store.actors() if actor.id in taking_part)
        record = to_record(Chronology(actors=actors, events=found))
        return JSONResponse({"events": record["events"], "actors": record["actors"]})

    route(app, "/", chronology)
    route(app, "/events", chronology)
    route(app, "/events.json", chronology_record)


def _asked(request: Request) -> dict[str, str]:
    return {field: request.query_params.get(field, "").strip() for field in FIELDS}


def wanted_events(asked: Mapping[str, str]) -> EventFilter:
    """The filter that a form asks for. Raises FilterError for a date or type that is none."""
    root = asked.get("type", "").upper()
    if root and root not in roots():
        raise FilterError(f"There is no type {asked['type']}.")
    return EventFilter(
        actor=asked.get("actor") or None,
        root=root or None,
        since=_edge(asked.get("from", ""), first_day),
        until=_edge(asked.get("to", ""), last_day),
        text=asked.get("text") or None,
    )


def _edge(text: str, edge: Any) -> str | None:
    try:
        return str(edge(text)) if text else None
    except ValueError:
        raise FilterError(f"“{text}” is no date; write 2016-06-29, 2016-06 or 2016.") from None


def chronology_values(events: Sequence[Event], actors: Iterable[Actor], asked: Mapping[str, str]) -> Values:
    """The chronology: dated events in order, the others on a shelf of their own, and the filter form as filled in."""
    names = names_of(actors)
    lines = [event_line(event, names) for event in events]
    return {
        "dated": [line for line in lines if line["dated"]],
        "undated": [line for line in lines if not line["dated"]],
        "total": len(lines),
        "fields": FIELDS,
        "asked": asked,
        "filtered": any(asked.values()),
        "types": sorted(roots()),
    }
