"""One event's page: evidence in its sentence, sides for columns, drawings with their words, many voices, paper."""

from __future__ import annotations

import re
import statistics
from collections import Counter
from dataclasses import replace
from pathlib import Path
from time import perf_counter

import pytest
from fastapi.testclient import TestClient

import composed
from composed import span
from crowded import crowd
from rashomon.model import (
    Chronology,
    Date,
    Event,
    EventTime,
    Fixed,
    Link,
    PageMetadata,
    Place,
    Proposition,
    Rejected,
    Remark,
    Summary,
    SummaryPart,
)
from rashomon.store import open_store, open_writer
from rashomon.web.account_table import MOST_OF_CELL, MOST_ROWS, MOST_VOICES
from rashomon.web.app import create_app
from rashomon.web.evidence import SHORT_LETTERS, SHORT_WORDS
from rashomon.web.rooms.event import citation
from rashomon.web.rooms.lines import MOST_NUMBERS

HOSTILE = "</bdi><script>alert(1)</script>\u202e\x07" + "W" * 10_000


def opened(path: Path, told: Chronology) -> TestClient:
    """A reading room with a chronology in a store of its own."""
    with open_writer(path / "rashomon.db") as writer:
        for reading in told.readings:
            writer.put(reading, PageMetadata())
        writer.replace_chronology(told)
    return TestClient(create_app(path / "rashomon.db"))


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> TestClient:
    return opened(tmp_path_factory.mktemp("small"), composed.CHRONOLOGY)


@pytest.fixture(scope="module")
def crowded(tmp_path_factory: pytest.TempPathFactory) -> TestClient:
    return opened(tmp_path_factory.mktemp("crowded"), crowd())


def changed(event: Event) -> Chronology:
    """The composed chronology with its letter told otherwise."""
    return replace(composed.CHRONOLOGY, events=(event, *composed.CHRONOLOGY.events[1:]))


def plain(html: str) -> str:
    """A page's text without its markup, blanks folded."""
    return " ".join(re.sub(r"<[^>]+>", "", html).split())


# ---------------------------------------------------------------- evidence
def test_a_passage_shows_the_sentence_around_it_who_published_it_and_where_it_stands(small: TestClient) -> None:
    page = small.get("/events/e-letter").text
    said = composed.span(composed.POST_DOCUMENT, "“held no promise of that kind”")
    link = re.search(
        rf'<a class="quote" href="[^"]*start={said.start}&amp;end={said.end}#evidence" aria-describedby="([\w-]+)">',
        page,
    )
    assert link is not None
    whole = re.search(rf'<span class="whole" id="{link[1]}">(.*?)\)</span></span></span>', page, re.DOTALL)
    assert whole is not None
    assert (
        "According to Radio Bondeni, a State House spokesman said it <mark>“held no promise of that kind”</mark>."
        in whole[1]
    )
    assert "Villa Somalia" not in whole[1]
    assert "The Quayside Post</bdi>, 16 May 2023" in whole[1]
    assert re.search(rf"\(document \d, characters {said.start}–{said.end}\Z", whole[1])


def test_every_passage_is_described_by_a_sentence_of_its_own(small: TestClient) -> None:
    page = small.get("/events/e-letter").text
    described = re.findall(r'aria-describedby="(whole-\d+)"', page)
    assert len(described) > 5
    assert sorted(described) == sorted(re.findall(r'class="whole" id="(whole-\d+)"', page))


def test_a_long_passage_is_short_in_its_cell_and_whole_beside_it(tmp_path: Path) -> None:
    words = " ".join(f"word{n}" for n in range(60))
    report = composed.document_of(f"A long statement\n\nThe ministry said {words}.", "long", "The Quayside Post")
    said = composed.span(report, words)
    first = composed.PROMISE.accounts[0]
    row = replace(composed.PROMISE, accounts=(replace(first, evidence=(said,)),))
    told = replace(
        composed.CHRONOLOGY,
        readings=(replace(composed.POST_READING, document=report, attributions=(), event_mentions=(), items=()),),
        events=(replace(composed.LETTER, mentions=(), documents=(report.id,)),),
        propositions=(row,),
        comparisons=(),
        links=(),
    )
    told = replace(told, readings=tuple(replace(r, actor_mentions=(), times=(), places=()) for r in told.readings))
    page = opened(tmp_path, told).get("/events/e-letter").text
    cell = re.search(r'<a class="quote"[^>]*><bdi>([^<]*)</bdi>', page)
    assert cell is not None
    assert len(cell[1].split()) <= SHORT_WORDS + 1
    assert len(cell[1]) <= SHORT_LETTERS + 4
    assert cell[1].endswith("…”")
    assert f"The ministry said <mark>{words}</mark>." in page


