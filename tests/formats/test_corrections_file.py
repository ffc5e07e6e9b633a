"""Corrections as a file: what is written is read back, and the documentation names every column and kind."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import get_args

import pytest

from rashomon.formats.corrections import COLUMNS, read_corrections, to_csv, to_json
from rashomon.model import AccountPlace, Correction, CorrectionKind, Span
from rashomon.store.corrected import CorrectionView
from rashomon.store.errors import CorrectionError

DOCS = (Path(__file__).parents[2] / "docs" / "corrections.md").read_text("utf-8")
HERE, THERE = Span("0909250fa4002bfe", 3, 9), Span("168f41d48d07f214", 120, 131)
REJECTED = AccountPlace("Villa Somalia", "content", "topic:apology", "denies", (HERE, THERE), likened=True)
ALL = (
    Correction("same", (HERE,), (THERE,), "2026-05-03T10:00:00+00:00", "A. Reader", 'so "they" say,\nin two lines'),
    Correction("date", (HERE, THERE), (), "2026-05-03T10:00:00+00:00", None, None, "2016-06-27/2016-06-29"),
    Correction("reject", (HERE,), (), "2026-05-03T10:00:00+00:00", "=A1", "wrong", None, REJECTED),
    Correction("note", (HERE,), (), "2026-05-03", "Å", "ü", withdrawn_at="2026-05-04", withdrawn_by="An Editor"),
)


@pytest.mark.parametrize("write", [to_csv, to_json])
@pytest.mark.parametrize("number", range(len(ALL)))
def test_what_is_written_is_read_back(write: type, number: int) -> None:
    kept = replace(ALL[number], number=number + 1, effect=True)
    view = CorrectionView(kept, (), (), ())
    assert read_corrections(write([view])) == (ALL[number],)


def test_a_table_that_went_through_a_spreadsheet_is_read(tmp_path: Path) -> None:
    text = "\ufeff" + to_csv([CorrectionView(ALL[0], (), (), ())]).replace("\r\n", "\n")
    assert read_corrections(text) == ALL[:1]


def test_a_place_that_is_none_is_named() -> None:
    text = to_csv([CorrectionView(ALL[0], (), (), ())]).replace(":3-9", ":three")
    with pytest.raises(CorrectionError, match="“0909250fa4002bfe:three” is no place"):
        read_corrections(text)
    with pytest.raises(CorrectionError, match=r"correction 1 of the file cannot be read .*no span"):
        read_corrections(text.replace(":three", ":9-3"))


@pytest.mark.parametrize("name", [*COLUMNS, *get_args(CorrectionKind)])
def test_the_documentation_names_it(name: str) -> None:
    assert f"`{name}`" in DOCS
