"""By whichever name a stranger makes our address known, the reading room answers to its own names only."""

from __future__ import annotations

from pathlib import Path

import pytest

from rashomon.web.app import create_app
from rashomon.web.settings import Settings
from visiting import raw


def status(store: Path, settings: Settings, *hosts: str) -> int:
    return raw(create_app(store, settings), b"/events.json", [(b"host", each.encode()) for each in hosts]).status


@pytest.mark.parametrize(
    "host", ["localhost", "localhost:8000", "127.0.0.1:8000", "[::1]:8000", "LOCALHOST", "localhost."]
)
def test_this_computer_goes_by_its_own_names(web_store: Path, host: str) -> None:
    assert status(web_store, Settings(), host) == 200


@pytest.mark.parametrize(
    "host",
    [
        "rebound.example",  # a stranger's name that has been made to lead to 127.0.0.1
        "rebound.example:8000",
        "localhost.rebound.example",
        "127.0.0.1.rebound.example",
        "rebound.example:127.0.0.1",
        "192.0.2.7",
        "",
        "localhost@rebound.example",
        "localhost:8000:80",
    ],
)
def test_a_name_made_to_lead_here_is_refused(web_store: Path, host: str) -> None:
    assert status(web_store, Settings(), host) == 421


@pytest.mark.parametrize("hosts", [(), ("localhost", "rebound.example")])
def test_a_request_names_one_host(web_store: Path, hosts: tuple[str, ...]) -> None:
    assert status(web_store, Settings(), *hosts) == 400


def test_the_refusal_says_what_to_do_and_shows_nothing_of_the_store(web_store: Path) -> None:
    answer = raw(create_app(web_store), b"/events", [(b"host", b"<script>.example")])
    assert "--allow-host" in answer.text
    assert ("content-type", "text/plain; charset=utf-8") in answer.headers
    assert "Kenya" not in answer.text


def test_names_of_a_proxy_can_be_allowed(web_store: Path) -> None:
    settings = Settings(allowed_hosts=("News.example", "fe80::1"))
    assert status(web_store, settings, "news.example:443") == 200
    assert status(web_store, settings, "[fe80::1]:8000") == 200
    assert status(web_store, settings, "example") == 421


@pytest.mark.parametrize("bound", ["0.0.0.0", "::"])
def test_where_it_listens_everywhere_bare_addresses_do_but_no_strange_names(web_store: Path, bound: str) -> None:
    settings = Settings(host=bound)
    assert status(web_store, settings, "192.0.2.7:8000") == 200
    assert status(web_store, settings, "[2001:db8::7]:8000") == 200
    assert status(web_store, settings, "rebound.example") == 421
