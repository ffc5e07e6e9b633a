"""What can be asked of the worker, and how it tells of it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal, Protocol

from rashomon.store.intake import relate_all
from rashomon.store.writer import Writer

JobKind = Literal["import", "correction", "events"]
#: What became of one file, address or correction; "failed" says why and what mends it.
Became = Literal["new", "updated", "known", "failed", "done"]


@dataclass(frozen=True, slots=True)
class Step:
    """How far a job is: what it does now, how much is done and of how much (None where nobody can say)."""

    words: str
    done: int = 0
    of: int | None = None


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one thing of a job: its name, the document or event it is now, and a word on it."""

    name: str
    became: Became
    document: str | None = None
    event: str | None = None
    words: str = ""


#: Tells how a job goes.
Say = Callable[[Step | Outcome], None]


class Order(Protocol):
    """Something to do with the store. It is a frozen value that can be sent to another process."""

    @property
    def kind(self) -> JobKind: ...

    @property
    def what(self) -> str:
        """What is done, in words for the list of jobs."""
        ...

    @property
    def size(self) -> int:
        """The bytes that it holds until it is done."""
        ...

    def carry_out(self, writer: Writer, say: Say) -> None:
        """Do it. Raises StoreError, NotFoundError, CorrectionError or PageError where it cannot be done."""
        ...


@dataclass(frozen=True, slots=True)
class RelateOrder:
    """Find the events of all stored documents anew."""

    kind: JobKind = "events"
    what: str = "Find the events anew"
    size: int = 0

    def carry_out(self, writer: Writer, say: Say) -> None:
        """Find them."""
        relate(writer, say)


def relate(writer: Writer, say: Say) -> None:
    """Find the events anew, and say so."""
    say(Step("Finding events and comparing accounts"))
    relate_all(writer)
