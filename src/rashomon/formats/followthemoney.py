"""FollowTheMoney entities (https://followthemoney.tech, schemata of 3.8), one JSON object a line, for Aleph and others.

Actors, documents and events are entities; who takes part, who reports and who stands for whom are links. FollowTheMoney
has no word for a claim: what a voice says on a proposition is a Note on the event, with the document as its proof, so
that nothing that is only said becomes a property of the event. The library is not needed to write them.
"""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from rashomon.formats.contents import Contents, address_of, contents, natural
from rashomon.formats.exporting import ExportFile
from rashomon.formats.json_lines import json_line
from rashomon.knowledge.exports import country_codes
from rashomon.knowledge.files import read_yaml
from rashomon.model import Account, Actor, Chronology, Date, Document, Event, Link, Proposition, Reading, Span
from rashomon.presenting.corrections import by_persons
from rashomon.presenting.links import relation_words
from rashomon.presenting.stances import day, stance
from rashomon.presenting.words import (
    BY_LIKENESS,
    exact_words,
    file_name,
    in_quotes,
    kind_of,
    published_by,
    status_told,
    via,
    where,
)

Record = dict[str, Any]

#: Hexadecimal digits of the digest in an id: 80 bits, too many to meet by chance.
_DIGITS = 20
#: Lengths of the dates that FollowTheMoney writes: year, month, day.
_PRECISIONS = (10, 7, 4)


@dataclass(frozen=True, slots=True)
class Codes:
    """What our words are in FollowTheMoney (see knowledge/formats/followthemoney.yaml)."""

    schemata: Mapping[str, str]
    roles: Mapping[str, str]
    countries: Mapping[str, str]
    unnamed: frozenset[str]
    languages: Mapping[str, str]

    def country(self, alpha3: str | None) -> str | None:
        """The code of a country; None for one that it does not name."""
        if alpha3 is None or alpha3 in self.unnamed:
            return None
        return self.countries.get(alpha3) or country_codes(alpha3).alpha2.lower() or None


@cache
def codes() -> Codes:
    """The table of codes."""
    read = read_yaml("formats/followthemoney.yaml")
    unnamed = frozenset(read["unnamed_countries"])
    return Codes(read["schemata"], read["roles"], read["countries"], unnamed, read["languages"])


def files(chronology: Chronology) -> tuple[ExportFile, ...]:
    """The entities of a chronology as JSON lines."""
    lines = (json_line(each, sorted_names=True) for each in entities(chronology))
    return (ExportFile("rashomon.ftm.json", "".join(lines).encode()),)


def entities(chronology: Chronology) -> Iterator[Record]:
    """Actors with their sides, documents with whom they name, events with all that is told of them, links."""
    known = contents(chronology)
    actors, documents = known.actors, known.documents
    for actor in actors.values():
        yield from _actor(actor, actors, documents)
    for reading in known.readings.values():
        yield from _document(reading, actors)
    for event in known.events:
        yield _event(event, actors)
        yield from _parts(event, actors)
        yield from _reports(event, known)
        for proposition in known.rows.get(event.id, ()):
            told = sorted(proposition.accounts, key=lambda each: natural(each.id))
            yield from (_note(each, proposition, documents) for each in told)
    for link in sorted(chronology.links, key=lambda link: (link.a, link.kind, link.b)):
        yield _link(link)


def entity_id(kind: str, *ids: str) -> str:
    """The id of an entity: FollowTheMoney's may hold no colon or slash, as ours do."""
    return f"rashomon-{kind}-{hashlib.sha256('|'.join(ids).encode()).hexdigest()[:_DIGITS]}"


def _entity(kind: str, ids: tuple[str, ...], schema: str, values: Mapping[str, str | Iterable[str] | None]) -> Record:
    """An entity with the properties that are known, each a list."""
    lists = {key: [value] if isinstance(value, str) else list(value or ()) for key, value in values.items()}
    properties = {key: [text for text in found if text] for key, found in lists.items()}
    return {
        "id": entity_id(kind, *ids),
        "schema": schema,
        "properties": {key: found for key, found in properties.items() if found},
    }


def _actor(actor: Actor, actors: Mapping[str, Actor], documents: Mapping[str, Document]) -> Iterator[Record]:
    """An actor, and for whom it speaks where that is known, with the evidence for it."""
    schema = codes().schemata[actor.kind]
    values: dict[str, str | None] = {
        "name": actor.name,
        "country": codes().country(actor.country),
        "classification": actor.kind,
        "notes": actor.id,
    }
    if schema == "Person":
        values["position"] = actor.role
    yield _entity("actor", (actor.id,), schema, values)
    if actor.side in actors and actor.side != actor.id:
        evidence = actor.side_evidence
        words = _words(evidence, documents) if isinstance(evidence, Span) else evidence
        yield _entity(
            "side",
            (actor.id, actor.side or ""),
            "Representation",
            {
                "agent": entity_id("actor", actor.id),
                "client": entity_id("actor", actor.side or ""),
                "role": "speaks for",
                "description": words,
            },
        )


