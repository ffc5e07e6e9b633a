"""The results page and the pinned floors: one section of `RESULTS.md` for each benchmark, one entry of `floors.json`
for each figure that may only rise."""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

HERE = Path(__file__).parent
RESULTS = HERE / "RESULTS.md"
FLOORS = HERE / "floors.json"

#: What figures of the network may differ by from one type of processor to another, in points: last digits decide where
#: a span lies on a threshold (2 % of spans change between int8 and float32, and F1 by about this much).
BETWEEN_PROCESSORS = 0.5

#: Begins the name of a pinned figure that may only fall.
AT_MOST = "at most: "

Row = Sequence[str]


def table(rows: Sequence[Row]) -> str:
    """Rows (the first is the head) as a Markdown table."""
    head, *rest = [[str(cell) for cell in row] for row in rows]
    lines = [head, ["---"] * len(head), *rest]
    return "\n".join("| " + " | ".join(line) + " |" for line in lines)


def publish(name: str, command: str, rows: Sequence[Row], note: str = "") -> None:
    """Print the table and set it as the section `name` of the results page, with the command that made it."""
    body = table(rows)
    print(body)
    section = f"## {name}\n\n`{command}`\n\n{body}\n" + (f"\n{note}\n" if note else "")
    page = RESULTS.read_text("utf-8") if RESULTS.exists() else "# Results\n\nEach section is made by its command.\n"
    pattern = re.compile(rf"^## {re.escape(name)}\n.*?(?=^## |\Z)", re.DOTALL | re.MULTILINE)
    page = pattern.sub(lambda _: section + "\n", page) if pattern.search(page) else f"{page.rstrip()}\n\n{section}"
    RESULTS.write_text(page.rstrip() + "\n", "utf-8")


def check(benchmark: str, rows: Sequence[Row], tolerance: float = BETWEEN_PROCESSORS) -> None:
    """Print a table, publish nothing, and end the program with what is missed where a pinned floor is.

    A floor's name is that of a row and of a column ("spans strict F1 | own"); the figure is the last number of that
    cell, what stands in brackets left out. One that begins with `AT_MOST` is a share or count of errors, which may only
    fall. Raises KeyError where the table lacks one, or where nothing is pinned.
    """
    print(table(rows))
    pinned: dict[str, dict[str, float]] = json.loads(FLOORS.read_text("utf-8"))
    columns = {str(name): number for number, name in enumerate(rows[0])}
    cells = {str(row[0]): row for row in rows[1:]}
    values = {}
    for name in pinned[benchmark]:
        row, _, column = name.removeprefix(AT_MOST).partition(" | ")
        cell = re.sub(r"\(.*?\)", "", str(cells[row][columns[column]]))
        values[name] = float(re.findall(r"\d+(?:\.\d+)?", cell)[-1])
    errors = frozenset(name for name in values if name.startswith(AT_MOST))
    if missed := missed_floors(benchmark, values, errors, tolerance):
        sys.exit("\n".join(missed))


def missed_floors(
    benchmark: str, figures: Mapping[str, float], at_most: frozenset[str] = frozenset(), tolerance: float = 0.0
) -> list[str]:
    """Sentences for the pinned floors of a benchmark that the figures miss by more than a tolerance; `at_most` names
    counts of errors.

    Raises KeyError where the benchmark has no floors: a check that compares with nothing would pass always.
    """
    floors: dict[str, float] = json.loads(FLOORS.read_text("utf-8"))[benchmark]
    return [
        f"{benchmark}: {name} is {figures[name]:.1f}, {'at most' if name in at_most else 'at least'} {floor} is pinned"
        for name, floor in floors.items()
        if (
            round(figures[name] - tolerance, 1) > floor
            if name in at_most
            else round(figures[name] + tolerance, 1) < floor
        )
    ]
