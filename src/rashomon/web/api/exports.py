"""The formats in which the chronology can be had whole."""

from __future__ import annotations

from typing import Annotated

from fastapi import FastAPI, Query
from fastapi.responses import JSONResponse
from pydantic import BaseModel

from rashomon.formats.registry import FORMATS
from rashomon.web.api.answering import reading
from rashomon.web.api.asking import Asked
from rashomon.web.room import Room


class Format(BaseModel):
    """A format: its name as `rashomon export --format` has it, and what it is for."""

    name: str
    title: str
    line: str
    media_type: str


class Formats(BaseModel):
    """Every format."""

    exports: list[Format]


def add_operations(app: FastAPI, room: Room) -> None:
    """The operation on exports."""

    def exports(asked: Annotated[Asked, Query()]) -> JSONResponse:
        """The formats in which the chronology can be had. Each with a line on what it is for."""
        formats = [{"name": f.name, "title": f.title, "line": f.line, "media_type": f.media_type} for f in FORMATS]
        return JSONResponse({"exports": formats})

    reading(app, "/api/exports", exports, Formats, "exports")
