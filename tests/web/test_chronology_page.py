"""The chronology: what its form asks for, how it goes on over pages, where its months and its timeline lead."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

import composed
from composed_years import days, event, store_of
from page_text import links_of, text_of
from rashomon.edtf import make_date
from rashomon.model import Event, PageMetadata, Participant, Summary, SummaryPart
from rashomon.store import open_writer
from rashomon.web.app import create_app


def client_of(tmp_path: Path, events: Sequence[Event]) -> TestClient:
    return TestClient(create_app(store_of(tmp_path / "rashomon.db", events)))


@pytest.fixture(scope="module")
def letters(tmp_path_factory: pytest.TempPathFactory) -> TestClient:
    path = tmp_path_factory.mktemp("chronology") / "rashomon.db"
    with open_writer(path) as writer:
        for reading in composed.READINGS:
            writer.put(reading, PageMetadata())
        writer.replace_chronology(composed.CHRONOLOGY)
    return TestClient(create_app(path))


@pytest.fixture(scope="module")
def years(tmp_path_factory: pytest.TempPathFactory) -> TestClient:
    """A hundred and twenty events ten days apart, two known only to the year, three undated."""
    vague = [event(500, "2022"), event(501, "2022", disputed=("date",))]
    undated = [event(600 + n, None) for n in range(3)]
    return client_of(tmp_path_factory.mktemp("years"), [*days(120, every=10), *vague, *undated])


# ---------------------------------------------------------------- lines
def key_of(page: str) -> list[str]:
    """The words of a timeline's key."""
    key = page.split('<ul class="key"')[1].split("</ul>")[0]
    return [words.strip() for words in re.findall(r"</svg>([^<]*)</li>", key)]


def test_a_line_says_when_what_who_where_how_sure_and_who_tells_it(letters: TestClient) -> None:
    page = text_of(letters.get("/").text)
    assert "16 May 2023 Kenya's president writes to Somalia's" in page
    assert "State House → Villa Somalia" in page
    assert "consult occurred in dispute: content 2 documents The Quayside Post, Radio Bondeni" in page
    assert text_of(letters.get("/events").text) == page


def test_the_undated_stand_on_a_shelf_of_their_own(letters: TestClient) -> None:
    page = letters.get("/").text
    assert "Presidents of Kenya and Somalia may meet" not in page
    assert "The undated shelf 1" in text_of(page)
    shelf = letters.get(next(address for address in links_of(page) if "dated=no" in address)).text
    assert "Presidents of Kenya and Somalia may meet" in shelf
    assert "Kenya&#39;s president writes" not in shelf
    assert "With a date 1" in text_of(shelf)
    assert "none is guessed" in text_of(shelf)


@pytest.mark.parametrize(
    ("edtf", "words"),
    [
        ("2022-05-03", "3 May 2022 Ferry"),
        ("2022-05", "May 2022 not known to the day"),
        ("2022-05-03/2022-05-05", "3 to 5 May 2022 not known to the day"),
        ("../2022-05-03", "by 3 May 2022 no first day is known"),
        ("2022-05-03/..", "from 3 May 2022 no last day is known"),
        ("2022-05~", "about May 2022 not known to the day"),
        ("2022?", "perhaps 2022 not known to the month"),
        ("2021/2022", "2021 to 2022 not known to the year"),
        ("2022-W18~", "1 to 8 May 2022 not known to the day"),
    ],
)
def test_what_is_not_known_of_a_date_is_said_in_words(tmp_path: Path, edtf: str, words: str) -> None:
    assert words in text_of(client_of(tmp_path, [event(1, edtf)]).get("/").text)


def test_a_date_in_dispute_says_so(tmp_path: Path) -> None:
    page = client_of(tmp_path, [event(1, "2022-05-03", disputed=("date",))]).get("/").text
    assert "3 May 2022 in dispute" in text_of(page)


def test_those_who_take_part_and_those_who_tell_it_lead_to_their_pages(letters: TestClient) -> None:
    addresses = links_of(letters.get("/").text, '<table class="chronology lines"')
    for address in ("/actors/office:KEN/president", "/actors/office:SOM/president", "/sources/Radio%20Bondeni"):
        assert address in addresses
        assert letters.get(address).status_code == 200


