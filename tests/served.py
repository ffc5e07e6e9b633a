"""A reading room that is open, as `rashomon serve` opens it, and pictures of what it shows."""

from __future__ import annotations

import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

from playwright.sync_api import FloatRect, Page, TimeoutError

#: Where screenshots go, for a person to look at.
PICTURES = Path("build/screenshots")
#: The highest picture in pixels: what lies below is more of the same, and takes seconds.
HIGHEST = 6_000
#: How often a picture is asked for, and milliseconds each time. Chromium's compositor, once idle, now and then answers
#: no request for a picture until it is woken (once in some eight thousand); a picture takes a second, and two where
#: six processes share two cores.
TRIES, STALLED = 3, 15_000
#: Seconds until the server answers: it takes four on a quiet machine, and tests may run beside much else.
PATIENCE = 60.0


@dataclass(frozen=True)
class Served:
    """A reading room that is open: its address and its store."""

    address: str
    store: Path

    def at(self, path: str) -> str:
        """The address of a page."""
        return self.address + path


@contextmanager
def serving(store: Path, *options: str) -> Iterator[Served]:
    """The reading room over a store, open until the block ends. Raises AssertionError where it does not answer."""
    port = _free_port()
    command = [sys.executable, "-m", "rashomon", "serve", "--store", str(store), "--port", str(port), *options]
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL)
    try:
        served = Served(f"http://127.0.0.1:{port}", store)
        _wait_for(served, process)
        yield served
    finally:
        process.terminate()
        process.wait(20)


def picture(page: Page, name: str) -> None:
    """Write a screenshot of a page, to its end or to `HIGHEST`, for a person to look at. Raises TimeoutError where the
    browser takes none, however often it is woken."""
    PICTURES.mkdir(parents=True, exist_ok=True)
    width, height = page.evaluate("[innerWidth, document.documentElement.scrollHeight]")
    box: FloatRect = {"x": 0, "y": 0, "width": width, "height": min(height, HIGHEST)}
    for left in reversed(range(TRIES)):
        try:
            page.screenshot(path=PICTURES / f"{name}.png", full_page=True, clip=box, timeout=STALLED)
            return
        except TimeoutError:
            if not left:
                raise
            _wake(page)


def _wake(page: Page) -> None:
    """Have the compositor draw again, by casting the screen for a moment: nothing that a page sees changes by it."""
    session = page.context.new_cdp_session(page)
    session.send("Page.startScreencast", {"format": "jpeg", "quality": 10})
    page.wait_for_timeout(250)
    session.send("Page.stopScreencast")
    session.detach()


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def _wait_for(served: Served, process: subprocess.Popen[bytes]) -> None:
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        assert process.poll() is None, "rashomon serve ended by itself"
        try:
            with urlopen(served.at("/static/base.css")):
                return
        except URLError:
            time.sleep(0.1)
    raise AssertionError(f"rashomon serve did not answer within {PATIENCE:.0f} seconds")
