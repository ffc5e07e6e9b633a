"""A document's page: its text as printed, what is marked in it, what was dropped and why, and how to cite it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from html import unescape
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

import composed
from composed import POST_DOCUMENT, RADIO_DOCUMENT
from page_text import links_of, text_of
from rashomon.model import Attribution, Block, Chronology, Copied, Document, PageMetadata, Reading, Span
from rashomon.store import open_writer
from rashomon.web.app import create_app

ADDRESS = f"/documents/{POST_DOCUMENT.id}"
CAPTURED = "2023-05-17T08:30:00+00:00"


def client_of(tmp_path: Path, readings: Iterable[Reading] = composed.READINGS) -> TestClient:
    kept = tuple(readings)
    with open_writer(tmp_path / "rashomon.db") as writer:
        for reading in kept:
            writer.put(reading, PageMetadata(), CAPTURED)
        writer.replace_chronology(replace(composed.CHRONOLOGY, readings=kept))
    return TestClient(create_app(tmp_path / "rashomon.db"))


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> TestClient:
    return client_of(tmp_path_factory.mktemp("document"))


def lonely(text: str, name: str = "lonely", blocks: tuple[Block, ...] | None = None) -> Document:
    """A document that nothing was read off; one block where none are given."""
    return Document(
        composed.sha256(text)[:16], f"{name}.txt", composed.sha256(text), text, blocks or (Block(0, len(text), "body"),)
    )


def alone(tmp_path: Path, document: Document) -> TestClient:
    with open_writer(tmp_path / "rashomon.db") as writer:
        writer.put(Reading(document), PageMetadata(), CAPTURED)
        writer.replace_chronology(Chronology((Reading(document),)))
    return TestClient(create_app(tmp_path / "rashomon.db"))


def printed(page: str) -> list[str]:
    """The text of each block as the page shows it, without our labels."""
    article = page.split("<article")[1].split("</article>")[0]
    shown = re.sub(r'<a class="says.*?</a>', "", article, flags=re.DOTALL)
    return [unescape(re.sub("<[^>]+>", "", each)) for each in re.findall(r'<p dir="auto">(.*?)</p>', shown, re.DOTALL)]


# ---------------------------------------------------------------- the text
def test_the_text_stands_as_printed(client: TestClient) -> None:
    blocks = [POST_DOCUMENT.text[block.start : block.end] for block in POST_DOCUMENT.blocks]
    assert printed(client.get(ADDRESS).text) == blocks


def test_line_breaks_hard_blanks_and_curly_quotes_are_kept(tmp_path: Path) -> None:
    text = "Port\u00a0of Lamu\n  “as agreed”,\tsaid – no one\r\nlast line"
    assert printed(alone(tmp_path, lonely(text)).get("/documents/lonely.txt").text) == [text]


def test_voices_nest_and_say_their_chain(client: TestClient) -> None:
    page = client.get(ADDRESS).text
    inner = re.search(r'<span class="piece depth2[^"]*" title="([^"]*)">“held no promise of that kind”', page)
    assert inner is not None
    assert "The Quayside Post › Radio Bondeni › State House spokesman: a denial" in inner[1]
    assert "The Quayside Post › Radio Bondeni › State House spokesman" in text_of(page)
    beside = text_of(page.split('<h2 id="voices">')[1].split("</section>")[0])
    assert "read as a denial" in beside
    assert "read as a statement" not in beside  # the words say that themselves


def test_a_label_leads_to_the_chain_and_the_chain_to_the_words(client: TestClient) -> None:
    page = client.get(ADDRESS).text
    for number in (1, 2, 3):
        assert page.count(f'href="#said-{number}"') == page.count(f'<li id="said-{number}" ') == 1
    (third,) = re.findall(r'<li id="said-3" value="3">.*?<a href="(/documents/[^"]+)"', page)
    said = composed.span(POST_DOCUMENT, "a State House spokesman")
    assert unescape(third) == f"{ADDRESS}?start={said.start}&end={said.end}#evidence"


def test_words_that_name_an_event_lead_to_it(client: TestClient) -> None:
    assert '<a class="event" href="/events/e-letter">wrote</a>' in client.get(ADDRESS).text


def test_who_when_and_where_lead_to_their_words(client: TestClient) -> None:
    page = client.get(ADDRESS).text
    place = composed.span(POST_DOCUMENT, "Kampala")
    assert f"{ADDRESS}?start={place.start}&end={place.end}#evidence" in links_of(page)
    assert "Villa Somalia (office, Somalia) “Villa Somalia” side: Somalia" in text_of(page)


def test_roles_are_written_beside_the_lines(client: TestClient) -> None:
    assert re.findall(r'<span class="role">(\w+)</span>', client.get(ADDRESS).text) == ["headline", "body"]


# ---------------------------------------------------------------- layers of marks
@pytest.mark.parametrize(
    ("marks", "shown"),
    [
        ("", {"cue", "event", "source"}),
        ("?marks=none", set()),
        ("?marks=times", {"time"}),
        ("?marks=places,actors", {"actor", "place"}),
        ("?marks=voices,events,times,places,actors,copied", {"actor", "cue", "event", "place", "source", "time"}),
        ("?marks=nonsense", set()),
    ],
)
def test_layers_are_shown_as_asked(client: TestClient, marks: str, shown: set[str]) -> None:
    article = client.get(ADDRESS + marks).text.split("<article")[1].split("</article>")[0]
    kinds = {kind for classes in re.findall(r'class="piece depth\d ([^"]*)"', article) for kind in classes.split()}
    assert kinds == shown


def test_toggles_change_one_layer_and_keep_the_passage(client: TestClient) -> None:
    page = client.get(f"{ADDRESS}?start=0&end=7&marks=voices,times").text
    toggles = page.split('<nav class="layers"')[1].split("</nav>")[0]
    assert links_of(toggles) == [
        "?marks=times&start=0&end=7#evidence",
        "?marks=voices,events,times&start=0&end=7#evidence",
        "?marks=voices&start=0&end=7#evidence",
        "?marks=voices,times,places&start=0&end=7#evidence",
        "?marks=voices,times,actors&start=0&end=7#evidence",
    ]
    assert text_of(toggles).count("are shown: hide") == 2
    assert "copied" not in toggles  # nothing in it is
    assert "What the marks mean" in text_of(toggles)
    assert "events: words that name an event" in text_of(toggles)


def test_the_last_layer_can_be_hidden(client: TestClient) -> None:
    toggles = client.get(f"{ADDRESS}?marks=times").text.split('<nav class="layers"')[1].split("</nav>")[0]
    assert "?marks=none" in links_of(toggles)


# ---------------------------------------------------------------- a passage
def test_a_passage_is_marked_and_its_first_piece_can_be_gone_to(client: TestClient) -> None:
    said = composed.span(POST_DOCUMENT, "Radio Bondeni, a State House spokesman said it “held")
    page = client.get(f"{ADDRESS}?start={said.start}&end={said.end}").text
    assert page.count('id="evidence"') == 1
    marked = "".join(re.findall(r"<mark[^>]*>(.*?)</mark>", page, re.DOTALL))
    assert text_of(marked) == POST_DOCUMENT.quote(said)


def test_a_passage_over_several_blocks_is_marked_in_each(client: TestClient) -> None:
    page = client.get(f"{ADDRESS}?start=0&end={len(POST_DOCUMENT.text)}").text
    assert page.count('id="evidence"') == 1
    marked = [text_of(each) for each in re.findall(r"<mark[^>]*>(.*?)</mark>", page, re.DOTALL)]
    assert " ".join("".join(marked).split()).startswith("Nairobi and Mogadishu")


@pytest.mark.parametrize("query", ["start=5", "start=9&end=3", "start=0&end=999999", "start=a&end=b", "start=٣&end=٩"])
def test_a_passage_that_cannot_be_is_refused(client: TestClient, query: str) -> None:
    page = client.get(f"{ADDRESS}?{query}")
    assert page.status_code == 400
    assert f"between 0 and {len(POST_DOCUMENT.text):,}, the start first." in text_of(page.text)


def test_from_the_chronology_to_the_exact_words_are_three_clicks(client: TestClient) -> None:
    page, clicks = client.get("/").text, 0
    for wanted in (r"/events/e-letter$", r"^/documents/.*#evidence$"):
        address = next(each for each in links_of(page) if re.search(wanted, each))
        page, clicks = client.get(address.split("#")[0]).text, clicks + 1
    assert 'id="evidence"' in page
    assert clicks <= 3


def test_a_very_long_text_is_one_page_and_marked_part_by_part(tmp_path: Path) -> None:
    line = "The ministry said the port would open. "
    text = line * 1500
    document = lonely(text, "long")
    said = tuple(
        Attribution(
            f"a-{n}",
            (Span(document.id, at, at + 12),),
            (Span(document.id, at + 13, at + 17),),
            (Span(document.id, at + 18, at + 38),),
            "asserts",
            "indirect",
        )
        for n, at in enumerate(range(0, len(text), len(line)))
    )
    with open_writer(tmp_path / "rashomon.db") as writer:
        writer.put(Reading(document, attributions=said), PageMetadata())
    client, address, seen = TestClient(create_app(tmp_path / "rashomon.db")), "/documents/long.txt", set[int]()
    for _ in range(3):
        page = client.get(address).text
        assert printed(page) == [text]
        seen |= {int(number) for number in re.findall(r'<li id="said-(\d+)"', page)}
        after = re.search(r'<a href="([^"]+)">Mark the part after', page)
        address = f"/documents/long.txt{after[1]}" if after else address
    assert seen == set(range(1, 1501))
    far = client.get(f"/documents/long.txt?start={len(text) - 38}&end={len(text) - 1}").text
    assert 'id="evidence"' in far
    assert '<li id="said-1500"' in far


# ---------------------------------------------------------------- what is known of it
def test_what_identifies_the_page_is_shown(client: TestClient) -> None:
    page = text_of(client.get(ADDRESS).text)
    assert POST_DOCUMENT.sha256 in page
    assert "Read in 17 May 2023, 08:30 UTC" in page
    assert "File post.txt" in page
    assert "Published 16 May 2023 given with the file" in page
    assert client.get(f"{ADDRESS}.json").json()["documents"][0]["captured"] == CAPTURED


def test_how_to_cite_names_everything_that_finds_the_words(client: TestClient) -> None:
    said = composed.span(POST_DOCUMENT, "held no promise of that kind")
    page = client.get(f"{ADDRESS}?start={said.start}&end={said.end}").text
    assert (
        "The Quayside Post, “Nairobi and Mogadishu differ over letter”, 16 May 2023, post.txt, SHA-256 "
        f"{POST_DOCUMENT.sha256}, characters {said.start} to {said.end}: “held no promise of that kind”"
    ) in text_of(page)


def test_what_is_no_evidence_says_why(tmp_path: Path) -> None:
    text = (
        "Ferry talks end\n\nThe ferries will sail again on Friday, the ministry said.\n\nSign up for our newsletter\n"
    )
    second, third = text.index("The ferries"), text.index("Sign up")
    blocks = (
        Block(0, 15, "headline"),
        Block(second, third - 2, "body"),
        Block(third, len(text) - 1, "boilerplate", "begins as page furniture does: “Sign up for”"),
    )
    client = alone(tmp_path, lonely(text, "ferry", blocks))
    page = client.get("/documents/ferry.txt").text
    assert "Sign up for our newsletter no evidence: begins as page furniture does: “Sign up for”" in " ".join(
        re.sub("<[^>]+>", " ", page.split("<article")[1]).split()
    )
    assert "1 line of boilerplate" in text_of(page)
    kept = client.get("/documents/ferry.txt.json").json()["documents"][0]["blocks"]
    assert [block.get("why") for block in kept] == [None, None, "begins as page furniture does: “Sign up for”"]


def test_what_was_copied_is_marked_and_leads_to_where_it_stood_first(tmp_path: Path) -> None:
    words = composed.span(RADIO_DOCUMENT, "The letter held no promise of that kind")
    copy = replace(composed.RADIO_READING, document=replace(RADIO_DOCUMENT, copied=(Copied(words, POST_DOCUMENT.id),)))
    client = client_of(tmp_path, (composed.POST_READING, copy))
    page = client.get(f"/documents/{RADIO_DOCUMENT.id}").text
    assert re.search(r'<span class="piece depth\d [^"]*copied[^"]*"', page)
    beside = page.split('<h2 id="copied">')[1].split("</section>")[0]
    assert "The letter held no promise of that kind" in text_of(beside)
    assert f"/documents/{POST_DOCUMENT.id}" in links_of(beside)
    assert "Nairobi and Mogadishu differ over letter" in text_of(beside)


def test_a_reprint_and_its_original_lead_to_each_other(tmp_path: Path) -> None:
    reprint = replace(composed.RADIO_READING, document=replace(RADIO_DOCUMENT, carrier_of=POST_DOCUMENT.id))
    client = client_of(tmp_path, (composed.POST_READING, reprint))
    assert "Reprint of Nairobi and Mogadishu differ" in text_of(client.get(f"/documents/{RADIO_DOCUMENT.id}").text)
    assert "Reprinted by State House: letter brings no end" in text_of(client.get(ADDRESS).text)


def test_a_document_that_was_not_read_says_why(tmp_path: Path) -> None:
    document = replace(lonely("Barua"), unread="the text is in <i>no</i> language")
    page = alone(tmp_path, document).get("/documents/lonely.txt").text
    assert "Stored, but not read: the text is in <i>no</i> language." in text_of(page)
    assert "<i>no" not in page


# ---------------------------------------------------------------- hostile texts
def test_controls_are_shown_and_turn_nothing(tmp_path: Path) -> None:
    text = "he said \u202etxet siht\u2066 and\x00 \x1b[31mred\x07 and \ud800 more"
    document = replace(lonely(text.replace("\ud800", "\x9b"), "turned"), title="title \u202eeltit")
    client = alone(tmp_path, document)
    page = client.get("/documents/turned.txt").text
    assert not re.search("[\u202a-\u202e\u2066-\u2069\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]", page)
    (shown,) = printed(page)
    assert len(shown) == len(document.text)
    assert shown.startswith("he said ␦txet siht␦ and␀ ␛[31mred␇")


def test_offsets_count_what_is_stored_though_controls_are_shown_otherwise(tmp_path: Path) -> None:
    text = "a \u202eb\x00c marked words d"
    start = text.index("marked")
    page = alone(tmp_path, lonely(text)).get(f"/documents/lonely.txt?start={start}&end={start + 12}").text
    assert re.findall(r"<mark[^>]*>(.*?)</mark>", page) == ["marked words"]


def test_a_word_of_ten_thousand_letters_is_one_word_of_the_page(tmp_path: Path) -> None:
    word = "x" * 10_000
    page = (
        alone(tmp_path, replace(lonely(f"so {word} it is"), title=word, outlet=word)).get("/documents/lonely.txt").text
    )
    assert word in page


@pytest.mark.parametrize("title", [None, "", " ", "\u202e", "<b>"])
def test_a_document_without_a_proper_title_has_a_heading_all_the_same(tmp_path: Path, title: str | None) -> None:
    client = alone(tmp_path, replace(lonely("Some text."), title=title))
    page = client.get("/documents/lonely.txt").text
    (heading,) = re.findall(r"<h1>(.*?)</h1>", page)
    assert text_of(heading).strip()
    row = client.get("/documents").text.split('<th scope="row"')[1].split("</th>")[0]
    assert text_of(f"<th{row}").strip()


# ---------------------------------------------------------------- where it leads
def test_the_publisher_and_the_voices_lead_to_their_pages(client: TestClient) -> None:
    page = client.get(ADDRESS).text
    by = re.search(r"<dt>By</dt> <dd><a href=\"([^\"]+)\"><bdi>The Quayside Post</bdi></a>", page)
    assert by is not None
    assert client.get(unescape(by[1])).status_code == 200
    assert '<a class="voice" href="/actors/office:SOM/president"><bdi>Villa Somalia (office, Somalia)</bdi></a>' in page


def test_events_without_a_date_stand_in_the_order_of_the_text(tmp_path: Path) -> None:
    late = replace(composed.MEETING, id="e-a", mentions=("m-2",))
    early = replace(composed.MEETING, id="e-b", mentions=("m-1",))
    told = replace(composed.CHRONOLOGY, events=(late, early), propositions=(), comparisons=(), links=())
    with open_writer(tmp_path / "rashomon.db") as writer:
        for reading in composed.READINGS:
            writer.put(reading, PageMetadata())
        writer.replace_chronology(told)
    page = TestClient(create_app(tmp_path / "rashomon.db")).get(ADDRESS).text
    section = page[page.index('id="events"') :]
    assert re.findall(r'<a href="/events/(e-[ab])"', section)[:2] == ["e-b", "e-a"]
