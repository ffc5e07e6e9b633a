"""Figures of several twins are pooled by what was counted, and what nobody looks for is left out."""

from __future__ import annotations

from benchmarks.twins_as_seeds import _added, _cell


def test_shares_are_pooled_and_errors_added() -> None:
    pooled = _added([{"pairs.recall_deny": (1, 2), "times.false": (1, None)}, {"pairs.recall_deny": (2, 2)}])
    assert {name: _cell(counted) for name, counted in pooled.items()} == {
        "pairs.recall_deny": "75.0 % (3/4)",
        "times.false": "1",
    }


def test_a_figure_with_nothing_to_count_is_left_out() -> None:
    assert _cell(_added([{"pairs.recall_contradict": (0, 0)}])["pairs.recall_contradict"]) == ""
