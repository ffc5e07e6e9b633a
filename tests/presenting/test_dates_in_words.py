"""Days and values as people read them: no ISO dates, and no day that nobody told."""

from __future__ import annotations

from dataclasses import replace

import pytest

import composed
from rashomon.presenting.rows import row_words
from rashomon.presenting.stances import days_between, months_between, spelt_out, stance


@pytest.mark.parametrize(
    ("first", "last", "days", "months"),
    [
        ("2016-09-20", "2016-09-29", "20 to 29 September 2016", "September 2016"),
        ("2016-09-24", "2016-09-24", "24 September 2016", "24 September 2016"),
        ("1993-01-01", "1993-12-31", "1993", "1993"),
        ("2015-07-01", "2016-09-24", "1 July 2015 to 24 September 2016", "July 2015 to September 2016"),
        (None, None, "no date", "no date"),
        ("2016-09-24", None, "from 24 September 2016", "from 24 September 2016"),
    ],
)
def test_from_when_to_when(first: str | None, last: str | None, days: str, months: str) -> None:
    assert (days_between(first, last), months_between(first, last)) == (days, months)


def test_the_days_in_a_reason_are_written_out() -> None:
    assert spelt_out("counted from the publication date 2016-09-29, in the past") == (
        "counted from the publication date 29 September 2016, in the past"
    )
    assert spelt_out("file 2016-99-99 of 12 pages") == "file 2016-99-99 of 12 pages"


@pytest.mark.parametrize(
    ("value", "words"),
    [("2016-08", "August 2016"), ("17", "17"), ("at least 31", "at least 31"), ("Kampala", "Kampala")],
)
def test_a_value_that_is_a_date_is_written_out(value: str, words: str) -> None:
    assert stance(replace(composed.PROMISE.accounts[0], value=value)) == f"says so: {words}"


def test_a_row_leaves_out_a_label_that_is_a_quotation() -> None:
    letter = replace(composed.LETTER, label="“letter of May”")
    assert row_words(replace(composed.SENT, text="It happened: “letter of May”"), letter) == "It happened"


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("What was said: “the ban is lifted”", "What was said: “the ban is lifted”"),
        ("What was said: “that it was “true”", "What was said: «that it was “true»"),
        ("It happened: Kenya's president writes to Somalia's", "It happened"),
    ],
)
def test_a_row_quotes_words_that_hold_quotation_marks_in_others(text: str, words: str) -> None:
    assert row_words(replace(composed.PROMISE, text=text), composed.LETTER) == words
