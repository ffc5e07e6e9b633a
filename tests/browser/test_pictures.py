"""Pictures of pages are taken from browsers that now and then stop drawing."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, TimeoutError

import served

Stall = Callable[[int], list[int]]


@pytest.fixture
def page(watched: Callable[..., Page], monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Page:
    """A page, pictures of which go to the test's own folder."""
    monkeypatch.setattr(served, "PICTURES", tmp_path)
    page = watched()
    page.set_content("<h1>Harbour talks</h1>")
    return page


@pytest.fixture
def stall(monkeypatch: pytest.MonkeyPatch) -> Stall:
    """`stall(times)` has the browser answer no request for a picture so often; gives how long each was waited for."""
    take, waited = Page.screenshot, []

    def stalled(times: int) -> list[int]:
        def screenshot(self: Page, *, timeout: int, **options: object) -> bytes:
            waited.append(timeout)
            if len(waited) <= times:
                raise TimeoutError("no picture came")
            return take(self, **options)  # type: ignore[arg-type]

        monkeypatch.setattr(Page, "screenshot", screenshot)
        return waited

    return stalled


def test_a_browser_that_stops_drawing_is_woken(page: Page, stall: Stall, tmp_path: Path) -> None:
    waited = stall(served.TRIES - 1)
    served.picture(page, "woken")
    assert (tmp_path / "woken.png").read_bytes().startswith(b"\x89PNG")
    assert waited == [served.STALLED] * served.TRIES
    assert page.locator("h1").inner_text() == "Harbour talks"


def test_a_browser_that_never_draws_again_is_a_failure(page: Page, stall: Stall) -> None:
    stall(served.TRIES)
    with pytest.raises(TimeoutError):
        served.picture(page, "never")
