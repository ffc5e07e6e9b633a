"""The worker: a process that holds the writer's lock while it works, so that pages stay quick."""

from __future__ import annotations

import signal
import sys
import time
import traceback
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from multiprocessing.connection import Connection
from pathlib import Path

from rashomon.encoder.meaning import meaning
from rashomon.encoder.trunk import WeightsError
from rashomon.knowledge.places import areas
from rashomon.pages.errors import PageError
from rashomon.store import NotFoundError, StoreError, open_writer
from rashomon.store.errors import BusyError, CorrectionError
from rashomon.web.jobs.orders import Order, Outcome, Step

#: Seconds between two tries to write a store that another process writes.
_AGAIN_SECONDS = 1.0


@dataclass(frozen=True, slots=True)
class Waiting:
    """The store is being written by another process; the job goes on when that ends."""


@dataclass(frozen=True, slots=True)
class Ended:
    """The job has ended; `error` says what went wrong, None where nothing did."""

    error: str | None = None


Told = Step | Outcome | Waiting | Ended


def work(store: Path, line: Connection) -> None:
    """Carry out the orders that come down the line until it is closed, and tell of each how it goes."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is the server's to answer; it ends this process
    make_ready()
    while True:
        try:
            order: Order = line.recv()
        except EOFError:
            return
        line.send(carry_out(store, order, line.send))


def make_ready() -> None:
    """Load what comparing accounts needs before anybody waits for it: the gazetteer and the network for clauses, a
    quarter of a first job on the demonstration corpus (5.0 > 3.7 s). Weights that are missing are told by the job that
    needs them."""
    areas()
    with suppress(WeightsError):
        meaning()


def carry_out(store: Path, order: Order, tell: Callable[[Told], None]) -> Ended:
    """Carry out one order on a store, waiting until nobody else writes it."""
    while True:
        try:
            with open_writer(store) as writer:
                order.carry_out(writer, tell)
            return Ended()
        except BusyError:
            tell(Waiting())
            time.sleep(_AGAIN_SECONDS)
        except (StoreError, NotFoundError, CorrectionError, PageError) as error:
            return Ended(str(error))
        except Exception as error:  # a fault of ours ends the job, not the worker
            traceback.print_exc(file=sys.stderr)
            return Ended(f"could not be done, through a fault of Rashomon ({type(error).__name__}: {error})")
