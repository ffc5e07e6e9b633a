"""The data files hold words, and any reader of YAML can read them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from rashomon import knowledge
from rashomon.knowledge.files import parse_yaml

FILES = sorted(Path(knowledge.__file__).parent.rglob("*.yaml"))


def listed(value: Any) -> Iterator[Any]:
    """Every value that stands in a list, however deep."""
    if isinstance(value, dict):
        yield from (each for inner in value.values() for each in listed(inner))
    elif isinstance(value, list):
        yield from (each for each in value if not isinstance(each, dict | list))
        yield from (each for inner in value for each in listed(inner))


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_no_word_of_a_list_is_taken_for_yes_or_no(path: Path) -> None:
    assert [each for each in listed(parse_yaml(path.read_text("utf-8"))) if isinstance(each, bool)] == []


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_the_plain_loader_reads_what_the_quick_one_reads(path: Path) -> None:
    assert yaml.safe_load(path.read_text("utf-8")) is not None


def test_on_off_yes_and_no_are_words() -> None:
    assert parse_yaml("words: [on, off, yes, no]\nso: true\nnot: false") == {
        "words": ["on", "off", "yes", "no"],
        "so": True,
        "not": False,
    }