# ---------------------------------------------------------------- facts
def test_the_date_and_the_place_lead_to_their_words(small: TestClient, tmp_path: Path) -> None:
    kampala = composed.span(composed.POST_DOCUMENT, "Kampala")
    page = small.get("/events/e-meeting").text
    where = re.search(r"<dt>Where</dt><dd>(.*?)</dd>", page, re.DOTALL)
    assert where is not None
    assert f"start={kampala.start}&amp;end={kampala.end}#evidence" in where[1]


def test_a_place_nobody_names_is_not_in_the_text_we_have(small: TestClient) -> None:
    page = small.get("/events/e-letter").text
    assert "Where not in the text we have" in plain(page.replace("</dt>", " </dt>"))
    assert 'id="map"' not in page


# ---------------------------------------------------------------- the map
def test_a_map_stands_beside_a_list_that_says_the_same(small: TestClient) -> None:
    page = small.get("/events/e-meeting").text
    assert 'id="map"' in page
    assert re.search(r'<a href="#place-1" aria-label="Kampala, Uganda[^"]*"', page)
    item = re.search(r'<li id="place-1">(.*?)</li>', page, re.DOTALL)
    assert item is not None
    assert "Kampala, Uganda" in item[1]
    assert "0.32 degrees north, 32.58 east" in item[1]
    assert "CC BY 4.0" in page


def test_places_in_dispute_all_stand_on_the_map(tmp_path: Path) -> None:
    row = replace(
        composed.PROMISE,
        id="p-where",
        text="Where it was",
        dimension="place",
        key="where:e-meeting",
        accounts=(
            replace(
                composed.PROMISE.accounts[0],
                id="c-where",
                value="Kampala",
                evidence=(composed.span(composed.POST_DOCUMENT, "The two may meet in Kampala"),),
            ),
        ),
        event="e-meeting",
    )
    meeting = replace(composed.MEETING, place=Place("Nairobi", "KEN", 184745, -1.28, 36.82), disputed=("place",))
    told = replace(
        composed.CHRONOLOGY, events=(composed.LETTER, meeting), propositions=(*composed.CHRONOLOGY.propositions, row)
    )
    page = opened(tmp_path, told).get("/events/e-meeting").text
    places = re.findall(r'<li id="place-\d"><bdi>([^<]*)</bdi>', page)
    assert places == ["Nairobi, Kenya", "Kampala, Uganda"]
    assert "Kampala, Uganda (in dispute)" in page


# ---------------------------------------------------------------- the table
def test_columns_are_voices_for_few_and_sides_for_many(small: TestClient, crowded: TestClient) -> None:
    assert 'class="accounts"' in small.get("/events/e-letter").text
    page = crowded.get("/events/e-ferry").text
    assert 'class="accounts sided"' in page
    head = (
        r'<th scope="col" class="side"[^>]*>(?:<a [^>]*>)?<bdi>([^<]*)</bdi>(?:</a>)? <span class="kind">(\d+) voices'
    )
    heads = re.findall(head, page)
    assert heads[:4] == [("Kenya", "10"), ("Somalia", "10"), ("Ethiopia", "10"), ("No side known", "10")]


def test_a_reader_chooses_the_columns(small: TestClient, crowded: TestClient) -> None:
    assert 'class="accounts sided"' in small.get("/events/e-letter?columns=sides").text
    page = crowded.get("/events/e-ferry?columns=voices").text
    assert 'class="accounts"' in page
    assert len(re.findall(r'<th scope="col" class="voice"', page)) > MOST_VOICES
    assert '<a href="?columns=voices#accounts" aria-current="true">' in page


@pytest.mark.parametrize("query", ["columns=rows", "rows=some"])
def test_a_page_that_there_is_not_is_refused(small: TestClient, query: str) -> None:
    assert small.get(f"/events/e-letter?{query}").status_code == 400


