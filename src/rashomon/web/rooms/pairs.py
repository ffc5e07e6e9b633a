"""Pairs: two parties, cooperation and conflict between them over time, who acts on whom, and the events behind it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable
from typing import Any

from fastapi import FastAPI, HTTPException, Request, Response
from fastapi.responses import HTMLResponse, JSONResponse, RedirectResponse

from rashomon.counting.pairs import NO_CLASS, UNDATED, WIDE
from rashomon.drawings.series import pair_series
from rashomon.edtf import make_date, written
from rashomon.events.parties import HAPPENED
from rashomon.knowledge.articles import opening, with_article
from rashomon.knowledge.ontology import quad_classes
from rashomon.presenting.stances import months_between
from rashomon.presenting.storylines import parties_in_words
from rashomon.store.statistics_views import PairFilter, PairLine, PairView
from rashomon.web.addresses import actor_address, code_of, pair_address
from rashomon.web.room import Room
from rashomon.web.rooms import series
from rashomon.web.rooms.counted import (
    PAGE,
    chosen,
    counted_route,
    event_lines,
    event_records,
    list_record,
    paging,
    start_of,
    twin_of,
)
from rashomon.web.rooms.lines import Values

#: So many of a pair's last events stand on its page.
LATEST = 10
_PERIOD = re.compile(rf"\d{{4}}(-(\d{{2}}|XX))?|{UNDATED}|{WIDE}")
_UNTIL = re.compile(r"\d{4}(-(0[1-9]|1[0-2]))?")
_DIRECTIONS = ("forth", "back", "both")
_TOLD = {"happened": True, "others": False}


def add_routes(app: FastAPI, room: Room) -> None:
    """The list of pairs, a pair's page and its events, and their JSON twins."""
    store = room.store

    def pairs(request: Request) -> Response:
        asked = [request.query_params.get(name, "").strip() for name in ("a", "b")]
        if all(asked):
            a, b = _parties(room, *asked)
            return RedirectResponse(pair_address(a, b), 303)
        found = store.statistics.pairs(start_of(request), PAGE)
        lines = [_line(line, *names) for line, *names in found.lines]
        values: Values = {
            "lines": lines,
            "paging": paging(request, found),
            "asked": dict(zip("ab", asked, strict=True)),
        }
        return room.page(request, "pairs.html", twin=twin_of(request), **values)

    def pairs_record(request: Request) -> JSONResponse:
        found = store.statistics.pairs(start_of(request), PAGE)
        lines = [_line(line, *names) for line, *names in found.lines]
        return JSONResponse({"total": found.total, "start": found.start, "pairs": lines})

    def pair(a: str, b: str, request: Request) -> Response:
        return _canonical(room, a, b, request, "", lambda view: _page(room, request, view))

    def pair_record(a: str, b: str, request: Request) -> Response:
        return _canonical(room, a, b, request, ".json", lambda view: JSONResponse(_record(room, view)))

    def events(a: str, b: str, request: Request) -> Response:
        return _canonical(room, a, b, request, "/events", lambda view: _events_page(room, request, view))

    def events_record(a: str, b: str, request: Request) -> Response:
        def answer(view: PairView) -> Response:
            asked = (view.line.a, view.line.b, _wanted(request), start_of(request), PAGE)
            return JSONResponse(list_record(store.statistics.pair_events(*asked)))

        return _canonical(room, a, b, request, "/events.json", answer)

    counted_route(app, room, "/pairs", pairs)
    counted_route(app, room, "/pairs.json", pairs_record)
    counted_route(app, room, "/pairs/{a}/{b}/events.json", events_record)
    counted_route(app, room, "/pairs/{a}/{b}/events", events)
    counted_route(app, room, "/pairs/{a}/{b}.json", pair_record)
    counted_route(app, room, "/pairs/{a}/{b}", pair)


def _parties(room: Room, a: str, b: str) -> tuple[str, str]:
    """The two parties in their order; answers 404 to whom nobody knows, and to one party twice."""
    one, other = (room.found(room.store.statistics.party, each) for each in (a, b))
    if one == other:
        raise HTTPException(404, f"{a} and {b} are one party, {code_of(one)}: nobody is a pair with itself.")
    first, second = sorted((one, other))
    return first, second


