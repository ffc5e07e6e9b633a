"""A reading room that asks for a token, and its page of an event of which forty voices speak."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Browser, Page, expect

from crowded import crowd
from looking import look
from rashomon.model import PageMetadata
from rashomon.store import open_writer
from served import Served, picture

Open = Callable[..., Page]

TOKEN = "heron-kettle-lantern-42"


@pytest.fixture(scope="module")
def guarded(serve: Callable[..., Served], tmp_path_factory: pytest.TempPathFactory) -> Served:
    """A reading room of a crowded event, for those who know its token, for reading only."""
    path = tmp_path_factory.mktemp("crowded") / "rashomon.db"
    told = crowd()
    with open_writer(path) as writer:
        for reading in told.readings:
            writer.put(reading, PageMetadata())
        writer.replace_chronology(told)
    return serve("--token", TOKEN, "--read-only", store=path)


def test_who_knows_the_token_comes_in_and_goes_out(guarded: Served, watched: Open) -> None:
    page = watched()
    page.goto(guarded.at("/sources"))
    picture(page, "sign-in-asked")
    expect(page.get_by_label("Token")).to_be_visible()
    page.get_by_label("Token").fill("no such token at all")
    page.keyboard.press("Enter")
    expect(page.get_by_role("alert").first).to_be_visible()
    picture(page, "sign-in-refused")
    page.get_by_label("Token").fill(TOKEN)
    page.get_by_role("button", name="Sign in").click()
    expect(page.get_by_role("button", name="Sign out")).to_be_visible()
    page.goto(guarded.at("/sources"))
    expect(page.get_by_role("heading", level=1)).to_have_text("Sources")
    page.get_by_role("button", name="Sign out").click()
    expect(page.get_by_role("button", name="Sign out")).to_have_count(0)
    page.goto(guarded.at("/sources"))
    expect(page.get_by_label("Token")).to_be_visible()


def test_an_event_of_forty_voices_is_a_page_like_any_other(guarded: Served, browser: Browser) -> None:
    page = browser.new_context(bypass_csp=True).new_page()
    page.goto(guarded.at("/sign-in"))
    page.get_by_label("Token").fill(TOKEN)
    page.get_by_role("button", name="Sign in").click()
    expect(page.get_by_role("button", name="Sign out")).to_be_visible()
    looked = look(page, guarded.at("/events/e-ferry?columns=voices"), "crowd")
    assert (looked.axe, looked.unfitting, looked.unreached, looked.loose) == ((), (), (), ())
    page.context.close()
