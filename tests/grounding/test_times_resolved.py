"""Time mentions: a sentence and a day of writing in, the date out."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from rashomon.documents.making import make_document
from rashomon.encoder.parser import parse_document
from rashomon.expressions.times import find_times
from rashomon.grounding.times import resolve_times
from rashomon.model import Document, Page, PageMetadata, TimeMention

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


# 2011-09-14 is a Wednesday
@pytest.mark.parametrize(
    ("sentence", "edtf"),
    [
        ("The court has scheduled a hearing Friday.", "2011-09-16"),
        ("The vote was postponed until Monday.", "2011-09-19"),
        ("A summit set for Geneva in October is in doubt.", "2011-10"),
        ("Among the first three states to accede to the pact on Friday were two islands.", "2011-09-09"),
        ("The minister could not be reached on Tuesday.", "2011-09-13"),
        ("Peace talks begin Friday.", "2011-09-16"),
        ("The summit, due to open on Friday, was moved to June 3.", "2011-09-16 2011-06-03"),
        ("The ballot was moved to Oct. 3.", "2011-10-03"),
        ("Investigators spoke of the Dec. 27 killing.", "2010-12-27"),
        ("Growth slowed in the second quarter.", "2011-34"),
        ("Growth will slow in the fourth quarter.", "2011-36"),
        ("Prices rose in recent months.", "../2011-09-14"),
        ("Rain is due in the coming days.", "2011-09-14/.."),
        ("A deal is due by year's end.", "2011"),
        ("Elections were held earlier this year.", "2011"),
        ("The bridge fell in mid-2009.", "2009"),
        ("Sept. 11 was a Sunday.", "2011-09-11 2011-09-11"),
        ("The war began with the Sept. 11 attacks.", "2001-09-11"),
    ],
)
def test_which_way_a_time_lies(document: Make, sentence: str, edtf: str) -> None:
    assert [m.date.edtf for m in dates_in(document(sentence, "2011-09-14"))] == edtf.split()


# 2011-09-14 is a Wednesday
@pytest.mark.parametrize("parsed", [True, False])
@pytest.mark.parametrize(
    ("sentence", "edtf"),
    [
        ("The premier told reporters on Friday she would not step down.", "2011-09-09"),
        ("The ministry said Tuesday the talks would go on.", "2011-09-13"),
        ("The office said late Monday it will send envoys.", "2011-09-12"),
        ("The envoy said in Geneva on Monday the guards would leave in October.", "2011-09-12 2011-10"),
        ("The ministry said that on Friday the council will meet.", "2011-09-16"),
        ("The ministry said the talks would go on on Tuesday.", "2011-09-20"),
        ('The envoy said: "On Friday the guards will leave."', "2011-09-16"),
    ],
)
def test_the_time_of_a_speech_is_not_that_of_what_is_said(
    document: Make, sentence: str, edtf: str, parsed: bool
) -> None:
    report = document(sentence, "2011-09-14")
    found = dates_in(report) if parsed else resolve_times(report, None, find_times(report))
    assert [m.date.edtf for m in found] == edtf.split()


def test_the_time_of_a_speech_dates_the_verb_of_speech(document: Make) -> None:
    (said,) = dates_in(document("The premier told reporters on Friday she would not step down.", "2011-09-14"))
    assert said.anchor == "told"


def test_a_time_of_this_year_that_has_passed_keeps_its_name_and_not_its_days_to_come(document: Make) -> None:
    (early,) = dates_in(document("Elections were held earlier this year.", "2011-09-14"))
    assert (early.date.earliest, early.date.latest) == ("2011-01-01", "2011-09-14")


def test_the_day_is_that_of_the_place_of_publication() -> None:
    given = PageMetadata(published="2019-11-17T01:00:00+09:00", basis="given")
    (sunday,) = dates_in(make_document(Page("tokyo.txt", b"The ministers met in Bangkok on Sunday.", "0" * 64, given)))
    assert sunday.date.edtf == "2019-11-17"  # still Saturday in London


@pytest.mark.parametrize(
    ("sentence", "edtf", "reason"),
    [
        (
            "The minister resigned on Sunday. Two days later the army moved.",
            "2011-09-13",
            "counted from “Sunday” before it",
        ),
        ("The ferry sank a day after Monday's storm.", "2011-09-13", "counted from “Monday's storm”, which has a date"),
        ("Aid came three weeks after the flood.", None, "counted from “the flood”, whose date is not given"),
        (
            "Aid came a day after the flood of 6 June.",
            "2011-06-07",
            "counted from “the flood of 6 June”, which has a date",
        ),
        (
            "Aid came two days after the vote the ministry said on Monday.",
            None,
            "counted from “the vote the ministry said on Monday”, whose date is not given",
        ),
        (
            "The camp was emptied hours before the raid on the port.",
            None,
            "counted from “the raid on the port”, whose date is not given",
        ),
        (
            "The army left. A week later it came back.",
            None,
            "counted from a happening named before, whose date is not given",
        ),
    ],
)
def test_a_time_counted_from_something_else_says_from_what(
    document: Make, sentence: str, edtf: str | None, reason: str
) -> None:
    found = dates_in(document(sentence, "2011-09-14"))
    (linked,) = [m for m in found if m.reason == reason]
    assert (linked.date.edtf, linked.kind) == (edtf, "date")


def test_two_weekdays_of_a_sentence_lie_beside_each_other_without_a_day_of_writing(document: Make) -> None:
    saturday, sunday = dates_in(document("The presidents spoke of Saturday's attack by telephone on Sunday."))
    assert (saturday.date.edtf, saturday.status, saturday.anchor) == (None, "unresolved", "attack")
    assert saturday.reason.endswith("the day before “Sunday” of the same week")
    assert sunday.reason.endswith("the day after “Saturday” of the same week")


@pytest.mark.parametrize(
    ("sentence", "edtf"),
    [
        ("The minister resigned on Sunday.", "2011-09-11"),
        ("The minister will resign on Sunday.", "2011-09-18"),
        ("On Sunday the minister, who fell ill, will travel to Lima.", "2011-09-18"),
        ("The two met last November.", "2010-11"),
    ],
)
def test_the_words_tell_the_tense_where_nothing_is_parsed(document: Make, sentence: str, edtf: str) -> None:
    report = document(sentence, "2011-09-14")
    assert [m.date.edtf for m in resolve_times(report, None, find_times(report))] == [edtf]


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
    assert (week.date.edtf, week.status) == ("2011-W37~", "interval")
    assert (week.date.earliest, week.date.latest) == ("2011-09-11", "2011-09-14")


def test_a_day_without_a_year_takes_the_nearest_however_the_verb_stands(document: Make) -> None:
    (deadline,) = dates_in(document("Envoys rejected the Jan. 14 deadline.", "2012-01-05"))
    assert deadline.date.edtf == "2012-01-14"


def test_every_date_has_a_reason_and_what_it_dates(document: Make) -> None:
    (sunday,) = dates_in(document("The minister resigned on Sunday.", "2011-09-14"))
    assert sunday.anchor == "resigned"
    assert sunday.reason == "counted from the publication date 2011-09-14, in the past"
    assert sunday.status == "resolved"


@pytest.mark.parametrize(
    ("text", "published", "edtf"),
    [
        ("After the 9/11 attacks rules grew strict. Before Sept. 11 few were searched.", "2014-03-02", "2001-09-11"),
        ("After the 9/11 attacks rules grew strict. On Sept. 11 the city held a vigil.", "2014-09-20", None),
        ("The quake of 4 May 1990 razed the town. The council met on May 4.", "2014-05-20", None),
        ("The quake of 4 May 1990 razed the town. The council met on Sunday, May 4.", "2014-05-20", "2014-05-04"),
        ("The quake of 4 May 2014 razed the town. The council met on May 4.", "2014-05-20", "2014-05-04"),
    ],
)
def test_a_day_that_the_text_gives_in_another_year_as_well(
    document: Make, text: str, published: str, edtf: str | None
) -> None:
    last = dates_in(document(text, published))[-1]
    assert last.date.edtf == edtf
    assert last.status == ("resolved" if edtf else "unresolved")
    assert ("as well" in last.reason) == (edtf is None)


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


# 2011-09-14 is a Wednesday
@pytest.mark.parametrize(
    ("sentence", "edtf"),
    [
        ("The talks open the Friday after next.", "2011-09-23/2011-09-30"),
        ("The talks open the Monday after next.", "2011-09-26"),
        ("They met the Monday before last.", "2011-09-05"),
        ("They met the week before last, or the year before last.", "2011-W35~ 2009"),
        ("They will meet two weeks from Monday.", "2011-10-03"),
        ("The fort fell in the last week of May 2009.", "2009-05-25~/2009-05-31~"),
        ("The fort fell on the first weekend of May 2009.", "2009-05-02/2009-05-03"),
        ("The fort fell in the last week of the siege.", ""),
        ("The two met on January 2 and 30 December 2009.", "2009-01-02 2009-12-30"),
        ("The two met on May 3 and June 5, 2009.", "2009-05-03 2009-06-05"),
        ("The two met on December 30 and January 2, 2009.", "None 2009-01-02"),
        ("The two met between 2 and 30 December 2009.", "2009-12-02/2009-12-30"),
        ("On Wednesday, September 15, they met.", "2010-09-15"),
    ],
)
def test_times_put_together_of_several(document: Make, sentence: str, edtf: str) -> None:
    assert [str(m.date.edtf) for m in dates_in(document(sentence, "2011-09-14"))] == edtf.split()


@pytest.mark.parametrize(
    ("sentence", "reason"),
    [
        ("The accord of Feb 29, 2015 was named.", "there is no such day"),
        ("The accord of 31/06/2015 was named.", "there is no such day"),
        ("On June 31 they met.", "there is no such day"),
        ("On Monday, June 16, they met.", "in no year near does the day fall on this weekday"),
        ("They met in Ramadan 2015.", "no day of this name is known"),
    ],
)
def test_what_names_no_day_that_there_is_stays_open(document: Make, sentence: str, reason: str) -> None:
    (found,) = dates_in(document(sentence, "2016-06-15"))
    assert (found.date.edtf, found.status, found.reason) == (None, "unresolved", reason)


def test_a_weekday_beside_a_count_of_days_must_agree_with_it(document: Make) -> None:
    fits = dates_in(document("He was held on January 3. Two days earlier, on Tuesday, it had docked.", "2013-01-15"))
    assert [m.date.edtf for m in fits] == ["2013-01-03", "2013-01-01", "2013-01-01"]
    clash = dates_in(document("He was held on January 8. Two days earlier, on Tuesday, it had docked.", "2013-01-15"))
    assert [m.date.edtf for m in clash] == ["2013-01-08", None, None]
    assert clash[1].reason == clash[2].reason == "the days counted do not lead to a Tuesday"
