"""Who may come in where a token is asked for."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from rashomon.web.app import create_app
from rashomon.web.safety.refusals import Refusal
from rashomon.web.safety.tries import FREE_TRIES, LONGEST_WAIT, Tries
from rashomon.web.safety.visits import MOST_SESSIONS, SESSION, SESSION_SECONDS, Visits
from rashomon.web.settings import Settings
from visiting import csrf_of, send

TOKEN = "a token of the newsroom"
GUARDED = [
    "/",
    "/events",
    "/events.json",
    "/events/e-letter",
    "/documents/post.txt.json",
    "/api",
    "/api/events",
    "/api/openapi.json",
    "/nothing",
]


@pytest.fixture
def client(web_store: Path) -> TestClient:
    return TestClient(create_app(web_store, Settings(token=TOKEN)))


def signed_in(client: TestClient) -> TestClient:
    assert send(client, "/sign-in", "/sign-in", token=TOKEN).status_code == 303
    return client


@pytest.mark.parametrize("path", GUARDED)
def test_without_the_token_nothing_is_shown(client: TestClient, path: str) -> None:
    answer = client.get(path)
    assert answer.status_code == 401
    assert answer.headers["www-authenticate"].startswith("Bearer")
    assert "Kenya" not in answer.text
    assert client.head(path).status_code == 401


def test_sheets_of_the_sign_in_page_are_open(client: TestClient) -> None:
    assert client.get("/static/base.css").status_code == 200
    assert client.get("/sign-in").status_code == 200


@pytest.mark.parametrize("path", ["/sign-in/../events", "/static/../events", "/static/..%2fevents", "/sign-inn"])
def test_no_detour_leads_past_the_door(client: TestClient, path: str) -> None:
    from visiting import raw

    assert "Kenya" not in raw(client.app, path.encode()).text


@pytest.mark.parametrize("path", [path for path in GUARDED if path != "/nothing"])
def test_a_program_sends_the_token(client: TestClient, path: str) -> None:
    assert client.get(path, headers={"Authorization": f"Bearer {TOKEN}"}).status_code == 200


@pytest.mark.parametrize(
    "given", ["Bearer wrong", "Bearer", f"Basic {TOKEN}", TOKEN, f"Bearer {TOKEN} ", f"Bearer {TOKEN.upper()}"]
)
def test_a_wrong_token_opens_nothing(client: TestClient, given: str) -> None:
    expected = 200 if given == f"Bearer {TOKEN} " else 401
    assert client.get("/api/events", headers={"Authorization": given}).status_code == expected


def test_a_token_in_the_query_opens_nothing(client: TestClient) -> None:
    """It would stand in histories and logs."""
    assert client.get(f"/events?token={TOKEN}").status_code == 401


def test_a_person_signs_in_and_out(client: TestClient) -> None:
    assert signed_in(client).get("/events").status_code == 200
    assert send(client, "/events", "/sign-out").status_code == 303
    assert client.get("/events").status_code == 401


def test_the_printed_address_fills_the_token_in_and_asks_for_a_click(client: TestClient) -> None:
    page = client.get(f"/sign-in?token={TOKEN}").text
    assert f'value="{TOKEN}"' in page
    assert client.get("/events").status_code == 401  # the address alone changes nothing


def test_a_session_that_was_signed_out_of_is_worth_nothing(client: TestClient) -> None:
    cookies = dict(signed_in(client).cookies)
    send(client, "/events", "/sign-out")
    thief = TestClient(client.app, cookies=cookies)
    assert thief.get("/events").status_code == 401


def test_the_cookie_is_no_token_and_out_of_reach(client: TestClient) -> None:
    cookie = send(client, "/sign-in", "/sign-in", token=TOKEN).headers["set-cookie"]
    assert re.match(r"rashomon-session=[\w-]{43}; Path=/; HttpOnly; SameSite=Strict; Max-Age=\d+$", cookie)
    assert TOKEN not in cookie


def test_by_https_cookies_are_secure_and_bound_to_the_host(web_store: Path) -> None:
    client = TestClient(create_app(web_store, Settings(token=TOKEN)), base_url="https://localhost:8000")
    cookie = send(client, "/sign-in", "/sign-in", token=TOKEN).headers["set-cookie"]
    assert cookie.startswith("__Host-rashomon-session=")
    assert cookie.endswith("; Secure")
    assert client.get("/events").status_code == 200


def test_a_session_planted_beforehand_is_not_taken_over(client: TestClient) -> None:
    """Session fixation: signing in gives a new id, and one that nobody was given opens nothing."""
    planted = "p" * 43
    client.cookies.set(SESSION, planted)
    assert client.get("/events").status_code == 401
    cookie = send(client, "/sign-in", "/sign-in", token=TOKEN).headers["set-cookie"]
    assert planted not in cookie


def test_signing_in_needs_a_form_of_ours(client: TestClient) -> None:
    """Else another site could sign people in, and watch what they do there."""
    assert client.post("/sign-in", data={"token": TOKEN}).status_code == 403


def test_forms_shown_before_signing_in_do_not_work_after(client: TestClient) -> None:
    before = csrf_of(client, "/sign-in")
    signed_in(client)
    assert client.post("/sign-out", data={"csrf": before}).status_code == 403


def test_a_read_only_room_can_be_signed_in_to_and_out_of(web_store: Path) -> None:
    client = TestClient(create_app(web_store, Settings(token=TOKEN, read_only=True)))
    assert signed_in(client).get("/events").status_code == 200
    assert send(client, "/events", "/sign-out").status_code == 303
    assert client.get("/events").status_code == 401


def test_no_page_or_answer_tells_the_token(client: TestClient) -> None:
    signed_in(client)
    for path in (*GUARDED, "/sign-in"):
        assert TOKEN not in client.get(path).text
    assert TOKEN not in repr(Settings(token=TOKEN))


# ---------------------------------------------------------------- wrong tokens in a row
def test_after_some_wrong_tokens_even_the_right_one_has_to_wait(client: TestClient) -> None:
    for _ in range(FREE_TRIES):
        assert send(client, "/sign-in", "/sign-in", token="wrong").status_code == 401
    answer = send(client, "/sign-in", "/sign-in", token=TOKEN)
    assert answer.status_code == 429
    assert int(answer.headers["retry-after"]) >= 1
    assert client.get("/api/events", headers={"Authorization": "Bearer wrong"}).status_code == 429


def test_the_wait_doubles_up_to_its_longest_and_passes() -> None:
    now = 1000.0
    tries = Tries(lambda: now)

    def wait() -> int:
        with pytest.raises(Refusal) as refused:
            tries.refuse_while_slowed("192.0.2.1")
        return int(refused.value.headers["Retry-After"])

    for _ in range(FREE_TRIES - 1):
        tries.failed("192.0.2.1")
        tries.refuse_while_slowed("192.0.2.1")
    waits = []
    for _ in range(8):
        tries.failed("192.0.2.1")
        waits.append(wait())
    assert waits == [1, 2, 4, 8, 16, 30, 30, 30]
    tries.refuse_while_slowed("192.0.2.2")  # others need not wait
    now += LONGEST_WAIT
    tries.refuse_while_slowed("192.0.2.1")


def test_sessions_end_by_themselves_and_are_bounded() -> None:
    now = 0.0
    visits = Visits(Settings(token=TOKEN), lambda: now)
    first = visits.sign_in(TOKEN, "")
    for _ in range(MOST_SESSIONS):
        last = visits.sign_in(TOKEN, "")

    def known(session: str) -> bool:
        scope = {"scheme": "http", "headers": [(b"cookie", f"{SESSION}={session}".encode())]}
        return visits.of(scope).known

    assert not known(first)
    assert known(last)
    now += SESSION_SECONDS
    assert not known(last)
