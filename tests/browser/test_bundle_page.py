"""The page of an evidence bundle in a browser: it fetches nothing, runs nothing, fits and prints."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser
from pypdf import PdfReader

from rashomon.formats.bundle import FOLDER, files
from rashomon.formats.narrowing import narrowed
from rashomon.store import open_store
from served import picture

#: So many events are enough to hold every part of the page, those of the hostile report among them.
FEW = 6


@pytest.fixture(scope="module")
def page_file(demo_store: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A bundle of some events in dispute, and of those that the hostile report tells of, unpacked."""
    with open_store(demo_store) as store:
        chronology = store.chronology()
    titled = {r.document.id for r in chronology.readings if "<script>" in (r.document.title or "")}
    hostile = [event.id for event in chronology.events if titled & set(event.documents)]
    disputed = [event.id for event in chronology.events if event.disputed]
    (archive,) = files(narrowed(chronology, [*hostile[:2], *disputed][:FEW]))
    folder = tmp_path_factory.mktemp("bundle")
    zipfile.ZipFile(io.BytesIO(archive.content)).extractall(folder)
    return folder / FOLDER / "index.html"


def test_nothing_is_fetched_and_nothing_runs(browser: Browser, page_file: Path) -> None:
    page = browser.new_page()
    fetched: list[str] = []
    said: list[str] = []
    page.on("request", lambda request: fetched.append(request.url))
    page.on("console", lambda message: said.append(message.text))
    page.on("dialog", lambda dialog: said.append(dialog.message))
    page.goto(page_file.as_uri())
    assert fetched == [page_file.as_uri()]
    assert said == []
    assert page.evaluate("getComputedStyle(document.body).overflowWrap") == "anywhere"
    page.get_by_role("link", name="[1]").first.click()
    assert page.url.endswith("#document-1")
    page.close()


@pytest.mark.parametrize(("scheme", "width"), [("light", 1280), ("dark", 320)])
def test_axe_finds_nothing_and_the_page_fits(browser: Browser, page_file: Path, scheme: str, width: int) -> None:
    context = browser.new_context(viewport={"width": width, "height": 800}, color_scheme=scheme, bypass_csp=True)  # type: ignore[arg-type]
    page = context.new_page()
    page.goto(page_file.as_uri())
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    found = [f"{v['id']}: {v['nodes'][0]['target']}" for v in Axe().run(page).response["violations"]]
    assert found == []
    picture(page, f"bundle-{scheme}-{width}")
    context.close()


def test_it_prints_with_the_words_and_their_places(browser: Browser, page_file: Path) -> None:
    page = browser.new_page()
    page.goto(page_file.as_uri())
    printed = " ".join(each.extract_text() for each in PdfReader(io.BytesIO(page.pdf())).pages)
    assert "In these words" in printed
    assert "chars" in printed
    assert "sha256sum -c MANIFEST.sha256" in " ".join(printed.split())
    page.close()
