"""Take the pictures of docs/reading-room.md: `python -m scripts.take_pictures [NAME ...]`, all of them without a name.

Reads the demonstration reports into a store that is thrown away afterwards (`--store FILE` starts from a copy of one
that holds them), corrects two things in it, opens the reading room over it and writes docs/pictures/*.png. Needs a
Chromium, named in RASHOMON_CHROMIUM or found on the path. The pictures are the same on every run but for the day in the
line by which an event is cited and the moment at which a document was read in.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

from playwright.sync_api import FloatRect, Page, sync_playwright

from rashomon.cli.read import read_into
from rashomon.demo import demo_metadata, demo_paths
from rashomon.documents.given import Given
from rashomon.store import EventFilter, Store, correcting, open_store, open_writer
from rashomon.store.correcting import Said
from rashomon.store.intake import relate_all
from scripts.small_png import small

PICTURES = Path(__file__).resolve().parent.parent / "docs" / "pictures"
WIDTH, HEIGHT = 1280, 900
#: Around a part of a page so much of what surrounds it is shown, in pixels.
_MARGIN = 4
_BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
_QUIET = ("--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking")
_TOKEN = "a token of the pictures alone"
_COMPOSED = """The foreign ministers of Kenya and Somalia spoke by telephone on Tuesday, the Kenyan ministry said. \
A spokesman in Mogadishu said that no call had taken place."""

Act = Callable[[Page], None]


def _nothing(_: Page) -> None:
    """Leave a page as it is."""


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture: its name, the page's address (`{letter}` for the event of that name, see `named`), what is done on the
    page first, and what of it is shown: from the top of one element to the bottom of another, else the window, of
    which `height` pixels."""

    name: str
    address: str
    act: Act = _nothing
    first: str = ""
    last: str = ""
    height: int = HEIGHT


def _hover(page: Page) -> None:
    page.locator("#accounts").scroll_into_view_if_needed()
    page.locator("table.accounts .contested a.quote").nth(3).hover()


def _mark_who_when_where(page: Page) -> None:
    page.locator("mark#evidence").scroll_into_view_if_needed()
    page.evaluate("document.querySelector('.paper').scrollIntoView()")


def _read_in(page: Page) -> None:
    page.get_by_label("Headline").fill("Nairobi and Mogadishu tell of a call")
    page.get_by_label("Text of the report").fill(_COMPOSED)
    form = page.locator("form[action='/import/text']")
    form.get_by_label("Published on").fill("2023-05-16")
    form.get_by_label("Outlet").fill("The Quayside Post")


def _read_it(page: Page) -> None:
    _read_in(page)
    page.get_by_role("button", name="Read the text").click()
    page.get_by_text("Done.").wait_for(timeout=120_000)


def _open_a_group(page: Page) -> None:
    page.locator("details.group").first.evaluate("each => each.open = true")


#: What the tour shows, in its order. The last one changes the store.
TOUR: Sequence[Picture] = (
    Picture("chronology", "/events?actor=Russia&other=Turkey"),
    Picture("timeline", "/events", first=".scroll[aria-label=Timeline]"),
    Picture("event", "/events/{letter}", height=1180),
    Picture("evidence", "/events/{letter}", _hover),
    Picture("agreement", "/events/{attack}", first="#agreement", last=".words-of"),
    Picture("compared", "/events/{attack}", _open_a_group, first="#comparisons", last="details.group:last-of-type"),
    Picture("map", "/events/{attack}", first="dl.facts", last="figure.map"),
    Picture("document", "/documents/{report}?{passage}#evidence", _mark_who_when_where),
    Picture("search", "/documents?text=apology"),
    Picture("pair", "/pairs/RUS/TUR", height=1080),
    Picture("actor", "/actors/TUR", height=1080),
    Picture("source", "/sources/outlet:the-harbour-courier"),
    Picture("storyline", "{storyline}"),
    Picture("correct", "/events/{letter}/correct"),
    Picture("corrections", "/corrections", height=640),
    Picture("exports", "/exports"),
    Picture("read-in", "/import", _read_in, first="section[aria-labelledby=text]"),
    Picture("sign-in", "/sign-in", height=420),
    Picture("job", "/import", _read_it, height=420),
)


