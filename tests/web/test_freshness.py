"""A reader who has an answer already is told so, until the store changes."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

import composed
from rashomon.model import PageMetadata
from rashomon.store import open_writer
from rashomon.web import freshness
from rashomon.web.app import create_app

ADDRESSES = ["/events", "/events/e-letter", "/events.json", "/api/events?limit=1", "/documents/post.txt.json"]


@pytest.fixture
def store(web_store: Path, tmp_path: Path) -> Path:
    return Path(shutil.copy(web_store, tmp_path))


@pytest.mark.parametrize("address", ADDRESSES)
def test_an_answer_comes_once_for_each_state_of_the_store(store: Path, address: str) -> None:
    client = TestClient(create_app(store))
    client.get("/")  # the cookie that binds forms to this browser
    first = client.get(address)
    tag = first.headers["etag"]
    assert tag.startswith('"')  # a strong one
    again = client.get(address, headers={"If-None-Match": f'"other", {tag}'})
    assert (again.status_code, again.content, again.headers["etag"]) == (304, b"", tag)
    with open_writer(store) as writer:
        writer.put(composed.READINGS[0], PageMetadata(outlet="The Quayside Post"))
    after = client.get(address, headers={"If-None-Match": tag})
    assert after.status_code == 200
    assert after.headers["etag"] != tag


def test_every_address_and_page_has_a_tag_of_its_own(store: Path) -> None:
    client = TestClient(create_app(store))
    client.get("/")
    tags = [client.get(address).headers["etag"] for address in (*ADDRESSES, "/events?text=a", "/api/events?limit=2")]
    assert len(set(tags)) == len(tags)


def test_programs_keep_their_tags_when_the_server_starts_anew(store: Path) -> None:
    tags = {TestClient(create_app(store)).get("/api/events").headers["etag"] for _ in range(2)}
    assert len(tags) == 1


def test_a_page_with_the_forms_of_one_browser_is_not_that_of_another(store: Path) -> None:
    app = create_app(store)
    tag = TestClient(app).get("/events").headers["etag"]
    other = TestClient(app).get("/events", headers={"If-None-Match": tag})
    assert other.status_code == 200
    assert "Cookie" in other.headers["vary"]


def test_a_page_that_was_read_yesterday_is_made_again_for_it_names_the_day(
    store: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    client = TestClient(create_app(store))
    client.get("/")
    tags = {address: client.get(address).headers["etag"] for address in ("/events/e-letter", "/events/e-letter.json")}
    monkeypatch.setattr(freshness, "today", lambda: "2099-01-01")
    again = {address: client.get(address, headers={"If-None-Match": tag}) for address, tag in tags.items()}
    assert [answer.status_code for answer in again.values()] == [200, 304]


@pytest.mark.parametrize(("address", "status"), [("/events", 304), ("/events/nothing", 404)])
def test_a_star_stands_for_whatever_there_is(store: Path, address: str, status: int) -> None:
    assert TestClient(create_app(store)).get(address, headers={"If-None-Match": "*"}).status_code == status


@pytest.mark.parametrize(
    "address",
    ["/sign-in", "/jobs", "/jobs.json", "/api/openapi.json", "/events/nothing", "/api/events?limit=0"],
)
def test_what_depends_on_more_than_the_store_has_no_tag(store: Path, address: str) -> None:
    assert "etag" not in TestClient(create_app(store)).get(address).headers