def _document(reading: Reading, actors: Mapping[str, Actor]) -> Iterator[Record]:
    """A document, whom it reprints, and the actors it names, each with the words it uses."""
    document = reading.document
    names = {each: actor.name for each, actor in actors.items()}
    file = file_name(document.path)
    yield _entity(
        "document",
        (document.id,),
        "Document" if document.kind == "statement" else "Article",
        {
            "fileName": file,
            "name": document.title or file,
            "title": document.title or file,
            "publisher": published_by(document.outlet, document.publisher, document.path, names),
            "author": names.get(document.publisher or ""),
            "publishedAt": _date(document.published.date),
            "date": _date(document.published.date),
            "language": codes().languages.get(document.language or ""),
            "mimeType": "text/plain",
            "sourceUrl": address_of(document),
            "bodyText": document.text,
            "notes": (document.id, f"sha256:{document.sha256}"),
        },
    )
    if document.carrier_of is not None:
        of = (document.id, document.carrier_of)
        yield _between("reprint", of, entity_id("document", of[0]), entity_id("document", of[1]), "reprints")
    words: dict[str, list[str]] = defaultdict(list)
    for mention in sorted(reading.actor_mentions, key=lambda each: (each.span, each.actor)):
        if mention.reading != "pronoun" and mention.actor in actors:
            words[mention.actor].append(exact_words(document, [mention.span]))
    for each, found in words.items():
        yield _entity(
            "mention",
            (document.id, each),
            "Mention",
            {
                "document": entity_id("document", document.id),
                "name": dict.fromkeys(found),
                "resolved": entity_id("actor", each),
                "detectedSchema": codes().schemata[actors[each].kind],
                "contextCountry": codes().country(actors[each].country),
            },
        )


def _event(event: Event, actors: Mapping[str, Actor]) -> Record:
    """An event. Its date is as fine as all days that it may have had agree on; the whole date stands in words."""
    time = event.time
    told = f"When: {day(time.date)} ({time.reason})." if time.date.known else "When: not known."
    taking_part = dict.fromkeys(p.actor for p in event.participants if p.actor in actors)
    return _entity(
        "event",
        (event.id,),
        "Event",
        {
            "name": status_told(event),
            "summary": event.summary.text,
            "description": told,
            "date": _date(time.date),
            "location": where(event.place),
            "country": codes().country(event.place.country) if event.place else None,
            "involved": [entity_id("actor", each) for each in taking_part],
            "keywords": (
                kind_of(event),
                f"status: {event.status}",
                *(f"in dispute: {dimension}" for dimension in event.disputed),
            ),
            "notes": [f"{name}: {words}" for name, words in by_persons(event)],
            "recordId": event.id,
        },
    )


def _parts(event: Event, actors: Mapping[str, Actor]) -> Iterator[Record]:
    """What each takes part in an event as; who is only accused of it has this link alone."""
    roles = [(p.actor, codes().roles[p.role]) for p in event.participants]
    roles += [(p.actor, "is accused of it") for p in event.accused]
    for actor, role in dict.fromkeys(roles):
        if actor in actors:
            ends = entity_id("actor", actor), entity_id("event", event.id)
            yield _between("part", (event.id, actor, role), *ends, role)


def _reports(event: Event, known: Contents) -> Iterator[Record]:
    """The documents that tell of an event, with the clauses that do."""
    clauses = [known.mentions[mention].extent for mention in event.mentions if mention in known.mentions]
    for each in event.documents:
        document = known.documents[each]
        yield _entity(
            "report",
            (event.id, each),
            "Documentation",
            {
                "document": entity_id("document", each),
                "entity": entity_id("event", event.id),
                "role": "tells of it",
                "date": _date(document.published.date),
                "summary": [in_quotes(exact_words(document, [span])) for span in clauses if span.document == each],
            },
        )


def _note(account: Account, proposition: Proposition, documents: Mapping[str, Document]) -> Record:
    """What a voice says on a proposition, in a sentence, with its exact words and where they stand."""
    through = via(account.chain)
    said = f"{account.voice}{f', through {through},' if through else ''} {stance(account)}: {proposition.text}"
    said += f" ({day(account.said_at)})" if account.said_at.known else ""
    said += f"; {BY_LIKENESS}" if account.likened else ""
    return _entity(
        "account",
        (account.id,),
        "Note",
        {
            "entity": entity_id("event", proposition.event),
            "description": said,
            "summary": [_words(span, documents) for span in account.evidence],
            "namesMentioned": account.voice,
            "keywords": (account.stance, proposition.dimension, BY_LIKENESS if account.likened else ""),
            "proof": [entity_id("document", each) for each in dict.fromkeys(s.document for s in account.evidence)],
            "notes": account.id,
        },
    )


def _link(link: Link) -> Record:
    """How two events hang together; what may be one event is a Similar, for a person to decide."""
    ends = entity_id("event", link.a), entity_id("event", link.b)
    if link.kind == "possibly_same":
        values = {"candidate": ends[0], "match": ends[1], "criteria": link.reason, "matcher": "Rashomon"}
        return _entity("same", (link.a, link.b), "Similar", values)
    return _between("link", (link.a, link.b, link.kind), *ends, relation_words(link, here=True), link.reason)


def _between(kind: str, ids: tuple[str, ...], subject: str, other: str, role: str, why: str | None = None) -> Record:
    values = {"subject": subject, "object": other, "role": role, "description": why}
    return _entity(kind, ids, "UnknownLink", values)


def _words(span: Span, documents: Mapping[str, Document]) -> str:
    """Exact words with the place where they stand."""
    words = in_quotes(exact_words(documents[span.document], [span]))
    return f"{words} (document {span.document}, characters {span.start}–{span.end})"


def _date(date: Date) -> str | None:
    """A date as far as its first and its last day agree: a day, a month, a year, or nothing."""
    if date.earliest is None or date.latest is None:
        return None
    first, last = date.earliest, date.latest
    return next((first[:length] for length in _PRECISIONS if first[:length] == last[:length]), None)
