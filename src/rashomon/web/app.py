"""The web application: one store, shown as pages with a JSON twin each.

Nothing is fetched from elsewhere and no script runs: the content security policy forbids both.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from pathlib import Path

from fastapi import FastAPI, Request, Response
from fastapi.staticfiles import StaticFiles
from starlette.exceptions import HTTPException as StarletteError

from rashomon.store import open_store
from rashomon.web.room import Room
from rashomon.web.rooms import chronology, document_list, documents, event
from rashomon.web.settings import Settings

_HERE = Path(__file__).parent

#: Sent with every answer. `form-action 'self'` lets the filter form work; nothing else but our own style sheets load.
HEADERS = {
    "Content-Security-Policy": "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; "
    "base-uri 'none'; frame-ancestors 'none'",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
}

#: Each adds its addresses, in this order.
ROOMS = (chronology, event, document_list, documents)


def create_app(store_path: Path, settings: Settings | None = None) -> FastAPI:
    """The application that shows the store in a file. Raises StoreError where there is none that can be read."""
    app = FastAPI(title="Rashomon", docs_url=None, redoc_url=None, openapi_url=None)
    app.mount("/static", StaticFiles(directory=_HERE / "static"), name="static")
    room = Room(open_store(store_path), settings or Settings())
    app.middleware("http")(_with_headers)
    app.add_exception_handler(StarletteError, room.failure)
    for each in ROOMS:
        each.add_routes(app, room)
    return app


async def _with_headers(request: Request, answer: Callable[[Request], Awaitable[Response]]) -> Response:
    response = await answer(request)
    response.headers.update(HEADERS)
    return response
