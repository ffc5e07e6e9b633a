"""The network of actors, read back by networkx."""

from __future__ import annotations

import io
import pickle
import re
import xml.etree.ElementTree as ET
from dataclasses import replace
from typing import Any

import networkx
import pytest
from networkx.readwrite.gexf import GEXF

import composed
from rashomon.formats.gexf import NAMESPACE, files
from rashomon.model import NO_DATE, Actor, Chronology, Date, Event, EventStatus, EventTime, Participant, PloverType

#: Of the schema of GEXF 1.3 (gephi/gexf, 1.3/gexf.xsd and data.xsd): the types of attributes that we may declare.
TYPES = {"integer", "long", "double", "float", "boolean", "string", "liststring", "anyURI"}
ENVOYS = (Actor("state:PER", "Peru", "state", "PER", "PER"), Actor("state:ECU", "Ecuador", "state", "ECU", "ECU"))


@pytest.fixture(autouse=True)
def _version(monkeypatch: pytest.MonkeyPatch) -> None:
    """networkx reads GEXF 1.3 from 3.6 on, by this entry in its table (its pull request 8196); followthemoney 3.8 holds
    it below 3.5."""
    if "1.3" not in GEXF.versions:
        address = {"NS_GEXF": NAMESPACE, "NS_VIZ": f"{NAMESPACE}/viz", "VERSION": "1.3"}
        entry = GEXF.versions["1.2draft"] | address
        monkeypatch.setitem(GEXF.versions, "1.3", entry)


def event(
    name: str,
    root: str | None,
    *participants: tuple[str, str],
    day: Date = NO_DATE,
    status: EventStatus = "occurred",
    cameo: str | None = None,
) -> Event:
    """An event with participants as (role, actor)."""
    return Event(
        name,
        name,
        PloverType(root) if root else None,
        cameo,
        tuple(Participant(role, actor) for role, actor in participants),  # type: ignore[arg-type]
        EventTime(day, "explicit", "as told"),
        None,
        status,
        (),
        (),
        (),
    )


def network(*events: Event, actors: tuple[Actor, ...] = ENVOYS) -> Any:
    """The graph that networkx reads."""
    (file,) = files(Chronology((), actors, events))
    return networkx.read_gexf(io.BytesIO(file.content), version="1.3")


ACTS = (("actor", "state:PER"), ("recipient", "state:ECU"))
MAY = Date("2019-05-02", "2019-05-02", "2019-05-02")
JUNE = Date("2019-06", "2019-06-01", "2019-06-30")


def test_an_edge_runs_from_who_acts_to_whom() -> None:
    graph = network(event("protest", "ACCUSE", *ACTS, day=MAY), event("raid", "ASSAULT", *ACTS, day=JUNE))
    assert set(graph.nodes) == {"state:PER", "state:ECU"}
    ((source, target, edge),) = graph.edges(data=True)
    assert (source, target, edge["label"]) == ("state:PER", "state:ECU", "Peru → Ecuador")
    assert (edge["events"], edge["quad_3"], edge["quad_4"]) == (2, 1, 1)
    assert (edge["start"], edge["end"], edge["weight"]) == ("2019-05-02", "2019-06-30", 2.0)
    assert graph.nodes["state:PER"]["country"] == "PER"


def test_the_goldstein_mean_is_of_the_events_own_codes() -> None:
    """CAMEO 190 (fight) is -10, 040 (consult) is 1."""
    graph = network(event("battle", "ASSAULT", *ACTS, cameo="190"), event("talks", "CONSULT", *ACTS, cameo="040"))
    ((*_, edge),) = graph.edges(data=True)
    assert edge["goldstein"] == -4.5


def test_those_who_act_together_are_joined_both_ways_by_one_edge() -> None:
    graph = network(event("summit", "CONSULT", ("actor", "state:PER"), ("actor", "state:ECU")))
    edges = list(graph.edges(data=True))
    assert {(a, b) for a, b, _ in edges} == {("state:PER", "state:ECU"), ("state:ECU", "state:PER")}
    assert {edge["id"] for *_, edge in edges} == {"together:state:ECU:state:PER"}


def test_what_is_only_planned_or_is_denied_counts_for_no_quad_class() -> None:
    graph = network(
        event("plan", "CONSULT", *ACTS, status="planned"),
        event("charge", "ASSAULT", *ACTS, status="denied"),
        event("told", "ASSAULT", *ACTS, status="claimed"),
    )
    ((*_, edge),) = graph.edges(data=True)
    assert (edge["events"], edge["happened"], edge["planned"], edge["denied"]) == (3, 1, 1, 1)
    assert (edge["quad_1"], edge["quad_4"]) == (0, 1)


def test_a_dispute_is_flagged_on_the_edge() -> None:
    told = event("letter", "CONSULT", *ACTS)
    ((*_, edge),) = network(told).edges(data=True)
    assert edge["disputed"] is False
    ((*_, edge),) = network(replace(told, disputed=("content",))).edges(data=True)
    assert (edge["disputed"], edge["disputed_events"]) == (True, 1)


def test_undated_events_give_an_edge_no_period() -> None:
    ((*_, edge),) = network(event("talks", "CONSULT", *ACTS)).edges(data=True)
    assert "start" not in edge
    assert "end" not in edge
    assert edge["dated"] == 0


def test_an_event_without_a_type_has_no_scale() -> None:
    ((*_, edge),) = network(event("something", None, *ACTS)).edges(data=True)
    assert "goldstein" not in edge
    assert edge["happened"] == 1


def test_names_that_xml_cannot_hold_are_mended() -> None:
    hostile = (Actor("state:PER", 'Peru\x00 <b>"&', "state"), ENVOYS[1])
    graph = network(event("talks", "CONSULT", *ACTS), actors=hostile)
    assert graph.nodes["state:PER"]["label"] == 'Peru\ufffd <b>"&'


def test_the_file_keeps_to_the_schema() -> None:
    """What networkx passes over: version, types of attributes, unique ids of edges, days as dates."""
    (file,) = files(composed.CHRONOLOGY)
    root = ET.fromstring(file.content)
    assert (root.tag, root.get("version")) == (f"{{{NAMESPACE}}}gexf", "1.3")
    assert {each.get("type") for each in root.iter(f"{{{NAMESPACE}}}attribute")} <= TYPES
    edges = [edge.get("id") for edge in root.iter(f"{{{NAMESPACE}}}edge")]
    assert edges == [
        "act:office:KEN/president:office:SOM/president",
        "together:office:KEN/president:office:SOM/president",
    ]
    days = [each.get(end) for each in root.iter() for end in ("start", "end")]
    assert all(re.fullmatch(r"\d{4}-\d{2}-\d{2}", day) for day in days if day is not None)
    (meeting,) = (e for e in root.iter(f"{{{NAMESPACE}}}edge") if e.get("kind") == "together")
    assert meeting.get("type") == "mutual"


def test_the_same_bytes_twice() -> None:
    assert files(composed.CHRONOLOGY) == files(pickle.loads(pickle.dumps(composed.CHRONOLOGY)))
