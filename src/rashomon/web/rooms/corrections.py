"""The corrections: all of them with who and when, one with its journal, taken back and put back, written to a file."""

from __future__ import annotations

from typing import Annotated

from fastapi import FastAPI, Form, HTTPException, Request, Response
from fastapi.responses import RedirectResponse

from rashomon.formats.corrections import to_csv, to_json
from rashomon.presenting.corrections import KINDS, by, done, standing, what_in_pieces, when
from rashomon.store.corrected import CorrectionView, Passage, correction_views
from rashomon.store.correcting import LONGEST_NAME, check, said
from rashomon.store.errors import CorrectionError
from rashomon.store.writer import Writer
from rashomon.web.correcting import kept, name_of, remember, unkept
from rashomon.web.evidence import address
from rashomon.web.room import Room, change, route, sentence
from rashomon.web.rooms.lines import Values

#: So many stand on one page; of all of them there is a file.
PAGE = 50

Field = Annotated[str, Form()]


def add_routes(app: FastAPI, room: Room) -> None:
    """The list with its files, one correction with its JSON twin, and what their buttons do."""

    def listed(request: Request) -> Response:
        start = _start(request)
        numbers = [each.number for each in reversed(room.store.corrections())]
        views = {view.correction.number: view for view in correction_views(room.store, numbers[start : start + PAGE])}
        shown = [correction_values(views[n]) for n in numbers[start : start + PAGE] if n in views]
        values: Values = {"corrections": shown, "total": len(numbers), "start": start, "page": PAGE}
        return unkept(
            room.page(request, "corrections.html", twin="/corrections.json", visitor=name_of(request), **values)
        )

    def as_json() -> Response:
        return Response(to_json(correction_views(room.store)), media_type="application/json")

    def as_csv() -> Response:
        headers = {"Content-Disposition": 'attachment; filename="corrections.csv"'}
        return Response(to_csv(correction_views(room.store)), media_type="text/csv; charset=utf-8", headers=headers)

    def one(number: int, request: Request) -> Response:
        values = correction_values(_view(room, number))
        twin = f"/corrections/{number}.json"
        page = room.page(request, "correction.html", twin=twin, correction=values, visitor=name_of(request))
        return unkept(page)

    def one_record(number: int) -> Response:
        return Response(to_json([_view(room, number)]), media_type="application/json")

    def withdraw(number: int, request: Request, by: Field = "") -> Response:
        return _changed(room, request, number, by, withdrawn=True)

    def restore(number: int, request: Request, by: Field = "") -> Response:
        return _changed(room, request, number, by, withdrawn=False)

    def name(request: Request, by: Field = "") -> Response:
        answer = RedirectResponse("/corrections", 303)
        remember(request, answer, by.strip()[:LONGEST_NAME])
        return answer

    route(app, "/corrections", listed)
    route(app, "/corrections.json", as_json)
    route(app, "/corrections.csv", as_csv)
    route(app, "/corrections/{number:int}.json", one_record)
    route(app, "/corrections/{number:int}", one)
    change(app, "/corrections/name", name)
    change(app, "/corrections/{number:int}/withdraw", withdraw)
    change(app, "/corrections/{number:int}/restore", restore)


def correction_values(view: CorrectionView) -> Values:
    """A correction as pages show it."""
    each = view.correction
    return {
        "number": each.number,
        "kind": KINDS[each.kind],
        "what": [{"words": piece.words, "event": piece.event} for piece in what_in_pieces(view)],
        "note": each.note,
        "said": f"{when(each.at)}{by(each.by)}",
        "standing": standing(each),
        "active": each.active,
        "followed": bool(each.effect),
        "steps": [sentence(done(step)) for step in view.steps],
        "sides": [
            {"event": side.event, "label": side.label, "more": side.more, "passages": _passages(side.passages)}
            for side in view.sides
        ],
        "words": _passages(view.words),
    }


def _passages(passages: tuple[Passage, ...]) -> list[Values]:
    return [
        {"words": passage.words, "outlet": passage.outlet, "address": address(passage.span)}
        for passage in passages
        if passage.words
    ]


def _changed(room: Room, request: Request, number: int, name: str, *, withdrawn: bool) -> Response:
    """Take a correction back or put it back; a correction that is so already stays as it is."""
    correction = _view(room, number).correction
    who = name.strip() or name_of(request)

    def act(writer: Writer) -> int:
        told = said(who, None)
        if correction.active != withdrawn:
            return number
        if withdrawn:
            writer.withdraw(number, told.at, told.by)
        else:
            check(writer, correction)
            writer.restore(number, told.at, told.by)
        return number

    try:
        return kept(room, request, act, "", who)
    except CorrectionError as error:
        told: Values = {"problem": sentence(str(error)), "against": error.against}
        values = {"correction": correction_values(_view(room, number)), "visitor": who, **told}
        return unkept(room.page(request, "correction.html", 409, twin=f"/corrections/{number}.json", **values))


def _view(room: Room, number: int) -> CorrectionView:
    found = correction_views(room.store, [number])
    if not found:
        raise HTTPException(404, f"There is no correction {number}.")
    return found[0]


def _start(request: Request) -> int:
    asked = request.query_params.get("start", "0")
    if not (asked.isascii() and asked.isdecimal() and len(asked) < len("1000000000")):
        raise HTTPException(400, "start is a whole number.")
    return int(asked)
