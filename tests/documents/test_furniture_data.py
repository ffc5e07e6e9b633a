"""The phrases are data: each file names its source and licence, and no phrase matches everything."""

from __future__ import annotations

import re
from dataclasses import fields
from importlib.resources import files

import pytest

from rashomon.documents.furniture import furniture

FILES = sorted(p.name for p in files("rashomon.knowledge").joinpath("documents").iterdir() if p.name.endswith(".yaml"))


@pytest.mark.parametrize("name", FILES)
def test_each_file_names_its_source_and_licence(name: str) -> None:
    text = files("rashomon.knowledge").joinpath("documents", name).read_text(encoding="utf-8")
    head = [line for line in text.splitlines() if line.startswith("#")]
    assert any(line.startswith("# Source:") and "Apache-2.0" in line for line in head)


def test_no_pattern_matches_nothing_or_any_word() -> None:
    for field in fields(furniture()):
        pattern = getattr(furniture(), field.name)
        if isinstance(pattern, re.Pattern):
            assert pattern.fullmatch("") is None, field.name
            assert pattern.match("Ouagadougou") is None, field.name


def test_every_wire_tag_leads_to_an_agency() -> None:
    assert furniture().wires["AFP"] == "Agence France-Presse"
    assert all(tag and name for tag, name in furniture().wires.items())


def test_languages_have_names_by_iso_639_1_code() -> None:
    assert furniture().languages["tr"] == "Turkish"
    assert all(re.fullmatch("[a-z]{2}", code) for code in furniture().languages)
