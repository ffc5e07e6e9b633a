"""A report, an outlet and a note that mean harm are shown as what they are on every page that shows them, and in each
page's JSON twin."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from httpx import Client
from playwright.sync_api import Page, expect

import hostile
from rashomon.store import open_store
from served import Served, picture

Open = Callable[..., Page]

#: Elements and attributes that only the report could have brought.
BROUGHT = "main :is(iframe, img, script, style), body :is([onerror], [onmouseover], [onload])"


@pytest.fixture(scope="module")
def shown(room: Served) -> tuple[str, ...]:
    """The pages that show something of the hostile report: itself, its events and the pages to correct them, its
    outlet, the lists that name it."""
    with open_store(room.store) as store:
        document = store.document(hostile.NAME).document
        events = [event.id for event in store.chronology().events if document.id in event.documents]
    assert events, "the report tells of an event"
    with Client(base_url=room.address) as client:
        sources = client.get("/sources.json").json()["sources"]
    outlet = next(each["id"] for each in sources if each["name"] == hostile.OUTLET)
    told = [page for event in events for page in (f"/events/{event}", f"/events/{event}/correct")]
    return (
        f"/documents/{document.id}",
        *told,
        f"/sources/{outlet}",
        f"/sources/{outlet}/events",
        f"/events?source={outlet}",
        "/documents?text=Sochi",
        "/corrections",
        "/corrections/1",
    )


def test_hostile_text_shows_as_text_on_every_page(room: Served, watched: Open, shown: tuple[str, ...]) -> None:
    page = watched(viewport={"width": 800, "height": 800})
    for path in shown:
        answer = page.goto(room.at(path))
        assert answer is not None
        assert answer.status == 200, path
        text = page.content()
        assert any(words in page.locator("body").inner_text() for words in ("<script>", "<b onmouse", "<img")), path
        assert page.locator(BROUGHT).count() == 0, path
        assert hostile.OBEYED.findall(text) == [], path
        assert hostile.OBEYED.findall(page.title()) == [], path
        assert page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth"), path


def test_templates_and_addresses_in_a_text_do_nothing(room: Served, watched: Open) -> None:
    page = watched(viewport={"width": 800, "height": 800})
    page.goto(room.at(f"/documents/{hostile.NAME}"))
    article = page.locator("article")
    expect(article).to_contain_text("<iframe src=")
    expect(article).to_contain_text("{{ 7 * 7 }} ${7*7} javascript:alert(3)")
    assert page.locator("a[href^='javascript:']").count() == 0
    picture(page, "hostile")


def test_json_twins_are_never_taken_for_pages(room: Served, watched: Open, shown: tuple[str, ...]) -> None:
    page = watched()
    for path in shown:
        before, mark, query = path.partition("?")
        address = f"{before}.json{mark}{query}"
        answer = page.goto(room.at(address))
        assert answer is not None
        assert answer.headers["content-type"] == "application/json", address
        assert answer.headers["x-content-type-options"] == "nosniff", address
        assert page.locator(f"{BROUGHT}, body script, b").count() == 0, address
    with Client(base_url=room.address) as client:
        record = client.get(f"/documents/{hostile.NAME}.json").json()
    assert hostile.TURNED in record["documents"][0]["text"], "in JSON nothing is lost"
