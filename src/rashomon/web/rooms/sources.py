"""Sources: what each outlet or publisher told, when the others did, and what others say of what it carries. These are
counts: no outlet is graded."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from typing import Any, get_args

from fastapi import FastAPI, Request, Response
from fastapi.responses import HTMLResponse, JSONResponse, RedirectResponse

from rashomon.counting.sources import Answer, Turn
from rashomon.model import Span
from rashomon.presenting.stances import days_between
from rashomon.presenting.voices import NO_SIDE
from rashomon.presenting.words import published_by
from rashomon.store.statistics_views import AnswerCount, SourceLine, SourceView
from rashomon.web.addresses import actor_address, source_address
from rashomon.web.evidence import address
from rashomon.web.room import Room
from rashomon.web.rooms.counted import PAGE, chosen, counted_route, event_lines, list_record, paging, start_of, twin_of
from rashomon.web.rooms.lines import Values

TURNS: dict[Turn, str] = {
    "alone": "by no other source in this store",
    "first": "by it on an earlier day than by all others",
    "together": "by it and others on the first day",
    "later": "by another source on an earlier day",
    "unknown": "in an order that is not known, for want of a day of publication",
}
ANSWERS: dict[Answer, str] = {
    "confirmed": "said by another voice too",
    "denied": "denied by another voice",
    "otherwise": "given otherwise by another voice",
}
_OWN = {"yes": True, "no": False}
#: What voices without a side stand under that are outlets.
_OUTLETS = "outlets and reports"


def add_routes(app: FastAPI, room: Room) -> None:
    """The list of sources, a source's page and the events behind its counts, and their JSON twins."""
    counted = room.store.statistics

    def sources(request: Request) -> HTMLResponse:
        found = counted.sources(start_of(request), PAGE)
        values: Values = {"lines": [_line(line) for line in found.lines], "unsourced": counted.unsourced()}
        return room.page(request, "sources.html", twin=twin_of(request), paging=paging(request, found), **values)

    def sources_record(request: Request) -> JSONResponse:
        found = counted.sources(start_of(request), PAGE)
        lines = [_line(line) for line in found.lines]
        return JSONResponse(
            {"total": found.total, "start": found.start, "sources": lines, "unsourced": counted.unsourced()}
        )

    def source(asked: str, request: Request) -> Response:
        view = room.found(counted.source, asked)
        if asked != view.line.id:
            return RedirectResponse(source_address(view.line.id), 301)
        return room.page(
            request,
            "source.html",
            twin=source_address(view.line.id, ".json"),
            **source_values(view, _namesakes(room, view)),
        )

    def source_record(asked: str) -> Response:
        view = room.found(counted.source, asked)
        if asked != view.line.id:
            return RedirectResponse(source_address(view.line.id, ".json"), 301)
        return JSONResponse(_record(view))

    def found_events(source: str, request: Request) -> Any:
        answer: Any = chosen(request, "answer", list(ANSWERS))
        if answer is not None:
            own = _OWN[chosen(request, "own", list(_OWN)) or "yes"]
            voice = request.query_params.get("voice") or None
            return counted.source_answers(source, answer, own, voice, start_of(request), PAGE)
        turn: Any = chosen(request, "turn", list(TURNS))
        return counted.source_events(source, turn, start_of(request), PAGE)

    def events(asked: str, request: Request) -> HTMLResponse:
        view = room.found(counted.source, asked)
        found = found_events(view.line.id, request)
        values: Values = {
            "heading": f"{view.line.name}: events",
            "back": {"address": source_address(view.line.id), "name": view.line.name},
            "wanted": _wanted(request, view),
            "lines": event_lines(room, found.lines),
        }
        return room.page(request, "counted_events.html", twin=twin_of(request), paging=paging(request, found), **values)

    def events_record(asked: str, request: Request) -> JSONResponse:
        return JSONResponse(list_record(found_events(room.found(counted.source, asked).line.id, request)))

    counted_route(app, room, "/sources", sources)
    counted_route(app, room, "/sources.json", sources_record)
    counted_route(app, room, "/sources/{asked:path}/events.json", events_record)
    counted_route(app, room, "/sources/{asked:path}/events", events)
    counted_route(app, room, "/sources/{asked:path}.json", source_record)
    counted_route(app, room, "/sources/{asked:path}", source)


def _line(line: SourceLine) -> Values:
    return {
        "id": line.id,
        "name": line.name,
        "address": source_address(line.id),
        "documents": line.documents,
        "reprints": line.reprints,
        "undated": line.undated,
        "events": line.events,
        "first": line.first,
        "last": line.last,
        "published": days_between(line.first, line.last),
    }


