"""Rows and tellings: what a proposition is about, and one voice's word on it with everything it rests on."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from rashomon.accounts.tellers import Teller
from rashomon.accounts.tied import reports_tied
from rashomon.accounts.values import Value
from rashomon.happenings.kinds import kind_of
from rashomon.model import Actor, Dimension, Event, Level, Number, Reading, Span, Telling

#: Whom a number counts where nobody in particular is named: it answers every number of its role.
EVERYBODY = "*"
#: First part of the keys of rows for what two reports tell otherwise.
BESIDE = "beside"
#: First part of the keys of rows for what one voice told first and then.
TURN = "turn"
#: First parts of the keys of rows that are known by a clause: what a voice says in it, the words by which it denies
#: something, and what it denies.
SAID = "said"
UNSAID = "unsaid"
UNTRUE = "untrue"
#: First parts of the keys of rows for values given by the way.
_BY_THE_WAY = frozenset({BESIDE, TURN, "when", "where", "ground", "actor", "recipient", "party", "first", "firm"})


def told_by_the_way(key: str) -> bool:
    """Whether a row's key is that of a value that other words give by the way."""
    return key.partition(":")[0] in _BY_THE_WAY


def is_saying(key: str) -> bool:
    """Whether a row's key is that of a clause that a voice chose to say."""
    return key.partition(":")[0] in (SAID, UNSAID, UNTRUE)


def is_denial(key: str) -> bool:
    """Whether a row's key is that of a clause that says "not": who denies on such a row says just these words."""
    return key.partition(":")[0] == UNSAID


@dataclass(frozen=True, slots=True, order=True)
class Row:
    """What a proposition is about: an event's occurrence, a topic or part of it, a number, a date."""

    event: str
    dimension: Dimension
    key: str

    @property
    def is_claim(self) -> bool:
        """Whether it is a claim that somebody denies, in its own words."""
        return self.key.startswith("claim:")

    @property
    def is_beside(self) -> bool:
        """Whether it holds what two reports tell of one thing, which cannot both be so."""
        return self.key.startswith(f"{BESIDE}:")

    @property
    def is_turn(self) -> bool:
        """Whether it holds what one voice told first and what it told then."""
        return self.key.startswith(f"{TURN}:")

    @property
    def can_be_left_out(self) -> bool:
        """Whether silence on it means something although nobody remarks on it: what an exchange was about, what was to
        come of it and when. A claim, a charge, a clause that one voice chose to say, or a value given by the way,
        nobody can be said to leave out."""
        first, mark, _ = self.key.partition(":")
        return self.dimension in ("content", "modality", "date") and (first == "topic" or not mark)

    @property
    def is_ground(self) -> bool:
        """Whether it is about whose land, water or air a deed was done on."""
        return self.key.startswith("ground:")

    @property
    def tells_value(self) -> bool:
        """Whether it is a row of values that other words give by the way: who, where, when, how firmly. Who leaves one
        out is not silent on it, and only what differs is told of it."""
        return told_by_the_way(self.key)


@dataclass(frozen=True, slots=True)
class Told:
    """One voice's telling on one row, with its words. `value` is shown, `slot` is what can be laid beside another
    voice's (see `values`). `derived` marks what follows from a stronger or weaker topic, `background` what only
    describes something else ("in which 44 people died"), `passing` what a clause names on its way to something else
    ("had always welcomed talks"): a denial is no answer to it; `unremarked` a silence that no report notes, `limited`
    what says of itself that there was no more ("only regret"). `answers` are the tellings that a denial was read to
    deny, which need not be those that the voices' accounts rest on. `came_from` is the row in which a guest was told
    (see `meeting`)."""

    row: Row
    teller: Teller
    chain: tuple[Level, ...]
    attribution: str | None
    telling: Telling
    evidence: Span
    document: str
    value: str | None = None
    slot: Value | None = None
    corrects: bool = False
    derived: bool = False
    background: bool = False
    confirmed: bool = False
    plain: bool = False
    passing: bool = False
    unremarked: bool = False
    limited: bool = False
    answers: tuple[Told, ...] = ()
    came_from: Row | None = None

    @property
    def origin(self) -> Row:
        """The row in which it was told."""
        return self.came_from or self.row

    @property
    def number(self) -> Number | None:
        """The value, where it is a number."""
        return self.slot if isinstance(self.slot, Number) else None


@dataclass(frozen=True)
class Scene:
    """Everything tellings are read from, ready for looking up."""

    readings: Sequence[Reading]
    actors: Mapping[str, Actor]
    home: Mapping[str, str]  # event of each mention
    acts: frozenset[str]  # attributions that are themselves what is told, not somebody's telling
    negations: frozenset[str]  # attributions whose own words are negated: what they deny is what they negate
    events: Mapping[str, Event]
    parents: Mapping[str, str]  # the exchange in which an event was said or done
    topics: Mapping[str, str]  # the topic under which a part of an exchange is told of

    @cached_property
    def tied(self) -> Mapping[str, frozenset[str]]:
        """For each report those that tell of one story with it, itself included; reports alone are left out."""
        return reports_tied(self.readings)

    @cached_property
    def only_casualties(self) -> frozenset[str]:
        """The events that are told of by words for casualties alone ("eight of the wounded died"): they belong to the
        attack told of beside them."""
        told: dict[str, bool] = {}
        for mention in (m for r in self.readings for m in r.event_mentions if m.id in self.home):
            event = self.home[mention.id]
            told[event] = told.get(event, True) and kind_of(mention).casualty
        return frozenset(event for event, only in told.items() if only)

    def table_of(self, event: str) -> str:
        """The event in whose table a telling of this event stands."""
        seen = {event}
        while (above := self.parents.get(event)) is not None and above not in seen:
            seen.add(above)
            event = above
        return event
