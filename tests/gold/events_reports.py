"""Composed look-alikes: cases of short reports with the words marked that tell of one event or of another."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path
from typing import Literal

from rashomon.model import Page, PageMetadata

Part = Literal["tuned", "held"]

#: One case in this many is set aside.
_HELD_OF = 3
_MARK = re.compile(r"\{([^{}|]+)\|([A-Z])(\d?)\}")


@dataclass(frozen=True, slots=True)
class Marked:
    """Marked words of one report: the report's name, offsets, the letter of the event they tell of, and the side of
    that event where two sides of one event are told apart (empty for the whole of it)."""

    report: str
    start: int
    end: int
    event: str
    side: str


@dataclass(frozen=True, slots=True)
class Case:
    """One case: its reports as pages, with what is marked in them in order."""

    name: str
    kind: str
    part: Part
    pages: tuple[Page, ...]
    marks: tuple[Marked, ...]

    def pairs(self) -> Iterator[tuple[Marked, Marked, bool]]:
        """Pairs of marks with whether both tell of one event; two sides of one event count neither way."""
        for a, b in combinations(self.marks, 2):
            if a.event != b.event:
                yield a, b, False
            elif a.side == b.side or not (a.side and b.side):
                yield a, b, True


def cases(folder: Path, part: Part | None = None) -> list[Case]:
    """The cases of the folder's `.txt` files (all where no part is named), by file and place in it.

    Raises ValueError for a case without look-alikes or retellings, a name given twice, or a brace that marks nothing.
    """
    found = [_case(head, body) for file in sorted(folder.glob("*.txt")) for head, body in _sections(file, "== ")]
    names = [case.name for case in found]
    if twice := {name for name in names if names.count(name) > 1}:
        raise ValueError(f"cases named twice: {sorted(twice)}")
    return [case for case in found if part is None or case.part == part]


def _sections(file: Path, sign: str) -> list[tuple[str, str]]:
    return _split(file.read_text("utf-8"), sign)


def _split(text: str, sign: str) -> list[tuple[str, str]]:
    """Head and body of each section that a line beginning with the sign opens."""
    parts = re.split(rf"^{re.escape(sign)}(.+)\n", text, flags=re.MULTILINE)[1:]
    return list(zip(parts[::2], parts[1::2], strict=True))


def _case(head: str, body: str) -> Case:
    name, kind = head.split(" | ")
    reports = [_report(f"{name}-{n}", *each) for n, each in enumerate(_split(body, "-- "), 1)]
    held = int(hashlib.sha256(name.encode()).hexdigest(), 16) % _HELD_OF == 0
    pages = tuple(page for page, _ in reports)
    case = Case(name, kind, "held" if held else "tuned", pages, tuple(m for _, marks in reports for m in marks))
    if len(pages) < 2 or not any(case.pairs()):
        raise ValueError(f"{name}: a case has two reports or more, and words to lay beside each other")
    return case


def _report(name: str, head: str, body: str) -> tuple[Page, list[Marked]]:
    outlet, published = head.split(" | ")
    text, marks, past, body = "", [], 0, body.strip() + "\n"
    for match in _MARK.finditer(body):
        text += body[past : match.start()]
        marks.append(Marked(name, len(text), len(text) + len(match[1]), match[2], match[3]))
        text += match[1]
        past = match.end()
    text += body[past:]
    if {"{", "}"} & set(text):
        raise ValueError(f"{name}: a brace that marks nothing")
    given = PageMetadata(published=published, basis="given", outlet=outlet)
    content = text.encode()
    undated = PageMetadata(outlet=outlet)
    page = Page(f"{name}.txt", content, hashlib.sha256(content).hexdigest(), undated if published == "-" else given)
    return page, marks
