"""Clauses that tell of events as PLOVER's JSON, one record a line (JSONL), with the names of fields of the PLOVER
manual (Open Event Data Alliance, chapter "JSON Data Fields").

`link` is our event, which all clauses that tell of it share. Where two act on one another both are the `source` and
there is no `recipient`, as the manual has it for reciprocal events.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from rashomon import __version__
from rashomon.formats.cells import Row
from rashomon.formats.coded import account_of, citation, own_of_account, sentence_number, words_for
from rashomon.formats.contents import Contents, address_of, clause_type, contents, quad_of, scale_of
from rashomon.formats.exporting import ExportFile
from rashomon.formats.json_lines import json_line
from rashomon.knowledge.actors.tables import countries
from rashomon.knowledge.exports import code_parts, country_codes, sectors
from rashomon.model import Actor, Chronology, Event, EventMention, ParticipantRole, Place, PloverType

Record = dict[str, Any]

CODEBOOK = "PLOVER draft 0.8"
#: GeoNames' classes for what our places are; what it has no class for is left out.
_CLASSES: Mapping[str, str] = {"country": "A", "region": "A", "county": "A", "city": "P", "airport": "S", "sea": "H"}


def files(chronology: Chronology) -> tuple[ExportFile, ...]:
    """The clauses as one file. Clauses of a type without a PLOVER root (statements) are left out."""
    lines = (json_line(record) for record in _records(contents(chronology)))
    return (ExportFile("plover.jsonl", "".join(lines).encode("utf-8", "replace")),)


def _records(whole: Contents) -> Iterator[Record]:
    for event in whole.events:
        for identity in event.mentions:
            clause = whole.mentions.get(identity)
            if clause is None:
                continue
            plover, cameo = clause_type(event, clause)
            if plover is not None:
                yield _record(whole, event, clause, plover, cameo)


def _record(whole: Contents, event: Event, clause: EventMention, plover: PloverType, cameo: str | None) -> Record:
    document = whole.documents[clause.span.document]
    date = event.time.date
    recipients = _party(whole, event, clause, "recipient")
    return {
        "id": clause.id,
        "date": date.earliest,
        **({"enddate": date.latest} if date.latest is not None and date.latest != date.earliest else {}),
        "source": _party(whole, event, clause, "actor"),
        **({"recipient": recipients} if recipients else {}),
        "event": [plover.root],
        "mode": [mode for mode in (plover.mode, clause.auxiliary) if mode],
        "context": [plover.context] if plover.context else [],
        **_known({"quad_code": quad_of(plover), "event_scale": scale_of(plover, cameo)}),
        **({"event_loc": _location(event.place)} if event.place else {}),
        "event_text": [document.quote(clause.span)],
        "link": event.id,
        "text_info": {
            "sequence": sentence_number(document, clause.extent.start),
            "start": clause.extent.start,
            "end": clause.extent.end,
        },
        "cite_info": _known(
            {
                "citation": citation(whole, document.id),
                "url": address_of(document),
                "title": document.title,
                "language": document.language,
                "publication": whole.publisher(document.id),
                "coder": f"rashomon {__version__}",
                "codebook": CODEBOOK,
            }
        ),
        "comment": event.time.reason,
        **own_of_account(whole, event, clause, account_of(whole, event, clause)),
    }


def _party(whole: Contents, event: Event, clause: EventMention, role: ParticipantRole) -> list[Row]:
    """The actor objects of those in a role."""
    return [_actor(whole, clause, actor, role) for actor in whole.participants(event, role)]


def _actor(whole: Contents, clause: EventMention, actor: Actor, role: ParticipantRole) -> Row:
    country = countries().get(actor.country or "")
    parts = code_parts(actor.cameo)
    code = country.alpha3 if country else parts.types[0] if parts.types else None
    words = words_for(clause, frozenset({actor.id}), role)
    return _known(
        {
            "code": code,
            "sector": next(iter(sectors(actor.cameo)), None),
            "actor_text": whole.words(words[:1]),
            "identifier_id": actor.id,
            "identifier_text": actor.name,
            "office": actor.role,
        }
    )


def _location(place: Place) -> Record:
    return _known(
        {
            "geonameid": place.geonameid,
            "name": place.name,
            "latitude": place.lat,
            "longitude": place.lon,
            "feature class": _CLASSES.get(place.feature),
            "country code": country_codes(place.country).alpha2,
            "cc3": place.country,
        }
    )


def _known(fields: Mapping[str, Any]) -> Record:
    """The fields that hold something: in PLOVER what is not known is left out."""
    return {name: value for name, value in fields.items() if value not in (None, "")}
