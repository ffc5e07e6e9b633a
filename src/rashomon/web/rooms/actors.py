"""Actors: the names they go by, what they did and what was done to them, with whom, and what they said."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from typing import Any, get_args

from fastapi import FastAPI, HTTPException, Request, Response
from fastapi.responses import HTMLResponse, JSONResponse, RedirectResponse

from rashomon.counting.actors import Part
from rashomon.edtf import make_date, written
from rashomon.events.parties import HAPPENED
from rashomon.knowledge.actors import Holder, countries, holders, offices, people, terms_of_people
from rashomon.knowledge.ontology import roots
from rashomon.model import ActorKind, Document, Span, Telling
from rashomon.presenting.denied import with_denial
from rashomon.presenting.rows import row_words
from rashomon.presenting.stances import months_between
from rashomon.presenting.words import exact_words, published_by, via
from rashomon.store.statistics_views import ActorLine, ActorView, SaidLine
from rashomon.web.addresses import actor_address, code_of, pair_address
from rashomon.web.event_filters import LONGEST
from rashomon.web.evidence import address
from rashomon.web.room import Room
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
from rashomon.web.words import STANCES, day, stance

#: So many of an actor's last events stand on its page.
LATEST = 10
_PARTS: dict[Part, str] = {
    "did": "as the doer",
    "received": "as the one it was done to",
    "third": "in another part",
    "accused": "as one only accused",
}
_KINDS: tuple[str, ...] = get_args(ActorKind)
_STANCES: tuple[Telling, ...] = get_args(Telling)
_NO_TYPE = "none"


def add_routes(app: FastAPI, room: Room) -> None:
    """The list of actors, an actor's page, its events and accounts, and their JSON twins."""
    counted = room.store.statistics

    def found_actors(request: Request) -> Any:
        name = request.query_params.get("name", "").strip()
        if len(name) > LONGEST:
            raise HTTPException(400, f"“Name” is too long: at most {LONGEST} letters.")
        return counted.actors(name, chosen(request, "kind", _KINDS) or "", start_of(request), PAGE)

    def actors(request: Request) -> HTMLResponse:
        found = found_actors(request)
        asked = {name: request.query_params.get(name, "").strip() for name in ("name", "kind")}
        values: Values = {"lines": [_line(line) for line in found.lines], "asked": asked, "kinds": _KINDS}
        return room.page(request, "actors.html", twin=twin_of(request), paging=paging(request, found), **values)

    def actors_record(request: Request) -> JSONResponse:
        found = found_actors(request)
        lines = [_line(line) for line in found.lines]
        return JSONResponse({"total": found.total, "start": found.start, "actors": lines})

    def actor(asked: str, request: Request) -> Response:
        view = room.found(counted.actor, asked)
        if asked != code_of(view.line.actor):
            return RedirectResponse(actor_address(view.line.actor), 301)
        latest = counted.latest_events(view.line.actor, LATEST)
        offices = _with_addresses(room, _offices(view.line.actor))
        told = latest or counted.actor_events(view.line.actor, 0, LATEST, happened=True).lines
        values = {
            **actor_values(view),
            "offices": offices,
            "latest": event_lines(room, told),
            "dated": bool(latest),
        }
        return room.page(request, "actor.html", twin=actor_address(view.line.actor, ".json"), **values)

    def actor_record(asked: str) -> Response:
        view = room.found(counted.actor, asked)
        if asked != code_of(view.line.actor):
            return RedirectResponse(actor_address(view.line.actor, ".json"), 301)
        latest = counted.latest_events(view.line.actor, LATEST)
        return JSONResponse({**_record(view), "latest": event_records(latest)})

    def found_events(actor: str, request: Request) -> Any:
        part: Any = chosen(request, "part", list(_PARTS))
        told = chosen(request, "told", ["happened", "others"])
        root = chosen(request, "type", [*sorted(roots()), _NO_TYPE])
        return counted.actor_events(
            actor,
            start_of(request),
            PAGE,
            part=part,
            root="" if root == _NO_TYPE else root,
            happened=None if told is None else told == "happened",
        )

    def events(asked: str, request: Request) -> HTMLResponse:
        view = room.found(counted.actor, asked)
        found = found_events(view.line.actor, request)
        values: Values = {
            "heading": f"{view.line.name}: events",
            "back": {"address": actor_address(view.line.actor), "name": view.line.name},
            "wanted": _wanted(request),
            "lines": event_lines(room, found.lines),
        }
        return room.page(request, "counted_events.html", twin=twin_of(request), paging=paging(request, found), **values)

    def events_record(asked: str, request: Request) -> JSONResponse:
        return JSONResponse(list_record(found_events(room.found(counted.actor, asked).line.actor, request)))

    def found_accounts(actor: str, request: Request) -> Any:
        asked: Any = chosen(request, "stance", _STANCES) or "asserts"
        return counted.actor_accounts(actor, asked, start_of(request), PAGE)

    def accounts(asked: str, request: Request) -> HTMLResponse:
        view = room.found(counted.actor, asked)
        found = found_accounts(view.line.actor, request)
        lines = [_said_line(line) for line in found.lines]
        texts = counted.documents(span.document for line in found.lines for span in line.account.evidence)
        publishers = room.store.names(each.publisher for each in texts.values() if each.publisher)
        for line, said in zip(lines, found.lines, strict=True):
            line["quotes"] = [_quoted(texts[span.document], said, span, publishers) for span in said.account.evidence]
        said_as: Any = chosen(request, "stance", _STANCES) or "asserts"
        values: Values = {
            "heading": f"Accounts of {view.line.name}: {STANCES[said_as]}",
            "back": {"address": actor_address(view.line.actor), "name": view.line.name},
            "lines": lines,
        }
        return room.page(
            request, "counted_accounts.html", twin=twin_of(request), paging=paging(request, found), **values
        )

    def accounts_record(asked: str, request: Request) -> JSONResponse:
        found = found_accounts(room.found(counted.actor, asked).line.actor, request)
        records = [
            {
                "account": line.account.id,
                "proposition": {"id": line.proposition.id, "text": line.proposition.text},
                "event": {"id": line.event.id, "label": line.event.label},
                "voice": line.account.voice,
                "stance": line.account.stance,
                "value": line.account.value,
                "evidence": [{"document": s.document, "start": s.start, "end": s.end} for s in line.account.evidence],
            }
            for line in found.lines
        ]
        return JSONResponse({"total": found.total, "start": found.start, "accounts": records})

    counted_route(app, room, "/actors", actors)
    counted_route(app, room, "/actors.json", actors_record)
    counted_route(app, room, "/actors/{asked:path}/events.json", events_record)
    counted_route(app, room, "/actors/{asked:path}/events", events)
    counted_route(app, room, "/actors/{asked:path}/accounts.json", accounts_record)
    counted_route(app, room, "/actors/{asked:path}/accounts", accounts)
    counted_route(app, room, "/actors/{asked:path}.json", actor_record)
    counted_route(app, room, "/actors/{asked:path}", actor)


