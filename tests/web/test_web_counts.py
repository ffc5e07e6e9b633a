"""The pages of pairs, actors, sources and storylines: what they say, where they lead, and what they refuse."""

from __future__ import annotations

import re
from dataclasses import replace
from html import unescape
from html.parser import HTMLParser
from itertools import pairwise
from pathlib import Path

import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient

import composed
from counted_events import ACTORS, account, day, event, proposition
from rashomon.model import Actor, Chronology, Date, EventTime, Link, PageMetadata, Reading
from rashomon.store import open_store, open_writer
from rashomon.web.app import create_app
from rashomon.web.room import Room
from rashomon.web.rooms.counted import counted_route
from rashomon.web.settings import Settings

HOSTILE = '<script>alert("1")</script>\u202e & ' + "x" * 10_000
UGANDA, RWANDA = "state:UGA", "state:RWA"


def client_of(path: Path, chronology: Chronology) -> TestClient:
    with open_writer(path) as writer:
        for reading in chronology.readings:
            writer.put(reading, PageMetadata())
        writer.replace_chronology(chronology)
    return TestClient(create_app(path), follow_redirects=False)


def many() -> Chronology:
    """Two neighbours with an event every nine days for four years, one without a date, and a villain's name."""
    when = Date(day(3), day(3), day(3))
    document = composed.document_of("River\n\nUganda and Rwanda met.", "river", HOSTILE, when)
    told = (document.id,)
    roots = ("CONSULT", "AID", "ACCUSE", "ASSAULT")
    events = [
        event(f"n{n:03}", day(9 * n), [UGANDA], [RWANDA], root=roots[n % 4], documents=told, disputed=n % 5 == 0)
        for n in range(160)
    ]
    events.append(event("never", None, [RWANDA], [UGANDA], root="AID", documents=told))
    events.append(event("plan", None, [RWANDA], ["group:hostile"], root="AID", status="planned", documents=told))
    named = [replace(each, label=HOSTILE) if each.id == "e-n000" else each for each in events]
    villain = Actor("group:hostile", HOSTILE, "group")
    return Chronology(
        (Reading(document),),
        (*ACTORS.values(), villain),
        tuple(named),
        links=(Link("e-n001", "e-n000", "responds_to", HOSTILE),),
    )


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> TestClient:
    return client_of(tmp_path_factory.mktemp("home") / "rashomon.db", composed.CHRONOLOGY)


@pytest.fixture(scope="module")
def river(tmp_path_factory: pytest.TempPathFactory) -> TestClient:
    return client_of(tmp_path_factory.mktemp("river") / "rashomon.db", many())


def words_of(html: str) -> str:
    """A page's text with blanks folded."""

    class Text(HTMLParser):
        def __init__(self) -> None:
            super().__init__()
            self.found: list[str] = []

        def handle_data(self, data: str) -> None:
            self.found.append(data)

    parser = Text()
    parser.feed(html)
    words = " ".join(" ".join(parser.found).split())
    return re.sub(r" ([,.;:)])", r"\1", words.replace("( ", "("))


