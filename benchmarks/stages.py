"""What each step of reading costs, over a folder of plain-text reports, and what the knowledge files cost to load.

    python -m benchmarks.stages FOLDER

The steps are the functions that `rashomon.pipeline` calls, timed where it calls them, in one process and CPU time. A
knowledge file is loaded in a process of its own: seconds and memory are what the first look-up adds. Figures depend on
the machine; the processor count is given beside them.
"""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections import defaultdict
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from benchmarks.results import Row
from benchmarks.running import run
from rashomon import pipeline
from rashomon.model import PageMetadata
from rashomon.pages.files import read_page

#: The steps of `pipeline.read_document`, in their order.
STEPS = (
    "make_document",
    "parse_document",
    "find_actors",
    "find_times",
    "find_places",
    "find_attributions",
    "find_event_mentions",
    "resolve_actors",
    "resolve_voices",
    "resolve_times",
    "resolve_places",
    "resolve_event_mentions",
    "relate_event_mentions",
    "infer_published",
    "find_items",
    "find_details",
)
#: Those that say who, when and where.
WHO_WHEN_WHERE = frozenset(
    {
        "find_actors",
        "find_times",
        "find_places",
        "resolve_actors",
        "resolve_voices",
        "resolve_times",
        "resolve_places",
        "infer_published",
    }
)
#: First look-ups that load a knowledge file whole: (what, statement that imports, statement that looks up).
LOADED = (
    ("gazetteer", "from rashomon.knowledge.places import places_named", "places_named('Aleppo')"),
    ("actors", "from rashomon.knowledge.actors.gazetteer import find_names", "find_names('Ankara')"),
)

#: Reads the memory of the process from the kernel (Linux): the peak that `resource` tells is handed down by the parent.
_PROBE = """
import time
{imported}
def resident():
    with open("/proc/self/status") as status:
        return next(int(line.split()[1]) / 1024 for line in status if line.startswith("VmRSS"))
before, start = resident(), time.process_time()
{looked_up}
print(time.process_time() - start, resident() - before)
"""


def rows(folder: Path) -> list[Row]:
    """The table: for each step milliseconds a document and documents a second."""
    pages = [read_page(path, PageMetadata()) for path in sorted(folder.iterdir()) if path.is_file()]
    pipeline.read_page_alone(pages[0])  # everything is loaded before the clock starts
    with _timed() as spent:
        for page in pages:
            pipeline.read_page_alone(page)
    together = sum(spent[step] for step in WHO_WHEN_WHERE)
    whole = sum(spent.values())
    lines = [(step, spent[step]) for step in STEPS]
    lines += [("who, when and where together", together), ("all steps", whole)]
    figures = [[name, f"{1000 * s / len(pages):.1f}", f"{len(pages) / max(s, 1e-9):.1f}"] for name, s in lines]
    loaded = [[f"{name}: load, s / MB", *_loaded(imported, looked_up)] for name, imported, looked_up in LOADED]
    return [["step", "ms a document", "documents a CPU-second"], *figures, *loaded]


@contextmanager
def _timed() -> Iterator[dict[str, float]]:
    """The steps of the pipeline with a clock on each, for as long as the block lasts."""
    spent: dict[str, float] = defaultdict(float)
    steps: dict[str, Callable[..., Any]] = {name: getattr(pipeline, name) for name in STEPS}

    def clocked(name: str) -> Callable[..., Any]:
        def call(*given: Any) -> Any:
            start = time.process_time()
            result = steps[name](*given)
            spent[name] += time.process_time() - start
            return result

        return call

    for name in STEPS:
        setattr(pipeline, name, clocked(name))
    try:
        yield spent
    finally:
        for name, step in steps.items():
            setattr(pipeline, name, step)


def _loaded(imported: str, looked_up: str) -> tuple[str, str]:
    """Seconds and MB of a first look-up in a fresh process."""
    probe = _PROBE.format(imported=imported, looked_up=looked_up)
    done = subprocess.run([sys.executable, "-c", probe], capture_output=True, text=True, check=True)
    seconds, size = done.stdout.split()
    return f"{float(seconds):.2f}", f"{float(size):.0f}"


def main() -> None:
    """Print and publish the table."""
    note = f"{os.cpu_count()} processors; one process, CPU time."
    run(__doc__, "Steps", "python -m benchmarks.stages FOLDER", rows, note)


if __name__ == "__main__":
    main()
