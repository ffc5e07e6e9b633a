"""Fetching a page on request: from the public internet alone, whole or not at all."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from rashomon.pages.errors import PageError
from rashomon.pages.fetching import MOST_MOVES, fetch
from rashomon.pages.files import SIZE_LIMIT

ARTICLE = b"<html><body><p>The envoys met in Tashkent.</p></body></html>"


class Outlet(BaseHTTPRequestHandler):
    """A small outlet: a report, an address that moves to it, one that moves in a circle, one without end."""

    def do_GET(self) -> None:
        moved = {"/old": "/report", "/circle": "/circle", "/inside": "http://internal.example/secret"}
        if self.path in moved:
            self.send_response(302)
            self.send_header("Location", moved[self.path])
            self.end_headers()
        elif self.path == "/endless":
            self.send_response(200)
            self.end_headers()
            self.wfile.write(b"x" * (SIZE_LIMIT + 10))
        elif self.path == "/report":
            self.send_response(200)
            self.end_headers()
            self.wfile.write(ARTICLE + self.headers["Host"].encode())
        else:
            self.send_error(404)

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@pytest.fixture(scope="module")
def outlet() -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), Outlet)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://outlet.example:{server.server_port}"
    server.shutdown()


def resolving(**names: str) -> Callable[[str, int], list[str]]:
    def resolve(host: str, _: int) -> list[str]:
        return [names[host.partition(".")[0]]]

    return resolve


HERE = resolving(outlet="127.0.0.1", internal="10.0.0.7")


def only_here(address: str) -> bool:
    return address == "127.0.0.1"


def test_a_page_comes_whole_with_the_host_it_was_asked_of(outlet: str) -> None:
    found = fetch(f"{outlet}/report", HERE, allowed=only_here)
    assert found.content == ARTICLE + outlet.removeprefix("http://").encode()
    assert found.url == f"{outlet}/report"
    assert found.at.endswith("+00:00")


def test_a_page_that_moved_is_followed(outlet: str) -> None:
    assert fetch(f"{outlet}/old", HERE, allowed=only_here).url == f"{outlet}/report"


@pytest.mark.parametrize(
    ("path", "words"),
    [
        ("/circle", f"moved on more than {MOST_MOVES} times"),
        ("/nothing", "answered with error 404"),
        ("/endless", "is over 5 MB"),
        ("/inside", "leads to a private network"),
    ],
)
def test_what_gives_no_page_is_said_with_the_mend(outlet: str, path: str, words: str) -> None:
    with pytest.raises(PageError, match=words) as raised:
        fetch(outlet + path, HERE, allowed=only_here)
    assert raised.value.mend


@pytest.mark.parametrize(
    "address",
    ["127.0.0.1", "10.1.2.3", "192.168.0.1", "169.254.169.254", "::1", "fd00::1", "::ffff:127.0.0.1", "0.0.0.0"],
)
def test_nothing_is_fetched_from_a_private_network(address: str) -> None:
    with pytest.raises(PageError, match="private network"):
        fetch("http://innocent.example/", lambda host, port: [address])


def test_a_name_with_one_private_address_among_public_ones_is_refused() -> None:
    with pytest.raises(PageError, match="private network"):
        fetch("http://innocent.example/", lambda host, port: ["93.184.216.34", "127.0.0.1"])


@pytest.mark.parametrize(
    "url", ["file:///etc/passwd", "ftp://a.example/", "report", "http://", "http://me:word@a.example/", "http://a:b/"]
)
def test_only_addresses_of_the_web_are_spoken_to(url: str) -> None:
    with pytest.raises(PageError, match="is no web address"):
        fetch(url, HERE)


def test_a_host_nobody_knows_is_said() -> None:
    def nowhere(host: str, port: int) -> list[str]:
        raise OSError

    with pytest.raises(PageError, match="there is no host nowhere"):
        fetch("https://nowhere.example/", nowhere)