def test_the_shelf_is_in_the_order_in_which_events_were_told(tmp_path: Path) -> None:
    told = {7: "2022-03-01", 3: "2022-01-01", 5: "2022-02-01"}
    events = [event(n, None, told=make_date(day)) for n, day in told.items()]
    page = client_of(tmp_path, [*events, event(1, None, told=make_date(None))]).get("/events?dated=no").text
    assert re.findall(r'<th scope="row"[^>]*><a href="/events/(e-\d+)"', page) == [
        "e-0003",
        "e-0005",
        "e-0007",
        "e-0001",
    ]


def test_what_a_filter_finds_can_be_taken_along(letters: TestClient) -> None:
    page = letters.get("/events?actor=villa&disputed=yes").text
    form = page.split('<form class="export"')[1].split("</form>")[0]
    assert 'action="/export"' in form
    for name, value in (("actor", "villa"), ("disputed", "yes"), ("dated", "yes")):
        assert f'<input type="hidden" name="{name}" value="{value}">' in form
    answer = letters.get("/export?actor=villa&disputed=yes&dated=yes&format=json")
    assert [each["id"] for each in answer.json()["events"]] == ["e-letter"]


# ---------------------------------------------------------------- filters
@pytest.mark.parametrize(
    ("query", "shown"),
    [
        ("actor=villa", 1),
        ("actor=villa&other=state+house", 1),
        ("other=villa", 1),
        ("actor=villa&other=villa", 0),
        ("type=CONSULT", 1),
        ("type=assault", 0),
        ("place=Kampala&dated=no", 1),
        ("from=2023-05-16&to=2023", 1),
        ("from=2024", 0),
        ("text=ban+flights", 1),
        ("source=Radio+Bondeni", 1),
        ("source=Radio+Bondeni&dated=no", 0),
        ("disputed=yes", 1),
        ("disputed=yes&dated=no", 0),
        ("actor=&type=&from=&to=&text=", 1),
        ("dated=no", 1),
    ],
)
def test_the_form_filters(letters: TestClient, query: str, shown: int) -> None:
    found = letters.get(f"/events.json?{query}").json()
    assert len(found["events"]) == found["total"] == shown
    page = letters.get(f"/events?{query}")
    assert page.status_code == 200
    assert page.text.count('<th scope="row"') == shown


@pytest.mark.parametrize(
    ("query", "words"),
    [
        ("actor=Nobody+Known", "No actor Nobody Known."),
        ("actor=villa&other=Nobody+Known", "No actor Nobody Known."),
        ("source=The+Unheard", "No source The Unheard."),
        ("from=tomorrow", "“From”: “tomorrow” is no date; write 2016-06-29, 2016-06 or 2016."),
        ("type=PICNIC", "There is no type PICNIC."),
        ("start=-1", "“start” is a number from 0 on, not “-1”."),
        ("limit=many", "“limit” is a number from 0 on, not “many”."),
    ],
)
def test_a_filter_that_makes_no_sense_is_answered_in_words(letters: TestClient, query: str, words: str) -> None:
    page = letters.get(f"/events?{query}")
    assert page.status_code == 400
    assert words in text_of(page.text)
    assert letters.get(f"/events.json?{query}").json() == {"error": words}


def test_the_field_that_is_wrong_is_marked(letters: TestClient) -> None:
    page = letters.get("/events?from=2023&to=tomorrow").text
    (wrong,) = re.findall(r'<input id="(\w+)"[^>]* aria-invalid="true" aria-describedby="problem"', page)
    assert wrong == "to"
    assert 'id="problem">“To”: “tomorrow” is no date' in page
    assert "aria-invalid" not in letters.get("/events?from=2023").text


def test_the_form_keeps_what_was_asked(letters: TestClient) -> None:
    asked = {"text": '"><script>', "type": "consult", "source": "Radio Bondeni", "disputed": "yes", "dated": "no"}
    page = letters.get("/events", params=asked).text
    assert 'value="&#34;&gt;&lt;script&gt;"' in page
    assert '<option value="CONSULT" selected>' in page
    assert '<option value="Radio Bondeni" selected>' in page
    assert 'value="yes" checked' in page
    assert '<input type="hidden" name="dated" value="no">' in page


def test_each_filter_in_force_is_a_link_that_takes_it_away(letters: TestClient) -> None:
    page = letters.get("/events?actor=villa&from=2023&disputed=yes").text
    chips = page.split('<ul class="chips"')[1].split("</ul>")[0]
    assert [*re.findall(r"<bdi>(.*?)</bdi>", chips)] == ["Actor: villa", "From: 2023", "Disputed only"]
    assert links_of(chips) == [
        "/events?from=2023&disputed=yes",
        "/events?actor=villa&disputed=yes",
        "/events?actor=villa&from=2023",
        "/events",
    ]
    assert "Show all" in chips


