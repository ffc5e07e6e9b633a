"""The page on which an event is corrected, and what its forms send."""

from __future__ import annotations

from collections.abc import Callable
from typing import Annotated

from fastapi import FastAPI, Form, Request, Response
from fastapi.responses import JSONResponse

from rashomon.events.setting import type_value
from rashomon.knowledge.ontology import roots
from rashomon.model import Correction
from rashomon.presenting.corrections import read_as, type_words
from rashomon.presenting.sources import Sources, linked_event, sources_of
from rashomon.presenting.words import exact_words
from rashomon.store import EventView, NotFoundError, correcting
from rashomon.store.corrected import correction_views
from rashomon.store.correcting import Said, said
from rashomon.store.errors import CorrectionError
from rashomon.store.writer import Writer
from rashomon.web.correcting import kept, name_of, unkept
from rashomon.web.evidence import address
from rashomon.web.room import Room, change, route, sentence
from rashomon.web.rooms.corrections import correction_values
from rashomon.web.rooms.lines import Values, event_line
from rashomon.web.words import STANCES, day

Field = Annotated[str, Form()]
#: Proposes what a form says, given who says it.
Proposal = Callable[[Writer, Said], Correction]


def add_routes(app: FastAPI, room: Room) -> None:
    """The page of an event's corrections, its JSON twin, and its forms."""

    def page(asked: str, request: Request) -> Response:
        if not room.settings.read_only:
            room.jobs.warm()
        return _page(room, request, asked, {})

    def record(asked: str) -> JSONResponse:
        return JSONResponse(_record(room.found(room.store.event, asked)))

    def linked(
        asked: str,
        request: Request,
        other: Field = "",
        named: Field = "",
        say: Field = "",
        by: Field = "",
        note: Field = "",
    ) -> Response:
        wanted = _last(named) or other
        form = {"form": "same", "named": named, "by": by, "note": note}

        def propose(writer: Writer, words: Said) -> Correction:
            if not wanted:
                raise CorrectionError("no other event is named; choose one, or write its id")
            if say == "apart":
                return correcting.different(writer, asked, wanted, words)
            return correcting.same(writer, asked, wanted, words)

        return _said(room, request, asked, propose, form)

    def split(
        asked: str,
        request: Request,
        mention: Annotated[list[str] | None, Form()] = None,
        by: Field = "",
        note: Field = "",
    ) -> Response:
        form = {"form": "split", "by": by, "note": note}
        return _said(room, request, asked, lambda w, s: correcting.split(w, asked, mention or [], s), form)

    def date(asked: str, request: Request, date: Field = "", by: Field = "", note: Field = "") -> Response:
        form = {"form": "date", "date": date, "by": by, "note": note}
        return _said(room, request, asked, lambda w, s: correcting.date(w, asked, date, s), form)

    def kind(asked: str, request: Request, type: Field = "", by: Field = "", note: Field = "") -> Response:
        form = {"form": "type", "type": type, "by": by, "note": note}
        return _said(room, request, asked, lambda w, s: correcting.kind(w, asked, type, s), form)

    def note(asked: str, request: Request, by: Field = "", note: Field = "") -> Response:
        form = {"form": "note", "by": by, "note": note}
        return _said(room, request, asked, lambda w, s: correcting.note(w, asked, s), form)

    def reject(asked: str, request: Request, account: Field = "", by: Field = "", note: Field = "") -> Response:
        form = {"form": "reject", "by": by, "note": note}

        def propose(writer: Writer, words: Said) -> Correction:
            if not account:
                raise CorrectionError("no account is chosen; say which is wrong")
            return correcting.reject(writer, account, words)

        return _said(room, request, asked, propose, form)

    route(app, "/events/{asked}/correct.json", record)
    route(app, "/events/{asked}/correct", page)
    for name, act in (
        ("same", linked),
        ("split", split),
        ("date", date),
        ("type", kind),
        ("note", note),
        ("reject", reject),
    ):
        change(app, f"/events/{{asked}}/correct/{name}", act)


