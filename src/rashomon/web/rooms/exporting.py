"""Exports as downloads: of one event, and of what a filter of the chronology finds; and a page of what each holds."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from dataclasses import replace
from threading import BoundedSemaphore
from typing import Any

from fastapi import FastAPI, HTTPException, Request
from fastapi.responses import HTMLResponse, JSONResponse, Response

from rashomon.formats.exporting import Format, FormatError, download
from rashomon.formats.losses import LOST
from rashomon.formats.narrowing import narrowed
from rashomon.formats.registry import FORMATS, Listed, absent_library, format_named, format_names
from rashomon.store import EventFilter, NotFoundError, Store
from rashomon.web.event_filters import FIELDS, FilterError, wanted_events
from rashomon.web.room import Room, route, sentence
from rashomon.web.rooms.lines import Values
from rashomon.web.rooms.offering import offered_exports

#: The largest export of the reading room: 5,000 events with their documents take some seconds and 1 GB at most. The
#: command `rashomon export` has no such bound.
MOST_EVENTS = 5_000
#: So many downloads of the chronology are made at once: each may take a gigabyte.
AT_ONCE = 2
_making = BoundedSemaphore(AT_ONCE)
#: What stays of an id in the name of a file.
_UNSAFE = re.compile(r"[^A-Za-z0-9_-]+")
#: Letters of an id in the name of a file.
_NAME = 60


def add_routes(app: FastAPI, room: Room) -> None:
    """The downloads and the page of formats with its JSON twin."""

    def one(asked: str, request: Request) -> Response:
        chosen = asked_format(request)
        with room.store.reading() as store:
            event = room.found(store.event_head, asked).event.id
            return exported(store, [event], chosen, f"rashomon-{event}")

    def several(request: Request) -> Response:
        chosen = asked_format(request)
        with _one_of_few(), room.store.reading() as store:
            try:
                wanted = asked_events(request)
                found = store.events_page(wanted, limit=1)
                if found.total > MOST_EVENTS:
                    raise HTTPException(413, too_many(found.total))
                events = [event.id for event in store.events(wanted)]
            except (FilterError, NotFoundError) as error:
                raise HTTPException(400, sentence(str(error))) from None
            return exported(store, events, chosen, "rashomon-chronology")

    def exports(request: Request) -> HTMLResponse:
        return room.page(request, "exports.html", twin="/exports.json", **exports_values())

    def exports_record() -> JSONResponse:
        return JSONResponse({"formats": [listed_record(each) for each in FORMATS]})

    route(app, "/events/{asked}/export", one)
    route(app, "/export", several)
    route(app, "/exports", exports)
    route(app, "/exports.json", exports_record)


@contextmanager
def _one_of_few() -> Iterator[None]:
    """While a download is made; answers 503 where enough are being made."""
    if not _making.acquire(blocking=False):
        words = f"{AT_ONCE} downloads are being made already; ask for this one in a moment."
        raise HTTPException(503, words, {"Retry-After": "5"})
    try:
        yield
    finally:
        _making.release()


def asked_events(request: Request) -> EventFilter:
    """The events that the fields of the chronology's filters ask for, dated and undated ones unless `dated` says which.
    Raises FilterError."""
    given = request.query_params
    wanted = wanted_events({field: given.get(field, "").strip() for field in FIELDS})
    return replace(wanted, dated={"yes": True, "no": False}.get(given.get("dated", "")))


def asked_format(request: Request) -> Format:
    """The format that an address names; one that is none is answered with 400."""
    name = request.query_params.get("format", "")
    if not name:
        raise HTTPException(400, f"Name a format: {', '.join(format_names())}.")
    try:
        return format_named(name)
    except FormatError as error:
        raise HTTPException(400, sentence(str(error))) from None


def exported(store: Store, events: Collection[str], chosen: Format, called: str) -> Response:
    """Events in a format as a download whose file is called so."""
    chronology = narrowed(store.portion(events), events)
    file = download(chosen.name, chosen.files(chronology))
    return Response(
        file.content,
        media_type=chosen.media_type,
        headers={"Content-Disposition": f'attachment; filename="{file_name(called, chosen.name, file.name)}"'},
    )


def file_name(called: str, format_: str, name: str) -> str:
    """The name of a download: what it is of, its format, and the ending of the file, in letters that any system and
    any header takes."""
    ending = "".join(f".{_UNSAFE.sub('', part)}" for part in name.split(".")[1:])
    return f"{_UNSAFE.sub('-', called)[:_NAME]}-{format_}{ending}"


def too_many(count: int) -> str:
    """What is said of an export that is too large."""
    return (
        f"These are {count:,} events, and the reading room exports {MOST_EVENTS:,} at once; "
        "set more filters, or run rashomon export."
    )


def exports_values() -> Values:
    """Every format: what it is for, what it loses, and the library that is absent if it cannot be written here."""
    return {
        "listed": [listed_record(each) for each in FORMATS],
        **offered_exports("/export"),
        "most": MOST_EVENTS,
    }


def listed_record(each: Listed) -> dict[str, Any]:
    """A format in words."""
    return {
        "name": each.name,
        "title": each.title,
        "line": each.line,
        "media_type": each.media_type,
        "lost": LOST[each.name],
        "needs": absent_library(each),
    }
