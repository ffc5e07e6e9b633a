"""Web Annotations: read back as JSON-LD by rdflib, and held against the Recommendation and the documents' own words."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

import jsonschema
import pytest
from rdflib import Graph
from rdflib.namespace import Namespace

import composed
from rashomon.formats.annotations import CONTEXT, files
from rashomon.formats.quoting import AROUND, selected
from rashomon.model import Block, Chronology, Document, Reading, Span
from reading_back import shuffled

#: rdflib 7 calls pyparsing by names that pyparsing has given up.
pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning")

Record = dict[str, Any]
OA = Namespace("http://www.w3.org/ns/oa#")

#: The terms of http://www.w3.org/ns/anno.jsonld that our annotations use, as the Recommendation's appendix A has them,
#: for no test asks the network.
W3C: Record = {
    "oa": "http://www.w3.org/ns/oa#",
    "dc": "http://purl.org/dc/elements/1.1/",
    "dctypes": "http://purl.org/dc/dcmitype/",
    "as": "http://www.w3.org/ns/activitystreams#",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "id": {"@type": "@id", "@id": "@id"},
    "type": {"@type": "@id", "@id": "@type"},
    "Annotation": "oa:Annotation",
    "AnnotationCollection": "as:OrderedCollection",
    "AnnotationPage": "as:OrderedCollectionPage",
    "SpecificResource": "oa:SpecificResource",
    "TextQuoteSelector": "oa:TextQuoteSelector",
    "TextPositionSelector": "oa:TextPositionSelector",
    "TextualBody": "oa:TextualBody",
    "Software": "as:Application",
    "Text": "dctypes:Text",
    "describing": "oa:describing",
    "classifying": "oa:classifying",
    "body": {"@type": "@id", "@id": "oa:hasBody"},
    "target": {"@type": "@id", "@id": "oa:hasTarget"},
    "source": {"@type": "@id", "@id": "oa:hasSource"},
    "selector": {"@type": "@id", "@id": "oa:hasSelector"},
    "motivation": {"@type": "@vocab", "@id": "oa:motivatedBy"},
    "purpose": {"@type": "@vocab", "@id": "oa:hasPurpose"},
    "exact": "oa:exact",
    "prefix": "oa:prefix",
    "suffix": "oa:suffix",
    "start": {"@type": "xsd:nonNegativeInteger", "@id": "oa:start"},
    "end": {"@type": "xsd:nonNegativeInteger", "@id": "oa:end"},
    "value": "rdf:value",
    "format": "dc:format",
    "language": "dc:language",
    "label": "rdfs:label",
    "name": "foaf:name",
    "generator": {"@type": "@id", "@id": "as:generator"},
    "items": {"@type": "@id", "@id": "as:items", "@container": "@list"},
    "first": {"@type": "@id", "@id": "as:first"},
    "last": {"@type": "@id", "@id": "as:last"},
    "partOf": {"@type": "@id", "@id": "as:partOf"},
    "startIndex": {"@type": "xsd:nonNegativeInteger", "@id": "as:startIndex"},
    "total": {"@type": "xsd:nonNegativeInteger", "@id": "as:totalItems"},
}

#: What the Recommendation asks of a collection, a page, an annotation and its parts (sections 3, 4.2.4, 4.2.5, 5).
SCHEMA: Record = {
    "$schema": "https://json-schema.org/draft/2020-12/schema",
    "type": "object",
    "required": ["@context", "id", "type", "total", "first", "last"],
    "properties": {
        "@context": {"type": "array", "prefixItems": [{"const": "http://www.w3.org/ns/anno.jsonld"}]},
        "id": {"$ref": "#/$defs/iri"},
        "type": {"const": "AnnotationCollection"},
        "total": {"type": "integer", "minimum": 0},
        "last": {"$ref": "#/$defs/iri"},
        "first": {
            "type": "object",
            "required": ["id", "type", "items"],
            "properties": {
                "id": {"$ref": "#/$defs/iri"},
                "type": {"const": "AnnotationPage"},
                "partOf": {"$ref": "#/$defs/iri"},
                "startIndex": {"type": "integer", "minimum": 0},
                "items": {"type": "array", "items": {"$ref": "#/$defs/annotation"}},
            },
        },
    },
    "$defs": {
        "iri": {"type": "string", "pattern": r"^[a-z][a-z0-9+.-]*:[^\s<>\"{}|\\^`]+$"},
        "annotation": {
            "type": "object",
            "required": ["id", "type", "target", "body", "motivation"],
            "properties": {
                "id": {"$ref": "#/$defs/iri"},
                "type": {"const": "Annotation"},
                "motivation": {"enum": ["classifying", "describing"]},
                "body": {"type": "array", "minItems": 1, "items": {"$ref": "#/$defs/body"}},
                "target": {
                    "oneOf": [
                        {"$ref": "#/$defs/target"},
                        {"type": "array", "minItems": 2, "items": {"$ref": "#/$defs/target"}},
                    ]
                },
            },
        },
        "body": {
            "type": "object",
            "oneOf": [
                {"required": ["type", "value"], "properties": {"type": {"const": "TextualBody"}}},
                {"required": ["id", "type", "stance", "chain"], "properties": {"id": {"$ref": "#/$defs/iri"}}},
            ],
        },
        "target": {
            "type": "object",
            "required": ["source", "selector"],
            "properties": {
                "source": {"$ref": "#/$defs/iri"},
                "selector": {
                    "type": "array",
                    "prefixItems": [
                        {
                            "required": ["start", "end"],
                            "properties": {
                                "type": {"const": "TextPositionSelector"},
                                "start": {"type": "integer", "minimum": 0},
                                "end": {"type": "integer", "minimum": 0},
                            },
                        },
                        {
                            "required": ["exact", "prefix", "suffix"],
                            "properties": {"type": {"const": "TextQuoteSelector"}, "exact": {"minLength": 1}},
                        },
                    ],
                    "minItems": 2,
                    "maxItems": 2,
                },
            },
        },
    },
}


def collection(chronology: Chronology) -> Record:
    """The one file of the export, parsed."""
    (file,) = files(chronology)
    record: Record = json.loads(file.content)
    return record


def items(chronology: Chronology) -> list[Record]:
    """The annotations of the export."""
    found: list[Record] = collection(chronology)["first"]["items"]
    return found


def targets(annotation: Record) -> list[Record]:
    """The targets of an annotation, one or several."""
    target = annotation["target"]
    return target if isinstance(target, list) else [target]


def test_the_collection_is_as_the_recommendation_has_it() -> None:
    jsonschema.validate(collection(composed.CHRONOLOGY), SCHEMA)


def test_every_attribution_and_every_account_is_an_annotation() -> None:
    record = collection(composed.CHRONOLOGY)
    assert record["total"] == len(record["first"]["items"]) == 4 + 5
    (denial,) = (each for each in record["first"]["items"] if each["id"] == "urn:rashomon:annotation:account/c-2")
    text, body = denial["body"]
    assert text["value"] == "State House spokesman: denies it (the letter promised to lift the ban on flights)"
    assert body["chain"] == ["The Quayside Post", "Radio Bondeni", "State House spokesman"]
    assert (body["stance"], body["dimension"]) == ("denies", "content")
    assert body["side"] == "urn:rashomon:actor:state:KEN"


def test_an_attribution_names_its_voice_and_those_it_comes_through() -> None:
    (relayed,) = (e for e in items(composed.CHRONOLOGY) if e["id"] == "urn:rashomon:annotation:attribution/a-3")
    assert relayed["body"][0]["value"] == "State House spokesman, through Radio Bondeni (denies)"
    assert relayed["body"][1]["parent"] == "urn:rashomon:attribution:a-2"


def test_both_selectors_find_the_documents_own_words(demo_chronology: Chronology) -> None:
    jsonschema.validate(collection(demo_chronology), SCHEMA)
    texts = {f"urn:rashomon:document:{r.document.id}": r.document.text for r in demo_chronology.readings}
    found = [target for each in items(demo_chronology) for target in targets(each)]
    assert len(found) > 1000
    for target in found:
        text = texts[target["source"]]
        position, quote = target["selector"]
        around = quote["prefix"] + quote["exact"] + quote["suffix"]
        assert text[position["start"] : position["end"]] == quote["exact"]
        assert text.count(around) == 1
        assert text.index(around) + len(quote["prefix"]) == position["start"]


def text_of(words: str) -> Document:
    """A document of these words alone."""
    return Document("d", "d.txt", "d", words, (Block(0, len(words), "body"),))


def test_offsets_count_code_points() -> None:
    """A sign outside the basic plane is one character, though it takes two units of UTF-16 and four bytes."""
    document = text_of("The envoy 🕊 left. He denied it.")
    start = document.text.index("He denied it")
    position, quote = selected(Span("d", start, start + 12), {"d": document})
    assert (position["start"], quote["exact"]) == (18, "He denied it")


def test_a_quotation_that_stands_twice_is_told_apart_by_more_words() -> None:
    filler = "The ministry spoke of the ferry again and again. " * 3
    document = text_of(f"One. {filler}He denied it. {filler}Two. {filler}He denied it. {filler}")
    second = document.text.rindex("He denied it")
    _, quote = selected(Span("d", second, second + 12), {"d": document})
    assert len(quote["prefix"]) > AROUND
    assert document.text.count(quote["prefix"] + quote["exact"] + quote["suffix"]) == 1


def test_no_letter_is_cut_from_its_accent() -> None:
    words = "e\u0301" * 40 + " said so " + "e\u0301" * 40
    _, quote = selected(Span("d", 81, 88), {"d": text_of(words)})
    assert not quote["prefix"].startswith("\u0301")
    assert not quote["suffix"].startswith("\u0301")
    assert quote["suffix"].endswith("\u0301")


def test_rdflib_reads_the_annotations_as_open_annotations() -> None:
    record = collection(composed.CHRONOLOGY)
    record["@context"] = [W3C, CONTEXT[1]]
    graph = Graph().parse(data=json.dumps(record), format="json-ld")
    denied = graph.query(
        """
        PREFIX oa: <http://www.w3.org/ns/oa#> PREFIX ours: <urn:rashomon:term:>
        SELECT ?proposition ?exact WHERE {
          ?annotation a oa:Annotation ; oa:motivatedBy oa:classifying ; oa:hasBody ?body ; oa:hasTarget ?target .
          ?body a ours:Account ; ours:stance "denies" ; ours:proposition ?proposition .
          ?target oa:hasSelector ?quote . ?quote a oa:TextQuoteSelector ; oa:exact ?exact .
        }"""
    )
    assert {(str(row[0]), str(row[1])) for row in denied if isinstance(row, tuple)} == {
        ("the letter promised to lift the ban on flights", "“held no promise of that kind”"),
        ("the letter promised to lift the ban on flights", "The letter held no promise of that kind"),
    }
    assert len(set(graph.subjects(OA.hasTarget))) == record["total"]


@pytest.mark.parametrize("word", ["stance", "chain", "proposition", "dimension", "eventLabel", "sha256"])
def test_our_own_words_stand_in_the_context(word: str) -> None:
    assert word in CONTEXT[1]


def test_an_attribution_without_content_is_left_out() -> None:
    """A cue without words that it governs marks no passage."""
    bare = replace(composed.SOMALIA_SAYS, id="a-9", content=())
    reading = Reading(composed.POST_DOCUMENT, composed.ACTORS, attributions=(bare,))
    assert items(Chronology((reading,), composed.ACTORS)) == []


@pytest.mark.parametrize("seed", [1, 2])
def test_the_same_bytes_in_whatever_order_the_chronology_comes(seed: int, demo_chronology: Chronology) -> None:
    assert files(shuffled(demo_chronology, seed)) == files(demo_chronology)


def test_a_source_says_which_text_its_selectors_count_in_and_an_account_whether_its_event_is_a_fact() -> None:
    denied = replace(composed.LETTER, status="denied")
    (file,) = files(replace(composed.CHRONOLOGY, events=(denied, composed.MEETING)))
    record = json.loads(file.content)
    text = {each["id"]: (each["textSha256"], each["characters"]) for each in record["documents"]}
    for document in (composed.POST_DOCUMENT, composed.RADIO_DOCUMENT):
        assert text[f"urn:rashomon:document:{document.id}"] == (composed.sha256(document.text), len(document.text))
    accounts = [each["body"][1] for each in record["first"]["items"] if each["body"][1]["type"] == "Account"]
    assert {(each["eventLabel"], each["eventStatus"]) for each in accounts} == {(denied.label, "denied")}
