"""What is sent with every answer, and that no page asks anything of another host."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

import composed
import rashomon.web
from rashomon.web.app import create_app
from rashomon.web.settings import Settings
from visiting import HOST, raw

WEB = Path(rashomon.web.__file__).parent
TEMPLATES = sorted((WEB / "templates").rglob("*.html"))
STATIC = sorted(path for path in (WEB / "static").rglob("*") if path.is_file())
#: Names of vocabularies, which nothing fetches.
NAMES = ("http://www.w3.org/2000/svg", "http://www.w3.org/1999/xlink")


@pytest.fixture(scope="module")
def app(web_store: Path) -> object:
    return create_app(web_store, Settings(upload_bytes=100, form_bytes=50))


#: One answer of every kind: what is asked, how, and the status it is answered with.
ANSWERS = [
    ("GET", b"/", 200),
    ("GET", b"/events", 200),
    ("GET", b"/events.json", 200),
    ("GET", b"/events/e-letter", 200),
    ("GET", b"/documents/post.txt", 200),
    ("GET", b"/sign-in", 200),
    ("GET", b"/static/base.css", 200),
    ("GET", b"/static/nothing.css", 404),
    ("GET", b"/api", 200),
    ("GET", b"/api/openapi.json", 200),
    ("GET", b"/api/events", 200),
    ("GET", b"/api/events?limit=0", 422),
    ("GET", b"/events?from=never", 400),
    ("GET", b"/events/nothing", 404),
    ("GET", b"/%00", 400),
    ("GET", b"/" + b"x" * 5000, 414),
    ("POST", b"/events", 403),
    ("POST", b"/api/events", 405),
    ("PUT", b"/static/base.css", 403),
    ("OPTIONS", b"/events", 405),
    ("TRACE", b"/events", 403),
]


@pytest.mark.parametrize(("method", "target", "status"), ANSWERS, ids=lambda value: str(value)[:30])
def test_every_answer_carries_the_policy(app: object, method: str, target: bytes, status: int) -> None:
    answer = raw(app, target, method=method)
    assert answer.status == status
    names = [name for name, _ in answer.headers]
    told = dict(answer.headers)
    policy = dict(part.strip().partition(" ")[::2] for part in told["content-security-policy"].split(";"))
    assert policy.pop("default-src") == "'none'"
    assert {policy.pop(name) for name in ("base-uri", "object-src", "frame-ancestors")} == {"'none'"}
    assert set(policy.values()) == {"'self'"}  # nothing inline, nothing from elsewhere
    assert told["x-content-type-options"] == "nosniff"
    assert told["cross-origin-opener-policy"] == told["cross-origin-resource-policy"] == "same-origin"
    assert "geolocation=()" in told["permissions-policy"]
    assert told["referrer-policy"] == "same-origin"
    assert told["cache-control"] in ("private, no-cache", "no-store")
    for name in ("content-security-policy", "cache-control", "content-type"):
        assert names.count(name) <= 1


def test_so_do_refusals_before_anybody_is_known(web_store: Path) -> None:
    strange = raw(create_app(web_store), b"/", [(b"host", b"rebound.example")])
    unknown = raw(create_app(web_store, Settings(token="a token of the newsroom")), b"/")
    assert (strange.status, unknown.status) == (421, 401)
    assert all("content-security-policy" in dict(answer.headers) for answer in (strange, unknown))


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: path.name)
def test_no_template_has_anything_inline_or_from_elsewhere(path: Path) -> None:
    text = path.read_text("utf-8")
    for address in NAMES:
        text = text.replace(address, "")
    assert not re.search(r"""(?:src|srcset|href|action|formaction|poster|data|cite)\s*=\s*["']?\s*(?:\w+:)?//""", text)
    assert not re.search(r"https?://", text)
    assert not re.search(
        r"\sstyle\s*=|\son\w+\s*=|javascript:|<style|<base|<iframe|<object|<embed", text, re.IGNORECASE
    )
    assert not re.search(r"<script(?![^>]*\ssrc=\"/static/)", text)
    assert not re.search(r"\|\s*safe|autoescape\s+false", text), "text is escaped by the template alone"


@pytest.mark.parametrize("path", STATIC, ids=lambda path: path.name)
def test_no_static_file_asks_anything_of_another_host(path: Path) -> None:
    text = path.read_bytes().decode("utf-8", "replace")
    for address in NAMES:
        text = text.replace(address, "")
    assert not re.search(r"https?:|wss?:|(?<![:\w])//[\w.]+\.\w+/|@import|sendBeacon|importScripts|\beval\(", text)


def test_what_pages_show_refers_to_this_host_alone(web_store: Path) -> None:
    client = TestClient(create_app(web_store))
    waiting, seen = ["/"], set[str]()
    while waiting:
        path = waiting.pop()
        page = client.get(path)
        if not page.headers["content-type"].startswith("text/html"):
            continue
        for address in re.findall(r'(?:href|src|action)="([^"]*)"', page.text):
            assert re.match(r"[/?#](?!/)|$", address), f"{path} refers to {address}"
            path_alone = address.replace("&amp;", "&").split("#")[0].split("?")[0]
            if path_alone and path_alone not in seen:
                seen.add(path_alone)
                waiting.append(path_alone)
    assert {"/events", "/documents", "/events/e-letter", f"/documents/{composed.POST_DOCUMENT.id}"} <= seen


def test_the_server_does_not_say_what_it_runs_on(web_store: Path) -> None:
    assert "server" not in dict(raw(create_app(web_store), b"/", HOST).headers)
