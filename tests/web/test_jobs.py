"""Jobs are done one after the other in a process of their own; one that fails, waits or is stopped loses nothing."""

from __future__ import annotations

import os
import signal
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from multiprocessing.connection import Connection
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

import composed
from rashomon.encoder.trunk import WeightsError
from rashomon.model import PageMetadata
from rashomon.store import Writer, open_store, open_writer
from rashomon.store.errors import CorrectionError
from rashomon.web.app import create_app
from rashomon.web.jobs import worker
from rashomon.web.jobs.orders import JobKind, Outcome, Say, Step
from rashomon.web.jobs.queue import MOST_BYTES, MOST_OPEN, FullError, Jobs
from rashomon.web.jobs.worker import make_ready
from visiting import send


@dataclass(frozen=True)
class Keep:
    """Keeps a reading, then does as it is told."""

    then: str = ""
    kind: JobKind = "import"
    what: str = "Keep a reading"
    size: int = 0
    more: object = None

    def carry_out(self, writer: Writer, say: Say) -> None:
        say(Step("Keeping", 0, 1))
        writer.put(composed.READINGS[1], PageMetadata())
        say(Outcome("reading", "new", composed.READINGS[1].document.id))
        if self.then == "refuse":
            raise CorrectionError("there is nothing to correct")
        if self.then == "break":
            raise KeyError("unforeseen")
        if self.then == "die":
            os.kill(os.getpid(), signal.SIGKILL)
        if self.then == "sleep":
            signal.pause()


@pytest.fixture
def store(tmp_path: Path) -> Path:
    path = tmp_path / "rashomon.db"
    with open_writer(path) as writer:
        writer.put(composed.READINGS[0], PageMetadata())
    return path


@pytest.fixture
def jobs(store: Path) -> Iterator[Jobs]:
    opened = Jobs(store)
    yield opened
    opened.close()


def test_jobs_are_done_in_order_and_tell_what_came_of_them(jobs: Jobs, store: Path) -> None:
    first, second = jobs.ask(Keep()), jobs.ask(Keep())
    ended = jobs.wait(second.number, 60)
    assert ended is not None
    assert (ended.state, ended.error, ended.open) == ("done", None, False)
    assert [outcome.became for outcome in ended.outcomes] == ["new"]
    assert [job.number for job in jobs.all()] == [second.number, first.number]
    assert jobs.job(99) is None
    with open_store(store) as opened:
        assert len(opened.documents()) == 2


@pytest.mark.parametrize(
    ("then", "words"),
    [
        ("refuse", "there is nothing to correct"),
        ("break", "through a fault of Rashomon (KeyError: 'unforeseen')"),
        ("die", "the worker was ended from outside"),
    ],
)
def test_a_job_that_fails_says_why_and_the_next_is_done(jobs: Jobs, then: str, words: str) -> None:
    failing, next_one = jobs.ask(Keep(then)), jobs.ask(Keep())
    ended = jobs.wait(next_one.number, 60)
    failed = jobs.job(failing.number)
    assert ended is not None
    assert failed is not None
    assert (failed.state, ended.state) == ("failed", "done")
    assert words in (failed.error or "")


def test_a_job_waits_while_another_process_writes_the_store(
    jobs: Jobs, store: Path, until: Callable[..., None]
) -> None:
    with open_writer(store):
        job = jobs.ask(Keep())
        until(lambda: jobs.all()[0].state == "waiting")
    ended = jobs.wait(job.number, 60)
    assert ended is not None
    assert ended.state == "done"


def test_a_job_can_be_stopped_and_what_it_had_stored_stays(jobs: Jobs, store: Path, until: Callable[..., None]) -> None:
    running, queued = jobs.ask(Keep("sleep")), jobs.ask(Keep())
    until(lambda: any(job.outcomes for job in jobs.all()))
    for number in (queued.number, running.number):
        stopped = jobs.stop(number)
        assert stopped is not None
        assert stopped.state == "stopped"
    with open_store(store) as opened:
        assert len(opened.documents()) == 2
    after = jobs.wait(jobs.ask(Keep()).number, 60)
    assert after is not None
    assert after.state == "done"


