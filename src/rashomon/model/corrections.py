"""A person's corrections, and what they leave on an event.

A correction is held by places in texts, which never change, and by no id that changes when more is read: a mention by
the words that trigger it, an event by its mentions, an account by its row, its voice and its words.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from rashomon.model.accounts import Account, Telling
from rashomon.model.documents import Span
from rashomon.model.happenings import Dimension

CorrectionKind = Literal["same", "apart", "date", "type", "reject", "note"]
Step = Literal["kept", "taken back", "put back", "taken over"]


@dataclass(frozen=True, slots=True)
class AccountPlace:
    """Which account is meant: what `voice` does (`stance`) on a row of a dimension, in these words. `row` is the
    proposition's key without ids of events; `likened` whether the account stood there by likeness of words alone."""

    voice: str
    dimension: Dimension
    row: str
    stance: Telling
    evidence: tuple[Span, ...]
    likened: bool = False


@dataclass(frozen=True, slots=True)
class Correction:
    """A person's word on what was read.

    `same`: the events that hold the mentions `a` and `b` are one. `apart`: no mention of `a` tells of the event that a
    mention of `b` tells of. `date`, `type`, `note`: the event of the mentions `a` has this `value` (an EDTF date; a
    PLOVER root with a mode, "CONSULT/phone"), or these words are to stand on it (`note`). `reject`: the `account` of
    the event of the mentions `a` is wrong.

    `by` is who said so, `at` when (ISO 8601), `note` why. `number` is that of the store (0 where none keeps it);
    `effect` whether the events follow it, None where they were not found since.
    """

    kind: CorrectionKind
    a: tuple[Span, ...]
    b: tuple[Span, ...] = ()
    at: str = ""
    by: str | None = None
    note: str | None = None
    value: str | None = None
    account: AccountPlace | None = None
    number: int = 0
    withdrawn_at: str | None = None
    withdrawn_by: str | None = None
    effect: bool | None = None

    @property
    def active(self) -> bool:
        """Whether it was not taken back."""
        return self.withdrawn_at is None


@dataclass(frozen=True, slots=True)
class CorrectionStep:
    """One line of a correction's own journal: what was done with it, when and by whom."""

    correction: int
    step: Step
    at: str
    by: str | None = None


@dataclass(frozen=True, slots=True)
class Fixed:
    """A date or type that a person set: the number of the correction, the value, what was read in its place ("" for
    nothing) with the reason for that, and who set it when and why."""

    correction: int
    what: Literal["date", "type"]
    value: str
    read_as: str
    read_why: str
    at: str
    by: str | None = None
    note: str | None = None


@dataclass(frozen=True, slots=True)
class Remark:
    """A person's words on an event."""

    correction: int
    words: str
    at: str
    by: str | None = None


@dataclass(frozen=True, slots=True)
class Rejected:
    """An account that a person found wrong, with the words and dimension of the row it stood in, and who says so when
    and why. It counts for nothing and is kept to be seen."""

    correction: int
    account: Account
    text: str
    dimension: Dimension
    at: str
    by: str | None = None
    note: str | None = None
