"""Who acts and speaks, and who publishes."""

from __future__ import annotations

from typing import Annotated

from fastapi import FastAPI, Path, Query, Request
from fastapi.responses import JSONResponse
from pydantic import BaseModel, Field

from rashomon.formats.json import actor as actor_record
from rashomon.store.lists import MOST_SOURCES
from rashomon.web.api import shapes
from rashomon.web.api.answering import Page, paged, reading
from rashomon.web.api.asking import LONGEST, ActorsAsked, Asked
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


class Source(BaseModel):
    """Who publishes documents, and how many are in the store. Nobody is graded."""

    id: str
    name: str
    documents: int = Field(ge=1)


class Sources(BaseModel):
    """The sources of most documents, the busiest first."""

    sources: list[Source]


def add_operations(app: FastAPI, room: Room) -> None:
    """The operations on actors and sources."""

    def actors(request: Request, asked: Annotated[ActorsAsked, Query()]) -> JSONResponse:
        """The actors. All in order of id, or those of a name, as many as limit and start let through."""
        if asked.name is None:
            found = room.store.actors_page(start=asked.start, limit=asked.limit)
            return paged(request, asked, found.total, {"actors": [actor_record(each) for each in found.values]})
        named = room.store.suggest_actors(asked.name, MOST_NAMED)
        part = named[asked.start : asked.start + asked.limit]
        return paged(request, asked, len(named), {"actors": [actor_record(each) for each in part]})

    def actor(actor: ActorId) -> JSONResponse:
        """One actor by its id. Its side comes with the evidence for it."""
        return JSONResponse({"actor": actor_record(room.found(room.store.actor, actor))})

    def sources(asked: Annotated[Asked, Query()]) -> JSONResponse:
        """Who published the documents, the busiest first. Counts, no grades."""
        found = room.kept("sources", room.store.sources)
        return JSONResponse(
            {"sources": [{"id": s.id, "name": s.name, "documents": s.documents} for s in found[:MOST_SOURCES]]}
        )

    reading(app, "/api/actors", actors, Actors, "actors")
    reading(app, "/api/actors/{actor:path}", actor, OneActor, "actor", 404)
    reading(app, "/api/sources", sources, Sources, "sources")


#: So many actors of one name are found at most; more are told apart by a longer name.
MOST_NAMED = 1000
