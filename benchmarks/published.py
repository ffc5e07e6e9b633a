"""Publication dates inferred from the text alone: `python -m benchmarks.published PATH...`.

A PATH is a folder of reports whose file names hold their day (`wash-post_2016-09-08_....txt`, as in PolNeAR's `text/`),
a folder of TimeML files with a creation time (`.tml`, as in AQUAINT), or a YAML list of composed reports
(`tests/gold/published/reports.yaml`; those set aside are counted apart). Each is read without its date. Figures:

    inferred   reports for which the text allows an interval
    sound      of those, the ones whose interval holds the true day
    bounded    of those, the ones with an interval that ends; the middle one's length in days
    up to ...  intervals of so many days at most
    latest     baseline: the latest day that the text names with its year, taken as the day of publication
"""

from __future__ import annotations

import argparse
import html
import re
from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

import yaml

from benchmarks.results import publish
from rashomon.api import read
from rashomon.edtf import length
from rashomon.model import Date, Reading

_DAY = re.compile(r"_(\d{4}-\d\d-\d\d)_")
_CREATED = re.compile(r'functionInDocument="CREATION_TIME"[^>]*|<DCT>.*?</DCT>', re.DOTALL)
_TEXT = re.compile(r"<TEXT>(.*?)</TEXT>", re.DOTALL)
#: A month, a year, a term of office.
_WIDTHS = {"up to 31 days": 31, "up to 1 year": 366, "up to 4 years": 1461}

Report = tuple[str, str, Path]  # name, true day, file


def rows(files: Iterable[Path]) -> list[list[str]]:
    """The table of figures on files whose names hold their day."""
    return figures((file.stem, found[1], file) for file in files if (found := _DAY.search(file.name)))


def figures(reports: Iterable[Report]) -> list[list[str]]:
    """The table of figures, and one row for each report whose interval does not hold its day."""
    read_ = [(name, day, _reading(file)) for name, day, file in reports]
    inferred = [(name, day, days) for name, day, r in read_ if (days := r.document.published.date).known]
    missed = [(name, days) for name, day, days in inferred if not _holds(days, day)]
    lengths = [size for _, _, days in inferred if (size := length(days)) is not None]
    latest = [(day, last) for _, day, r in read_ if (last := _latest(r))]
    away = [abs((date.fromisoformat(last) - date.fromisoformat(day)).days) for day, last in latest]
    return [
        ["figure", "value"],
        ["reports", str(len(read_))],
        ["inferred", str(len(inferred))],
        ["sound", f"{len(inferred) - len(missed)}/{len(inferred)}"],
        ["bounded", str(len(lengths))],
        ["days of the middle one", f"{median(lengths):.0f}" if lengths else ""],
        *([name, str(sum(size <= most for size in lengths))] for name, most in _WIDTHS.items()),
        ["latest day named: right", f"{away.count(0)}/{len(away)}"],
        ["latest day named: days off, the middle one", f"{median(away):.0f}" if away else ""],
        *([f"not sound: {name}", days.edtf or ""] for name, days in missed),
    ]


def _reading(file: Path) -> Reading:
    (reading,) = read([file]).readings
    return reading


def _holds(days: Date, day: str) -> bool:
    return (days.earliest or day) <= day <= (days.latest or day)


def _latest(reading: Reading) -> str | None:
    """The latest single day that the text names with its year."""
    days = [t.date.earliest for t in reading.times if t.status == "explicit" and t.date.earliest == t.date.latest]
    return max(filter(None, days), default=None)


def sets_of(path: Path, scratch: Path) -> Iterator[tuple[str, list[Report]]]:
    """The sets of reports under a path by name; texts that are no files yet are written to a scratch folder."""
    if path.suffix == ".yaml":
        composed = yaml.safe_load(path.read_text("utf-8"))
        for part in ("tuned", "held"):
            chosen = [r for r in composed if r["part"] == part]
            yield (
                f"composed, {part}",
                [(r["id"], str(r["published"]), _written(scratch, r["id"], r["text"])) for r in chosen],
            )
    elif timeml := sorted(path.rglob("*.tml")):
        yield "AQUAINT", [report for file in timeml if (report := _of_timeml(file, scratch))]
    else:
        dated = [(f.stem, found[1], f) for f in sorted(path.rglob("*.txt")) if (found := _DAY.search(f.name))]
        yield "PolNeAR", dated


def _of_timeml(file: Path, scratch: Path) -> Report | None:
    source = file.read_text("utf-8")
    created, text = _CREATED.search(source), _TEXT.search(source)
    day = re.search(r"\d{4}-\d\d-\d\d", created[0]) if created else None
    if day is None or text is None:
        return None
    return file.stem, day[0], _written(scratch, file.stem, html.unescape(re.sub(r"<[^>]+>", "", text[1])))


def _written(scratch: Path, name: str, text: str) -> Path:
    file = scratch / f"{name}.txt"
    file.write_text(text, "utf-8")
    return file


def main() -> None:
    """Print and publish one table for each set."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("paths", type=Path, nargs="+")
    with TemporaryDirectory() as scratch:
        for path in parser.parse_args().paths:
            for name, reports in sets_of(path, Path(scratch)):
                publish(
                    f"Publication dates inferred ({name})", "python -m benchmarks.published PATH...", figures(reports)
                )


if __name__ == "__main__":
    main()
