"""Marked relations between events: short composed reports with the events and the relations that their words state.

Each report begins with a head line; then comes the text with its events marked (`[a recalled]`; one event may be marked
twice), a line `---`, one line for each relation that the words state, and one for each that they only tempt to:

    === burundi-01 | Great Lakes
    Burundi [a recalled] its ambassador ... hours after gunmen [b attacked] a border post.
    ---
    a follows b
    not b responds_to a
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import get_args

from rashomon.model import LinkKind

KINDS: tuple[LinkKind, ...] = get_args(LinkKind)
_HEAD = re.compile(r"^=== (?P<name>[\w-]+) \| [^\n]+\n", re.MULTILINE)
_MARK = re.compile(r"\[(?P<event>[a-z]) (?P<words>[^\]]+)\]")
_LINE = re.compile(r"(?P<not>not )?(?P<a>[a-z]) (?P<kind>\w+) (?P<b>[a-z])")

Relation = tuple[str, LinkKind, str]


@dataclass(frozen=True)
class MarkedReport:
    """A report: its text without the marks, where its events are told of (code points), and the relations between them
    that it states and that it only tempts to."""

    name: str
    text: str
    marks: tuple[tuple[str, int, int], ...]
    stated: frozenset[Relation]
    tempting: frozenset[Relation]

    def events_at(self, start: int, end: int) -> set[str]:
        """The marked events that a stretch of the text tells of."""
        return {event for event, first, past in self.marks if first < end and start < past}


def read_reports(path: Path) -> Iterator[MarkedReport]:
    """The reports of a file. Raises ValueError for a line that is not as it must be."""
    heads = list(_HEAD.finditer(whole := path.read_text("utf-8")))
    for head, past in zip(heads, [*(h.start() for h in heads[1:]), len(whole)], strict=True):
        marked, _, lines = whole[head.end() : past].strip().partition("\n---\n")
        yield _report(head["name"], marked, lines.splitlines())


def _report(name: str, marked: str, lines: list[str]) -> MarkedReport:
    text, marks, done = "", [], 0
    for mark in _MARK.finditer(marked):
        text += marked[done : mark.start()]
        marks.append((mark["event"], len(text), len(text) + len(mark["words"])))
        text, done = text + mark["words"], mark.end()
    known = {event for event, _, _ in marks}
    found: tuple[set[Relation], set[Relation]] = (set(), set())
    for line in lines:
        read = _LINE.fullmatch(line)
        kind = next((k for k in KINDS if read and k == read["kind"]), None)
        if read is None or kind is None or not {read["a"], read["b"]} <= known:
            raise ValueError(f"{name}: no relation: {line!r}")
        found[bool(read["not"])].add((read["a"], kind, read["b"]))
    return MarkedReport(name, text + marked[done:], tuple(marks), frozenset(found[0]), frozenset(found[1]))