def main(arguments: Sequence[str] | None = None) -> None:
    """Take the pictures that are named, all where none is."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("names", nargs="*", choices=[[], *(each.name for each in TOUR)], metavar="NAME")
    parser.add_argument("--store", type=Path, help="a store that holds the demonstration reports; it is copied")
    given = parser.parse_args(arguments)
    PICTURES.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        store = Path(folder) / "demo.db"
        if given.store:
            shutil.copy(given.store, store)
        values = prepared(store)
        wanted = [each for each in TOUR if not given.names or each.name in given.names]
        with serving(store) as address, serving(store, "--token", _TOKEN) as guarded, opened() as page:
            for each in wanted:
                at = guarded if each.name == "sign-in" else address
                png = small(taken(page, at, each, values))
                (PICTURES / f"{each.name}.png").write_bytes(png)
                print(f"{each.name}.png {len(png) / 1024:.0f} KiB", flush=True)


def prepared(path: Path) -> dict[str, str]:
    """Read the demonstration reports into a store that lacks them, and correct two things; what addresses hold."""
    with open_writer(path) as writer:
        read_into(writer, demo_paths(), Given(demo_metadata()))
        relate_all(writer)
        letter = _event(writer, "letter apology", "2016-06-27")
        call = _event(writer, "telephone", "2016-06-29")
        words = Said("A. Reader", "the ministry's calendar has it a day earlier", "2026-05-03T09:30:00+00:00")
        writer.correct(correcting.date(writer, call, "2016-06-28", words))
        words = Said("A. Reader", "ask the archive for the Turkish text of the letter", "2026-05-03T09:41:00+00:00")
        writer.correct(correcting.note(writer, letter, words))
        relate_all(writer)
    with open_store(path) as store:
        letter = _event(store, "letter apology", "2016-06-27")
        denial = next(
            account.evidence[0]
            for row in store.event(letter).propositions
            for account in row.accounts
            if account.stance == "denies"
        )
        return {
            "letter": letter,
            "attack": _event(store, "Ataturk Airport", "2016-06-28"),
            "report": denial.document,
            "passage": f"marks=voices,events,times,places&start={denial.start}&end={denial.end}",
        }


def _event(store: Store, words: str, day: str) -> str:
    """The event of a day in which words occur that most documents tell of."""
    found = store.events(EventFilter(text=words, since=day, until=day))
    return max(found, key=lambda event: len(event.documents)).id


@contextmanager
def serving(store: Path, *options: str) -> Iterator[str]:
    """The address of a reading room over a store."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "rashomon", "serve", "--store", str(store), "--port", str(port), *options]
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL)
    address = f"http://127.0.0.1:{port}"
    try:
        for _ in range(300):
            try:
                urlopen(f"{address}/sign-in").close()
                break
            except URLError:
                time.sleep(0.1)
        yield address
    finally:
        process.terminate()
        process.wait(20)


@contextmanager
def opened() -> Iterator[Page]:
    """A page of a headless Chromium."""
    path = os.environ.get("RASHOMON_CHROMIUM") or next(filter(None, map(shutil.which, _BROWSERS)), None)
    if path is None:
        sys.exit("There is no Chromium; install one, or name it in RASHOMON_CHROMIUM.")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=list(_QUIET))
        page = browser.new_page(viewport={"width": WIDTH, "height": HEIGHT}, locale="en-GB")
        page.set_default_timeout(10_000)
        yield page
        browser.close()


def taken(page: Page, address: str, picture: Picture, values: dict[str, str]) -> bytes:
    """A picture of a page or of a part of it."""
    page.set_viewport_size({"width": WIDTH, "height": picture.height})
    page.mouse.move(0, 0)
    page.goto(address + _filled(picture.address, address, values))
    picture.act(page)
    if not picture.first:
        return page.screenshot(animations="disabled")
    return page.screenshot(animations="disabled", full_page=True, clip=_part(page, picture))


def _filled(path: str, address: str, values: dict[str, str]) -> str:
    if "{storyline}" in path:
        with urlopen(f"{address}/storylines.json") as answer:
            return str(json.load(answer)["storylines"][0]["address"])
    return path.format(**values)


def _part(page: Page, picture: Picture) -> FloatRect:
    """From the top of the first to the bottom of the last of two elements, as wide as both."""
    boxes = [page.locator(each).first.bounding_box() for each in (picture.first, picture.last or picture.first)]
    known = [box for box in boxes if box is not None]
    scrolled = page.evaluate("scrollY")
    left = max(min(box["x"] for box in known) - _MARGIN, 0)
    top = max(known[0]["y"] + scrolled - _MARGIN, 0)
    right = min(max(box["x"] + box["width"] for box in known) + _MARGIN, WIDTH)
    bottom = max(box["y"] + box["height"] for box in known) + scrolled + _MARGIN
    return {"x": left, "y": top, "width": right - left, "height": bottom - top}


if __name__ == "__main__":
    main()
