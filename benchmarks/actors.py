"""Who is who in composed reports: `python -m benchmarks.actors [REPORTS]` (default: `tests/gold/actors/reports.txt`).

Each marked expression has the actor that it stands for, or none. `right` is the share of those with an actor whose
words the reader gives that actor; `none` are left open, `wrong` have another one. `false` counts expressions that must
name no person and do. `records` is the share of right countries, sides and roles among those that the gold asks for, of
actors that were found. `by name` is a baseline: full names of the tables and of the parser's people alone, no titles,
no offices, no bodies by pattern.
"""

from __future__ import annotations

import hashlib
import re
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from benchmarks.results import publish
from rashomon.encoder.parser import parse_document
from rashomon.expressions.actors_fullnames import full_names
from rashomon.knowledge.actors.gazetteer import entries_of
from rashomon.knowledge.actors.names import slug
from rashomon.model import Actor, Block, Date, Document, Published, Span
from rashomon.pipeline import read_document

REPORTS = Path(__file__).parent.parent / "tests/gold/actors/reports.txt"

#: One in this many reports is set aside.
HELD = 3

_MARK = re.compile(r"\[\[([^|\]]+)\|([^\]]+)\]\]")


@dataclass(frozen=True)
class Marked:
    """A marked expression: its span and actor; `actor` is "!" for nobody and "?" for what is not asked."""

    start: int
    end: int
    actor: str


@dataclass(frozen=True)
class Record:
    """What the gold asks of an actor's record: "-" nothing, "?" not asked."""

    actor: str
    country: str
    side: str
    role: str


@dataclass(frozen=True)
class Report:
    """A composed report with its marks and the records it asks for."""

    document: Document
    marked: tuple[Marked, ...]
    records: tuple[Record, ...]
    part: str


def reports(path: Path = REPORTS) -> list[Report]:
    """All reports of a file."""
    pieces = re.split(r"^### ", path.read_text("utf-8"), flags=re.MULTILINE)[1:]
    return [_report(piece) for piece in pieces]


def _report(piece: str) -> Report:
    head, *lines = piece.strip().split("\n")
    name, day = head.split()
    records = tuple(Record(*line[2:].split(" ", 3)) for line in lines if line.startswith("@ "))
    text, marked = _unmarked("\n".join(line for line in lines if not line.startswith("@ ")))
    blocks = tuple(Block(m.start(), m.end(), "body") for m in re.finditer(r"\S[^\n]*", text))
    published = Published(Date(day, day, day), "given")
    document = Document(name, f"{name}.txt", name, text, blocks, language="en", kind="report", published=published)
    held = int(hashlib.sha256(f"actors {name}".encode()).hexdigest(), 16) % HELD == 0
    return Report(document, marked, records, "held" if held else "tuned")


def _unmarked(text: str) -> tuple[str, tuple[Marked, ...]]:
    """The text without its marks, and where they stood."""
    plain, marked, past = "", [], 0
    for found in _MARK.finditer(text):
        plain += text[past : found.start()]
        marked.append(Marked(len(plain), len(plain) + len(found.group(1)), found.group(2)))
        plain += found.group(1)
        past = found.end()
    return plain + text[past:], tuple(marked)


def ours(report: Report) -> tuple[dict[Span, list[str]], dict[str, Actor]]:
    """The actors of each span and the records, as the reader gives them."""
    reading = read_document(report.document)
    spans: dict[Span, list[str]] = {}
    for mention in reading.actor_mentions:
        spans.setdefault(mention.span, []).append(mention.actor)
    return spans, {actor.id: actor for actor in reading.actors}


def by_name(report: Report) -> tuple[dict[Span, list[str]], dict[str, Actor]]:
    """The baseline: names alone."""
    spans: dict[Span, list[str]] = {}
    for sentence in parse_document(report.document).sentences:
        for span, name in full_names(sentence):
            spans[span] = [next((e.actor for e in entries_of(name)), f"person:{slug(name)}")]
    return spans, {}


def checked(report: Report, spans: dict[Span, list[str]], actors: dict[str, Actor]) -> Iterator[tuple[str, str]]:
    """Each thing that the gold asks: its verdict, and a line on it."""
    for mark in report.marked:
        words = report.document.text[mark.start : mark.end]
        found = _at(spans, mark)
        if mark.actor == "!":
            yield ("false" if any(a.startswith("person:") for a in found) else "silent"), f"{words}: {found}"
        elif mark.actor != "?":
            verdict = "right" if mark.actor in found else "wrong" if found else "none"
            yield verdict, f"{words}: {found}, not {mark.actor}"
    for record in report.records:
        if (actor := actors.get(record.actor)) is not None:
            for field, wanted in (("country", record.country), ("side", record.side), ("role", record.role)):
                told = getattr(actor, field) or "-"
                if wanted != "?":
                    same = wanted.lower() in told.lower() if field == "role" else wanted == told
                    yield ("record" if same else "other record"), f"{actor.id} {field}: {told}, not {wanted}"


def _at(spans: dict[Span, list[str]], mark: Marked) -> list[str]:
    """The actors of the span that shares most with a mark."""
    shared = {s: min(mark.end, s.end) - max(mark.start, s.start) for s in spans}
    best = max(shared, key=lambda s: (shared[s], -len(s), -s.start), default=None)
    return spans[best] if best is not None and shared[best] > 0 else []


def figures(path: Path = REPORTS, part: str | None = None) -> dict[str, tuple[Counter[str], list[str]]]:
    """Counts and lines on errors of ours and of the baseline."""
    found = {}
    for name, reader in (("ours", ours), ("by name", by_name)):
        counts, lines = Counter[str](), []
        for report in reports(path):
            if part in {None, report.part}:
                for verdict, line in checked(report, *reader(report)):
                    counts[verdict] += 1
                    if verdict not in {"right", "silent", "record"}:
                        lines.append(f"{verdict} {report.document.id}: {line}")
        found[name] = counts, lines
    return found


def main(path: Path = REPORTS) -> None:
    """Print the table and set its section of the results; errors of the tuned part go to standard error."""
    rows = [["part", "reader", "expressions", "right %", "none", "wrong", "false", "records right %"]]
    for part in ("tuned", "held"):
        for name, (n, lines) in figures(path, part).items():
            asked, of_records = n["right"] + n["none"] + n["wrong"], n["record"] + n["other record"]
            right = f"{100 * n['right'] / max(1, asked):.1f}"
            records = f"{100 * n['record'] / of_records:.1f}" if of_records else ""
            rows.append([part, name, str(asked), right, *(str(n[k]) for k in ("none", "wrong", "false")), records])
            if part == "tuned" and name == "ours":
                print("\n".join(lines), file=sys.stderr)
    publish("Actors in composed reports", "python -m benchmarks.actors", rows)


if __name__ == "__main__":
    if len(sys.argv) > 2:
        sys.exit(__doc__)
    main(*map(Path, sys.argv[1:]))
