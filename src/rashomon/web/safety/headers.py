"""What is sent with every answer, and the headers of a request as text."""

from __future__ import annotations

from starlette.datastructures import MutableHeaders
from starlette.types import Message, Scope

#: Only our own sheets, pictures and small scripts load, nothing inline; forms go nowhere else; nobody frames us.
#: https://www.w3.org/TR/CSP3/
POLICY = (
    "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; connect-src 'self'; "
    "form-action 'self'; base-uri 'none'; object-src 'none'; frame-ancestors 'none'"
)
#: Of the referrer policies, `same-origin` is the strictest under which browsers still say where a form was sent from:
#: under `no-referrer` they send `Origin: null` (https://fetch.spec.whatwg.org/#append-a-request-origin-header).
HEADERS = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), display-capture=(), geolocation=(), microphone=(), payment=(), usb=()",
}
#: Kept by the reader's own browser alone, and asked for again each time; an answer may say otherwise.
CACHING = "private, no-cache"

_RAW = tuple((name.lower().encode(), value.encode()) for name, value in HEADERS.items())


def with_headers(start: Message) -> None:
    """Put the headers into the message that starts an answer."""
    start["headers"] = [*start.get("headers", ()), *_RAW]
    MutableHeaders(scope=start).setdefault("cache-control", CACHING)


def header(scope: Scope, name: bytes) -> str:
    """A header of a request as text, empty where it is missing; the first where there are several."""
    return next((value.decode("latin-1") for key, value in scope["headers"] if key == name), "")