def test_rows_in_dispute_stand_first_and_can_be_linked_to(small: TestClient) -> None:
    page = small.get("/events/e-letter").text
    rows = re.findall(r'<tr id="row-([\w-]+)" role="row"( class="contested")?>', page)
    assert rows == [("p-1", ' class="contested"'), ("p-2", "")]


def test_many_rows_are_shown_in_part_until_all_are_asked_for(crowded: TestClient) -> None:
    page = crowded.get("/events/e-ferry").text
    shown = len(re.findall(r'<tr id="row-', page))
    assert MOST_ROWS <= shown < 60
    assert f"({60 - shown} more)" in page
    assert len(re.findall(r'<tr id="row-', crowded.get("/events/e-ferry?rows=all").text)) == 60


def test_a_cell_of_very_many_accounts_leaves_out_those_that_tell_it_as_most_do(tmp_path: Path) -> None:
    told = crowd(voices=120, rows=1, papers=3, each=120)
    room = opened(tmp_path, told)
    page, whole = (room.get(f"/events/e-ferry{query}").text for query in ("", "?rows=all"))
    shown, every = (Counter(re.findall(r'<div class="account (\w+)">', each)) for each in (page, whole))
    assert every.total() == 120
    assert shown.total() == 4 * MOST_OF_CELL  # of four sides with thirty voices each
    assert set(every - shown) == {"asserts", "silent"}
    assert page.count("further account") == 4
    assert "(24 more accounts in rows that are here)" in page
    assert "further account" not in whole


def test_behind_a_statement_stand_the_numbers_of_some_sources_and_how_many_more(tmp_path: Path) -> None:
    told = crowd(voices=2, rows=1, papers=20, each=2)
    every = tuple(span(reading.document, "Ferry sinks off Lamu, report") for reading in told.readings)
    event = replace(told.events[0], summary=Summary((SummaryPart("event", "A ferry sank", evidence=every),)))
    page = opened(tmp_path, replace(told, events=(event, *told.events[1:]))).get("/events/e-ferry").text
    summary = page[page.index('<p class="summary">') : page.index("</p>", page.index('<p class="summary">'))]
    assert summary.count('class="source-number"') == MOST_NUMBERS
    assert f"and {20 - MOST_NUMBERS} more" in summary


def test_a_cell_names_its_voice_and_side_for_who_reads_it_in_a_list(small: TestClient) -> None:
    page = small.get("/events/e-letter").text
    voice = '<a href="/actors/office:SOM/president"><bdi>Villa Somalia</bdi></a>'
    assert f'<span class="who">{voice}<span class="of"> (<bdi>Somalia</bdi>)</span>:</span>' in page


def test_sides_voices_and_reports_lead_to_their_pages(small: TestClient) -> None:
    page = small.get("/events/e-letter").text
    assert '<a href="/actors/SOM"><bdi>Somalia</bdi></a></th>' in page
    assert '<a href="/actors/office:SOM/president"><bdi>Villa Somalia</bdi></a></th>' in page
    (source,) = re.findall(r'<li id="source-1".*?</li>', page, re.DOTALL)
    assert re.search(r'<a href="/sources/[^"]+"><bdi>(The Quayside Post|Radio Bondeni)</bdi></a>, 16 May 2023', source)


# ---------------------------------------------------------------- who agrees with whom
def test_the_matrix_counts_and_leads_to_the_rows(small: TestClient) -> None:
    page = small.get("/events/e-letter").text
    drawn = page[page.index('id="matrix"') : page.index("</svg>", page.index('id="matrix"'))]
    assert re.search(
        r'<a href="#row-p-1" aria-label="Villa Somalia and State House spokesman deny one another on 1 row', drawn
    )
    table = page[page.index('<table class="agreement">') :]
    assert "deny one another on 1" in table[: table.index("</table>")]


def test_counts_of_rows_that_are_not_shown_lead_to_the_page_with_all(crowded: TestClient) -> None:
    page = crowded.get("/events/e-ferry").text
    drawn = page[page.index('id="matrix"') : page.index("</svg>", page.index('id="matrix"'))]
    shown = set(re.findall(r'<tr id="(row-[\w-]+)"', page))
    for address in re.findall(r'<a href="([^"]+)"', drawn):
        query, _, row = address.partition("#")
        assert (row in shown) == (query == ""), address