def _line(line: ActorLine) -> Values:
    return {
        "id": line.actor,
        "name": line.name,
        "kind": line.kind,
        "country": line.country,
        "party": line.party,
        "address": actor_address(line.actor),
        "events": line.events,
        "others": line.others,
        "accounts": line.accounts,
        "first": line.first,
        "last": line.last,
        "dated": months_between(line.first, line.last),
    }


# ---------------------------------------------------------------- the page
def actor_values(view: ActorView) -> Values:
    """An actor: who it is and with what evidence, its names, what it did, with whom, and what it said."""
    line = view.line
    happened: Counter[tuple[str, str]] = Counter()
    statuses: Counter[str] = Counter()
    for count in view.counts:
        if count.status in HAPPENED:
            happened[count.part, count.root] += count.events
        else:
            statuses[count.status] += count.events
    parts: list[Part] = [part for part in _PARTS if any(key[0] == part for key in happened)]
    types = sorted({root for _, root in happened}, key=lambda root: (-sum(happened[p, root] for p in parts), root))
    return {
        "line": _line(line),
        "kind": line.kind,
        "known": view.actor,
        "side": _side(view),
        "names": view.names,
        "parts": [(part, _PARTS[part]) for part in parts],
        "types": [
            {
                "name": root.lower() if root else "no type",
                "cells": [(happened[part, root], _events(line.actor, part, type=root or _NO_TYPE)) for part in parts],
            }
            for root in types
        ],
        "totals": [(sum(happened[part, root] for root in types), _events(line.actor, part)) for part in parts],
        "others": [(status, statuses[status]) for status in ("planned", "possible", "denied") if statuses[status]],
        "others_address": actor_address(line.actor, "/events", told="others"),
        "happened_address": actor_address(line.actor, "/events", told="happened"),
        "partners": [
            {
                "name": view.called[each.partner],
                "address": _pair(line, each.partner),
                "cells": (each.did, each.received, each.together),
            }
            for each in view.partners
        ],
        "said": [
            {
                "name": STANCES[each.stance],
                "accounts": each.accounts,
                "events": each.events,
                "address": actor_address(line.actor, "/accounts", stance=each.stance),
            }
            for each in sorted(view.said, key=lambda said: _STANCES.index(said.stance))
        ],
        "members": [_line(member) for member in view.members],
        "party": view.called[line.party] if line.party else None,
    }


