"""One event: what is known of it, what each voice says of it, how that compares, and what it hangs on."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial
from typing import Any

from fastapi import FastAPI, HTTPException, Request
from fastapi.responses import HTMLResponse, JSONResponse

from rashomon.accounts.corroboration import event_corroboration
from rashomon.formats.json import to_record
from rashomon.model import Chronology, Date, Event, Link, Reading, Span
from rashomon.presenting.links import because, in_order, relation_words
from rashomon.presenting.rows import told_by
from rashomon.presenting.sources import Sources, linked_event, sources_of
from rashomon.presenting.voices import columns_of
from rashomon.presenting.whereabouts import Whereabout, whereabouts
from rashomon.presenting.words import NOT_IDENTIFIED, once_by_name, where
from rashomon.store import EventView
from rashomon.web.account_table import MOST_IN_CELL, account_tables
from rashomon.web.addresses import actor_address
from rashomon.web.evidence import quotes
from rashomon.web.room import Room, route
from rashomon.web.rooms.correcting import by_persons
from rashomon.web.rooms.event_comparisons import compared, suggested
from rashomon.web.rooms.event_corrections import fixed_type, rejected_quotes
from rashomon.web.rooms.event_drawings import map_values, matrix_values
from rashomon.web.rooms.lines import Values, document_line, event_line, numbered
from rashomon.web.rooms.offering import offered_exports
from rashomon.web.rooms.storylines import storyline_links
from rashomon.web.words import day

#: What `columns=` may ask for: whether the table's columns are sides, None where the page decides.
COLUMNS: Mapping[str, bool | None] = {"": None, "voices": False, "sides": True}
#: What the page needs of what was read off the sources; the rest of a crowded event is ten times as much.
READ = ("event_mentions", "places")
#: More sources or related events than this are folded.
MOST_LINES = 12


@dataclass(frozen=True, slots=True)
class Wanted:
    """How a reader wants the page: sides as columns (None: as the page sees fit), and all rows and accounts however
    many."""

    of_sides: bool | None = None
    all_rows: bool = False


def add_routes(app: FastAPI, room: Room) -> None:
    """An event's page and its JSON twin."""

    def event(asked: str, request: Request) -> HTMLResponse:
        wanted = wanted_page(request.query_params)
        view = room.found(partial(room.store.event, fields=READ), asked)
        today = datetime.now(UTC).date().isoformat()
        values = {
            **event_values(view, wanted),
            "cite": citation(view, str(request.base_url), Date(today, today, today)),
            "storylines": storyline_links(room, [view.event.id]),
        }
        return room.page(request, "event.html", twin=f"/events/{view.event.id}.json", **values)

    def event_record(asked: str) -> JSONResponse:
        view: EventView = room.found(room.store.event, asked)
        told = Chronology(
            view.readings,
            view.actors,
            (view.event,),
            view.propositions,
            view.comparisons,
            view.links,
            view.corrections,
            view.suggestions,
        )
        return JSONResponse(to_record(told))

    route(app, "/events/{asked}.json", event_record)
    route(app, "/events/{asked}", event)


def wanted_page(asked: Mapping[str, str]) -> Wanted:
    """How an address wants the page; one that wants what there is not is answered with 400."""
    columns, rows = asked.get("columns", ""), asked.get("rows", "")
    if columns not in COLUMNS:
        raise HTTPException(400, "columns is voices or sides.")
    if rows not in ("", "all"):
        raise HTTPException(400, "rows is all, or left out.")
    return Wanted(COLUMNS[columns], rows == "all")


