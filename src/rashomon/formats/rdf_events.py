"""Events in the RDF export: what they are, which words tell of them and how, and what each telling says of them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from rashomon.formats.iris import document_name, name
from rashomon.formats.rdf_scene import Scene
from rashomon.formats.trig import Graphs, Literal
from rashomon.model import Event, EventMention, Fixed, Modality, Participant, PloverType, Reading
from rashomon.presenting.corrections import NO_NAME, set_words

#: What GRaSP calls the way in which a clause tells of an event.
_FACTUALITY: Mapping[Modality, tuple[str, ...]] = {
    "actual": ("graspf:certain", "graspf:positive", "graspf:non-future"),
    "reported": ("graspf:underspecified", "graspf:positive", "graspf:non-future"),
    "possible": ("graspf:possible", "graspf:positive"),
    "future": ("graspf:underspecified", "graspf:positive", "graspf:future"),
    "negated": ("graspf:certain", "graspf:negative", "graspf:non-future"),
}


def state_event(graphs: Graphs, scene: Scene, event: Event) -> None:
    """An event. Who took part, when and where it was stands here only if it occurred and nobody disputes that part; a
    date or type that a person set stands in a graph of that person's."""
    subject = name("event", event.id)
    graphs.type(subject, "sem:Event", "gaf:Instance")
    graphs.state(subject, "rdfs:label", Literal(event.label))
    graphs.state(subject, "dcterms:abstract", Literal(event.summary.text) if event.summary.text else None)
    graphs.state(subject, "rashomon:status", Literal(event.status))
    for dimension in event.disputed:
        graphs.state(subject, "rashomon:disputed", Literal(dimension))
    fixed = {each.what: each for each in event.fixed}
    for each in event.fixed:
        _state_fixed(graphs, scene, event, each)
    for number, remark in enumerate(event.remarks, 1):
        graph = _persons_graph(graphs, ("remark", event.id, str(number)), remark.by, remark.at)
        graphs.state(subject, "rdfs:comment", Literal(remark.words), graph)
    if event.plover is not None and "type" not in fixed:
        _state_type(graphs, subject, event.plover)
    if event.status != "occurred":
        return
    if "participants" not in event.disputed:
        _state_participants(graphs, event.id, event.participants)
    if "date" not in event.disputed and "date" not in fixed:
        scene.state_time(graphs, subject, event.time)
    if "place" not in event.disputed and event.place is not None:
        scene.state_place(graphs, subject, event.place)


def _state_fixed(graphs: Graphs, scene: Scene, event: Event, fixed: Fixed) -> None:
    """The date or type that a person set, in a graph of that person's: no document says so."""
    graph = _persons_graph(graphs, ("correction", event.id, fixed.what), fixed.by, fixed.at)
    graphs.state(graph, "rdfs:comment", Literal(set_words(fixed), language="en"))
    if fixed.what == "date":
        scene.state_time(graphs, name("event", event.id), event.time, graph)
    elif event.plover is not None:
        _state_type(graphs, name("event", event.id), event.plover, graph)


def _persons_graph(graphs: Graphs, named: tuple[str, str, str], by: str | None, at: str) -> str:
    """A graph of what a person says, with who and when; gives its name."""
    kind, *ids = named
    graph = name(kind, *ids)
    person = name("person", by) if by else name("person-of", kind, *ids)
    graphs.type(graph, "prov:Entity")
    graphs.state(graph, "prov:wasAttributedTo", person)
    graphs.state(graph, "dcterms:date", Literal(at[:10], "xsd:date") if at else None)
    graphs.type(person, "prov:Agent", "prov:Person")
    graphs.state(person, "rdfs:label", Literal(by or NO_NAME))
    return graph


def state_tellings(graphs: Graphs, scene: Scene, reading: Reading) -> None:
    """The clauses of a document that tell of events: each as a mention with its factuality, and what it says of its
    event in the named graph of its telling, be that a voice's or the document's own. A clause that denies its event
    says nothing of who, when and where."""
    document = reading.document
    for mention in reading.event_mentions:
        home = scene.home.get(mention.id)
        if home is None:
            continue
        event = name("event", home)
        telling = name("telling", mention.attribution or document.id)
        attribution = scene.known.attributions.get(mention.attribution or "")
        level = attribution.innermost if attribution is not None else None
        voices = scene.state_voices(graphs, level, document, attribution.id if attribution else document.id)
        place = scene.state_mention(graphs, mention.span, event)
        graphs.state(event, "gaf:denotedBy", place)
        _state_factuality(graphs, place, mention, voices)
        if mention.modality != "negated" and _state_telling(graphs, scene, mention, home, telling):
            graphs.type(telling, "prov:Entity")
            graphs.state(telling, "prov:wasQuotedFrom", document_name(document.id))
            for voice in voices:
                graphs.state(telling, "prov:wasAttributedTo", voice)


def _state_factuality(graphs: Graphs, place: str, mention: EventMention, voices: Iterable[str]) -> None:
    perspective = name("factuality", mention.id)
    graphs.state(place, "grasp:hasAttribution", perspective)
    graphs.type(perspective, "grasp:Attribution", "prov:Entity")
    graphs.state(perspective, "rashomon:modality", Literal(mention.modality))
    for value in _FACTUALITY[mention.modality]:
        graphs.state(perspective, "rdf:value", value)
    for voice in voices:
        graphs.state(place, "grasp:wasAttributedTo", voice)
        graphs.state(perspective, "prov:wasAttributedTo", voice)


def _state_telling(graphs: Graphs, scene: Scene, mention: EventMention, event: str, graph: str) -> bool:
    """Who, when and where, as one clause has it; whether it says any of that."""
    _state_participants(graphs, event, mention.participants, graph)
    if mention.time.date.known:
        scene.state_time(graphs, name("event", event), mention.time, graph)
    if mention.place is not None:
        scene.state_place(graphs, name("event", event), mention.place, graph)
    return bool(mention.participants or mention.time.date.known or mention.place)


def _state_participants(graphs: Graphs, event: str, participants: Iterable[Participant], graph: str = "") -> None:
    """Who takes part, and in which role (SEM's pattern: a role stands between the event and the actor)."""
    subject = name("event", event)
    for participant in participants:
        actor = name("actor", participant.actor)
        role = name("role", event, participant.role, participant.actor)
        kind = name("role-type", participant.role)
        graphs.state(subject, "sem:hasActor", actor, graph)
        graphs.state(subject, "sem:hasActor", role, graph)
        graphs.type(role, "sem:Role", graph=graph)
        graphs.state(role, "rdf:value", actor, graph)
        graphs.state(role, "sem:roleType", kind, graph)
        graphs.type(kind, "sem:RoleType")
        graphs.state(kind, "rdfs:label", Literal(participant.role, language="en"))


def _state_type(graphs: Graphs, event: str, plover: PloverType, graph: str = "") -> None:
    """The PLOVER type of an event, as fine as it is known."""
    words = [part for part in (plover.root, plover.mode) if part]
    kind = name("plover", *words)
    graphs.state(event, "sem:eventType", kind, graph)
    graphs.type(kind, "sem:EventType")
    graphs.state(kind, "rdfs:label", Literal(" / ".join(words).lower(), language="en"))
