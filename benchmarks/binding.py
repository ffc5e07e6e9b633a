"""Which time and place belongs to which event: `python -m benchmarks.binding tests/gold/binding [--check]`.

The folder holds `sentences.txt`: composed sentences of two events, each event with a word of its trigger, the words of
its time and of its place, "-" where it has none. A third of the sentences, by their hash, is held back.

    times, places   words bound to a listed event: R of those listed; P of those that the reader bound to listed events
    events          listed events that the reader finds, whatever is bound to them
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from benchmarks.numbers import is_held
from benchmarks.running import run
from rashomon.model import Block, Document, EventMention
from rashomon.pipeline import read_document

KINDS = ("times", "places")


@dataclass(frozen=True)
class Bound:
    """An event of a sentence: a word of its trigger, the words of its time and place or None."""

    trigger: str
    words: tuple[str | None, str | None]


@dataclass(frozen=True)
class Entry:
    """A sentence with its events."""

    text: str
    events: tuple[Bound, ...]


def load(folder: Path, part: str) -> list[Entry]:
    """The sentences of one part, "tune" or "held"."""
    return [entry for entry in _entries(folder) if is_held(entry.text) == (part == "held")]


def _entries(folder: Path) -> Iterator[Entry]:
    text, events = "", []
    for line in (folder / "sentences.txt").read_text("utf-8").splitlines():
        if line.startswith("= "):
            trigger, *words = (part.strip() for part in line[2:].split("|"))
            if any(w.strip() not in text for part in (trigger, *words) for w in part.split(";") if w != "-"):
                raise ValueError(f"{line!r} is not in {text!r}")
            time, place = (None if w == "-" else w for w in words)
            events.append(Bound(trigger, (time, place)))
        elif line and not line.startswith("#"):
            if text:
                yield Entry(text, tuple(events))
            text, events = line, []
    yield Entry(text, tuple(events))


def read(text: str) -> tuple[EventMention, ...]:
    """The event mentions of a sentence read alone."""
    digest = hashlib.sha256(text.encode()).hexdigest()
    document = Document(digest[:8], "b.txt", digest, text, (Block(0, len(text), "body"),), language="en")
    return read_document(document).event_mentions


def bound_to(entry: Entry, event: Bound, mentions: tuple[EventMention, ...]) -> tuple[set[str], set[str]] | None:
    """The words of the times and places bound to a listed event; None where the reader has no such event."""
    start = entry.text.index(event.trigger)
    own = [m for m in mentions if m.span.start < start + len(event.trigger) and start < m.span.end]
    if not own:
        return None
    times = {entry.text[s.start : s.end] for m in own for s in m.times}
    return times, {entry.text[s.start : s.end] for m in own for s in m.places}


def score(entries: list[Entry]) -> Iterator[tuple[str, str]]:
    """The figures by name."""
    found = [(e, event, bound_to(e, event, read(e.text))) for e in entries for event in e.events]
    yield "events R", f"{100 * sum(b is not None for *_, b in found) / len(found):.1f}"
    for kind, name in enumerate(KINDS):
        listed = sum(event.words[kind] is not None for _, event, _ in found)
        bound = [(event.words[kind], words) for _, event, b in found if b is not None for words in b[kind]]
        right = sum(any(_same(w, words) for w in (wanted or "").split(";")) for wanted, words in bound)
        hits = sum(_same((wanted or "").split(";")[0], words) for wanted, words in bound)
        yield f"{name} P", f"{100 * right / max(1, len(bound)):.1f}"
        yield f"{name} R", f"{100 * hits / max(1, listed):.1f}"
    yield "sentences", str(len(entries))


def _same(wanted: str, words: str) -> bool:
    return bool(wanted) and (wanted.strip() in words or words in wanted.strip())


def rows(folder: Path) -> list[list[str]]:
    """The table of figures of both parts."""
    tune, held = (dict(score(load(folder, part))) for part in ("tune", "held"))
    return [["figure", "tuned on", "held back"], *([name, tune[name], held[name]] for name in tune)]


def main() -> None:
    """Print and publish the table, or hold it to its floors."""
    command = "python -m benchmarks.binding tests/gold/binding"
    run(__doc__, "Times and places of events", command, rows, floors="binding")


if __name__ == "__main__":
    main()