def event_values(view: EventView, wanted: Wanted) -> Values:
    """An event: what is known of it, the account table, drawings, comparisons, links and sources."""
    sources = sources_of(view)
    table, folded = account_tables(
        view.event,
        view.propositions,
        view.comparisons,
        sources,
        of_sides=wanted.of_sides,
        whole=wanted.all_rows,
    )
    shown = {row.proposition.id for row in (*table.rows, *folded.rows)}
    places = whereabouts(view)
    return {
        "event": event_line(view.event, sources.names),
        "who": taking_part(view.event, sources.names),
        "accused": [
            {"name": sources.names.get(each, each), "address": actor_address(each)}
            for each in once_by_name((p.actor for p in view.event.accused), sources.names)
        ],
        "when_quotes": numbered(sources, _when(view)),
        "where_quotes": _where(places, sources),
        "told_by": told_by(event_corroboration(view.propositions)),
        "summary": [{"words": part.text, **numbered(sources, part.evidence)} for part in view.event.summary.parts],
        "former": view.former,
        "fixed_type": fixed_type(view),
        "rejected_quotes": rejected_quotes(view, sources),
        "by_persons": by_persons(view),
        "table": table,
        "folded": folded,
        "voices": len(columns_of(view.propositions)),
        "voices_here": sum(len(side.voices) for side in (table if table.rows else folded).sides),
        "all_rows": wanted.all_rows,
        "left_in_cells": sum(left for row in (*table.rows, *folded.rows) for left in row.left),
        "matrix": matrix_values(view.propositions, sources, shown),
        "map": map_values(places, sources),
        "comparisons": compared(view.comparisons, sources),
        "suggestions": suggested(view, sources),
        "links": _related(view, sources),
        "alike": [_link(each, view, sources) for each in view.links if each.kind == "possibly_same"],
        "sources": [
            {**document_line(each, sources.names), "number": number, "carriers": _carriers(each, view)}
            for number, each in enumerate(view.readings, start=1)
        ],
        "told_in": set(view.event.documents),
        "most_lines": MOST_LINES,
        "most_in_cell": MOST_IN_CELL,
        **offered_exports(f"/events/{view.event.id}/export"),
    }


def citation(view: EventView, site: str, today: Date) -> str:
    """One line by which the event can be cited: what it is, its permalink at the site's address ("http://.../"), the
    count of the documents that tell of it, and the day on which it was read."""
    count = len(view.event.documents)
    dated = f", {day(view.event.time.date)}" if view.event.time.date.known else ""
    told = f"told in {count} document{'' if count == 1 else 's'}"
    named = f"Rashomon, event {view.event.id} ({site.rstrip('/')}/events/{view.event.id})"
    return f"{view.event.label}{dated}. {named}, {told}, read on {day(today)}."


def taking_part(event: Event, names: Mapping[str, str]) -> list[Values]:
    """Those who take part, as `who` orders them, each with its page and the mark that joins it to the one before."""
    found: list[Values] = []
    for role, mark in (("actor", ""), ("recipient", " → "), ("third", "; ")):
        those = once_by_name((p.actor for p in event.participants if p.role == role), names)
        for number, actor in enumerate(those):
            nobody = f"{NOT_IDENTIFIED} → " if role == "recipient" else ""
            joined = ", " if number else mark if found else nobody
            found.append({"mark": joined, "name": names.get(actor, actor), "address": actor_address(actor)})
    return found


def _when(view: EventView) -> list[Span]:
    """The words that give the event its date; none for a date that a person set, whatever a text says."""
    date = view.event.time.date
    if any(fixed.what == "date" for fixed in view.event.fixed):
        return []
    told = (m for r in view.readings for m in r.event_mentions if m.id in view.event.mentions)
    return [span for mention in told if date.known and mention.time.date == date for span in mention.times]


def _where(places: tuple[Whereabout, ...], sources: Sources) -> list[Values]:
    """The event's places with the words that name them, the first of each document."""
    return [{"name": where(each.place), "told": each.told, **numbered(sources, each.spans)} for each in places]


def _carriers(reading: Reading, view: EventView) -> list[Values]:
    """Who else published a document's words, each with the document that does."""
    return [{"name": name, "id": id_} for original, name, id_ in view.carriers if original == reading.document.id]


def _related(view: EventView, sources: Sources) -> dict[str, list[Values]]:
    """The events that this one hangs on, by what they are to it."""
    found: dict[str, list[Values]] = {}
    for link in in_order(view.links):
        if link.kind != "possibly_same":
            line = _link(link, view, sources)
            found.setdefault(str(line["relation"]), []).append(line)
    return found


def _link(link: Link, view: EventView, sources: Sources) -> dict[str, Any]:
    """A link as seen from the event of the page, with the words that state it."""
    other, event, here = linked_event(link, view)
    return {
        "relation": relation_words(link, here=here).capitalize(),
        "id": other,
        "label": event.label if event else other,
        "day": day(event.time.date) if event and event.time.date.known else "",
        "status": event.status if event else "",
        "reason": because(link),
        "quotes": quotes(sources, link.evidence),
    }
