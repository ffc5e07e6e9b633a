"""The nouns of Rashomon as frozen values. This module imports nothing of ours.

Offsets are 0-based code points in a document's text, ends exclusive. Dates are EDTF strings (Extended Date/Time
Format, ISO 8601-2:2019) with the earliest and latest ISO day they allow. Countries are ISO 3166-1 alpha-3 codes.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

BlockRole = Literal["headline", "byline", "dateline", "caption", "body", "boilerplate"]
DocumentKind = Literal["report", "statement", "wire", "unknown"]
Basis = Literal["given", "metadata", "inferred", "unknown"]
ActorKind = Literal["person", "state", "government", "office", "organisation", "armed-group", "outlet", "group"]
ActorReading = Literal["name", "title", "metonym", "pronoun", "nominal"]
PlaceFeature = Literal["country", "region", "county", "city", "airport", "sea", "border", "other"]
TimeStatus = Literal["explicit", "resolved", "interval", "unresolved"]
TimeKind = Literal["date", "time", "duration", "set"]
VoiceKind = Literal["narrator", "outlet", "institution", "person", "document", "unnamed"]
Stance = Literal[
    "asserts", "confirms", "denies", "disputes", "omits", "accuses", "demands", "promises", "suggests", "unknown"
]
Form = Literal["direct", "indirect", "mixed"]
Modality = Literal["actual", "future", "possible", "negated", "reported"]
Auxiliary = Literal["historical", "future", "hypothetical", "negated"]
ParticipantRole = Literal["actor", "recipient", "third"]
Bound = Literal["exact", "at_least", "at_most", "about"]
EventStatus = Literal["occurred", "planned", "possible", "claimed", "denied", "disputed"]
Dimension = Literal["occurrence", "content", "number", "date", "place", "participants", "modality", "evaluation"]
Telling = Literal["asserts", "weaker", "denies", "differs", "silent"]
Verdict = Literal["agree", "omit", "deny", "contradict", "aspect", "different_event"]
CorrectionKind = Literal["same", "apart"]
DetailSort = Literal["number", "date", "place", "name", "polarity"]
PartKind = Literal["event", "told", "content", "number", "dispute", "silence"]
LinkKind = Literal["possibly_same", "follows", "responds_to", "during", "announces", "part_of"]

#: Roles whose text is evidence and may tell of events; captions and boilerplate never do.
EVIDENCE_ROLES: frozenset[BlockRole] = frozenset({"headline", "dateline", "body"})


# ---------------------------------------------------------------- text
@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A stretch of one document's text, `text[start:end]`, never empty."""

    document: str
    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start < self.end:
            raise ValueError(f"no span: {self.start}-{self.end} of {self.document}")

    def __len__(self) -> int:
        return self.end - self.start

    def overlaps(self, other: Span) -> bool:
        """Whether both share at least one code point of the same document."""
        return self.document == other.document and self.start < other.end and other.start < self.end

    def contains(self, other: Span) -> bool:
        """Whether the other lies inside this one (or equals it)."""
        return self.document == other.document and self.start <= other.start and other.end <= self.end


@dataclass(frozen=True, slots=True)
class Date:
    """A date as EDTF, with its earliest and latest ISO day; all None where nothing is known."""

    edtf: str | None = None
    earliest: str | None = None
    latest: str | None = None

    @property
    def known(self) -> bool:
        """Whether it bounds time on at least one side."""
        return self.earliest is not None or self.latest is not None


NO_DATE = Date()


@dataclass(frozen=True, slots=True)
class Published:
    """When a document was published: the date, what it rests on, and why."""

    date: Date = NO_DATE
    basis: Basis = "unknown"
    reasons: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class PageMetadata:
    """What the reader was told, or a page says of itself; None where nothing is said."""

    published: str | None = None  # EDTF
    basis: Basis = "unknown"  # of `published`
    outlet: str | None = None
    kind: DocumentKind | None = None
    publisher: str | None = None  # name or actor id of a statement's publisher
    title: str | None = None
    language: str | None = None


