"""Runs of one mark as long as no writer's: what looks for the end of a line is not to try every place in them anew."""

from __future__ import annotations

import re
import time

import pytest

from rashomon.documents import captions
from rashomon.events import describing

#: A pattern that tries each of so many places anew takes a minute here; one that does not, milliseconds.
RUN = 30_000
SECONDS = 2.0


@pytest.mark.parametrize("pattern", [captions._TAIL, describing._CLOSING], ids=["credit", "end of a clause"])
@pytest.mark.parametrize("mark", [" ", "\xa0", "\t", ","])
def test_a_long_run_is_passed_over_quickly(pattern: re.Pattern[str], mark: str) -> None:
    begun = time.perf_counter()
    assert pattern.search(f"The quay{mark * RUN}was closed on Monday") is None
    assert time.perf_counter() - begun < SECONDS


@pytest.mark.parametrize(
    ("line", "credit"),
    [
        ("The quay on Monday. Ann Bell/Reuters", "Ann Bell/Reuters"),
        ("The quay on Monday  | Ann Bell", "Ann Bell"),
        ("The quay on Monday (Ann Bell/Reuters)", "Ann Bell/Reuters"),
        ("The quay on Monday   (Ann Bell)", "Ann Bell"),
        ("The quay – Reuters", "Reuters"),
    ],
)
def test_a_credit_is_found_behind_its_mark(line: str, credit: str) -> None:
    found = captions._TAIL.search(line)
    assert found is not None
    assert found["credit"] == credit
