"""The PolNeAR benchmark on a composed split of one text."""

from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks.polnear import rows
from training.polnear import load

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
    head, *table = rows(split)
    figures = {row[0]: dict(zip(head[1:], row[1:], strict=True)) for row in table}
    for name in ("relation", "relation, indirect", "cue exact", "content, sentence by sentence"):
        assert [figures[name][measure] for measure in ("precision", "recall", "F1")] == ["100.0"] * 3
        assert figures[name]["F1 of rules"] == "100.0"
    assert table[-1][:3] == ["attributions in gold / read", "1", "1"]


def test_the_second_annotator_is_measured_as_a_reader(split: Path) -> None:
    head, *table = rows(split)
    figures = {row[0]: dict(zip(head[1:], row[1:], strict=True)) for row in table}
    assert figures["relation"]["F1 of second annotator"] == "0.0"
    gold = (split / "attributions" / "beira_0a0a.ann").read_text("utf-8")
    (split / "attributions" / "beira_ffff.ann").write_text(gold, "utf-8")
    head, *table = rows(split)
    assert dict(zip(head, table[0], strict=True))["F1 of second annotator"] == "100.0"
