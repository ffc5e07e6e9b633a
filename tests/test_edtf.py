"""Dates: what days an EDTF string allows, and how two dates compare."""

from __future__ import annotations

import pytest

from rashomon.edtf import contains, cover, disjoint, intersect, interval, length, make_date, written
from rashomon.model import NO_DATE


@pytest.mark.parametrize(
    ("edtf", "earliest", "latest"),
    [
        ("2008-08-08", "2008-08-08", "2008-08-08"),
        ("2008-02", "2008-02-01", "2008-02-29"),
        ("2008", "2008-01-01", "2008-12-31"),
        ("2008-22", "2008-06-01", "2008-08-31"),
        ("2008-24", "2008-12-01", "2009-02-28"),
        ("2008-33", "2008-01-01", "2008-03-31"),
        ("2008-W32", "2008-08-04", "2008-08-10"),
        ("2008-W32-WE", "2008-08-09", "2008-08-10"),
        ("198X", "1980-01-01", "1989-12-31"),
        ("19XX", "1900-01-01", "1999-12-31"),
        ("2008~", "2008-01-01", "2008-12-31"),
        ("2008-08-08T14:30", "2008-08-08", "2008-08-08"),
        ("2008-08-08T14:30:05.5+05:30", "2008-08-08", "2008-08-08"),
        ("2008-08-08T14Z~", "2008-08-08", "2008-08-08"),
        ("2008-08/2008-09", "2008-08-01", "2008-09-30"),
        ("2008-08/..", "2008-08-01", None),
        ("../2008-08-08", None, "2008-08-08"),
    ],
)
def test_bounds_of_an_edtf_date(edtf: str, earliest: str | None, latest: str | None) -> None:
    date = make_date(edtf)
    assert (date.edtf, date.earliest, date.latest) == (edtf, earliest, latest)


def test_a_date_without_a_year_bounds_nothing() -> None:
    assert make_date("XXXX-11") == NO_DATE
    assert make_date(None) == NO_DATE


@pytest.mark.parametrize(
    "wrong",
    ["2008-13", "2008-02-30", "yesterday", "2009/2008", "0000", "0000-XX", "000X", "../0000", "9999-W52", "0001-W01~",
     "\u0967\u096f\u096f\u096f", "200\uff18", "2008T14:30", "2008Tanything", "2008-08-08Tgarbage", "2008-08-08T",
     "2008-08-08T14:60", "2008-08-08T25", "2008-08-08T14:30+99:00", "2008~T14", "2008?~", "2008-08-08/2008T",
     "T14:30", "~"],
)  # fmt: skip
def test_what_is_no_date_is_refused(wrong: str) -> None:
    with pytest.raises(ValueError, match=r".+"):
        make_date(wrong)


@pytest.mark.parametrize(
    ("earliest", "latest", "edtf"),
    [
        ("2008-08-08", "2008-08-08", "2008-08-08"),
        ("2008-08-01", "2008-08-31", "2008-08"),
        ("2008-01-01", "2008-12-31", "2008"),
        ("2007-01-01", "2008-12-31", "2007/2008"),
        ("2008-08-07", "2008-08-12", "2008-08-07/2008-08-12"),
        (None, "2008-08-12", "../2008-08-12"),
        ("2008-08-07", None, "2008-08-07/.."),
        (None, None, None),
    ],
)
def test_an_interval_is_written_short(earliest: str | None, latest: str | None, edtf: str | None) -> None:
    assert interval(earliest, latest).edtf == edtf


def test_two_dates_share_days_or_none() -> None:
    august, day = make_date("2008-08"), make_date("2008-08-08")
    assert intersect(august, day) == day
    assert intersect(make_date("2008-08/.."), make_date("../2008-09-15")) == make_date("2008-08-01/2008-09-15")
    assert intersect(august, make_date("2008-10")) is None
    assert disjoint(august, make_date("2008-10"))


def test_the_unknown_rules_nothing_out() -> None:
    assert not disjoint(NO_DATE, make_date("2008"))
    assert intersect(NO_DATE, make_date("2008")) == make_date("2008")


def test_containment_and_cover() -> None:
    august, day = make_date("2008-08"), make_date("2008-08-08")
    assert contains(august, day)
    assert not contains(day, august)
    assert cover([day, NO_DATE, august]) == august
    assert cover([make_date("2008-08-12"), day]) == make_date("2008-08-08/2008-08-12")
    assert cover([make_date("2008-08/.."), day]).latest is None
    assert cover([]) == NO_DATE


def test_length_counts_days() -> None:
    assert length(make_date("2008-02")) == 29
    assert length(make_date("2008/..")) is None


@pytest.mark.parametrize(
    ("edtf", "words"),
    [
        ("2016-06-29", "29 June 2016"),
        ("2016-06-27/2016-06-29", "27 to 29 June 2016"),
        ("2015-11-24/2016-01-02", "24 November 2015 to 2 January 2016"),
        ("2016-06", "June 2016"),
        ("2016-06/2016-08", "June to August 2016"),
        ("2015-12/2016-02", "December 2015 to February 2016"),
        ("2021/2023", "2021 to 2023"),
        ("198X", "1980 to 1989"),
        ("2016-05-03/..", "from 3 May 2016"),
        (None, ""),
    ],
)
def test_a_date_in_words_has_no_day_that_nobody_told(edtf: str | None, words: str) -> None:
    assert written(make_date(edtf)) == words