# ---------------------------------------------------------------- the page
def source_values(view: SourceView, namesakes: Mapping[str, str]) -> Values:
    """A source: who it is, what it told and in which turn, and what others make of what it carries. `namesakes` says
    of voices, by their keys, what tells them from others of their name."""
    line = view.line
    return {
        "line": _line(line),
        "actor": _actor(view),
        "turns": [
            {"name": words, "events": view.turns[turn], "address": source_address(line.id, "/events", turn=turn)}
            for turn, words in TURNS.items()
            if view.turns.get(turn)
        ],
        "all_address": source_address(line.id, "/events"),
        "carries": [
            {
                "name": "In its own voice" if carried.own else "In the words of others",
                "accounts": carried.accounts,
                "cells": [
                    (getattr(carried, answer), _answers_address(line.id, answer, carried.own)) for answer in ANSWERS
                ],
            }
            for carried in view.carries
        ],
        "answers": list(ANSWERS.values()),
        "voices": [
            {
                "name": f"{'Its own words' if own else 'Words of others that it carries'}, {ANSWERS[answer]}",
                "sides": _by_side([a for a in view.answers if a.answer == answer and a.own == own], view, namesakes),
            }
            for own in (True, False)
            for answer in get_args(Answer)
            if any(a.answer == answer and a.own == own for a in view.answers)
        ],
        "reprints_of": [_reprint(*each) for each in view.reprints_of],
        "reprinted_by": [_reprint(*each) for each in view.reprinted_by],
    }


def _answers_address(source: str, answer: Answer, own: bool, **asked: str) -> str:
    return source_address(source, "/events", answer=answer, own="yes" if own else "no", **asked)


def _actor(view: SourceView) -> Values | None:
    """Who a source is among the actors, and the side it speaks for with the evidence."""
    actor = view.actor
    if actor is None:
        return None
    evidence = actor.side_evidence
    return {
        "name": actor.name,
        "address": actor_address(actor.id),
        "kind": actor.kind,
        "country": actor.country,
        "side": (view.called.get(actor.side, actor.side), actor_address(actor.side)) if actor.side else None,
        "words": evidence if isinstance(evidence, str) else None,
        "evidence": address(evidence) if isinstance(evidence, Span) else None,
    }


def _namesakes(room: Room, view: SourceView) -> dict[str, str]:
    """What tells voices of one name and side apart, by their keys: the document of one without a name of its own, else
    what kind of actor it is."""
    called: dict[tuple[str | None, str], set[str]] = defaultdict(set)
    for each in view.answers:
        called[each.side, each.name].add(each.voice)
    alike = {voice: voice.partition(":")[0] for voices in called.values() if len(voices) > 1 for voice in voices}
    listed = room.store.listed(alike.values())
    names = room.store.names(row["publisher"] for row in listed.values() if row["publisher"])
    found = {}
    for voice, document in alike.items():
        row = listed.get(document)
        if row is None:
            found[voice] = document.replace("-", " ")
        else:
            publisher = published_by(row["outlet"], row["publisher"], row["path"], names)
            day = days_between(row["earliest"], row["latest"])
            found[voice] = f"in {publisher}, {day}"
    return found


def _by_side(answers: list[AnswerCount], view: SourceView, namesakes: Mapping[str, str]) -> list[Values]:
    """The voices that answer in one way, by their side, sides of most accounts first, those of no known side last."""
    by_side: dict[str, list[AnswerCount]] = {}
    for answer in answers:
        by_side.setdefault(answer.side or _no_side(answer.voice), []).append(answer)
    last = (_OUTLETS, NO_SIDE)
    order = sorted(by_side, key=lambda side: (side in last, -sum(a.accounts for a in by_side[side]), side))
    return [
        {
            "name": view.called.get(side, side),
            "voices": [
                {
                    "name": a.name,
                    "apart": namesakes.get(a.voice, ""),
                    "accounts": a.accounts,
                    "events": a.events,
                    "address": _answers_address(view.line.id, a.answer, a.own, voice=a.voice),
                }
                for a in by_side[side]
            ],
        }
        for side in order
    ]


def _no_side(voice: str) -> str:
    """What voices without a side stand under: outlets, reporting or cited, with reports of none, and others."""
    return _OUTLETS if voice.partition(":")[0] in ("outlet", "document") else NO_SIDE


def _reprint(source: str, name: str, documents: int) -> Values:
    known = bool(source)
    return {
        "name": (name or source) if known else "a document whose source is not known",
        "address": source_address(source) if known and name else None,
        "documents": documents,
    }


def _wanted(request: Request, view: SourceView) -> list[str]:
    """What a list of events was narrowed to."""
    answer: Any = request.query_params.get("answer")
    if answer:
        own = request.query_params.get("own", "yes") == "yes"
        voice = request.query_params.get("voice")
        named = next((a.name for a in view.answers if a.voice == voice), voice)
        words = ["its own words" if own else "words of others that it carries", ANSWERS.get(answer, "")]
        return [*words, *([f"by {named}"] if named else [])]
    turn: Any = request.query_params.get("turn")
    return [f"told {TURNS[turn]}"] if turn in TURNS else []


def _record(view: SourceView) -> Values:
    """The JSON twin of a source's page."""
    return {
        **_line(view.line),
        "actor": view.actor.id if view.actor else None,
        "side": view.actor.side if view.actor else None,
        "turns": {turn: view.turns.get(turn, 0) for turn in TURNS},
        "carries": [
            {
                "own": c.own,
                "accounts": c.accounts,
                "confirmed": c.confirmed,
                "denied": c.denied,
                "otherwise": c.otherwise,
            }
            for c in view.carries
        ],
        "answers": [
            {
                "answer": a.answer,
                "own": a.own,
                "voice": a.voice,
                "name": a.name,
                "side": a.side,
                "accounts": a.accounts,
                "events": a.events,
            }
            for a in view.answers
        ],
        "reprints_of": [{"source": s or None, "documents": n} for s, _, n in view.reprints_of],
        "reprinted_by": [{"source": s, "documents": n} for s, _, n in view.reprinted_by],
    }
