"""A form that changes something is answered only where it comes from a page of ours."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from fastapi import FastAPI, Request
from fastapi.testclient import TestClient
from starlette.responses import PlainTextResponse

from rashomon.web.app import create_app
from rashomon.web.settings import Settings
from visiting import csrf_of

TOKEN = "a token of the newsroom"


def noting(store: Path, settings: Settings | None = None) -> tuple[FastAPI, list[str]]:
    """The reading room with a notebook beside it, which stands for whatever a form may change: a page with a form, an
    address that notes what it is sent, and one that takes files."""
    app = create_app(store, settings)
    notes: list[str] = []

    def page(request: Request) -> Any:
        csrf = request.scope["visit"].csrf
        text = f'<form><input type="hidden" name="csrf" value="{csrf}"></form>'
        return PlainTextResponse(text, media_type="text/html")

    async def note(request: Request) -> Any:
        form = await request.form()
        words = form["note"]
        notes.append(words if isinstance(words, str) else (await words.read()).decode())
        return PlainTextResponse("noted")

    app.add_api_route("/notes", page, methods=["GET"])
    app.add_api_route("/notes", note, methods=["POST"])
    return app, notes


def test_a_form_of_our_own_page_is_taken(web_store: Path) -> None:
    app, notes = noting(web_store)
    client = TestClient(app)
    csrf = csrf_of(client, "/notes")
    assert client.post("/notes", data={"csrf": csrf, "note": "the letter"}).text == "noted"
    assert notes == ["the letter"]


def test_files_are_taken_with_the_token_before_them(web_store: Path) -> None:
    app, notes = noting(web_store)
    client = TestClient(app)
    data = {"csrf": csrf_of(client, "/notes")}
    long = "a report of many words. " * 5000
    assert client.post("/notes", data=data, files={"note": ("report.txt", long)}).text == "noted"
    assert notes == [long]


def test_our_own_script_may_send_the_token_as_a_header(web_store: Path) -> None:
    app, notes = noting(web_store)
    client = TestClient(app)
    csrf = csrf_of(client, "/notes")
    client.post("/notes", data={"note": "by script"}, headers={"X-CSRF-Token": csrf})
    assert notes == ["by script"]


def other_browser(app: FastAPI) -> str:
    return csrf_of(TestClient(app), "/notes")


@pytest.mark.parametrize("upload", [False, True], ids=["form", "upload"])
@pytest.mark.parametrize("attack", ["no token", "made up", "another browser's", "no cookie", "token in the query"])
def test_a_forged_form_changes_nothing(web_store: Path, attack: str, upload: bool) -> None:
    app, notes = noting(web_store)
    client = TestClient(app)
    csrf = csrf_of(client, "/notes")
    address = "/notes"
    data = {"csrf": csrf}
    if attack == "no token":
        data = {}
    elif attack == "made up":
        data = {"csrf": "0" * 64}
    elif attack == "another browser's":
        data = {"csrf": other_browser(app)}
    elif attack == "no cookie":
        client.cookies.clear()
    else:
        data, address = {}, f"/notes?csrf={csrf}"
    if upload:
        answer = client.post(address, data=data, files={"note": ("a.txt", "forged")})
    else:
        answer = client.post(address, data={**data, "note": "forged"})
    assert answer.status_code == 403
    assert "nothing was changed" in answer.text
    assert notes == []


@pytest.mark.parametrize(
    "headers",
    [
        {"Origin": "https://elsewhere.example"},
        {"Origin": "null"},
        {"Origin": "http://localhost:9999"},  # another server of the same computer
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site"},
    ],
    ids=lambda headers: next(iter(headers.values())),
)
def test_what_another_site_sends_is_refused_even_with_the_right_token(web_store: Path, headers: dict[str, str]) -> None:
    app, notes = noting(web_store)
    client = TestClient(app)
    data = {"csrf": csrf_of(client, "/notes"), "note": "from elsewhere"}
    assert client.post("/notes", data=data, headers=headers).status_code == 403
    assert notes == []
    own = {"Origin": "http://localhost:8000", "Sec-Fetch-Site": "same-origin"}
    assert client.post("/notes", data=data, headers=own).status_code == 200


@pytest.mark.parametrize("method", ["POST", "PUT", "PATCH", "DELETE", "QUERY"])
def test_a_read_only_room_takes_no_change(web_store: Path, method: str) -> None:
    app, notes = noting(web_store, Settings(read_only=True))
    client = TestClient(app)
    csrf = csrf_of(client, "/notes")
    answer = client.request(method, "/notes", data={"csrf": csrf, "note": "no"})
    assert answer.status_code == 405
    assert answer.headers["allow"] == "GET, HEAD"
    assert "read-only" in answer.text
    assert notes == []


def test_the_cookie_of_the_forms_is_given_once_and_with_pages_only(web_store: Path) -> None:
    client = TestClient(create_app(web_store))
    assert "set-cookie" not in client.get("/events.json").headers
    given = client.get("/").headers["set-cookie"]
    assert given.startswith("rashomon-form=")
    assert "HttpOnly" in given
    assert "set-cookie" not in client.get("/documents").headers
