"""The pages over a small composed store: what they show, how they escape it, and that nothing comes from elsewhere."""

from __future__ import annotations

import re
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

import composed
from command_line import run
from rashomon.model import Block, PageMetadata, Reading
from rashomon.store import open_writer
from rashomon.web.app import create_app

HOSTILE = '<script>alert("1")</script> & "quotes"'
SHEETS = Path(__file__).parents[2] / "src" / "rashomon" / "web" / "static"
STYLE = "".join(sheet.read_text("utf-8") for sheet in sorted(SHEETS.glob("*.css")))


def hostile_reading() -> Reading:
    text = f"{HOSTILE}\n\nAn envoy said <b>nothing</b> on Tuesday.\n"
    document = composed.document_of(text, "hostile", HOSTILE)
    return Reading(replace(document, title=HOSTILE, unread="the text is in <i>no</i> language"))


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> TestClient:
    path = tmp_path_factory.mktemp("web") / "rashomon.db"
    with open_writer(path) as writer:
        for reading in (*composed.READINGS, hostile_reading()):
            writer.put(reading, PageMetadata())
        readings = (*composed.READINGS, hostile_reading())
        writer.replace_chronology(replace(composed.CHRONOLOGY, readings=readings))
    return TestClient(create_app(path))


def text_of(html: str) -> str:
    """A page's text with blanks folded."""

    class Text(HTMLParser):
        def __init__(self) -> None:
            super().__init__()
            self.found: list[str] = []

        def handle_data(self, data: str) -> None:
            self.found.append(data)

    parser = Text()
    parser.feed(html)
    return " ".join("".join(parser.found).split())


# ---------------------------------------------------------------- an event
def test_the_account_table_sets_voices_side_by_side(client: TestClient) -> None:
    page = client.get("/events/e-letter").text
    heads = re.findall(r'<th scope="colgroup" colspan="(\d+)" class="side"[^>]*>(?:<a [^>]*>)?<bdi>([^<]+)</bdi>', page)
    assert heads == [("1", "Somalia"), ("1", "Kenya"), ("1", "No side known")]
    voices = re.findall(r'<th scope="col" class="voice"[^>]*>(?:<a [^>]*>)?<bdi>([^<]+)</bdi>', page)
    assert voices == ["Villa Somalia", "State House spokesman", "The Quayside Post"]
    words = text_of(page)
    assert "denies it through Radio Bondeni “held no promise of that kind”" in words
    assert "not in the text we have" in words
    assert "One denies what the other says (1) State House rejects in so many words" in words
    assert "Announces Presidents of Kenya and Somalia may meet" in words


def test_what_only_likeness_lays_in_a_row_says_so(tmp_path: Path) -> None:
    first, *others = composed.CHRONOLOGY.propositions
    alike = tuple(replace(account, likened=account.stance == "denies") for account in first.accounts)
    likened = sum(account.likened for account in alike)
    assert 0 < likened < len(alike)
    with open_writer(tmp_path / "rashomon.db") as writer:
        for reading in composed.READINGS:
            writer.put(reading, PageMetadata())
        writer.replace_chronology(replace(composed.CHRONOLOGY, propositions=(replace(first, accounts=alike), *others)))
    page = TestClient(create_app(tmp_path / "rashomon.db")).get(f"/events/{first.event}").text
    assert text_of(page).count("laid here by likeness") == likened
    shown = run("event", str(first.event), "--store", str(tmp_path / "rashomon.db")).output
    assert "laid here by likeness" in " ".join(shown.split())


def test_every_quotation_leads_to_its_words_in_the_document(client: TestClient) -> None:
    page = client.get("/events/e-letter").text
    addresses = re.findall(r'class="quote" href="([^"]+)"', page)
    assert addresses
    for address in addresses:
        where, fragment = address.replace("&amp;", "&").split("#")
        assert fragment == "evidence"
        start, end = (int(n) for n in re.findall(r"=(\d+)", where))
        shown = client.get(where)
        assert shown.text.count('id="evidence"') == 1
        marked = "".join(re.findall(r"<mark[^>]*>(.*?)</mark>", shown.text, re.DOTALL))
        document = next(r.document for r in composed.READINGS if r.document.id in where)
        assert text_of(marked) == " ".join(document.text[start:end].split())


