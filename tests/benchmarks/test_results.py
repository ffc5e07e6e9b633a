"""Pinned floors: what is missed ends the program, and a floor that nothing is compared with does not pass."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from benchmarks import results

ROWS = [
    ["figure", "ours", "theirs"],
    ["value P / R / F1", "80.0 / 90.0 / 84.7", "1 / 2 / 3"],
    ["documents/s", "12", ""],
]


@pytest.fixture
def floors(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(results, "FLOORS", tmp_path / "floors.json")
    return tmp_path / "floors.json"


@pytest.mark.parametrize(("floor", "missed"), [(84.7, False), (85.1, False), (85.3, True)])
def test_the_last_number_of_a_cell_is_held_to_its_floor(floors: Path, floor: float, missed: bool) -> None:
    floors.write_text(json.dumps({"Times": {"value P / R / F1 | ours": floor}}), "utf-8")
    if missed:
        with pytest.raises(SystemExit, match=r"value P / R / F1 \| ours is 84\.7, at least 85\.3 is pinned"):
            results.check("Times", ROWS)
    else:
        results.check("Times", ROWS)  # within what processors may differ by


@pytest.mark.parametrize(("ceiling", "missed"), [(84.7, False), (84.3, False), (84.1, True)])
def test_errors_may_only_fall(floors: Path, ceiling: float, missed: bool) -> None:
    floors.write_text(json.dumps({"Times": {"at most: value P / R / F1 | ours": ceiling}}), "utf-8")
    if missed:
        with pytest.raises(SystemExit, match=r"is 84\.7, at most 84\.1 is pinned"):
            results.check("Times", ROWS)
    else:
        results.check("Times", ROWS)


def test_a_floor_of_no_cell_and_a_table_without_floors_do_not_pass(floors: Path) -> None:
    floors.write_text(json.dumps({"Times": {"strict | ours": 1.0}}), "utf-8")
    with pytest.raises(KeyError):
        results.check("Times", ROWS)
    with pytest.raises(KeyError):
        results.check("Places", ROWS)
