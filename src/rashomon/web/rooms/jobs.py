"""What is being done to the store: each job, how far it is, and what became of it."""

from __future__ import annotations

from dataclasses import asdict

from fastapi import FastAPI, HTTPException, Request
from fastapi.responses import HTMLResponse, JSONResponse, RedirectResponse

from rashomon.web.jobs.ending import forgotten
from rashomon.web.jobs.orders import Order, RelateOrder
from rashomon.web.jobs.queue import FullError, Job
from rashomon.web.room import Room, change, route, sentence
from rashomon.web.rooms.lines import Values

#: When to ask again where too many jobs wait: a report is read in some seconds.
RETRY = {"Retry-After": "10"}


def add_routes(app: FastAPI, room: Room) -> None:
    """The list of jobs, a job, their JSON twins; stopping one, and finding the events anew."""

    def jobs(request: Request) -> HTMLResponse:
        return room.page(request, "jobs.html", twin="/jobs.json", jobs=room.jobs.all())

    def jobs_record() -> JSONResponse:
        return JSONResponse({"jobs": [job_record(job) for job in room.jobs.all()]})

    def job(number: int, request: Request) -> HTMLResponse:
        found = _job(room, number)
        return room.page(request, "job.html", twin=f"/jobs/{number}.json", job=found, **job_values(found))

    def one_job_record(number: int) -> JSONResponse:
        return JSONResponse(job_record(_job(room, number)))

    def stop(number: int) -> RedirectResponse:
        _job(room, number)
        room.jobs.stop(number)
        return RedirectResponse(f"/jobs/{number}", 303)

    def find_events() -> RedirectResponse:
        return RedirectResponse(f"/jobs/{taken_on(room, RelateOrder()).number}", 303)

    route(app, "/jobs", jobs)
    route(app, "/jobs.json", jobs_record)
    route(app, "/jobs/{number:int}.json", one_job_record)
    route(app, "/jobs/{number:int}", job)
    change(app, "/jobs/{number:int}/stop", stop)
    change(app, "/jobs/events", find_events)


def taken_on(room: Room, order: Order) -> Job:
    """The job that an order becomes; answers 503 where too many wait."""
    try:
        return room.jobs.ask(order)
    except FullError as error:
        raise HTTPException(503, sentence(str(error)), dict(RETRY)) from None


def job_values(job: Job) -> Values:
    """What the page of a job shows besides the job: how many things came to what."""
    counts = {became: sum(each.became == became for each in job.outcomes) for became in ("new", "updated", "known")}
    failed = [each for each in job.outcomes if each.became == "failed"]
    return {"counts": counts, "failed": failed, "others": [e for e in job.outcomes if e.became != "failed"]}


def job_record(job: Job) -> Values:
    """A job as JSON."""
    return {**asdict(job), "open": job.open}


def _job(room: Room, number: int) -> Job:
    found = room.jobs.job(number)
    if found is None:
        raise HTTPException(404, forgotten(number))
    return found
