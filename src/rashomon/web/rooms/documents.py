"""Documents: the list of them, and one with its text as printed and everything that was read off it marked."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from fastapi import FastAPI, HTTPException, Request
from fastapi.responses import HTMLResponse, JSONResponse
from sqlalchemy import RowMapping

from rashomon.edtf import make_date, written
from rashomon.formats.json import to_record
from rashomon.grounding.voices import NARRATOR
from rashomon.model import Attribution, Chronology, Event, Level, Reading, Span, Stance
from rashomon.presenting.citing import cited
from rashomon.presenting.expressions import Meant, when_in, where_in, who_in, wordings
from rashomon.presenting.sources import attributions_in_order
from rashomon.presenting.stances import READ_AS
from rashomon.presenting.words import exact_words, hedge_words, published_by, titled
from rashomon.store import DocumentView
from rashomon.web.addresses import actor_address, source_address
from rashomon.web.document_marks import Stretch, layers_asked, layers_in, marks_of, passage_mark, stretch_at, toggles
from rashomon.web.evidence import address
from rashomon.web.marking import marked_blocks
from rashomon.web.room import Room, route
from rashomon.web.rooms.lines import Values, document_line, event_line
from rashomon.web.rooms.storylines import storyline_links
from rashomon.web.words import day, moment

#: How many letters of a copied stretch are shown beside the text.
_OPENING = 80
#: So many lines a list beside the text has; a report has fewer, and the JSON twin has all.
_LISTED = 300
#: Stances that add nothing to the words that show them.
_PLAIN: frozenset[Stance] = frozenset({"asserts", "unknown"})
#: What a document's publication date rests on, in words.
BASES: Mapping[str, str] = {
    "given": "given with the file",
    "metadata": "said by the page itself",
    "inferred": "worked out from the text",
    "unknown": "not known",
}


def add_routes(app: FastAPI, room: Room) -> None:
    """A document's page and its JSON twin."""

    def document(asked: str, request: Request) -> HTMLResponse:
        view: DocumentView = room.found(room.store.document_view, asked)
        query = request.query_params
        evidence = passage(view.reading, query.get("start"), query.get("end"))
        at = query.get("at", "")
        values = document_values(view, evidence, query.get("marks"), int(at) if _offset(at) else 0)
        values["storylines"] = storyline_links(room, [event.id for event in view.events])
        return room.page(request, "document.html", twin=f"/documents/{view.reading.document.id}.json", **values)

    def document_record(asked: str) -> JSONResponse:
        view: DocumentView = room.found(room.store.document_view, asked)
        record = to_record(Chronology((view.reading,), view.reading.actors, view.events))
        for each in record["events"]:
            del each["corroboration"]  # who says it follows from its accounts, which stand with the event's own page
        record["documents"][0]["captured"] = view.captured
        return JSONResponse(record)

    route(app, "/documents/{asked}.json", document_record)
    route(app, "/documents/{asked}", document)


def passage(reading: Reading, start: str | None, end: str | None) -> Span | None:
    """The passage an address asks for, None where it asks for none; a bad one is answered with 400."""
    if start is None and end is None:
        return None
    length = len(reading.document.text)
    if start and end and _offset(start) and _offset(end) and int(start) < int(end) <= length:
        return Span(reading.document.id, int(start), int(end))
    raise HTTPException(400, f"A passage has a start and an end between 0 and {length:,}, the start first.")


def _offset(text: str) -> bool:
    """Whether a text is a number of so few ASCII digits that it may be an offset."""
    return text.isascii() and text.isdecimal() and len(text) <= len(str(2**31))


def document_values(view: DocumentView, evidence: Span | None, marks: str | None = None, at: int = 0) -> Values:
    """A document: its text with the layers of marks that are asked for (of a very long one those around the passage, or
    the offset `at`), and what the marks stand for."""
    reading, names = view.reading, view.names
    document = reading.document
    shown = layers_asked(marks)
    asked_for = f"start={evidence.start}&end={evidence.end}" if evidence else ""
    stretch = stretch_at(marks_of(view, shown), evidence.start if evidence else at)
    passage_marks = [passage_mark(document, evidence)] if evidence else []
    said = _said(reading, stretch, names)
    copied = [_copied(number, each, view) for number, each in enumerate(document.copied, 1)]
    return {
        "document": document,
        "line": document_line(reading, names),
        "by": published_by(document.outlet, document.publisher, "", names),
        "source": source_address(source) if (source := document.outlet or document.publisher) else None,
        "published": {
            "day": day(document.published.date),
            "basis": BASES[document.published.basis],
            "reasons": [each for each in document.published.reasons if each != BASES[document.published.basis]],
        },
        "captured": moment(view.captured),
        "captured_at": view.captured,
        "seen": set(),
        "seen_copies": set(),
        "words": len(document.text.split()),
        "blocks": marked_blocks(document, [*stretch.marks, *passage_marks]),
        "stretch": stretch,
        "kept": f"marks={marks}&" if marks is not None else "",
        "dropped": sum(block.role == "boilerplate" for block in document.blocks),
        "captions": sum(block.role == "caption" for block in document.blocks),
        "toggles": toggles(layers_in(view), shown, asked_for),
        "shown": shown,
        "evidence": evidence,
        "evidence_words": exact_words(document, [evidence]) if evidence else "",
        "cite": cited(document, published_by(document.outlet, document.publisher, "", names), evidence),
        "said": said,
        "unsaid": len(reading.attributions) - len(said),
        "events": [event_line(event, names) for event in _as_told(view)[:_LISTED]],
        "more_events": max(len(view.events) - _LISTED, 0),
        "copied": copied,
        "original": next((_listed(row, names) for row in view.originals if row["id"] == document.carrier_of), None),
        "carriers": [_listed(row, names) for row in view.carriers],
        "meant": [
            (heading, [_meant(each) for each in found[:_LISTED]], max(len(found) - _LISTED, 0))
            for heading, found in (
                ("Who", who_in(reading, names)),
                ("When", when_in(reading, day)),
                ("Where", where_in(reading)),
            )
            if found
        ],
    }


