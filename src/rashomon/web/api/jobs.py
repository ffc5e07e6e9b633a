"""What is being done to the store: reading documents in, and how far that is."""

from __future__ import annotations

from typing import Annotated

from fastapi import FastAPI, HTTPException, Path, Query, Request
from fastapi.responses import JSONResponse
from pydantic import AfterValidator, BaseModel, Field

from rashomon.documents.given import check_date
from rashomon.model.documents import DocumentKind
from rashomon.web.api.answering import Page, changing, paged, reading
from rashomon.web.api.asking import Asked, Stretch
from rashomon.web.event_filters import LONGEST
from rashomon.web.jobs.ending import forgotten
from rashomon.web.jobs.importing import ImportOrder
from rashomon.web.jobs.orders import JobKind, Outcome, Step
from rashomon.web.jobs.queue import State
from rashomon.web.room import Room
from rashomon.web.rooms.importing import FEWEST_LETTERS, given_of, pasted
from rashomon.web.rooms.jobs import job_record, taken_on

#: The furthest number that a server comes to.
_FURTHEST = 1_000_000_000
#: As many letters as fit into a form of Settings.form_bytes.
_MOST_LETTERS = 1 << 20

Number = Annotated[int, Path(ge=1, le=_FURTHEST, description="A job's number.", examples=[1])]
Words = Annotated[str, Field(min_length=1, max_length=LONGEST)]


class Job(BaseModel):
    """Something that was asked for, and how far it is; remembered while the server runs."""

    number: int
    kind: JobKind
    what: str
    asked_at: str
    state: State
    step: Step
    ended_at: str | None
    outcomes: list[Outcome]
    error: str | None
    open: bool


class Jobs(Page):
    """Jobs, the newest first."""

    jobs: list[Job]


class OneJob(BaseModel):
    """A job."""

    job: Job


class ImportAsked(Asked):
    """A report or statement to read in, with what is known of it."""

    text: str = Field(
        min_length=FEWEST_LETTERS,
        max_length=_MOST_LETTERS,
        description="The text, paragraphs parted by empty lines.",
        examples=["Kenya's president wrote to his Somali counterpart on Tuesday. Villa Somalia confirmed it."],
    )
    title: Words | None = Field(None, description="Its headline.", examples=["Nairobi writes to Mogadishu"])
    published: Annotated[Words, AfterValidator(check_date)] | None = Field(
        None, description="When it was published: a day, month, year or interval.", examples=["2023-05-16"]
    )
    outlet: Words | None = Field(None, description="Who published it.", examples=["The Quayside Post"])
    kind: DocumentKind | None = Field(None, description="What it is.", examples=["report"])
    publisher: Words | None = Field(None, description="Of a statement: whose it is, by name or id.")


def add_operations(app: FastAPI, room: Room) -> None:
    """The operations on jobs, and reading in where the API may change things."""

    def jobs(request: Request, asked: Annotated[Stretch, Query()]) -> JSONResponse:
        """What is or was being done to the store, the newest first. Remembered while the server runs."""
        found = room.jobs.all()
        part = found[asked.start : asked.start + asked.limit]
        return paged(request, asked, len(found), {"jobs": [job_record(each) for each in part]})

    def job(number: Number) -> JSONResponse:
        """One job and how far it is. Ask again until it is no longer open."""
        found = room.jobs.job(number)
        if found is None:
            raise HTTPException(404, forgotten(number))
        return JSONResponse({"job": job_record(found)})

    def read_in(asked: ImportAsked) -> JSONResponse:
        """Read a report in. The answer is a job, which finds the events anew when it has read the report."""
        given = given_of({name: value or "" for name, value in asked.model_dump().items()})
        made = taken_on(room, ImportOrder((pasted(asked.text, asked.title or ""),), (), given))
        return JSONResponse({"job": job_record(made)}, 202, {"Location": f"/api/jobs/{made.number}"})

    reading(app, "/api/jobs", jobs, Jobs, "jobs")
    reading(app, "/api/jobs/{number}", job, OneJob, "job", 404)
    if room.settings.api_changes:
        changing(app, "POST", "/api/imports", read_in, OneJob, "read_in", 202)
