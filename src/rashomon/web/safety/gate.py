"""The one way in: every request passes these checks in this order, and every answer leaves with the same headers."""

from __future__ import annotations

import secrets
import sys
import traceback
from collections.abc import Callable

from sqlalchemy.exc import OperationalError
from starlette.requests import Request
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from rashomon.web.safety.bodies import Body
from rashomon.web.safety.forms import refuse_forged, refuse_other_sites
from rashomon.web.safety.headers import with_headers
from rashomon.web.safety.hosts import own_names, refuse_strange_hosts
from rashomon.web.safety.refusals import ASK_FOR_TOKEN, Refusal, as_json
from rashomon.web.safety.shape import refuse_misshapen
from rashomon.web.safety.visits import FORM, Visit, Visits
from rashomon.web.settings import Settings

#: Methods that change nothing.
SAFE = frozenset({"GET", "HEAD", "OPTIONS"})
SIGN_IN = "/sign-in"
SIGN_OUT = "/sign-out"
#: What everyone may see: how to come in, and the sheets of that page.
OPEN = (SIGN_IN, "/static/")

_ONLY_READING = {"Allow": "GET, HEAD"}

#: Gives the page, or the JSON, that tells of a refusal.
Telling = Callable[[Request, Refusal], Response]


class Gate:
    """ASGI middleware. Routes behind it find the visitor in `scope["visit"]` (see `Visit`)."""

    def __init__(self, app: ASGIApp, settings: Settings, visits: Visits, tell: Telling) -> None:
        self._app = app
        self._settings = settings
        self._names = own_names(settings)
        self._visits = visits
        self._tell = tell

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request, or turn it away."""
        if scope["type"] == "lifespan":
            await self._app(scope, receive, send)
        elif scope["type"] == "http":
            await self._answer(scope, receive, _Answer(scope, send))
        else:  # a WebSocket, of which there is none here
            await send({"type": "websocket.close", "code": 1008, "reason": ""})

    async def _answer(self, scope: Scope, receive: Receive, answer: _Answer) -> None:
        scope["visit"] = None
        try:
            refuse_strange_hosts(scope, self._names, self._settings)
            refuse_misshapen(scope)
            visit = scope["visit"] = self._visits.of(scope)
            self._refuse_unknown(scope, visit)
            body = answer.body = Body(scope, receive, self._settings)
            receive = body.receive
            if scope["method"] not in SAFE:
                receive = await self._change(scope, receive, visit)
            await self._app(scope, receive, answer.send)
        except Refusal as refusal:
            await self._refuse(scope, receive, answer, refusal)
        except Exception as error:
            await self._refuse(scope, receive, answer, _busy(error) or _unforeseen())
        if answer.body and answer.body.too_much:
            await self._refuse(scope, receive, answer, answer.body.too_much)

    def _refuse_unknown(self, scope: Scope, visit: Visit) -> None:
        if self._settings.token is None or visit.known or scope["path"].startswith(OPEN):
            return
        words = "Sign in with the token of this reading room, or send it as Authorization: Bearer TOKEN."
        raise Refusal(401, words, ASK_FOR_TOKEN)

    async def _change(self, scope: Scope, receive: Receive, visit: Visit) -> Receive:
        """Let through what may change something; the rest is refused."""
        path = scope["path"]
        if self._settings.read_only and path not in (SIGN_IN, SIGN_OUT):
            raise Refusal(405, "This reading room is read-only: nothing can be changed through it.", _ONLY_READING)
        refuse_other_sites(scope)
        if as_json(path):
            if not self._settings.api_changes:
                raise Refusal(
                    405, "This API is read-only: the server was started without --api-changes.", _ONLY_READING
                )
            if not visit.bearer:
                raise Refusal(401, "A change through the API needs Authorization: Bearer TOKEN.", ASK_FOR_TOKEN)
            return receive
        return await refuse_forged(scope, receive, visit.signing_in if path == SIGN_IN else visit.csrf)

    async def _refuse(self, scope: Scope, receive: Receive, answer: _Answer, refusal: Refusal) -> None:
        if answer.started:
            return
        answer.body = None
        try:
            response = self._tell(Request(scope), refusal)
        except Exception:
            traceback.print_exc(file=sys.stderr)
            response = Response(refusal.words, refusal.status, media_type="text/plain; charset=utf-8")
        response.headers.update(refusal.headers)
        await response(scope, receive, answer.send)


class _Answer:
    """An answer on its way out."""

    def __init__(self, scope: Scope, send: Send) -> None:
        self._scope = scope
        self._send = send
        self.started = False
        self.body: Body | None = None

    async def send(self, message: Message) -> None:
        """Send a message on; nothing of an answer to a request whose body was too large."""
        if self.body and self.body.too_much and not self.started:
            return
        if message["type"] == "http.response.start":
            self.started = True
            with_headers(message)
            self._give_cookie(message)
        await self._send(message)

    def _give_cookie(self, start: Message) -> None:
        """A browser that is shown a page is given the cookie its forms are bound to."""
        visit: Visit | None = self._scope["visit"]
        page = any(k.lower() == b"content-type" and v.startswith(b"text/html") for k, v in start["headers"])
        if visit and visit.new and page:
            start["headers"].append((b"set-cookie", visit.cookie(FORM, visit.form).encode()))


def _busy(error: Exception) -> Refusal | None:
    """What is told where a writer has held the store for longer than a reader waits."""
    if isinstance(error, OperationalError) and "locked" in str(error.orig):
        return Refusal(503, "The store is being written; try again in a moment.", {"Retry-After": "1"})
    return None


def _unforeseen() -> Refusal:
    """What is told of a fault of ours: nothing but where it stands in the log."""
    reference = secrets.token_hex(4)
    print(f"Reference {reference}:", file=sys.stderr)
    traceback.print_exc(file=sys.stderr)
    return Refusal(500, f"Something went wrong here. Whoever runs this server finds it under {reference} in its log.")
