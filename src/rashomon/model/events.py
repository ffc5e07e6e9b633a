"""What mentions of the same happening share, and how events are related."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from rashomon.model.corrections import Fixed, Rejected, Remark
from rashomon.model.documents import NO_DATE, Date, Span
from rashomon.model.expressions import Place
from rashomon.model.happenings import Dimension, EventTime, LinkKind, Participant, PloverType

EventStatus = Literal["occurred", "planned", "possible", "claimed", "denied", "disputed"]
PartKind = Literal["event", "told", "content", "number", "dispute", "silence"]


@dataclass(frozen=True, slots=True)
class SummaryPart:
    """A piece of the line that sums up an event, with what it rests on: ids of propositions and of accounts, and the
    passages. The pieces follow one another as they are, with the marks that join them."""

    kind: PartKind
    text: str
    propositions: tuple[str, ...] = ()
    accounts: tuple[str, ...] = ()
    evidence: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Summary:
    """An event in one line: what is agreed, what is in dispute and between whom, what is left out."""

    parts: tuple[SummaryPart, ...] = ()

    @property
    def text(self) -> str:
        """The line as plain text."""
        return "".join(part.text for part in self.parts)


@dataclass(frozen=True, slots=True)
class Event:
    """What mentions of the same happening share. `disputed` names the dimensions on which the accounts differ; `told`
    is the publication date of the first report that tells of it, which is no date of the event. Of the participants
    none is only accused of having done it: those are the `accused`. `fixed`, `remarks` and `rejected` are what persons
    set on it, said of it, and found wrong in it."""

    id: str
    label: str
    plover: PloverType | None
    cameo: str | None
    participants: tuple[Participant, ...]
    time: EventTime
    place: Place | None
    status: EventStatus
    disputed: tuple[Dimension, ...]
    mentions: tuple[str, ...]
    documents: tuple[str, ...]
    told: Date = NO_DATE
    summary: Summary = Summary()
    accused: tuple[Participant, ...] = ()
    fixed: tuple[Fixed, ...] = ()
    remarks: tuple[Remark, ...] = ()
    rejected: tuple[Rejected, ...] = ()


@dataclass(frozen=True, slots=True)
class Link:
    """A relation between two events, with its reason and the passages that say so (none where no words do)."""

    a: str
    b: str
    kind: LinkKind
    reason: str
    evidence: tuple[Span, ...] = ()
