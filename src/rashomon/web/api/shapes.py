"""The shapes of the records of `rashomon.formats.json` as the API declares them; a test holds that both have the same
fields. A field without a default is always there; what is not known is null or an empty list."""

from __future__ import annotations

from typing import Literal

from pydantic import BaseModel, Field

from rashomon.model import (
    ActorKind,
    BlockRole,
    CorrectionKind,
    Dimension,
    EventStatus,
    LinkKind,
    ParticipantRole,
    Stance,
    Telling,
    TimeStatus,
    Verdict,
    VoiceKind,
)
from rashomon.model.documents import Basis, DocumentKind
from rashomon.model.events import PartKind
from rashomon.model.expressions import PlaceFeature
from rashomon.model.statements import Form

Country = Field(description="ISO 3166-1 alpha-3.")
Day = Field(description="ISO 8601 day.")


class Span(BaseModel):
    """A stretch of a document's text: `text[start:end]` in code points, never empty."""

    document: str
    start: int = Field(ge=0)
    end: int = Field(ge=1)


class Date(BaseModel):
    """A date with its earliest and latest day; nulls where nothing is known."""

    edtf: str | None = Field(description="Extended Date/Time Format, ISO 8601-2.")
    earliest: str | None = Day
    latest: str | None = Day


class Place(BaseModel):
    """Where, with coordinates as far as they are known; `derived` ones are a rough middle."""

    name: str | None
    country: str | None = Country
    geonameid: int | None
    lat: float | None
    lon: float | None
    precision: PlaceFeature
    derived: bool


class Actor(BaseModel):
    """A person, state, government, office, organisation, armed group, outlet or group."""

    id: str
    name: str
    kind: ActorKind
    country: str | None = Country
    cameo: str | None
    side: str | None = Field(description="The id of the state or group it speaks for.")
    side_evidence: Span | str | None
    role: str | None


class Voice(BaseModel):
    """One voice of a chain and where it is named."""

    name: str
    actor: str | None
    kind: VoiceKind
    span: Span | None


class Level(BaseModel):
    """Voices that speak together."""

    voices: list[Voice]


class Hedge(BaseModel):
    """Words that weaken a claim, and the words they weaken."""

    document: str
    start: int = Field(ge=0)
    end: int = Field(ge=1)
    kind: str
    scope: list[Span]


class Attribution(BaseModel):
    """A source said a content; `parent` is the id of the attribution around it, `chain` runs from the outermost voice
    to the innermost."""

    id: str
    document: str
    source: list[Span]
    cue: list[Span]
    content: list[Span]
    parent: str | None
    chain: list[Level]
    stance: Stance
    form: Form
    hedges: list[Hedge]


class Published(Date):
    """When a document was published, and what that rests on."""

    basis: Basis
    reasons: list[str]


class Block(BaseModel):
    """A part of the text with its role, and why it is no evidence where that was found out."""

    start: int
    end: int
    role: BlockRole
    why: str | None = None


class Copied(BaseModel):
    """A part of the text that stands in another document, which had it first."""

    start: int
    end: int
    original: str


class DocumentLine(BaseModel):
    """A document in a list, without its text."""

    id: str
    path: str
    sha256: str
    outlet: str | None
    publisher: str | None
    kind: DocumentKind
    title: str | None
    language: str | None
    published: Date
    carrier_of: str | None = Field(description="The id of the document of which this is a reprint.")
    unread: str | None = Field(description="Why it was stored but not read.")


class Document(BaseModel):
    """A document with its text as printed, which all spans count in."""

    id: str
    path: str
    address: str | None = Field(description="The web address that it was fetched from.")
    sha256: str
    text: str
    title: str | None
    language: str | None
    outlet: str | None
    kind: DocumentKind
    publisher: str | None
    carrier_of: str | None
    copied: list[Copied]
    unread: str | None
    published: Published
    blocks: list[Block]


class Plover(BaseModel):
    """A PLOVER root with its mode and context."""

    root: str
    mode: str | None
    context: str | None


class Participant(BaseModel):
    """Who takes part, and how."""

    role: ParticipantRole
    actor: str


class EventTime(Date):
    """When, how that is known, and from what."""

    status: TimeStatus
    reason: str


