"""A small chronology made by hand: two reports that differ over a letter, and a meeting without a date."""

from __future__ import annotations

import hashlib
from dataclasses import replace

from rashomon.model import (
    NO_DATE,
    Account,
    Actor,
    ActorMention,
    Attribution,
    Block,
    Chronology,
    ComparedSide,
    Comparison,
    Date,
    Document,
    Event,
    EventMention,
    EventTime,
    Hedge,
    Item,
    Level,
    Link,
    Number,
    Participant,
    Place,
    PlaceMention,
    PloverType,
    Proposition,
    Published,
    Reading,
    Span,
    TimeMention,
    Voice,
)

TUESDAY = Date("2023-05-16", "2023-05-16", "2023-05-16")
POST = (
    "Nairobi and Mogadishu differ over letter\n\n"
    "Kenya's president wrote to his Somali counterpart on Tuesday [16 May]. Villa Somalia said the letter promised to "
    "lift the ban on flights. According to Radio Bondeni, a State House spokesman said it “held no promise of that "
    "kind”. The two may meet in Kampala."
)
RADIO = "State House: letter brings no end to flight ban\n\nThe letter held no promise of that kind, a spokesman said."

ACTORS = (
    Actor("office:KEN/president", "State House", "office", "KEN", side="state:KEN", side_evidence="the seat of Kenya"),
    Actor("office:SOM/president", "Villa Somalia", "office", "SOM", side="state:SOM", side_evidence=None),
    Actor("state:KEN", "Kenya", "state", "KEN", "KEN"),
    Actor("state:SOM", "Somalia", "state", "SOM", "SOM"),
)


def sha256(text: str) -> str:
    """The digest of a text's bytes."""
    return hashlib.sha256(text.encode()).hexdigest()


def document_of(text: str, name: str, outlet: str, published: Date = TUESDAY) -> Document:
    """A document whose first line is the headline."""
    head = text.index("\n")
    blocks = (Block(0, head, "headline"), Block(head + 2, len(text), "body"))
    return Document(
        sha256(text)[:16],
        f"{name}.txt",
        sha256(text),
        text,
        blocks,
        text[:head],
        "en",
        outlet,
        "report",
        published=Published(published, "given", ("given with the file",)),
    )


POST_DOCUMENT = document_of(POST, "post", "The Quayside Post")
RADIO_DOCUMENT = document_of(RADIO, "radio", "Radio Bondeni")


def span(document: Document, words: str) -> Span:
    """Where words stand in a document."""
    start = document.text.index(words)
    return Span(document.id, start, start + len(words))


def _voices(*names: str) -> tuple[Level, ...]:
    return tuple(Level((Voice(name, "institution"),)) for name in names)


SOMALIA_SAYS = Attribution(
    "a-1",
    (span(POST_DOCUMENT, "Villa Somalia"),),
    (span(POST_DOCUMENT, "said"),),
    (span(POST_DOCUMENT, "the letter promised to lift the ban on flights"),),
    "asserts",
    "indirect",
    chain=_voices("The Quayside Post", "Villa Somalia"),
)
RADIO_SAYS = Attribution(
    "a-2",
    (span(POST_DOCUMENT, "Radio Bondeni"),),
    (span(POST_DOCUMENT, "According to"),),
    (span(POST_DOCUMENT, "a State House spokesman said it “held no promise of that kind”"),),
    "asserts",
    "indirect",
    chain=_voices("The Quayside Post", "Radio Bondeni"),
)
KENYA_SAYS = Attribution(
    "a-3",
    (span(POST_DOCUMENT, "a State House spokesman"),),
    (span(POST_DOCUMENT, "said it"),),
    (span(POST_DOCUMENT, "“held no promise of that kind”"),),
    "denies",
    "mixed",
    parent="a-2",
    chain=_voices("The Quayside Post", "Radio Bondeni", "State House spokesman"),
)
KENYA_ON_AIR = Attribution(
    "a-4",
    (span(RADIO_DOCUMENT, "a spokesman"),),
    (span(RADIO_DOCUMENT, "said"),),
    (span(RADIO_DOCUMENT, "The letter held no promise of that kind"),),
    "denies",
    "indirect",
    hedges=(Hedge(span(RADIO_DOCUMENT, "held"), "example"),),
    chain=_voices("Radio Bondeni", "State House spokesman"),
)


def _mention(number: int, document: Document, trigger: str, clause: str, said: str | None = None) -> EventMention:
    letter = trigger != "meet"
    return EventMention(
        f"m-{number}",
        span(document, trigger),
        span(document, clause),
        trigger,
        trigger == "letter",
        "actual" if letter else "possible",
        PloverType("CONSULT"),
        "0231" if letter else "036",
        said,
        participants=(Participant("actor", "office:KEN/president", None),),
        time=EventTime(TUESDAY, "resolved", "on Tuesday") if letter else EventTime(),
        place=None if letter else Place("Kampala", "UGA", 232422, 0.32, 32.58),
        numbers=(Number(1.0, "exact", "letter", None, span(document, trigger)),) if letter else (),
    )


