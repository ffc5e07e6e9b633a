"""Keeping what a person says on a page: at once in the store, followed by the events in a job."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from threading import Lock
from urllib.parse import quote, unquote

from fastapi import HTTPException, Request, Response
from fastapi.responses import RedirectResponse
from sqlalchemy.exc import OperationalError

from rashomon.store.corrected import correction_views
from rashomon.store.writer import Writer, open_corrections
from rashomon.web.jobs.correcting import CorrectionOrder
from rashomon.web.jobs.queue import Job
from rashomon.web.room import Room
from rashomon.web.safety.visits import Visit, cookie_name

#: So long a page waits for the events to follow, in seconds: longer than that a person wonders (Nielsen 1993 gives one
#: second for a thought that is not broken and ten for attention that is kept). The demonstration corpus takes 1.5.
PATIENCE = 2.0
#: The cookie that remembers who says so, and for how long: a year, as long as one works at a desk.
NAME = "rashomon-name"
_NAME_SECONDS = 365 * 24 * 3600
#: One at a time, so that two people do not say the same thing twice.
_keeping = Lock()


def kept(room: Room, request: Request, change: Callable[[Writer], int], back: str, by: str) -> Response:
    """The answer to a form: the change made (it gives the correction's number), followed by the events where that is
    quick, and the page to go to. `back` is an event's id, "" for the correction's own page. Raises as `made` does."""
    number, asked = made(room, change)
    job = room.jobs.wait(asked.number, PATIENCE)
    if job is None or job.open or job.state != "done":
        address = f"/jobs/{job.number}" if job is not None else f"/corrections/{number}"
    else:
        address = _address(room, number, back)
    answer = RedirectResponse(address, 303)
    remember(request, answer, by)
    return answer


def made(room: Room, change: Callable[[Writer], int]) -> tuple[int, Job]:
    """The number of the correction that a change gives, and the job that lets the events follow it. Raises
    CorrectionError and NotFoundError where it cannot be made; HTTPException 503 where the store does not let it in
    now."""
    assert room.store.path is not None
    try:
        with _alone(), open_corrections(room.store.path) as writer:
            number = change(writer)
    except (OperationalError, TimeoutError):
        words = "The store is being written just now, and nothing was changed. Go back and send it again."
        raise HTTPException(503, words, {"Retry-After": "10"}) from None
    return number, room.jobs.ask(CorrectionOrder(number))


@contextmanager
def _alone() -> Iterator[None]:
    """One at a time. Raises TimeoutError where those before take too long, so that no crowd of them keeps all threads
    of the server waiting."""
    if not _keeping.acquire(timeout=PATIENCE):
        raise TimeoutError
    try:
        yield
    finally:
        _keeping.release()


def remember(request: Request, answer: Response, by: str) -> None:
    """Let the browser remember a name, out of reach of scripts and other sites; "" forgets it."""
    visit: Visit = request.scope["visit"]
    seconds = _NAME_SECONDS if by else 0
    secure = "; Secure" if visit.secure else ""
    name = cookie_name(NAME, visit.secure)
    cookie = f"{name}={quote(by, safe='')}; Path=/; HttpOnly; SameSite=Strict; Max-Age={seconds}{secure}"
    answer.headers.append("Set-Cookie", cookie)


def name_of(request: Request) -> str:
    """The name that the browser remembers; "" for none."""
    visit: Visit = request.scope["visit"]
    return unquote(request.cookies.get(cookie_name(NAME, visit.secure), ""))


def unkept(answer: Response) -> Response:
    """An answer that no browser keeps, since it depends on more than the store."""
    answer.headers["Cache-Control"] = "no-store"
    return answer


def _address(room: Room, number: int, back: str) -> str:
    """Where a person goes on: the event that it was said of, as it is called now, else the correction."""
    for view in correction_views(room.store, [number]):
        found = [side.event for side in view.sides if side.event is not None]
        event = back if back in found else next(iter(found), "")
        if back and event:
            return f"/events/{quote(event)}?corrected={number}"
    return f"/corrections/{number}"
