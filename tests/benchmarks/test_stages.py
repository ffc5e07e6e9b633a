"""The table of steps leaves no step of the flow out."""

from __future__ import annotations

import ast
import inspect
from pathlib import Path

from benchmarks.stages import STEPS, WHO_WHEN_WHERE, rows
from rashomon import pipeline


def test_every_step_of_reading_is_timed() -> None:
    """What `read_page_alone` and `read_document` call stands in the table, in the order of the calls."""
    called = [
        node.func.id
        for function in (pipeline.read_page_alone, pipeline.read_document)
        for node in ast.walk(ast.parse(inspect.getsource(function)))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name)
    ]
    assert set(STEPS) == set(called) - {
        "read_document",
        "Reading",
        "replace",
        "with_words",
        "is_about_a_day",
        "with_wording",
    }
    assert set(STEPS) >= WHO_WHEN_WHERE


def test_steps_of_one_report(tmp_path: Path) -> None:
    """The pipeline is as it was once the table is made, and no step comes out at nothing."""
    (tmp_path / "report.txt").write_text(
        'Kenya said on Monday that Chad\'s envoy had left Nairobi. "We regret it," the minister said.\n', "utf-8"
    )
    before = pipeline.read_document
    lines = rows(tmp_path)
    assert pipeline.read_document is before
    assert [line[0] for line in lines[1 : len(STEPS) + 1]] == list(STEPS)
    assert float(lines[2][1]) > 0.0, lines[2]
