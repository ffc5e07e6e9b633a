"""Who acts and speaks."""

from __future__ import annotations

from typing import Annotated

from fastapi import FastAPI, Path, Query, Request
from fastapi.responses import JSONResponse
from pydantic import BaseModel

from rashomon.formats.json import actor as actor_record
from rashomon.web.api import shapes
from rashomon.web.api.answering import Page, paged, reading
from rashomon.web.api.asking import ActorsAsked
from rashomon.web.event_filters import LONGEST
from rashomon.web.room import Room

ActorId = Annotated[
    str, Path(min_length=1, max_length=LONGEST, description="An actor's id.", examples=["office:KEN/president"])
]


class Actors(Page):
    """Actors in order of id; those asked for by name as their names fit best."""

    actors: list[shapes.Actor]


class OneActor(BaseModel):
    """An actor."""

    actor: shapes.Actor


def add_operations(app: FastAPI, room: Room) -> None:
    """The operations on actors."""

    def actors(request: Request, asked: Annotated[ActorsAsked, Query()]) -> JSONResponse:
        """The actors. All in order of id, or those of a name, as many as `limit` and `start` let through."""
        if asked.name is None:
            found = room.store.actors_page(start=asked.start, limit=asked.limit)
            return paged(request, asked, found.total, {"actors": [actor_record(each) for each in found.values]})
        named = room.store.suggest_actors(asked.name, MOST_NAMED)
        part = named[asked.start : asked.start + asked.limit]
        return paged(request, asked, len(named), {"actors": [actor_record(each) for each in part]})

    def actor(actor: ActorId) -> JSONResponse:
        """One actor by its id. Its side comes with the evidence for it."""
        return JSONResponse({"actor": actor_record(room.found(room.store.actor, actor))})

    reading(app, "/api/actors", actors, Actors, "actors")
    reading(app, "/api/actors/{actor:path}", actor, OneActor, "actor", 404)


#: So many actors of one name are found at most; more are told apart by a longer name.
MOST_NAMED = 1000
