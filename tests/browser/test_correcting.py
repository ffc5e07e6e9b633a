"""A correction made and undone in the browser, with and without scripts."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from served import Served, picture

Open = Callable[..., Page]

#: The first correction starts the worker, which needs some seconds; in milliseconds.
PATIENCE = 90_000


@pytest.fixture(scope="module")
def own_room(serve: Callable[..., Served]) -> Served:
    """A reading room of its own, for what is changed here."""
    return serve()


@pytest.mark.parametrize("scripts", [True, False])
def test_a_date_is_corrected_and_the_correction_taken_back(own_room: Served, watched: Open, scripts: bool) -> None:
    page = watched(java_script_enabled=scripts)
    page.goto(own_room.at("/events?text=apology"))
    page.locator("table.chronology a").first.click()
    read = page.locator("dl.facts dd").first.inner_text()
    page.get_by_role("link", name="Correct this event").click()
    page.get_by_label("Date", exact=True).fill("2017-03")
    page.locator("#date-why").fill("the archive says so")
    page.locator("#date-by").fill("A. Reader")
    page.get_by_role("button", name="Set the date").click()
    arrive(page, own_room)
    expect(page.locator("dl.facts dd").first).to_contain_text("March 2017 (set by A. Reader")
    corrected = page.locator("section[aria-labelledby=corrected]")
    expect(corrected).to_contain_text("read as")
    picture(page, f"corrected-{'scripts' if scripts else 'plain'}")
    corrected.get_by_role("link", name="correction").first.click()
    picture(page, "correction")
    assert Axe().run(page).response["violations"] == [] if scripts else True
    page.get_by_role("button", name="Take back").click()
    arrive(page, own_room)
    page.goto(own_room.at("/events?text=apology"))
    page.locator("table.chronology a").first.click()
    expect(page.locator("dl.facts dd").first).to_have_text(read)


def arrive(page: Page, room: Served) -> None:
    """Wait until the events have followed, where that takes longer than a page waits."""
    while "/jobs/" in page.url:
        expect(page.get_by_role("status").or_(page.get_by_role("alert"))).to_be_visible()
        if page.get_by_text("What came of it").count():
            page.locator("ul.outcomes a").first.click()
            return
        page.wait_for_timeout(500)
        page.reload()
