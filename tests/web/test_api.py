"""The API over a small composed store: records as in the export, stretches of lists, and what it declares."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from fastapi.testclient import TestClient
from jsonschema import Draft202012Validator

import composed
from rashomon.formats.json import to_record
from rashomon.model import Fixed, Rejected, Remark
from rashomon.store import open_writer
from rashomon.web.api import shapes
from rashomon.web.app import create_app
from rashomon.web.settings import Settings

TOKEN = "a token of the newsroom"
AT = "2026-05-03T10:00:00+00:00"
POST = composed.POST_DOCUMENT.id


@pytest.fixture(scope="module")
def client(web_store: Path) -> TestClient:
    return TestClient(create_app(web_store))


@pytest.fixture(scope="module")
def whole() -> dict[str, Any]:
    """The export of the same chronology."""
    return to_record(composed.CHRONOLOGY)


def get(client: TestClient, address: str) -> Any:
    answer = client.get(address)
    assert answer.status_code == 200, answer.text
    return answer.json()


# ---------------------------------------------------------------- records are those of the export
def test_events_come_in_order_of_time_with_their_actors(client: TestClient, whole: dict[str, Any]) -> None:
    found = get(client, "/api/events")
    exported = {event["id"]: event for event in whole["events"]}
    assert [event["id"] for event in found["events"]] == ["e-letter", "e-meeting"]
    for event in found["events"]:
        assert event == {name: value for name, value in exported[event["id"]].items() if name != "corroboration"}
    assert {actor["id"] for actor in found["actors"]} >= {"office:KEN/president", "office:SOM/president"}


def test_an_event_with_what_every_voice_says_of_it(client: TestClient, whole: dict[str, Any]) -> None:
    one = get(client, "/api/events/e-letter")
    assert one["event"]["label"] == "Kenya's president writes to Somalia's"
    assert one["links"] == whole["links"]
    propositions = get(client, "/api/events/e-letter/propositions")["propositions"]
    assert propositions == [each for each in whole["propositions"] if each["event"] == "e-letter"]
    accounts = get(client, "/api/events/e-letter/accounts")["accounts"]
    told = [{**account, "proposition": p["id"]} for p in propositions for account in p["accounts"]]
    assert accounts == told
    compared = get(client, "/api/events/e-letter/comparisons")["comparisons"]
    assert compared == [each for each in whole["comparisons"] if each["event"] == "e-letter"]


def test_a_document_with_its_text_and_who_says_what(client: TestClient, whole: dict[str, Any]) -> None:
    document = get(client, f"/api/documents/{POST}")["document"]
    assert document == next(each for each in whole["documents"] if each["id"] == POST)
    assert get(client, "/api/documents/post.txt")["document"] == document  # by its file name too
    attributions = get(client, f"/api/documents/{POST}/attributions")["attributions"]
    assert attributions == [each for each in whole["attributions"] if each["document"] == POST]
    (span,) = attributions[0]["cue"]
    assert document["text"][span["start"] : span["end"]]
    lines = get(client, "/api/documents")["documents"]
    assert {line["id"] for line in lines} == {each["id"] for each in whole["documents"]}
    assert all("text" not in line for line in lines)


def test_words_are_found_where_they_stand(client: TestClient) -> None:
    text = get(client, f"/api/documents/{POST}")["document"]["text"]
    (hit,) = get(client, '/api/search?text="ban on flights"')["hits"]
    assert hit["document"] == POST
    assert {text[span["start"] : span["end"]] for span in hit["spans"]} == {"ban on flights"}
    assert get(client, "/api/search?text=!!!")["hits"] == []


def test_actors_by_id_and_by_name(client: TestClient, whole: dict[str, Any]) -> None:
    assert get(client, "/api/actors")["actors"] == sorted(whole["actors"], key=lambda actor: actor["id"])
    assert get(client, "/api/actors/office:KEN/president")["actor"]["name"] == "State House"
    assert get(client, "/api/actors/office%3AKEN%2Fpresident")["actor"]["name"] == "State House"
    assert [actor["id"] for actor in get(client, "/api/actors?name=villa")["actors"]] == ["office:SOM/president"]


def test_pairs_sources_and_storylines_are_counted(client: TestClient) -> None:
    (pair,) = get(client, "/api/pairs")["pairs"]
    assert {pair["a"], pair["b"]} == {"state:KEN", "state:SOM"}
    one = get(client, "/api/pairs/SOM/KEN")
    assert one["pair"] == pair
    assert one["names"] == {"state:KEN": "Kenya", "state:SOM": "Somalia"}
    assert [event["id"] for event in get(client, "/api/pairs/KEN/Somalia/events?happened=true")["events"]] == [
        "e-letter"
    ]
    assert get(client, "/api/pairs/KEN/SOM/events?quad=1")["total"] == 2
    assert get(client, "/api/pairs/KEN/SOM/events?quad=4")["total"] == 0
    sources = get(client, "/api/sources")["sources"]
    for source in sources:
        assert get(client, f"/api/sources/{source['id']}")["source"] == source
        assert get(client, f"/api/events?source={source['id']}")["total"] >= source["events"] > 0
        assert get(client, f"/api/documents?source={source['id']}")["total"] == source["documents"] + source["reprints"]
    for storyline in get(client, "/api/storylines")["storylines"]:
        found = get(client, f"/api/storylines/{storyline['id']}")
        assert found["storyline"] == storyline
        assert [member["event"] for member in found["members"]] == [event["id"] for event in found["events"]]
    assert client.get("/api/pairs/KEN/KEN").json() == {
        "error": "KEN and KEN are one party: nobody is a pair with itself."
    }


# ---------------------------------------------------------------- lists in stretches
def test_a_list_says_where_it_goes_on(client: TestClient) -> None:
    first = client.get("/api/events?text=Kenya Somalia&limit=1")
    record = first.json()
    assert (record["total"], record["start"], record["limit"], record["previous"]) == (2, 0, 1, None)
    assert record["next"] == "/api/events?text=Kenya+Somalia&limit=1&start=1"
    assert f'<{record["next"]}>; rel="next"' in first.headers["link"]
    last = client.get(record["next"])
    assert last.json()["next"] is None
    assert last.json()["previous"] == "/api/events?text=Kenya+Somalia&limit=1&start=0"
    assert 'rel="prev"' in last.headers["link"]
    assert [first.json()["events"][0]["id"], last.json()["events"][0]["id"]] == ["e-letter", "e-meeting"]


@pytest.mark.parametrize(
    "address",
    [
        "/api/events",
        "/api/documents",
        "/api/actors",
        "/api/events/e-letter/accounts",
        "/api/events/e-letter/propositions",
    ],
)
def test_stretches_put_together_are_the_whole_list(client: TestClient, address: str) -> None:
    name = address.rpartition("/")[2]
    whole = get(client, address)[name]
    assert len(whole) > 1
    parts, following = [], f"{address}?limit=1"
    while following:
        stretch = get(client, following)
        assert len(stretch[name]) == 1
        parts += stretch[name]
        following = stretch["next"]
    assert parts == whole
    assert get(client, f"{address}?start=1000")[name] == []


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("actor=villa", ["e-letter", "e-meeting"]),
        ("actor=SOM&disputed=true", ["e-letter"]),
        ("pair=Kenya,Somalia", ["e-letter", "e-meeting"]),
        ("type=ASSAULT", []),
        ("from=2023-05-16&to=2023", ["e-letter"]),
        ("to=2022", []),
        ("place=Kampala", ["e-meeting"]),
        ("dated=false", ["e-meeting"]),
        ("text=letter", ["e-letter"]),
    ],
)
def test_the_filters_of_the_chronology(client: TestClient, query: str, found: list[str]) -> None:
    assert [event["id"] for event in get(client, f"/api/events?{query}")["events"]] == found


# ---------------------------------------------------------------- what is wrong, in one sentence
@pytest.mark.parametrize(
    ("address", "status", "words"),
    [
        ("/api/events?limit=0", 422, "limit is at least 1."),
        ("/api/events?limit=501", 422, "limit is at most 500."),
        ("/api/events?limit=many", 422, "limit is a whole number."),
        ("/api/events?start=-1", 422, "start is at least 0."),
        ("/api/events?lmit=5", 422, "There is no parameter “lmit” here."),
        ("/api/events?type=WAR", 422, "There is no type “WAR”; the types are"),
        ("/api/events?from=yesterday", 422, "from is a day, month or year: 2016-06-29, 2016-06 or 2016."),
        ("/api/events?to=2016-02-31", 422, "“2016-02-31” is no date"),
        ("/api/events?pair=Kenya", 422, "Pair is two names with a comma between them"),
        ("/api/events?dated=perhaps", 422, "dated is true or false."),
        ("/api/events?actor=nobody-at-all", 422, "No actor nobody-at-all"),
        ("/api/search", 422, "“text” is missing."),
        ("/api/search?text=" + "x" * 301, 422, "text is too long: at most 300 characters."),
        ("/api/events/nothing", 404, "No event nothing."),
        ("/api/events/nothing/accounts", 404, "No event nothing."),
        ("/api/documents/nothing", 404, "No document nothing."),
        ("/api/actors/nobody", 404, "No actor nobody."),
        ("/api/nothing", 404, "There is no page /api/nothing."),
    ],
)
def test_what_is_wrong_is_said_in_one_sentence(client: TestClient, address: str, status: int, words: str) -> None:
    answer = client.get(address)
    assert answer.status_code == status
    assert list(answer.json()) == ["error"]
    assert answer.json()["error"].startswith(words)
    assert answer.json()["error"].endswith(".")


@pytest.mark.parametrize("method", ["POST", "PUT", "PATCH", "DELETE"])
def test_it_is_read_only_by_default(client: TestClient, method: str) -> None:
    answer = client.request(method, "/api/corrections")
    assert answer.status_code == 405
    assert answer.headers["allow"] == "GET, HEAD"
    assert "read-only" in answer.json()["error"]


def test_changes_need_the_token_even_of_who_has_signed_in(web_store: Path) -> None:
    from visiting import csrf_of, send

    client = TestClient(create_app(web_store, Settings(token=TOKEN, api_changes=True)))
    send(client, "/sign-in", "/sign-in", token=TOKEN)
    assert client.get("/api/corrections").status_code == 200
    headers = {"X-CSRF-Token": csrf_of(client, "/events")}
    assert client.post("/api/corrections", json={}, headers=headers).status_code == 401
    cross = {"Authorization": f"Bearer {TOKEN}", "Sec-Fetch-Site": "cross-site"}
    assert client.post("/api/corrections", json={}, headers=cross).status_code == 403


# ---------------------------------------------------------------- what it declares
def operations(client: TestClient) -> list[tuple[str, str, dict[str, Any]]]:
    paths = get(client, "/api/openapi.json")["paths"]
    return [(path, method, each) for path, methods in paths.items() for method, each in methods.items()]


def test_every_operation_is_described(client: TestClient) -> None:
    assert get(client, "/api/openapi.json")["openapi"].startswith("3.1.")
    names = [each["operationId"] for _, _, each in operations(client)]
    assert len(set(names)) == len(names) >= 19
    for path, _, each in operations(client):
        assert each["summary"], path
        assert each["description"].endswith("."), path
        assert {"200", "304", "400", "401", "422"} <= set(each["responses"]), path
        assert ("404" in each["responses"]) == ("{" in path), path
        assert each["responses"]["200"]["content"]["application/json"]["schema"]["$ref"], path
        assert all(parameter.get("description") for parameter in each.get("parameters", ())), path


def test_its_page_names_every_operation_and_parameter(client: TestClient) -> None:
    page = client.get("/api").text
    for path, method, each in operations(client):
        assert f"<code>{method.upper()} {path}</code>" in page
        for parameter in each.get("parameters", ()):
            assert f"<code>{parameter['name']}</code>" in page
    assert not re.search(r"https?://", page)


def test_shapes_have_the_fields_of_the_export(whole: dict[str, Any]) -> None:
    """What the API declares is what `formats.json` writes, field by field."""
    for name, shape in (
        ("documents", shapes.Document),
        ("actors", shapes.Actor),
        ("attributions", shapes.Attribution),
        ("propositions", shapes.Proposition),
        ("comparisons", shapes.Comparison),
        ("links", shapes.Link),
    ):
        for record in whole[name]:
            assert shape.model_validate(record).model_dump(exclude_unset=True) == record
    for event in whole["events"]:
        del event["corroboration"]
        assert shapes.Event.model_validate(event).model_dump(exclude_unset=True) == event


def test_what_persons_did_to_an_event_is_declared_and_told(own_store: Path) -> None:
    with open_writer(own_store) as writer:
        fixed = Fixed(1, "date", "2023-05-17", "2023-05-16", "named", AT, "A. Reader")
        rejected = Rejected(3, composed.SENT.accounts[0], "a letter was sent", "occurrence", AT)
        told = replace(
            composed.LETTER, fixed=(fixed,), remarks=(Remark(2, "ask the embassy", AT),), rejected=(rejected,)
        )
        writer.replace_chronology(replace(composed.CHRONOLOGY, events=(told,), links=()))
    client = TestClient(create_app(own_store))
    record = get(client, "/api/events/e-letter")["event"]
    assert shapes.Event.model_validate(record).model_dump(exclude_unset=True) == record
    assert [each["value"] for each in record["fixed"]] == ["2023-05-17"]
    declared = get(client, "/api/openapi.json")["components"]["schemas"]["Event"]
    assert {"fixed", "remarks", "rejected"} <= set(declared["properties"])
    assert not {"fixed", "remarks", "rejected"} & set(declared["required"])


def test_every_operation_has_an_example_that_fits_what_it_declares(web_store: Path) -> None:
    described = TestClient(
        create_app(web_store, Settings(token=TOKEN, api_changes=True)), headers={"Authorization": f"Bearer {TOKEN}"}
    )
    description = get(described, "/api/openapi.json")
    for path, _, each in operations(described):
        (status,) = {"200", "201", "202"} & set(each["responses"])
        content = each["responses"][status]["content"]["application/json"]
        wanted = {**content["schema"], "components": description["components"]}
        problems = [error.message for error in Draft202012Validator(wanted).iter_errors(content["example"])]
        assert not problems, f"{path}: {problems}"
        for parameter in each.get("parameters", ()):
            if parameter["in"] == "path":
                assert parameter["schema"]["examples"], f"{path}: {parameter['name']}"


def test_the_twin_of_a_document_does_not_count_who_says_its_events(client: TestClient) -> None:
    events = get(client, "/documents/post.txt.json")["events"]
    assert [event["id"] for event in events] == ["e-letter", "e-meeting"]
    assert not any("corroboration" in event for event in events)
