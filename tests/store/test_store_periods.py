"""Bars of a timeline: the shortest unit that fits, and no event on a day that nobody named."""

from __future__ import annotations

import pytest

from rashomon.store.periods import MOST_PERIODS, Dated, periods_of
from rashomon.store.views import Period


def day(text: str, *, disputed: bool = False) -> Dated:
    return (text, text, disputed)


MAY: Dated = ("2016-05-01", "2016-05-31", False)


@pytest.mark.parametrize(
    ("events", "bars"),
    [
        ([], []),
        ([day("2016-06-29"), day("2016-06-29"), day("2016-06-30")], [("2016-06-29", 2), ("2016-06-30", 1)]),
        ([day("2016-01-02"), day("2019-12-31"), MAY], [("2016-01", 1), ("2016-05", 1), ("2019-12", 1)]),
        ([day("1950-01-01"), day("2020-01-01")], [("1950", 1), ("2020", 1)]),
        ([day("1750-01-01"), day("2020-01-01")], [("175X", 1), ("202X", 1)]),
    ],
)
def test_the_shortest_unit_that_fits(events: list[Dated], bars: list[tuple[str, int]]) -> None:
    assert [(period.edtf, period.events) for period in periods_of(events)] == bars


def test_what_is_wider_than_the_unit_stands_in_a_period_of_its_own() -> None:
    found = periods_of([day("2016-05-03"), MAY, ("2016-04-30", "2017-01-02", True)])
    assert found == (Period("201X", "2010-01-01", "2019-12-31", 1, 1), Period("2016-05", *MAY[:2], 2, 0))


def test_there_are_never_too_many_bars() -> None:
    years = [day(f"{year}-{month:02}-15") for year in range(1990, 2026) for month in range(1, 13)]
    assert len(periods_of(years)) <= MOST_PERIODS


def test_disputed_events_are_counted_besides() -> None:
    (only,) = periods_of([day("2016-06-29", disputed=True), day("2016-06-29")])
    assert (only.events, only.disputed) == (2, 1)