def _events(actor: str, part: Part, **asked: str) -> str:
    return actor_address(actor, "/events", part=part, told="happened", **asked)


def _pair(line: ActorLine, partner: str) -> str:
    """The page of an actor's party with another."""
    a, b = sorted((line.party or line.actor, partner))
    return pair_address(a, b)


def _side(view: ActorView) -> Values | None:
    """The side an actor speaks for, and what says so: words of a document, or where it is known from."""
    known = view.actor
    if known is None or known.side is None or known.side == known.id:
        return None
    evidence = known.side_evidence
    return {
        "name": view.called.get(known.side, known.side),
        "address": actor_address(known.side),
        "words": evidence if isinstance(evidence, str) else None,
        "evidence": address(evidence) if isinstance(evidence, Span) else None,
    }


def _offices(actor: str) -> list[Values]:
    """Offices a person held, or who held an office, as far as our tables go."""
    if actor in offices():
        named = people()
        return [_term(t, t.person, named[t.person].name if t.person in named else t.person) for t in holders(actor)]
    return [_term(term, term.office, _office(term)) for term in terms_of_people().get(actor, ())]


def _office(term: Holder) -> str:
    """An office by its title, else by the words of its id, and its country: "Prime Minister, Turkey"."""
    code, _, slug = term.office.removeprefix("office:").partition("/")
    country = countries().get(code)
    title = term.title or slug.replace("-", " ").capitalize()
    return f"{title}, {country.name if country is not None else code}"


def _term(term: Holder, other: str, name: str) -> Values:
    return {
        "id": other,
        "name": name,
        "since": term.since,
        "until": term.until,
        "held": _held(term),
        "role": term.role,
        "basis": term.basis,
    }


def _held(term: Holder) -> str:
    """From when to when somebody held an office; where our tables end they say nothing of what came after."""
    words = written(make_date(f"{term.since}/{term.until or '..'}"))
    return words if term.until else f"{words} to where our tables end"


def _with_addresses(room: Room, terms: list[Values]) -> list[Values]:
    """Terms with the pages of those who are in this store."""
    known = room.store.names(term["id"] for term in terms)
    return [{**term, "address": actor_address(term["id"]) if term["id"] in known else None} for term in terms]


def _record(view: ActorView) -> Values:
    """The JSON twin of an actor's page."""
    known = view.actor
    evidence = known.side_evidence if known else None
    return {
        **_line(view.line),
        "side": known.side if known else None,
        "side_evidence": {"document": evidence.document, "start": evidence.start, "end": evidence.end}
        if isinstance(evidence, Span)
        else evidence,
        "offices": _offices(view.line.actor),
        "names": [
            {"name": n.name, "reading": n.reading, "mentions": n.mentions, "documents": n.documents} for n in view.names
        ],
        "counts": [
            {"part": c.part, "type": c.root or None, "status": c.status, "events": c.events, "disputed": c.disputed}
            for c in view.counts
        ],
        "partners": [
            {"party": p.partner, "did": p.did, "received": p.received, "together": p.together} for p in view.partners
        ],
        "said": [{"stance": s.stance, "accounts": s.accounts, "events": s.events} for s in view.said],
        "members": [_line(member) for member in view.members],
    }


def _wanted(request: Request) -> list[str]:
    """What a list of events was narrowed to."""
    asked = request.query_params
    told = {"happened": "told as having happened", "others": "planned, possible or denied"}
    kind = asked.get("type", "")
    return [
        words
        for words in (
            next((name for part, name in _PARTS.items() if part == asked.get("part")), ""),
            "no type" if kind == _NO_TYPE else kind.lower(),
            told.get(asked.get("told", "")),
        )
        if words
    ]


def _quoted(document: Document, said: SaidLine, span: Span, names: Mapping[str, str]) -> Values:
    """Words of a document with where they stand, who published them and when."""
    return {
        "words": exact_words(document, [with_denial(document, said.attribution, span)]),
        "address": address(span),
        "by": published_by(document.outlet, document.publisher, document.path, names),
        "published": day(document.published.date),
    }


def _said_line(line: SaidLine) -> Values:
    account = line.account
    return {
        "proposition": row_words(line.proposition, line.event),
        "event": line.event.label,
        "address": f"/events/{line.event.id}",
        "stance": stance(account),
        "voice": account.voice,
        "via": via(account.chain),
        "day": day(account.said_at) if account.said_at.known else "",
    }
