"""Questions that schemathesis makes up from the description of the API; `benchmarks.api_fuzz` asks thousands."""

from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks.api_fuzz import fuzz

CALLS = 150


@pytest.mark.parametrize("changes", [False, True], ids=["read-only", "with changes"])
def test_no_question_breaks_it_or_gets_an_undeclared_answer(own_store: Path, changes: bool) -> None:
    found = fuzz(own_store, CALLS, changes=changes, quick=True)
    assert found.failures == []
    assert found.calls >= CALLS
    assert found.statuses[200] > CALLS / 20
