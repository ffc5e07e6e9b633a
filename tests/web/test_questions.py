"""Questions that cost: words by the thousand, names without end, marks that other languages search by."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import quote

import pytest
from fastapi.testclient import TestClient

from rashomon.store.fulltext import fts_query
from rashomon.web.app import create_app


@pytest.fixture(scope="module")
def client(web_store: Path) -> TestClient:
    return TestClient(create_app(web_store))


@pytest.mark.parametrize(
    ("words", "query"),
    [
        ("quay quay Quay, quay* (quay)", '"(quay)"'),
        ('"the quay" quay the', '"the quay" "quay" "the"'),
        ("NEAR(quay, 5) OR -closed", '"NEAR(quay," "5)" "OR" "-closed"'),
        ('** """ ( ^ :', None),
    ],
)
def test_a_word_given_twice_is_looked_for_once_and_no_mark_means_anything(words: str, query: str | None) -> None:
    assert fts_query(words) == query


@pytest.mark.parametrize(
    "address",
    [
        "/documents?text=",
        "/documents.json?source=",
        "/events?text=",
        "/events.json?actor=",
        "/events?actor=Kenya&other=",
        "/events.json?place=",
        "/events?source=",
        "/export?format=bundle&text=",
        "/actors?name=",
        "/actors.json?name=",
    ],
)
def test_what_is_too_long_to_be_meant_is_refused_before_anything_is_searched(client: TestClient, address: str) -> None:
    refused = client.get(address + "a+" * 2000 + "a")
    assert refused.status_code == 400
    assert "is too long: at most 300 letters" in refused.text
    assert "is too long" not in client.get(address + "a+" * 149 + "a").text


ODD = {
    "a search's own words": "NEAR(a b, 5) AND NOT ^a {a b}: x*",
    "quotation marks": '"' * 299,
    "wildcards": "%_" * 150,
    "brackets": "([{" * 100,
    "marks without a letter": "\u0301" * 300,
    "a letter with hundreds of marks": "e" + "\u0323\u0301" * 149,
    "zero width": "\u200b\u200d\ufeff" * 100,
    "turned round": "\u202e\u2066abc" * 50,
    "one letter that is eighteen": "\ufdfa" * 300,
    "no characters": "\ufdd0\uffff\U0010ffff" * 100,
    "digits of others": "\u0663" * 300,
}


ASKED = (
    "/documents?text", "/documents?source", "/events?text", "/events?actor", "/events?place", "/events?source",
    "/events?from", "/events?type", "/events?limit", "/actors?name", "/pairs?b=KEN&a", "/corrections?start",
    "/api/events?actor", "/api/search?text", "/api/documents?source", "/api/actors?name",
)  # fmt: skip


@pytest.mark.parametrize("words", ODD.values(), ids=ODD.keys())
def test_odd_words_find_nothing_and_break_nothing(client: TestClient, words: str) -> None:
    answers = {asked: client.get(f"{asked}={quote(words)}").status_code for asked in ASKED}
    assert not set(answers.values()) - {200, 400, 404, 422}, answers
