"""Every address that the reading room and its API answer stands in the documentation, with what may be asked of it."""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient
from starlette.datastructures import QueryParams
from starlette.requests import Request
from starlette.routing import Route

import composed
import composed_years
from crawling import route_of
from documented import addresses, in_code, page, pattern, section
from rashomon.model import PageMetadata
from rashomon.store import correcting, open_writer
from rashomon.store.correcting import Said
from rashomon.web.app import create_app
from rashomon.web.outcome import FIELD
from rashomon.web.settings import Settings

PAGES = ("reading-room.md", "api.md", "serving.md")
#: So many addresses are looked at: each page in each way that links ask for it.
MOST = 600
TOKEN = "sixteen letters or more"


@pytest.fixture(scope="module")
def rooms(tmp_path_factory: pytest.TempPathFactory) -> FastAPI:
    """A reading room over the composed reports and four years of talks, with a note, in which everything is allowed
    that can be."""
    path: Path = tmp_path_factory.mktemp("documented") / "rashomon.db"
    events = (*composed.CHRONOLOGY.events, *composed_years.days(50, every=30))
    with open_writer(path) as writer:
        for reading in composed.READINGS:
            writer.put(reading, PageMetadata())
        writer.replace_chronology(replace(composed.CHRONOLOGY, events=events))
        writer.correct(correcting.note(writer, composed.LETTER.id, Said("A. Reader", "ask the archive", "2026-05-03")))
    return create_app(path, Settings(token=TOKEN, api_changes=True))


@pytest.fixture(scope="module")
def visitor(rooms: FastAPI) -> Iterator[TestClient]:
    """Who may see it all."""
    headers = {"Authorization": f"Bearer {TOKEN}", "Accept": "text/html"}
    with TestClient(rooms, base_url="http://localhost:8000", headers=headers) as client:
        yield client


def answered(rooms: FastAPI) -> set[tuple[str, str]]:
    """The methods and addresses that a reading room answers, a JSON twin with its page."""
    routes = [route for route in rooms.routes if isinstance(route, Route)]
    every = {(method, pattern(route.path)) for route in routes for method in route.methods or () if method != "HEAD"}
    return {each for each in every if (each[0], each[1].removesuffix(".json")) == each or not _twin(each, every)}


def _twin(address: tuple[str, str], every: set[tuple[str, str]]) -> bool:
    return (address[0], address[1].removesuffix(".json")) in every


# ---------------------------------------------------------------- addresses
def test_every_address_is_documented(rooms: FastAPI) -> None:
    assert sorted(answered(rooms) - set(addresses(*PAGES))) == []


def test_every_documented_address_is_answered(rooms: FastAPI) -> None:
    assert sorted(set(addresses(*PAGES)) - answered(rooms)) == []


def test_the_pages_without_a_twin_are_named(rooms: FastAPI) -> None:
    routes = {
        pattern(route.path) for route in rooms.routes if isinstance(route, Route) and "GET" in (route.methods or ())
    }
    alone = {each for each in routes if not each.startswith("/api") and not each.endswith((".json", ".csv"))}
    alone = {each for each in alone if f"{each}.json" not in routes}
    (told,) = re.findall(r"no JSON twin: (.*?)\.\n", page("reading-room.md"), re.DOTALL)
    assert {pattern(each) for each in in_code(told)} == alone


# ---------------------------------------------------------------- what may be asked of pages
class Watched(QueryParams):
    """The options of an address, which write down what is looked at."""

    def __init__(self, given: Any, looked_at: set[str]) -> None:
        super().__init__(given)
        self._looked_at = looked_at

    def get(self, key: Any, default: Any = None) -> Any:
        """The value of an option, written down."""
        self._looked_at.add(key)
        return super().get(key, default)

    def __getitem__(self, key: Any) -> str:
        self._looked_at.add(key)
        return super().__getitem__(key)


