"""The composed sentences and reports of `tests/gold/factuality`, held to floors."""

from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks.factuality_composed import figures, read_part

GOLD = Path(__file__).parents[1] / "gold" / "factuality"


@pytest.mark.parametrize(("part", "right", "false", "occurred"), [("tuned", 95, 0, 0), ("held", 85, 4, 4)])
def test_what_did_not_happen_is_no_event(part: str, right: float, false: int, occurred: int) -> None:
    got = dict(figures(read_part(GOLD, part)))
    assert float(got["right"]) >= right
    assert int(got["false events, all / coded"].split(" / ")[1]) <= false
    assert int(got["false occurrences"]) <= occurred
    assert float(got["auxiliary right"].split()[0]) >= 93
