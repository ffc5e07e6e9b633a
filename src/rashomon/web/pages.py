"""What each page shows, as the values its template is given."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from rashomon.accounts.corroboration import event_corroboration
from rashomon.knowledge.ontology import roots
from rashomon.model import Actor, Comparison, Event, Link, Reading, Span
from rashomon.presenting.expressions import Meant, when_in, where_in, who_in, wordings
from rashomon.presenting.links import because, in_order, relation_words
from rashomon.presenting.rows import told_by
from rashomon.presenting.sources import Sources, attributions_in_order, linked_event, sources_of
from rashomon.presenting.words import (
    accused,
    exact_words,
    file_name,
    hedge_words,
    kind_of,
    names_of,
    published_by,
    via,
    voices_of,
    where,
    who,
)
from rashomon.store import EventFilter, EventView, Store
from rashomon.store.filters import first_day, last_day
from rashomon.web.account_table import Quote, account_tables, address, quotes
from rashomon.web.marking import marked_blocks
from rashomon.web.words import day

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
    names = names_of(actors)
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


def event_values(view: EventView) -> Values:
    """An event: what is known of it, the account table, comparisons, links and sources."""
    sources = sources_of(view)
    table, folded = account_tables(view.event, view.propositions, view.comparisons, sources)
    return {
        "event": _event_line(view.event, sources.names),
        "told_by": told_by(event_corroboration(view.propositions)),
        "summary": [
            {"words": part.text, "quotes": _one_each(quotes(sources, part.evidence))}
            for part in view.event.summary.parts
        ],
        "former": view.former,
        "table": table,
        "folded": folded,
        "comparisons": [_comparison(each, sources) for each in view.comparisons],
        "suggestions": _suggestions(view, sources),
        "links": [_link(each, view, sources) for each in in_order(view.links) if each.kind != "possibly_same"],
        "alike": [_link(each, view, sources) for each in view.links if each.kind == "possibly_same"],
        "sources": [
            {**_document_line(each, sources.names), "carriers": _carriers(each, view)} for each in view.readings
        ],
        "told_in": set(view.event.documents),
    }


def _one_each(found: Iterable[Quote]) -> list[Quote]:
    """The first quotation of each document."""
    return list({quote.source: quote for quote in reversed(list(found))}.values())[::-1]


def _carriers(reading: Reading, view: EventView) -> str:
    """Who else published a document's words."""
    return ", ".join(name for original, name in view.carriers if original == reading.document.id)


def _comparison(comparison: Comparison, sources: Sources) -> Values:
    sides = [
        {"who": _speaker(side.chain), "via": via(side.chain), "quotes": quotes(sources, side.evidence)}
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


def _suggestions(view: EventView, sources: Sources) -> list[Values]:
    """What a reader's own model suggests: the two accounts with their words, and how sure it is."""
    accounts = {account.id: account for proposition in view.propositions for account in proposition.accounts}
    return [
        {
            "score": f"{each.score:.2f}",
            "model": each.model[:12],
            "sides": [
                {"who": account.voice, "via": via(account.chain), "quotes": quotes(sources, account.evidence)}
                for account in (accounts[each.a], accounts[each.b])
            ],
        }
        for each in view.suggestions
    ]


def _speaker(chain: Sequence[Any]) -> str:
    return voices_of(chain[-1]) if chain else "the report"


def _link(link: Link, view: EventView, sources: Sources) -> Values:
    """A link as seen from the event of the page, with the words that state it."""
    other, event, here = linked_event(link, view)
    return {
        "relation": relation_words(link, here=here).capitalize(),
        "kind": link.kind,
        "id": other,
        "label": event.label if event else other,
        "day": day(event.time.date) if event else "",
        "status": event.status if event else "",
        "reason": because(link),
        "quotes": quotes(sources, link.evidence),
    }


def _document_line(reading: Reading, names: Mapping[str, str]) -> Values:
    document = reading.document
    file = file_name(document.path)
    return {
        "id": document.id,
        "title": document.title or file,
        "file": file,
        "outlet": published_by(document.outlet, document.publisher, document.path, names),
        "day": day(document.published.date),
        "kind": document.kind,
        "carrier_of": document.carrier_of,
        "unread": document.unread,
    }


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
        "line": _document_line(reading, names),
        "published": {"day": day(document.published.date), "reasons": document.published.reasons},
        "blocks": marked_blocks(reading, events, evidence),
        "evidence": evidence,
        "said": [_attribution(number, each, reading) for number, each in enumerate(attributions_in_order(reading), 1)],
        "events": [_event_line(event, names) for event in events],
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
