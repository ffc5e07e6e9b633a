"""What each voice says on each proposition of an event, compared."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from rashomon.model.documents import Date, Span
from rashomon.model.happenings import Dimension
from rashomon.model.statements import Level

Telling = Literal["asserts", "weaker", "denies", "differs", "silent"]
Verdict = Literal["agree", "omit", "deny", "contradict", "aspect", "different_event"]


@dataclass(frozen=True, slots=True)
class Account:
    """What one voice says on one proposition; a silent account's evidence is its account of the event. `likened` marks
    what stands on this proposition by the likeness of its words alone (see `rashomon.accounts.meeting`): it is there to
    be read beside the others, and counts neither for what is claimed nor against it."""

    id: str
    voice: str
    actor: str | None
    side: str | None
    chain: tuple[Level, ...]
    attribution: str | None
    stance: Telling
    value: str | None
    said_at: Date
    evidence: tuple[Span, ...]
    likened: bool = False


@dataclass(frozen=True, slots=True)
class Proposition:
    """One thing that can be said of an event, with every voice's account of it. `key` says what it is about, as
    `rashomon.accounts.tellings.Row` has it."""

    id: str
    event: str
    text: str
    dimension: Dimension
    accounts: tuple[Account, ...]
    key: str = ""


@dataclass(frozen=True, slots=True)
class ComparedSide:
    """One side of a comparison: an account (None for a bare passage), its words (of one document) and its chain."""

    account: str | None
    evidence: tuple[Span, ...]
    chain: tuple[Level, ...]


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two claims side by side: the verdict, its nuance and one plain sentence that says why."""

    id: str
    event: str | None
    proposition: str | None
    dimension: Dimension
    a: ComparedSide
    b: ComparedSide
    verdict: Verdict
    nuance: str | None
    why: str


@dataclass(frozen=True, slots=True)
class Suggestion:
    """Two accounts of a proposition that a reader's own model takes for a conflict: how sure it is (0 to 1), and the
    SHA-256 of the model. Unconfirmed; it decides nothing."""

    proposition: str
    a: str
    b: str
    score: float
    model: str