def test_an_event_of_one_voice_has_no_matrix(small: TestClient) -> None:
    assert 'id="matrix"' not in small.get("/events/e-meeting").text


# ---------------------------------------------------------------- what it hangs on
def test_related_events_stand_under_their_relation_and_possible_twins_apart(tmp_path: Path) -> None:
    links = (
        *composed.CHRONOLOGY.links,
        Link("e-letter", "e-meeting", "possibly_same", "both are of the same two presidents"),
    )
    page = opened(tmp_path, replace(composed.CHRONOLOGY, links=links)).get("/events/e-letter").text
    assert re.findall(r"<h3>([^<]+)</h3>", page) == ["Announces", "Possibly the same event"]
    assert "both are of the same two presidents" in page


def test_reprints_are_folded_under_their_original(tmp_path: Path) -> None:
    copies = tuple(
        replace(
            composed.RADIO_READING,
            document=replace(d, carrier_of=composed.RADIO_DOCUMENT.id),
            attributions=(),
            event_mentions=(),
        )
        for n in range(3)
        for d in [composed.document_of(f"{composed.RADIO}\n\nCopy {n}.", f"copy-{n}", f"Copycat {n}")]
    )
    copies = tuple(replace(c, actor_mentions=(), times=(), places=()) for c in copies)
    told = replace(composed.CHRONOLOGY, readings=(*composed.READINGS, *copies))
    page = opened(tmp_path, told).get("/events/e-letter").text
    folded = re.search(r'<details class="carriers"><summary>([^<]*)</summary>(.*?)</details>', page)
    assert folded is not None
    assert folded[1] == "also carried by 3 others"
    leading = dict(re.findall(r'<a href="/documents/([^"]+)"><bdi>([^<]*)</bdi></a>', folded[2]))
    assert leading == {copy.document.id: copy.document.outlet for copy in copies}


# ---------------------------------------------------------------- what persons corrected
def test_what_was_corrected_by_whom_stands_on_the_page(tmp_path: Path) -> None:
    at = "2026-05-03T10:00:00+00:00"
    letter = replace(
        composed.LETTER,
        fixed=(Fixed(3, "type", "CONSULT/phone", "AGREE/meet", "", at, "A. Reader", "<b>the stamp</b>"),),
        remarks=(Remark(4, "See the ministry's own page.", at, "B. Editor"),),
        rejected=(
            Rejected(
                5, composed.PROMISE.accounts[1], "the letter promised a road", "content", at, None, "a misreading"
            ),
        ),
    )
    page = opened(tmp_path, changed(letter)).get("/events/e-letter").text
    kind = re.search(r"<dt>Type</dt><dd>(.*?)</dd>", page, re.DOTALL)
    assert kind is not None
    assert "(set by A. Reader on 3 May 2026; correction 3)" in plain(kind[1])
    section = page[page.index('id="corrected"') : page.index('id="sources"')]
    said = plain(section)
    assert "Type set by A. Reader on 3 May 2026: “&lt;b&gt;the stamp&lt;/b&gt;”; read as agree / meet" in said
    assert "Note by B. Editor on 3 May 2026: “See the ministry&#39;s own page.”" in said
    assert "Rejected on 3 May 2026: State House spokesman on the letter promised a road; “a misreading”" in said
    rejected = composed.PROMISE.accounts[1].evidence[0]
    assert f"start={rejected.start}&amp;end={rejected.end}#evidence" in section


@pytest.mark.parametrize("by_a_person", [False, True])
def test_a_date_that_a_person_set_has_no_words_of_a_text_beside_it(tmp_path: Path, by_a_person: bool) -> None:
    post = composed.POST_READING
    wrote = replace(post.event_mentions[0], times=(composed.span(composed.POST_DOCUMENT, "Tuesday"),))
    readings = (replace(post, event_mentions=(wrote, *post.event_mentions[1:])), composed.RADIO_READING)
    letter = composed.LETTER
    if by_a_person:
        fixed = Fixed(3, "date", "2023-05-16", "2023-05", "this month", "2026-05-03T10:00:00+00:00", "A. Reader")
        time = EventTime(letter.time.date, "explicit", "set by A. Reader on 2026-05-03")
        letter = replace(letter, time=time, fixed=(fixed,))
    page = opened(tmp_path, replace(changed(letter), readings=readings)).get("/events/e-letter").text
    when = re.search(r"<dt>When</dt><dd>(.*?)</dd>", page, re.DOTALL)
    assert when is not None
    assert ("(set by A. Reader on 3 May 2026)" in when[1], "<mark>Tuesday</mark>" in when[1]) == (
        by_a_person,
        not by_a_person,
    )


