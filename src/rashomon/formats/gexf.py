"""GEXF 1.3 (https://gexf.net/schema.html): a network of actors, an edge for what one does to another.

Edges of kind "act" run from those who act to those they act on; mutual edges of kind "together" join those who act
together on nobody named. Counts by quad class and the Goldstein mean are of events that are told to have happened;
what is only planned or possible, or is denied by all who speak of it, has counts of its own.
"""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import combinations
from statistics import fmean

from rashomon import __version__
from rashomon.formats.contents import quad_of, scale_of
from rashomon.formats.exporting import ExportFile
from rashomon.knowledge.ontology import quad_classes
from rashomon.model import Actor, Chronology, Event, EventStatus

NAMESPACE = "http://gexf.net/1.3"
ACT, TOGETHER = "act", "together"
#: Statuses of events that are told to have happened, by whomever.
HAPPENED: frozenset[EventStatus] = frozenset({"occurred", "claimed", "disputed"})
#: Decimals of the Goldstein mean, one more than its values have.
_DECIMALS = 2
#: What XML 1.0 cannot hold (https://www.w3.org/TR/xml/#charsets), not even escaped.
_NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")

_NODE: Mapping[str, str] = {
    "kind": "string",
    "country": "string",
    "cameo": "string",
    "side": "string",
    "events": "integer",
}
_EDGE: Mapping[str, str] = {
    "events": "integer",
    "happened": "integer",
    "quad_1": "integer",
    "quad_2": "integer",
    "quad_3": "integer",
    "quad_4": "integer",
    "goldstein": "double",
    "planned": "integer",
    "possible": "integer",
    "denied": "integer",
    "disputed": "boolean",
    "disputed_events": "integer",
    "dated": "integer",
}


@dataclass(slots=True)
class _Edge:
    """The events between two actors, gathered."""

    kind: str
    source: str
    target: str
    events: list[Event] = field(default_factory=list)


def files(chronology: Chronology) -> tuple[ExportFile, ...]:
    """The network of a chronology as one GEXF file."""
    edges = _edges(chronology.events)
    ET.register_namespace("", NAMESPACE)
    root = ET.Element(_tag("gexf"), {"version": "1.3"})
    meta = ET.SubElement(root, _tag("meta"))
    ET.SubElement(meta, _tag("creator")).text = f"Rashomon {__version__}"
    ET.SubElement(meta, _tag("description")).text = "Who does what to whom, as the documents tell it"
    graph = ET.SubElement(
        root,
        _tag("graph"),
        {"mode": "dynamic", "defaultedgetype": "directed", "timeformat": "date", **_period(chronology.events)},
    )
    _declare(graph, "node", _NODE)
    _declare(graph, "edge", _EDGE)
    _nodes(graph, chronology)
    names = {actor.id: actor.name for actor in chronology.actors}
    into = ET.SubElement(graph, _tag("edges"))
    for edge in edges:
        _write_edge(into, edge, names)
    ET.indent(root, " ")
    content = ET.tostring(root, encoding="unicode")
    return (ExportFile("rashomon.gexf", f'<?xml version="1.0" encoding="UTF-8"?>\n{content}\n'.encode()),)


def _edges(events: Iterable[Event]) -> list[_Edge]:
    """All edges with their events, in the order of their ends."""
    found: dict[tuple[str, str, str], list[Event]] = defaultdict(list)
    for event in events:
        for ends in _pairs(event):
            found[ends].append(event)
    return [_Edge(kind, a, b, told) for (a, b, kind), told in sorted(found.items(), key=lambda item: item[0])]


def _pairs(event: Event) -> Iterator[tuple[str, str, str]]:
    """The ends of an event's edges with their kind, each once."""
    acting = sorted({p.actor for p in event.participants if p.role == "actor"})
    affected = sorted({p.actor for p in event.participants if p.role == "recipient"})
    if affected:
        yield from ((a, b, ACT) for a in acting for b in affected if a != b)
    else:
        yield from ((a, b, TOGETHER) for a, b in combinations(acting, 2))


