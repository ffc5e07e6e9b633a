"""What a person is told of jobs that the server leaves undone when it ends: jobs do not outlive it."""

from __future__ import annotations

from collections.abc import Iterable

from rashomon.web.jobs.orders import JobKind
from rashomon.web.jobs.queue import Job

#: What mends it. Corrections are kept already, and found events are marked as older than the documents.
_MENDS: dict[JobKind, str] = {
    "import": "put in again what it was to read; what it had read stays",
    "correction": "the correction is kept, and is followed when something is read in or the events are found anew",
    "events": "ask for it again",
}


def undone(jobs: Iterable[Job]) -> tuple[str, ...]:
    """A sentence for each of some jobs that are not done, in the order in which they were asked for."""
    ordered = sorted(jobs, key=lambda job: job.number)
    return tuple(
        f"Job {job.number} was not done, since the server ended ({job.what}): {_MENDS[job.kind]}." for job in ordered
    )


def forgotten(number: int) -> str:
    """A sentence on a job that the server does not know."""
    return (
        f"There is no job {number} since the server started; jobs do not outlive it. If what you put in is not among "
        "the documents, put it in again."
    )
