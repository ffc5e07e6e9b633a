"""The account tables of the demonstration corpus: what a careful reader finds, beside what Rashomon gives.

`python tests/demo_tables.py` writes the failures into `failures.yaml`; the list may only grow shorter.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import yaml

from rashomon.accounts import rows
from rashomon.demo import demo_metadata, demo_paths
from rashomon.model import Account, Chronology, Proposition
from rashomon.pages.files import read_page
from rashomon.pipeline import read_page_alone, relate

HERE = Path(__file__).parent / "demo"
EXPECTED = HERE / "accounts.yaml"
FAILURES = HERE / "failures.yaml"


@dataclass(frozen=True)
class Cell:
    """What one voice says on a row; `optional` cells are right where they stand and not missed where they do not."""

    voices: tuple[str, ...]
    side: str | None
    stances: tuple[str, ...]
    files: tuple[str, ...]
    words: tuple[str, ...]
    value: str | None
    optional: bool


@dataclass(frozen=True)
class Row:
    """One thing said of an event, named for the list of failures."""

    name: str
    cells: tuple[Cell, ...]

    @property
    def has_values(self) -> bool:
        """Whether it holds numbers or dates."""
        return any(cell.value is not None for cell in self.cells)


@cache
def expected() -> tuple[Row, ...]:
    """The rows of the expected tables, in order."""
    events = yaml.safe_load(EXPECTED.read_text("utf-8"))["events"]
    return tuple(
        Row(f"{event['event']} / {row['row']}", tuple(_cell(*cell) for cell in row["cells"]))
        for event in events
        for row in event["rows"]
    )


def _cell(voice: str, side: str, stance: str, files: str, words: str, value: str | None = None) -> Cell:
    optional = stance.startswith("?")
    stances = tuple(stance.lstrip("? ").split())
    state = None if not side else side if ":" in side else f"state:{side}"
    return Cell(_several(voice), state, stances, tuple(files.split()), _several(words), value, optional)


def _several(text: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in text.split(" | "))


@cache
def chronology() -> Chronology:
    """The chronology of the demonstration corpus."""
    given = demo_metadata()
    return relate(read_page_alone(read_page(path, given[path.name])) for path in demo_paths())


class Tables:
    """The reader's tables laid beside the expected ones."""

    def __init__(self, found: Chronology) -> None:
        self.text = {r.document.id: r.document.text for r in found.readings}
        self.file = {r.document.id: Path(r.document.path).stem for r in found.readings}
        self.propositions = {p.id: p for p in found.propositions}
        self.labels = {event.id: event.label for event in found.events}
        self.home = self._homes()

    def _homes(self) -> dict[str, str]:
        """For each expected row the proposition that tells it: the one with most of its cells, each for one row."""
        pairs = [
            (sum(a.stance != "silent" and self._tells(c, a) for c in row.cells for a in p.accounts), row.name, p.id)
            for row in expected()
            for p in self.propositions.values()
            if not _by_the_way(p) and row.has_values == (p.dimension in ("number", "date"))
        ]
        chosen: dict[str, str] = {}
        for number, row, proposition in sorted(pairs, key=lambda pair: (-pair[0], pair[1], pair[2])):
            if number and row not in chosen and proposition not in chosen.values():
                chosen[row] = proposition
        return chosen

    def failures(self) -> list[str]:
        """Every expected cell that is missing or wrong, and every cell given that nobody expects."""
        found = []
        for row in expected():
            proposition = self.propositions.get(self.home.get(row.name, ""))
            accounts = proposition.accounts if proposition else ()
            for cell in row.cells:
                told = [a for a in accounts if self._tells(cell, a)]
                if not cell.optional and not told:
                    found.append(f"missing: {row.name} / {cell.voices[0]}")
                elif told and not any(_is_right(cell, a) for a in told):
                    wrong = f"{told[0].stance} {told[0].side} {told[0].value}"
                    found.append(f"wrong: {row.name} / {cell.voices[0]} ({wrong})")
        return [*found, *self._unexpected()]

    def _unexpected(self) -> Iterator[str]:
        homes = {proposition: row for row in expected() for name, proposition in self.home.items() if name == row.name}
        for event in dict.fromkeys(p.event for p in self.propositions.values()):
            table = [p for p in self.propositions.values() if p.event == event]
            if any(p.id in homes for p in table) or self._is_contested(table):
                for proposition in table:
                    yield from self._unexpected_in(proposition, homes.get(proposition.id))

    def _is_contested(self, table: Sequence[Proposition]) -> bool:
        """Whether more than one voice other than the reports' own speaks of an event."""
        voices = {a.voice for p in table for a in p.accounts if not _narrates(a) or a.side is not None}
        return len(voices) > 1

    def _unexpected_in(self, proposition: Proposition, row: Row | None) -> Iterator[str]:
        for account in proposition.accounts:
            own = (
                proposition.dimension not in ("content", "number")
                and _narrates(account)
                and account.stance == "asserts"
            )
            by_rule = account.stance == "silent"  # who leaves out what another says: the rule stands in the data file
            by_rule |= rows.is_saying(proposition.key) and len(proposition.accounts) == 1
            by_rule |= _by_the_way(proposition) and account.stance in ("asserts", "weaker")
            told_elsewhere = (cell for other in expected() for cell in other.cells if self._tells(cell, account))
            if own or by_rule or any(_is_right(cell, account) for cell in told_elsewhere):
                continue
            if row is not None and any(self._tells(cell, account) for cell in row.cells):
                continue  # wrong, and said to be above
            file, words = self.file[account.evidence[0].document], self._words(account)[:60]
            where = row.name if row else proposition.text
            yield f"unexpected: {account.voice} {account.stance} in {where} ({file[11:]}: {words})"

    def _tells(self, cell: Cell, account: Account) -> bool:
        """Whether an account is that of a cell: the voice, a report and the words. Silences may have others."""
        if not any(re.search(rf"\b{re.escape(voice)}", account.voice, re.IGNORECASE) for voice in cell.voices):
            return False
        if account.stance == "silent":
            return "silent" in cell.stances
        said = self._words(account)
        there = self.file[account.evidence[0].document].endswith(cell.files)
        return there and any(words in said or said in words for words in cell.words)

    def _words(self, account: Account) -> str:
        return " ".join(" ".join(self.text[s.document][s.start : s.end].split()) for s in account.evidence)


def _by_the_way(proposition: Proposition) -> bool:
    """Whether a row holds who, where, when or how firmly, which other words give: judged only where voices differ."""
    return rows.Row(proposition.event, proposition.dimension, proposition.key).tells_value


def _narrates(account: Account) -> bool:
    return all(voice.kind == "narrator" for voice in account.chain[-1].voices)


def _is_right(cell: Cell, account: Account) -> bool:
    """Whether side, stance and value are those expected."""
    value = cell.value is None or account.value == cell.value or account.stance == "silent"
    return account.side == cell.side and account.stance in cell.stances and value


def listed() -> list[str]:
    """The failures that are known."""
    return list(yaml.safe_load(FAILURES.read_text("utf-8"))["failures"] or [])


def write(failures: Iterable[str]) -> None:
    """Put these failures in place of the known ones."""
    head = "# Cells of the demonstration corpus that the reader gets wrong. The list may only grow shorter:\n"
    head += "# `python tests/demo_tables.py` writes it anew.\n"
    body = yaml.safe_dump({"failures": sorted(failures)}, allow_unicode=True, width=1000)
    FAILURES.write_text(head + body, "utf-8")


if __name__ == "__main__":
    write(Tables(chronology()).failures())
