"""docs/exports.md names every term, schema, property and attribute of linked exports, and every file of a bundle."""

from __future__ import annotations

import json
import xml.etree.ElementTree as ET
from collections import defaultdict
from pathlib import Path

import composed
from rashomon.formats import annotations as web_annotations
from rashomon.formats import bundle, followthemoney, gexf, rdf
from rashomon.model import Chronology

PAGE = (Path(__file__).resolve().parents[2] / "docs" / "exports.md").read_text("utf-8")


def section(name: str) -> str:
    """What the page says of a format."""
    return PAGE.partition(f"\n## {name}\n")[2].partition("\n## ")[0]


def test_the_terms_of_rdf() -> None:
    text = section("rdf")
    assert all(f"`{term}`" in text for term in rdf.vocabularies()["ours"])
    for prefix in ("sem", "gaf", "nif", "grasp", "graspf"):
        for term in rdf.vocabularies()["vocabularies"][prefix]["terms"]:
            assert f"`{prefix}:{term}`" in text, f"{prefix}:{term}"


def test_the_schemata_of_followthemoney(demo_chronology: Chronology) -> None:
    text = section("followthemoney")
    used: dict[str, set[str]] = defaultdict(set)
    for record in (*followthemoney.entities(demo_chronology), *followthemoney.entities(composed.CHRONOLOGY)):
        used[record["schema"]] |= set(record["properties"])
    for schema, properties in used.items():
        (line,) = (row for row in text.splitlines() if row.startswith("|") and f"`{schema}`" in row.split("|")[1])
        assert all(f"`{name}`" in line for name in properties), (schema, properties)


def test_the_attributes_of_gexf() -> None:
    (file,) = gexf.files(composed.CHRONOLOGY)
    declared = {each.get("title") for each in ET.fromstring(file.content).iter(f"{{{gexf.NAMESPACE}}}attribute")}
    text = section("gexf").replace("`quad_1` to `quad_4`", "`quad_1` `quad_2` `quad_3` `quad_4`")
    assert [title for title in declared if f"`{title}`" not in text] == []


def test_the_keys_of_an_annotation() -> None:
    (file,) = web_annotations.files(composed.CHRONOLOGY)
    bodies = [each["body"][1] for each in json.loads(file.content)["first"]["items"]]
    keys = {key for body in bodies for key in body} - {"type"}
    assert [key for key in keys if f"`{key}`" not in section("annotations")] == []


def test_the_files_of_a_bundle() -> None:
    names = {file.name for file in bundle.parts(composed.CHRONOLOGY)}
    for document in composed.READINGS:
        names = {name.replace(document.document.id, "ID") for name in names}
    assert [name for name in names if f"| `{name}` |" not in section("bundle")] == []
