"""Who a request comes from: a browser with cookies of ours, or a program that sends the token."""

from __future__ import annotations

import hmac
import re
import secrets
from collections.abc import Callable
from dataclasses import dataclass
from time import monotonic

from starlette.types import Scope

from rashomon.web.safety.forms import csrf_token
from rashomon.web.safety.headers import header
from rashomon.web.safety.refusals import ASK_FOR_TOKEN, Refusal
from rashomon.web.safety.tries import Tries
from rashomon.web.settings import Settings

#: `form` binds forms to a browser and opens nothing: it is sent along when a link from elsewhere leads here, so that
#: the page behind it has forms that work. `session` is who has signed in and never comes along from elsewhere.
FORM, SESSION = "rashomon-form", "rashomon-session"
#: A week, as long as a desk works on one story.
SESSION_SECONDS = 7 * 24 * 3600.0
#: More people than sign in to one reading room; beyond that the oldest sign-in ends.
MOST_SESSIONS = 1000
_ID = re.compile(r"[A-Za-z0-9_-]{43}")


@dataclass(frozen=True, slots=True)
class Visit:
    """One request's visitor: `form` and `session` are the ids in the two cookies, `new` whether the first has yet to
    be given; `csrf` the token of the forms shown to it, `signing_in` that of the form that signs in, which is shown
    to who has no session; `bearer` a program with the token; `secure` whether it came by HTTPS."""

    form: str
    new: bool
    session: str
    csrf: str
    signing_in: str
    bearer: bool
    secure: bool

    @property
    def known(self) -> bool:
        """Whether it has shown the token."""
        return self.bearer or bool(self.session)

    def cookie(self, name: str, value: str, *, seconds: float | None = None) -> str:
        """A `Set-Cookie` header, out of reach of scripts."""
        same_site = "Strict" if name == SESSION else "Lax"
        lasting = "" if seconds is None else f"; Max-Age={seconds:.0f}"
        return f"{cookie_name(name, self.secure)}={value}; Path=/; HttpOnly; SameSite={same_site}" + (
            f"{lasting}; Secure" if self.secure else lasting
        )


def cookie_name(name: str, secure: bool) -> str:
    """The name of a cookie; by HTTPS one that no other host can set (RFC 6265bis, `__Host-`)."""
    return f"__Host-{name}" if secure else name


class Visits:
    """The sessions of one run of the server, in its memory alone: whoever has signed in does so again after a restart.

    `clock` gives seconds.
    """

    def __init__(self, settings: Settings, clock: Callable[[], float] = monotonic) -> None:
        self._settings = settings
        self._clock = clock
        self._secret = secrets.token_bytes(32)
        self._sessions: dict[str, float] = {}  # id > when it ends
        self._tries = Tries(clock)

    def of(self, scope: Scope) -> Visit:
        """The visitor of a request. Raises Refusal for a wrong token in its `Authorization`."""
        secure = scope["scheme"] == "https"
        cookies = _cookies(header(scope, b"cookie"))
        form = cookies.get(cookie_name(FORM, secure), "")
        session = cookies.get(cookie_name(SESSION, secure), "")
        new = not _ID.fullmatch(form)
        if new:
            form = secrets.token_urlsafe(32)
        if self._sessions.get(session, 0.0) <= self._clock():
            session = ""
        csrf = csrf_token(self._secret, form, session)
        signing_in = csrf_token(self._secret, form, "")
        return Visit(form, new, session, csrf, signing_in, self._bearer(scope), secure)

    def sign_in(self, given: str, address: str) -> str:
        """A new session for who knows the token. Raises Refusal."""
        self._check(given, address)
        session = secrets.token_urlsafe(32)
        self._sessions = {each: end for each, end in self._sessions.items() if end > self._clock()}
        if len(self._sessions) >= MOST_SESSIONS:
            self._sessions.pop(next(iter(self._sessions)))
        self._sessions[session] = self._clock() + SESSION_SECONDS
        return session

    def sign_out(self, session: str) -> None:
        """End a session."""
        self._sessions.pop(session, None)

    def _bearer(self, scope: Scope) -> bool:
        kind, _, given = header(scope, b"authorization").partition(" ")
        if self._settings.token is None or kind.lower() != "bearer":
            return False
        self._check(given.strip(), address_of(scope))
        return True

    def _check(self, given: str, address: str) -> None:
        token = self._settings.token
        self._tries.refuse_while_slowed(address)
        if token is None or not hmac.compare_digest(given.encode(), token.encode()):
            self._tries.failed(address)
            raise Refusal(401, "That is not the token.", ASK_FOR_TOKEN)
        self._tries.succeeded(address)


def address_of(scope: Scope) -> str:
    """The address a request comes from, as the server or the proxy before it says."""
    client = scope.get("client")
    return str(client[0]) if client else ""


def _cookies(text: str) -> dict[str, str]:
    """Cookies by name, the first of a name: browsers send the one with the longest path first."""
    found: dict[str, str] = {}
    for pair in text.split(";"):
        name, _, value = pair.strip().partition("=")
        found.setdefault(name, value)
    return found