def test_one_that_is_stopped_before_its_worker_has_come_is_not_done(store: Path) -> None:
    class Slow(Jobs):
        def _worker(self) -> Connection:
            line = super()._worker()
            self.stop(1)
            return line

    jobs = Slow(store)
    jobs.ask(Keep())
    ended = jobs.wait(1, 60)
    assert ended is not None
    assert (ended.state, ended.outcomes) == ("stopped", ())
    jobs.close()
    with open_store(store) as opened:
        assert len(opened.documents()) == 1


def test_an_order_that_no_worker_can_be_sent_ends_and_the_next_is_done(jobs: Jobs) -> None:
    failing, next_one = jobs.ask(Keep(more=lambda: None)), jobs.ask(Keep())
    ended, failed = jobs.wait(next_one.number, 60), jobs.job(failing.number)
    assert ended is not None
    assert failed is not None
    assert (failed.state, ended.state) == ("failed", "done")
    assert "through a fault of Rashomon" in (failed.error or "")


def test_no_more_jobs_are_taken_on_than_can_be_held(store: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Jobs, "_run", lambda jobs: None)  # nothing is done meanwhile
    jobs = Jobs(store)
    jobs.ask(Keep(size=2 * MOST_BYTES))  # one alone is always taken on
    jobs.ask(Keep(kind="correction"))
    with pytest.raises(FullError, match="2 jobs wait already; send this again"):
        jobs.ask(Keep(size=1))
    jobs.stop(1)
    for _ in range(MOST_OPEN - 1):
        jobs.ask(Keep(size=1))
    with pytest.raises(FullError, match=f"{MOST_OPEN} jobs wait already"):
        jobs.ask(Keep())
    assert jobs.ask(Keep(kind="correction")).open


def test_what_the_server_leaves_undone_when_it_ends_is_named_with_its_mend(
    store: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(Jobs, "_run", lambda jobs: None)  # nothing is done meanwhile
    app = create_app(store)
    with TestClient(app, base_url="http://localhost:8000") as client:
        words = "The harbour office closed the quay on Monday, a spokesman of the harbour office said. " * 3
        assert send(client, "/import", "/import/text", words=words, title="The quay").status_code == 303
        assert send(client, "/import", "/jobs/events").status_code == 303
    imported, found = capsys.readouterr().err.splitlines()
    assert imported.startswith("Job 1 was not done, since the server ended (Read pasted-")
    assert imported.endswith("put in again what it was to read; what it had read stays.")
    assert found == "Job 2 was not done, since the server ended (Find the events anew): ask for it again."


def test_jobs_that_are_done_are_not_named_at_the_end(store: Path) -> None:
    jobs = Jobs(store)
    assert jobs.wait(jobs.ask(Keep()).number, 60)
    waiting = jobs.ask(Keep("sleep"))
    assert [job.number for job in jobs.close()] == [waiting.number]
    assert jobs.close() == ()


def test_a_job_of_before_is_not_there_and_that_says_what_to_do(store: Path) -> None:
    client = TestClient(create_app(store), base_url="http://localhost:8000")
    for path in ("/jobs/7", "/jobs/7.json", "/api/jobs/7"):
        answer = client.get(path)
        assert answer.status_code == 404
        assert "There is no job 7 since the server started; jobs do not outlive it." in answer.text
        assert "put it in again" in answer.text


def test_a_worker_has_what_comparing_needs_before_its_first_job(monkeypatch: pytest.MonkeyPatch) -> None:
    made: list[str] = []
    monkeypatch.setattr(worker, "areas", lambda: made.append("places"))
    monkeypatch.setattr(worker, "meaning", lambda: missing(made))
    make_ready()  # what is missing is told by the job that needs it
    assert made == ["places", "network"]


def missing(made: list[str]) -> None:
    made.append("network")
    raise WeightsError("meaning.onnx is missing; install the package again")
