"""The two seed reports against their gold, with and without publication dates.

    python -m benchmarks.seeds SHARED [--check]

SHARED holds `seeds/`, `gold/` and `scoring/score_seeds.py`, which defines the figures. Writes the reader output to
`build/seeds-dated.json` and `build/seeds-undated.json`. With --check the exit status is 1 when a floor is missed.
"""

from __future__ import annotations

import argparse
import csv
import json
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import rashomon
from benchmarks.results import missed_floors, publish
from rashomon.formats.json import dump
from rashomon.model import PageMetadata

BUILD = Path("build")
#: Figures that count errors: less is better.
ERRORS = frozenset(
    {
        "blocks.caption_boilerplate_as_text",
        "blocks.text_as_caption_boilerplate",
        "times.false",
        "places.metonyms",
        "places.false",
        "evidence.caption_boilerplate",
        "events.false_merges",
        "events.false_splits",
        "events.false_caption_boilerplate",
        "events.false_negated",
    }
)


def figures(shared: Path, dated: bool) -> dict[str, float]:
    """Read the seeds and score them; figure name to value."""
    name = "dated" if dated else "undated"
    BUILD.mkdir(exist_ok=True)
    output = BUILD / f"seeds-{name}.json"
    paths = sorted((shared / "seeds").glob("*.txt"))
    output.write_text(dump(rashomon.read(paths, _given(shared) if dated else None)), "utf-8")
    script = shared / "scoring" / "score_seeds.py"
    mode = "YES" if dated else "NO"
    result = subprocess.run(
        [sys.executable, script, output, "--published", mode, "--json"], capture_output=True, text=True, check=False
    )
    if result.returncode:
        raise SystemExit(result.stderr)
    found: dict[str, float] = json.loads(result.stdout)["figures"]
    return found


def _given(shared: Path) -> Mapping[str, PageMetadata]:
    with (shared / "seeds" / "published.csv").open(encoding="utf-8", newline="") as stream:
        return {
            row["file"]: PageMetadata(published=row["published"], basis="given", outlet=row["outlet"] or None)
            for row in csv.DictReader(stream)
        }


def main() -> int:
    """Print and publish the table; 1 when a floor is missed and --check is given."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("shared", type=Path)
    parser.add_argument("--check", action="store_true")
    arguments = parser.parse_args()
    dated, undated = (figures(arguments.shared, mode) for mode in (True, False))
    full: dict[str, float] = json.loads((arguments.shared / "scoring" / "floors-full.json").read_text("utf-8"))
    rows = [["figure", "dated", "undated", "later target"]]
    for name, value in dated.items():
        rows.append([name, f"{value:g}", f"{undated[name]:g}", f"{full[name]:g}" if name in full else ""])
    publish("Seed reports", "python -m benchmarks.seeds SHARED", rows, "Names in `score_seeds.py`; errors are counts.")
    missed = missed_floors("seeds-dated", dated, ERRORS) + missed_floors("seeds-undated", undated, ERRORS)
    print("\n".join(missed), file=sys.stderr)
    return 1 if missed and arguments.check else 0


if __name__ == "__main__":
    sys.exit(main())
