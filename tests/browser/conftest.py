"""A headless Chromium, and the reading room as a person starts it: `rashomon serve` over the demonstration reports."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

import pytest
from playwright.sync_api import Browser, BrowserContext, Dialog, Page, sync_playwright

import hostile
from rashomon.cli.read import chronology_of, read_into
from rashomon.demo import demo_metadata, demo_paths
from rashomon.documents.given import Given
from rashomon.store import open_writer
from served import Served

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
    """The demonstration reports, and one hostile document, read into a store; copy it before you change it."""
    folder = tmp_path_factory.mktemp("browser")
    path = folder / "rashomon.db"
    (folder / hostile.NAME).write_text(hostile.TEXT, encoding="utf-8")
    given = demo_metadata()
    given[hostile.NAME] = replace(given[demo_paths()[0].name], published="2016-07-01", outlet=hostile.OUTLET)
    with open_writer(path) as writer:
        run = read_into(writer, [*demo_paths(), folder / hostile.NAME], Given(given))
        chronology_of(writer, run)
    return path


@pytest.fixture(scope="session")
def serve(demo_store: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Callable[..., Served]]:
    """`serve(*options)` opens the reading room over a copy of the demonstration store and gives its address."""
    running: list[subprocess.Popen[bytes]] = []

    def start(*options: str) -> Served:
        store = tmp_path_factory.mktemp("served") / "rashomon.db"
        shutil.copy(demo_store, store)
        port = _free_port()
        command = [sys.executable, "-m", "rashomon", "serve", "--store", str(store), "--port", str(port), *options]
        running.append(subprocess.Popen(command, stdout=subprocess.DEVNULL))
        served = Served(f"http://127.0.0.1:{port}", store)
        _wait_for(served, running[-1])
        return served

    yield start
    for process in running:
        process.terminate()
        process.wait(20)


@pytest.fixture(scope="session")
def room(serve: Callable[..., Served]) -> Served:
    """The reading room, for tests that change nothing."""
    return serve()


@pytest.fixture
def watched(browser: Browser, room: Served) -> Iterator[Callable[..., Page]]:
    """`watched(**options)` opens a page of a context of its own. When the test is over, no request may have gone to
    another host, no script of a document may have run, and the page's own security policy may have stopped nothing."""
    contexts: list[BrowserContext] = []
    strange: list[str] = []

    def open_page(**options: object) -> Page:
        context = browser.new_context(**{"viewport": {"width": 1280, "height": 900}, **options})  # type: ignore[arg-type]
        context.set_default_timeout(10_000)
        contexts.append(context)
        page = context.new_page()
        page.on("request", lambda request: _note(strange, request.url))
        page.on("dialog", lambda dialog: _refuse(strange, dialog))
        page.on("pageerror", lambda error: strange.append(f"script: {error}"))
        page.on("console", lambda message: strange.append(message.text) if message.type == "error" else None)
        return page

    yield open_page
    for context in contexts:
        context.close()
    assert [each for each in strange if "status of 4" not in each] == []


def _refuse(strange: list[str], dialog: Dialog) -> None:
    strange.append(f"dialog: {dialog.message}")
    dialog.dismiss()


def _note(strange: list[str], url: str) -> None:
    if not url.startswith(("http://127.0.0.1:", "about:", "data:")):
        strange.append(f"request: {url}")


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def _wait_for(served: Served, process: subprocess.Popen[bytes]) -> None:
    for _ in range(200):
        assert process.poll() is None, "rashomon serve ended by itself"
        try:
            with urlopen(served.at("/static/base.css")):
                return
        except URLError:
            time.sleep(0.1)
    pytest.fail("rashomon serve did not answer within 20 seconds")
