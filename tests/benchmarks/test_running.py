"""A benchmark publishes its table, or holds it to what is pinned; where nothing is pinned there is no --check."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from benchmarks import results
from benchmarks.running import run


@pytest.fixture
def page(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "floors.json").write_text(json.dumps({"lines": {"lines | ours": 3.0}}), "utf-8")
    monkeypatch.setattr(results, "FLOORS", tmp_path / "floors.json")
    monkeypatch.setattr(results, "RESULTS", tmp_path / "RESULTS.md")
    return tmp_path / "RESULTS.md"


def lines(path: Path) -> list[list[str]]:
    return [["figure", "ours"], ["lines", str(len(path.read_text("utf-8").splitlines()))]]


def called(path: Path, text: str, *words: str, monkeypatch: pytest.MonkeyPatch, floors: str | None = "lines") -> None:
    path.write_text(text, "utf-8")
    monkeypatch.setattr("sys.argv", ["benchmark", str(path), *words])
    run("Counts lines.", "Lines", "python -m benchmarks.lines PATH", lines, "Of any length.", floors)


def test_the_table_is_published_with_its_command_and_note(
    tmp_path: Path, page: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    called(tmp_path / "data", "a\nb\n", monkeypatch=monkeypatch)
    section = page.read_text("utf-8").split("## Lines\n")[1]
    assert section.strip().splitlines()[0] == "`python -m benchmarks.lines PATH`"
    assert "| lines | 2 |" in section
    assert section.strip().endswith("Of any length.")


def test_a_check_publishes_nothing_and_fails_below_the_floor(
    tmp_path: Path, page: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    called(tmp_path / "data", "a\nb\nc\n", "--check", monkeypatch=monkeypatch)
    with pytest.raises(SystemExit, match=r"lines \| ours is 2\.0, at least 3\.0 is pinned"):
        called(tmp_path / "data", "a\nb\n", "--check", monkeypatch=monkeypatch)
    assert not page.exists()


def test_without_floors_there_is_nothing_to_check(tmp_path: Path, page: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(SystemExit):
        called(tmp_path / "data", "a\n", "--check", monkeypatch=monkeypatch, floors=None)