def page(client: TestClient, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200, f"{address[:99]}: {answer.status_code} {words_of(answer.text)[:200]}"
    return answer.text


def links(html: str, inside: str = "") -> list[str]:
    return [unescape(each) for each in re.findall(r'href="([^"]+)"', html) if inside in each]


# ---------------------------------------------------------------- pairs
def test_the_pair_says_what_is_counted_and_what_is_not(home: TestClient) -> None:
    told = words_of(page(home, "/pairs/KEN/SOM"))
    assert "1 event between them is told as having happened" in told
    assert "The accounts differ on 1 of 1" in told
    assert "Not counted as having happened: 1 possible" in told
    assert "Kenya on Somalia 1 0 0 0 0 1" in told
    assert "May 2023 1 0 0 0 0 1 +3.4 of 1" in told


@pytest.mark.parametrize(
    ("address", "leads"),
    [
        ("/pairs/SOM/KEN", "/pairs/KEN/SOM"),
        ("/pairs/ken/som?by=year", "/pairs/KEN/SOM?by=year"),
        ("/pairs/office:SOM%2Fpresident/state:KEN.json", None),
        ("/pairs/Somalia/Kenya/events?period=2023", "/pairs/KEN/SOM/events?period=2023"),
        ("/pairs/SOM/KEN.json", "/pairs/KEN/SOM.json"),
        ("/pairs?a=Villa+Somalia&b=ken", "/pairs/KEN/SOM"),
    ],
)
def test_a_pair_has_one_address_in_whatever_order_it_is_asked_for(
    home: TestClient, address: str, leads: str | None
) -> None:
    answer = home.get(address)
    assert answer.status_code in ((301, 303) if leads else (404,))
    assert answer.headers.get("location") == leads


@pytest.mark.parametrize(
    ("address", "leads"),
    [
        ("/actors/ken", "/actors/KEN"),
        ("/actors/state:KEN.json", "/actors/KEN.json"),
        ("/sources/Radio%20Bondeni", "/sources/outlet:radio-bondeni"),
        ("/sources/the quayside post.json", "/sources/outlet:the-quayside-post.json"),
    ],
)
def test_an_actor_and_a_source_have_one_address(home: TestClient, address: str, leads: str) -> None:
    answer = home.get(address)
    assert (answer.status_code, answer.headers["location"]) == (301, leads)


def test_every_number_of_a_pair_leads_to_as_many_events(river: TestClient) -> None:
    html = page(river, "/pairs/RWA/UGA?by=year")
    numbers = re.findall(r'<a href="([^"]+/events[^"]*)">(\d+)</a>', html)
    assert len(numbers) > 10
    for address, number in numbers:
        assert river.get(unescape(address).replace("/events?", "/events.json?")).json()["total"] == int(number)


def test_every_bar_of_the_drawing_leads_to_as_many_events(river: TestClient) -> None:
    svg = page(river, "/pairs/RWA/UGA?by=month&until=2022-03").split("<svg")[1].split("</svg>")[0]
    bars = re.findall(r'<a href="([^"]+)" aria-label="[^"]*?: (\d+) events? of', svg)
    assert len(bars) > 20
    for address, number in bars[:12]:
        assert river.get(unescape(address).replace("/events?", "/events.json?")).json()["total"] == int(number)


def test_a_long_series_is_drawn_by_year_and_a_month_series_in_parts(river: TestClient) -> None:
    yearly = page(river, "/pairs/RWA/UGA")
    assert 'aria-current="true">By year' in yearly
    monthly = page(river, "/pairs/RWA/UGA?by=month")
    (earlier,) = [link for link in links(monthly, "until=") if "Earlier" in monthly]
    before = page(river, earlier)
    assert "March 2021" in words_of(before)
    assert "March 2021" not in words_of(monthly)
    assert ">Later</a>" in before


def test_what_has_no_date_stands_apart(river: TestClient) -> None:
    told = words_of(page(river, "/pairs/RWA/UGA"))
    assert "Counted apart, for no date is guessed" in told
    assert "No date 0 1 0 0 0 1" in told
    assert "No date" not in words_of(page(river, "/pairs/RWA/UGA").split("<svg")[1].split("</svg>")[0])


def test_a_pair_of_nothing_that_happened_says_so(river: TestClient) -> None:
    told = words_of(page(river, "/pairs/group:hostile/RWA"))
    assert "0 events between them are told as having happened" in told
    assert "None of them has a date that lies within one year." in told


@pytest.mark.parametrize(
    ("address", "status", "words"),
    [
        ("/pairs/KEN/KEN", 404, "nobody is a pair with itself"),
        ("/pairs/KEN/USA", 404, "No events between Kenya and United States."),
        ("/pairs/KEN/nobody", 404, "No actor nobody."),
        ("/pairs/KEN/SOM?by=week", 400, "by is one of month, year."),
        ("/pairs/KEN/SOM?until=soon", 400, "“soon” is no month or year; write 2016-06 or 2016."),
        ("/pairs/KEN/SOM/events?period=may", 400, "“may” is no period; write 2016, 2016-06, 2016-XX, undated or wide."),
        ("/pairs/KEN/SOM/events?class=9", 400, "class is one of 1, 2, 3, 4, 0."),
        ("/pairs/KEN/SOM/events?told=maybe", 400, "told is one of happened, others."),
        ("/pairs/KEN/SOM/events?start=-1", 400, "start is the number of lines to pass over, 0 or more."),
        ("/pairs?start=99999999999999999999", 400, "start is the number of lines to pass over, 0 or more."),
        ("/actors/person:nobody", 404, "No actor person:nobody."),
        ("/actors?kind=ghost", 400, "kind is one of person, state"),
        ("/actors/KEN/accounts?stance=shouts", 400, "stance is one of asserts"),
        ("/actors/KEN/events?type=PICNIC", 400, "type is one of ACCUSE"),
        ("/sources/nobody", 404, "No source nobody."),
        ("/sources/outlet:radio-bondeni/events?turn=last", 400, "turn is one of alone, first"),
        ("/sources/outlet:radio-bondeni/events?answer=denied&own=perhaps", 400, "own is one of yes, no."),
        ("/storylines/s-nothing", 404, "No storyline s-nothing."),
    ],
)
def test_what_makes_no_sense_is_answered_in_words(home: TestClient, address: str, status: int, words: str) -> None:
    answer = home.get(address)
    assert answer.status_code == status
    assert words in words_of(answer.text)
    path, _, query = address.partition("?")
    if "nobody" not in path and not query.startswith(("by=", "until=")):  # the twin has all periods at once
        assert words in home.get(f"{path}.json?{query}").json()["error"]


@pytest.mark.parametrize("period", ["2016-99", "0000", "9999-XX", "0000-00"])
def test_a_period_that_no_calendar_has_lists_nothing(home: TestClient, period: str) -> None:
    assert "No events." in words_of(page(home, f"/pairs/KEN/SOM/events?period={period}"))
    assert home.get(f"/pairs/KEN/SOM?until={period[:4]}").status_code == 200


# ---------------------------------------------------------------- actors
def test_an_office_is_shown_with_its_names_deeds_and_words(home: TestClient) -> None:
    html = page(home, "/actors/office:KEN/president")
    told = words_of(html)
    assert "Speaks for Kenya (the seat of Kenya)" in told
    assert "consult 1" in told
    assert "1 possible, which are not counted as having happened" in told
    assert "denies it 2 1" in told
    assert "/pairs/KEN/SOM" in links(html)
    words = words_of(page(home, next(link for link in links(html) if "stance=denies" in link)))
    assert "“held no promise of that kind”" in words


@pytest.mark.parametrize("path", ["/actors", "/pairs", "/sources", "/exports", "/actors/KEN/events"])
def test_a_table_that_can_stand_as_a_list_says_in_each_cell_what_it_is(home: TestClient, path: str) -> None:
    table = page(home, path).split('<table class="')[1].split("</table>")[0]
    assert "stacks" in table.split('"')[0]
    columns = re.findall(r'<th scope="col" role="columnheader"[^>]*>([^<]+)', table)
    rows = table.split('<tbody role="rowgroup">')[1].split('<tr role="row"')[1:]
    assert rows
    for row in rows:
        cells = re.findall(r'<th scope="row" role="rowheader"()|<td role="cell"[^>]*>(.*?)</td>', row, re.DOTALL)
        assert len(cells) == len(columns)
        said = [re.match(r'<span class="label">(.+?):</span> ', cell) for _, cell in cells]
        wrong = [
            column
            for column, label, (_, cell) in zip(columns, said, cells, strict=True)
            if cell and column != "When" and not (label and column.startswith(label[1]))
        ]
        assert wrong == []


def test_the_names_of_an_actor_are_those_of_the_documents(home: TestClient) -> None:
    assert "Villa Somalia Read as: metonym Mentions: 1 Documents: 1" in words_of(
        page(home, "/actors/office:SOM/president")
    )


def test_a_quotation_leads_to_its_words(home: TestClient) -> None:
    html = page(home, "/actors/office:SOM/president/accounts?stance=asserts")
    (address,) = links(html, "/documents/")
    shown = page(home, address.split("#")[0])
    assert "promised to lift the ban on flights" in words_of(shown.split('id="evidence"')[1][:300])
    told = words_of(html)
    assert "Accounts of Villa Somalia: says so" in told
    assert "promised to lift the ban on flights” The Quayside Post, 16 May 2023" in told


def test_a_number_of_events_leads_to_as_many(home: TestClient) -> None:
    html = page(home, "/actors/SOM")
    (address,) = [each for each in links(html, "/events") if each.endswith("?told=happened")]
    assert "1 told as having happened" in words_of(html)
    assert "1 event." in words_of(page(home, address))


def test_actors_are_found_by_name_and_kind(home: TestClient) -> None:
    assert "State House" in words_of(page(home, "/actors?name=state+hou"))
    assert "No actors." in words_of(page(home, "/actors?name=zzz"))
    assert home.get("/actors.json?kind=office").json()["total"] == 2


# ---------------------------------------------------------------- sources
def test_a_source_is_counted_and_not_graded(home: TestClient) -> None:
    html = page(home, "/sources/outlet:the-quayside-post")
    told = words_of(html)
    assert "by no other source in this store 1" in told
    assert "by it and others on the first day 1" in told
    assert "In the words of others 3 0 1 1" in told
    assert "They are no grade" in told
    assert "%" not in told
    (denied,) = {link for link in links(html) if "answer=denied" in link and "voice=" in link}
    assert "Kenya&#39;s president writes" in page(home, denied)


def test_reprints_and_documents_of_nobody_known_stand_apart(tmp_path: Path) -> None:
    post, radio = composed.READINGS
    reprint = replace(radio, document=replace(radio.document, carrier_of=post.document.id))
    nobody = replace(post, document=replace(post.document, outlet=None))
    client = client_of(tmp_path / "r.db", replace(composed.CHRONOLOGY, readings=(nobody, reprint)))
    assert "1 document names neither an outlet nor a publisher." in words_of(page(client, "/sources"))
    (source,) = client.get("/sources.json").json()["sources"]
    assert (source["documents"], source["reprints"]) == (0, 1)
    assert "1 more, counted apart: 1 of a document whose source is not known" in words_of(
        page(client, source["address"])
    )


def port(*outlets: str) -> Chronology:
    """Reports of one flood: the first in its own voice, the others in the words of a harbour pilot each."""
    when = Date(day(3), day(3), day(3))
    told = [composed.document_of(f"Flood {n}\n\nThe port flooded.", f"d{n}", o, when) for n, o in enumerate(outlets)]
    ids = [document.id for document in told]
    flood = event("flood", day(2), ["state:PHL"], ["organisation:river-union"], documents=ids)
    own = account("a0", ids[0], outlets[0], kind="narrator")
    pilots = [account(f"a{n}", each, "a harbour pilot", kind="unnamed") for n, each in enumerate(ids[1:], start=1)]
    manila = Actor("state:PHL", "Philippines", "state", "PHL", side="state:PHL")
    union = Actor("organisation:river-union", "River Union", "organisation", "KEN")
    row = proposition("p", "flood", own, *pilots)
    return Chronology(tuple(Reading(document) for document in told), (manila, union), (flood,), (row,), (), ())


def test_voices_of_one_name_are_told_apart_by_where_they_speak(tmp_path: Path) -> None:
    client = client_of(tmp_path / "r.db", port("Harbour Post", "Tide Weekly", "River Radio"))
    told = words_of(page(client, "/sources/outlet:harbour-post"))
    assert "a harbour pilot (in Tide Weekly, 4 March 2021) 1" in told
    assert "a harbour pilot (in River Radio, 4 March 2021) 1" in told
    alone = client_of(tmp_path / "alone.db", port("Harbour Post", "Tide Weekly"))
    assert "a harbour pilot 1" in words_of(page(alone, "/sources/outlet:harbour-post"))


def test_an_outlet_that_is_written_in_two_ways_is_one(tmp_path: Path) -> None:
    client = client_of(tmp_path / "r.db", port("Tide Weekly", "TIDE WEEKLY", "River Radio"))
    assert [line["name"] for line in client.get("/sources.json").json()["sources"]] == ["Tide Weekly", "River Radio"]
    listed = page(client, "/documents")
    assert "TIDE" not in listed
    assert '<option value="outlet:tide-weekly">Tide Weekly</option>' in listed
    for address in ("/documents", "/events"):
        found = client.get(f"{address}.json?source=outlet:tide-weekly").json()
        assert found["total"] == (2 if address == "/documents" else 1)


def test_names_stand_with_their_article_and_countries_with_their_name(tmp_path: Path) -> None:
    client = client_of(tmp_path / "r.db", port("Harbour Post"))
    (pair,) = client.get("/pairs.json").json()["pairs"]
    html = page(client, pair["address"])
    assert "The River Union and the Philippines" in words_of(html)
    assert "The Philippines on the River Union" in words_of(html)
    assert "Country Kenya" in words_of(page(client, "/actors/organisation:river-union"))


# ---------------------------------------------------------------- storylines
def test_a_storyline_shows_disputes_first_then_events_with_their_relations(river: TestClient) -> None:
    (storyline, *_) = river.get("/storylines.json").json()["storylines"]
    html = page(river, storyline["address"])
    assert html.index('id="disputed"') < html.index('id="events"')
    assert "answered by n001" in words_of(html)
    assert "Rwanda and Uganda" in words_of(html)
    twin = river.get(storyline["address"] + ".json").json()
    assert twin["links"][0]["kind"] == "responds_to"
    assert len(twin["members"]) == 50 < twin["total"] == storyline["events"]
    (after,) = set(links(html, "start="))
    assert len(river.get(after.replace("?", ".json?")).json()["members"]) > 0


def test_no_storylines_is_said(home: TestClient) -> None:
    assert "No storylines." in words_of(page(home, "/storylines"))


# ---------------------------------------------------------------- all of them
ADDRESSES = (
    "/pairs",
    "/pairs/RWA/UGA",
    "/pairs/RWA/UGA/events",
    "/pairs/group:hostile/RWA",
    "/actors",
    "/actors/UGA",
    "/actors/UGA/events?part=did",
    "/actors/UGA/accounts",
    "/actors/group:hostile",
    "/sources",
    "/storylines",
)


def every_address(client: TestClient) -> list[str]:
    source = client.get("/sources.json").json()["sources"][0]["address"]
    storyline = client.get("/storylines.json").json()["storylines"][0]["address"]
    return [*ADDRESSES, source, f"{source}/events?turn=alone", storyline]


def test_hostile_names_are_shown_inert(river: TestClient) -> None:
    shown = 0
    for address in every_address(river):
        html = page(river, address)
        assert "<script" not in html
        assert "style=" not in html
        assert " on" + "click" not in html
        shown += "&lt;script&gt;" in html
        for marked in re.finditer("\u202e", html):
            before = html[: marked.start()]
            opened = max(before.rfind("<bdi"), before.rfind("<title"), before.rfind('="'), before.rfind("<svg"))
            assert opened > before.rfind("</bdi>"), f"{address}: words that turn their neighbours round"
    assert shown > 5


def test_every_page_has_a_twin_and_one_heading_and_captions(river: TestClient) -> None:
    for address in every_address(river):
        html = page(river, address)
        (twin,) = re.findall(r'rel="alternate" type="application/json" href="([^"]+)"', html)
        assert river.get(unescape(twin)).headers["content-type"] == "application/json"
        assert html.count("<h1") == 1
        assert html.count("<table") == html.count("<caption>")
        assert not re.search(r"<th(?! scope=)", html.replace("<thead", ""))
        levels = [int(level) for level in re.findall(r"<h(\d)", html)]
        assert all(after <= before + 1 for before, after in pairwise(levels))


def test_every_link_of_the_pages_leads_somewhere(river: TestClient) -> None:
    asked = {link.split("#")[0] for address in every_address(river) for link in links(page(river, address))}
    ours = sorted(link for link in asked if re.match("/(pairs|actors|sources|storylines)", link))
    assert len(ours) > 50
    for link in ours[:: max(1, len(ours) // 120)]:
        assert river.get(link).status_code == 200, link


def test_long_lists_are_turned_page_by_page(river: TestClient) -> None:
    seen: list[str] = []
    address: str | None = "/pairs/RWA/UGA/events?told=happened"
    while address:
        html = page(river, address)
        seen += links(html, "/events/")
        nexts = re.findall(r'href="([^"]+)" rel="next"', html)
        address = unescape(nexts[0]) if nexts else None
    assert len(seen) == len(set(seen)) == 161
    assert "Nothing from line 501 on: there are 161 events." in words_of(
        page(river, "/pairs/RWA/UGA/events?told=happened&start=500")
    )


def test_a_page_sees_one_state_of_the_store_whatever_a_writer_does(tmp_path: Path) -> None:
    path = tmp_path / "rashomon.db"
    client_of(path, composed.CHRONOLOGY)
    with open_store(path) as store:
        room = Room(store, Settings())
        app = FastAPI()

        def seen() -> list[int]:
            before = store.statistics.pairs(0, 1).total
            with open_writer(path) as writer:
                writer.replace_chronology(Chronology(composed.CHRONOLOGY.readings))
            return [before, store.statistics.pairs(0, 1).total]

        counted_route(app, room, "/seen", seen)
        (answer,) = (route.endpoint for route in app.routes if getattr(route, "path", "") == "/seen")  # type: ignore[attr-defined]
        assert answer() == [1, 1]
        assert store.statistics.pairs(0, 1).total == 0


def test_a_pair_and_an_actor_without_a_dated_event_show_what_is_told_without_one(tmp_path: Path) -> None:
    told = replace(composed.CHRONOLOGY, events=(replace(composed.LETTER, time=EventTime()), composed.MEETING))
    room = client_of(tmp_path / "rashomon.db", told)
    for address in ("/pairs/KEN/SOM", "/actors/KEN"):
        shown = page(room, address)
        section = words_of(shown[shown.index('<h2 id="latest">') :])
        assert section.startswith("Events Events told as having happened, none of which has a date"), section[:80]
        assert "Kenya's president writes to Somalia's" in section


def test_an_account_is_listed_under_its_row_without_the_event_twice(tmp_path: Path) -> None:
    sent = replace(composed.SENT, text=f"It happened: {composed.LETTER.label}")
    told = replace(composed.CHRONOLOGY, propositions=(composed.PROMISE, sent))
    listed = words_of(page(client_of(tmp_path / "rashomon.db", told), "/actors/SOM/accounts?stance=silent"))
    assert "It happened not in the text we have" in listed
    assert "It happened:" not in listed
