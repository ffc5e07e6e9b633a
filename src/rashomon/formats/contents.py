"""What a chronology holds, by id, in an order that does not depend on the order in which it came."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from rashomon.edtf import interval
from rashomon.knowledge.ontology import goldstein, roots, widest_code
from rashomon.model import (
    Account,
    Actor,
    Attribution,
    Chronology,
    Date,
    Document,
    Event,
    EventMention,
    Level,
    ParticipantRole,
    Place,
    PloverType,
    Proposition,
    Reading,
    Span,
)
from rashomon.presenting.words import names_of, published_by

#: Between the voices of a chain, and what stands for a voice without an actor among their ids.
FURTHER_IN, NOBODY = " > ", "-"
#: Between several passages in one cell.
_MORE = " … "
#: Sorts behind every ISO day.
_UNDATED = "9999-99-99"
_DIGITS = re.compile(r"([0-9]+)")
#: An address of the web, without what would end it inside a page or a cell.
_ADDRESS = re.compile(r"https?://[^\s\"'<>\\^`{|}]+")


@dataclass(frozen=True, slots=True)
class Contents:
    """The values of a chronology by id; events in order of time, undated ones last. `rows` are the propositions of each
    event, `carriers` the reprints of each document."""

    events: tuple[Event, ...]
    readings: Mapping[str, Reading]
    documents: Mapping[str, Document]
    actors: Mapping[str, Actor]
    names: Mapping[str, str]
    mentions: Mapping[str, EventMention]
    attributions: Mapping[str, Attribution]
    rows: Mapping[str, Sequence[Proposition]]
    carriers: Mapping[str, Sequence[str]]

    def participants(self, event: Event, role: ParticipantRole) -> tuple[Actor, ...]:
        """Those who take part in a role, each once; an actor without a record is known by its id alone."""
        return tuple(self.actor(each) for each in dict.fromkeys(p.actor for p in event.participants if p.role == role))

    def actor(self, identity: str) -> Actor:
        """The actor of an id; one without a record is known by its id alone."""
        return self.actors.get(identity) or Actor(identity, identity, "group")

    def publisher(self, document: str) -> str:
        """Who published a document: its outlet, its publisher by name, else the name of its file."""
        known = self.documents[document]
        return published_by(known.outlet, known.publisher, known.path, self.names)

    def first_mention(self, event: Event) -> EventMention | None:
        """The clause that tells of an event first: of the report published first, then by document, then in the text;
        None where no document of it is there."""
        told = [self.mentions[each] for each in event.mentions if each in self.mentions]
        return min(told, key=self._told, default=None)

    def _told(self, mention: EventMention) -> tuple[str, str, int, str]:
        document = self.documents[mention.span.document]
        earliest = document.published.date.earliest or _UNDATED
        return earliest, document.id, mention.span.start, mention.id

    def clause_of(self, event: Event, account: Account) -> EventMention | None:
        """The clause that tells of the event in the words of an account, the one that shares most with them; None where
        these words speak of the event without telling of it."""
        told = [self.mentions[each] for each in event.mentions if each in self.mentions]
        shared = [(max((_shared(m.extent, s) for s in account.evidence), default=0), m) for m in told]
        best = max((n for n, _ in shared), default=0)
        return min((m for n, m in shared if n == best), key=self._told) if best else None

    def chain(self, levels: Iterable[Level], document: str | None) -> str:
        """The voices from the outermost to the innermost; the narrator goes by the publisher's name."""

        def name(voice: str, kind: str) -> str:
            return self.publisher(document) if kind == "narrator" and document is not None else voice

        return FURTHER_IN.join(" and ".join(name(v.name, v.kind) for v in level.voices) for level in levels)

    def words(self, spans: Iterable[Span]) -> str:
        """The exact words of passages, "…" between them."""
        known = (span for span in spans if span.document in self.documents)
        return _MORE.join(self.documents[span.document].quote(span) for span in known)


