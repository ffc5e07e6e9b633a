"""A person's corrections."""

from __future__ import annotations

from collections.abc import Callable
from typing import Annotated, Literal

from fastapi import FastAPI, HTTPException, Path, Query, Request
from fastapi.responses import JSONResponse
from pydantic import BaseModel, Field

from rashomon.formats.json import correction
from rashomon.model import Correction
from rashomon.store import NotFoundError, correcting
from rashomon.store.correcting import LONGEST_NAME, LONGEST_NOTE, Said, said
from rashomon.store.errors import CorrectionError
from rashomon.store.writer import Writer
from rashomon.web.api import shapes
from rashomon.web.api.answering import Page, changing, paged, reading
from rashomon.web.api.asking import FURTHEST, Asked, Id, Stretch
from rashomon.web.api.jobs import Job
from rashomon.web.correcting import made
from rashomon.web.room import Room, sentence
from rashomon.web.rooms.jobs import job_record

#: So many mentions of one event are named at most.
_MOST_MENTIONS = 500

Number = Annotated[int, Path(ge=1, le=FURTHEST, description="A correction's number.", examples=[1])]
Name = Annotated[str, Field(min_length=1, max_length=LONGEST_NAME)]


class Corrections(Page):
    """What people have corrected, oldest first, those taken back among them."""

    corrections: list[shapes.Correction]


class CorrectionAsked(Asked):
    """What was read wrongly. `same` and `apart` name two events, `split` an event and those of its mentions that tell
    of another, `date` and `type` an event and a value, `note` an event, `reject` an account."""

    kind: Literal["same", "apart", "split", "date", "type", "note", "reject"] = Field(examples=["date"])
    event: Id | None = Field(None, description="The event's id.", examples=["e-letter"])
    other: Id | None = Field(None, description="Of same and apart: the other event's id.")
    mentions: list[Id] | None = Field(None, max_length=_MOST_MENTIONS, description="Of split: ids of mentions.")
    value: Id | None = Field(
        None, description="Of date: a date in EDTF. Of type: ROOT or ROOT/mode.", examples=["2023-05-16"]
    )
    account: Id | None = Field(None, description="Of reject: the account's id.")
    by: Name | None = Field(None, description="Who says so.", examples=["A. Reader"])
    note: Annotated[str, Field(max_length=LONGEST_NOTE)] | None = Field(None, description="Why, or the note.")

    def needed(self, name: str) -> str:
        """A field that a correction of this kind needs; answers 422 where it is missing."""
        found: str | None = getattr(self, name)
        if found is None:
            raise HTTPException(422, f"A correction of the kind {self.kind} needs “{name}”.")
        return found


class Withdrawal(Asked):
    """Who takes a correction back."""

    by: Name | None = Field(None, description="Who takes it back.", examples=["An Editor"])


class Kept(BaseModel):
    """The number of a correction, and the job that lets the events follow it."""

    number: int
    job: Job


def add_operations(app: FastAPI, room: Room) -> None:
    """The operations on corrections."""

    def corrections(request: Request, asked: Annotated[Stretch, Query()]) -> JSONResponse:
        """What people have corrected, oldest first. With who and when; never overwritten by reading again."""
        found = room.kept("corrections", room.store.corrections)
        part = found[asked.start : asked.start + asked.limit]
        return paged(request, asked, len(found), {"corrections": [correction(each) for each in part]})

    def correct(asked: CorrectionAsked) -> JSONResponse:
        """Correct what was read. It is kept at once; the answer is a job, which lets the events follow it."""
        return _kept(room, lambda writer: writer.correct(_proposed(writer, asked, said(asked.by, asked.note))))

    def withdraw(number: Number, asked: Annotated[Withdrawal, Query()]) -> JSONResponse:
        """Take a correction back. It stays in the list, with who took it back; the answer is a job."""

        def act(writer: Writer) -> int:
            told = said(asked.by, None)
            writer.withdraw(number, told.at, told.by)
            return number

        if number not in {each.number for each in room.store.corrections()}:
            raise HTTPException(404, f"No correction {number}.")
        return _kept(room, act)

    reading(app, "/api/corrections", corrections, Corrections, "corrections")
    if room.settings.api_changes:
        changing(app, "POST", "/api/corrections", correct, Kept, "correct", 202, 409)
        changing(app, "DELETE", "/api/corrections/{number}", withdraw, Kept, "withdraw", 202, 404, 409)


def _proposed(writer: Writer, asked: CorrectionAsked, words: Said) -> Correction:
    """The correction that is asked for. Raises CorrectionError and NotFoundError."""
    if asked.kind == "reject":
        return correcting.reject(writer, asked.needed("account"), words)
    event = asked.needed("event")
    if asked.kind == "same":
        return correcting.same(writer, event, asked.needed("other"), words)
    if asked.kind == "apart":
        return correcting.different(writer, event, asked.needed("other"), words)
    if asked.kind == "split":
        return correcting.split(writer, event, asked.mentions or (), words)
    if asked.kind == "note":
        return correcting.note(writer, event, words)
    setting = correcting.date if asked.kind == "date" else correcting.kind
    return setting(writer, event, asked.needed("value"), words)


def _kept(room: Room, change: Callable[[Writer], int]) -> JSONResponse:
    try:
        number, job = made(room, change)
    except CorrectionError as error:
        raise HTTPException(409, sentence(str(error))) from None
    except NotFoundError as error:
        raise HTTPException(422, sentence(str(error))) from None
    return JSONResponse({"number": number, "job": job_record(job)}, 202, {"Location": f"/api/jobs/{job.number}"})
