"""RDF as TriG: events in SEM, mentions in GAF with NIF offsets, perspectives in GRaSP, where all comes from in PROV-O.

The default graph holds what stands in the documents and what no account disputes: who is quoted where, on what, with
which stance; an event's participants, time and place only where it occurred and they are not in dispute. What a voice
claims stands in a named graph of its own, which the default graph attributes to the voice; so do the reader's own
judgements, and what persons corrected. `knowledge/formats/vocabularies.yaml` has every term with its source.
"""

from __future__ import annotations

import hashlib
from functools import cache
from typing import Any

from rashomon import __version__
from rashomon.encoder.trunk import weights_name
from rashomon.formats.exporting import ExportFile
from rashomon.formats.iris import TERMS, document_name, name, passage, whole
from rashomon.formats.rdf_claims import state_accounts, state_attributions, state_comparisons, state_links
from rashomon.formats.rdf_events import state_event, state_tellings
from rashomon.formats.rdf_scene import Scene, scene_of
from rashomon.formats.trig import Graphs, Literal
from rashomon.knowledge.files import read_yaml
from rashomon.model import Actor, Chronology, Reading, Span

#: What an actor of each kind is in PROV-O; only persons are told apart from bodies.
_PERSON = frozenset({"person"})


@cache
def vocabularies() -> Any:
    """The table of vocabularies: of each prefix its `namespace`, where it is `published` and its `terms`; `ours`."""
    return read_yaml("formats/vocabularies.yaml")


def files(chronology: Chronology) -> tuple[ExportFile, ...]:
    """The chronology as one TriG file."""
    prefixes = {prefix: each["namespace"] for prefix, each in vocabularies()["vocabularies"].items()}
    graphs = Graphs({**prefixes, "rashomon": TERMS})
    scene = scene_of(chronology)
    _state_terms(graphs)
    reading = _state_reading(graphs, chronology)
    for each in chronology.readings:
        _state_document(graphs, scene, each)
        state_attributions(graphs, scene, each)
        state_tellings(graphs, scene, each)
    for actor in chronology.actors:
        _state_actor(graphs, scene, actor)
    for event in chronology.events:
        state_event(graphs, scene, event)
    state_accounts(graphs, scene)
    state_comparisons(graphs, scene, reading)
    state_links(graphs, scene, reading)
    return (ExportFile("rashomon.trig", graphs.text().encode()),)


def _state_terms(graphs: Graphs) -> None:
    """The terms of our own, with what they mean."""
    for term, meaning in vocabularies()["ours"].items():
        graphs.type(f"rashomon:{term}", "rdf:Property")
        graphs.state(f"rashomon:{term}", "rdfs:label", Literal(term, language="en"))
        graphs.state(f"rashomon:{term}", "rdfs:comment", Literal(meaning, language="en"))


def _state_reading(graphs: Graphs, chronology: Chronology) -> str:
    """That the documents were read, by which version; gives the name of the activity."""
    documents = sorted(reading.document.id for reading in chronology.readings)
    activity = name("reading", hashlib.sha256("|".join(documents).encode()).hexdigest()[:16])
    reader = name("reader", __version__)
    graphs.type(reader, "prov:Agent", "prov:SoftwareAgent")
    graphs.state(reader, "rdfs:label", Literal(f"Rashomon {__version__}, weights {weights_name()}"))
    graphs.type(activity, "prov:Activity")
    graphs.state(activity, "prov:wasAssociatedWith", reader)
    for document in documents:
        graphs.state(activity, "prov:used", document_name(document))
    return activity


def _state_document(graphs: Graphs, scene: Scene, reading: Reading) -> None:
    """A document and its text as a string; what it took from others word for word."""
    document = reading.document
    subject, text = document_name(document.id), whole(document)
    graphs.type(subject, "prov:Entity")
    graphs.state(subject, "dcterms:title", Literal(document.title) if document.title else None)
    graphs.state(subject, "dcterms:identifier", Literal(document.id))
    graphs.state(subject, "dcterms:identifier", Literal(f"sha256:{document.sha256}"))
    graphs.state(subject, "dcterms:issued", scene.edtf(document.published.date))
    graphs.state(subject, "dcterms:publisher", scene.narrator(document))
    graphs.state(subject, "dc:language", Literal(document.language) if document.language else None)
    graphs.state(subject, "rashomon:kind", Literal(document.kind))
    scene.state_voice(graphs, scene.narrator(document), scene.known.publisher(document.id))
    if document.kind == "statement":
        graphs.state(subject, "prov:wasAttributedTo", scene.narrator(document))
    if document.carrier_of is not None:
        graphs.state(subject, "prov:wasQuotedFrom", document_name(document.carrier_of))
    for copied in document.copied:
        scene.state_passage(graphs, copied.span)
        graphs.type(passage(copied.span), "prov:Entity")
        graphs.state(passage(copied.span), "prov:wasQuotedFrom", document_name(copied.original))
    graphs.type(text, "nif:Context", "nif:RFC5147String")
    graphs.state(text, "nif:isString", Literal(document.text))
    graphs.state(text, "nif:beginIndex", Literal("0", "xsd:nonNegativeInteger"))
    graphs.state(text, "nif:endIndex", Literal(str(len(document.text)), "xsd:nonNegativeInteger"))
    graphs.state(text, "nif:sourceUrl", subject)


def _state_actor(graphs: Graphs, scene: Scene, actor: Actor) -> None:
    """An actor, and for whom it speaks with the evidence for that."""
    subject = name("actor", actor.id)
    kind = name("actor-type", actor.kind)
    scene.state_voice(graphs, subject, actor.name)
    graphs.type(subject, "prov:Person" if actor.kind in _PERSON else "prov:Organization")
    graphs.state(subject, "sem:actorType", kind)
    graphs.type(kind, "sem:ActorType")
    graphs.state(kind, "rdfs:label", Literal(actor.kind, language="en"))
    graphs.state(subject, "rashomon:country", Literal(actor.country) if actor.country else None)
    if actor.side is None or actor.side == actor.id:
        return
    side = name("actor", actor.side)
    delegation = name("side", actor.id)
    graphs.state(subject, "prov:actedOnBehalfOf", side)
    graphs.state(subject, "prov:qualifiedDelegation", delegation)
    graphs.type(delegation, "prov:Delegation")
    graphs.state(delegation, "prov:agent", side)
    evidence = actor.side_evidence
    if isinstance(evidence, Span):
        scene.state_passage(graphs, evidence)
        graphs.state(delegation, "rdfs:seeAlso", passage(evidence))
    elif evidence is not None:
        graphs.state(delegation, "rdfs:comment", Literal(evidence, language="en"))
