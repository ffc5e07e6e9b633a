"""What the pages of pairs, actors, sources and storylines show, as the store gives it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Generic, TypeVar

from rashomon.counting.actors import ActorName, Part, Partner
from rashomon.counting.sources import Answer, Turn
from rashomon.events.parties import Direction
from rashomon.events.storylines import Belonging, Storyline
from rashomon.model import Account, Actor, Attribution, Event, EventStatus, Link, Proposition, Telling

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Stretch(Generic[T]):
    """The lines of a list from `start` on, and how many it has in all."""

    lines: tuple[T, ...]
    total: int
    start: int


@dataclass(frozen=True, slots=True)
class PairLine:
    """Two parties (ids) and the events between them: those told as having happened, others (planned, possible or
    denied), those of the former on which accounts differ, and the first and last ISO day of any."""

    a: str
    b: str
    events: int
    others: int
    disputed: int
    first: str | None
    last: str | None


@dataclass(frozen=True, slots=True)
class PairCount:
    """How many events a pair had of one period, direction, quad class (0: no type) and status; how many of them are in
    dispute; how many have a Goldstein value, and the sum of these."""

    period: str
    direction: Direction
    quad: int
    status: EventStatus
    events: int
    disputed: int
    weighed: int
    goldstein: float


@dataclass(frozen=True, slots=True)
class PairView:
    """A pair with its names and all that is counted of it."""

    line: PairLine
    names: Mapping[str, str]
    counts: tuple[PairCount, ...]


@dataclass(frozen=True, slots=True)
class PairFilter:
    """Which events of a pair: of a period (a month, a year with its months, "2016-XX" for those known by the year
    alone, "undated" or "wide"), quad class, direction, and only those told as having happened or only the others."""

    period: str | None = None
    quad: int | None = None
    direction: Direction | None = None
    happened: bool | None = None
    disputed: bool = False


@dataclass(frozen=True, slots=True)
class ActorLine:
    """An actor and how much there is of it: events told as having happened, others, accounts it gives, first and last
    ISO day. `party` is whom it belongs to, None where that is itself."""

    actor: str
    name: str
    kind: str
    country: str | None
    party: str | None
    events: int
    others: int
    accounts: int
    first: str | None
    last: str | None


@dataclass(frozen=True, slots=True)
class ActorCount:
    """How many events an actor had a part in, by the part, PLOVER root ("" for none) and status."""

    part: Part
    root: str
    status: EventStatus
    events: int
    disputed: int


@dataclass(frozen=True, slots=True)
class VoiceCount:
    """How many accounts an actor gives with a stance, and of how many events."""

    stance: Telling
    accounts: int
    events: int


@dataclass(frozen=True, slots=True)
class ActorView:
    """An actor (None where only its id is known) with what is counted of it; `members` are those who belong to it."""

    line: ActorLine
    actor: Actor | None
    names: tuple[ActorName, ...]
    counts: tuple[ActorCount, ...]
    partners: tuple[Partner, ...]
    said: tuple[VoiceCount, ...]
    members: tuple[ActorLine, ...]
    called: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class SaidLine:
    """An account with its proposition, its event and the attribution it comes from, where it has one."""

    account: Account
    proposition: Proposition
    event: Event
    attribution: Attribution | None = None


@dataclass(frozen=True, slots=True)
class SourceLine:
    """A source and how much there is of it: documents of its own, reprints of others', how many without a day, first
    and last ISO day of publication, events that its own documents tell of."""

    id: str
    name: str
    actor: str | None
    documents: int
    reprints: int
    undated: int
    first: str | None
    last: str | None
    events: int


@dataclass(frozen=True, slots=True)
class SourceCarries:
    """How many accounts a source carries in its own voice, or in those of others, and how many of them another voice
    says too, denies, or gives otherwise."""

    own: bool
    accounts: int
    confirmed: int
    denied: int
    otherwise: int


@dataclass(frozen=True, slots=True)
class AnswerCount:
    """One voice that answers accounts which a source carries: with what, how many accounts, of how many events."""

    answer: Answer
    own: bool
    voice: str
    name: str
    side: str | None
    accounts: int
    events: int


@dataclass(frozen=True, slots=True)
class SourceView:
    """A source with what is counted of it; `reprints_of` and `reprinted_by` are (source id or "", name, documents)."""

    line: SourceLine
    actor: Actor | None
    turns: Mapping[Turn, int]
    carries: tuple[SourceCarries, ...]
    answers: tuple[AnswerCount, ...]
    reprints_of: tuple[tuple[str, str, int], ...]
    reprinted_by: tuple[tuple[str, str, int], ...]
    called: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class StorylineLine:
    """A storyline without its events, and how many events, disputed ones and documents it has."""

    storyline: Storyline
    events: int
    disputed: int
    documents: int


@dataclass(frozen=True, slots=True)
class StorylineView:
    """A storyline with a stretch of its events and why they belong to it, the links of these events, the sources that
    tell of it (id, name, events) and the storylines that links lead to. `former` is the id it was asked for by."""

    line: StorylineLine
    events: Stretch[tuple[Event, Belonging]]
    disputed: tuple[Event, ...]
    links: tuple[Link, ...]
    linked: Mapping[str, str]
    sources: tuple[tuple[str, str, int], ...]
    near: tuple[StorylineLine, ...]
    called: Mapping[str, str]
    former: str | None = None