def _canonical(
    room: Room, a: str, b: str, request: Request, part: str, answer: Callable[[PairView], Response]
) -> Response:
    """The answer for a pair at its own address; any other address of the pair leads there."""
    first, second = _parties(room, a, b)
    if (code_of(first), code_of(second)) != (a, b):
        query = f"?{request.url.query}" if request.url.query else ""
        return RedirectResponse(pair_address(first, second, part) + query, 301)
    return answer(room.found(lambda asked: room.store.statistics.pair(*asked.split("\n")), f"{first}\n{second}"))


def _line(line: PairLine, a: str, b: str) -> Values:
    return {
        "a": {"id": line.a, "name": a},
        "b": {"id": line.b, "name": b},
        "address": pair_address(line.a, line.b),
        "events": line.events,
        "others": line.others,
        "disputed": line.disputed,
        "first": line.first,
        "last": line.last,
        "dated": months_between(line.first, line.last),
    }


def _wanted(request: Request) -> PairFilter:
    """The events that an address asks for; answers 400 to what makes no sense."""
    asked = request.query_params.get("period", "").strip()
    if asked and not _PERIOD.fullmatch(asked):
        raise HTTPException(400, f"“{asked}” is no period; write 2016, 2016-06, 2016-XX, {UNDATED} or {WIDE}.")
    quad = chosen(request, "class", [str(each) for each in (*sorted(quad_classes()), NO_CLASS)])
    told = chosen(request, "told", list(_TOLD))
    direction: Any = chosen(request, "direction", _DIRECTIONS)
    return PairFilter(
        period=asked or None,
        quad=int(quad) if quad is not None else None,
        direction=direction,
        happened=_TOLD[told] if told is not None else None,
        disputed=chosen(request, "disputed", ["yes"]) == "yes",
    )


# ---------------------------------------------------------------- the page
def _page(room: Room, request: Request, view: PairView) -> HTMLResponse:
    latest = room.store.statistics.pair_events(
        view.line.a, view.line.b, PairFilter(happened=True), 0, LATEST, latest=True
    )
    told = latest
    if not latest.lines:
        told = room.store.statistics.pair_events(view.line.a, view.line.b, PairFilter(happened=True), 0, LATEST)
    values = {
        **_told(view),
        **_series(request, view),
        "latest": event_lines(room, told.lines),
        "dated": bool(latest.lines),
    }
    return room.page(request, "pair.html", twin=twin_of(request), **values)


def _told(view: PairView) -> Values:
    """What is counted of a pair, in words, numbers and addresses."""
    line, names = view.line, view.names
    statuses: Counter[str] = Counter()
    directions: Counter[str] = Counter()
    classes: Counter[tuple[str, int]] = Counter()
    for count in view.counts:
        statuses[count.status] += count.events
        if count.status in HAPPENED:
            directions[count.direction] += count.events
            classes[count.direction, count.quad] += count.events

    def listed(**asked: str) -> str:
        return pair_address(line.a, line.b, "/events", **asked)

    ways = (
        ("forth", _acting(names[line.a], names[line.b])),
        ("back", _acting(names[line.b], names[line.a])),
        ("both", "Both together"),
    )
    quads = (*sorted(quad_classes()), NO_CLASS)

    def cell(way: str, quad: int) -> tuple[int, str]:
        return classes[way, quad], listed(told="happened", direction=way, **{"class": str(quad)})

    return {
        "a": {"name": names[line.a], "address": actor_address(line.a)},
        "b": {"name": names[line.b], "address": actor_address(line.b)},
        "line": line,
        "happened": [(status, statuses[status]) for status in ("claimed", "disputed") if statuses[status]],
        "others": [(status, statuses[status]) for status in ("planned", "possible", "denied") if statuses[status]],
        "addresses": {
            "all": listed(),
            "happened": listed(told="happened"),
            "others": listed(told="others"),
            "disputed": listed(told="happened", disputed="yes"),
        },
        "classes": [quad_classes()[quad] for quad in quads if quad != NO_CLASS],
        "directions": [
            {
                "name": name,
                "cells": [cell(way, quad) for quad in quads],
                "total": directions[way],
                "address": listed(told="happened", direction=way),
            }
            for way, name in ways
        ],
    }


