"""Answers that a reader has already are not made again: a strong entity tag for every state of the store.

The tag is known before the page is made (RFC 9110, sections 8.8.3 and 13.1.2), from the mark of the store
(`rashomon.store.marks`), the address and, for a page, the day, which citations name, and the token of its forms, which
also differs from run to run of the server. An answer that depends on anything else stands under `APART`, or says
`Cache-Control: no-store` and is given no tag.
"""

from __future__ import annotations

from base64 import urlsafe_b64encode
from collections.abc import Callable
from datetime import UTC, datetime
from hashlib import blake2b

from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from rashomon import __version__
from rashomon.web.safety.headers import header
from rashomon.web.safety.refusals import as_json
from rashomon.web.safety.visits import Visit

#: Files have tags of their own; jobs stand in the server's memory and change while the store does not; what the API
#: offers hangs on how the server was started.
APART = ("/static/", "/jobs", "/api/jobs", "/api/openapi.json")


class Freshness:
    """ASGI middleware, inside the gate; `mark` gives the store's mark."""

    def __init__(self, app: ASGIApp, mark: Callable[[], str | None]) -> None:
        self._app = app
        self._mark = mark

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request, by 304 where the reader has the answer."""
        asked = scope["type"] == "http" and scope["method"] in ("GET", "HEAD")
        mark = self._mark() if asked and not scope["path"].startswith(APART) else None
        if mark is None:
            await self._app(scope, receive, send)
            return
        tag = _tag(scope, mark)
        held = {each.strip().removeprefix("W/") for each in header(scope, b"if-none-match").split(",")}
        if tag in held:
            await _not_modified(tag, scope, send)
        else:
            await self._app(scope, receive, _tagged(tag, "*" in held, scope, send))


def _tag(scope: Scope, mark: str) -> str:
    path: bytes = scope.get("raw_path") or scope["path"].encode()
    visit: Visit = scope["visit"]
    shown_to = "" if as_json(scope["path"]) else f"{visit.csrf} {today()}"
    parts = (mark.encode(), __version__.encode(), path, scope["query_string"], shown_to.encode())
    digest = blake2b(b"\n".join(parts), digest_size=18).digest()
    return f'"{urlsafe_b64encode(digest).decode()}"'


def today() -> str:
    """The day as pages name it, in universal time (ISO 8601)."""
    return datetime.now(UTC).date().isoformat()


def _tagged(tag: str, whatever: bool, scope: Scope, send: Send) -> Send:
    """Send an answer on with its tag; `whatever`: the reader wants none that is there at all."""
    silent = False

    async def tagged(message: Message) -> None:
        nonlocal silent
        if message["type"] == "http.response.start" and message["status"] == 200:
            headers = MutableHeaders(scope=message)
            if "no-store" not in headers.get("cache-control", ""):
                headers.setdefault("etag", tag)
                _varied(headers, scope)
                if whatever:
                    silent = True
                    await _not_modified(headers["etag"], scope, send)
        if not silent:
            await send(message)

    return tagged


async def _not_modified(tag: str, scope: Scope, send: Send) -> None:
    start: Message = {"type": "http.response.start", "status": 304, "headers": []}
    headers = MutableHeaders(scope=start)
    headers["etag"] = tag
    _varied(headers, scope)
    await send(start)
    await send({"type": "http.response.body", "body": b""})


def _varied(headers: MutableHeaders, scope: Scope) -> None:
    if not as_json(scope["path"]):
        headers.add_vary_header("Cookie")
