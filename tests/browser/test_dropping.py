"""Reports read in through the browser: dropped on the page, chosen without scripts, and the job that comes of them."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from looking import violations
from served import Served, picture

Open = Callable[..., Page]

DROPPED = {
    "kettle.txt": """Ministers meet in Gaborone

GABORONE, 3 May 2022 – The foreign minister of Botswana met the foreign minister of Zambia in Gaborone on Tuesday.
A spokesman for the foreign ministry of Botswana said on Tuesday that the two had signed a water treaty.
""",
    "treaty.txt": """No treaty, says Lusaka

LUSAKA, 4 May 2022 – The foreign minister of Zambia met the foreign minister of Botswana in Gaborone on Tuesday.
Zambia's foreign ministry denied on Wednesday that the two ministers had signed a water treaty.
""",
}
CHOSEN = """Envoys meet in Windhoek

WINDHOEK, 5 May 2022 – The president of Namibia met the president of Angola in Windhoek on Thursday.
"""
#: Two files dragged onto an element, as a browser hands them to the page.
_DROP = """(zone, files) => {
  const dragged = new DataTransfer();
  for (const [name, text] of Object.entries(files)) dragged.items.add(new File([text], name, { type: "text/plain" }));
  for (const kind of ["dragenter", "dragover", "drop"])
    zone.dispatchEvent(new DragEvent(kind, { dataTransfer: dragged, bubbles: true, cancelable: true }));
}"""
#: Milliseconds until a job has ended: the worker starts and loads its models first, ten seconds on a quiet machine.
PATIENCE = 120_000


@pytest.fixture(scope="module")
def own_room(serve: Callable[..., Served]) -> Served:
    """A reading room of its own, for what is read in here."""
    return serve()


def test_dropped_files_are_read_to_the_end_and_stand_on_the_pages(own_room: Served, watched: Open) -> None:
    page = watched(bypass_csp=True)
    page.goto(own_room.at("/import"))
    page.locator(".drop").evaluate(_DROP, DROPPED)
    assert page.locator("#reports").evaluate("field => [...field.files].map(each => each.name)") == list(DROPPED)
    expect(page.locator("#reports")).to_be_focused()
    picture(page, "import-dropped")
    page.locator("#files-outlet").fill("The Kalahari Post")
    page.get_by_role("button", name="Read the files").click()
    page.wait_for_url("**/jobs/*")
    picture(page, "job-under-way")
    assert violations(page) == []
    expect(page.get_by_role("status")).to_contain_text("2 new", timeout=PATIENCE)
    picture(page, "job-done")
    assert violations(page) == []
    page.get_by_role("link", name="kettle.txt").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Ministers meet in Gaborone")
    expect(page.locator("dl.facts")).to_contain_text("The Kalahari Post")
    page.locator("aside").get_by_role("link", name=re.compile("Botswana.*Zambia|Zambia.*Botswana")).first.click()
    accounts = page.locator("table.accounts").first
    for minister in ("Botswana", "Zambia"):
        expect(accounts).to_contain_text(f"The foreign minister of {minister} met the foreign minister of")
    event = page.url
    page.goto(own_room.at("/events?actor=Botswana&from=2022-05"))
    addresses = page.locator("table.chronology th a").evaluate_all("links => links.map(each => each.href)")
    assert event in addresses


def test_without_scripts_a_chosen_file_is_read_too(own_room: Served, watched: Open, tmp_path: Path) -> None:
    report = tmp_path / "envoys.txt"
    report.write_text(CHOSEN, encoding="utf-8")
    page = watched(java_script_enabled=False)
    page.goto(own_room.at("/import"))
    page.locator("#reports").set_input_files(report)
    page.get_by_role("button", name="Read the files").click()
    for _ in range(PATIENCE // 500):
        if not page.get_by_role("link", name="Look again").count():
            break
        page.wait_for_timeout(500)
        page.get_by_role("link", name="Look again").click()
    expect(page.get_by_role("status")).to_contain_text("1 new")
    page.get_by_role("link", name="envoys.txt").click()
    expect(page.locator("article")).to_contain_text("The president of Namibia met the president of Angola")
