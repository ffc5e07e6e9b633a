"""Bars of a timeline: the shortest unit that fits, and no event on a day that nobody named."""

from __future__ import annotations

import numpy as np
import pytest

from rashomon.store.periods import MOST_PERIODS, periods_of
from rashomon.store.postings import day_number
from rashomon.store.views import Period

Dated = tuple[str | None, str | None, bool]  # the first and the last day, and whether it is disputed


def bars(events: list[Dated]) -> tuple[Period, ...]:
    """The periods of events given by their first and last day and whether they are disputed."""
    first = np.array([day_number(earliest) for earliest, _, _ in events], np.uint32)
    last = np.array([day_number(latest) for _, latest, _ in events], np.uint32)
    return periods_of(first, last, np.array([disputed for *_, disputed in events], np.bool_))


def day(text: str, *, disputed: bool = False) -> Dated:
    return (text, text, disputed)


MAY: Dated = ("2016-05-01", "2016-05-31", False)


@pytest.mark.parametrize(
    ("events", "expected"),
    [
        ([], []),
        ([day("2016-06-29"), day("2016-06-29"), day("2016-06-30")], [("2016-06-29", 2), ("2016-06-30", 1)]),
        ([day("2016-01-02"), day("2019-12-31"), MAY], [("2016-01", 1), ("2016-05", 1), ("2019-12", 1)]),
        ([day("1950-01-01"), day("2020-01-01")], [("1950", 1), ("2020", 1)]),
        ([day("1750-01-01"), day("2020-01-01")], [("175X", 1), ("202X", 1)]),
    ],
)
def test_the_shortest_unit_that_fits(events: list[Dated], expected: list[tuple[str, int]]) -> None:
    assert [(period.edtf, period.events) for period in bars(events)] == expected


def test_what_is_wider_than_the_unit_stands_in_a_period_of_its_own() -> None:
    found = bars([day("2016-05-03"), MAY, ("2016-04-30", "2017-01-02", True)])
    assert found == (
        Period("201X", "2010-01-01", "2019-12-31", 1, 1),
        Period("2016-05", "2016-05-01", "2016-05-31", 2, 0),
    )


def test_there_are_never_too_many_bars() -> None:
    years = [day(f"{year}-{month:02}-15") for year in range(1990, 2026) for month in range(1, 13)]
    assert len(bars(years)) <= MOST_PERIODS


def test_disputed_events_are_counted_besides() -> None:
    (only,) = bars([day("2016-06-29", disputed=True), day("2016-06-29")])
    assert (only.events, only.disputed) == (2, 1)


def test_an_event_with_an_open_end_has_no_bar() -> None:
    assert bars([("2016-06-29", None, False), (None, "2016-06-29", True)]) == ()
