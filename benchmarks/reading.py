"""Reading a folder of plain-text reports from end to end: documents a second, peak memory, and what was found.

    python -m benchmarks.reading FOLDER

The whole flow runs in one process: reading each document alone, then relating all of them. No crash is the first thing
it shows. Speeds depend on the machine; the processor count is given beside them.
"""

from __future__ import annotations

import os
import resource
import time
from collections.abc import Iterable
from pathlib import Path

from benchmarks.running import run
from rashomon.model import Comparison, PageMetadata
from rashomon.pages.files import read_page
from rashomon.pipeline import read_page_alone, relate


def rows(folder: Path) -> list[list[str]]:
    """The figures of one run over all files of a folder."""
    paths = sorted(p for p in folder.iterdir() if p.is_file())
    read_page_alone(read_page(paths[0], PageMetadata()))  # load the parser before the clock starts
    start = time.process_time()
    readings = [read_page_alone(read_page(path, PageMetadata())) for path in paths]
    alone = time.process_time() - start
    start = time.process_time()
    chronology = relate(readings)
    related = time.process_time() - start
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    words = sum(len(r.document.text.split()) for r in readings)
    return [
        ["figure", "value"],
        ["documents (words)", f"{len(readings)} ({words})"],
        ["documents per CPU-second, read alone", f"{len(readings) / alone:.2f}"],
        ["words per CPU-second, read alone", f"{words / alone:.0f}"],
        ["CPU-seconds to relate all", f"{related:.1f}"],
        ["peak memory (MB)", f"{peak:.0f}"],
        ["attributions", str(sum(len(r.attributions) for r in readings))],
        ["event mentions", str(sum(len(r.event_mentions) for r in readings))],
        ["events", str(len(chronology.events))],
        ["comparisons", str(len(chronology.comparisons))],
        ["of these denials and contradictions", str(_clashes(chronology.comparisons))],
    ]


def _clashes(comparisons: Iterable[Comparison]) -> int:
    return sum(c.verdict in ("deny", "contradict") for c in comparisons)


def main() -> None:
    """Print and publish the table."""
    note = f"{os.cpu_count()} processors; one process."
    run(__doc__, "Reading", "python -m benchmarks.reading FOLDER", rows, note)


if __name__ == "__main__":
    main()