def test_a_place_to_correct_an_event_is_offered(small: TestClient) -> None:
    page = small.get("/events/e-letter").text
    assert "Nothing so far." in page
    assert 'href="/events/e-letter/correct"' in page


# ---------------------------------------------------------------- citing
def test_a_citation_has_the_permalink_the_sources_and_the_day(small: TestClient, tmp_path: Path) -> None:
    opened(tmp_path, composed.CHRONOLOGY)
    view = open_store(tmp_path / "rashomon.db").event("e-letter")
    assert citation(view, "http://room.example/", Date("2031-02-03", "2031-02-03", "2031-02-03")) == (
        "Kenya's president writes to Somalia's, 16 May 2023. Rashomon, event e-letter "
        "(http://room.example/events/e-letter), told in 2 documents, read on 3 February 2031."
    )
    assert (
        "Rashomon, event e-letter (http://localhost:8000/events/e-letter), told in 2 documents, read"
        in small.get("/events/e-letter").text
    )


# ---------------------------------------------------------------- harm, crowds and paper
def test_hostile_values_are_inert(tmp_path: Path) -> None:
    letter = replace(composed.LETTER, label=HOSTILE, place=Place(HOSTILE, "KEN", None, 1.0, 1.0))
    rows: tuple[Proposition, ...] = tuple(
        replace(p, text=HOSTILE, accounts=tuple(replace(a, voice=HOSTILE, value=HOSTILE) for a in p.accounts))
        for p in composed.CHRONOLOGY.propositions
    )
    told = replace(changed(letter), propositions=rows)
    answer = opened(tmp_path, told).get("/events/e-letter")
    assert answer.status_code == 200
    assert re.findall(r"<script[^>]*>", answer.text) == ['<script src="/static/event.js" defer>']
    assert "</bdi>&lt;script" not in answer.text
    drawings = re.findall(r"<svg.*?</svg>", answer.text, re.DOTALL)
    assert len(drawings) == 2
    assert not any("\u202e" in label for d in drawings for label in re.findall(r"<text[^>]*>([^<]*)<", d))


def test_the_words_of_texts_are_kept_from_turning_ours_round(small: TestClient) -> None:
    page = small.get("/events/e-letter").text
    assert "<h1><bdi>" in page
    for words in re.findall(r'class="quote"[^>]*>(<[^>]+>)', page):
        assert words == "<bdi>"


def test_the_json_twin_carries_what_the_page_shows(crowded: TestClient) -> None:
    record = crowded.get("/events/e-ferry.json").json()
    assert len(record["propositions"]) == 60
    assert len(record["comparisons"]) > 0
    assert len(record["links"]) == 30
    assert record["events"][0]["id"] == "e-ferry"


def test_many_sources_and_twins_are_folded(crowded: TestClient) -> None:
    page = crowded.get("/events/e-ferry").text
    assert "8 more" in page
    assert "30 events that may be this one" in page


def test_a_page_of_forty_voices_is_made_quickly(crowded: TestClient) -> None:
    crowded.get("/events/e-ferry")
    taken = []
    for _ in range(5):
        start = perf_counter()
        assert crowded.get("/events/e-ferry").status_code == 200
        taken.append(perf_counter() - start)
    assert statistics.median(taken) < 1.0  # some 0.15 s on two idle cores


def test_paper_shows_the_evidence_and_rows_as_lists() -> None:
    sheet = (Path(__file__).parents[2] / "src/rashomon/web/static/event.css").read_text("utf-8")
    paper = sheet[sheet.rindex("@media print") :]
    assert re.search(r"\.whole \{ visibility: visible; position: static;", paper)
    assert re.search(r"\.quote,[^{]*\{ display: none; \}", paper)
    assert "details-content { content-visibility: visible" in paper