def _nodes(graph: ET.Element, chronology: Chronology) -> None:
    """The actors that take part in an event; those who are only spoken of are left out."""
    told: dict[str, set[str]] = defaultdict(set)
    for event in chronology.events:
        for participant in event.participants:
            told[participant.actor].add(event.id)
    known = {actor.id: actor for actor in chronology.actors}
    into = ET.SubElement(graph, _tag("nodes"))
    for each in sorted(told):
        actor = known.get(each, Actor(each, each, "group"))
        node = ET.SubElement(into, _tag("node"), {"id": each, "label": _clean(actor.name)})
        side = known[actor.side].name if actor.side in known else actor.side
        _values(
            node,
            _NODE,
            {
                "kind": actor.kind,
                "country": actor.country,
                "cameo": actor.cameo,
                "side": side,
                "events": len(told[each]),
            },
        )


def _write_edge(into: ET.Element, edge: _Edge, names: Mapping[str, str]) -> None:
    happened = [event for event in edge.events if event.status in HAPPENED]
    disputed = [event for event in edge.events if event.disputed or event.status == "disputed"]
    scale = [value for value in (scale_of(e.plover, e.cameo) for e in happened) if value is not None]
    arrow = "→" if edge.kind == ACT else "–"
    untold = "" if happened else " (nothing that is told to have happened)"
    attributes = {
        "id": f"{edge.kind}:{edge.source}:{edge.target}",
        "source": edge.source,
        "target": edge.target,
        "type": "directed" if edge.kind == ACT else "mutual",
        "kind": edge.kind,
        "label": _clean(f"{names.get(edge.source, edge.source)} {arrow} {names.get(edge.target, edge.target)}{untold}"),
        "weight": f"{float(len(edge.events))}",
        **_period(edge.events),
    }
    values: dict[str, str | int | float | bool | None] = {
        "events": len(edge.events),
        "happened": len(happened),
        "goldstein": round(fmean(scale), _DECIMALS) if scale else None,
        "planned": sum(event.status == "planned" for event in edge.events),
        "possible": sum(event.status == "possible" for event in edge.events),
        "denied": sum(event.status == "denied" for event in edge.events),
        "disputed": bool(disputed),
        "disputed_events": len(disputed),
        "dated": sum(event.time.date.known for event in edge.events),
    }
    quads = [quad_of(event.plover) for event in happened]
    values.update({f"quad_{quad}": quads.count(quad) for quad in quad_classes()})
    _values(ET.SubElement(into, _tag("edge"), attributes), _EDGE, values)


def _period(events: Iterable[Event]) -> dict[str, str]:
    """From the earliest to the latest day that the dated ones allow, as far as both are bounded."""
    dates = [event.time.date for event in events if event.time.date.known]
    start = min((d.earliest for d in dates if d.earliest is not None), default=None)
    end = max((d.latest for d in dates if d.latest is not None), default=None)
    return {key: day for key, day in (("start", start), ("end", end)) if day is not None}


def _declare(graph: ET.Element, of: str, attributes: Mapping[str, str]) -> None:
    declared = ET.SubElement(graph, _tag("attributes"), {"class": of, "mode": "static"})
    for title, kind in attributes.items():
        ET.SubElement(declared, _tag("attribute"), {"id": title, "title": title, "type": kind})


def _values(of: ET.Element, declared: Mapping[str, str], values: Mapping[str, str | int | float | bool | None]) -> None:
    """The values of a node or edge in the order in which they are declared; what is not known is left out."""
    into = ET.SubElement(of, _tag("attvalues"))
    for title in declared:
        value = values[title]
        if value is not None:
            text = str(value).lower() if isinstance(value, bool) else _clean(str(value))
            ET.SubElement(into, _tag("attvalue"), {"for": title, "value": text})


def _clean(text: str) -> str:
    return _NOT_XML.sub("\ufffd", text)


def _tag(name: str) -> str:
    return f"{{{NAMESPACE}}}{name}"
