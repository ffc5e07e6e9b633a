"""RDF: read back by rdflib, asked in SPARQL, and held against the published vocabularies."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any

import pytest
from rdflib import Dataset, URIRef
from rdflib import Literal as RdfLiteral
from rdflib.namespace import PROV

import composed
from rashomon.formats.iris import TERMS, name, passage
from rashomon.formats.rdf import files, vocabularies
from rashomon.formats.trig import Graphs, Literal
from rashomon.model import Account, Chronology, Event, EventTime, Participant, Proposition

#: rdflib 7 calls pyparsing by names that pyparsing has given up.
pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning")

#: The prefixes of the export, for queries.
PREFIXES = "".join(f"PREFIX {p}: <{v['namespace']}> " for p, v in vocabularies()["vocabularies"].items())
PREFIXES += f"PREFIX rashomon: <{TERMS}> "


def dataset(chronology: Chronology = composed.CHRONOLOGY) -> Dataset:
    """What rdflib reads."""
    (file,) = files(chronology)
    read = Dataset()
    read.parse(data=file.content.decode(), format="trig")
    return read


def asked(query: str, chronology: Chronology = composed.CHRONOLOGY) -> set[tuple[str, ...]]:
    """The rows that a query gives."""
    found: Any = dataset(chronology).query(PREFIXES + query)
    return {tuple(str(value) for value in row) for row in found}


def test_who_denies_what_of_which_event() -> None:
    rows = asked(
        """SELECT ?voice ?what ?label ?words WHERE {
          ?account a grasp:Attribution ; rdf:value graspf:negative ; rashomon:proposition ?row ;
            prov:wasAttributedTo [ rdfs:label ?voice ] .
          ?row rdfs:label ?what ; dcterms:subject [ rdfs:label ?label ] .
          ?mention grasp:hasAttribution ?account ; nif:anchorOf ?words .
        }"""
    )
    what = ("the letter promised to lift the ban on flights", "Kenya's president writes to Somalia's")
    assert rows == {
        ("State House spokesman", *what, "“held no promise of that kind”"),
        ("State House spokesman", *what, "The letter held no promise of that kind"),
    }


def test_what_a_voice_claims_stands_in_its_own_graph_and_nowhere_else() -> None:
    held = "SELECT ?g WHERE { GRAPH ?g { ?event dcterms:description ?what } }"
    assert asked(held) == {("urn:rashomon:account:c-1",), ("urn:rashomon:account:c-4",)}
    assert asked("SELECT ?event WHERE { ?event dcterms:description ?what }") == set()


def test_a_denial_is_a_negative_statement_in_the_graph_of_who_denies() -> None:
    rows = asked(
        """SELECT ?g ?event ?what WHERE { GRAPH ?g {
          ?denial a owl:NegativePropertyAssertion ; owl:sourceIndividual ?event ;
            owl:assertionProperty dcterms:description ; owl:targetValue ?what .
        } }"""
    )
    what = ("urn:rashomon:event:e-letter", "the letter promised to lift the ban on flights")
    assert rows == {("urn:rashomon:account:c-2", *what), ("urn:rashomon:account:c-3", *what)}


def test_silence_claims_nothing() -> None:
    read = dataset()
    graphs = {str(graph.identifier) for graph in read.contexts()}
    assert "urn:rashomon:account:c-5" not in graphs
    assert asked('SELECT ?c WHERE { ?a rashomon:stance "silent" ; rdfs:comment ?c }') == {("not in the text we have",)}


def test_every_claim_is_attributed_to_a_voice_and_quoted_from_a_document() -> None:
    unattributed = """SELECT ?g WHERE { GRAPH ?g { ?s ?p ?o }
      FILTER(STRSTARTS(STR(?g), "urn:rashomon:account:") || STRSTARTS(STR(?g), "urn:rashomon:telling:"))
      FILTER NOT EXISTS { ?g prov:wasAttributedTo ?voice . ?g prov:wasQuotedFrom|prov:hadPrimarySource ?document .
                          ?voice a prov:Agent ; rdfs:label ?label . ?document a prov:Entity } }"""
    assert asked(unattributed) == set()
    assert asked("SELECT ?g WHERE { GRAPH ?g { ?event sem:hasActor ?actor } }") >= {
        (f"urn:rashomon:telling:{composed.POST_DOCUMENT.id}",)
    }


def test_the_readers_own_verdicts_stand_in_a_graph_that_the_reading_made() -> None:
    rows = asked(
        """SELECT ?verdict ?a WHERE {
          GRAPH ?g { ?comparison rashomon:verdict ?verdict ; rashomon:compares ?a } .
          ?g prov:wasGeneratedBy [ prov:wasAssociatedWith [ a prov:SoftwareAgent ] ] . }"""
    )
    assert rows == {("deny", "urn:rashomon:account:c-1"), ("deny", "urn:rashomon:account:c-2")}


def letter(**changes: Any) -> Chronology:
    """The chronology with another letter."""
    return replace(composed.CHRONOLOGY, events=(replace(composed.LETTER, **changes), composed.MEETING))


def in_default(event: str, chronology: Chronology) -> set[str]:
    """The properties that the default graph states of an event."""
    found = dataset(chronology).default_context.predicates(URIRef(name("event", event)))
    return {str(predicate).rsplit("/", 1)[-1] for predicate in found}


def test_only_what_nobody_disputes_is_stated_of_an_event() -> None:
    assert {"hasActor", "hasTimeStamp"} <= in_default("e-letter", composed.CHRONOLOGY)
    assert "hasActor" not in in_default("e-letter", letter(disputed=("participants",)))
    assert "hasTimeStamp" not in in_default("e-letter", letter(disputed=("date",)))
    assert in_default("e-letter", letter(status="claimed")).isdisjoint({"hasActor", "hasTimeStamp"})
    assert in_default("e-meeting", composed.CHRONOLOGY).isdisjoint({"hasActor", "hasPlace"})


def test_an_uncertain_time_has_its_bounds_and_no_day() -> None:
    between = EventTime(replace(composed.TUESDAY, edtf="2023-05-16/2023-05-18", latest="2023-05-18"), "interval", "")
    told = in_default("e-letter", letter(time=between))
    assert {"hasEarliestBeginTimeStamp", "hasLatestEndTimeStamp"} <= told
    assert "hasTimeStamp" not in told


def test_roles_say_who_does_it_and_to_whom() -> None:
    rows = asked(
        """SELECT ?actor ?role WHERE { <urn:rashomon:event:e-letter> sem:hasActor ?r .
          ?r a sem:Role ; rdf:value [ rdfs:label ?actor ] ; sem:roleType [ rdfs:label ?role ] . }"""
    )
    assert rows == {("State House", "actor"), ("Villa Somalia", "recipient")}


def test_mentions_quote_the_documents_own_words() -> None:
    rows = asked(
        """SELECT ?text ?begin ?end ?words WHERE { ?mention nif:anchorOf ?words ; nif:beginIndex ?begin ;
          nif:endIndex ?end ; nif:referenceContext [ nif:isString ?text ] . }"""
    )
    assert len(rows) > 10
    assert all(text[int(begin) : int(end)] == words for text, begin, end, words in rows)


def test_a_side_is_a_delegation_with_its_evidence() -> None:
    rows = asked(
        """SELECT ?side ?why WHERE { <urn:rashomon:actor:office:KEN/president> prov:actedOnBehalfOf ?s ;
          prov:qualifiedDelegation [ prov:agent ?s ; rdfs:comment ?why ] . ?s rdfs:label ?side }"""
    )
    assert rows == {("Kenya", "the seat of Kenya")}


def test_a_statement_is_the_primary_source_of_its_publishers_words() -> None:
    """What a ministry says in its own statement is no quotation by somebody else."""
    statement = replace(composed.RADIO_DOCUMENT, kind="statement", publisher="office:KEN/president")
    readings = (replace(composed.RADIO_READING, document=statement), composed.POST_READING)
    chain = composed.KENYA_ON_AIR.chain[-1:]
    own = Account("c-9", "State House", None, None, chain, None, "asserts", None, composed.TUESDAY, (
        composed.span(statement, "The letter held no promise"),
    ))  # fmt: skip
    row = Proposition("p-9", "e-letter", "it held none", "content", (own,))
    told = replace(composed.CHRONOLOGY, readings=readings, propositions=(*composed.CHRONOLOGY.propositions, row))
    rows = asked("SELECT ?a WHERE { ?a prov:hadPrimarySource ?document . ?a a grasp:Attribution }", told)
    assert rows == {("urn:rashomon:account:c-9",)}


def test_a_reprint_is_quoted_from_its_original() -> None:
    reprint = replace(composed.RADIO_DOCUMENT, carrier_of=composed.POST_DOCUMENT.id)
    readings = (composed.POST_READING, replace(composed.RADIO_READING, document=reprint))
    read = dataset(replace(composed.CHRONOLOGY, readings=readings))
    original = URIRef(name("document", composed.POST_DOCUMENT.id))
    assert (URIRef(name("document", reprint.id)), PROV.wasQuotedFrom, original) in read.default_context


def terms_of(read: Dataset) -> set[str]:
    """Every name of a vocabulary that a file uses, wherever it stands."""
    namespaces = [each["namespace"] for each in vocabularies()["vocabularies"].values()] + [TERMS]
    nodes = {node for triple in read.quads() for node in triple if node is not None}
    datatypes = {node.datatype for node in nodes if isinstance(node, RdfLiteral) and node.datatype is not None}
    return {str(node) for node in nodes | datatypes if str(node).startswith(tuple(namespaces))}


def published() -> set[str]:
    """Every term that the published vocabularies have for us, and our own."""
    listed = {v["namespace"] + term for v in vocabularies()["vocabularies"].values() for term in v["terms"]}
    return listed | {TERMS + term for term in vocabularies()["ours"]}


def test_every_term_is_one_of_a_published_vocabulary_or_defined_in_the_file(demo_chronology: Chronology) -> None:
    used = terms_of(dataset(demo_chronology)) | terms_of(dataset())
    assert used - published() == set()
    assert all(each["published"] for each in vocabularies()["vocabularies"].values())


def test_no_term_is_listed_that_nothing_uses(demo_chronology: Chronology) -> None:
    (file,) = files(demo_chronology)
    (composed_file,) = files(composed.CHRONOLOGY)
    text = file.content.decode() + composed_file.content.decode()
    for prefix, vocabulary in vocabularies()["vocabularies"].items():
        for term in vocabulary["terms"]:
            shown = {"rdf:type": " a ", "rdf:first": "( ", "rdf:rest": "( ", "rdf:nil": " )"}.get(
                f"{prefix}:{term}", f"{prefix}:{term}"
            )
            assert shown in text, f"{prefix}:{term}"


def test_our_own_terms_are_defined_in_the_file() -> None:
    rows = asked("SELECT ?term WHERE { ?term a rdf:Property ; rdfs:comment ?meaning }")
    assert rows == {(TERMS + term,) for term in vocabularies()["ours"]}


def test_the_whole_demonstration_is_sound(demo_chronology: Chronology) -> None:
    """Every claim of every voice in a graph of its own, every mention's words in their place."""
    read = dataset(demo_chronology)
    claims = {str(g.identifier) for g in read.contexts() if str(g.identifier).startswith("urn:rashomon:account:")}
    said = {
        a.id for p in demo_chronology.propositions for a in p.accounts if a.stance in ("asserts", "weaker", "denies")
    }
    assert {name("account", each) for each in said} <= claims
    happened = {name("event", e.id) for e in demo_chronology.events if e.status == "occurred"}
    stated = read.default_context.subjects(URIRef("http://semanticweb.cs.vu.nl/2009/11/sem/hasActor"))
    assert {str(each) for each in stated} <= happened


