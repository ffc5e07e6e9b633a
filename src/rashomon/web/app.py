"""The web application: one store, shown as pages with a JSON twin each.

Nothing is fetched from elsewhere and no script runs but our own small ones: the content security policy forbids both.
Every request passes the gate (`rashomon.web.safety`) before a page sees it.
"""

from __future__ import annotations

import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from fastapi import FastAPI
from fastapi.exceptions import RequestValidationError
from fastapi.staticfiles import StaticFiles
from starlette.exceptions import HTTPException as StarletteError

from rashomon.store import open_store
from rashomon.web.api import routes as api
from rashomon.web.freshness import Freshness
from rashomon.web.jobs.ending import undone
from rashomon.web.room import Room
from rashomon.web.rooms import (
    actors,
    chronology,
    correcting,
    corrections,
    document_list,
    documents,
    event,
    exporting,
    importing,
    jobs,
    pairs,
    sign_in,
    sources,
    storylines,
)
from rashomon.web.safety.gate import Gate
from rashomon.web.settings import Settings

_HERE = Path(__file__).parent

#: Each adds its addresses, in this order.
ROOMS = (
    actors,
    chronology,
    correcting,
    corrections,
    document_list,
    documents,
    event,
    exporting,
    importing,
    jobs,
    pairs,
    sign_in,
    sources,
    storylines,
    api,
)


def create_app(store_path: Path, settings: Settings | None = None) -> FastAPI:
    """The application that shows the store in a file. Raises StoreError where there is none that can be read."""
    room = Room(open_store(store_path), settings or Settings())

    @asynccontextmanager
    async def opened(_: FastAPI) -> AsyncIterator[None]:
        yield
        for words in undone(room.jobs.close()):
            print(words, file=sys.stderr)

    app = FastAPI(title="Rashomon", docs_url=None, redoc_url=None, openapi_url=None, lifespan=opened)
    app.mount("/static", StaticFiles(directory=_HERE / "static"), name="static")
    app.add_middleware(Freshness, mark=room.watch.mark)
    app.add_middleware(Gate, settings=room.settings, visits=room.visits, tell=room.refusal)
    app.add_exception_handler(StarletteError, room.failure)
    app.add_exception_handler(RequestValidationError, room.misread)
    for each in ROOMS:
        each.add_routes(app, room)
    return app
