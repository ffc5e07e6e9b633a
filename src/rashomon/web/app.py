"""The web application: one store, shown as pages with a JSON twin each.

Nothing is fetched from elsewhere and no script runs: the content security policy forbids both.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any

from fastapi import FastAPI, HTTPException, Request, Response
from fastapi.responses import HTMLResponse, JSONResponse
from fastapi.staticfiles import StaticFiles
from jinja2 import Environment, PackageLoader, StrictUndefined
from starlette.exceptions import HTTPException as StarletteError

from rashomon.formats.json import to_record
from rashomon.model import Chronology, Event, Reading, Span
from rashomon.store import NotFoundError, Store, open_store
from rashomon.web import pages

_HERE = Path(__file__).parent

#: Sent with every answer. `form-action 'self'` lets the filter form work; nothing else but our own style sheet loads.
HEADERS = {
    "Content-Security-Policy": "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; "
    "base-uri 'none'; frame-ancestors 'none'",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
}


def create_app(store_path: Path) -> FastAPI:
    """The application that shows the store in a file. Raises StoreError where there is none that can be read."""
    app = FastAPI(title="Rashomon", docs_url=None, redoc_url=None, openapi_url=None)
    app.mount("/static", StaticFiles(directory=_HERE / "static"), name="static")
    room = _Room(open_store(store_path))
    app.middleware("http")(_with_headers)
    app.add_exception_handler(StarletteError, room.failure)
    for path, page in (
        ("/", room.chronology),
        ("/events", room.chronology),
        ("/events.json", room.chronology_record),
        ("/events/{asked}.json", room.event_record),
        ("/events/{asked}", room.event),
        ("/documents", room.documents),
        ("/documents.json", room.documents_record),
        ("/documents/{asked}.json", room.document_record),
        ("/documents/{asked}", room.document),
    ):
        app.add_api_route(path, page, methods=["GET", "HEAD"], response_class=HTMLResponse)
    return app


async def _with_headers(request: Request, answer: Callable[[Request], Awaitable[Response]]) -> Response:
    response = await answer(request)
    response.headers.update(HEADERS)
    return response


class _Room:
    """The pages over one store."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._templates = Environment(
            loader=PackageLoader("rashomon.web"),
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
        )

    def _page(self, name: str, status: int = 200, **values: Any) -> HTMLResponse:
        return HTMLResponse(self._templates.get_template(name).render(stale=self._store.stale, **values), status)

    # ------------------------------------------------------------ chronology
    def chronology(self, request: Request) -> HTMLResponse:
        asked = {field: request.query_params.get(field, "").strip() for field in pages.FIELDS}
        problem = ""
        found: tuple[Event, ...] = ()
        try:
            found = self._store.events(pages.wanted_events(asked))
        except (pages.FilterError, NotFoundError) as error:
            problem = _sentence(str(error))
        values = pages.chronology_values(found, self._store.actors(), asked)
        twin = "/events.json" + (f"?{request.url.query}" if request.url.query else "")
        return self._page("chronology.html", 400 if problem else 200, problem=problem, twin=twin, **values)

    def chronology_record(self, request: Request) -> JSONResponse:
        asked = {field: request.query_params.get(field, "").strip() for field in pages.FIELDS}
        try:
            found = self._store.events(pages.wanted_events(asked))
        except (pages.FilterError, NotFoundError) as error:
            raise HTTPException(400, _sentence(str(error))) from None
        taking_part = {p.actor for event in found for p in event.participants}
        actors = tuple(actor for actor in self._store.actors() if actor.id in taking_part)
        record = to_record(Chronology(actors=actors, events=found))
        return JSONResponse({"events": record["events"], "actors": record["actors"]})

    # ------------------------------------------------------------ events
    def event(self, asked: str) -> HTMLResponse:
        view = self._found(self._store.event, asked)
        return self._page("event.html", twin=f"/events/{view.event.id}.json", **pages.event_values(view))

    def event_record(self, asked: str) -> JSONResponse:
        view = self._found(self._store.event, asked)
        told = Chronology(view.readings, view.actors, (view.event,), view.propositions, view.comparisons, view.links)
        return JSONResponse(to_record(told))

    # ------------------------------------------------------------ documents
    def documents(self) -> HTMLResponse:
        rows = [dict(row) for row in self._store.documents()]
        return self._page(
            "documents.html", twin="/documents.json", **pages.documents_values(rows, self._store.actors())
        )

    def documents_record(self) -> JSONResponse:
        return JSONResponse({"documents": [dict(row) for row in self._store.documents()]})

    def document(self, asked: str, request: Request) -> HTMLResponse:
        reading: Reading = self._found(self._store.document, asked)
        evidence = _passage(reading, request.query_params.get("start"), request.query_params.get("end"))
        told = self._store.events_of(reading.document.id)
        values = pages.document_values(reading, told, evidence, self._store)
        return self._page("document.html", twin=f"/documents/{reading.document.id}.json", **values)

    def document_record(self, asked: str) -> JSONResponse:
        reading: Reading = self._found(self._store.document, asked)
        told = self._store.events_of(reading.document.id)
        return JSONResponse(to_record(Chronology((reading,), reading.actors, told)))

    # ------------------------------------------------------------ failures
    def _found(self, find: Callable[[str], Any], asked: str) -> Any:
        try:
            return find(asked)
        except NotFoundError as error:
            raise HTTPException(404, _sentence(str(error))) from None

    async def failure(self, request: Request, error: Exception) -> Response:
        """What went wrong, as a page or as JSON, as the address asks."""
        status = error.status_code if isinstance(error, StarletteError) else 500
        words = str(error.detail) if isinstance(error, StarletteError) else "Something went wrong."
        if words == "Not Found":
            words = f"There is no page {request.url.path}."
        if request.url.path.endswith(".json"):
            return JSONResponse({"error": words}, status)
        return self._page("failure.html", status, words=words, code=status, twin=None)


def _sentence(words: str) -> str:
    return words[:1].upper() + words[1:].rstrip(".") + "."


def _passage(reading: Reading, start: str | None, end: str | None) -> Span | None:
    """The passage an address asks for, None where it asks for none; a bad one is answered with 400."""
    if start is None and end is None:
        return None
    length = len(reading.document.text)
    if start and end and start.isdecimal() and end.isdecimal() and int(start) < int(end) <= length:
        return Span(reading.document.id, int(start), int(end))
    raise HTTPException(400, f"start and end are offsets in the text, 0 to {length}, and start comes first.")
