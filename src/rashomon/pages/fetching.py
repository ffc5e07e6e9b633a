"""Fetching one page from the web when a person asks for it: nothing is fetched otherwise, and never from a network of
one's own.

An address typed into a form must not become a way into the machines behind it (server-side request forgery; OWASP
Cheat Sheet Series). So only http and https are spoken, each host name is resolved once, every address it has must be
one of the public internet (`ipaddress.is_global`), and the connection goes to just the address that was looked at.
"""

from __future__ import annotations

import socket
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address
from time import monotonic
from urllib.parse import urljoin, urlsplit

from urllib3 import HTTPConnectionPool, HTTPSConnectionPool, Timeout
from urllib3.exceptions import HTTPError
from urllib3.response import BaseHTTPResponse

from rashomon.pages.errors import PageError
from rashomon.pages.files import SIZE_LIMIT

#: An answer that moves on is followed so often: a browser's habit is 20, a report stands behind two or three.
MOST_MOVES = 5
#: Seconds to wait for a connection and for each piece of the answer.
CONNECT_SECONDS, READ_SECONDS = 10.0, 20.0
#: Seconds for an answer as a whole: 5 MB at 80 kB a second. One that trickles would keep all other jobs waiting.
WHOLE_SECONDS = 60.0
#: What is read of an answer at once.
_PIECE = 65_536
_MOVED = frozenset({301, 302, 303, 307, 308})
_PORTS = {"http": 80, "https": 443}
_HEADERS = {"User-Agent": "Rashomon (reads what a person asks for)", "Accept": "text/html, application/xml, */*"}
#: Where the public internet has its addresses of version 6 (RFC 4291), and those that stand for ones of version 4 in
#: networks that have no other way to these (RFC 6052).
_GLOBAL, _TRANSLATED = IPv6Network("2000::/3"), IPv6Network("64:ff9b::/96")
_TRY_FILE = "save the page in a browser and read the file"

#: Every address of a host name; raises OSError where it has none.
Resolve = Callable[[str, int], Iterable[str]]


@dataclass(frozen=True, slots=True)
class Fetched:
    """What an address answered with: the address after all moves, the bytes, and when (ISO 8601, UTC)."""

    url: str
    content: bytes
    at: str


def addresses_of(host: str, port: int) -> list[str]:
    """The network addresses of a host."""
    return [str(info[4][0]) for info in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)]


def fetch(url: str, resolve: Resolve = addresses_of, *, allowed: Callable[[str], bool] | None = None) -> Fetched:
    """The bytes at a web address.

    `allowed` says which network addresses may be spoken to; without it, those of the public internet. Raises PageError
    for an address that is none of the web's, that leads to a private network, does not answer, answers with an error,
    moves on more than `MOST_MOVES` times or gives more than `SIZE_LIMIT` bytes.
    """
    may = allowed or _is_public
    here = url
    for _ in range(MOST_MOVES + 1):
        answer, pool = _ask(here, resolve, may)
        with pool:
            if answer.status in _MOVED and answer.headers.get("Location"):
                answer.release_conn()
                here = urljoin(here, answer.headers["Location"])
                continue
            if answer.status != 200:
                raise PageError(here, f"answered with error {answer.status}", "check the address in a browser")
            return Fetched(here, _content(here, answer), datetime.now(UTC).isoformat(timespec="seconds"))
    raise PageError(url, f"moved on more than {MOST_MOVES} times", _TRY_FILE)


def _is_public(address: str) -> bool:
    found = ip_address(address.partition("%")[0])
    if isinstance(found, IPv6Address):
        inner = found.ipv4_mapped or (IPv4Address(int(found) & 0xFFFFFFFF) if found in _TRANSLATED else None)
        if inner is None:
            return found.is_global and found in _GLOBAL and found.sixtofour is None
        found = inner
    return found.is_global and not found.is_multicast


def _ask(url: str, resolve: Resolve, may: Callable[[str], bool]) -> tuple[BaseHTTPResponse, HTTPConnectionPool]:
    """The answer of an address whose body is still to be read, and the pool to close after it."""
    try:
        parts = urlsplit(url)
        host, port = _ascii(parts.hostname or ""), parts.port or _PORTS.get(parts.scheme, 0)
    except ValueError:
        raise PageError(url, "is no web address", "write it as https://example.org/report") from None
    if parts.scheme not in _PORTS or not host or parts.username is not None:
        raise PageError(url, "is no web address", "write it as https://example.org/report")
    address = _address(url, host, port, resolve, may)
    timeout = Timeout(connect=CONNECT_SECONDS, read=READ_SECONDS)
    pool = (
        HTTPSConnectionPool(address, port, server_hostname=host, assert_hostname=host, timeout=timeout, retries=False)
        if parts.scheme == "https"
        else HTTPConnectionPool(address, port, timeout=timeout, retries=False)
    )
    target = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
    try:
        headers = {**_HEADERS, "Host": _ascii(parts.netloc)}
        return pool.request("GET", target, headers=headers, redirect=False, preload_content=False), pool
    except (HTTPError, OSError, ValueError) as error:
        pool.close()
        raise PageError(url, f"could not be reached ({_short(error)})", _TRY_FILE) from None


def _ascii(host: str) -> str:
    """A host's name as it goes over the wire (RFC 3490). Raises ValueError for one that cannot be a name."""
    return host if host.isascii() else host.encode("idna").decode()


def _address(url: str, host: str, port: int, resolve: Resolve, may: Callable[[str], bool]) -> str:
    """The address to connect to. All of the host's must be allowed: one that is not shows what the name is for."""
    try:
        found = list(resolve(host, port))
    except (OSError, UnicodeError):
        found = []
    if not found:
        raise PageError(url, f"there is no host {host}, or no way to it", "check the address, or read a saved file")
    if not all(may(address) for address in found):
        raise PageError(url, "leads to a private network, from which nothing is fetched", _TRY_FILE)
    return found[0]


def _content(url: str, answer: BaseHTTPResponse) -> bytes:
    pieces, size, end = [], 0, monotonic() + WHOLE_SECONDS
    try:
        while piece := answer.read1(
            _PIECE, decode_content=True
        ):  # as it comes: a piece that trickles is not waited for
            pieces.append(piece)
            size += len(piece)
            if size > SIZE_LIMIT:
                raise PageError(url, f"is over {SIZE_LIMIT // 1_000_000} MB", "name the page of one report")
            if monotonic() > end:
                raise PageError(url, f"took longer than {WHOLE_SECONDS:.0f} seconds", _TRY_FILE)
    except (HTTPError, OSError) as error:
        raise PageError(url, f"broke off ({_short(error)})", "try again") from None
    return b"".join(pieces)


def _short(error: Exception) -> str:
    """An error in its first words, without the objects that its text names."""
    return str(error).rpartition("): ")[2].split("\n")[0][:120] or type(error).__name__
