"""Every page of the reading room in a headless Chromium: seen, zoomed, tabbed through, printed, listened to. Pictures
of each, on a desk and on a telephone, by day and by night, are written for a person to look at."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable

import pytest
from httpx import Client
from playwright.sync_api import Browser, Page

import hostile
from crawling import pages_of, routes_of
from looking import Looked, look
from rashomon.store import open_store
from rashomon.web.app import create_app
from served import Served

Open = Callable[..., Page]

#: Routes that answer with something else than a page: downloads.
NO_PAGES = frozenset({"/corrections.csv", "/export", "/events/{asked}/export"})
#: Pages that no link leads to: one signs in only where a token is asked for.
UNLINKED = frozenset({"/sign-in"})
#: Addresses that show a page in another state than the crawl finds it in.
STATES = {
    "chronology-filtered": "/events?actor=Turkey&from=2016-06&disputed=yes",
    "chronology-nothing": "/events?text=zeppelin",
    "chronology-misread": "/events?from=tomorrow",
    "undated": "/events?dated=no",
    "documents-nothing": "/documents?text=zeppelin",
    "hostile-document": f"/documents/{hostile.NAME}",
    "no-page": "/nowhere",
    "no-event": "/events/e-nothing",
    "no-passage": f"/documents/{hostile.NAME}?start=9&end=2",
}


@pytest.fixture(scope="module")
def pages(room: Served, until: Callable[..., None]) -> dict[str, str]:
    """Names of pages and their addresses: one for each route, and the states that pages can be in."""
    with Client(base_url=room.address) as client:
        until(lambda: not client.get("/jobs/1.json").json()["open"], 90)
    rich = f"/events/{richest(room)}"
    states = {"richest": rich, "richest-voices": f"{rich}?rows=all&columns=voices"}
    linked = pages_of(create_app(room.store), room.address)
    return {
        **{titled(route): path for route, path in linked.items()},
        **{titled(p): p for p in UNLINKED},
        **STATES,
        **states,
    }


@pytest.fixture(scope="module")
def looked(browser: Browser, room: Served, pages: dict[str, str]) -> dict[str, Looked]:
    """What one visit to each page found."""
    page = browser.new_context(bypass_csp=True).new_page()
    found = {name: look(page, room.at(path), name) for name, path in pages.items()}
    page.context.close()
    return found


def titled(route: str) -> str:
    """A short name for a route ("/events/{asked}" > "events-asked")."""
    return re.sub(r"\W+", "-", route).strip("-") or "front"


def richest(room: Served) -> str:
    """The event of which the most voices speak."""
    with open_store(room.store) as store:
        spoken = {(row.event, account.voice) for row in store.chronology().propositions for account in row.accounts}
    return Counter(sorted(event for event, _ in spoken)).most_common(1)[0][0]


def none_of(looked: dict[str, Looked], complaints: Callable[[Looked], Iterable[str]]) -> None:
    """Fail with all that is wrong, each with the page it is wrong on."""
    wrong = [f"{name}: {each}" for name, page in looked.items() for each in complaints(page)]
    assert not wrong, "\n".join(wrong)


def test_every_page_is_reached_by_links(room: Served, pages: dict[str, str]) -> None:
    app = create_app(room.store)
    nameless = {route for route in routes_of(app) - NO_PAGES - UNLINKED if titled(route) not in pages}
    assert nameless == set(), "link to these from a page, or say why not in NO_PAGES or UNLINKED"


def test_what_is_named_as_no_page_is_none(room: Served) -> None:
    app = create_app(room.store)
    assert not (NO_PAGES | UNLINKED) - routes_of(app)
    with Client(base_url=room.address) as client:
        asked = {route: client.get(route.format(asked=richest(room)), params={"format": "csv"}) for route in NO_PAGES}
    assert {route: answer.status_code for route, answer in asked.items()} == dict.fromkeys(NO_PAGES, 200)
    assert [route for route, answer in asked.items() if "text/html" in answer.headers["content-type"]] == []


def test_axe_finds_nothing_by_day_and_by_night(looked: dict[str, Looked]) -> None:
    none_of(looked, lambda page: page.axe)


def test_nothing_is_lost_at_twice_the_size_or_on_a_telephone(looked: dict[str, Looked]) -> None:
    none_of(looked, lambda page: page.unfitting)


def test_the_keyboard_reaches_everything_and_shows_where_it_is(looked: dict[str, Looked]) -> None:
    none_of(looked, lambda page: page.unreached)


def test_every_page_can_be_printed(looked: dict[str, Looked]) -> None:
    none_of(looked, lambda page: page.unprinted)


def test_nothing_on_a_page_leads_nowhere_or_comes_from_elsewhere(looked: dict[str, Looked]) -> None:
    none_of(looked, lambda page: page.loose)


def test_every_page_asks_nothing_of_another_host(room: Served, watched: Open, pages: dict[str, str]) -> None:
    page = watched()
    for path in pages.values():
        page.goto(room.at(path))


def test_every_page_works_without_scripts(
    room: Served, watched: Open, pages: dict[str, str], looked: dict[str, Looked]
) -> None:
    page = watched(java_script_enabled=False)
    links = {}
    for name, path in pages.items():
        page.goto(room.at(path))
        links[name] = page.locator("main a[href]").count()
    assert links == {name: each.links for name, each in looked.items()}