@dataclass(frozen=True, slots=True)
class Page:
    """Raw bytes from a file, with where they came from and what was given with them."""

    path: str
    content: bytes
    sha256: str
    given: PageMetadata = PageMetadata()


@dataclass(frozen=True, slots=True)
class Block:
    """One or more lines of a document's text with a single role."""

    start: int
    end: int
    role: BlockRole


@dataclass(frozen=True, slots=True)
class Copied:
    """A stretch of a document's text that stands in another document, which had it first: `original` is its id."""

    span: Span
    original: str


@dataclass(frozen=True, slots=True)
class Document:
    """One report or statement: text that never changes, its blocks, publisher and publication date.

    `unread` says why the text was stored but not read (another language, say); None when it was read.
    `publisher` is an actor id; in a statement the narrator is the publisher. `carrier_of` is the id of the document of
    which this is a reprint, `copied` what it took from others word by word; both are found among all documents.
    """

    id: str
    path: str
    sha256: str
    text: str
    blocks: tuple[Block, ...]
    title: str | None = None
    language: str | None = None
    outlet: str | None = None
    kind: DocumentKind = "unknown"
    publisher: str | None = None
    carrier_of: str | None = None
    copied: tuple[Copied, ...] = ()
    published: Published = Published()
    unread: str | None = None

    def quote(self, span: Span) -> str:
        """The exact words of a span of this document."""
        return self.text[span.start : span.end]

    def role_at(self, offset: int) -> BlockRole | None:
        """The role of the block that holds an offset, or None between blocks."""
        return next((b.role for b in self.blocks if b.start <= offset < b.end), None)


# ---------------------------------------------------------------- expressions, as written
@dataclass(frozen=True, slots=True)
class ActorExpression:
    """Words that stand for one or more actors, before it is decided which.

    `actors` are ids where the knowledge files or the shape of the words settle it; `office` is (country, office) for
    "the Turkish president" or "his Turkish counterpart"; `country` is what a demonym or name points to.
    `role` is the title or apposition the text gives a person ("Foreign Minister"). `confidence` is the probability
    that a name which could be a place's stands for an actor here; None where nothing had to be decided.
    """

    span: Span
    reading: ActorReading
    actors: tuple[str, ...] = ()
    office: tuple[str, str] | None = None
    country: str | None = None
    role: str | None = None
    confidence: float | None = None


@dataclass(frozen=True, slots=True)
class TimeExpression:
    """Words that give a time; `rule` names the rule of the tagger, `value` what the rule read off the words."""

    span: Span
    kind: TimeKind
    rule: str
    value: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class PlaceExpression:
    """Words that name a place, with the ids of its candidates in the gazetteer, best first. `confidence` is the
    probability that the place is meant and not those who act there; None where nothing had to be decided."""

    span: Span
    candidates: tuple[int, ...] = ()
    country: str | None = None
    feature: PlaceFeature = "other"
    confidence: float | None = None


# ---------------------------------------------------------------- resolved expressions
@dataclass(frozen=True, slots=True)
class Actor:
    """A person, state, government, office, organisation, armed group, outlet or group that acts or speaks.

    `side` is the id of the state or group it speaks for; `side_evidence` is a span, or a sentence naming the source.
    `role` is the title that a text gives a person.
    """

    id: str
    name: str
    kind: ActorKind
    country: str | None = None
    cameo: str | None = None
    side: str | None = None
    side_evidence: Span | str | None = None
    role: str | None = None


@dataclass(frozen=True, slots=True)
class ActorMention:
    """One expression for one actor; an expression for several actors has one record for each. `confidence`: as of its
    expression."""

    span: Span
    actor: str
    reading: ActorReading
    confidence: float | None = None


@dataclass(frozen=True, slots=True)
class TimeMention:
    """A time expression with the date it gives, how that was found, and what it dates (`anchor`)."""

    span: Span
    date: Date
    status: TimeStatus
    kind: TimeKind
    anchor: str | None
    reason: str


