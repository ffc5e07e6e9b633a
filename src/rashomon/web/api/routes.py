"""All operations of the API."""

from __future__ import annotations

from fastapi import FastAPI

from rashomon.web.api import about, actors, corrections, documents, events, exports
from rashomon.web.room import Room

#: Each adds its operations, in the order of the page.
PARTS = (events, documents, actors, exports, corrections)


def add_routes(app: FastAPI, room: Room) -> None:
    """The API and its description."""
    for part in PARTS:
        part.add_operations(app, room)
    about.add_routes(app, room)
