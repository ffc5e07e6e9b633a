"""What a report says around a mention."""

from __future__ import annotations

import pytest

from rashomon.events.facts import gather
from rashomon.events.surroundings import day_of_year
from rashomon.model import Page, PageMetadata
from rashomon.pipeline import read_page_alone

REPORT = """Bomb kills eleven in Garissa

NAIROBI, May 4 — A bomb in a wheelbarrow went off on Tuesday at a vegetable market in Garissa, and eleven people died.

Kenya's president flew to the town.
"""


def test_telling_words_are_neither_common_nor_names_of_states_and_towns() -> None:
    reading = read_page_alone(Page("a.txt", REPORT.encode(), "a", PageMetadata()))
    bomb = next(f for f in gather([reading]) if "wheelbarrow" in f.near)
    assert {"wheelbarrow", "vegetable", "market"} <= bomb.near
    assert bomb.near.isdisjoint({"people", "bomb", "kenya", "garissa", "tuesday"})
    assert (bomb.season, bomb.written) == (day_of_year("2030-05-04"), day_of_year("2030-05-04"))


@pytest.mark.parametrize(("iso", "day"), [("2031-01-01", 1), ("2031-03-01", 61), ("2032-02-29", 60), (None, 0)])
def test_days_of_the_year_do_not_shift_in_leap_years(iso: str | None, day: int) -> None:
    assert day_of_year(iso) == day