def test_nothing_found_points_to_the_shelf_where_something_is(letters: TestClient) -> None:
    page = text_of(letters.get("/events?place=Kampala").text)
    assert "No event with a date is like that. There are some on the undated shelf." in page
    assert "Try fewer filters." in text_of(letters.get("/events?type=AID").text)


def test_an_empty_store_says_what_to_do(tmp_path: Path) -> None:
    with open_writer(tmp_path / "rashomon.db"):
        pass
    page = text_of(TestClient(create_app(tmp_path / "rashomon.db")).get("/").text)
    assert "Nothing has been read into this store yet. Run rashomon read FILE." in page


# ---------------------------------------------------------------- pages and months
def test_pages_go_on_with_the_same_filters(years: TestClient) -> None:
    page = years.get("/events?actor=villa").text
    assert "Events 1–50 of 122" in text_of(page)
    assert 'rel="prev"' not in page
    assert '<a rel="next" href="/events?actor=villa&amp;start=50">' in page
    last = years.get("/events?actor=villa&start=100").text
    assert "Events 101–122 of 122" in text_of(last)
    assert 'rel="next"' not in last
    assert '<a rel="prev" href="/events?actor=villa&amp;start=50">' in last


def test_all_pages_together_hold_every_event_once(years: TestClient) -> None:
    address, seen = "/events?limit=30", []
    while address:
        page = years.get(address).text
        seen += re.findall(r'<th scope="row"[^>]*><a href="/events/(e-\d+)"', page)
        following = re.search(r'rel="next" href="([^"]+)"', page)
        address = following[1].replace("&amp;", "&") if following else ""
    assert len(seen) == len(set(seen)) == 122


def test_the_twin_is_paged_alike(years: TestClient) -> None:
    first = years.get("/events.json?limit=100").json()
    assert (first["start"], first["limit"], first["total"], len(first["events"])) == (0, 100, 122, 100)
    rest = years.get(first["next"]).json()
    assert (rest["start"], len(rest["events"]), rest["next"]) == (100, 22, None)
    assert {actor["id"] for actor in rest["actors"]} >= {"office:KEN/president", "office:SOM/president"}


def test_nobody_gets_more_than_the_most(years: TestClient) -> None:
    assert years.get("/events.json?limit=9999999").json()["limit"] == 500
    assert years.get("/events.json?limit=0").json()["limit"] == 1


def test_a_page_beyond_the_last_says_so(years: TestClient) -> None:
    page = years.get("/events?start=100000000000000000000000")
    assert page.status_code == 200
    assert "There are no events this far on." in text_of(page.text)


def test_each_month_of_the_index_leads_to_its_heading(years: TestClient) -> None:
    page = years.get("/").text
    index = page.split('<nav class="months"')[1].split("</nav>")[0]
    addresses = links_of(index)
    assert len(addresses) == 40  # from March 2021 to June 2024 there are events in every month
    for address in addresses[::7]:
        where, heading = address.split("#")
        assert f'<h2 id="{heading}">' in years.get(where).text


def test_only_the_years_of_the_page_are_open_in_a_long_index(years: TestClient) -> None:
    index = years.get("/events?start=50").text.split('<nav class="months"')[1].split("</nav>")[0]
    assert re.findall(r"<details( open)?><summary>(\d+)", index) == [
        ("", "2021"),
        (" open", "2022"),
        (" open", "2023"),
        ("", "2024"),
    ]


def test_the_months_count_every_event_with_a_date(years: TestClient) -> None:
    index = years.get("/").text.split('<nav class="months"')[1].split("</nav>")[0]
    assert sum(int(count) for count in re.findall(r'</span> <span class="count">(\d+)</span></a>', index)) == 122


# ---------------------------------------------------------------- the timeline
def test_few_events_are_marked_one_by_one(letters: TestClient) -> None:
    page = letters.get("/").text
    drawing = page.split("<svg")[1].split("</svg>")[0]
    assert links_of(drawing) == ["/events/e-letter"]
    assert "16 May 2023; Kenya&#x27;s president writes to Somalia&#x27;s; occurred; in dispute: content" in drawing