def _series(request: Request, view: PairView) -> Values:
    """The drawing and its table."""
    grain: Any = chosen(request, "by", ["month", "year"]) or series.grain_of(view.counts)
    until = request.query_params.get("until", "").strip() or None
    if until is not None and not _UNTIL.fullmatch(until):
        raise HTTPException(400, f"“{until}” is no month or year; write 2016-06 or 2016.")
    if until is not None and (len(until) > len("2016")) != (grain == "month"):
        until = until[:4] if grain == "year" else f"{until}-12"
    found = series.periods(view.counts, grain)
    shown, before, after = series.window(found, grain, until)
    names = [view.names[view.line.a], view.names[view.line.b]]
    inside = [period for period in found if period.period in set(shown)]
    title = f"{parties_in_words(names)}: events by {grain}"
    description = ""
    if shown:
        span = " to ".join(dict.fromkeys(written(make_date(each)) for each in (shown[0], shown[-1])))
        description = (
            f"{series.counted(sum(period.total for period in inside), 'event')} told as having happened, {span}. "
            "Bars of cooperation rise above the line, bars of conflict hang below it; what is done is filled and "
            "next to the line, what is said is hatched. Points show the mean Goldstein value. "
            "The table below has all numbers."
        )
    here = pair_address(view.line.a, view.line.b)
    return {
        "grain": grain,
        "grains": [(each, f"{here}?by={each}") for each in ("month", "year")],
        "drawing": pair_series(title, description, series.columns_of(view, found, shown)),
        "rows": [series.row(view, written(make_date(period.period)), period) for period in inside],
        "apart": [series.row(view, label, period) for label, period in series.apart(view.counts, grain)],
        "before": f"{here}?by={grain}&until={before}" if before else None,
        "after": f"{here}?by={grain}&until={after}" if after else None,
    }


def _record(room: Room, view: PairView) -> Values:
    """The JSON twin of a pair's page."""
    line, names = view.line, view.names
    latest = room.store.statistics.pair_events(line.a, line.b, PairFilter(happened=True), 0, LATEST, latest=True)
    fields = ("period", "direction", "quad", "status", "events", "disputed", "weighed", "goldstein")
    return {
        **_line(line, names[line.a], names[line.b]),
        "quads": {str(quad): name for quad, name in quad_classes().items()},
        "counts": [{field: getattr(count, field) for field in fields} for count in view.counts],
        "latest": event_records(latest.lines),
    }


# ---------------------------------------------------------------- its events
def _events_page(room: Room, request: Request, view: PairView) -> HTMLResponse:
    wanted = _wanted(request)
    line = view.line
    found = room.store.statistics.pair_events(line.a, line.b, wanted, start_of(request), PAGE)
    names = [view.names[line.a], view.names[line.b]]
    values: Values = {
        "heading": f"{parties_in_words(names)}: events",
        "back": {"address": pair_address(line.a, line.b), "name": parties_in_words(names)},
        "wanted": _in_words(wanted, names),
        "lines": event_lines(room, found.lines),
        "paging": paging(request, found),
    }
    return room.page(request, "counted_events.html", twin=twin_of(request), **values)


def _in_words(wanted: PairFilter, names: list[str]) -> list[str]:
    """What a list was narrowed to."""
    ways = {"forth": _acting(names[0], names[1]), "back": _acting(names[1], names[0]), "both": "both together"}
    told = {True: "told as having happened", False: "planned, possible or denied", None: ""}
    found = [
        _period_in_words(wanted.period) if wanted.period else "",
        "" if wanted.quad is None else quad_classes().get(wanted.quad, "no type"),
        ways[wanted.direction] if wanted.direction else "",
        told[wanted.happened],
        "in dispute" if wanted.disputed else "",
    ]
    return [each for each in found if each]


def _acting(doer: str, other: str) -> str:
    """Who acts on whom, in words ("The Gambia on Senegal")."""
    return f"{opening(with_article(doer))} on {with_article(other)}"


def _period_in_words(period: str) -> str:
    if period == UNDATED:
        return "no date"
    if period == WIDE:
        return "not within one year"
    if period.endswith("-XX"):
        return f"{period.removesuffix('-XX')}, month not known"
    try:
        return written(make_date(period)) or period
    except ValueError:
        return period