class SummaryPart(BaseModel):
    """A piece of the line that sums up an event, with what it rests on."""

    kind: PartKind
    text: str
    propositions: list[str]
    accounts: list[str]
    evidence: list[Span]


class Summary(BaseModel):
    """An event in one line, whole and piece by piece."""

    text: str
    parts: list[SummaryPart]


class Account(BaseModel):
    """What one voice says on a proposition; where it is silent, it is silent in the texts we have."""

    id: str
    voice: str
    actor: str | None
    side: str | None
    chain: list[Level]
    attribution: str | None
    stance: Telling
    value: str | None
    said_at: Date | None
    evidence: list[Span]
    likened: bool


class Fixed(BaseModel):
    """A date or type that a person set, and what was read in its place."""

    correction: int = Field(description="The correction's number.")
    what: Literal["date", "type"]
    value: str
    read_as: str
    read_why: str
    at: str
    by: str | None
    note: str | None


class Remark(BaseModel):
    """A person's words on an event."""

    correction: int
    words: str
    at: str
    by: str | None


class Rejected(BaseModel):
    """An account that a person found wrong, which counts for nothing; `text` and `dimension` are of its row."""

    correction: int
    account: Account
    text: str
    dimension: Dimension
    at: str
    by: str | None
    note: str | None


class Event(BaseModel):
    """What mentions of the same happening share; `disputed` names the dimensions on which the accounts differ. What
    persons set, said and rejected is there only where somebody did."""

    id: str
    label: str
    plover: Plover | None
    cameo: str | None
    participants: list[Participant]
    accused: list[str]
    time: EventTime
    place: Place | None
    status: EventStatus
    disputed: list[Dimension]
    mentions: list[str]
    documents: list[str]
    told: Date | None = Field(description="When the first report that tells of it was published; no date of the event.")
    summary: Summary
    quad: int | None = Field(description="PLOVER quad class, 1 to 4.")
    goldstein: float | None
    fixed: list[Fixed] = Field(default=[], description="Dates and types that persons set.")
    remarks: list[Remark] = Field(default=[], description="Persons' notes.")
    rejected: list[Rejected] = Field(default=[], description="Accounts that persons found wrong.")


class Link(BaseModel):
    """A relation between two events and the passages that say so."""

    a: str
    b: str
    kind: LinkKind
    reason: str
    evidence: list[Span]


class AccountLine(Account):
    """An account in a list of its own, with the proposition it is on."""

    proposition: str


class Party(BaseModel):
    """The voices of one side."""

    side: str | None
    voices: list[str]


class Corroboration(BaseModel):
    """Who says a thing, each voice once, with how many are independent of one another."""

    voices: int
    independent: int
    parties: list[Party]
    outlets: list[str]
    unnamed: list[str]
    weaker: list[str]


class Proposition(BaseModel):
    """One thing that can be said of an event, with every voice's account."""

    id: str
    event: str
    text: str
    dimension: Dimension
    accounts: list[Account]
    corroboration: Corroboration


class ComparedSide(BaseModel):
    """One side of a comparison."""

    account: str | None
    evidence: list[Span]
    chain: list[Level]


class Comparison(BaseModel):
    """Two claims side by side, with the verdict and why."""

    id: str
    event: str | None
    proposition: str | None
    dimension: Dimension
    a: ComparedSide
    b: ComparedSide
    verdict: Verdict
    nuance: str | None
    why: str


class RejectedAccount(BaseModel):
    """Which account a person rejects: its voice, row and words. `row` is the proposition's key without ids."""

    voice: str
    dimension: Dimension
    row: str
    stance: Telling
    evidence: list[Span]
    likened: bool


class Correction(BaseModel):
    """A person's word on what was read, held by places in texts (see the documentation of corrections)."""

    number: int
    kind: CorrectionKind
    a: list[Span]
    b: list[Span]
    at: str
    by: str | None
    note: str | None
    value: str | None = Field(description="The date (EDTF) or type (ROOT or ROOT/mode) that was set.")
    account: RejectedAccount | None
    withdrawn_at: str | None = Field(description="When it was taken back; null while it stands.")
    withdrawn_by: str | None
    effect: bool | None = Field(description="Whether the events follow it; null until they are found anew.")
