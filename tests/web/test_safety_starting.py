"""The server does not open to others without a token."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
import uvicorn

from command_line import run
from rashomon.store.lists import MOST
from rashomon.web.safety.shape import FIELDS, HEADER_BYTES, PATH_BYTES, QUERY_BYTES
from rashomon.web.safety.starting import SHORTEST_TOKEN, SettingsError, address_of, settled
from rashomon.web.settings import FORM_BYTES, UPLOAD_BYTES

TOKEN = "a token of the newsroom"


def settings(host: str = "127.0.0.1", token: str | None = None, *names: str, **more: bool) -> Any:
    return settled(host, 8000, token, names, **{"read_only": False, "api_changes": False, **more})


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost", "::1", "127.8.8.8"])
def test_this_computer_alone_needs_no_token(host: str) -> None:
    assert settings(host).token is None


@pytest.mark.parametrize("host", ["0.0.0.0", "::", "192.0.2.7", "news.example"])
def test_elsewhere_one_is_made_each_time_another(host: str) -> None:
    made = {settings(host).token for _ in range(3)}
    assert len(made) == 3
    assert all(len(token) == 43 for token in made)


def test_so_it_is_behind_a_proxy_and_where_programs_may_change_things() -> None:
    assert settings("127.0.0.1", None, "news.example").token
    assert settings(api_changes=True).token
    assert settings("0.0.0.0", TOKEN).token == TOKEN


@pytest.mark.parametrize(
    "token", ["", "x" * (SHORTEST_TOKEN - 1), "ünïcödé tokens are fine", "a token\r\nwith a break"]
)
def test_a_token_that_is_short_or_cannot_be_sent_is_refused(token: str) -> None:
    with pytest.raises(SettingsError, match="16 or more"):
        settings(token=token)


@pytest.mark.parametrize("name", ["https://news.example", "news.example/x", "a b", "", "*"])
def test_a_host_is_a_bare_name(name: str) -> None:
    with pytest.raises(SettingsError, match="is no name of a host"):
        settings("127.0.0.1", TOKEN, name)


def test_what_contradicts_itself_is_refused() -> None:
    with pytest.raises(SettingsError, match="changes nothing"):
        settings(read_only=True, api_changes=True)


def test_the_address_is_one_to_open() -> None:
    assert [address_of(settings(host)) for host in ("127.0.0.1", "::1", "0.0.0.0")] == [
        "http://127.0.0.1:8000/",
        "http://[::1]:8000/",
        "http://localhost:8000/",
    ]


# ---------------------------------------------------------------- the command
@pytest.fixture
def served(monkeypatch: pytest.MonkeyPatch) -> list[Any]:
    """What the command would have served."""
    started: list[Any] = []
    monkeypatch.setattr(uvicorn, "run", lambda app, **options: started.append(options))
    monkeypatch.delenv("RASHOMON_TOKEN", raising=False)
    return started


def test_the_token_is_told_once_where_it_was_made(served: list[Any], web_store: Path) -> None:
    said = run("serve", "--store", str(web_store), "--host", "0.0.0.0").stdout
    token = said.split("Its token, told only now: ")[1].split()[0]
    assert f"http://localhost:8000/sign-in?token={token}" in said
    assert served[0]["host"] == "0.0.0.0"
    assert served[0]["server_header"] is False


def test_a_token_of_the_environment_is_used_and_not_told(
    served: list[Any], web_store: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("RASHOMON_TOKEN", TOKEN)
    result = run("serve", "--store", str(web_store), "--host", "0.0.0.0", "--json")
    assert json.loads(result.stdout) == {"url": "http://localhost:8000/", "token": None}
    assert len(served) == 1


@pytest.mark.parametrize(
    ("options", "words"),
    [
        (["--token", "short"], "16 or more"),
        (["--allow-host", "https://x"], "no name of a host"),
        (["--read-only", "--api-changes"], "changes nothing"),
    ],
)
def test_wrong_options_start_nothing(served: list[Any], web_store: Path, options: list[str], words: str) -> None:
    result = run("serve", "--store", str(web_store), *options)
    assert result.exit_code == 2
    assert words in " ".join(result.output.split())
    assert served == []


def test_every_option_and_bound_is_documented() -> None:
    page = (Path(__file__).parents[2] / "docs" / "serving.md").read_text("utf-8")
    options = set(re.findall(r"--[a-z-]+", run("serve", "--help").stdout)) - {"--help", "--json", "--store"}
    assert options >= {"--host", "--port", "--token", "--allow-host", "--read-only", "--api-changes"}
    for option in options:
        assert f"| `{option}" in page, f"{option} is not in docs/serving.md"
    for words in (
        f"{PATH_BYTES:,} bytes",
        f"{QUERY_BYTES:,} bytes in {FIELDS} fields",
        f"{HEADER_BYTES >> 10} KiB",
        f"form of {FORM_BYTES >> 20} MiB",
        f"upload of {UPLOAD_BYTES >> 20} MiB",
        f"{MOST} entries",
    ):
        assert words in " ".join(page.split())
