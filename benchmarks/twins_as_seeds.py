"""The composed twins by the very definitions of the seeds' scorer, with and without publication dates.

    python -m benchmarks.twins_as_seeds SHARED tests/gold [--twin NAME]... [--out FOLDER]

`SHARED/scoring/score_seeds.py` is loaded as it stands and given the gold and the texts of each twin, whose files have
the seeds' shapes; `SHARED/scoring/floors-full.json` says which figures are wanted. Shares are pooled over the twins of
a part, with what was counted in brackets; a part with nothing to count for a figure leaves it out; errors are sums.
--twin shows only the named twins, and publishes nothing; --out keeps the reader outputs.
"""

from __future__ import annotations

import argparse
import csv
import json
import re
from collections import Counter
from collections.abc import Iterable
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from types import ModuleType

import rashomon
from benchmarks.results import publish, table
from rashomon.formats.json import dump
from rashomon.model import PageMetadata

#: In this order: the part and whether publication dates are given.
COLUMNS = (("tune", True), ("tune", False), ("held", True), ("held", False))
HEAD = ("tuned on, dated", "tuned on, undated", "set aside, dated", "set aside, undated")
#: What the scorer says it counted: "3/4" of a share, anything else of an error count.
_COUNTED = re.compile(r"(\d+)/(\d+)")
#: For each figure what was found of what was looked for, or the errors alone (of None).
Pooled = dict[str, tuple[int, int | None]]


def scorer(shared: Path) -> ModuleType:
    """The seeds' scorer as a module."""
    spec = spec_from_file_location("score_seeds", shared / "scoring" / "score_seeds.py")
    if spec is None or spec.loader is None:
        raise FileNotFoundError(shared)
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def figures(score_seeds: ModuleType, twin: Path, dated: bool, out: Path | None = None) -> Pooled:
    """The twin's figures as the seeds' scorer counts them; the joint ones (F1) are left to their parts."""
    paths = sorted((twin / "texts").glob("*.txt"))
    text = dump(rashomon.read(paths, _given(twin) if dated else None))
    if out is not None:
        out.mkdir(parents=True, exist_ok=True)
        (out / f"{twin.name}-{'dated' if dated else 'undated'}.json").write_text(text, "utf-8")
    found, _ = score_seeds.score(score_seeds.load_gold(twin, twin / "texts"), json.loads(text), dated)
    pooled: Pooled = {}
    for name, (value, detail) in found.items():
        if match := _COUNTED.fullmatch(detail):
            pooled[name] = int(match[1]), int(match[2])
        elif name in score_seeds.COUNTS:
            pooled[name] = int(value), None
    return pooled


def rows(shared: Path, folder: Path, only: Iterable[str] = (), out: Path | None = None) -> list[list[str]]:
    """The table: a row for each figure of `floors-full.json`, with what is wanted of the seeds."""
    score_seeds = scorer(shared)
    floors: dict[str, float] = json.loads((shared / "scoring" / "floors-full.json").read_text("utf-8"))
    lines = [line.split("\t") for line in (folder / "SPLIT.tsv").read_text("utf-8").splitlines()[1:]]
    chosen = [(twin, part) for twin, part in lines if not only or twin in only]
    sums = []
    for column_part, dated in COLUMNS:
        each = [figures(score_seeds, folder / twin, dated, out) for twin, part in chosen if part == column_part]
        sums.append(_added(each))
    head = ["figure", "wanted of the seeds", *HEAD]
    return [head, *([n, f"{f:g}", *(_cell(s.get(n)) for s in sums)] for n, f in floors.items() if _counted(n, sums))]


def _given(twin: Path) -> dict[str, PageMetadata]:
    with (twin / "published.csv").open(encoding="utf-8", newline="") as stream:
        return {r["file"]: PageMetadata(published=r["published"], basis="given") for r in csv.DictReader(stream)}


def _added(each: Iterable[Pooled]) -> Pooled:
    good: Counter[str] = Counter()
    total: dict[str, int | None] = {}
    for pooled in each:
        for name, (found, of) in pooled.items():
            good[name] += found
            total[name] = None if of is None else (total.get(name) or 0) + of
    return {name: (good[name], of) for name, of in total.items()}


def _counted(name: str, sums: Iterable[Pooled]) -> bool:
    return any(_cell(s.get(name)) for s in sums)


def _cell(counted: tuple[int, int | None] | None) -> str:
    if counted is None or counted[1] == 0:
        return ""
    found, of = counted
    return str(found) if of is None else f"{100 * found / of:.1f} % ({found}/{of})"


def main() -> None:
    """Print the table, and publish it where it is of all twins."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("shared", type=Path)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--twin", action="append", default=[])
    parser.add_argument("--out", type=Path)
    arguments = parser.parse_args()
    made = rows(arguments.shared, arguments.folder, arguments.twin, arguments.out)
    if arguments.twin:
        print(table(made))
        return
    note = "Shares pooled over the twins of a part (found/looked for); errors are counts."
    publish("Composed twins as the seeds", "python -m benchmarks.twins_as_seeds SHARED tests/gold", made, note)


if __name__ == "__main__":
    main()