def _as_told(view: DocumentView) -> list[Event]:
    """The events of a document: those with a date in order of time, then the others as the text tells of them."""
    begins = {mention.id: mention.span.start for mention in view.reading.event_mentions}
    end = len(view.reading.document.text)
    first = {event.id: min((begins[m] for m in event.mentions if m in begins), default=end) for event in view.events}
    return sorted(view.events, key=lambda event: 0 if event.time.date.known else 1 + first[event.id])


def _meant(meant: Meant) -> Values:
    """What words were read as, the words, and why."""
    return {
        "meaning": meant.meaning,
        "words": wordings(meant),
        "why": meant.why,
        "address": address(meant.first),
        "page": actor_address(meant.actor) if meant.actor else None,
    }


def _said(reading: Reading, stretch: Stretch, names: Mapping[str, str]) -> dict[int, Values]:
    """The voices whose marks are shown, by number; the first of all where none are marked or all are."""
    numbered = dict(enumerate(attributions_in_order(reading), 1))
    marked = {mark.number for mark in stretch.marks if mark.kind in ("voice", "source", "cue")}
    shown = sorted(marked) if marked and not stretch.whole else [*numbered][: max(_LISTED, len(marked))]
    return {number: _attribution(number, numbered[number], reading, names) for number in shown}


def _attribution(number: int, attribution: Attribution, reading: Reading, names: Mapping[str, str]) -> Values:
    """A number of the text's marks with its chain, from the outermost voice to the innermost; the report's own voice
    goes by its publisher's name."""
    document = reading.document
    levels = [_level(level, reading, names) for level in attribution.chain]
    chain = [" and ".join(voice["name"] for voice in level) for level in levels]
    source = exact_words(document, attribution.source)
    return {
        "number": number,
        "voice": chain[-1] if chain else source or "unnamed",
        "chain": chain,
        "levels": levels,
        "address": address(min((*attribution.content, *attribution.source, *attribution.cue))),
        "read_as": READ_AS[attribution.stance] if attribution.stance not in _PLAIN else "",
        "cue": exact_words(document, attribution.cue),
        "hedges": [hedge_words(document, hedge) for hedge in attribution.hedges],
    }


def _level(level: Level, reading: Reading, names: Mapping[str, str]) -> list[Values]:
    """The voices of a level, each with the page of its actor where that is known."""
    document = reading.document
    publisher = published_by(document.outlet, document.publisher, "", names)
    return [
        {
            "name": (publisher if voice.name == NARRATOR.name and voice.kind == "narrator" else "") or voice.name,
            "page": actor_address(voice.actor) if voice.actor and voice.actor in names else None,
        }
        for voice in level.voices
    ]


def _copied(number: int, copied: Any, view: DocumentView) -> Values:
    """A stretch that stands in an earlier document, its opening words, and that document."""
    document = view.reading.document
    words = exact_words(document, [copied.span])
    original = next((row for row in view.originals if row["id"] == copied.original), None)
    return {
        "number": number,
        "words": words if len(words) <= _OPENING else words[:_OPENING].rstrip() + "…",
        "letters": len(copied.span),
        "address": address(copied.span),
        "original": _listed(original, view.names)
        if original
        else {"id": copied.original, "title": copied.original, "by": "", "day": ""},
    }


def _listed(row: RowMapping, names: Mapping[str, str]) -> Values:
    """A document as another's page names it."""
    return {
        "id": row["id"],
        "title": titled(row["title"], row["path"]),
        "by": published_by(row["outlet"], row["publisher"], row["path"], names),
        "day": written(make_date(row["published"])) or "no date",
    }
