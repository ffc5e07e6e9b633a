"""The ten composed twins of the seed reports' phenomena, five of them set aside while the reader was made.

    python -m benchmarks.twins tests/gold

The figures are those of `tests/gold/scoring.py`, which also says what is an error count. Sums over the twins of a part.
"""

from __future__ import annotations

import sys
from pathlib import Path

import rashomon
from benchmarks.running import run

#: Figures shown, in this order; a twin that has nothing to count for one leaves it out.
SHOWN = ("attributions", "stances", "chains", "events", "statuses", "kept_apart", "denials", "silences", "cells")


def rows(folder: Path) -> list[list[str]]:
    """The mean of each share, and the sum of each error count, over the tuned-on and the set-aside twins."""
    sys.path.insert(0, str(folder.parent))
    from gold.scoring import ERRORS, Gold, score  # beside the data, since the tests use it too

    lines = (folder / "SPLIT.tsv").read_text("utf-8").splitlines()[1:]
    parts: dict[str, list[dict[str, float]]] = {"tune": [], "held": []}
    for twin, part in (line.split("\t") for line in lines):
        gold = Gold(folder / twin)
        parts[part].append(dict(score(gold, rashomon.read([folder / twin / "texts"], gold.metadata))))
    names = sorted({name for each in parts.values() for figures in each for name in figures})
    ordered = [n for n in SHOWN if n in names] + [n for n in names if n not in SHOWN]
    table = [["figure", "tuned on", "set aside"]]
    for name in ordered:
        table.append([name, *(_joined([f[name] for f in parts[p] if name in f], name in ERRORS) for p in parts)])
    return table


def _joined(values: list[float], errors: bool) -> str:
    if not values:
        return ""
    return f"{sum(values):g}" if errors else f"{sum(values) / len(values):.0f} %"


def main() -> None:
    """Print and publish the table."""
    note = "Means over five twins each; counts are errors. Makers were told of set-aside failures by kind only."
    run(__doc__, "Composed twins", "python -m benchmarks.twins tests/gold", rows, note)


if __name__ == "__main__":
    main()
