"""Storylines: the events of one affair in order of time, how texts relate them, what is in dispute, who tells of it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from fastapi import FastAPI, Request, Response
from fastapi.responses import HTMLResponse, JSONResponse, RedirectResponse

from rashomon.model import Link
from rashomon.presenting.links import because, relation_words
from rashomon.presenting.storylines import BELONGING, title_of
from rashomon.store.statistics_views import StorylineLine, StorylineView
from rashomon.web.addresses import actor_address, pair_address, source_address, storyline_address
from rashomon.web.room import Room
from rashomon.web.rooms.counted import PAGE, counted_route, event_lines, event_records, paging, start_of, twin_of
from rashomon.web.rooms.lines import Values


def add_routes(app: FastAPI, room: Room) -> None:
    """The list of storylines, a storyline's page, and their JSON twins."""
    counted = room.store.statistics

    def storylines(request: Request) -> HTMLResponse:
        found = counted.storylines(start_of(request), PAGE)
        lines = [_line(line, names) for line, names in found.lines]
        return room.page(request, "storylines.html", twin=twin_of(request), lines=lines, paging=paging(request, found))

    def storylines_record(request: Request) -> JSONResponse:
        found = counted.storylines(start_of(request), PAGE)
        lines = [_line(line, names) for line, names in found.lines]
        return JSONResponse({"total": found.total, "start": found.start, "storylines": lines})

    def found_storyline(asked: str, request: Request) -> StorylineView:
        return room.found(lambda each: counted.storyline(each, start_of(request), PAGE), asked)

    def storyline(asked: str, request: Request) -> Response:
        view = found_storyline(asked, request)
        if view.former is not None:
            return RedirectResponse(storyline_address(view.line.storyline.id), 301)
        return room.page(request, "storyline.html", twin=twin_of(request), **_values(room, request, view))

    def storyline_record(asked: str, request: Request) -> Response:
        view = found_storyline(asked, request)
        if view.former is not None:
            return RedirectResponse(storyline_address(view.line.storyline.id, ".json"), 301)
        return JSONResponse(_record(view))

    counted_route(app, room, "/storylines", storylines)
    counted_route(app, room, "/storylines.json", storylines_record)
    counted_route(app, room, "/storylines/{asked}.json", storyline_record)
    counted_route(app, room, "/storylines/{asked}", storyline)


def storyline_links(room: Room, events: Iterable[str]) -> list[Values]:
    """The storylines that events belong to, by title and address."""
    return [
        {"title": title_of(line.storyline, names), "address": storyline_address(line.storyline.id)}
        for line, names in room.store.statistics.storylines_of(events)
    ]


def _names(line: StorylineLine, called: Any) -> tuple[str, ...]:
    return tuple(called[party] for party in line.storyline.parties)


def _line(line: StorylineLine, names: tuple[str, ...]) -> Values:
    storyline = line.storyline
    return {
        "id": storyline.id,
        "title": title_of(storyline, names),
        "address": storyline_address(storyline.id),
        "parties": list(storyline.parties),
        "types": list(storyline.roots),
        "edtf": storyline.date.edtf,
        "events": line.events,
        "disputed": line.disputed,
        "documents": line.documents,
    }


def _values(room: Room, request: Request, view: StorylineView) -> Values:
    storyline = view.line.storyline
    names = _names(view.line, view.called)
    lines = event_lines(room, (event for event, _ in view.events.lines))
    relations = _relations(view)
    for line, (event, why) in zip(lines, view.events.lines, strict=True):
        line["because"] = BELONGING[why]
        line["relations"] = relations.get(event.id, [])
    parties = [(name, actor_address(party)) for party, name in zip(storyline.parties, names, strict=True)]
    pair = sorted(storyline.parties)
    return {
        "line": _line(view.line, names),
        "parties": parties,
        "pair": pair_address(*pair) if len(pair) == 2 else None,
        "disputed": event_lines(room, view.disputed),
        "lines": lines,
        "paging": paging(request, view.events),
        "sources": [(name, source_address(source), events) for source, name, events in view.sources],
        "near": [_line(line, _names(line, view.called)) for line in view.near],
    }


def _relations(view: StorylineView) -> dict[str, list[Values]]:
    """What each event is to others, as texts state it."""
    found: dict[str, list[Values]] = defaultdict(list)
    inside = {event.id for event, _ in view.events.lines}
    for link in view.links:
        for here, other in ((link.a, link.b), (link.b, link.a)):
            if here in inside:
                found[here].append(
                    {
                        "words": relation_words(link, here=here == link.a),
                        "label": view.linked.get(other, other),
                        "address": f"/events/{other}",
                        "why": because(link),
                    }
                )
    return found


def _record(view: StorylineView) -> Values:
    """The JSON twin of a storyline's page."""

    def link(each: Link) -> Values:
        return {"a": each.a, "b": each.b, "kind": each.kind, "reason": each.reason}

    why = {event.id: because for event, because in view.events.lines}
    events = event_records([event for event, _ in view.events.lines])
    return {
        **_line(view.line, _names(view.line, view.called)),
        "total": view.events.total,
        "start": view.events.start,
        "members": [{**event, "because": why[event["id"]]} for event in events],
        "in_dispute": [event.id for event in view.disputed],
        "links": [link(each) for each in view.links],
        "sources": [{"source": source, "name": name, "events": events} for source, name, events in view.sources],
        "near": [line.storyline.id for line in view.near],
    }