@dataclass(frozen=True, slots=True)
class Place:
    """Where: a name with coordinates and GeoNames id (an airport has its city's), as far as they are known.

    `feature` says what the name names and so how fine the place is; a `derived` point is a rough middle.
    """

    name: str | None
    country: str | None = None
    geonameid: int | None = None
    lat: float | None = None
    lon: float | None = None
    feature: PlaceFeature = "other"
    derived: bool = False


@dataclass(frozen=True, slots=True)
class PlaceMention:
    """Words of the text that name a place. `confidence`: as of their expression."""

    span: Span
    place: Place
    confidence: float | None = None


# ---------------------------------------------------------------- statements
@dataclass(frozen=True, slots=True)
class Voice:
    """One voice of a chain: the name it goes by, its actor where one is known, and where it is named."""

    name: str
    kind: VoiceKind
    actor: str | None = None
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class Level:
    """Voices that speak together ("both Kremlin and Ankara sources")."""

    voices: tuple[Voice, ...]


@dataclass(frozen=True, slots=True)
class Hedge:
    """Words that weaken a claim, what kind of weakening they are (see knowledge/cues), and the words that they weaken:
    in "suspected rebels shelled the town" who did it, not that it happened."""

    span: Span
    kind: str
    scope: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Attribution:
    """A source said a content: the attribution relation of PARC and PolNeAR, with stance, hedges and nesting.

    `parent` is the id of the attribution inside whose content this one stands. `chain` runs from the outermost voice
    (the narrator, or a statement's publisher) to the innermost, and is empty until the actors are resolved.
    """

    id: str
    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]
    stance: Stance
    form: Form
    hedges: tuple[Hedge, ...] = ()
    parent: str | None = None
    chain: tuple[Level, ...] = ()

    @property
    def innermost(self) -> Level | None:
        """The voices responsible for the content, or None before the chain is known."""
        return self.chain[-1] if self.chain else None


# ---------------------------------------------------------------- happenings
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


@dataclass(frozen=True, slots=True)
class Reading:
    """All that one document gives when it is read alone."""

    document: Document
    actors: tuple[Actor, ...] = ()
    actor_mentions: tuple[ActorMention, ...] = ()
    times: tuple[TimeMention, ...] = ()
    places: tuple[PlaceMention, ...] = ()
    attributions: tuple[Attribution, ...] = ()
    event_mentions: tuple[EventMention, ...] = ()
    items: tuple[Item, ...] = ()
    details: tuple[Detail, ...] = ()


# ---------------------------------------------------------------- events and accounts
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
    none is only accused of having done it: those are the `accused`."""

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


@dataclass(frozen=True, slots=True)
class Account:
    """What one voice says on one proposition; a silent account's evidence is its account of the event."""

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
class Link:
    """A relation between two events, with its reason and the passages that say so (none where no words do)."""

    a: str
    b: str
    kind: LinkKind
    reason: str
    evidence: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Suggestion:
    """Two accounts of a proposition that a reader's own model takes for a conflict: how sure it is (0 to 1), and the
    SHA-256 of the model. Unconfirmed; it decides nothing."""

    proposition: str
    a: str
    b: str
    score: float
    model: str


@dataclass(frozen=True, slots=True)
class Correction:
    """A person's word on two mentions (ids): that they tell of the same event, or that they do not. `by` is who said
    so, `at` when (ISO 8601), `note` why."""

    kind: CorrectionKind
    a: str
    b: str
    at: str
    by: str | None = None
    note: str | None = None


@dataclass(frozen=True, slots=True)
class Chronology:
    """The whole: documents as read, events in order of time, and what every voice says of them. `corrections` are those
    that the events follow, `suggestions` what a reader's own model made of the accounts, where one was given."""

    readings: tuple[Reading, ...] = ()
    actors: tuple[Actor, ...] = ()
    events: tuple[Event, ...] = ()
    propositions: tuple[Proposition, ...] = ()
    comparisons: tuple[Comparison, ...] = ()
    links: tuple[Link, ...] = ()
    corrections: tuple[Correction, ...] = ()
    suggestions: tuple[Suggestion, ...] = ()
