"""The evidence bundle: unpacked, checked by `sha256sum`, its page and Markdown read by readers that are not ours."""

from __future__ import annotations

import base64
import hashlib
import io
import json
import re
import shutil
import subprocess
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from html.parser import HTMLParser
from itertools import pairwise
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from markdown_it import MarkdownIt

import composed
import hostile
from rashomon.formats.bundle import FOLDER, MANIFEST, files, parts
from rashomon.formats.contents import contents
from rashomon.formats.csl import references
from rashomon.formats.evidence import evidence_of
from rashomon.formats.inert import markdown, visible
from rashomon.formats.narrowing import narrowed
from rashomon.model import Chronology, Correction, Date, Published
from reading_back import shuffled

Record = dict[str, Any]

#: The tags that a page of plain text and tables needs.
TAGS = frozenset(
    "html head meta title style body header main nav article section h1 h2 h3 p bdi span a ul ol li dl dt dd "  # noqa: SIM905
    "table caption thead tbody tr th td code".split()
)
#: What CSL 1.0.2 asks of the fields that we write (citation-style-language/schema, schemas/input/csl-data.json).
CSL: Record = {
    "type": "array",
    "items": {
        "type": "object",
        "required": ["type", "id"],
        "additionalProperties": False,
        "properties": {
            "type": {"enum": ["article-newspaper", "document"]},
            "id": {"type": ["string", "number"]},
            "title": {"type": "string"},
            "container-title": {"type": "string"},
            "publisher": {"type": "string"},
            "language": {"type": "string"},
            "note": {"type": "string"},
            "URL": {"type": "string"},
            "author": {
                "type": "array",
                "items": {
                    "type": "object",
                    "properties": {"literal": {"type": "string"}},
                    "additionalProperties": False,
                },
            },
            "issued": {
                "type": "object",
                "additionalProperties": False,
                "properties": {
                    "circa": {"type": ["string", "number", "boolean"]},
                    "date-parts": {
                        "type": "array",
                        "minItems": 1,
                        "maxItems": 2,
                        "items": {"type": "array", "minItems": 1, "maxItems": 3, "items": {"type": "number"}},
                    },
                },
            },
        },
    },
}


