"""What is told in one document: event mentions and what is bound to them, items and details."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from rashomon.model.documents import NO_DATE, Date, Span
from rashomon.model.expressions import Place, TimeStatus

Modality = Literal["actual", "future", "possible", "negated", "reported"]
Auxiliary = Literal["historical", "future", "hypothetical", "negated"]
ParticipantRole = Literal["actor", "recipient", "third"]
Bound = Literal["exact", "at_least", "at_most", "about"]
Dimension = Literal["occurrence", "content", "number", "date", "place", "participants", "modality", "evaluation"]
DetailSort = Literal["number", "date", "place", "name", "polarity"]
LinkKind = Literal["possibly_same", "follows", "responds_to", "during", "announces", "part_of"]


@dataclass(frozen=True, slots=True)
class PloverType:
    """A PLOVER root with its mode and context, where they are known."""

    root: str
    mode: str | None = None
    context: str | None = None


@dataclass(frozen=True, slots=True)
class RoleFiller:
    """The words that fill a role of an event, as written; who that is comes with resolution."""

    role: ParticipantRole
    span: Span


@dataclass(frozen=True, slots=True)
class Participant:
    """Who takes part in an event and how."""

    role: ParticipantRole
    actor: str
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class Number:
    """A number bound to its role ("at least 38 killed": 38, at_least, person, killed)."""

    value: float
    bound: Bound
    unit: str | None
    role: str | None
    span: Span


@dataclass(frozen=True, slots=True)
class EventTime:
    """When an event took place, how that is known, and from which words."""

    date: Date = NO_DATE
    status: TimeStatus = "unresolved"
    reason: str = "no time is given"


@dataclass(frozen=True, slots=True)
class MentionRelation:
    """What the words of a text make of two of its event mentions: the one that has this relation `kind` the other.

    `other` is the id of the other mention, `cue` the words that say so, `evidence` the passages that hold both events.
    """

    kind: LinkKind
    other: str
    cue: Span
    evidence: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class EventMention:
    """One clause that tells of an event.

    `span` is the trigger, `extent` the clause, `lemma` the predicate's dictionary form; `attribution` the id of the
    innermost attribution whose content holds it, None for the narrator. `fillers`, `times` and `places` are the words
    bound to it; `participants`, `time` and `place` what they mean, empty until resolved. `definite` is true for
    wordings that point back ("the phone conversation"). `hedged` are the dimensions that hedges bear on
    ("participants" for "suspected militants killed 31"). `words` are the dictionary forms of the content words that
    belong to the trigger ("jet" in "the downing of a Russian jet", "first" in "first extended"). `auxiliary` is
    PLOVER's auxiliary mode (see knowledge/ontology/auxiliary.yaml), None for what is told as news of the report.
    `relations` are what the text says it is to other mentions, `wording` the words that name the event to a person.
    """

    id: str
    span: Span
    extent: Span
    lemma: str
    nominal: bool
    modality: Modality
    plover: PloverType | None
    cameo: str | None
    attribution: str | None = None
    definite: bool = False
    fillers: tuple[RoleFiller, ...] = ()
    times: tuple[Span, ...] = ()
    places: tuple[Span, ...] = ()
    participants: tuple[Participant, ...] = ()
    time: EventTime = EventTime()
    place: Place | None = None
    numbers: tuple[Number, ...] = ()
    hedged: tuple[Dimension, ...] = ()
    words: tuple[str, ...] = ()
    auxiliary: Auxiliary | None = None
    relations: tuple[MentionRelation, ...] = ()
    wording: Span | None = None


@dataclass(frozen=True, slots=True)
class Item:
    """One thing that a voice says, as slots that can be laid beside another voice's.

    `span` is the clause. `about` is the id of the mention of the call, letter or statement it tells of, `mention` the
    id of the event mention it states, `topic` the name of a topic of knowledge/topics. `subject`, `objects` and
    `words` (all of the clause) are dictionary forms; `negated` and `hedged` say how it is said, `corrects` that it is
    set against somebody's claim ("were actually carrying"), `restates` that its subject holds the claim it stands
    against ("the ship that X says was carrying arms was carrying rice"). `main` is false for what only stands in the
    background of what is said ("over the downing of the plane"); `asserted` is true of what the clause itself states,
    so that a denial of the clause denies it.
    """

    id: str
    span: Span
    attribution: str | None
    about: str | None
    mention: str | None
    topic: str | None
    subject: tuple[str, ...]
    predicate: str
    objects: tuple[str, ...]
    words: tuple[str, ...]
    negated: bool = False
    hedged: bool = False
    corrects: bool = False
    restates: bool = False
    main: bool = True
    asserted: bool = True


@dataclass(frozen=True, slots=True)
class Detail:
    """One thing that a sentence of a report's opening says of what it tells: how many, when, where, who, whether.

    `value` is in lower case (a weekday, an ISO day, the last word of somebody's name); it is `of` something: the noun
    that is counted, the verb of a date's clause, the feature of a place, the verb that somebody is the subject of, the
    verb that is affirmed ("+") or negated ("-"). `frame` are the dictionary forms of the words it hangs on and of their
    arguments, `words` those of all content words of the sentence, which is the n-th (`sentence`) of the report's text.
    `span` are the words of the value, `clause` those that make the claim. `bound` is that of a number.
    """

    sort: DetailSort
    value: str
    of: str
    span: Span
    clause: Span
    attribution: str | None
    sentence: int
    frame: tuple[str, ...]
    words: tuple[str, ...]
    bound: Bound = "exact"
