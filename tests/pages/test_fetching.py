"""Fetching a page on request: from the public internet alone, whole or not at all."""

from __future__ import annotations

import gzip
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest
from urllib3 import HTTPConnectionPool

from rashomon.pages import fetching
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
        elif self.path == "/trickle":
            self.send_response(200)
            self.end_headers()
            with suppress(OSError):
                while True:
                    self.wfile.write(b"x")
                    time.sleep(0.01)
        elif self.path == "/cut":
            self.send_response(200)
            self.send_header("Content-Length", str(2 * len(ARTICLE)))
            self.end_headers()
            self.wfile.write(ARTICLE)
        elif self.path == "/packed":
            self.send_response(200)
            self.send_header("Content-Encoding", "gzip")
            self.end_headers()
            self.wfile.write(gzip.compress(b"x" * (SIZE_LIMIT + 10)))
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


def test_a_page_that_trickles_is_not_waited_for(outlet: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fetching, "WHOLE_SECONDS", 0.2)
    with pytest.raises(PageError, match="took longer than"):
        fetch(f"{outlet}/trickle", HERE, allowed=only_here)


def test_a_host_with_a_name_in_other_letters_is_asked_by_its_name_in_ascii(outlet: str) -> None:
    port = outlet.rpartition(":")[2]
    asked: list[str] = []

    def resolve(host: str, _: int) -> list[str]:
        asked.append(host)
        return ["127.0.0.1"]

    found = fetch(f"http://știri.example:{port}/report", resolve, allowed=only_here)
    assert asked == ["xn--tiri-pxb.example"]
    assert found.content.endswith(f"xn--tiri-pxb.example:{port}".encode())


def test_a_page_that_moved_is_followed(outlet: str) -> None:
    assert fetch(f"{outlet}/old", HERE, allowed=only_here).url == f"{outlet}/report"


@pytest.mark.parametrize(
    ("path", "words"),
    [
        ("/circle", f"moved on more than {MOST_MOVES} times"),
        ("/nothing", "answered with error 404"),
        ("/endless", "is over 5 MB"),
        ("/packed", "is over 5 MB"),
        ("/cut", "broke off"),
        ("/inside", "leads to a private network"),
    ],
)
def test_what_gives_no_page_is_said_with_the_mend(outlet: str, path: str, words: str) -> None:
    with pytest.raises(PageError, match=words) as raised:
        fetch(outlet + path, HERE, allowed=only_here)
    assert raised.value.mend


@pytest.mark.parametrize(
    "address",
    [
        *("127.0.0.1", "10.1.2.3", "192.168.0.1", "169.254.169.254", "100.64.0.1", "0.0.0.0"),
        *("::1", "::", "fd00::1", "fec0::1", "fe80::1%eth0", "::ffff:127.0.0.1", "::127.0.0.1", "::ffff:0:127.0.0.1"),
        *("64:ff9b::10.0.0.7", "64:ff9b:1::10.0.0.7", "2002:a00:7::1"),
    ],
)
def test_nothing_is_fetched_from_a_private_network(address: str) -> None:
    with pytest.raises(PageError, match="private network"):
        fetch("http://innocent.example/", lambda host, port: [address])


@pytest.mark.parametrize("address", ["93.184.216.34", "2606:2800:21f::1", "64:ff9b::93.184.216.34"])
def test_the_public_internet_may_be_asked(address: str, monkeypatch: pytest.MonkeyPatch) -> None:
    def connected(*_: object, **__: object) -> None:
        raise OSError("as far as that")

    monkeypatch.setattr(HTTPConnectionPool, "request", connected)
    with pytest.raises(PageError, match="as far as that"):
        fetch("http://outlet.example/", lambda host, port: [address])


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