class Page(HTMLParser):
    """What a page holds: its tags with their attributes, its text."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.text = ""
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        self.text += data

    def values(self, attribute: str) -> list[str]:
        """All values of an attribute."""
        return [value for _, attributes in self.tags if (value := attributes.get(attribute)) is not None]


def part(name: str, chronology: Chronology = composed.CHRONOLOGY) -> str:
    """One file of a bundle."""
    (found,) = (file for file in parts(chronology) if file.name == name)
    return found.content.decode()


def page(chronology: Chronology = composed.CHRONOLOGY) -> Page:
    """The page of a bundle."""
    return Page(part("index.html", chronology))


def hostile_chronology() -> Chronology:
    """The composed chronology with hostile words wherever a text can bring them in."""
    start = composed.POST.index("Villa Somalia said")
    end = start + len("Villa Somalia said the letter promised")
    words = hostile.TURNED + hostile.TITLE
    text = composed.POST[:start] + words.ljust(end - start)[: end - start] + composed.POST[end:]
    document = replace(composed.POST_DOCUMENT, text=text, title=hostile.TITLE, outlet=hostile.OUTLET)
    readings = (replace(composed.POST_READING, document=document), composed.RADIO_READING)
    label = f"[{hostile.TITLE}](javascript:alert(1)) {hostile.TURNED} http://evil.example www.evil.example *x* | y"
    return replace(
        composed.CHRONOLOGY, readings=readings, events=(replace(composed.LETTER, label=label), composed.MEETING)
    )


@pytest.mark.skipif(shutil.which("sha256sum") is None, reason="coreutils are not installed")
def test_sha256sum_finds_every_file_as_it_was(tmp_path: Path) -> None:
    (archive,) = files(composed.CHRONOLOGY)
    zipfile.ZipFile(io.BytesIO(archive.content)).extractall(tmp_path)
    folder = tmp_path / FOLDER
    checked = subprocess.run(["sha256sum", "-c", MANIFEST], cwd=folder, capture_output=True, text=True, check=True)
    names = {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}
    assert {line.removesuffix(": OK") for line in checked.stdout.splitlines()} == names - {MANIFEST}
    (folder / "evidence.md").write_text("forged")
    assert subprocess.run(["sha256sum", "-c", MANIFEST], cwd=folder, capture_output=True).returncode != 0


def test_the_texts_are_the_documents_to_the_byte() -> None:
    for document in (composed.POST_DOCUMENT, composed.RADIO_DOCUMENT):
        (file,) = (each for each in parts(composed.CHRONOLOGY) if each.name == f"texts/{document.id}.txt")
        assert file.content == document.text.encode()


def test_the_same_bytes_twice() -> None:
    assert files(composed.CHRONOLOGY) == files(replace(composed.CHRONOLOGY))


def test_the_table_has_voices_by_side_with_their_words_and_where_they_stand() -> None:
    (row,) = (r for r in evidence_of(composed.CHRONOLOGY, contents(composed.CHRONOLOGY)).events[0].rows if r.contested)
    assert row.words == "the letter promised to lift the ban on flights"
    assert [(line.side, line.voice, line.via, line.does) for line in row.lines] == [
        ("Somalia", "Villa Somalia", "", "says so"),
        ("Kenya", "State House spokesman", "Radio Bondeni", "denies it"),
        ("Kenya", "State House spokesman", "", "denies it"),
    ]
    (quote,) = row.lines[1].quotes
    assert composed.POST[quote.start : quote.end] == quote.words == "“held no promise of that kind”"


def test_the_page_shows_what_the_markdown_says() -> None:
    shown, written = page().text, part("evidence.md")
    for words in (
        "Kenya's president writes to Somalia's",
        "State House spokesman",
        "“held no promise of that kind”",
        "State House rejects in so many words what Villa Somalia says of the letter.",
        "not in the text we have",
        composed.POST_DOCUMENT.sha256,
    ):
        assert words in " ".join(shown.split())
        assert words in written
    start = composed.POST.index("“held no promise")
    place = f"{composed.POST_DOCUMENT.id}, chars {start}–{start + 30}"
    assert place in shown
    assert place in written


def test_a_voice_that_leaves_it_out_is_silent_in_the_text_we_have() -> None:
    assert "Somalia: Villa Somalia: **not in the text we have**; its account of the event:" in part("evidence.md")


@pytest.mark.parametrize("chronology", [composed.CHRONOLOGY, hostile_chronology()], ids=["plain", "hostile"])
def test_the_page_asks_for_nothing_and_runs_nothing(chronology: Chronology) -> None:
    read = page(chronology)
    assert {tag for tag, _ in read.tags} <= TAGS
    attributes = {name for _, each in read.tags for name in each}
    assert attributes.isdisjoint({"style", "src", "srcset", "onerror", "onmouseover", "onclick"})
    known = {f"texts/{reading.document.id}.txt" for reading in chronology.readings}
    assert all(link.startswith("#") or link in known for link in read.values("href"))


def test_the_policy_lets_in_the_one_sheet_and_nothing_else() -> None:
    text = part("index.html")
    (policy,) = (each["content"] for tag, each in Page(text).tags if each.get("http-equiv"))
    sheet = text.partition("<style>")[2].partition("</style>")[0]
    digest = base64.b64encode(hashlib.sha256(sheet.encode()).digest()).decode()
    assert policy == f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
    assert "<" not in sheet
    assert "url(" not in sheet


def test_every_link_of_the_page_leads_somewhere_and_no_id_stands_twice() -> None:
    read = page()
    ids = read.values("id")
    assert len(set(ids)) == len(ids)
    assert {link[1:] for link in read.values("href") if link.startswith("#")} <= set(ids)
    headings = [int(tag[1]) for tag, _ in read.tags if re.fullmatch(r"h\d", tag)]
    assert headings[0] == 1
    assert all(after <= before + 1 for before, after in pairwise(headings))


def rendered(text: str) -> Iterator[Any]:
    """Every token that a reader of CommonMark with tables, HTML and bare links makes of it."""
    for token in MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"]).parse(text):
        yield token
        yield from token.children or ()


def test_hostile_words_are_plain_words_of_the_markdown() -> None:
    text = part("evidence.md", hostile_chronology())
    kinds = {token.type for token in rendered(text)}
    assert kinds.isdisjoint(
        {"html_inline", "html_block", "link_open", "image", "em_open", "s_open", "fence", "table_open"}
    )
    words = "".join(token.content for token in rendered(text) if token.type in ("text", "text_special"))
    assert hostile.TITLE in words
    assert "http://evil.example www.evil.example *x* | y" in words
    assert "http://" not in text
    assert not re.search("[\u202e\u2066\x07\x1b]", text)


def test_hostile_words_are_plain_words_of_the_page() -> None:
    text = part("index.html", hostile_chronology())
    assert hostile.TITLE in Page(text).text
    assert "The ministry[U+202E] said[U+2066] it" in Page(text).text
    assert not re.search("[\u202e\u2066\x07\x1b]", text)


@pytest.mark.parametrize(
    "words",
    ["- a list", "1. a list", "# a heading", "> a quotation", "    code", "===", "a\n\n<b>c</b>", "\\*", "x@y.example"],
)
def test_no_words_begin_a_thing_of_markdown(words: str) -> None:
    kinds = [token.type for token in rendered(f"- {markdown(words)}\n")]
    assert kinds.count("bullet_list_open") == 1
    assert set(kinds) <= {
        *("bullet_list_open", "list_item_open", "paragraph_open", "inline", "text", "text_special"),
        *("paragraph_close", "list_item_close", "bullet_list_close"),
    }
    plain = "".join(t.content for t in rendered(f"- {markdown(words)}\n") if t.type in ("text", "text_special"))
    assert plain == " ".join(words.split())


def test_what_a_screen_would_act_on_is_shown() -> None:
    assert visible("a\u202eb\x00c\td\n") == "a[U+202E]b[U+0000]c\td\n"


def test_the_references_are_csl() -> None:
    items = json.loads(part("references.json"))
    jsonschema.validate(items, CSL)
    post = next(item for item in items if item["id"] == composed.POST_DOCUMENT.id)
    assert post["container-title"] == "The Quayside Post"
    assert post["issued"] == {"date-parts": [[2023, 5, 16]]}
    assert composed.POST_DOCUMENT.sha256 in post["note"]


@pytest.mark.parametrize(
    ("published", "issued"),
    [
        (Published(Date("2023-05", "2023-05-01", "2023-05-31"), "given"), {"date-parts": [[2023, 5]]}),
        (Published(Date("2023", "2023-01-01", "2023-12-31"), "given"), {"date-parts": [[2023]]}),
        (
            Published(Date("2023-05-16/2023-05-18", "2023-05-16", "2023-05-18"), "inferred"),
            {"date-parts": [[2023, 5, 16], [2023, 5, 18]], "circa": True},
        ),
        (Published(Date("../2023-05-18", None, "2023-05-18"), "inferred"), None),
        (Published(), None),
    ],
)
def test_a_reference_is_dated_as_finely_as_its_document(published: Published, issued: Record | None) -> None:
    document = replace(composed.POST_DOCUMENT, published=published)
    chronology = Chronology((replace(composed.POST_READING, document=document),), composed.ACTORS)
    (item,) = json.loads(references(contents(chronology)))
    assert item.get("issued") == issued


def test_a_statements_author_is_its_publisher() -> None:
    document = replace(composed.RADIO_DOCUMENT, kind="statement", publisher="office:KEN/president", outlet=None)
    chronology = Chronology((replace(composed.RADIO_READING, document=document),), composed.ACTORS)
    (item,) = json.loads(references(contents(chronology)))
    assert (item["type"], item["author"]) == ("document", [{"literal": "State House"}])


def test_a_bundle_of_one_event_is_named_after_it_and_needs_no_contents() -> None:
    one = page(narrowed(composed.CHRONOLOGY, ["e-letter"]))
    assert "Evidence: Kenya's president writes to Somalia's" in one.text
    assert "contents" not in one.values("id")
    assert "1 event, 2 documents." in one.text


def test_a_bundle_of_two_hundred_events_has_a_table_of_contents() -> None:
    """By year, those without a date last, and what is in dispute before everything."""
    letters = [
        replace(
            composed.LETTER,
            id=f"e-{n}",
            label=f"Letter {n}",
            mentions=(),
            time=replace(composed.LETTER.time, date=date),
        )
        for n in range(200)
        for date in (Date(f"{2000 + n // 10}", f"{2000 + n // 10}-01-01", f"{2000 + n // 10}-12-31"),)
    ]
    told = replace(composed.CHRONOLOGY, events=(*letters, composed.MEETING), propositions=(), comparisons=(), links=())
    read = page(told)
    links = [link for link in read.values("href") if link.startswith("#event-")]
    assert len(set(links)) == 201
    assert len(links) == 201 + 200  # each of the letters is in dispute, and so stands in both lists
    assert read.text.index("Where voices differ (200)") < read.text.index("All events, by year")
    assert read.text.index("2019") < read.text.index("Without a date")


def test_a_bundle_of_nothing_is_still_a_bundle() -> None:
    assert "Evidence on 0 events" in page(Chronology()).text


def test_corrections_are_told() -> None:
    first, third = ((r.event_mentions[0].span,) for r in (composed.POST_READING, composed.RADIO_READING))
    decided = Correction("apart", first, third, "2024-01-02T10:00:00Z", "M. Auma", "two letters")
    told = replace(composed.CHRONOLOGY, corrections=(decided,))
    words = "M. Auma said on 2 January 2024 at 10:00 UTC that “"
    assert words in page(told).text
    assert "” do not tell of one event: two letters." in page(told).text


def test_what_is_shown_does_not_hang_on_the_order_in_which_it_comes(demo_chronology: Chronology) -> None:
    mixed = shuffled(demo_chronology, 1)
    assert evidence_of(mixed, contents(mixed)) == evidence_of(demo_chronology, contents(demo_chronology))


def test_the_demonstration_is_quoted_to_the_character(demo_chronology: Chronology) -> None:
    texts = {r.document.id: r.document.text for r in demo_chronology.readings}
    evidence = evidence_of(demo_chronology, contents(demo_chronology))
    quotes = [q for e in evidence.events for row in (*e.rows, *e.folded) for line in row.lines for q in line.quotes]
    quotes += [q for e in evidence.events for each in e.compared for q in each.quotes]
    assert len(quotes) > 800
    for quote in quotes:
        exact = " ".join(texts[quote.document][quote.start : quote.end].split())
        assert exact in quote.words
    shown = page(demo_chronology)
    assert len([link for link in shown.values("id") if link.startswith("event-")]) == len(demo_chronology.events)
    jsonschema.validate(json.loads(part("references.json", demo_chronology)), CSL)
    assert json.loads(part("chronology.json", demo_chronology))["format"] == "rashomon/1"
