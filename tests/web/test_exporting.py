"""Downloads of the reading room: of one event and of what a filter finds, safely named, and the page of formats."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

import composed
from rashomon.formats.exporting import download
from rashomon.formats.losses import LOST
from rashomon.formats.narrowing import narrowed
from rashomon.formats.registry import FORMATS, format_named
from rashomon.model import PageMetadata
from rashomon.store import open_store, open_writer
from rashomon.web.app import create_app
from rashomon.web.rooms import exporting
from rashomon.web.rooms.exporting import file_name, too_many

NAMES = [each.name for each in FORMATS]


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("exporting") / "rashomon.db"
    with open_writer(path) as writer:
        for reading in composed.READINGS:
            writer.put(reading, PageMetadata())
        writer.replace_chronology(composed.CHRONOLOGY)
    return path


@pytest.fixture(scope="module")
def client(store: Path) -> TestClient:
    return TestClient(create_app(store))


@pytest.mark.parametrize("name", NAMES)
def test_an_event_is_downloaded_as_the_command_writes_it(client: TestClient, store: Path, name: str) -> None:
    answer = client.get(f"/events/e-letter/export?format={name}")
    assert answer.status_code == 200
    chosen = format_named(name)
    with open_store(store) as opened:
        expected = download(name, chosen.files(narrowed(opened.chronology(), ["e-letter"])))
    assert answer.content == expected.content
    assert answer.headers["content-type"].split(";")[0] == chosen.media_type
    called = answer.headers["content-disposition"]
    assert re.fullmatch(rf'attachment; filename="rashomon-e-letter-{name}(\.[a-z0-9]+)+"', called)


@pytest.mark.parametrize(("query", "events"), [("", 2), ("&text=ban+flights", 1), ("&from=2023-05-16&to=2023", 1)])
def test_what_a_filter_finds_is_downloaded(client: TestClient, query: str, events: int) -> None:
    answer = client.get(f"/export?format=json{query}")
    assert len(answer.json()["events"]) == events
    assert 'filename="rashomon-chronology-json.json"' in answer.headers["content-disposition"]


@pytest.mark.parametrize(
    ("address", "status", "words"),
    [
        ("/events/e-letter/export", 400, "Name a format: json"),
        ("/events/e-letter/export?format=jsn", 400, "did you mean json?"),
        ("/events/e-none/export?format=json", 404, "e-none"),
        ("/export?format=json&from=tomorrow", 400, "is no date"),
        ("/export?format=json&actor=Nobody+Known", 400, "No actor Nobody Known."),
    ],
)
def test_what_cannot_be_exported_is_said_in_words(client: TestClient, address: str, status: int, words: str) -> None:
    answer = client.get(address)
    assert answer.status_code == status
    assert words in answer.text
    assert "content-disposition" not in answer.headers


def test_an_export_too_large_for_the_room_is_refused(client: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(exporting, "MOST_EVENTS", 1)
    answer = client.get("/export?format=json")
    assert answer.status_code == 413
    assert "These are 2 events, and the reading room exports 1 at once" in answer.text
    assert "rashomon export" in too_many(2)


@pytest.mark.parametrize(
    ("called", "name"),
    [
        ('rashomon-e-1"; x=\r\n../../etc', "rashomon-e-1-x-etc-json.json"),
        ("rashomon-\u202eevent", "rashomon-event-json.json"),
    ],
)
def test_names_of_files_are_safe_everywhere(called: str, name: str) -> None:
    assert file_name(called, "json", "chronology.json").replace("--", "-") == name
    assert len(file_name("e" * 500, "csv", "a.zip")) < 80


def test_the_page_of_formats_tells_what_each_loses(client: TestClient) -> None:
    page = client.get("/exports").text
    assert re.findall(r'<tr role="row" id="(\w+)">', page) == NAMES
    assert re.findall(r'<button name="format" value="(\w+)"', page) == NAMES
    record = client.get("/exports.json").json()
    assert [each["name"] for each in record["formats"]] == NAMES
    assert all(each["lost"] in page.replace("&#39;", "'") for each in record["formats"])


def test_every_format_says_what_it_loses() -> None:
    assert set(NAMES) <= set(LOST)
    assert all(line.endswith(".") for line in LOST.values())


def test_an_event_has_a_button_for_every_format(client: TestClient) -> None:
    page = client.get("/events/e-letter").text
    assert re.findall(r'<button name="format" value="(\w+)"', page) == NAMES
    assert 'action="/events/e-letter/export"' in page
    assert 'href="/exports"' in page


def test_the_chronology_offers_what_its_filters_find(client: TestClient) -> None:
    page = client.get("/events", params={"actor": "Villa Somalia", "from": "2023"}).text
    form = page[page.index('<form class="export"') :]
    assert re.findall(r'<input type="hidden" name="([^"]+)" value="([^"]+)">', form[: form.index("</form>")]) == [
        ("actor", "Villa Somalia"),
        ("from", "2023"),
        ("dated", "yes"),
    ]
    assert 'action="/export"' in form


def test_no_more_downloads_are_made_at_once_than_there_is_memory_for(client: TestClient) -> None:
    with exporting._one_of_few(), exporting._one_of_few():
        refused = client.get("/export", params={"format": "json"})
        assert (refused.status_code, refused.headers["retry-after"]) == (503, "5")
        assert "2 downloads are being made already" in refused.text
    assert client.get("/export", params={"format": "json"}).status_code == 200
