"""The list of documents: searched, filtered, a page at a time; a hit leads to its very words."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

import composed
from page_text import links_of, text_of
from rashomon.model import PageMetadata, Reading
from rashomon.store import open_writer
from rashomon.web.app import create_app


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> TestClient:
    """The two composed reports and seventy letters of a harbour office."""
    path = tmp_path_factory.mktemp("documents") / "rashomon.db"
    office = [
        replace(
            composed.document_of(f"Notice {n}\n\nThe quay is closed on day {n} of the works.", f"notice-{n}", ""),
            outlet=None,
            publisher="office:SOM/president",
            kind="statement",
        )
        for n in range(70)
    ]
    with open_writer(path) as writer:
        for reading in (*composed.READINGS, *(Reading(document) for document in office)):
            writer.put(reading, PageMetadata())
        writer.replace_chronology(composed.CHRONOLOGY)
    return TestClient(create_app(path))


@pytest.mark.parametrize(
    ("query", "total"),
    [
        ("", 72),
        ("?kind=statement", 70),
        ("?source=Radio+Bondeni", 1),
        ("?source=office:SOM/president", 70),
        ("?text=quay+closed", 70),
        ("?text=promise&kind=report", 2),
        ("?text=promise&kind=wire", 0),
        ("?source=The+Unheard", 0),
    ],
)
def test_the_form_filters(client: TestClient, query: str, total: int) -> None:
    assert client.get(f"/documents.json{query}").json()["total"] == total
    page = text_of(client.get(f"/documents{query}").text)
    assert (f"of {total}" if total > 50 else f"{total} document" if total else "No document is like that") in page


def test_hits_lead_to_their_very_words(client: TestClient) -> None:
    page = client.get("/documents?text=spokesman").text
    hits = [address for address in links_of(page) if address.endswith("#evidence")]
    assert len(hits) == 2
    for address in hits:
        shown = client.get(address.split("#")[0]).text
        assert re.findall(r"<mark[^>]*>(.*?)</mark>", shown, re.DOTALL)[0].casefold() == "spokesman"


def test_hits_stand_between_the_words_around_them(client: TestClient) -> None:
    assert "… to Radio Bondeni, a State House spokesman said it" in text_of(
        client.get("/documents?text=spokesman").text
    ).replace("According ", "")


def test_pages_keep_the_search(client: TestClient) -> None:
    page = client.get("/documents?text=quay").text
    assert "Documents 1–50 of 70" in text_of(page)
    assert '<a rel="next" href="/documents?text=quay&amp;start=50">' in page
    last = client.get("/documents.json?text=quay&start=50").json()
    assert (len(last["documents"]), last["next"]) == (20, None)


def test_publishers_go_by_name(client: TestClient) -> None:
    page = client.get("/documents?kind=statement").text
    assert '<option value="office:SOM/president">Villa Somalia</option>' in page
    assert '<td role="cell"><bdi>Villa Somalia</bdi></td>' in page


def test_a_kind_that_is_none_is_refused(client: TestClient) -> None:
    answer = client.get("/documents?kind=poem")
    assert answer.status_code == 400
    assert "There is no kind poem; there are report, statement, wire, unknown." in text_of(answer.text)


def test_an_empty_list_says_what_to_do(client: TestClient, tmp_path: Path) -> None:
    assert "No document is like that." in text_of(client.get("/documents?text=zebra").text)
    assert "There are no documents this far on." in text_of(client.get("/documents?start=1000").text)
    with open_writer(tmp_path / "rashomon.db"):
        pass
    empty = text_of(TestClient(create_app(tmp_path / "rashomon.db")).get("/documents").text)
    assert "Nothing has been read into this store yet." in empty
