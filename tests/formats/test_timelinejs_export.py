"""TimelineJS JSON, held against a JSON schema written from Knight Lab's page "TimelineJS JSON data format"."""

from __future__ import annotations

import json
from dataclasses import replace
from html.parser import HTMLParser
from typing import Any

import pytest
from jsonschema import Draft202012Validator

import composed
from export_schemas import TIMELINEJS
from rashomon.formats.timelinejs import MOST_QUOTES
from rashomon.model import Account, Chronology, Date, Event, EventStatus, EventTime
from reading_back import export_of, shuffled, texts_of

VALIDATOR = Draft202012Validator(TIMELINEJS)
Record = dict[str, Any]


def timeline_of(chronology: Chronology) -> Record:
    """The timeline, which fits the schema and gives each slide an id of its own."""
    record: Record = json.loads(export_of("timelinejs", chronology)["timeline.json"])
    assert [error.message for error in VALIDATOR.iter_errors(record)] == []
    ids = [slide["unique_id"] for slide in record["events"]]
    assert len(set(ids)) == len(ids)
    return record


def slide_of(event: Event, **changes: Any) -> Record:
    """The only slide of a chronology with one event."""
    (slide,) = timeline_of(replace(composed.CHRONOLOGY, events=(event,), **changes))["events"]
    found: Record = slide
    return found


class Elements(HTMLParser):
    """The elements of a piece of HTML, and its text."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.names: list[str] = []
        self.text = ""
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.names.append(tag if not attrs else f"{tag} with attributes")

    def handle_data(self, data: str) -> None:
        self.text += data


def test_the_schema_refuses_a_slide_without_a_date() -> None:
    assert not VALIDATOR.is_valid({"events": [{"text": {"headline": "When?"}}]})


def test_undated_events_are_left_out_and_counted() -> None:
    record = timeline_of(composed.CHRONOLOGY)
    assert [slide["unique_id"] for slide in record["events"]] == ["e-letter"]
    assert record["title"]["text"]["text"] == "<p>Events: 1; 1 without a date are left out. Documents: 2.</p>"


@pytest.mark.parametrize(
    ("date", "start", "end", "words"),
    [
        (Date("2023-05-16", "2023-05-16", "2023-05-16"), (2023, 5, 16), None, "16 May 2023"),
        (Date("2023-05", "2023-05-01", "2023-05-31"), (2023, 5), None, "May 2023"),
        (Date("2023", "2023-01-01", "2023-12-31"), (2023,), None, "2023"),
        (Date("2021/2023", "2021-01-01", "2023-12-31"), (2021,), (2023,), "2021 to 2023"),
        (Date("x", "2023-05-16", "2023-06-02"), (2023, 5, 16), (2023, 6, 2), "16 May to 2 June 2023"),
        (Date("../2023-05-16", None, "2023-05-16"), (2023, 5, 16), None, "by 16 May 2023"),
        (Date("2023-05-16/..", "2023-05-16", None), (2023, 5, 16), None, "from 16 May 2023"),
    ],
)
def test_a_date_is_as_fine_as_it_is_known(
    date: Date, start: tuple[int, ...], end: tuple[int, ...] | None, words: str
) -> None:
    slide = slide_of(replace(composed.LETTER, time=EventTime(date, "interval", "as told")))
    assert tuple(slide["start_date"].values()) == start
    assert (tuple(slide["end_date"].values()) if "end_date" in slide else None) == end
    assert slide["display_date"] == words


def test_what_is_disputed_is_quoted_first_in_its_exact_words() -> None:
    slide = slide_of(composed.LETTER)
    media = slide["media"]
    assert media["url"] == "<blockquote>the letter promised to lift the ban on flights</blockquote>"
    assert media["caption"] == "The Quayside Post &gt; Villa Somalia"
    assert media["credit"] == "The Quayside Post, 2023-05-16"
    shown = Elements(slide["text"]["text"])
    assert set(shown.names) == {"p", "ul", "li", "b"}
    assert "State House spokesman denies: “held no promise of that kind” (The Quayside Post, 2023-05-16)" in shown.text
    assert "Villa Somalia silent (not in the text we have): " in shown.text


def test_every_quotation_stands_in_a_document() -> None:
    quoted = Elements(slide_of(composed.LETTER)["media"]["url"]).text
    assert any(quoted in text for text in texts_of(composed.CHRONOLOGY).values())


def test_an_event_of_which_no_account_is_given_quotes_the_clause_that_tells_of_it() -> None:
    slide = slide_of(composed.LETTER, propositions=())
    words = "Kenya's president wrote to his Somali counterpart on Tuesday"
    assert slide["media"]["url"] == f"<blockquote>{words.replace(chr(39), '&#x27;')}</blockquote>"
    assert slide["media"]["caption"] == "The Quayside Post"


def test_more_quotations_than_fit_are_counted() -> None:
    first: Account = composed.PROMISE.accounts[0]
    voices = tuple(replace(first, id=f"c-{n}", voice=f"Voice {n}") for n in range(MOST_QUOTES + 3))
    crowded = replace(composed.PROMISE, accounts=voices)
    shown = slide_of(composed.LETTER, propositions=(crowded,))["text"]["text"]
    assert shown.count("<li>") == MOST_QUOTES + 1
    assert shown.endswith("<li>and 3 more</li></ul>")


def test_text_of_documents_is_shown_and_never_run() -> None:
    attack = '<img src=x onerror="alert(1)"> & <script>alert(2)</script>'
    event = replace(composed.LETTER, label=attack)
    evil = replace(composed.PROMISE.accounts[0], voice=attack)
    row = replace(composed.PROMISE, accounts=(evil,))
    documents = (
        replace(r, document=replace(r.document, outlet=attack)) for r in (composed.POST_READING, composed.RADIO_READING)
    )
    slide = slide_of(event, propositions=(row,), readings=tuple(documents))
    pieces = [slide["text"]["headline"], slide["text"]["text"], *slide["media"].values()]
    for piece in pieces:
        assert set(Elements(piece).names) <= {"p", "ul", "li", "b", "blockquote"}
    assert Elements(slide["text"]["headline"]).text == attack
    assert slide["autolink"] is False


@pytest.mark.parametrize("seed", [1, 2])
def test_the_order_of_the_input_changes_nothing(seed: int) -> None:
    again = export_of("timelinejs", shuffled(composed.CHRONOLOGY, seed))
    assert again == export_of("timelinejs", composed.CHRONOLOGY)


@pytest.mark.parametrize(("path", "link"), [("https://post.example/letter", True), ("javascript:alert(1)", False)])
def test_a_report_from_the_web_is_linked_and_nothing_else_is(path: str, link: bool) -> None:
    document = replace(composed.POST_DOCUMENT, path=path)
    media = slide_of(
        composed.LETTER, readings=(replace(composed.POST_READING, document=document), composed.RADIO_READING)
    )["media"]
    assert (media.get("link") == path) is link
    assert ("link" in media) is link


@pytest.mark.parametrize("status", ["planned", "possible", "claimed", "denied", "disputed"])
def test_what_is_no_fact_says_so_in_its_headline(status: EventStatus) -> None:
    slide = slide_of(replace(composed.LETTER, status=status))
    assert slide["text"]["headline"] == f"Kenya&#x27;s president writes to Somalia&#x27;s ({status})"


def test_what_occurred_has_no_status_in_its_headline() -> None:
    assert slide_of(composed.LETTER)["text"]["headline"] == "Kenya&#x27;s president writes to Somalia&#x27;s"
