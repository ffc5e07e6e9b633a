"""Documents: the list of them, and one with its text as printed and everything that was read off it marked."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from fastapi import FastAPI, HTTPException, Request
from fastapi.responses import HTMLResponse, JSONResponse

from rashomon.formats.json import to_record
from rashomon.model import Actor, Chronology, Event, Reading, Span
from rashomon.presenting.expressions import Meant, when_in, where_in, who_in, wordings
from rashomon.presenting.sources import attributions_in_order
from rashomon.presenting.words import exact_words, file_name, hedge_words, names_of, published_by, voices_of
from rashomon.store import Store
from rashomon.web.evidence import address
from rashomon.web.marking import marked_blocks
from rashomon.web.room import Room, route
from rashomon.web.rooms.lines import Values, document_line, event_line
from rashomon.web.words import day


def add_routes(app: FastAPI, room: Room) -> None:
    """The list of documents, a document's page, and their JSON twins."""

    def documents(request: Request) -> HTMLResponse:
        rows = [dict(row) for row in room.store.documents()]
        values = documents_values(rows, room.store.actors())
        return room.page(request, "documents.html", twin="/documents.json", **values)

    def documents_record() -> JSONResponse:
        return JSONResponse({"documents": [dict(row) for row in room.store.documents()]})

    def document(asked: str, request: Request) -> HTMLResponse:
        reading: Reading = room.found(room.store.document, asked)
        evidence = passage(reading, request.query_params.get("start"), request.query_params.get("end"))
        told = room.store.events_of(reading.document.id)
        values = document_values(reading, told, evidence, room.store)
        return room.page(request, "document.html", twin=f"/documents/{reading.document.id}.json", **values)

    def document_record(asked: str) -> JSONResponse:
        reading: Reading = room.found(room.store.document, asked)
        told = room.store.events_of(reading.document.id)
        return JSONResponse(to_record(Chronology((reading,), reading.actors, told)))

    route(app, "/documents", documents)
    route(app, "/documents.json", documents_record)
    route(app, "/documents/{asked}.json", document_record)
    route(app, "/documents/{asked}", document)


def passage(reading: Reading, start: str | None, end: str | None) -> Span | None:
    """The passage an address asks for, None where it asks for none; a bad one is answered with 400."""
    if start is None and end is None:
        return None
    length = len(reading.document.text)
    if start and end and start.isdecimal() and end.isdecimal() and int(start) < int(end) <= length:
        return Span(reading.document.id, int(start), int(end))
    raise HTTPException(400, f"start and end are offsets in the text, 0 to {length}, and start comes first.")


def documents_values(rows: Iterable[Mapping[str, Any]], actors: Iterable[Actor]) -> Values:
    """The list of documents, from the store's columns."""
    names = names_of(actors)
    lines = [
        {
            "id": row["id"],
            "title": row["title"] or file_name(row["path"]),
            "outlet": published_by(row["outlet"], row["publisher"], "", names),
            "day": row["published"] or "no date",
            "kind": row["kind"],
            "note": row["unread"] or ("a reprint" if row["carrier_of"] else ""),
        }
        for row in rows
    ]
    return {"documents": lines}


def document_values(reading: Reading, events: Sequence[Event], evidence: Span | None, stored: Store) -> Values:
    """A document: its text with attributions, events and the evidence marked, and what the marks stand for."""
    document = reading.document
    names = names_of(stored.actors())
    return {
        "document": document,
        "line": document_line(reading, names),
        "published": {"day": day(document.published.date), "reasons": document.published.reasons},
        "blocks": marked_blocks(reading, events, evidence),
        "evidence": evidence,
        "said": [_attribution(number, each, reading) for number, each in enumerate(attributions_in_order(reading), 1)],
        "events": [event_line(event, names) for event in events],
        "meant": [
            (heading, [_meant(each) for each in found])
            for heading, found in (
                ("Who", who_in(reading, names)),
                ("When", when_in(reading, day)),
                ("Where", where_in(reading)),
            )
            if found
        ],
    }


def _meant(meant: Meant) -> Values:
    """What words were read as, the words, and why."""
    return {"meaning": meant.meaning, "words": wordings(meant), "why": meant.why, "address": address(meant.first)}


def _attribution(number: int, attribution: Any, reading: Reading) -> Values:
    """A number of the text's marks with its chain, from the outermost voice to the innermost."""
    document = reading.document
    chain = [voices_of(level) for level in attribution.chain]
    source = exact_words(document, attribution.source)
    return {
        "number": number,
        "voice": chain[-1] if chain else source or "unnamed",
        "chain": chain,
        "stance": attribution.stance,
        "cue": exact_words(document, attribution.cue),
        "hedges": [hedge_words(document, hedge) for hedge in attribution.hedges],
    }
