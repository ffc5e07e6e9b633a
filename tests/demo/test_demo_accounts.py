"""The account tables of the demonstration corpus are right, cell by cell, but for those listed as known failures."""

from __future__ import annotations

from pathlib import Path

import pytest

from demo_tables import Row, Tables, chronology, expected, listed
from rashomon.demo import demo_paths

TEXTS = {path.stem: " ".join(path.read_text("utf-8").split()) for path in map(Path, demo_paths())}


@pytest.mark.parametrize("row", expected(), ids=lambda row: row.name)
def test_the_expected_words_stand_in_the_reports(row: Row) -> None:
    for cell in row.cells:
        texts = [text for name, text in TEXTS.items() if name.endswith(cell.files)]
        assert len(texts) == len(cell.files)
        assert [words for words in cell.words if not any(words in text for text in texts)] == []


def test_every_cell_is_right_but_those_listed() -> None:
    found = Tables(chronology()).failures()
    assert sorted(set(found) - set(listed())) == []
