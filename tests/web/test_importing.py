"""Reading in through the browser: what the forms take, what they refuse in words, and what becomes of it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

import composed
from command_line import REPORT
from rashomon.documents.given import Given
from rashomon.model import PageMetadata
from rashomon.pages.errors import PageError
from rashomon.pages.fetching import Fetched
from rashomon.store import open_store, open_writer
from rashomon.web.app import create_app
from rashomon.web.jobs import importing
from rashomon.web.jobs.importing import ImportOrder, Upload
from rashomon.web.jobs.orders import Outcome, Step
from rashomon.web.jobs.queue import FullError, Jobs
from rashomon.web.rooms.importing import safe_name
from visiting import send

FEED = b"""<rss version="2.0"><channel><title>The Steppe Herald</title>
<item><title>Linked</title><link>https://herald.example/linked</link><description>Short.</description>
<pubDate>Tue, 03 May 2022 10:00:00 GMT</pubDate></item></channel></rss>"""


@pytest.fixture
def store(tmp_path: Path) -> Path:
    path = tmp_path / "rashomon.db"
    with open_writer(path) as writer:
        writer.put(composed.READINGS[0], PageMetadata())
    return path


def told(order: ImportOrder, store: Path) -> list[Outcome]:
    """What became of each thing of an order."""
    heard: list[Step | Outcome] = []
    with open_writer(store) as writer:
        order.carry_out(writer, heard.append)
    return [each for each in heard if isinstance(each, Outcome)]


# ---------------------------------------------------------------- what an order does
def test_files_are_read_with_what_is_known_of_them(store: Path) -> None:
    table = Given({"one.txt": PageMetadata(outlet="The Steppe Herald")})
    given = PageMetadata(published="2022-05-03", basis="given", outlet="Radio Almaty")
    order = ImportOrder((Upload("one.txt", REPORT.encode()), Upload("empty.txt", b"")), (), given, table)
    read, failed = told(order, store)
    assert (read.name, read.became) == ("one.txt", "new")
    assert (failed.became, failed.words) == ("failed", "is empty; save the report again")
    with open_store(store) as opened:
        document = opened.document(read.document or "").document
    assert (document.outlet, document.published.date.edtf) == ("The Steppe Herald", "2022-05-03")
    assert told(order, store)[0].became == "known"


def test_a_date_of_several_files_leaves_the_date_that_one_of_them_was_given(store: Path) -> None:
    one, two = Upload("one.txt", REPORT.encode()), Upload("two.txt", f"{REPORT}It rained.\n".encode())
    table = Given({"one.txt": PageMetadata(published="2022-05-03", basis="given", shared=False)})
    told(ImportOrder((one,), (), PageMetadata(), table), store)
    given = PageMetadata(published="2022-06", basis="given")
    kept, new = told(ImportOrder((one, two), (), given), store)
    assert (kept.became, new.became) == ("known", "new")
    assert kept.words.startswith("the date stays that was given for it alone; to change it, read the file by itself")
    assert told(ImportOrder((one,), (), given), store)[0].became == "updated"


def test_a_line_of_the_table_that_is_about_no_file_is_told(store: Path) -> None:
    table = Given({"reports/one.txt": PageMetadata(outlet="The Steppe Herald"), "two.txt": PageMetadata()})
    _, *unused = told(ImportOrder((Upload("one.txt", REPORT.encode()),), (), PageMetadata(), table), store)
    assert [(each.name, each.became) for each in unused] == [("reports/one.txt", "failed"), ("two.txt", "failed")]
    assert "but was not among the files; choose it too" in unused[0].words


def test_of_a_feed_the_linked_reports_are_fetched_where_that_is_wanted(
    store: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fetch(url: str) -> Fetched:
        if url == "https://herald.example/linked":
            return Fetched(url, REPORT.encode(), "2022-05-04T00:00:00+00:00")
        raise PageError(url, "answered with error 404", "check the address in a browser")

    monkeypatch.setattr(importing, "fetch", fetch)
    (left,) = told(ImportOrder((Upload("feed.xml", FEED),)), store)
    assert (left.became, left.name) == ("failed", "Linked")
    assert "let the reports it links to be fetched" in left.words
    addresses = ("https://herald.example/gone",)
    gone, new = told(ImportOrder((Upload("feed.xml", FEED),), addresses, linked=True), store)
    assert (gone.became, gone.name) == ("failed", "https://herald.example/gone")
    assert new.became == "new"
    with open_store(store) as opened:
        published = opened.document(new.document or "").document.published
    assert (published.date.edtf, published.basis) == ("2022-05-03", "metadata")


# ---------------------------------------------------------------- the forms
@pytest.mark.parametrize(
    ("form", "fields", "words"),
    [
        ("text", {"words": "Too short."}, "There is hardly any text; paste the whole report."),
        ("text", {"words": REPORT, "published": "tomorrow"}, "is no date"),
        ("text", {"words": REPORT, "kind": "rumour"}, "“rumour” is no kind of document"),
        ("feed", {"addresses": "file:///etc/passwd"}, "“file:///etc/passwd” is no web address"),
        ("feed", {"addresses": " "}, "No address was given"),
    ],
)
def test_a_form_that_cannot_be_used_comes_back_with_what_is_wrong(
    store: Path, form: str, fields: dict[str, str], words: str
) -> None:
    client = TestClient(create_app(store))
    answer = send(client, "/import", f"/import/{form}", **fields)
    assert answer.status_code == 400
    assert words in answer.text
    if len(fields.get("words", "")) > 40:
        assert fields["words"].split("\n")[0] in answer.text, "what was pasted is not lost"
    assert client.get("/jobs.json").json() == {"jobs": []}


@pytest.mark.parametrize(
    ("name", "safe"), [("C:\\Users\\me\\a.txt", "a.txt"), ("../../etc/passwd", "passwd"), ("", "file"), ("..", "..")]
)
def test_of_a_file_only_its_name_is_kept(name: str, safe: str) -> None:
    assert safe_name(name) == safe


def test_where_too_many_jobs_wait_nothing_that_was_filled_in_is_lost(
    store: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(jobs: Jobs, order: object) -> None:
        raise FullError("50 jobs wait already; send this again when some of them are done")

    monkeypatch.setattr(Jobs, "ask", full)
    client = TestClient(create_app(store))
    answer = send(client, "/import", "/import/text", words=REPORT)
    assert (answer.status_code, answer.headers["retry-after"]) == (503, "10")
    assert "50 jobs wait already; send this again when some of them are done." in answer.text
    assert REPORT.split("\n")[0] in answer.text
    assert send(client, "/import", "/jobs/events").status_code == 503


def test_a_pasted_text_becomes_a_job_and_a_document(store: Path, until: Callable[..., None]) -> None:
    with TestClient(create_app(store)) as client:
        answer = send(client, "/import", "/import/text", words=REPORT, title="Talks", published="2022-05-06")
        assert (answer.status_code, answer.headers["location"]) == (303, "/jobs/1")
        until(lambda: not client.get("/jobs/1.json").json()["open"])
        job = client.get("/jobs/1.json").json()
        assert (job["state"], job["error"]) == ("done", None)
        (outcome,) = job["outcomes"]
        page = client.get(f"/documents/{outcome['document']}")
        assert "Kazakh and Uzbek ministers" in page.text
        assert "1 new, 0 updated, 0 known before" in client.get("/jobs/1").text
