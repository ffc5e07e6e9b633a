"""A person's corrections."""

from __future__ import annotations

from dataclasses import asdict
from typing import Annotated

from fastapi import FastAPI, Query, Request
from fastapi.responses import JSONResponse

from rashomon.web.api import shapes
from rashomon.web.api.answering import Page, paged, reading
from rashomon.web.api.asking import Stretch
from rashomon.web.room import Room


class Corrections(Page):
    """What people have said of mentions, oldest first."""

    corrections: list[shapes.Correction]


def add_operations(app: FastAPI, room: Room) -> None:
    """The operations on corrections."""

    def corrections(request: Request, asked: Annotated[Stretch, Query()]) -> JSONResponse:
        """What people have corrected, oldest first. With who and when; never overwritten by reading again."""
        found = room.kept("corrections", room.store.corrections)
        part = found[asked.start : asked.start + asked.limit]
        records = [{"number": number, **asdict(each)} for number, each in part]
        return paged(request, asked, len(found), {"corrections": records})

    reading(app, "/api/corrections", corrections, Corrections, "corrections")
