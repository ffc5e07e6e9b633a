"""That no page asks anything of another host is worth what the listener hears: it hears all that a page can ask for."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser

from elsewhere import Elsewhere


@pytest.mark.parametrize(
    "markup",
    [
        '<img src="http://elsewhere.example/">',
        '<iframe src="http://elsewhere.example/"></iframe>',
        '<link rel="prefetch" href="http://elsewhere.example/">',
        '<style>body { background: url("http://elsewhere.example/") }</style>',
        '<style>@import "http://elsewhere.example/";</style>',
        '<script>navigator.sendBeacon("http://elsewhere.example/", "")</script>',
        '<script>new WebSocket("ws://elsewhere.example/")</script>',
    ],
    ids=["picture", "frame", "prefetch", "background", "sheet", "beacon", "socket"],
)
def test_the_listener_hears_what_a_page_asks_for(browser: Browser, elsewhere: Elsewhere, markup: str) -> None:
    heard = len(elsewhere.heard)
    context = browser.new_context(proxy=elsewhere.proxy)
    page = context.new_page()
    page.goto("about:blank")
    page.set_content(markup, wait_until="commit")
    for _ in range(100):
        if len(elsewhere.heard) > heard:
            break
        page.wait_for_timeout(50)
    context.close()
    assert "elsewhere.example" in "".join(elsewhere.heard[heard:])
