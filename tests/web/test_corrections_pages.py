"""Correcting an event on its page: kept at once, followed by the events, told where it was said, taken back."""

from __future__ import annotations

import csv
import io
import re
import time
from collections.abc import Iterator
from html import unescape
from pathlib import Path
from typing import Any

import pytest
from fastapi.testclient import TestClient

from calls import AUGUST, EARLIER, JULY, JUNE
from rashomon.model import PageMetadata
from rashomon.store import open_store, open_writer
from rashomon.store.intake import relate_all
from rashomon.web import correcting as web_correcting
from rashomon.web.app import create_app
from rashomon.web.jobs.queue import Jobs
from rashomon.web.settings import Settings

#: The worker needs some seconds before its first job.
LONGEST = 60.0


class Desk:
    """A browser at the reading room, with the token of its forms."""

    def __init__(self, client: TestClient, path: Path) -> None:
        self.client = client
        self.path = path
        self.events = [event.id for event in open_store(path).events()]

    def get(self, address: str) -> str:
        answer = self.client.get(address)
        assert answer.status_code == 200, address
        return unescape(answer.text)

    def send(self, address: str, **fields: Any) -> Any:
        """Send a form, and wait until the events have followed."""
        page = self.client.get(f"/events/{self.events[0]}/correct").text
        token = re.search(r'name="csrf" value="(\w+)"', page)
        assert token is not None
        data = {"csrf": token[1], **fields}
        answer = self.client.post(address, data=data, follow_redirects=False)
        end = time.monotonic() + LONGEST
        while any(job["open"] for job in self.client.get("/jobs.json").json()["jobs"]) and time.monotonic() < end:
            time.sleep(0.1)
        return answer

    def correct(self, what: str, **fields: Any) -> Any:
        return self.send(f"/events/{self.events[0]}/correct/{what}", **fields)


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    path = tmp_path / "rashomon.db"
    with open_writer(path) as writer:
        for reading in (JUNE, EARLIER, JULY):
            writer.put(reading, PageMetadata())
        relate_all(writer)
    with TestClient(create_app(path)) as client:
        yield Desk(client, path)


def test_a_date_is_set_told_and_taken_back(desk: Desk) -> None:
    june = desk.events[0]
    before = desk.get(f"/events/{june}.json")
    answer = desk.correct("date", date="2019-06-10", by="A. Reader", note="the minutes say so")
    assert answer.status_code == 303
    assert answer.headers["location"] in (f"/events/{june}?corrected=1", "/jobs/1")
    page = desk.get(f"/events/{june}?corrected=1")
    assert "Correction 1 is in effect: the date of" in page
    assert "set by A. Reader on" in page
    assert "read as 2019-06-03 (given)" in page
    desk.send("/corrections/1/withdraw", by="An Editor")
    assert desk.get(f"/events/{june}.json") == before
    journal = desk.get("/corrections/1")
    assert "Taken back on" in journal
    assert f'The date of </bdi><a href="/events/{june}">' in journal
    assert f"({june})" not in journal  # its link names it
    assert f'date of </bdi><a href="/events/{june}">' in desk.get("/corrections")
    assert "by An Editor." in journal
    desk.send("/corrections/1/restore")
    assert "2019-06-10" in desk.get(f"/events/{june}.json")


def test_events_are_joined_split_and_kept_apart(desk: Desk) -> None:
    july = desk.events[1]
    desk.correct("same", named=f"http://localhost:8000/events/{july}?rows=all", say="same")
    assert len(open_store(desk.path).events()) == 1
    desk.correct("split", mention=["m-0"])
    found = [sorted(event.mentions) for event in open_store(desk.path).events()]
    assert sorted(found) == [["a-0", "z-0"], ["m-0"]]
    refused = desk.correct("split", mention=["a-0"])
    assert 'Correction 1 says the opposite (same); take it back first. <a href="/corrections/1">' in refused.text
    assert "rashomon corrections" not in refused.text


def test_what_was_joined_meanwhile_speaks_against_putting_back(desk: Desk) -> None:
    july = desk.events[1]
    with open_writer(desk.path) as writer:
        writer.put(AUGUST, PageMetadata())
        (august,) = (event.id for event in relate_all(writer).events if event.mentions == ("u-0",))
    desk.correct("same", named=july, say="same")
    desk.send("/corrections/1/withdraw")
    desk.send(f"/events/{july}/correct/same", named=august, say="same")
    desk.correct("same", named=july, say="apart")
    refused = desk.send("/corrections/1/restore")
    assert refused.status_code == 409
    assert 'Correction 3 says the opposite (apart); take it back first. <a href="/corrections/3">' in refused.text
    assert [each.active for each in open_store(desk.path).corrections()] == [False, True, True]


def test_a_wrong_account_and_a_note_stand_on_the_page(desk: Desk) -> None:
    june = desk.events[0]
    (account, *_) = re.findall(r'name="account" value="([^"]+)"', desk.get(f"/events/{june}/correct"))
    desk.correct("reject", account=account, by="A. Reader")
    desk.correct("note", note="<b>ask</b> the embassy", by="A. Reader")
    html = desk.client.get(f"/events/{june}").text
    assert "&lt;b&gt;ask&lt;/b&gt; the embassy" in html
    assert re.search(r"Rejected by <bdi>A. Reader</bdi>", html)
    desk.correct("type", type="THREATEN")
    assert "read as consult / phone" in desk.get(f"/events/{june}")


