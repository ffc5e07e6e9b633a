"""The composed clauses by what they answer (`composed_propositions/*.txt`).

An affair begins with `#`, a question of it with `= dimension | question`; under it stand clauses of different reports,
each with what its voice does: `+` asserts, `?` asserts more weakly, `-` denies, `~` gives another value, `0` remarks
that it is left out. Files named `*_held.txt` are set aside: nothing is learnt from them.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

FOLDER = Path(__file__).parent / "composed_propositions"
#: What a file that is set aside is called by.
HELD = "_held.txt"
#: The marks of clauses.
MARKS = "+?-~0"


@dataclass(frozen=True)
class Question:
    """What may be asked of an affair, and the clauses that answer it, each with its mark."""

    dimension: str
    text: str
    clauses: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Affair:
    """One affair: its headline and what is asked of it."""

    title: str
    questions: tuple[Question, ...]


def read_affairs(paths: Iterable[Path]) -> tuple[Affair, ...]:
    """The affairs of some files, in their order. Raises ValueError at a line that is none of those above."""
    return tuple(affair for path in sorted(paths) for affair in _affairs(path.read_text("utf-8")))


def learnt_and_held(folder: Path = FOLDER) -> tuple[tuple[Affair, ...], tuple[Affair, ...]]:
    """The affairs to learn from, and those set aside."""
    paths = sorted(folder.glob("*.txt"))
    held = [path for path in paths if path.name.endswith(HELD)]
    return read_affairs(path for path in paths if path not in held), read_affairs(held)


def _affairs(text: str) -> list[Affair]:
    found: list[tuple[str, list[tuple[str, str, list[tuple[str, str]]]]]] = []
    for line in filter(None, map(str.strip, text.splitlines())):
        mark, _, rest = line.partition(" ")
        if mark == "#":
            found.append((rest.strip(), []))
        elif mark == "=" and "|" in rest and found:
            dimension, _, question = rest.partition("|")
            found[-1][1].append((dimension.strip(), question.strip(), []))
        elif len(mark) == 1 and mark in MARKS and found and found[-1][1]:
            found[-1][1][-1][2].append((mark, rest.strip()))
        else:
            raise ValueError(f"no line of an affair: {line}")
    return [
        Affair(title, tuple(Question(dimension, asked, tuple(clauses)) for dimension, asked, clauses in questions))
        for title, questions in found
    ]