def contents(chronology: Chronology) -> Contents:
    """The contents of a chronology. The same chronology gives the same, whatever the order of its lists."""
    readings = {r.document.id: r for r in sorted(chronology.readings, key=lambda r: r.document.id)}
    rows: dict[str, list[Proposition]] = defaultdict(list)
    for proposition in sorted(chronology.propositions, key=lambda p: natural(p.id)):
        rows[proposition.event].append(proposition)
    carriers: dict[str, list[str]] = defaultdict(list)
    for identity, reading in readings.items():
        if reading.document.carrier_of is not None:
            carriers[reading.document.carrier_of].append(identity)
    return Contents(
        tuple(sorted(chronology.events, key=in_time)),
        readings,
        {identity: reading.document for identity, reading in readings.items()},
        {actor.id: actor for actor in sorted(chronology.actors, key=lambda a: a.id)},
        names_of(chronology.actors),
        {m.id: m for reading in readings.values() for m in reading.event_mentions},
        {a.id: a for reading in readings.values() for a in reading.attributions},
        rows,
        carriers,
    )


def in_time(event: Event) -> tuple[bool, str, str, str]:
    """By the first day that the date allows, undated events last."""
    date = event.time.date
    return not date.known, date.earliest or date.latest or "", date.latest or "", event.id


def natural(identity: str) -> tuple[tuple[tuple[int, str], ...], str]:
    """A key by which ids sort as people count: e-1-p2 before e-1-p10."""
    pieces = _DIGITS.split(identity)
    return tuple((int(piece), "") if piece.isdecimal() else (-1, piece) for piece in pieces), identity


def chain_ids(levels: Iterable[Level]) -> str:
    """The ids of the actors of a chain, from the outermost to the innermost voice."""
    return FURTHER_IN.join("+".join(voice.actor or NOBODY for voice in level.voices) for level in levels)


def passages(spans: Iterable[Span]) -> str:
    """Passages as document:start-end."""
    return "|".join(f"{span.document}:{span.start}-{span.end}" for span in spans)


def precision(date: Date) -> str:
    """How fine a date is: day, month, year, interval, open (one end is not known) or unknown."""
    if not date.known:
        return "unknown"
    if date.earliest is None or date.latest is None:
        return "open"
    shortest = interval(date.earliest, date.latest).edtf or ""
    return "interval" if "/" in shortest else {4: "year", 7: "month"}.get(len(shortest), "day")


def address_of(document: Document) -> str | None:
    """The web address that a document was fetched from, None for one that came from a file."""
    return document.path if _ADDRESS.fullmatch(document.path) else None


def the_day(date: Date) -> str | None:
    """The ISO day of a date that is one day, else None."""
    return date.earliest if date.earliest == date.latest else None


def fineness(place: Place | None) -> str | None:
    """What a place is and so how fine it is, None for none."""
    return place.feature if place is not None else None


def event_code(plover: PloverType | None, cameo: str | None) -> str | None:
    """The CAMEO code of a type; where none is known, the widest code of its root and mode."""
    return cameo or (widest_code(plover.root, plover.mode) if plover is not None else None)


def clause_type(event: Event, clause: EventMention) -> tuple[PloverType | None, str | None]:
    """The type and the CAMEO code of what a clause tells of: its own where it has one, else the event's. A type that a
    person set on the event is that of all its clauses."""
    of_event = any(fixed.what == "type" for fixed in event.fixed) or (clause.plover is None and clause.cameo is None)
    return (event.plover, event.cameo) if of_event else (clause.plover or event.plover, clause.cameo)


def fixed_by_persons(event: Event) -> str:
    """What persons set on an event ("date", "type"), joined by a bar; "" for nothing."""
    return "|".join(fixed.what for fixed in event.fixed)


def quad_of(plover: PloverType | None) -> int | None:
    """PLOVER's quad class of a type."""
    return roots()[plover.root].quad if plover is not None and plover.root in roots() else None


def scale_of(plover: PloverType | None, cameo: str | None) -> float | None:
    """Goldstein's value of a type."""
    code = event_code(plover, cameo)
    return goldstein(code) if code else None


def _shared(a: Span, b: Span) -> int:
    """How many code points two passages share."""
    return max(0, min(a.end, b.end) - max(a.start, b.start)) if a.document == b.document else 0
