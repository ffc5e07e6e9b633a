"""Coming in with the token, and going out again."""

from __future__ import annotations

from typing import Annotated

from fastapi import FastAPI, Form, Request, Response
from fastapi.responses import RedirectResponse

from rashomon.web.room import Room, route
from rashomon.web.safety.gate import SIGN_IN, SIGN_OUT
from rashomon.web.safety.refusals import Refusal
from rashomon.web.safety.visits import SESSION, SESSION_SECONDS, Visit, address_of


def add_routes(app: FastAPI, room: Room) -> None:
    """The page that asks for the token, and what its button and that for going out do."""

    def asking(request: Request) -> Response:
        return _unkept(room.sign_in(request, "", given=request.query_params.get("token", "")))

    def sign_in(request: Request, token: Annotated[str, Form()] = "") -> Response:
        visit: Visit = request.scope["visit"]
        try:
            session = room.visits.sign_in(token.strip(), address_of(request.scope))
        except Refusal as refusal:
            page = room.sign_in(request, refusal.words, refusal.status)
            page.headers.update(refusal.headers)
            return _unkept(page)
        answer = RedirectResponse("/", 303)
        answer.headers["Set-Cookie"] = visit.cookie(SESSION, session, seconds=SESSION_SECONDS)
        return _unkept(answer)

    def sign_out(request: Request) -> Response:
        visit: Visit = request.scope["visit"]
        room.visits.sign_out(visit.session)
        answer = RedirectResponse(SIGN_IN, 303)
        answer.headers["Set-Cookie"] = visit.cookie(SESSION, "", seconds=0)
        return _unkept(answer)

    route(app, SIGN_IN, asking)
    app.add_api_route(SIGN_IN, sign_in, methods=["POST"], include_in_schema=False)
    app.add_api_route(SIGN_OUT, sign_out, methods=["POST"], include_in_schema=False)


def _unkept(answer: Response) -> Response:
    """An answer that no browser keeps."""
    answer.headers["Cache-Control"] = "no-store"
    return answer
