"""Another process that reads documents into a store for as long as it runs, one after the other.

    python -m benchmarks.pages_reading_in STORE

The reports are composed anew each time, so that every one is parsed, read and committed as `rashomon read` does it. It
prints a line for each.
"""

from __future__ import annotations

import hashlib
import sys
from datetime import date
from itertools import count
from pathlib import Path
from random import Random

from benchmarks.generated_reports import Reporter
from benchmarks.generated_world import make_world, plan_events
from rashomon.model import Page, PageMetadata
from rashomon.store import open_writer
from rashomon.store.intake import take_in

#: Reports are made of so many events, over and over; their numbers differ from those of the store.
_EVENTS, _FIRST = 300, 10_000_000


def main() -> None:
    """Read in until somebody ends this process."""
    random = Random()
    world = make_world(1000, random)
    planned = plan_events(world, 100, _EVENTS, random)
    reporter = Reporter(world, random)
    with open_writer(Path(sys.argv[1])) as writer:
        for number in count(random.randrange(_FIRST, 10 * _FIRST)):
            told = [(n, planned[n]) for n in random.sample(range(_EVENTS), 3)]
            reading, _ = reporter.report(number, date(2025, 1, 1), told)
            content = reading.document.text.encode()
            given = PageMetadata("2025-01-01", "given", reading.document.outlet, "report")
            page = Page(f"incoming-{number}.txt", content, hashlib.sha256(content).hexdigest(), given)
            take_in(writer, page)
            print(number, flush=True)


if __name__ == "__main__":
    main()
