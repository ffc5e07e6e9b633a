"""How long the pages of the reading room take on a large store while another process reads documents in.

    python -m benchmarks.pages FOLDER [--documents 100000] [--events 300000] [--clients 4] [--pause 0.5] [--check]

Makes the generated store in the folder where it is not there (see generated_store.py), copies it, starts the server
and the process that reads in, and asks a fixed mix of all pages, JSON twins and API routes. Times are of the whole
answer, in milliseconds, as a client on the same machine sees them. A page that does not exist is named and left out.
"""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import time
from argparse import Namespace
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from http.client import HTTPConnection
from pathlib import Path
from random import Random

import numpy as np

from benchmarks.generated_store import store_in
from benchmarks.pages_asked import Make, Things, kinds
from benchmarks.results import Row
from benchmarks.running import conclude, parser_of

#: What the reading room promises: so many milliseconds for 95 of 100 answers, of every kind of page.
PROMISED = 100
_SECONDS_TO_START, _PATIENCE = 600.0, 30.0

Times = Mapping[str, Sequence[float]]


def rows(times: Times) -> list[Row]:
    """The table: one line for each kind, the slowest first, and one for all."""
    lines = sorted(((kind, list(each)) for kind, each in times.items()), key=lambda line: -np.percentile(line[1], 95))
    every = [ms for _, each in lines for ms in each]
    return [
        ["page", "answers", "p50 ms", "p95 ms", "p99 ms", "slowest ms"],
        *(_row(kind, each) for kind, each in [("all", every), *lines]),
    ]


def _row(kind: str, times: Sequence[float]) -> Row:
    p50, p95, p99 = np.percentile(times, (50, 95, 99))
    return [kind, str(len(times)), *(f"{ms:.0f}" for ms in (p50, p95, p99, max(times)))]


def ask_all(
    port: int, mix: Mapping[str, Make], each: int, clients: int, pause: float
) -> tuple[dict[str, list[float]], list[str]]:
    """Ask for every kind of page so many times, by some clients at once, each of which reads the whole answer and rests
    before it asks again. Gives the times by kind, and the kinds that are not there or fail."""
    there, absent = {}, []
    for kind, make in mix.items():
        status, _ = _ask(HTTPConnection("127.0.0.1", port, timeout=_PATIENCE), make(Random(0)))
        if status in (200, 303, 307) or (status == 400 and "(400)" in kind):
            there[kind] = make
        else:
            absent.append(f"{kind} ({status})")
    order = list(there) * each
    Random(1).shuffle(order)
    times: dict[str, list[float]] = defaultdict(list)

    def client(number: int) -> None:
        random, connection = Random(number), HTTPConnection("127.0.0.1", port, timeout=_PATIENCE)
        for kind in order[number::clients]:
            time.sleep(random.uniform(0, 2 * pause))
            status, took = _ask(connection, there[kind](random))
            times[kind].append(took)
            if status == 0 or status >= 500:
                absent.append(f"{kind} (once {status})")

    with ThreadPoolExecutor(clients) as several:
        list(several.map(client, range(clients)))
    return times, absent


def _ask(connection: HTTPConnection, address: str) -> tuple[int, float]:
    """Ask and read the whole answer: its status and the milliseconds. One that never comes has taken all its time."""
    start = time.perf_counter()
    try:
        connection.request("GET", address)
        answer = connection.getresponse()
        answer.read()
        status = answer.status
    except TimeoutError:
        connection.close()
        status = 0
    return status, (time.perf_counter() - start) * 1000


@contextmanager
def serving(store: Path) -> Iterator[int]:
    """The reading room over a store, as a process of its own; its port."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port: int = free.getsockname()[1]
    command = [sys.executable, "-m", "rashomon", "serve", "--store", str(store), "--port", str(port)]
    with subprocess.Popen(command, stdout=subprocess.DEVNULL) as process:
        try:
            _wait_for(process, port)
            yield port
        finally:
            process.kill()  # it would wait for clients that keep their connections


def _wait_for(process: subprocess.Popen[bytes], port: int) -> None:
    until = time.monotonic() + _SECONDS_TO_START
    while time.monotonic() < until and process.poll() is None:
        try:
            _ask(HTTPConnection("127.0.0.1", port, timeout=_PATIENCE), "/")
        except OSError:
            time.sleep(0.2)
        else:
            return
    raise SystemExit("the server did not start")


@contextmanager
def reading_in(store: Path) -> Iterator[list[int]]:
    """Another process that reads documents in; afterwards how many."""
    command = [sys.executable, "-m", "benchmarks.pages_reading_in", str(store)]
    log, read = store.with_suffix(".log"), [0]
    with log.open("wb") as written, subprocess.Popen(command, stdout=written) as process:
        try:
            while process.poll() is None and not log.stat().st_size:
                time.sleep(0.2)  # it has read its first document
            yield read
            if process.poll() is not None:
                raise SystemExit("the process that reads in has ended")
        finally:
            process.terminate()
            process.wait()
            read[0] = len(log.read_text("utf-8").splitlines())


def measured(folder: Path, options: Namespace) -> tuple[list[Row], str]:
    """The table of a run and what is to be known about it."""
    made = store_in(folder, options.documents, options.events)
    store = folder / "served.db"
    for rest in folder.glob(f"{store.name}*"):
        rest.unlink()
    shutil.copyfile(made, store)
    mix = kinds(Things(store))
    start = time.monotonic()
    with serving(store) as port, reading_in(store) as read:
        times, absent = ask_all(port, mix, options.each, options.clients, options.pause)
        seconds = time.monotonic() - start
    table = rows(times)
    late = [str(row[0]) for row in table[2:] if float(row[3]) > PROMISED]
    size = made.stat().st_size / 1e9
    note = (
        f"{options.documents:,} documents, {options.events:,} events, {size:.1f} GB; {os.cpu_count()} "
        f"processors (load {os.getloadavg()[0]:.1f} at the end); {options.clients} clients, each of which rests "
        f"{options.pause} s on average between two answers; {read[0]} documents read in meanwhile, in {seconds:.0f} s. "
        f"Slower than {PROMISED} ms at the 95th percentile: {', '.join(late) or 'none'}."
    )
    return table, note + (f" Not there: {', '.join(absent)}." if absent else "")


def main() -> None:
    """Print and publish the table."""
    parser = parser_of(__doc__)
    parser.add_argument("--documents", type=int, default=100_000)
    parser.add_argument("--events", type=int, default=300_000)
    parser.add_argument("--clients", type=int, default=4)
    parser.add_argument("--each", type=int, default=100, help="how often each kind of page is asked for")
    parser.add_argument("--pause", type=float, default=0.5, help="seconds that a client rests, on average")
    parser.add_argument("--dry", action="store_true", help="print the table, publish nothing")
    options = parser.parse_args()
    table, note = measured(options.path, options)
    if options.dry:
        print("\n".join("  ".join(f"{cell:>10}" for cell in reversed(row)) for row in table), note, sep="\n\n")
    else:
        conclude(options, "Pages of the reading room", "python -m benchmarks.pages FOLDER", table, note, "pages")


if __name__ == "__main__":
    main()
