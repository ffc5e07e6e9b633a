"""What the pages of counts share: lists in stretches, events as lines, choices checked."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Sequence
from functools import wraps
from typing import Any
from urllib.parse import urlencode

from fastapi import FastAPI, HTTPException, Request

from rashomon.model import Event
from rashomon.store.statistics_views import Stretch
from rashomon.web.room import Room, route
from rashomon.web.rooms.lines import Values, event_line

#: So many lines a page: a screen or two, and one printed page.
PAGE = 50
#: No list is longer; what begins beyond it is a mistyped address.
MOST_START = 1_000_000_000


def counted_route(app: FastAPI, room: Room, path: str, page: Callable[..., Any]) -> None:
    """Answer an address with a page that sees one state of the store, whatever a writer does meanwhile."""

    @wraps(page)
    def answer(*given: Any, **named: Any) -> Any:
        with room.store.reading():
            return page(*given, **named)

    route(app, path, answer)


def start_of(request: Request) -> int:
    """Where the stretch that an address asks for begins; answers 400 to what is no such number."""
    asked = request.query_params.get("start", "0")
    if not (asked.isascii() and asked.isdecimal() and len(asked) <= len(str(MOST_START)) and int(asked) <= MOST_START):
        raise HTTPException(400, "start is the number of lines to pass over, 0 or more.")
    return int(asked)


def chosen(request: Request, name: str, choices: Collection[str]) -> str | None:
    """What an address chooses of some words; None where it says nothing. Answers 400 to any other word."""
    asked = request.query_params.get(name, "").strip()
    if asked and asked not in choices:
        raise HTTPException(400, f"{name} is one of {', '.join(choices)}.")
    return asked or None


def paging(request: Request, stretch: Stretch[Any], size: int = PAGE) -> Values:
    """Which lines of how many a page shows, and where those before and after them stand."""
    start, end = stretch.start, stretch.start + len(stretch.lines)
    return {
        "first": start + 1,
        "last": end,
        "total": stretch.total,
        "before": _at(request, max(0, start - size)) if start and stretch.total else None,
        "after": _at(request, end) if stretch.lines and end < stretch.total else None,
    }


def _at(request: Request, start: int) -> str:
    asked = [(name, value) for name, value in request.query_params.multi_items() if name != "start"]
    asked += [("start", str(start))] if start else []
    return request.url.path + (f"?{urlencode(asked)}" if asked else "")


def twin_of(request: Request) -> str:
    """The address of a page's JSON twin, with what is asked of it."""
    return request.url.path + ".json" + (f"?{request.url.query}" if request.url.query else "")


def event_lines(room: Room, events: Iterable[Event]) -> list[Values]:
    """Events as lines of a list."""
    listed = tuple(events)
    names = room.store.names({p.actor for event in listed for p in (*event.participants, *event.accused)})
    return [event_line(event, names) for event in listed]


def event_records(events: Sequence[Event]) -> list[Values]:
    """Events in short for a JSON twin; the whole stands at `address`."""
    return [
        {
            "id": event.id,
            "label": event.label,
            "time": {
                "edtf": event.time.date.edtf,
                "earliest": event.time.date.earliest,
                "latest": event.time.date.latest,
            },
            "plover": event.plover.root if event.plover else None,
            "status": event.status,
            "disputed": list(event.disputed),
            "address": f"/events/{event.id}.json",
        }
        for event in events
    ]


def list_record(stretch: Stretch[Event]) -> Values:
    """A stretch of events for a JSON twin."""
    return {"total": stretch.total, "start": stretch.start, "events": event_records(stretch.lines)}
