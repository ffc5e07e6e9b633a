"""A person's corrections."""

from __future__ import annotations

from typing import Annotated

from fastapi import FastAPI, Query, Request
from fastapi.responses import JSONResponse

from rashomon.formats.json import correction
from rashomon.web.api import shapes
from rashomon.web.api.answering import Page, paged, reading
from rashomon.web.api.asking import Stretch
from rashomon.web.room import Room


class Corrections(Page):
    """What people have corrected, oldest first, those taken back among them."""

    corrections: list[shapes.Correction]


def add_operations(app: FastAPI, room: Room) -> None:
    """The operations on corrections."""

    def corrections(request: Request, asked: Annotated[Stretch, Query()]) -> JSONResponse:
        """What people have corrected, oldest first. With who and when; never overwritten by reading again."""
        found = room.kept("corrections", room.store.corrections)
        part = found[asked.start : asked.start + asked.limit]
        return paged(request, asked, len(found), {"corrections": [correction(each) for each in part]})

    reading(app, "/api/corrections", corrections, Corrections, "corrections")