@pytest.fixture(scope="module")
def looked_at(rooms: FastAPI, visitor: TestClient) -> dict[str, set[str]]:
    """The options that the code of each page looks at, by its address, as every link is followed."""
    found: dict[str, set[str]] = {}

    def query_params(request: Request) -> QueryParams:
        route = request.scope.get("route")
        given = request.scope["query_string"]
        return Watched(given, found.setdefault(pattern(route.path), set())) if route else QueryParams(given)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Request, "query_params", property(query_params))
        for address in links(rooms, visitor):
            visitor.get(address)
    return found


def links(rooms: FastAPI, visitor: TestClient) -> Iterator[str]:
    """The addresses that lead somewhere else: of each page one for every set of options that a link gives it."""
    seen: set[tuple[str | None, str]] = set()
    waiting = deque(
        ["/", "/sign-in", "/jobs/1", "/export?format=json"]
    )  # no link leads who is in to the door, or to a job before one is asked for
    while waiting and len(seen) < MOST:
        address = waiting.popleft()
        path, _, query = address.partition("?")
        kind = (route_of(rooms, path), re.sub(r"=[^&]*", "", query))
        if kind in seen or kind[0] is None or path.endswith((".json", ".csv")):
            continue
        seen.add(kind)
        yield address
        text = visitor.get(address).text
        waiting += [each.replace("&amp;", "&") for each in re.findall(r'<a [^>]*?href="(/[^"#]*)', text)]
        waiting += [path + each.replace("&amp;", "&") for each in re.findall(r'<a [^>]*?href="(\?[^"#]*)', text)]
        waiting += re.findall(r'<form[^>]*? action="(/[^"]*)" method="get"', text)


def test_the_links_lead_to_every_page(rooms: FastAPI, looked_at: dict[str, set[str]]) -> None:
    pages = {path for method, path in answered(rooms) if method == "GET"}
    unseen = {each for each in pages if not each.startswith("/api") and each not in looked_at}
    assert unseen <= {"/corrections.csv"}, "no page links to them"


def test_every_option_of_a_page_is_documented_with_its_address(looked_at: dict[str, set[str]]) -> None:
    told = addresses(*PAGES)
    shared = {FIELD} if f"`{FIELD}=`" in page("reading-room.md") else set()
    missing = {path: names - told.get(("GET", path), set()) - shared for path, names in looked_at.items()}
    assert {path: names for path, names in missing.items() if names} == {}


def test_a_page_looks_at_every_option_that_is_documented(looked_at: dict[str, set[str]]) -> None:
    told = addresses("reading-room.md", "serving.md")
    unknown = {path: told.get(("GET", path), set()) - names for path, names in looked_at.items()}
    assert {path: names for path, names in unknown.items() if names} == {}


# ---------------------------------------------------------------- what may be asked of the API
@pytest.fixture(scope="module")
def operations(visitor: TestClient) -> dict[tuple[str, str], dict[str, Any]]:
    """The operations of the API as its own description has them, by method and address."""
    described = visitor.get("/api/openapi.json").json()
    return {
        (method.upper(), pattern(path)): {**operation, "schemas": described["components"]["schemas"]}
        for path, methods in described["paths"].items()
        for method, operation in methods.items()
    }


def test_every_parameter_of_the_api_is_documented(operations: dict[tuple[str, str], dict[str, Any]]) -> None:
    told = addresses("api.md")
    lists = in_code(section("api.md", "Lists"))
    assert {"start", "limit"} <= lists
    for address, operation in operations.items():
        asked = {each["name"] for each in operation.get("parameters", ()) if each["in"] == "query"}
        assert asked - {"start", "limit"} == told[address] - {"start", "limit"}, address


def test_every_field_that_changes_something_is_documented(operations: dict[tuple[str, str], dict[str, Any]]) -> None:
    told = in_code(section("api.md", "Changing things"))
    for address, operation in operations.items():
        body = operation.get("requestBody", {}).get("content", {}).get("application/json", {}).get("schema", {})
        name = body.get("$ref", "").rpartition("/")[2]
        fields = operation["schemas"].get(name, {}).get("properties", {})
        assert [each for each in fields if each not in told] == [], address
