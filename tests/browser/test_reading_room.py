"""The reading room in a headless Chromium as a person uses it: by mouse, by keyboard, without scripts, on paper."""

from __future__ import annotations

from collections.abc import Callable
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Page, expect

import hostile
from looking import letters, on_paper
from rashomon.store import open_store
from served import Served

Open = Callable[..., Page]

#: An event with voices that disagree: the apology that one side read out of a letter.
ASKED = "/events?text=apology"


def words_of(room: Served, address: str) -> str:
    """The words that the address of a passage names, as they stand in the store."""
    parts = urlsplit(address)
    asked = parse_qs(parts.query)
    with open_store(room.store) as store:
        text = store.document(parts.path.rpartition("/")[2]).document.text
    return text[int(asked["start"][0]) : int(asked["end"][0])]


# ---------------------------------------------------------------- reading
@pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "none"])
def test_three_clicks_lead_from_the_front_page_to_the_exact_words(room: Served, watched: Open, scripts: bool) -> None:
    page = watched(java_script_enabled=scripts)
    page.goto(room.at("/"))
    page.locator("nav").get_by_role("link", name="Chronology").click()
    page.locator("table.chronology tr", has=page.locator(".dispute")).locator("th a").first.click()
    quote = page.locator("table.accounts a.quote").first
    told = quote.locator("bdi").first.inner_text()
    quote.click()
    expect(page.locator("mark#evidence")).to_be_in_viewport()
    marked = "".join(page.locator("article mark").all_inner_texts())
    assert letters(words_of(room, page.url)) in letters(marked)
    assert letters(told.rstrip("…"))[:30] in letters(marked)


def test_the_sentence_around_the_words_shows_on_hover(room: Served, watched: Open) -> None:
    page = watched()
    page.goto(room.at(ASKED))
    page.locator("table.chronology th a").first.click()
    quote = page.locator("table.accounts a.quote").first
    whole = page.locator(f"#{quote.get_attribute('aria-describedby')}")
    expect(whole).to_be_hidden()
    quote.hover()
    expect(whole).to_be_visible()
    expect(whole.locator("mark")).to_have_text(words_of(room, quote.get_attribute("href") or ""))
    page.keyboard.press("Escape")
    expect(whole).to_be_hidden()


def test_filters_narrow_the_chronology_and_can_be_taken_back(room: Served, watched: Open) -> None:
    page = watched()
    page.goto(room.at("/events"))
    events = page.locator("table.chronology th a")
    whole = events.count()
    page.get_by_label("Actor", exact=True).fill("Turkey")
    page.get_by_label("From", exact=True).fill("2016-06")
    page.get_by_label("Type", exact=True).select_option("consult")
    page.get_by_role("button", name="Filter").click()
    assert "actor=Turkey" in page.url
    assert 0 < events.count() < whole
    assert {"consult"} == {each.split(" ")[0] for each in page.locator("td.how .type").all_inner_texts()}
    page.locator(".chips a", has_text="consult").click()
    some = events.count()
    page.get_by_label("Disputed only").check()
    page.get_by_role("button", name="Filter").click()
    assert 0 < events.count() < some
    page.locator(".chips a.all").click()
    assert events.count() == whole


def test_a_filter_that_makes_no_sense_is_answered_in_words(room: Served, watched: Open) -> None:
    page = watched()
    page.goto(room.at("/events?from=tomorrow"))
    expect(page.get_by_role("alert")).to_contain_text("is no date")
    expect(page.get_by_label("From", exact=True)).to_have_value("tomorrow")


def test_the_head_of_a_page_says_where_one_is(room: Served, watched: Open) -> None:
    page = watched()
    for path, place in {"/": "Chronology", "/pairs": "Pairs", f"/documents/{hostile.NAME}": "Documents"}.items():
        page.goto(room.at(path))
        here = page.locator("header [aria-current]")
        assert here.all_inner_texts() == [place], path
        there = page.locator("header li a:not([aria-current])").first
        weight = "link => getComputedStyle(link).fontWeight"
        assert here.evaluate(weight) > there.evaluate(weight), "seen without colour"


# ---------------------------------------------------------------- by keyboard alone
def test_the_keyboard_alone_leads_to_the_evidence(room: Served, watched: Open) -> None:
    page = watched()
    page.goto(room.at(ASKED))
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Skip to the content"
    page.keyboard.press("Enter")
    _tab_to(page, "table.chronology th a")
    page.keyboard.press("Enter")
    page.wait_for_url("**/events/e-*")
    _tab_to(page, "table.accounts a.quote")
    whole = page.locator("table.accounts a.quote:focus + .whole")
    expect(whole).to_be_visible()
    page.keyboard.press("Escape")
    expect(whole).to_be_hidden()
    page.keyboard.press("Enter")
    expect(page.locator("mark#evidence")).to_be_in_viewport()


def test_the_keyboard_alone_filters_and_unfolds(room: Served, watched: Open) -> None:
    page = watched()
    page.goto(room.at("/events"))
    _tab_to(page, "#text")
    page.keyboard.type("apology")
    _tab_to(page, "#type")
    page.keyboard.type("any")
    _tab_to(page, "#disputed")
    page.keyboard.press("Space")
    page.keyboard.press("Enter")
    page.wait_for_url("**disputed=yes*")
    assert "text=apology" in page.url
    _tab_to(page, ".months summary")
    unfolded = "document.activeElement.parentElement.open"
    before = page.evaluate(unfolded)
    page.keyboard.press("Space")
    assert page.evaluate(unfolded) is not before


@pytest.mark.parametrize("path", [ASKED, "/import", "/corrections", "/exports"])
def test_tab_goes_through_all_that_can_be_used_and_out_again(path: str, room: Served, watched: Open) -> None:
    page = watched()
    page.goto(room.at(path))
    page.evaluate("""() => {
      window.reached = new Set();
      document.addEventListener("focusin", (event) => window.reached.add(event.target));
      const used = "a[href], button, input:not([type=hidden]), select, textarea, summary, [tabindex='0']";
      window.used = [...document.querySelectorAll(used)].filter((each) => each.checkVisibility());
    }""")
    for _ in range(page.evaluate("window.used.length") + 1):
        page.keyboard.press("Tab")
    assert page.evaluate("window.used.filter((each) => !window.reached.has(each)).map((each) => each.outerHTML)") == []
    assert page.evaluate("document.activeElement === document.body"), "no trap"


def _tab_to(page: Page, wanted: str) -> None:
    for _ in range(300):
        page.keyboard.press("Tab")
        if page.evaluate("wanted => document.activeElement.matches(wanted)", wanted):
            return
    pytest.fail(f"no Tab leads to {wanted}")


# ---------------------------------------------------------------- on paper
def test_the_account_table_is_on_paper_with_every_sentence(room: Served, watched: Open) -> None:
    page = watched()
    page.goto(room.at("/events?disputed=yes"))
    page.locator("table.chronology th a").first.click()
    page.wait_for_url("**/events/e-*")
    printed = on_paper(page)
    table = page.locator("table.accounts")
    rows = [letters(each) for each in table.locator("tbody th > bdi").all_text_contents()]
    voices = {letters(each) for each in table.locator("td .who").all_text_contents()}
    sentences = [letters(each) for each in table.locator("td .sentence").all_text_contents()]
    assert len(rows) > 1
    assert len(voices) > 1
    assert [each for each in [*rows, *voices, *sentences] if each not in printed] == []
