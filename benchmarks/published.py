"""Publication dates inferred from the text alone: `python -m benchmarks.published PATH`.

PATH is a folder of reports whose file names hold their day (`wash-post_2016-09-08_....txt`, as in PolNeAR's
`text/`). Each is read without its date. Figures:

    inferred   reports for which the text allows an interval
    sound      of those, the ones whose interval holds the day in the file name
    bounded    of those, the ones with an interval that ends; the middle one's length in days
"""

from __future__ import annotations

import argparse
import re
from collections.abc import Iterable
from datetime import date
from pathlib import Path
from statistics import median

from benchmarks.results import publish
from rashomon.api import read
from rashomon.model import Date

_DAY = re.compile(r"_(\d{4}-\d\d-\d\d)_")


def rows(files: Iterable[Path]) -> list[list[str]]:
    """The table of figures, and one row for each report whose interval does not hold its day."""
    dated = [(file, found[1]) for file in files if (found := _DAY.search(file.name))]
    inferred = [(file.stem, day, days) for file, day in dated if (days := _inferred(file)).known]
    missed = [(stem, days) for stem, day, days in inferred if not _holds(days, day)]
    lengths = [length for _, _, days in inferred if (length := _length(days)) is not None]
    return [
        ["figure", "value"],
        ["reports", str(len(dated))],
        ["inferred", str(len(inferred))],
        ["sound", f"{len(inferred) - len(missed)}/{len(inferred)}"],
        ["bounded", str(len(lengths))],
        ["days of the middle one", f"{median(lengths):.0f}" if lengths else ""],
        *([f"not sound: {stem}", days.edtf or ""] for stem, days in missed),
    ]


def _inferred(file: Path) -> Date:
    (reading,) = read([file]).readings
    return reading.document.published.date


def _holds(days: Date, day: str) -> bool:
    return (days.earliest or day) <= day <= (days.latest or day)


def _length(days: Date) -> int | None:
    if days.earliest is None or days.latest is None:
        return None
    return (date.fromisoformat(days.latest) - date.fromisoformat(days.earliest)).days + 1


def main() -> None:
    """Print and publish the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("path", type=Path)
    files = sorted(parser.parse_args().path.rglob("*.txt"))
    publish("Publication dates inferred (PolNeAR)", "python -m benchmarks.published PATH", rows(files))


if __name__ == "__main__":
    main()
