"""The queue of jobs: what was asked for, how far it is, what became of it. It lives as long as the server."""

from __future__ import annotations

import sys
import threading
import traceback
from collections import deque
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from multiprocessing import get_context
from multiprocessing.connection import Connection
from multiprocessing.context import SpawnProcess
from pathlib import Path
from typing import Literal

from rashomon.web.jobs.orders import JobKind, Order, Outcome, Step
from rashomon.web.jobs.worker import Ended, Told, Waiting, work

State = Literal["queued", "waiting", "running", "done", "failed", "stopped"]
#: States in which a job still goes on.
OPEN: frozenset[State] = frozenset({"queued", "waiting", "running"})
#: So many jobs are remembered, and of each so many outcomes: what a person can look through.
MOST_JOBS, MOST_OUTCOMES = 100, 5_000

#: So many jobs may go on or wait, and so many bytes of files wait with them in memory: four uploads of the largest
#: size. Corrections are always followed: they are kept already.
MOST_OPEN, MOST_BYTES = 50, 256 << 20

_ITS_TURN = Step("Waiting for its turn")


@dataclass(frozen=True, slots=True)
class Job:
    """Something that was asked for: what it is and how far. Times are ISO 8601 in UTC; `outcomes` say what became of
    each of its things, in order; `error` why it could not be done."""

    number: int
    kind: JobKind
    what: str
    asked_at: str
    state: State = "queued"
    step: Step = _ITS_TURN
    ended_at: str | None = None
    outcomes: tuple[Outcome, ...] = ()
    error: str | None = None

    @property
    def open(self) -> bool:
        """Whether it still goes on."""
        return self.state in OPEN


class FullError(Exception):
    """A job that cannot be taken on, since too many wait."""


class Jobs:
    """The jobs on one store, done one after the other. Every method may be called from any thread."""

    def __init__(self, store: Path) -> None:
        self._store = store
        self._jobs: dict[int, Job] = {}
        self._orders: deque[tuple[int, Order]] = deque()
        self._changed = threading.Condition()
        self._count = 0
        self._thread: threading.Thread | None = None
        self._process: SpawnProcess | None = None
        self._line: Connection | None = None
        self._running: int | None = None
        self._held = 0  # bytes of the order that is carried out
        self._closed = False

    def ask(self, order: Order) -> Job:
        """Put an order into the queue; the job that it is. Raises FullError."""
        with self._changed:
            self._refuse_too_many(order)
            self._count += 1
            job = Job(self._count, order.kind, order.what, _now())
            self._jobs[job.number] = job
            self._orders.append((job.number, order))
            self._forget()
            if self._thread is None:
                self._thread = threading.Thread(target=self._run, name="jobs", daemon=True)
                self._thread.start()
            self._changed.notify_all()
        return job

    def warm(self) -> None:
        """Start the worker where there is none: it needs some seconds before its first job."""
        with self._changed:
            if self._running is None and not self._orders and not self._closed:
                self._worker()

    def job(self, number: int) -> Job | None:
        """The job of a number; None where there is none, or none any more."""
        with self._changed:
            return self._jobs.get(number)

    def all(self) -> tuple[Job, ...]:
        """All jobs that are remembered, the newest first."""
        with self._changed:
            return tuple(reversed(self._jobs.values()))

    def wait(self, number: int, seconds: float) -> Job | None:
        """The job when it has ended, or as it is after so many seconds."""
        with self._changed:
            self._changed.wait_for(lambda: number not in self._jobs or not self._jobs[number].open, seconds)
            return self._jobs.get(number)

    def stop(self, number: int) -> Job | None:
        """Stop a job that still goes on. What it has stored stays; what it was writing is as it was before."""
        with self._changed:
            job = self._jobs.get(number)
            if job is None or not job.open:
                return job
            self._orders = deque(each for each in self._orders if each[0] != number)
            self._end(number, "stopped", None)
            if self._running == number:
                self._end_worker()
            return self._jobs[number]

    def close(self) -> tuple[Job, ...]:
        """End the worker; the jobs that are given back went on or waited, and are not done."""
        with self._changed:
            left = () if self._closed else tuple(job for job in self._jobs.values() if job.open)
            self._closed = True
            self._end_worker()
            self._changed.notify_all()
        return left

    # ------------------------------------------------------------ the thread that hands out orders
    def _run(self) -> None:
        while self._next():
            pass

    def _next(self) -> bool:
        """Carry out the next order; False once the queue is closed."""
        with self._changed:
            self._changed.wait_for(lambda: self._closed or self._orders)
            if self._closed:
                return False
            number, order = self._orders.popleft()
            self._running = number
            self._held = order.size
            self._change(number, state="running", step=Step("Starting"))
        try:
            self._carry_out(number, order)
        except (EOFError, OSError):
            self._give_up(number, "the worker was ended from outside; ask for it again")
        except Exception as error:  # a fault of ours ends the job, not the queue
            traceback.print_exc(file=sys.stderr)
            self._give_up(number, f"could not be done, through a fault of Rashomon ({type(error).__name__}: {error})")
        finally:
            with self._changed:
                self._running, self._held = None, 0
        return True

    def _carry_out(self, number: int, order: Order) -> None:
        with self._changed:
            line = self._worker()
            if not self._jobs[number].open:  # stopped before it began
                return
        line.send(order)
        while True:
            told: Told = line.recv()
            with self._changed:
                self._note(number, told)
            if isinstance(told, Ended):
                return

    def _give_up(self, number: int, why: str) -> None:
        """End a job whose worker is gone, or does what nobody knows."""
        with self._changed:
            self._end_worker()
            if self._jobs[number].open:
                self._end(number, "failed", why)

    def _end_worker(self) -> None:
        if self._process is not None:
            self._process.terminate()
        self._process = None

    def _refuse_too_many(self, order: Order) -> None:
        if order.kind == "correction":
            return
        open_ = sum(job.open for job in self._jobs.values())
        held = self._held + sum(each.size for _, each in self._orders)
        if open_ >= MOST_OPEN or (held and held + order.size > MOST_BYTES):
            raise FullError(f"{open_} jobs wait already; send this again when some of them are done")

    def _note(self, number: int, told: Told) -> None:
        if not self._jobs[number].open:
            return
        match told:
            case Step():
                self._change(number, state="running", step=told)
            case Waiting():
                self._change(number, state="waiting", step=Step("Another process is writing the store; this one waits"))
            case Outcome():
                outcomes = self._jobs[number].outcomes
                if len(outcomes) < MOST_OUTCOMES:
                    self._change(number, outcomes=(*outcomes, told))
            case Ended(error):
                self._end(number, "failed" if error else "done", error)

    def _worker(self) -> Connection:
        """The line to the worker, which is started where there is none."""
        if self._process is None or not self._process.is_alive() or self._line is None:
            context = get_context("spawn")
            self._line, its_end = context.Pipe()
            self._process = context.Process(target=work, args=(self._store, its_end), daemon=True)
            self._process.start()
            its_end.close()
        return self._line

    def _change(self, number: int, **changes: object) -> None:
        self._jobs[number] = replace(self._jobs[number], **changes)  # type: ignore[arg-type]
        self._changed.notify_all()

    def _end(self, number: int, state: State, error: str | None) -> None:
        self._change(number, state=state, error=error, ended_at=_now())

    def _forget(self) -> None:
        """The oldest that have ended, where there are too many."""
        ended = [job.number for job in self._jobs.values() if not job.open]
        for number in ended[: max(0, len(self._jobs) - MOST_JOBS)]:
            del self._jobs[number]


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")
