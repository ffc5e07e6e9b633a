"""Requests that no honest browser sends are turned away in words; none of them is a fault of ours."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from fastapi import Request
from fastapi.testclient import TestClient
from sqlalchemy.exc import OperationalError
from starlette.websockets import WebSocketDisconnect

from rashomon.web.app import create_app
from rashomon.web.safety.shape import FIELDS, HEADER_BYTES, PATH_BYTES, QUERY_BYTES
from rashomon.web.settings import Settings
from visiting import HOST, csrf_of, raw


@pytest.fixture(scope="module")
def app(web_store: Path) -> Any:
    return create_app(web_store)


@pytest.fixture(scope="module")
def guarded(web_store: Path) -> Any:
    return create_app(web_store, Settings(token="a token of the newsroom"))


@pytest.mark.parametrize(
    ("target", "status"),
    [
        (b"/events/%00", 400),
        (b"/events?text=%00", 400),
        (b"/events/\x07", 400),
        (b"/events/%0d%0aSet-Cookie:%20a=b", 400),
        (b"/events?text=%1b[31m", 400),
        (b"/events/%zz", 400),
        (b"/events/%", 400),
        (b"/events?text=%e2%82", 400),
        (b"/documents/%ff%fe", 400),
        (b"/documents/%ed%a0%80", 400),  # half of a surrogate pair
        (b"/" + b"a" * PATH_BYTES, 414),
        (b"/events?text=" + b"a" * QUERY_BYTES, 414),
        (b"/events?" + b"&".join([b"a=1"] * (FIELDS + 1)), 414),
    ],
    ids=lambda value: str(value)[:30],
)
def test_misshapen_addresses_are_refused_in_words(app: Any, target: bytes, status: int) -> None:
    answer = raw(app, target)
    assert answer.status == status
    assert answer.text.rstrip().endswith(".")
    assert "Traceback" not in answer.text


def test_headers_without_end_are_refused(app: Any) -> None:
    assert raw(app, b"/", [*HOST, (b"cookie", b"a=" + b"b" * HEADER_BYTES)]).status == 431


@pytest.mark.parametrize("asked", ["Erdoğan", "Сочи", "“deep sorrow”", "50 %", "a\nb", "🕊"])
def test_words_of_any_script_are_welcome(app: Any, asked: str) -> None:
    assert TestClient(app).get("/events", params={"text": asked}).status_code == 200


@pytest.mark.parametrize(
    "target",
    [
        b"/static/../app.py",
        b"/static/..%2fapp.py",
        b"/static/%2e%2e/app.py",
        b"/static/..%5capp.py",
        b"/static//etc/passwd",
        b"/static/%2fetc%2fpasswd",
        b"/static/....//app.py",
        b"/static/",
    ],
)
def test_only_static_files_are_under_static(app: Any, target: bytes) -> None:
    answer = raw(app, target)
    assert answer.status == 404
    assert "create_app" not in answer.text
    assert "root:" not in answer.text


@pytest.mark.parametrize(
    "header", [b"authorization", b"cookie", b"if-none-match", b"origin", b"content-type", b"accept"]
)
@pytest.mark.parametrize("value", [b"", b"\xff\xfe", b";;;===", b"Bearer", b'"', b"W/", b"a" * 4000])
def test_odd_headers_break_nothing(app: Any, guarded: Any, header: bytes, value: bytes) -> None:
    for each in (app, guarded):
        for target, method in ((b"/events", "GET"), (b"/api/events", "GET"), (b"/sign-in", "POST")):
            assert raw(each, target, [*HOST, (header, value)], method).status < 500


def test_a_websocket_is_closed(app: Any) -> None:
    with pytest.raises(WebSocketDisconnect), TestClient(app).websocket_connect("/events"):
        pass


# ---------------------------------------------------------------- bodies
FORM = (b"content-type", b"application/x-www-form-urlencoded")
UPLOAD = (b"content-type", b"multipart/form-data; boundary=cut")


@pytest.mark.parametrize(("kind", "most"), [(FORM, 50), (UPLOAD, 3000)], ids=["form", "upload"])
@pytest.mark.parametrize("told", [True, False], ids=["told beforehand", "found out while it comes in"])
def test_a_body_that_is_too_large_is_refused(web_store: Path, kind: Any, most: int, told: bool) -> None:
    app = create_app(web_store, Settings(form_bytes=50, upload_bytes=3000))
    taken = []

    async def take(request: Request) -> None:
        taken.append(await request.body())

    app.add_api_route("/take", take, methods=["POST"])
    client = TestClient(app)
    headers = [*HOST, kind, (b"x-csrf-token", csrf_of(client, "/sign-in").encode())]
    headers.append((b"cookie", f"rashomon-form={client.cookies['rashomon-form']}".encode()))
    whole = [b"x" * (most // 2), b"x" * (most // 2)]
    assert raw(app, b"/take", headers, "POST", whole).status == 200
    if told:
        headers.append((b"content-length", str(most + 1).encode()))
    answer = raw(app, b"/take", headers, "POST", [*whole, b"x"])
    assert answer.status == 413
    assert f"{most:,} bytes" in answer.text
    assert len(taken) == 1


def test_a_body_without_end_is_cut_off_while_the_form_is_looked_at(web_store: Path) -> None:
    app = create_app(web_store, Settings(form_bytes=50))
    assert raw(app, b"/sign-in", [*HOST, FORM], "POST", [b"x" * 20] * 1000).status == 413


# ---------------------------------------------------------------- faults of ours
def faulty(store: Path, error: Exception) -> Any:
    app = create_app(store)

    def page() -> None:
        raise error

    app.add_api_route("/fault", page, methods=["GET"])
    app.add_api_route("/api/fault", page, methods=["GET"])
    return app


@pytest.mark.parametrize("path", [b"/fault", b"/api/fault"])
def test_a_fault_shows_a_reference_and_the_log_the_rest(
    web_store: Path, path: bytes, capsys: pytest.CaptureFixture[str]
) -> None:
    answer = raw(faulty(web_store, KeyError("/secret/path of a file")), path)
    assert answer.status == 500
    assert "secret" not in answer.text
    assert "Traceback" not in answer.text
    log = capsys.readouterr().err
    reference = log.split()[1].rstrip(":")
    assert len(reference) == 8
    assert reference in answer.text
    assert "secret" in log
    assert "content-security-policy" in dict(answer.headers)


def test_a_store_that_is_being_written_asks_for_patience(web_store: Path) -> None:
    busy = OperationalError("SELECT 1", {}, Exception("database is locked"))
    answer = raw(faulty(web_store, busy), b"/api/fault")
    assert answer.status == 503
    assert dict(answer.headers)["retry-after"] == "1"
    assert "SELECT" not in answer.text