def _said(room: Room, request: Request, asked: str, propose: Proposal, form: dict[str, str]) -> Response:
    """The answer to a form; where it cannot be kept, the page again with what was filled in."""
    who = form["by"].strip() or name_of(request)

    def act(writer: Writer) -> int:
        return writer.correct(propose(writer, said(who, form["note"])))

    try:
        return kept(room, request, act, room.found(room.store.event, asked).event.id, who)
    except (CorrectionError, NotFoundError) as error:
        against = str(error.against or "") if isinstance(error, CorrectionError) else ""
        told = {"problem": sentence(str(error)), "against": against}
        return _page(room, request, asked, {**form, "by": who, **told}, 409)


def _page(room: Room, request: Request, asked: str, form: dict[str, str], status: int = 200) -> Response:
    view = room.found(room.store.event, asked)
    blank = dict.fromkeys(("form", "problem", "against", "named", "date", "type", "note"), "")
    filled = {**blank, "by": name_of(request), **form}
    values = {**correcting_values(view), "filled": filled, "about": _about(room, view)}
    return unkept(room.page(request, "correct.html", status, twin=f"/events/{view.event.id}/correct.json", **values))


def correcting_values(view: EventView) -> Values:
    """What the forms of an event show: its mentions and accounts with their words, and its look-alikes."""
    sources = sources_of(view)
    event = view.event
    return {
        "event": event_line(event, sources.names),
        "mentions": _mentions(view, sources),
        "accounts": _accounts(view, sources),
        "alike": _alike(view),
        "types": {name: list(root.modes) for name, root in sorted(roots().items())},
        "type": type_value(event.plover),
        "type_words": type_words(type_value(event.plover)) or "none",
    }


def by_persons(view: EventView) -> Values:
    """What people set on an event, said of it, joined and rejected, for its page; empty where they did nothing."""
    event = view.event
    if not (event.fixed or event.remarks or event.rejected or view.corrections):
        return {}
    return {"event": event, "linking": view.corrections, "read_as": {f.what: read_as(f) for f in event.fixed}}


def _about(room: Room, view: EventView) -> list[Values]:
    """The corrections that bear on an event: on its mentions, what was set, said and rejected."""
    event = view.event
    numbers = {each.number for each in view.corrections}
    for marks in (event.fixed, event.remarks, event.rejected):
        numbers |= {mark.correction for mark in marks}
    return [correction_values(each) for each in correction_views(room.store, numbers)]


def _mentions(view: EventView, sources: Sources) -> list[Values]:
    own = set(view.event.mentions)
    return [
        {
            "id": mention.id,
            "words": exact_words(reading.document, [mention.extent]),
            "title": reading.document.title or reading.document.path,
            "source": sources.numbers[reading.document.id],
            "day": day(reading.document.published.date),
            "address": address(mention.extent),
        }
        for reading in view.readings
        for mention in reading.event_mentions
        if mention.id in own
    ]


def _accounts(view: EventView, sources: Sources) -> list[Values]:
    return [
        {
            "id": account.id,
            "row": row.text,
            "voice": account.voice,
            "stance": STANCES[account.stance],
            "value": account.value or "",
            "words": " … ".join(
                exact_words(sources.documents[s.document], [s]) for s in sources.known(account.evidence)
            ),
        }
        for row in view.propositions
        for account in row.accounts
    ]


def _alike(view: EventView) -> list[Values]:
    """The events that may be the same."""
    found = []
    for link in view.links:
        other, event, _ = linked_event(link, view)
        if link.kind == "possibly_same" and event is not None:
            found.append({"id": other, "label": event.label, "day": day(event.time.date), "reason": link.reason})
    return found


def _record(view: EventView) -> Values:
    values = correcting_values(view)
    return {"event": view.event.id, **{name: values[name] for name in ("mentions", "accounts", "alike", "type")}}


def _last(address: str) -> str:
    """An event's id, where somebody gives its address."""
    return address.strip().partition("?")[0].partition("#")[0].rstrip("/").rpartition("/")[2]
