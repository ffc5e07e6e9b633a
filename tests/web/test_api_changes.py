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
def client(own_store: Path) -> TestClient:
    app = create_app(own_store, Settings(token=TOKEN, api_changes=True))
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


def test_changes_are_neither_taken_nor_declared_unless_they_were_allowed(own_store: Path, orders: list[Any]) -> None:
    for settings in (Settings(), Settings(token=TOKEN), Settings(token=TOKEN, read_only=True, api_changes=True)):
        client = TestClient(create_app(own_store, settings), headers={"Authorization": f"Bearer {TOKEN}"})
        assert client.post("/api/imports", json=REPORT).status_code == 405
    declared = TestClient(create_app(own_store)).get("/api/openapi.json").json()["paths"]
    assert all(set(methods) == {"get"} for methods in declared.values())
    assert orders == []


def test_without_the_token_nothing_is_changed(client: TestClient, orders: list[Any]) -> None:
    for headers in ({"Authorization": ""}, {"Authorization": "Bearer wrong"}):
        assert client.post("/api/imports", json=REPORT, headers=headers).status_code == 401
    assert orders == []


# ---------------------------------------------------------------- corrections
DATE = {"kind": "date", "event": "e-letter", "value": "2023-05-15", "by": "A. Reader", "note": "the embassy says so"}


def test_a_correction_is_kept_told_and_taken_back(client: TestClient, orders: list[Any]) -> None:
    answer = client.post("/api/corrections", json=DATE)
    assert answer.status_code == 202
    assert answer.headers["location"] == f"/api/jobs/{answer.json()['job']['number']}"
    (kept,) = client.get("/api/corrections").json()["corrections"]
    assert (kept["kind"], kept["value"], kept["by"]) == ("date", "2023-05-15", "A. Reader")
    assert kept["withdrawn_at"] is None
    assert client.delete(f"/api/corrections/{kept['number']}?by=An Editor").status_code == 202
    (kept,) = client.get("/api/corrections").json()["corrections"]
    assert kept["withdrawn_by"] == "An Editor"  # it stays in the list
    assert len(orders) == 2


@pytest.mark.parametrize(
    ("wrong", "status", "words"),
    [
        ({"value": "in May"}, 409, "“in May” is no date; write 2016-06-29"),
        ({"value": "2023-05-16"}, 409, "2023-05-16 is the date of e-letter already."),
        ({"kind": "type", "value": "CHAT"}, 409, "“CHAT” is no type"),
        ({"value": None}, 422, "A correction of the kind date needs “value”."),
        ({"kind": "same"}, 422, "A correction of the kind same needs “other”."),
        ({"kind": "reject"}, 422, "A correction of the kind reject needs “account”."),
        ({"kind": "split"}, 409, "No mention is named"),
        ({"kind": "same", "other": "e-letter"}, 409, "e-letter and e-letter are one event already."),
        ({"event": "e-nothing"}, 422, "No event e-nothing."),
        ({"kind": "rumour"}, 422, "kind is"),
        ({"by": "x" * 201}, 422, "by is too long: at most 200 characters."),
    ],
)
def test_what_cannot_be_corrected_is_said(
    client: TestClient, orders: list[Any], wrong: Any, status: int, words: str
) -> None:
    answer = client.post("/api/corrections", json={**DATE, **wrong})
    assert answer.status_code == status
    assert answer.json()["error"].startswith(words)
    assert client.get("/api/corrections").json()["total"] == 0
    assert orders == []


def test_a_correction_that_is_none_cannot_be_taken_back(client: TestClient, orders: list[Any]) -> None:
    assert client.delete("/api/corrections/7").status_code == 404
    assert orders == []