# ---------------------------------------------------------------- every page
PAGES = [
    "/",
    "/events?dated=no",
    "/events/e-letter",
    "/events/e-meeting",
    "/documents",
    "/documents/post.txt",
    "/documents/hostile.txt",
]


@pytest.mark.parametrize("path", PAGES)
def test_nothing_of_a_text_becomes_markup_and_nothing_comes_from_elsewhere(client: TestClient, path: str) -> None:
    answer = client.get(path)
    assert answer.status_code == 200
    shown = answer.text.replace(f"({str(client.base_url).rstrip('/')}{path})", "")  # the citation says where it stands
    for forbidden in ("<script>", "<b>nothing", " style=", " onclick", "javascript:", "http://", "https://", "//cdn"):
        assert forbidden not in shown
    policy = answer.headers["content-security-policy"]
    assert policy.startswith("default-src 'none'; style-src 'self'")
    assert answer.headers["x-content-type-options"] == "nosniff"


@pytest.mark.parametrize("path", PAGES)
def test_pages_can_be_read_by_all(client: TestClient, path: str) -> None:
    page = client.get(path).text
    assert '<html lang="en">' in page
    for landmark in ("<main id=", "<header", "<nav aria-label=", "<footer", 'class="skip" href="#main"'):
        assert landmark in page
    assert page.count("<h1>") == 1
    assert page.count("<table") == page.count("<caption>")
    assert not re.search(r"<th(?! scope=)[ >]", page)
    ids = re.findall(r' id="([^"]+)"', page)
    assert len(ids) == len(set(ids))
    assert set(re.findall(r'<label for="([^"]+)"', page)) == set(re.findall(r'<(?:input|select) id="([^"]+)"', page))


@pytest.mark.parametrize("path", PAGES)
def test_each_page_has_a_json_twin(client: TestClient, path: str) -> None:
    twin = re.search(r'rel="alternate" type="application/json" href="([^"]+)"', client.get(path).text)
    assert twin is not None
    answer = client.get(twin[1])
    assert answer.status_code == 200
    assert isinstance(answer.json(), dict)


@pytest.mark.parametrize("path", ["/events/e-none", "/documents/none", "/nowhere"])
def test_what_is_not_there_is_said_so(client: TestClient, path: str) -> None:
    page = client.get(path)
    assert page.status_code == 404
    assert "Not found" in page.text
    assert path.split("/")[-1] in text_of(page.text)
    assert client.get(f"{path}.json").status_code == 404
    assert client.get(f"{path}.json").json()["error"]


def test_no_documentation_pages_that_load_scripts(client: TestClient) -> None:
    assert client.get("/docs").status_code == 404
    assert client.get("/openapi.json").status_code == 404


# ---------------------------------------------------------------- colours
def colours(css: str) -> list[dict[str, str]]:
    """The custom properties of the light and the dark scheme."""
    return [
        dict(re.findall(r"--(\w+): (#\w{6});", scheme)) for scheme in re.findall(r":root \{(.*?)\}", css, re.DOTALL)
    ]


def luminance(colour: str) -> float:
    """Relative luminance after WCAG 2.2."""
    channels = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


@pytest.mark.parametrize("scheme", colours(STYLE), ids=["light", "dark"])
def test_contrast_holds_aa(scheme: dict[str, str]) -> None:
    quiet = ["quiet", "link", "asserts", "weaker", "denies", "differs", "silent"]
    pairs = [(ink, ground) for ink in ["ink", *quiet] for ground in ("paper", "panel")]
    pairs += [("ink", ground) for ground in ("shade1", "shade2", "shade3", "shade4", "mark")]
    pairs += [("link", f"shade{n}") for n in (1, 2, 3, 4)]
    for ink, ground in pairs:
        light, dark = sorted((luminance(scheme[ink]), luminance(scheme[ground])), reverse=True)
        assert (light + 0.05) / (dark + 0.05) >= 4.5, (ink, ground)


def test_blocks_of_any_role_are_shown(client: TestClient) -> None:
    css = STYLE
    assert Block(0, 1, "boilerplate").role in css
    assert ".block.boilerplate p, .block.caption p { color: var(--quiet); }" in css
