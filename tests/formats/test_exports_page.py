"""docs/exports.md says of every format what it is for, what each column holds, how it is opened and what is lost."""

from __future__ import annotations

import json
import re
import runpy
from pathlib import Path
from textwrap import dedent
from typing import Any

import pytest
from pandas import DataFrame

import composed
from rashomon.cli.placing import place
from rashomon.formats.registry import format_named, format_names
from rashomon.knowledge.exports import Column, columns, tables_of
from reading_back import export_of

ROOT = Path(__file__).resolve().parents[2]
PAGE = (ROOT / "docs" / "exports.md").read_text("utf-8")
#: Formats whose sections are complete; those of the others are held to the same from their first line on.
TABULAR = ["tables", "gdelt", "polecat", "plover", "own"]


def section(name: str) -> str:
    """What the page says of a format."""
    found = re.search(rf"^## {name}\n(.*?)(?=^## |\Z)", PAGE, re.MULTILINE | re.DOTALL)
    return found[1] if found else ""


def test_the_tables_of_the_page_are_up_to_date() -> None:
    script = runpy.run_path(str(ROOT / "scripts" / "write_exports_docs.py"))
    assert script["page"](PAGE) == PAGE, "run scripts/write_exports_docs.py"


@pytest.mark.parametrize("name", format_names())
def test_every_format_is_on_the_page(name: str) -> None:
    assert f"[`{name}`](#{name})" in PAGE
    assert f"\n## {name}\n" in PAGE


@pytest.mark.parametrize("name", format_names())
def test_every_format_says_what_it_is_for_how_it_is_opened_and_what_is_lost(name: str) -> None:
    text = section(name)
    assert "**What it is for.**" in text
    assert "**What is lost.**" in text
    assert re.search(r"^    \S.*\n    \S.*\n    \S", text, re.MULTILINE)  # three lines of code


@pytest.mark.filterwarnings("ignore::DeprecationWarning")  # rdflib 7 calls pyparsing by names it has given up
@pytest.mark.parametrize("name", ["json", "csv", "parquet", "gdelt", "polecat", "plover", "annotations", "rdf"])
def test_the_lines_that_open_a_format_run(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    place(name, format_named(name).files(composed.CHRONOLOGY), None)
    code = re.search(r"(?:^    .*\n)+", section(name), re.MULTILINE)
    assert code
    values: dict[str, Any] = {}
    exec(dedent(code[0]), values)
    opened = [value for value in values.values() if isinstance(value, dict | list | DataFrame)]
    assert all(len(value) for value in opened)


@pytest.mark.parametrize("name", TABULAR)
def test_every_column_is_on_the_page_with_its_meaning(name: str) -> None:
    for table in tables_of(name):
        for column in columns(name, table):
            assert f"| `{column.name}` | {column.type} | {column.meaning} |" in PAGE


def described() -> list[Column]:
    return [column for name in TABULAR for table in tables_of(name) for column in columns(name, table)]


def test_every_column_has_a_type_and_a_sentence() -> None:
    for column in described():
        assert column.type in ("text", "number", "decimal", "yes/no", "list", "object")
        assert len(column.meaning.split()) > 1
        assert not column.meaning.endswith(".")


def test_no_table_names_a_column_twice() -> None:
    for name in TABULAR:
        for table in tables_of(name):
            names = [column.name for column in columns(name, table)]
            assert len(set(names)) == len(names)


def test_every_field_of_a_timeline_is_on_the_page() -> None:
    record = json.loads(export_of("timelinejs", composed.CHRONOLOGY)["timeline.json"])
    slides = [record["title"], *record["events"]]
    fields = {*record, *(field for slide in slides for field in slide)}
    fields |= {field for slide in slides for part in ("text", "media") for field in slide.get(part, ())}
    assert [field for field in sorted(fields) if f"`{field}`" not in section("timelinejs")] == []


def test_every_list_of_the_json_is_on_the_page() -> None:
    record = json.loads(export_of("json", composed.CHRONOLOGY)["chronology.json"])
    lists = [name for name, value in record.items() if isinstance(value, list)]
    assert [name for name in lists if f"`{name}`" not in section("json")] == []
