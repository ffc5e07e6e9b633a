"""Linking alone, on synthetic mentions: `python -m benchmarks.linking [--mentions 10000 100000 1000000] [--check]`.

Measures what ships, on one core and from columns on: candidate pairs, vetoes, likeness and clustering. Making the
mentions (`benchmarks/linking_mentions.py` says what is missing or wrong in them) is not counted; each size runs in a
process of its own, so that the peak of memory is its own, the mentions themselves included. Seconds are processor
seconds. With --check one small size runs, and the exit status is 1 where it is slow or wrong.
"""

from __future__ import annotations

import argparse
import resource
import sys
import time
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from multiprocessing import get_context
from typing import Any

import numpy as np
from numpy.typing import NDArray

from benchmarks.linking_mentions import make_mentions
from benchmarks.results import publish, table
from rashomon.events.grouping import group

SIZES = (10_000, 100_000, 1_000_000)
CHECKED = 20_000
#: Floors of the check, far below what was measured (30,000 a second, .99 and .55), so that a busy machine passes.
SLOWEST, LEAST_PRECISION, LEAST_RECALL = 5_000, 0.97, 0.50

Numbers = NDArray[np.integer[Any]]


@dataclass(frozen=True, slots=True)
class Run:
    """One run: its size, processor seconds, peak memory in bytes, pairs that were compared and free of vetoes, and how
    right the groups are (precision and recall by B-cubed, Bagga and Baldwin 1998, and over pairs)."""

    mentions: int
    events: int
    seconds: float
    peak: int
    pairs: int
    b_cubed: tuple[float, float]
    pairwise: tuple[float, float]


def measure(mentions: int) -> Run:
    """Make mentions and link them."""
    made = make_mentions(mentions)
    begun = time.process_time()
    groups = group(made.columns, made.labels)
    seconds = time.process_time() - begun
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024
    by_mention, by_pair = compare(groups.home, made.event)
    events = len(np.unique(made.event))
    return Run(len(made.labels), events, seconds, peak, len(groups.i), by_mention, by_pair)


def compare(found: Numbers, truth: Numbers) -> tuple[tuple[float, float], tuple[float, float]]:
    """Precision and recall of groups, by B-cubed and over pairs."""
    found, truth = (np.unique(each, return_inverse=True)[1] for each in (found, truth))
    ours, theirs = np.bincount(found), np.bincount(truth)
    cells, both = np.unique(found * len(theirs) + truth, return_counts=True)
    row, column = np.divmod(cells, len(theirs))
    by_mention = (both**2 / ours[row]).sum() / len(found), (both**2 / theirs[column]).sum() / len(found)
    pairs = (both * (both - 1)).sum()
    by_pair = pairs / max(1, (ours * (ours - 1)).sum()), pairs / max(1, (theirs * (theirs - 1)).sum())
    return (float(by_mention[0]), float(by_mention[1])), (float(by_pair[0]), float(by_pair[1]))


def rows(runs: Sequence[Run]) -> list[list[str]]:
    """The table."""
    head = ["mentions", "events", "a second", "peak MiB", "pairs a mention", "B3 P", "B3 R", "pairwise P", "pairwise R"]
    return [
        head,
        *(
            [
                f"{run.mentions:,}",
                f"{run.events:,}",
                f"{run.mentions / run.seconds:,.0f}",
                f"{run.peak / 2**20:,.0f}",
                f"{run.pairs / run.mentions:.1f}",
                *(f"{100 * value:.1f}" for value in (*run.b_cubed, *run.pairwise)),
            ]
            for run in runs
        ),
    ]


def main() -> int:
    """Print and publish the table; 1 when the check fails."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--mentions", type=int, nargs="+", default=SIZES)
    parser.add_argument("--check", action="store_true", help=f"{CHECKED:,} mentions against floors")
    arguments = parser.parse_args()
    if arguments.check:
        run = measure(CHECKED)
        print(table(rows([run])))
        fast = run.mentions / run.seconds >= SLOWEST
        return 0 if fast and run.b_cubed[0] >= LEAST_PRECISION and run.b_cubed[1] >= LEAST_RECALL else 1
    runs = []
    for size in arguments.mentions:
        with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as pool:
            runs.append(pool.submit(measure, size).result())
    publish("Linking alone", "python -m benchmarks.linking", rows(runs), "Processor seconds on one core.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
