"""What programs may change through the API, where that was allowed and they send the token."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from fastapi.testclient import TestClient

from rashomon.web.app import create_app
from rashomon.web.jobs.importing import ImportOrder
from rashomon.web.jobs.queue import Jobs
from rashomon.web.jobs.worker import Ended
from rashomon.web.settings import Settings

TOKEN = "a token of the newsroom"
REPORT = {
    "text": "Kenya's president wrote to his Somali counterpart on Tuesday. Villa Somalia confirmed it.",
    "title": "Nairobi writes to Mogadishu",
    "published": "2023-05-16",
    "outlet": "The Quayside Post",
    "kind": "report",
}


@pytest.fixture
def orders(monkeypatch: pytest.MonkeyPatch) -> list[Any]:
    """What the worker was asked to do; it does it at once."""
    asked: list[Any] = []

    def carried_out(jobs: Jobs, number: int, order: Any) -> None:
        asked.append(order)
        with jobs._changed:
            jobs._note(number, Ended())

    monkeypatch.setattr(Jobs, "_carry_out", carried_out)
    return asked


@pytest.fixture
def client(web_store: Path) -> TestClient:
    app = create_app(web_store, Settings(token=TOKEN, api_changes=True))
    return TestClient(app, headers={"Authorization": f"Bearer {TOKEN}"})


def test_a_report_is_read_in_as_a_job(client: TestClient, orders: list[Any]) -> None:
    answer = client.post("/api/imports", json=REPORT)
    assert answer.status_code == 202
    job = answer.json()["job"]
    address = answer.headers["location"]
    assert address == f"/api/jobs/{job['number']}"
    while client.get(address).json()["job"]["open"]:
        pass
    assert client.get(address).json()["job"]["state"] == "done"
    assert client.get("/api/jobs").json()["jobs"][0]["number"] == job["number"]
    (order,) = orders
    assert isinstance(order, ImportOrder)
    (upload,) = order.uploads
    assert upload.content.decode() == f"{REPORT['title']}\n\n{REPORT['text']}\n"
    assert (order.given.published, order.given.basis, order.given.outlet) == ("2023-05-16", "given", REPORT["outlet"])


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        ({"published": "last week"}, "'last week' is no date"),
        ({"kind": "rumour"}, "kind is"),
        ({"text": "Too short."}, "text is too short: at least 40 characters."),
        ({"publihsed": "2023"}, "There is no parameter “publihsed” here."),
        ({"outlet": 5}, "outlet: "),
    ],
)
def test_what_cannot_be_read_in_is_said(client: TestClient, orders: list[Any], wrong: Any, words: str) -> None:
    answer = client.post("/api/imports", json={**REPORT, **wrong})
    assert answer.status_code == 422
    assert answer.json()["error"].startswith(words)
    assert orders == []


@pytest.mark.parametrize("body", [b"", b"{", b"[]", b'"text"', b"null", b"\xff"])
def test_a_body_that_is_no_json_object_is_said(client: TestClient, orders: list[Any], body: bytes) -> None:
    answer = client.post("/api/imports", content=body, headers={"Content-Type": "application/json"})
    assert answer.status_code in (400, 422)
    assert answer.json()["error"]
    assert orders == []


def test_changes_are_neither_taken_nor_declared_unless_they_were_allowed(web_store: Path, orders: list[Any]) -> None:
    for settings in (Settings(), Settings(token=TOKEN), Settings(token=TOKEN, read_only=True, api_changes=True)):
        client = TestClient(create_app(web_store, settings), headers={"Authorization": f"Bearer {TOKEN}"})
        assert client.post("/api/imports", json=REPORT).status_code == 405
    declared = TestClient(create_app(web_store)).get("/api/openapi.json").json()["paths"]
    assert all(set(methods) == {"get"} for methods in declared.values())
    assert orders == []


def test_without_the_token_nothing_is_changed(client: TestClient, orders: list[Any]) -> None:
    for headers in ({"Authorization": ""}, {"Authorization": "Bearer wrong"}):
        assert client.post("/api/imports", json=REPORT, headers=headers).status_code == 401
    assert orders == []
