"""Marked relations: how reports are read and counted, and that both parts of the gold are whole."""

from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks.relations_events import PARTS, count, in_order, nearest_cue
from benchmarks.relations_gold import read_reports

GOLD = Path(__file__).parents[1] / "gold" / "relations"
REPORT = """=== dosso-01 | Sahel
Troops [a raided] a camp after men [b burned] a mill. Togo [c met] Benin.
---
a follows b
not c follows b
"""


def test_a_report_is_read_and_counted(tmp_path: Path) -> None:
    (tmp_path / "reports.txt").write_text(REPORT, "utf-8")
    (report,) = read_reports(tmp_path / "reports.txt")
    assert report.text == "Troops raided a camp after men burned a mill. Togo met Benin."
    assert [(e, report.text[a:b]) for e, a, b in report.marks] == [("a", "raided"), ("b", "burned"), ("c", "met")]
    assert nearest_cue(report) == {("a", "follows", "b")}
    assert in_order(report) == {("b", "follows", "a"), ("c", "follows", "b")}
    counts = count(report, in_order(report))
    assert (counts["right", "all"], counts["found", "all"], counts["tempted", "all"]) == (0, 2, 1)


def test_a_line_that_is_no_relation_is_refused(tmp_path: Path) -> None:
    (tmp_path / "reports.txt").write_text(REPORT + "c precedes a\n", "utf-8")
    with pytest.raises(ValueError, match="c precedes a"):
        list(read_reports(tmp_path / "reports.txt"))


@pytest.mark.parametrize("part", PARTS)
def test_the_gold_has_as_many_tempting_pairs_as_relations(part: str) -> None:
    reports = list(read_reports(GOLD / f"{part}.txt"))
    assert len({r.name for r in reports}) == len(reports)
    assert sum(len(r.tempting) for r in reports) >= sum(len(r.stated) for r in reports)
