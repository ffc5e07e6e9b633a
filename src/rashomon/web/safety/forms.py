"""Forms that change something come from our own pages: a token bound to the browser, and where the form was sent from.

Every page shows its forms with a token that only this process can make for this browser's cookies: the signed double
submit of the OWASP cheat sheet on cross-site request forgery, https://cheatsheetseries.owasp.org.
"""

from __future__ import annotations

import hmac
import re
from urllib.parse import parse_qsl, urlsplit

from starlette.types import Message, Receive, Scope

from rashomon.web.safety.headers import header
from rashomon.web.safety.refusals import Refusal

#: The hidden field, which is the first of its form, and the header for our own scripts.
FIELD = "csrf"
HEADER = b"x-csrf-token"
#: Bytes in which the first field of an upload has its place: a boundary is at most 70 letters (RFC 2046, 5.1.1).
PEEK_BYTES = 2048

_FORGED = "This form was not sent from a page of this reading room, so nothing was changed. "
_BOUNDARY = re.compile(r'boundary="?([^";,\s]{1,70})', re.IGNORECASE)


def csrf_token(secret: bytes, form: str, session: str) -> str:
    """The token of the forms shown to a browser, which is known by its two cookies."""
    return hmac.digest(secret, f"{form}.{session}".encode(), "sha256").hex()


def refuse_other_sites(scope: Scope) -> None:
    """Raise Refusal where the browser says that another site sent the request. A program that says nothing passes
    here: it has nobody's cookies."""
    site = header(scope, b"sec-fetch-site")
    if site not in ("", "same-origin", "none"):
        raise Refusal(403, _FORGED + "Another site sent it.")
    origin = header(scope, b"origin")
    if origin and urlsplit(origin).netloc.lower() != header(scope, b"host").lower():
        raise Refusal(403, _FORGED + "Its Origin is not the address of this reading room.")


async def refuse_forged(scope: Scope, receive: Receive, expected: str) -> Receive:
    """Raise Refusal for a form without the token that is expected; else what gives the body to who reads it next.

    A form's body is read whole, of an upload only what holds the first field.
    """
    given = header(scope, HEADER)
    kind = header(scope, b"content-type")
    again = receive
    if not given and kind.startswith("application/x-www-form-urlencoded"):
        body, again = await _read(receive, None)
        given = dict(parse_qsl(body.decode("latin-1"))).get(FIELD, "")
    elif not given and kind.startswith("multipart/form-data"):
        body, again = await _read(receive, PEEK_BYTES)
        given = _first_field(body, kind)
    if not hmac.compare_digest(given.encode(), expected.encode()):
        raise Refusal(403, _FORGED + "Go back, reload the page and send it again.")
    return again


def _first_field(body: bytes, kind: str) -> str:
    """The value of the first part of a multipart body where that is our field."""
    boundary = _BOUNDARY.search(kind)
    if boundary is None:
        return ""
    opening = re.escape(boundary[1].encode())
    part = rb'--%s\r\ncontent-disposition: form-data; name="%s"\r\n\r\n([0-9a-f]+)\r\n' % (opening, FIELD.encode())
    found = re.match(part, body, re.IGNORECASE)
    return found[1].decode() if found else ""


async def _read(receive: Receive, enough: int | None) -> tuple[bytes, Receive]:
    """A body as far as it is needed, and a receive that gives it again from its beginning."""
    kept: list[Message] = []
    body = bytearray()
    more = True
    while more and (enough is None or len(body) < enough):
        message = await receive()
        kept.append(message)
        body += message.get("body", b"")
        more = message["type"] == "http.request" and message.get("more_body", False)

    async def again() -> Message:
        return kept.pop(0) if kept else await receive()

    return bytes(body), again
