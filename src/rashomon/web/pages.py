"""What each page shows, as the values its template is given."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from rashomon.knowledge.ontology import roots
from rashomon.model import Actor, Comparison, Event, Link, Reading, Span
from rashomon.store import EventFilter, EventView, Store
from rashomon.store.filters import first_day, last_day
from rashomon.web.account_table import Sources, account_table, number_sources
from rashomon.web.marking import attributions_in_order, marked_blocks
from rashomon.web.words import day, kind_of, outlet, via, where, who

Values = dict[str, Any]

#: The fields of the filter form, with their labels, in order.
FIELDS: Mapping[str, str] = {"actor": "Actor", "type": "Type", "from": "From", "to": "To", "text": "Words"}


class FilterError(ValueError):
    """A filter that makes no sense, in words for the reader."""


def wanted_events(asked: Mapping[str, str]) -> EventFilter:
    """The filter that a form asks for. Raises FilterError for a date or type that is none."""
    root = asked.get("type", "").upper()
    if root and root not in roots():
        raise FilterError(f"There is no type {asked['type']}.")
    return EventFilter(
        actor=asked.get("actor") or None,
        root=root or None,
        since=_edge(asked.get("from", ""), first_day),
        until=_edge(asked.get("to", ""), last_day),
        text=asked.get("text") or None,
    )


def _edge(text: str, edge: Any) -> str | None:
    try:
        return str(edge(text)) if text else None
    except ValueError:
        raise FilterError(f"“{text}” is no date; write 2016-06-29, 2016-06 or 2016.") from None


def chronology_values(events: Sequence[Event], actors: Iterable[Actor], asked: Mapping[str, str]) -> Values:
    """The chronology: dated events in order, the others on a shelf of their own, and the filter form as filled in."""
    names = {actor.id: actor.name for actor in actors}
    lines = [_event_line(event, names) for event in events]
    return {
        "dated": [line for line in lines if line["dated"]],
        "undated": [line for line in lines if not line["dated"]],
        "total": len(lines),
        "fields": FIELDS,
        "asked": asked,
        "filtered": any(asked.values()),
        "types": sorted(roots()),
    }


def _event_line(event: Event, names: Mapping[str, str]) -> Values:
    return {
        "id": event.id,
        "label": event.label,
        "dated": event.time.date.known,
        "day": day(event.time.date),
        "edtf": event.time.date.edtf,
        "reason": event.time.reason,
        "who": who(event, names),
        "where": where(event.place),
        "kind": kind_of(event),
        "status": event.status,
        "disputed": event.disputed,
        "documents": len(event.documents),
    }


def event_values(view: EventView) -> Values:
    """An event: what is known of it, the account table, comparisons, links and sources."""
    names = {actor.id: actor.name for actor in view.actors}
    sources = number_sources([reading.document for reading in view.readings])
    return {
        "event": _event_line(view.event, names),
        "table": account_table(view.propositions, names, sources),
        "comparisons": [_comparison(each, sources) for each in view.comparisons],
        "links": [_link(each, view) for each in view.links],
        "sources": [_document_line(reading) for reading in view.readings],
        "told_in": set(view.event.documents),
    }


def _comparison(comparison: Comparison, sources: Sources) -> Values:
    sides = [
        {"who": _speaker(side.chain), "via": via(side.chain), "quotes": sources.quotes(side.evidence)}
        for side in (comparison.a, comparison.b)
    ]
    words = comparison.verdict.replace("_", " ")
    return {
        "verdict": comparison.verdict,
        "words": words,
        "nuance": comparison.nuance,
        "why": comparison.why,
        "sides": sides,
    }


def _speaker(chain: Sequence[Any]) -> str:
    return " and ".join(voice.name for voice in chain[-1].voices) if chain else "the report"


def _link(link: Link, view: EventView) -> Values:
    """A link as seen from the event of the page."""
    other = link.b if link.a == view.event.id else link.a
    event = next((each for each in view.linked if each.id == other), None)
    kind = link.kind.replace("_", " ")
    return {
        "relation": f"This event {kind}" if link.a == view.event.id else f"{kind.capitalize()} this event",
        "id": other,
        "label": event.label if event else other,
        "day": day(event.time.date) if event else "",
        "reason": link.reason,
    }


def _document_line(reading: Reading) -> Values:
    document = reading.document
    file = document.path.rsplit("/", 1)[-1]
    return {
        "id": document.id,
        "title": document.title or file,
        "file": file,
        "outlet": outlet(document),
        "day": day(document.published.date),
        "kind": document.kind,
        "carrier_of": document.carrier_of,
        "unread": document.unread,
    }


def documents_values(rows: Iterable[Mapping[str, Any]]) -> Values:
    """The list of documents, from the store's columns."""
    lines = [
        {
            "id": row["id"],
            "title": row["title"] or str(row["path"]).rsplit("/", 1)[-1],
            "outlet": row["outlet"] or row["publisher"] or "",
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
    names = {actor.id: actor.name for actor in stored.actors()}
    return {
        "document": document,
        "line": _document_line(reading),
        "published": {"day": day(document.published.date), "reasons": document.published.reasons},
        "blocks": marked_blocks(reading, events, evidence),
        "evidence": evidence,
        "said": [_attribution(number, each, reading) for number, each in enumerate(attributions_in_order(reading), 1)],
        "events": [_event_line(event, names) for event in events],
    }


def _attribution(number: int, attribution: Any, reading: Reading) -> Values:
    """A number of the text's marks with its chain, from the outermost voice to the innermost."""
    document = reading.document
    chain = [" and ".join(voice.name for voice in level.voices) for level in attribution.chain]
    source = " … ".join(document.quote(span) for span in attribution.source)
    return {
        "number": number,
        "voice": chain[-1] if chain else source or "unnamed",
        "chain": chain,
        "stance": attribution.stance,
        "cue": " … ".join(document.quote(span) for span in attribution.cue),
        "hedges": [document.quote(hedge.span) for hedge in attribution.hedges],
    }