POST_READING = Reading(
    POST_DOCUMENT,
    ACTORS,
    (ActorMention(span(POST_DOCUMENT, "Villa Somalia"), "office:SOM/president", "metonym"),),
    (TimeMention(span(POST_DOCUMENT, "Tuesday"), TUESDAY, "resolved", "date", "wrote", "the day of publication"),),
    (PlaceMention(span(POST_DOCUMENT, "Kampala"), Place("Kampala", "UGA", 232422, 0.32, 32.58)),),
    (SOMALIA_SAYS, RADIO_SAYS, KENYA_SAYS),
    (
        _mention(1, POST_DOCUMENT, "wrote", "Kenya's president wrote to his Somali counterpart on Tuesday"),
        _mention(2, POST_DOCUMENT, "meet", "The two may meet in Kampala"),
    ),
)
RADIO_READING = Reading(
    RADIO_DOCUMENT,
    ACTORS[:1],
    attributions=(KENYA_ON_AIR,),
    event_mentions=(_mention(3, RADIO_DOCUMENT, "letter", "The letter held no promise of that kind", "a-4"),),
)
PROMISED = Item(
    "i-1",
    span(POST_DOCUMENT, "promised to lift the ban on flights"),
    "a-1",
    "m-1",
    None,
    None,
    ("letter",),
    "promise",
    ("lift", "ban", "flight"),
    ("ban", "flight", "lift", "promise"),
)
POST_READING = replace(POST_READING, items=(PROMISED,))
READINGS = tuple(sorted((POST_READING, RADIO_READING), key=lambda reading: reading.document.id))

LETTER = Event(
    "e-letter",
    "Kenya's president writes to Somalia's",
    PloverType("CONSULT"),
    "0231",
    (Participant("actor", "office:KEN/president"), Participant("recipient", "office:SOM/president")),
    EventTime(TUESDAY, "resolved", "on Tuesday"),
    None,
    "occurred",
    ("content",),
    ("m-1", "m-3"),
    (POST_DOCUMENT.id, RADIO_DOCUMENT.id),
)
MEETING = Event(
    "e-meeting",
    "Presidents of Kenya and Somalia may meet",
    PloverType("CONSULT"),
    "036",
    (Participant("actor", "office:KEN/president"), Participant("actor", "office:SOM/president")),
    EventTime(),
    Place("Kampala", "UGA", 232422, 0.32, 32.58),
    "possible",
    (),
    ("m-2",),
    (POST_DOCUMENT.id,),
)


def _account(number: int, said: Attribution, side: str, stance: str, evidence: tuple[Span, ...]) -> Account:
    voice = said.chain[-1].voices[0].name
    actor = f"office:{side[-3:]}/president"
    return Account(f"c-{number}", voice, actor, side, said.chain, said.id, stance, None, TUESDAY, evidence)  # type: ignore[arg-type]


PROMISE = Proposition(
    "p-1",
    "e-letter",
    "the letter promised to lift the ban on flights",
    "content",
    (
        _account(1, SOMALIA_SAYS, "state:SOM", "asserts", SOMALIA_SAYS.content),
        _account(2, KENYA_SAYS, "state:KEN", "denies", KENYA_SAYS.content),
        _account(3, KENYA_ON_AIR, "state:KEN", "denies", KENYA_ON_AIR.content),
    ),
)
SENT = Proposition(
    "p-2",
    "e-letter",
    "Kenya's president wrote the letter",
    "occurrence",
    (
        Account(
            "c-4",
            "The Quayside Post",
            None,
            None,
            _voices("The Quayside Post"),
            None,
            "asserts",
            None,
            TUESDAY,
            (span(POST_DOCUMENT, "Kenya's president wrote to his Somali counterpart on Tuesday"),),
        ),
        _account(5, SOMALIA_SAYS, "state:SOM", "silent", SOMALIA_SAYS.content),
    ),
)
DENIAL = Comparison(
    "k-1",
    "e-letter",
    "p-1",
    "content",
    ComparedSide("c-1", SOMALIA_SAYS.content, SOMALIA_SAYS.chain),
    ComparedSide("c-2", KENYA_SAYS.content, KENYA_SAYS.chain),
    "deny",
    "of a promise",
    "State House rejects in so many words what Villa Somalia says of the letter.",
)
CHRONOLOGY = Chronology(
    READINGS,
    ACTORS,
    (LETTER, MEETING),
    (PROMISE, SENT),
    (DENIAL,),
    (Link("e-letter", "e-meeting", "announces", "the letter speaks of a meeting"),),
)
UNDATED = Published(NO_DATE)