@pytest.mark.parametrize(
    ("what", "fields", "words"),
    [
        ("date", {"date": "in June"}, "“in June” is no date; write 2016-06-29"),
        ("type", {"type": "CHAT"}, "“CHAT” is no type"),
        ("same", {"say": "same"}, "No other event is named"),
        ("same", {"named": "e-none", "say": "same"}, "No event e-none"),
        ("split", {}, "No mention is named"),
        ("split", {"mention": ["m-0", "z-0"]}, "All mentions are named"),
        ("reject", {}, "No account is chosen"),
        ("note", {"note": " "}, "The note has no words"),
        ("note", {"note": "x" * 10_001}, "The note has 10001 characters; write at most 10000"),
    ],
)
def test_what_cannot_be_kept_is_said_in_words_with_what_was_filled_in(
    desk: Desk, what: str, fields: dict[str, object], words: str
) -> None:
    answer = desk.correct(what, by="A. Reader", **fields)
    assert answer.status_code == 409
    page = unescape(answer.text)
    assert words in page
    assert 'value="A. Reader"' in page
    assert not open_store(desk.path).corrections()


def test_the_name_is_remembered_out_of_reach_of_scripts_until_it_is_forgotten(desk: Desk) -> None:
    cookie = desk.correct("note", note="mind the day", by="Zoë Reader").headers["set-cookie"]
    assert "HttpOnly" in cookie
    assert "SameSite=Strict" in cookie
    assert 'value="Zoë Reader"' in desk.get(f"/events/{desk.events[0]}/correct")
    desk.correct("note", note="and the hour")
    assert [each.by for each in open_store(desk.path).corrections()] == ["Zoë Reader"] * 2
    desk.send("/corrections/name", by="")
    assert "Zoë Reader" not in desk.get("/corrections").partition("Who you are")[2]


@pytest.mark.parametrize("read_only", [False, True])
def test_the_worker_is_made_ready_while_the_form_is_filled_in_where_it_can_be_sent(
    desk: Desk, monkeypatch: pytest.MonkeyPatch, read_only: bool
) -> None:
    made: list[str] = []
    monkeypatch.setattr(Jobs, "warm", lambda jobs: made.append("ready"))
    TestClient(create_app(desk.path, Settings(read_only=read_only))).get(f"/events/{desk.events[0]}/correct")
    assert made == ([] if read_only else ["ready"])


def test_a_crowd_of_corrections_does_not_wait_without_end(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(web_correcting, "PATIENCE", 0.05)
    with web_correcting._keeping:
        refused = desk.correct("note", note="mind the day")
    assert (refused.status_code, refused.headers["retry-after"]) == (503, "10")
    assert "nothing was changed" in refused.text
    assert desk.correct("note", note="mind the day").status_code == 303


def test_another_process_that_writes_loses_nothing_and_is_waited_for(desk: Desk) -> None:
    with open_writer(desk.path):
        page = desk.client.get(f"/events/{desk.events[0]}/correct").text
        token = re.search(r'name="csrf" value="(\w+)"', page)
        assert token is not None
        address = f"/events/{desk.events[0]}/correct/date"
        answer = desk.client.post(address, data={"csrf": token[1], "date": "2019-06-10"}, follow_redirects=False)
        assert answer.headers["location"] == "/jobs/1"
        assert open_store(desk.path).corrections()[0].effect is None
        assert "Not worked out yet" in desk.get("/corrections").replace("not worked", "Not worked")
        assert "Documents or corrections have come in" in desk.get("/events")
        end = time.monotonic() + LONGEST
        while desk.client.get("/jobs/1.json").json()["state"] != "waiting" and time.monotonic() < end:
            time.sleep(0.1)
        assert "Another process is writing the store" in desk.get("/jobs/1")
    end = time.monotonic() + LONGEST
    while desk.client.get("/jobs/1.json").json()["open"] and time.monotonic() < end:
        time.sleep(0.1)
    assert open_store(desk.path).corrections()[0].effect is True
    assert "in effect" in desk.get("/jobs/1")


def test_the_list_is_a_file_too(desk: Desk) -> None:
    desk.correct("note", note="mind the day", by="A. Reader")
    (row,) = csv.DictReader(io.StringIO(desk.client.get("/corrections.csv").text))
    assert (row["kind"], row["note"], row["by"]) == ("note", "mind the day", "A. Reader")
    record = desk.client.get("/corrections.json").json()
    assert record["format"] == "rashomon-corrections/1"
    assert desk.client.get("/corrections/1.json").json()["corrections"] == record["corrections"]
    assert [each["number"] for each in desk.client.get("/api/corrections").json()["corrections"]] == [1]
    assert "There is no correction 7" in desk.client.get("/corrections/7").text


def test_who_may_only_read_is_shown_no_form(desk: Desk) -> None:
    desk.correct("note", note="mind the day")
    client = TestClient(create_app(desk.path, Settings(read_only=True)))
    for address in ("/corrections", "/corrections/1", f"/events/{desk.events[0]}/correct"):
        page = client.get(address).text
        assert "mind the day" in page
        assert 'method="post"' not in page
    assert client.post("/corrections/1/withdraw").status_code == 405


def test_a_correction_made_twice_at_once_is_told(desk: Desk) -> None:
    desk.send("/corrections/name", by="A. Reader")
    desk.correct("date", date="2019-06-10")
    assert "is the date of" in unescape(desk.correct("date", date="2019-06-10").text)
    assert desk.send("/corrections/1/withdraw").status_code == 303
    assert desk.send("/corrections/1/withdraw").status_code == 303  # it is taken back once
    steps = open_store(desk.path).corrected.steps()
    assert [step.step for step in steps] == ["kept", "taken back"]
