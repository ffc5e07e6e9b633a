"""Sentences with a pair of parties marked and the PLOVER root of what one did to the other: those composed for
Rashomon, and those of a table of coded pairs."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from rashomon.happenings.types_learned import NOTHING
from rashomon.knowledge.ontology import roots

COMPOSED = Path(__file__).parent / "composed_types"
#: One composed sentence in so many (by hash) is set aside.
SPARE = 5
#: Words in a row that no composed sentence may share with a table.
RUN = 8
_LINE = re.compile(r"([A-Z]+): (.*)")
_MARK = re.compile(r"\[\[([st]):([^\[\]]+)\]\]")
_TAG = re.compile(r"<(/?)([st])>")

Spans = tuple[tuple[int, int], ...]


@dataclass(frozen=True)
class Marked:
    """A sentence without its marks, where source and target stand in it [start, end), and the root it is coded with.
    `quad` is the quad class (1-4) that a table gives beside it."""

    text: str
    source: Spans
    target: Spans
    root: str
    quad: int | None = None


def read_composed(folder: Path = COMPOSED) -> list[Marked]:
    """All composed sentences. Raises ValueError for a line that is not marked as it must be."""
    lines = (line.strip() for path in sorted(folder.glob("*.txt")) for line in path.read_text("utf-8").splitlines())
    return [unmarked(line) for line in lines if line and not line.startswith("#")]


def unmarked(line: str) -> Marked:
    """The sentence of one line `ROOT: [[s:Chad]] expelled [[t:four envoys]].`, ROOT also NONE. Raises ValueError where
    a party is missing, a mark is broken or the root is unknown."""
    labelled = _LINE.fullmatch(line)
    text, at, spans = "", 0, {"s": list[tuple[int, int]](), "t": list[tuple[int, int]]()}
    marked = labelled[2] if labelled else ""
    for mark in _MARK.finditer(marked):
        text += marked[at : mark.start()]
        spans[mark[1]].append((len(text), len(text) + len(mark[2])))
        text, at = text + mark[2], mark.end()
    text += marked[at:]
    known = labelled is not None and labelled[1] in {*roots(), NOTHING}
    if labelled is None or not known or not all(spans.values()) or "[[" in text or "]]" in text:
        raise ValueError(f"no root, no pair, or a broken mark: {line!r}")
    return Marked(text, tuple(spans["s"]), tuple(spans["t"]), labelled[1])


def set_aside(marked: Marked) -> bool:
    """Whether a composed sentence is kept for measuring."""
    return int(sha256(marked.text.encode()).hexdigest(), 16) % SPARE == 0


def read_coded(path: Path) -> list[Marked]:
    """The pairs of a table with the columns marked_sentence (`<s>..</s>` and `<t>..</t>`), gold_root and quad (also
    named gold_penta)."""
    with path.open(encoding="utf-8", newline="") as stream:
        return [_coded(row) for row in csv.DictReader(stream, delimiter="\t", quoting=csv.QUOTE_NONE)]


def _coded(row: dict[str, str]) -> Marked:
    text, at, spans = "", 0, {"s": list[tuple[int, int]](), "t": list[tuple[int, int]]()}
    opened: dict[str, int] = {}
    for tag in _TAG.finditer(row["marked_sentence"]):
        text += row["marked_sentence"][at : tag.start()]
        at = tag.end()
        if not tag[1]:
            opened[tag[2]] = len(text)
        elif tag[2] in opened:
            spans[tag[2]].append((opened.pop(tag[2]), len(text)))
    text += row["marked_sentence"][at:]
    return Marked(
        text, tuple(spans["s"]), tuple(spans["t"]), row["gold_root"], int(row.get("quad") or row["gold_penta"])
    )


def repeating(composed: Iterable[Marked], coded: Iterable[Marked]) -> list[Marked]:
    """The composed sentences that share `RUN` words in a row with a sentence of a table."""
    known = {run for marked in coded for run in _runs(marked.text)}
    return [marked for marked in composed if not known.isdisjoint(_runs(marked.text))]


def _runs(text: str) -> set[tuple[str, ...]]:
    words = re.findall(r"\w+", text.lower())
    return {tuple(words[n : n + RUN]) for n in range(len(words) - RUN + 1)}
