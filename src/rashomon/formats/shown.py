"""The values that an evidence bundle shows, as its page and its Markdown are given them."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Quote:
    """Exact words, the number of their document in the bundle, its id, and the characters where they stand."""

    words: str
    source: int
    document: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Line:
    """One account: side, voice and whom it comes through, what it does, when it said so, the words; `note` where
    likeness alone lays it there. `silent`: the words are its account of the event, which leaves the matter out."""

    side: str
    voice: str
    via: str
    does: str
    day: str
    note: str
    silent: bool
    quotes: tuple[Quote, ...]


@dataclass(frozen=True, slots=True)
class Row:
    """A proposition with the accounts of it, side by side; `contested` ones are in dispute."""

    words: str
    told_by: str
    contested: bool
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Compared:
    """Two accounts side by side with the verdict on them and why; each side is who, through whom, and the words.

    `brief`: the verdict says that nothing is in dispute, so that the sentence with the places is enough.
    """

    verdict: str
    why: str
    nuance: str
    sides: tuple[tuple[str, str, tuple[Quote, ...]], ...]
    brief: bool

    @property
    def quotes(self) -> tuple[Quote, ...]:
        """The passages of both sides."""
        return tuple(dict.fromkeys(quote for *_, quotes in self.sides for quote in quotes))


@dataclass(frozen=True, slots=True)
class Linked:
    """Another event this one hangs on: how, which (its number where the bundle holds it), and what says so."""

    relation: str
    label: str
    number: int | None
    reason: str
    quotes: tuple[Quote, ...]


@dataclass(frozen=True, slots=True)
class Shown:
    """An event as the bundle shows it. `facts` are names and words; `told` the clauses that tell of it and are quoted
    in no row; `folded` the rows that nobody disputes; `note` says what the sides are that are no party."""

    number: int
    id: str
    label: str
    day: str
    year: str
    status: str
    disputed: tuple[str, ...]
    summary: tuple[tuple[str, tuple[Quote, ...]], ...]
    facts: tuple[tuple[str, str], ...]
    rows: tuple[Row, ...]
    folded: tuple[Row, ...]
    compared: tuple[Compared, ...]
    linked: tuple[Linked, ...]
    told: tuple[Quote, ...]
    note: str


@dataclass(frozen=True, slots=True)
class Source:
    """A document of the bundle; `text` is the path of its text there, `notes` what one should know of it."""

    number: int
    id: str
    title: str
    publisher: str
    day: str
    kind: str
    sha256: str
    text: str
    notes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Evidence:
    """All that a bundle shows; `alike` are comparisons of events that look alike and are two, `corrections` what people
    decided, in sentences."""

    title: str
    events: tuple[Shown, ...]
    sources: tuple[Source, ...]
    alike: tuple[Compared, ...]
    corrections: tuple[str, ...]

    @property
    def disputed(self) -> tuple[Shown, ...]:
        """The events on which voices differ."""
        return tuple(event for event in self.events if event.disputed or any(row.contested for row in event.rows))

    def by_year(self) -> list[tuple[str, list[Shown]]]:
        """The events under the years they fall in, in their order."""
        found: dict[str, list[Shown]] = defaultdict(list)
        for event in self.events:
            found[event.year].append(event)
        return list(found.items())


def counted(number: int, noun: str) -> str:
    """A number with its noun ("1 event", "2 events")."""
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
