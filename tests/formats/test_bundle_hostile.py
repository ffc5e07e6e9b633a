"""A document whose address, title and outlet mean harm: no file of its bundle acts on them, and none leads astray."""

from __future__ import annotations

import json
import re
from dataclasses import replace

import pytest

import composed
from rashomon.formats.bundle import parts

TITLE = "](javascript:alert(1)) <script>alert(2)</script> ![x](http://evil.example/x.png)\n# Heading\n[a]: http://evil.example"
OUTLET = "<img src=http://evil.example/y>\u202e | a |"


@pytest.mark.parametrize(
    ("path", "address"),
    [
        ("https://quayside.example/post.html", "https://quayside.example/post.html"),
        ("javascript:alert(1)", None),
        ("data:text/html,<script>alert(1)</script>", None),
        ('https://evil.example/"><img src=x>', None),
        ("../../../etc/passwd", None),
    ],
)
def test_nothing_of_a_hostile_document_acts_in_a_bundle(path: str, address: str | None) -> None:
    readings = tuple(
        replace(each, document=replace(each.document, path=path, title=TITLE, outlet=OUTLET))
        for each in composed.READINGS
    )
    files = {each.name: each.content.decode() for each in parts(replace(composed.CHRONOLOGY, readings=readings))}
    assert all(re.fullmatch(r"(texts/)?[A-Za-z0-9-]+(\.[a-z0-9]+)?", name) for name in files), files.keys()
    page, notes = files["index.html"], files["evidence.md"]
    assert set(re.findall(r"<(script|img|iframe|link|base|object|form|svg)\b", page)) == set()
    assert {
        to for to in re.findall(r'(?:href|src)="([^"]*)"', page) if not re.match(r"#|texts/[0-9a-z-]+\.txt$", to)
    } == set()
    assert not re.search(r"(?<!\\)\]\(|(?<!\\)!\[|^\[a\]|^# Heading|<|(?<!\\):(?=//)", notes, re.MULTILINE)
    assert {item.get("URL") for item in json.loads(files["references.json"])} == {address}
