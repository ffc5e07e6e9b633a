"""One event: what is known of it, what each voice says of it, how that compares, and what it hangs on."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from fastapi import FastAPI, Request
from fastapi.responses import HTMLResponse, JSONResponse

from rashomon.accounts.corroboration import event_corroboration
from rashomon.formats.json import to_record
from rashomon.model import Chronology, Comparison, Link, Reading
from rashomon.presenting.links import because, in_order, relation_words
from rashomon.presenting.rows import told_by
from rashomon.presenting.sources import Sources, linked_event, sources_of
from rashomon.presenting.words import via, voices_of
from rashomon.store import EventView
from rashomon.web.account_table import account_tables, quotes
from rashomon.web.room import Room, route
from rashomon.web.rooms.lines import Values, document_line, event_line, one_each
from rashomon.web.words import day


def add_routes(app: FastAPI, room: Room) -> None:
    """An event's page and its JSON twin."""

    def event(asked: str, request: Request) -> HTMLResponse:
        view = room.found(room.store.event, asked)
        return room.page(request, "event.html", twin=f"/events/{view.event.id}.json", **event_values(view))

    def event_record(asked: str) -> JSONResponse:
        view: EventView = room.found(room.store.event, asked)
        told = Chronology(view.readings, view.actors, (view.event,), view.propositions, view.comparisons, view.links)
        return JSONResponse(to_record(told))

    route(app, "/events/{asked}.json", event_record)
    route(app, "/events/{asked}", event)


def event_values(view: EventView) -> Values:
    """An event: what is known of it, the account table, comparisons, links and sources."""
    sources = sources_of(view)
    table, folded = account_tables(view.event, view.propositions, view.comparisons, sources)
    return {
        "event": event_line(view.event, sources.names),
        "told_by": told_by(event_corroboration(view.propositions)),
        "summary": [
            {"words": part.text, "quotes": one_each(quotes(sources, part.evidence))}
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
            {**document_line(each, sources.names), "carriers": _carriers(each, view)} for each in view.readings
        ],
        "told_in": set(view.event.documents),
    }


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
