"""A headless Chromium, and the reading room as a person starts it: `rashomon serve` over the demonstration reports."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import replace
from pathlib import Path

import pytest
from httpx import Client
from playwright.sync_api import Browser, BrowserContext, Dialog, Page, sync_playwright

import hostile
from elsewhere import Elsewhere
from rashomon.cli.read import chronology_of, read_into
from rashomon.demo import demo_metadata, demo_paths
from rashomon.documents.given import Given
from rashomon.store import correcting, open_writer
from rashomon.store.correcting import Said
from rashomon.store.intake import relate_all
from served import Served, serving
from visiting import send

#: Where Chromium is looked for when the environment variable RASHOMON_CHROMIUM names none.
USUAL = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
#: Of a browser in a sandbox of its own, as CI is: no sandbox inside it, and nothing that calls home by itself.
QUIET = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


def chromium() -> str | None:
    """The browser to use; None where there is none."""
    named = os.environ.get("RASHOMON_CHROMIUM")
    return named or next((found for name in USUAL if (found := shutil.which(name))), None)


@pytest.fixture(scope="session")
def elsewhere() -> Iterator[Elsewhere]:
    """All other hosts, as the browser knows them."""
    listener = Elsewhere()
    yield listener
    listener.close()


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """A headless Chromium. Without one the tests are skipped, but where RASHOMON_NEEDS_BROWSER is set they fail."""
    path = chromium()
    if path is None:
        words = "there is no Chromium; install Debian's package chromium, or name one in RASHOMON_CHROMIUM"
        if os.environ.get("RASHOMON_NEEDS_BROWSER"):
            pytest.fail(words)
        pytest.skip(words)
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=path, args=list(QUIET))
        yield opened
        opened.close()


@pytest.fixture(scope="session")
def demo_store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The demonstration reports and one hostile report, read into a store; the event that the hostile one tells of has
    a hostile note besides. Copy it before you change it."""
    folder = tmp_path_factory.mktemp("browser")
    path = folder / "rashomon.db"
    (folder / hostile.NAME).write_text(hostile.TEXT, encoding="utf-8")
    given = demo_metadata()
    given[hostile.NAME] = replace(given[demo_paths()[0].name], published="2016-07-01", outlet=hostile.OUTLET)
    with open_writer(path) as writer:
        run = read_into(writer, [*demo_paths(), folder / hostile.NAME], Given(given))
        told = chronology_of(writer, run)
        harmful = {reading.document.id for reading in told.readings if reading.document.title == hostile.TITLE}
        noted = next(event for event in told.events if harmful & set(event.documents))
        said = Said(hostile.PERSON, hostile.NOTE, "2026-05-03")
        writer.correct(correcting.note(writer, noted.id, said))
        relate_all(writer)
    return path


@pytest.fixture(scope="session")
def serve(demo_store: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Callable[..., Served]]:
    """`serve(*options)` opens the reading room over a copy of the demonstration store, `serve(*options, store=path)`
    over a copy of another; they are open until the last test."""
    with ExitStack() as running:

        def start(*options: str, store: Path = demo_store) -> Served:
            copy = tmp_path_factory.mktemp("served") / "rashomon.db"
            shutil.copy(store, copy)
            return running.enter_context(serving(copy, *options))

        yield start


@pytest.fixture(scope="session")
def room(serve: Callable[..., Served]) -> Served:
    """The reading room, for tests that change nothing. It has been asked for one job: to read in once more what it
    knows, and a file that is none."""
    served = serve()
    first = demo_paths()[0]
    with Client(base_url=served.address, timeout=60) as client:
        files = [("reports", (first.name, first.read_bytes())), ("reports", ("empty.txt", b""))]
        asked = send(client, "/import", "/import/files", files=files)
        assert asked.headers["location"] == "/jobs/1"
    return served


@pytest.fixture
def watched(browser: Browser, elsewhere: Elsewhere) -> Iterator[Callable[..., Page]]:
    """`watched(**options)` opens a page of a context of its own. When the test is over, no request may have gone to
    another host, no script of a document may have run, and the page's own security policy may have stopped nothing."""
    contexts: list[BrowserContext] = []
    strange: list[str] = []
    heard = len(elsewhere.heard)

    def open_page(**options: object) -> Page:
        window = {"viewport": {"width": 1280, "height": 900}, "proxy": elsewhere.proxy}
        context = browser.new_context(**{**window, **options})  # type: ignore[arg-type]
        context.set_default_timeout(30_000)
        contexts.append(context)
        context.on("request", lambda request: _note(strange, request.url))
        context.on("dialog", lambda dialog: _refuse(strange, dialog))
        context.on("weberror", lambda error: strange.append(f"script: {error.error}"))
        context.on("console", lambda message: strange.append(message.text) if message.type == "error" else None)
        return context.new_page()

    yield open_page
    for context in contexts:
        context.close()
    assert [each for each in strange if "status of 4" not in each] == []
    assert elsewhere.heard[heard:] == []


def _refuse(strange: list[str], dialog: Dialog) -> None:
    strange.append(f"dialog: {dialog.message}")
    dialog.dismiss()


def _note(strange: list[str], url: str) -> None:
    if not url.startswith(("http://127.0.0.1:", "about:", "data:", "blob:")):
        strange.append(f"request: {url}")