def test_hostile_words_stay_words() -> None:
    """Quotes, backslashes, line ends and marks that turn the writing round."""
    words = 'He said: "\\u0041" } <urn:x> \u202e\n\t\x07 é'
    graphs = Graphs({"rdfs": "http://www.w3.org/2000/01/rdf-schema#"})
    graphs.state("urn:rashomon:x", "rdfs:label", Literal(words))
    read = Dataset()
    read.parse(data=graphs.text(), format="trig")
    assert [str(o) for o in read.objects()] == [words]
    assert not re.search("[\u202e\x07]", graphs.text())


def test_names_hold_no_sign_that_ends_a_name() -> None:
    assert name("outlet", 'The "Courier" <x> é') == "urn:rashomon:outlet:The%20%22Courier%22%20%3Cx%3E%20%C3%A9"
    assert passage(composed.span(composed.POST_DOCUMENT, "Nairobi")).endswith("#char=0,7")


def test_the_same_bytes_twice() -> None:
    assert files(composed.CHRONOLOGY) == files(replace(composed.CHRONOLOGY))


def test_an_actor_without_a_record_is_still_named() -> None:
    stranger = Event(
        "e-x", "x", None, None, (Participant("actor", "group:nobody"),), EventTime(), None, "occurred", (), (), ()
    )  # fmt: skip
    assert "hasActor" in in_default("e-x", Chronology(events=(stranger,)))
