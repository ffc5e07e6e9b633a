"""Numbers bound to what they count: `python -m benchmarks.numbers tests/gold/numbers [--check]`.

The folder holds `sentences.txt`: composed sentences, each with the numbers that count what an event did to people or
things (value, bound, role, words). A third of the sentences, by their hash, is held back: nothing is tuned on it.

    numbers   words of a number found with the right value, bound and role, of all found and of all listed
    values    the same by words and value alone

Every sentence is read alone from end to end. A number that several mentions carry counts once.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from benchmarks.running import run
from rashomon.model import Block, Document
from rashomon.pipeline import read_document

#: One sentence in this many is held back.
HELD_SHARE = 3
Figure = tuple[int, float, str, str | None]  # first offset, value, bound, role


@dataclass(frozen=True)
class Counted:
    """A sentence with its numbers."""

    text: str
    numbers: frozenset[Figure]


def load(folder: Path, part: str) -> list[Counted]:
    """The sentences of one part, "tune" or "held"."""
    return [c for c in _entries(folder) if is_held(c.text) == (part == "held")]


def is_held(text: str) -> bool:
    """Whether a composed sentence is held back."""
    return int(hashlib.sha256(text.encode()).hexdigest(), 16) % HELD_SHARE == 0


def _entries(folder: Path) -> Iterator[Counted]:
    text, numbers = "", []
    for line in (folder / "sentences.txt").read_text("utf-8").splitlines():
        if line.startswith("= "):
            value, bound, role, words = (part.strip() for part in line[2:].split("|"))
            if words not in text:
                raise ValueError(f"{words!r} is not in {text!r}")
            numbers.append((text.index(words) + len(words), float(value), bound, role))
        elif line and not line.startswith("#"):
            if text:
                yield Counted(text, frozenset(numbers))
            text, numbers = line, []
    yield Counted(text, frozenset(numbers))


def read(text: str) -> frozenset[Figure]:
    """The numbers that the reader binds in a sentence; a number is known by where its words end."""
    digest = hashlib.sha256(text.encode()).hexdigest()
    document = Document(digest[:8], "n.txt", digest, text, (Block(0, len(text), "body"),), language="en")
    mentions = read_document(document).event_mentions
    return frozenset((n.span.end, n.value, n.bound, n.role) for m in mentions for n in m.numbers)


def score(entries: list[Counted]) -> Iterator[tuple[str, str]]:
    """The figures by name."""
    found = [(entry, read(entry.text)) for entry in entries]
    for name, size in (("numbers", 4), ("values", 2)):
        gold = [{n[:size] for n in entry.numbers} for entry, _ in found]
        ours = [{n[:size] for n in numbers} for _, numbers in found]
        hits = sum(len(g & o) for g, o in zip(gold, ours, strict=True))
        precision = 100 * hits / max(1, sum(map(len, ours)))
        recall = 100 * hits / max(1, sum(map(len, gold)))
        yield f"{name} P", f"{precision:.1f}"
        yield f"{name} R", f"{recall:.1f}"
    yield "sentences", str(len(entries))


def rows(folder: Path) -> list[list[str]]:
    """The table of figures of both parts."""
    tune, held = (dict(score(load(folder, part))) for part in ("tune", "held"))
    return [["figure", "tuned on", "held back"], *([name, tune[name], held[name]] for name in tune)]


def main() -> None:
    """Print and publish the table, or hold it to its floors."""
    run(__doc__, "Numbers in events", "python -m benchmarks.numbers tests/gold/numbers", rows, floors="numbers")


if __name__ == "__main__":
    main()
