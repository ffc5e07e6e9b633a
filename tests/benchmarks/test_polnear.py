"""The PolNeAR benchmark on a composed split of one text."""

from __future__ import annotations

from pathlib import Path

import pytest
from benchmarks.polnear import load, rows

TEXT = "Dock workers in Beira\n\nThe port is closed, the harbour master said. Ships left on Monday.\n"


@pytest.fixture
def split(tmp_path: Path) -> Path:
    """A text with one attribution, by two annotators; the first in name order counts."""
    for name in ("text", "attributions"):
        (tmp_path / name).mkdir()
    (tmp_path / "text" / "beira.txt").write_text(TEXT, "utf-8")

    def line(number: int, role: str, words: str) -> str:
        start = TEXT.index(words)
        return f"T{number}\t{role} {start} {start + len(words)}\t{words}\n"

    gold = line(1, "Source", "the harbour master") + line(2, "Cue", "said") + line(3, "Content", "The port is closed")
    tie = "E1\tAttribution:T2 Source:T1 Cue:T2 Content:T3\n"
    (tmp_path / "attributions" / "beira_0a0a.ann").write_text(gold + tie, "utf-8")
    (tmp_path / "attributions" / "beira_ffff.ann").write_text("", "utf-8")
    return tmp_path


def test_the_first_annotator_is_the_gold(split: Path) -> None:
    (text,) = load(split)
    assert [[text.text[a:b] for a, b in relation["content"]] for relation in text.gold] == [["The port is closed"]]


def test_a_reading_like_the_gold_scores_full(split: Path) -> None:
    table = {row[0]: row[1:] for row in rows(split)}
    assert table["relation"] == ["100.0", "100.0", "100.0"]
    assert table["relation, indirect"] == ["100.0", "100.0", "100.0"]
    assert table["attributions in gold / read"] == ["1", "1", ""]
