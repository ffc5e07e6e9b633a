"""Dates, ids and marks as they are shown on a terminal."""

from __future__ import annotations

import pytest

from rashomon.model import Date
from rashomon.terminal.chronology import short_ids
from rashomon.terminal.document import letter
from rashomon.terminal.marking import Mark, marked
from rashomon.terminal.words import day


@pytest.mark.parametrize(
    ("earliest", "latest", "shown"),
    [
        (None, None, "undated"),
        ("2023-05-16", "2023-05-16", "2023-05-16"),
        ("2023-05-01", "2023-05-31", "2023-05"),
        ("2024-02-01", "2024-02-29", "2024-02"),
        ("2023-01-01", "2023-12-31", "2023"),
        ("2023-05-14", "2023-05-20", "2023-05-14 – 2023-05-20"),
        ("2023-05-14", None, "from 2023-05-14"),
        (None, "2023-05-20", "by 2023-05-20"),
    ],
)
def test_dates_in_as_few_characters_as_say_them(earliest: str | None, latest: str | None, shown: str) -> None:
    assert day(Date("", earliest, latest)) == shown


def test_ids_are_as_short_as_tells_them_apart() -> None:
    assert short_ids(["e-12"]) == {"e-12": "e-12"}
    assert short_ids(["e-letter", "e-meeting"]) == {"e-letter": "e-letter", "e-meeting": "e-me"}
    assert short_ids(["e-12345678", "e-12399999"]) == {"e-12345678": "e-1234", "e-12399999": "e-1239"}


def test_ids_of_which_one_begins_another_are_told_apart() -> None:
    assert short_ids(["e-1234567", "e-12345678"]) == {"e-1234567": "e-1234567", "e-12345678": "e-12345678"}


def test_marks_nest_and_are_cut_at_the_edges() -> None:
    text = "Ana said that Ben said no."
    outer, inner = Mark(14, 25, "{1 ", " 1}"), Mark(23, 25, "{2 ", " 2}")
    assert marked(text, 0, len(text), [inner, outer]).plain == "Ana said that {1 Ben said {2 no 2} 1}."
    assert marked(text, 0, 17, [outer]).plain == "Ana said that {1 Ben 1}"
    assert marked(text, 0, 8, [outer]).plain == "Ana said"


def test_marks_that_cross_are_both_shown() -> None:
    assert marked("abcdef", 0, 6, [Mark(0, 4, "<", ">"), Mark(2, 6, "[", "]")]).plain == "<ab[cd>ef]"


def test_signs_of_events() -> None:
    assert [letter(number) for number in (0, 25, 26, 27, 701, 702)] == ["a", "z", "aa", "ab", "zz", "aaa"]
