"""The demonstration corpus: short reports composed for this package from public facts.

Two storylines: Russia and Turkey from November 2015 to December 2016, and India and Pakistan in autumn 2016.
`COMPOSED.md` lists every file; the outlets named as publishers do not exist.
"""

from __future__ import annotations

import csv
from pathlib import Path
from typing import cast, get_args

from rashomon.model import DocumentKind, PageMetadata

HERE = Path(__file__).parent
#: What to say wherever the corpus is shown.
NOTICE = "These texts were composed for Rashomon from public facts. The outlets named as their publishers do not exist."


def demo_paths() -> list[Path]:
    """The texts of the demonstration corpus, sorted by name (their names begin with their dates)."""
    return sorted(HERE.glob("*.txt"))


def demo_metadata() -> dict[str, PageMetadata]:
    """What is given with each text, by file name, as `metadata.csv` has it.

    Raises ValueError where the table names a kind of document that does not exist.
    """
    with (HERE / "metadata.csv").open(encoding="utf-8", newline="") as table:
        return {row["file"]: _given(row) for row in csv.DictReader(table)}


def _given(row: dict[str, str]) -> PageMetadata:
    if row["kind"] not in get_args(DocumentKind):
        raise ValueError(f"{row['file']}: {row['kind']!r} is no kind of document")
    return PageMetadata(
        published=row["published"] or None,
        basis="given" if row["published"] else "unknown",
        outlet=row["outlet"] or None,
        kind=cast(DocumentKind, row["kind"]),
        publisher=row["publisher"] or None,
    )
