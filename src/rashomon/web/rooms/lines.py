"""Lines that lists and headings of several pages share: an event, a document, a quotation in short."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from rashomon.model import Event, Reading, Span
from rashomon.presenting.sources import Sources
from rashomon.presenting.words import accused, file_name, kind_of, published_by, titled, where, who
from rashomon.web.addresses import source_address
from rashomon.web.evidence import quotes
from rashomon.web.words import day

Values = dict[str, Any]

#: So many numbers of sources stand behind a statement; the account table has the others.
MOST_NUMBERS = 12


def event_line(event: Event, names: Mapping[str, str]) -> Values:
    """An event in a list: when, what, who, where, how sure, and in how many documents."""
    return {
        "id": event.id,
        "label": event.label,
        "dated": event.time.date.known,
        "day": day(event.time.date) if event.time.date.known or not event.told.known else f"told {day(event.told)}",
        "edtf": event.time.date.edtf,
        "reason": event.time.reason,
        "who": who(event, names),
        "accused": accused(event, names),
        "where": where(event.place),
        "kind": kind_of(event),
        "status": event.status,
        "disputed": event.disputed,
        "documents": len(event.documents),
    }


def document_line(reading: Reading, names: Mapping[str, str]) -> Values:
    """A document in a list: its title, who published it and when."""
    document = reading.document
    file = file_name(document.path)
    return {
        "id": document.id,
        "title": titled(document.title, document.path),
        "file": file,
        "outlet": published_by(document.outlet, document.publisher, document.path, names),
        "source": source_address(source) if (source := document.outlet or document.publisher) else None,
        "day": day(document.published.date),
        "kind": document.kind,
        "carrier_of": document.carrier_of,
        "unread": document.unread,
    }


def numbered(sources: Sources, spans: Iterable[Span]) -> Values:
    """The `quotes` whose numbers stand behind a statement, the first of each document, and how many documents there are
    beyond those (`left`)."""
    first: dict[str, Span] = {}
    for span in sources.known(spans):
        first.setdefault(span.document, span)
    return {
        "quotes": quotes(sources, list(first.values())[:MOST_NUMBERS]),
        "left": max(len(first) - MOST_NUMBERS, 0),
    }
