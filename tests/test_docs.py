"""The documentation leads where it says, and its examples run as they stand."""

from __future__ import annotations

import doctest
import re
from pathlib import Path

import pytest

from documented import DOCS

ROOT = DOCS.parent
PAGES = [ROOT / "README.md", *sorted(DOCS.glob("*.md"))]
#: All pictures together: what a page of documentation may load.
MOST_BYTES = 1_500_000

_LINK = re.compile(r"(!?)\[([^\]]*)\]\(([^)\s]+)\)")
_FENCED = re.compile(r"^```.*?^```$", re.MULTILINE | re.DOTALL)


def links(page: Path) -> list[tuple[bool, str, str]]:
    """The links of a page: whether each shows a picture, its words and where it leads."""
    return [(bool(mark), words, to) for mark, words, to in _LINK.findall(_FENCED.sub("", page.read_text("utf-8")))]


def anchors(page: Path) -> set[str]:
    """The names by which the headings of a page are linked to, as GitHub makes them."""
    headings = re.findall(r"^#+ (.+)$", page.read_text("utf-8"), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", heading).strip().lower().replace(" ", "-") for heading in headings}


@pytest.mark.parametrize("page", ["python.md"])
def test_examples_run(page: str) -> None:
    failed, tried = doctest.testfile(str(DOCS / page), module_relative=False)
    assert tried > 0
    assert failed == 0


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_link_leads_somewhere(page: Path) -> None:
    for _, _, to in links(page):
        path, _, anchor = to.partition("#")
        if path.startswith(("http:", "https:")):
            continue
        other = (page.parent / path).resolve() if path else page
        assert other.exists(), f"{page.name} links to {to}"
        assert not anchor or anchor in anchors(other), f"{page.name} links to {to}"


@pytest.mark.parametrize("page", PAGES[1:], ids=lambda page: page.name)
def test_every_page_is_reached_from_the_first(page: Path) -> None:
    assert f"docs/{page.name}" in {to.partition("#")[0] for _, _, to in links(ROOT / "README.md")}


# ---------------------------------------------------------------- pictures
def pictures() -> dict[Path, set[str]]:
    """The pictures that pages show, each with the words that stand for it."""
    found: dict[Path, set[str]] = {}
    for page in PAGES:
        for shown, words, to in links(page):
            if shown:
                found.setdefault((page.parent / to).resolve(), set()).add(words)
    return found


def test_every_picture_is_shown_and_told_in_words() -> None:
    assert set(pictures()) == set((DOCS / "pictures").glob("*.png"))
    assert [path.name for path, words in pictures().items() if any(len(each.split()) < 4 for each in words)] == []


def test_every_picture_is_one_that_the_script_takes() -> None:
    script = (ROOT / "scripts" / "take_pictures.py").read_text("utf-8")
    assert {path.stem for path in pictures()} == set(re.findall(r'Picture\(\s*"([\w-]+)"', script))


def test_the_pictures_are_small() -> None:
    assert sum(path.stat().st_size for path in pictures()) < MOST_BYTES