def test_many_events_are_counted_in_bars_that_lead_to_their_period(years: TestClient) -> None:
    page = years.get("/events?actor=villa").text
    drawing = page.split("<svg")[1].split("</svg>")[0]
    assert "/events?actor=villa&from=2022-05&to=2022-05" in links_of(drawing)
    assert "2022: 2 events, 1 in dispute" in drawing  # known only to the year: in no month
    table = page.split('<details class="same">')[1].split("</details>")[0]
    assert links_of(table) == list(dict.fromkeys(links_of(drawing))) or set(links_of(table)) == set(links_of(drawing))
    counted = [int(number) for number in re.findall(r'<td class="number">(\d+)</td><td', table)]
    assert sum(counted) == 122


def test_the_key_of_the_timeline_is_words_of_the_page(letters: TestClient, years: TestClient) -> None:
    assert key_of(letters.get("/").text) == ["a day", "in dispute"]
    counted = ["events of one period", "events known only to that longer time"]
    assert key_of(years.get("/events?actor=villa").text) == counted
    assert '<ul class="key"' not in years.get("/events?dated=no").text


def test_the_shelf_has_no_timeline(years: TestClient) -> None:
    assert "<svg" not in years.get("/events?dated=no").text


def test_hostile_labels_stay_words_in_the_drawing(tmp_path: Path) -> None:
    label = '</title></svg><script>alert("1")</script>\u202eesrever\x1b'
    page = client_of(tmp_path, [replace(event(1, "2022-05-03"), label=label)]).get("/").text
    assert "<script" not in page
    assert "\u202e" not in page
    assert "\x1b" not in page
    assert page.count("</svg>") == page.count("<svg")


def test_an_event_known_to_the_year_stands_under_no_month(tmp_path: Path) -> None:
    told = [
        event(1, "2022"),
        event(2, "2022-01-01"),
        event(3, "2022-01-09"),
        event(4, "2020/2023"),
        event(5, "2022-02"),
    ]
    page = client_of(tmp_path, told).get("/").text
    headings = re.findall(r'<h2(?: id="(m-[^"]+)")?>([^<]*)</h2>', page)
    assert [each for each in headings if each[0] or "not known" in each[1] or "2022" in each[1]] == [
        ("m-2020-01", "Across several years"),
        ("m-2022-01", "2022, month not known"),
        ("", "January 2022"),
        ("m-2022-02", "February 2022"),
    ]
    shown = re.findall(r'<th scope="row"[^>]*><a href="/events/(e-\d+)"', page)
    assert shown == ["e-0004", "e-0001", "e-0002", "e-0003", "e-0005"]


def test_a_long_line_ends_with_a_whole_statement(tmp_path: Path) -> None:
    said = [f"statement {n} of the ferry (the {n}th; by the harbour)" for n in range(9)]
    told = replace(event(1, "2022"), summary=Summary((SummaryPart("told", "; ".join(said)),)))
    page = client_of(tmp_path, [told]).get("/").text
    assert "of the ferry (the 3th; by the harbour); …" in text_of(page)
    assert "statement 4" not in page


@pytest.mark.parametrize(
    ("edtf", "heading"),
    [("2022", "2022, month not known"), ("2021/2022", "Across the turn of a year"), ("2019/2022", "Across several")],
)
def test_a_heading_says_how_wide_a_time_is(tmp_path: Path, edtf: str, heading: str) -> None:
    assert heading in client_of(tmp_path, [event(1, edtf)]).get("/").text


def test_who_is_acted_on_by_nobody_identified_does_not_look_like_who_acts(tmp_path: Path) -> None:
    hit = replace(composed.LETTER, participants=(Participant("recipient", "office:SOM/president"),))
    with open_writer(tmp_path / "rashomon.db") as writer:
        for reading in composed.READINGS:
            writer.put(reading, PageMetadata())
        writer.replace_chronology(replace(composed.CHRONOLOGY, events=(hit, composed.MEETING)))
    room = TestClient(create_app(tmp_path / "rashomon.db"))
    assert "not identified → Villa Somalia" in text_of(room.get("/").text)
    assert "not identified → Villa Somalia" in text_of(room.get("/events/e-letter").text)


@pytest.mark.parametrize("status", ["", "Planned: ", "Possible: ", "Denied: "])
def test_the_line_under_a_label_repeats_neither_the_label_nor_the_status(tmp_path: Path, status: str) -> None:
    told = event(1, "2022-05-03")
    summary = Summary((SummaryPart("event", f"{status}{told.label}"), SummaryPart("told", ", according to the pilot.")))
    page = client_of(tmp_path, [replace(told, summary=summary)]).get("/").text
    assert '<span class="summary" dir="auto">According to the pilot.</span>' in page
