"""What a conflict is planted in: the clauses that tell of an event, and what their reports name."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from random import Random
from typing import Any

import yaml

from benchmarks.planted_reports import Marked, Report
from rashomon.encoder.parse import Sentence, Token
from rashomon.encoder.parser import parse_document
from rashomon.model import Block, Document

#: A slot belongs to an event where at most so many steps in the tree of the sentence lie between their words ("struck
#: on Sunday near Bandar Abbas": verb, preposition, compound, name).
STEPS = 4
SUBJECTS = ("nsubj", "nsubjpass")

#: (start, end, new words) in a report's text.
Edit = tuple[int, int, str]


@dataclass(frozen=True)
class Plant:
    """A conflict planted in a report: what was changed, and the pair of reports that it parts."""

    kind: str
    changed: Report
    other: Report
    chain: str
    old: str
    new: str
    edits: tuple[Edit, ...]

    def text(self) -> tuple[str, list[tuple[int, int]]]:
        """The changed report's text, and where the changed words stand in it."""
        text, done, places = "", 0, []
        for start, end, new in sorted(self.edits):
            text += self.changed.text[done:start]
            places.append((len(text), len(text) + len(new)))
            text, done = text + new, end
        return text + self.changed.text[done:], places


@dataclass(frozen=True)
class Clause:
    """A sentence of a report with the word that a mark of an event has for its head."""

    report: Report
    number: int
    sentence: Sentence
    trigger: Token

    @property
    def text(self) -> str:
        """The sentence's words."""
        start, end = self.report.sentences[self.number]
        return self.report.text[start:end]

    def marks(self, sort: str) -> list[Marked]:
        """The other things that are marked in the sentence."""
        return [m for m in self.report.marks if m.sentence == self.number and m.sort.startswith(sort)]

    def token_at(self, offset: int) -> Token | None:
        """The word at an offset of the report."""
        return self.sentence.token_at(offset - self.report.sentences[self.number][0])

    def place_of(self, token: Token) -> tuple[int, int]:
        """Where a word stands in the report."""
        start = self.report.sentences[self.number][0]
        return start + token.start, start + token.end

    def steps_to(self, token: Token) -> int:
        """Steps in the tree from a word to the event's."""
        up = [token.index, *(t.index for t in self.sentence.ancestors(token))]
        mine = [self.trigger.index, *(t.index for t in self.sentence.ancestors(self.trigger))]
        return min((up.index(n) + mine.index(n) for n in up if n in mine), default=len(up) + len(mine))


def clauses_of(report: Report, chain: str) -> Iterator[Clause]:
    """The clauses of a report that tell of the event of a chain of marks."""
    for mark in report.marks:
        if mark.chain == chain and mark.sort == "ACTION":
            start, end = report.sentences[mark.sentence]
            found = _parsed(report.text[start:end])
            token = head_of(found, mark.start - start, mark.end - start) if found else None
            if found is not None and token is not None:
                yield Clause(report, mark.sentence, found, token)


def head_of(sentence: Sentence, start: int, end: int) -> Token | None:
    """The word on which the others of a stretch of the sentence hang."""
    inside = [t for t in sentence.tokens if t.start < end and start < t.end]
    members = {t.index for t in inside}
    return next((t for t in inside if t.head == t.index or t.head not in members), None)


@cache
def _parsed(line: str) -> Sentence | None:
    """The line as one sentence; None where the parser finds several."""
    document = Document("line", "line", "0", line, (Block(0, len(line), "body"),), language="en")
    sentences = parse_document(document).sentences
    return sentences[0] if len(sentences) == 1 else None


@cache
def word_lists() -> Mapping[str, Any]:
    """The words of `planted.yaml`."""
    found: Mapping[str, Any] = yaml.safe_load((Path(__file__).parent / "planted.yaml").read_text("utf-8"))
    return found


def everywhere(report: Report, old: str, new: str) -> tuple[Edit, ...]:
    """An edit for every place where the report has these words."""
    return tuple((m.start(), m.end(), new) for m in re.finditer(as_name(old), report.text))


def has(text: str, words: str) -> bool:
    """Whether these words stand in a text."""
    return re.search(as_name(words), text) is not None


def as_name(words: str) -> str:
    """A pattern for words that are no part of a longer name ("Kansas City" is not in Kansas)."""
    return rf"(?<!\w){re.escape(words)}(?!\w|\s(?:City|State|County)\b)"


def named(clause: Clause, sort: str, name: str) -> bool:
    """Whether something marked in the clause has this name, which stands close to the event."""
    for mark in clause.marks(sort):
        at = re.search(as_name(name), clause.report.text[mark.start : mark.end])
        token = clause.token_at(mark.start + at.start()) if at else None
        if token is not None and clause.steps_to(token) <= STEPS:
            return True
    return False


def another(pool: Sequence[str], name: str, clauses: Sequence[Clause], random: Random) -> str | None:
    """Another of a pool, which neither report names."""
    free = [p for p in pool if p != name and not any(has(c.report.text, p) for c in clauses)]
    return random.choice(free) if free else None
