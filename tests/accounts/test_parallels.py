"""Openings of two reports of one story side by side: what they tell of one thing otherwise, and what is two things."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from rashomon.accounts.parallels import parallels
from rashomon.model import Reading
from rashomon.pipeline import relate

Read = Callable[..., Reading]

FIRST = """Explosion rips through sugar mill in Ballarat

An explosion tore through the Brennan sugar mill in Ballarat on Tuesday, killing seven workers, fire officials said.

Owner Gordon Brennan opened the Brennan sugar mill in 1961. The mill's boiler exploded at dawn, and all of \
Ballarat heard the blast."""

SECOND = """Sugar mill blast kills {number} at Brennan plant

A blast at the Brennan sugar mill in {place} killed {number} workers on {day}, fire officials said. The boiler \
{exploded} at dawn.

Gordon Brennan, who owns the sugar mill, wept beside the boiler."""

AS_THE_FIRST = {"number": "seven", "place": "Ballarat", "day": "Tuesday", "exploded": "exploded"}


def found(reading: Read, **other: str) -> list[tuple[str, str, str]]:
    """Sort and values of the parallels between the first report and a second that differs in these words."""
    told = [reading(FIRST, name="first"), reading(SECOND.format(**AS_THE_FIRST | other), name="second")]
    return sorted({(p.x.sort, p.x.value, p.y.value) for p in parallels(told)})


def test_reports_that_tell_alike_have_none(reading: Read) -> None:
    assert found(reading) == []


@pytest.mark.parametrize(
    ("other", "sort", "values"),
    [
        ({"number": "nine"}, "number", ("7", "9")),
        ({"place": "Bendigo"}, "place", ("ballarat", "bendigo")),
        ({"day": "Thursday"}, "date", ("tuesday", "thursday")),
        ({"exploded": "did not explode"}, "polarity", ("+", "-")),
    ],
)
def test_one_thing_told_otherwise_is_found(
    reading: Read, other: dict[str, str], sort: str, values: tuple[str, str]
) -> None:
    assert (sort, *values) in found(reading, **other)


def test_what_differs_in_day_and_place_is_two_happenings(reading: Read) -> None:
    sorts = {sort for sort, _, _ in found(reading, place="Bendigo", day="Thursday")}
    assert not sorts & {"place", "date"}


def test_a_number_at_least_as_high_excludes_none(reading: Read) -> None:
    assert found(reading, number="at least five") == []


def test_a_report_that_names_both_places_contradicts_neither(reading: Read) -> None:
    both = SECOND.format(**AS_THE_FIRST | {"place": "Bendigo"}) + " The blast was heard in Ballarat."
    told = [reading(FIRST, name="first"), reading(both, name="second")]
    assert "place" not in {p.x.sort for p in parallels(told)}


def test_two_days_of_two_dated_reports_are_two_happenings(reading: Read) -> None:
    later = SECOND.format(**AS_THE_FIRST | {"day": "Thursday"})
    told = [reading(FIRST, "2021-03-02", "first"), reading(later, "2021-03-04", "second")]
    assert "date" not in {p.x.sort for p in parallels(told)}


def test_both_tellings_stand_in_a_row_that_contradicts(reading: Read) -> None:
    later = SECOND.format(**AS_THE_FIRST | {"place": "Bendigo"})
    told = [reading(FIRST, name="first"), reading(later, name="second")]
    clashes = [c for c in relate(told).comparisons if c.verdict == "contradict" and c.dimension == "place"]
    assert any(c.why.endswith((": Ballarat and Bendigo.", ": Bendigo and Ballarat.")) for c in clashes)
    assert relate(told).comparisons == relate(reversed(told)).comparisons


STORE = """Thieves raid jewellery store in Bruges

Armed thieves on Tuesday stole nearly all the watches on display at the Claes jewellery store in Bruges."""
AGAIN = """Jewellery store robbed

Four gunmen burst into the Claes jewellery store {when} and made off with watches and rings."""


@pytest.mark.parametrize(("when", "days"), [("late on Friday", [("tuesday", "friday")]), ("late on Tuesday", [])])
def test_days_of_one_deed_told_in_other_words_are_found(reading: Read, when: str, days: list[tuple[str, str]]) -> None:
    told = [reading(STORE, name="first"), reading(AGAIN.format(when=when), name="second")]
    assert {(p.x.value, p.y.value) for p in parallels(told) if p.x.sort == "date"} == set(days)
