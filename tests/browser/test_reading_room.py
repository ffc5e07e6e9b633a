"""The reading room in a headless Chromium as a person uses it: mouse, keyboard, no scripts, enlarged, on paper."""

from __future__ import annotations

import re
from collections.abc import Callable
from io import BytesIO

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect
from pypdf import PdfReader
from starlette.routing import Route

import hostile
from crawling import pages_of
from rashomon.web.app import create_app
from served import Served, picture

Open = Callable[..., Page]

#: Pages by a short name for their picture.
WIDTHS = {"desk": 1280, "telephone": 320}


@pytest.fixture(scope="session")
def pages(room: Served) -> dict[str, str]:
    """An address for each page."""
    return {**pages_of(create_app(room.store), room.address), **{path: path for path in UNLINKED}}


def titled(path: str) -> str:
    """A file's name for a route ("/events/{asked}" > "events-asked")."""
    return re.sub(r"\W+", "-", path).strip("-") or "front"


# ---------------------------------------------------------------- reading
def test_three_clicks_lead_from_the_chronology_to_the_exact_words(room: Served, watched: Open) -> None:
    page = watched()
    page.goto(room.at("/events?text=apology"))
    page.locator("table.chronology a").first.click()
    quote = page.locator("table.accounts a.quote").first
    words = quote.inner_text()
    quote.click()
    marked = page.locator("mark#evidence")
    expect(marked).to_be_in_viewport()
    assert marked.inner_text().strip("“”\"' ")[:20] in words


def test_filters_narrow_the_chronology_and_can_be_taken_back(room: Served, watched: Open) -> None:
    page = watched()
    page.goto(room.at("/events"))
    whole = page.locator("p.count").inner_text()
    page.get_by_label("Actor", exact=True).fill("Turkey")
    page.get_by_label("From", exact=True).fill("2016-06")
    page.get_by_role("button", name="Filter").click()
    assert "actor=Turkey" in page.url
    assert page.locator("p.count").inner_text() != whole
    page.get_by_role("link", name="Show all").click()
    assert page.locator("p.count").inner_text() == whole


def test_a_filter_that_makes_no_sense_is_answered_in_words(room: Served, watched: Open) -> None:
    page = watched()
    page.goto(room.at("/events?from=tomorrow"))
    expect(page.get_by_role("alert")).to_contain_text("is no date")


# ---------------------------------------------------------------- by keyboard alone
def test_the_keyboard_alone_leads_to_the_evidence(room: Served, watched: Open) -> None:
    page = watched()
    page.goto(room.at("/events?text=apology"))
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Skip to the content"
    page.keyboard.press("Enter")
    _tab_to(page, "table.chronology a")
    page.keyboard.press("Enter")
    page.wait_for_url("**/events/e-*")
    _tab_to(page, "table.accounts a.quote")
    page.keyboard.press("Enter")
    expect(page.locator("mark#evidence")).to_be_in_viewport()


#: Whether what has the focus shows it.
SEEN = """(() => {
  const focused = document.activeElement, style = getComputedStyle(focused);
  return focused === document.body || style.outlineStyle !== "none" || style.boxShadow !== "none";
})()"""


def test_focus_is_always_seen(room: Served, watched: Open, pages: dict[str, str]) -> None:
    page = watched()
    for path in pages.values():
        page.goto(room.at(path))
        for _ in range(12):
            page.keyboard.press("Tab")
            ring = page.evaluate(SEEN)
            assert ring, f"{path}: {page.evaluate('document.activeElement.outerHTML')}"


def _tab_to(page: Page, wanted: str) -> None:
    for _ in range(200):
        page.keyboard.press("Tab")
        if page.evaluate("wanted => document.activeElement.matches(wanted)", wanted):
            return
    pytest.fail(f"no Tab leads to {wanted}")


# ---------------------------------------------------------------- every page
def test_every_page_is_reached_by_links(room: Served, pages: dict[str, str]) -> None:
    app = create_app(room.store)
    routes = [route for route in app.routes if isinstance(route, Route) and "GET" in (route.methods or ())]
    html = {route.path for route in routes if not route.path.endswith(".json")} - NO_PAGES
    assert html <= set(pages)


#: Routes that answer with something else than a page.
NO_PAGES: frozenset[str] = frozenset({"/corrections.csv"})
#: Pages that no link leads to: one signs in only where a token is asked for.
UNLINKED = frozenset({"/sign-in"})


def test_axe_finds_nothing_on_any_page(room: Served, watched: Open, pages: dict[str, str]) -> None:
    found: list[str] = []
    for scheme in ("light", "dark"):
        page = watched(color_scheme=scheme, bypass_csp=True)
        for path in pages.values():
            page.goto(room.at(path))
            for violation in Axe().run(page).response["violations"]:
                where = violation["nodes"][0]["target"]
                found.append(f"{path} ({scheme}): {violation['id']}: {violation['help']} at {where}")
    assert found == []


@pytest.mark.parametrize("name", WIDTHS)
def test_every_page_fits_its_window(name: str, room: Served, watched: Open, pages: dict[str, str]) -> None:
    """1280 pixels at 400 % are 320 (WCAG 1.4.10); a picture of each page is written for a person to look at."""
    page = watched(viewport={"width": WIDTHS[name], "height": 800})
    for route, path in pages.items():
        page.goto(room.at(path))
        picture(page, f"{titled(route)}-{name}")
        wide = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
        assert wide <= 0, f"{path} is {wide} pixels too wide"


def test_every_page_works_at_twice_its_size(room: Served, watched: Open, pages: dict[str, str]) -> None:
    page = watched(viewport={"width": 640, "height": 450}, device_scale_factor=2)
    for path in pages.values():
        page.goto(room.at(path))
        assert page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth"), path
        expect(page.locator("h1").first).to_be_visible()


def test_every_page_can_be_printed(room: Served, watched: Open, pages: dict[str, str]) -> None:
    page = watched()
    for path in pages.values():
        page.goto(room.at(path))
        heading = page.locator("h1").first.inner_text()
        printed = PdfReader(BytesIO(page.pdf(format="A4")))
        words = "".join(sheet.extract_text() for sheet in printed.pages)
        assert re.sub(r"\W", "", heading)[:20] in re.sub(r"\W", "", words), path


def test_every_page_works_without_scripts(room: Served, watched: Open, pages: dict[str, str]) -> None:
    with_scripts, without = watched(), watched(java_script_enabled=False)
    for path in pages.values():
        with_scripts.goto(room.at(path))
        without.goto(room.at(path))
        links = "main a[href]"
        assert without.locator(links).count() == with_scripts.locator(links).count(), path


# ---------------------------------------------------------------- harm
def test_hostile_text_shows_as_text(room: Served, watched: Open) -> None:
    page = watched(viewport={"width": 800, "height": 800})
    page.goto(room.at(f"/documents/{hostile.NAME}"))
    assert page.title().startswith("<script>alert(")
    article = page.locator("article")
    expect(article).to_contain_text("<iframe src=")
    expect(article).to_contain_text("{{ 7 * 7 }}")
    assert page.locator("article iframe, article script, article img, article b").count() == 0
    assert page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")
    picture(page, "hostile")
