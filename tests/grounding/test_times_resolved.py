"""Time mentions: a sentence and a day of writing in, the date out."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from rashomon.encoder.parser import parse_document
from rashomon.expressions.times import find_times
from rashomon.grounding.times import resolve_times
from rashomon.model import Document, TimeMention

Make = Callable[..., Document]


def dates_in(document: Document) -> list[TimeMention]:
    parse = parse_document(document)
    return list(resolve_times(document, parse, find_times(document, parse, ())))


# 2011-09-14 is a Wednesday
@pytest.mark.parametrize(
    ("sentence", "edtf"),
    [
        ("The pact was signed on 5 July 2009.", "2009-07-05"),
        ("Fighting broke out in November 1998.", "1998-11"),
        ("The wall fell in the 1980s.", "198X"),
        ("The minister resigned on Sunday.", "2011-09-11"),
        ("The minister will resign on Sunday.", "2011-09-18"),
        ("Wednesday's attack killed six people.", "2011-09-14"),
        ("The delegation arrives ahead of Friday's vote.", "2011-09-16"),
        ("The ministry has scheduled a hearing for Monday.", "2011-09-19"),
        ("Yesterday the port was closed.", "2011-09-13"),
        ("The port was shelled two days ago.", "2011-09-12"),
        ("The two met last November.", "2010-11"),
        ("Troops left the valley in October.", "2010-10"),
        ("Troops will leave the valley in October.", "2011-10"),
        ("Exports fell last year.", "2010"),
        ("The army took the town on August 30.", "2011-08-30"),
        ("Friday of last week saw a lull.", "2011-09-09"),
        ("A deal is due next month.", "2011-10"),
        ("He was freed last Christmas Day.", "2010-12-25"),
        ("The war began about four years ago.", "2007~"),
        ("The summit took place on 28-30 August.", "2011-08-28/2011-08-30"),
    ],
)
def test_dates_counted_from_the_day_of_writing(document: Make, sentence: str, edtf: str) -> None:
    assert [m.date.edtf for m in dates_in(document(sentence, "2011-09-14"))] == [edtf]


@pytest.mark.parametrize(
    ("published", "earliest", "latest"),
    [("2011-09-14", "2011-09-04", "2011-09-11"), ("2011-09-11", "2011-08-29", "2011-09-10")],
)
def test_last_week_is_the_union_of_weeks_from_sunday_and_from_monday(
    document: Make, published: str, earliest: str, latest: str
) -> None:
    (week,) = dates_in(document("The envoys met last week.", published))
    assert (week.date.earliest, week.date.latest, week.status) == (earliest, latest, "interval")


def test_earlier_this_week_never_lies_after_the_day_of_writing(document: Make) -> None:
    (week,) = dates_in(document("Shelling resumed earlier this week.", "2011-09-14"))
    assert (week.date.edtf, week.status) == ("2011-09-11/2011-09-14", "interval")


def test_a_day_without_a_year_takes_the_nearest_however_the_verb_stands(document: Make) -> None:
    (deadline,) = dates_in(document("Envoys rejected the Jan. 14 deadline.", "2012-01-05"))
    assert deadline.date.edtf == "2012-01-14"


def test_every_date_has_a_reason_and_what_it_dates(document: Make) -> None:
    (sunday,) = dates_in(document("The minister resigned on Sunday.", "2011-09-14"))
    assert sunday.anchor == "resigned"
    assert sunday.reason == "counted from the publication date 2011-09-14, in the past"
    assert sunday.status == "resolved"


@pytest.mark.parametrize("sentence", ["They met on Sunday.", "They met last week.", "They met two days ago."])
def test_without_a_day_of_writing_relative_times_stay_open(document: Make, sentence: str) -> None:
    (time,) = dates_in(document(sentence))
    assert (time.date.edtf, time.status) == (None, "unresolved")


def test_the_text_may_settle_a_relative_time_by_dating_the_same_happening(document: Make) -> None:
    report = document(
        "The March 2010 sinking of a Korean frigate still divides the two.\n"
        "A Korean frigate was sunk last March, and the budget rose last year."
    )
    found = {report.quote(m.span): m for m in dates_in(report)}
    assert found["last March"].date.edtf == "2010-03"
    assert found["last March"].reason == "the text dates the same happening with its year"
    # March 2010 may be "last March" until March 2011, so that "last year" stays open
    assert found["last year"].status == "unresolved"


def test_different_happenings_do_not_settle_each_other(document: Make) -> None:
    report = document(
        "The March 2010 sinking of a Korean frigate still divides the two.\nA fishing accord was signed last March."
    )
    assert dates_in(report)[1].status == "unresolved"


@pytest.mark.parametrize(
    "text",
    [
        "In 2009 the ministry published the first plan for the port.\n"
        "The ministry published the final plan for the port last year.",
        "Senator Ana Costa released her letters in 2009.\nGovernor Rui Lobo released his letters last year.",
        "Ana Costa, who served as ambassador to Peru from 2009 until earlier this year, went home.",
    ],
)
def test_two_of_a_kind_do_not_settle_each_other(document: Make, text: str) -> None:
    assert dates_in(document(text))[-1].status == "unresolved"


def test_lengths_and_repeated_times_have_no_date(document: Make) -> None:
    found = dates_in(document("They meet every Monday for two hours.", "2011-09-14"))
    assert [(m.kind, m.date.edtf, m.status) for m in found] == [
        ("set", None, "unresolved"),
        ("duration", None, "unresolved"),
    ]


def test_that_day_is_the_one_spoken_of(document: Make) -> None:
    report = document("The ferry sank on 6 May 2007. Later that day divers arrived.", "2011-09-14")
    assert [m.date.edtf for m in dates_in(report)] == ["2007-05-06", "2007-05-06"]
