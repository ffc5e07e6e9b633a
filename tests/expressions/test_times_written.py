"""Time expressions: which words of a sentence give a time, and which only look like it."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from rashomon.documents.making import make_document
from rashomon.encoder.parser import parse_document
from rashomon.expressions.times import find_times
from rashomon.model import ActorExpression, Document, Page, Span

Make = Callable[..., Document]


def times_in(document: Document, actors: tuple[ActorExpression, ...] = ()) -> list[str]:
    return [document.quote(e.span) for e in find_times(document, parse_document(document), actors)]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("The truce was signed in Oslo on 13 September 1993.", ["13 September 1993"]),
        ("Envoys met on Thursday, March 3rd, 2011 and parted.", ["Thursday, March 3rd, 2011"]),
        ("The summit runs from 3-5 May 2016 in Lima.", ["3-5 May 2016"]),
        ("Clashes went on between May and July.", ["between May and July"]),
        ("The pact dates from late November 1975.", ["late November 1975"]),
        ("Sanctions were imposed in 2008 and lifted in the early 2010s.", ["2008", "the early 2010s"]),
        ("The rains came last spring, in the second quarter of 2009.", ["last spring", "the second quarter of 2009"]),
        ("He left two weeks ago and returns next Tuesday night.", ["two weeks ago", "next Tuesday night"]),
        ("Earlier this week, and again yesterday, shells fell.", ["Earlier this week", "yesterday"]),
        ("The strike hit hours after Monday's vote.", ["hours", "Monday"]),
        ("Protests are held every Friday, and daily in Lagos.", ["every Friday", "daily"]),
        ("They talked for three days.", ["three days"]),
        ("Shots were heard at 9:40 a.m. on Sunday.", ["9:40 a.m. on Sunday"]),
        ("The talks will open on Christmas Eve.", ["Christmas Eve"]),
        ("It fell silent in the past three days, as of Tuesday.", ["the past three days", "Tuesday"]),
        ("Envoys left two days later and came back a week after the vote.", ["two days later", "a week"]),
        ("Aid came in the days following the raid.", ["the days"]),
        ("After years of war trade fell by a third in the fourth quarter.", ["years", "the fourth quarter"]),
        (
            "Votes are held every two years, once a month or 24 hours a day.",
            ["every two years", "once a month", "24 hours a day"],
        ),
        ("The 78-day siege and the two-and-a-half-year truce ended.", ["78-day", "two-and-a-half-year"]),
        ("They meet within weeks, in three consecutive years.", ["weeks", "three consecutive years"]),
        (
            "Rebels seized four towns in recent weeks; more may fall in the coming days.",
            ["recent weeks", "the coming days"],
        ),
        ("Both 9/11 and the Sept. 11 attacks were named.", ["9/11", "Sept. 11"]),
        ("“Today is a sad day,” she said.", ["Today"]),
    ],
)
def test_expressions_as_newspapers_write_them(document: Make, sentence: str, expected: list[str]) -> None:
    assert times_in(document(sentence)) == expected


def test_kinds_tell_dates_from_lengths_and_repetitions(document: Make) -> None:
    report = document("After two years of war they meet every Monday; the last round was on 4 June.")
    found = find_times(report, parse_document(report), ())
    assert [(report.quote(e.span), e.kind) for e in found] == [
        ("two years", "duration"),
        ("every Monday", "set"),
        ("4 June", "date"),
    ]


def test_a_stray_blank_in_a_word_is_read_over_and_the_span_keeps_it(document: Make) -> None:
    assert times_in(document("The envoy left Nairobi l ast month, in Septem ber.")) == ["l ast month", "Septem ber"]


@pytest.mark.parametrize(
    "sentence",
    [
        "Prime Minister Theresa May rejected the offer.",
        "May said that the offer was poor.",
        "Thousands joined the March on Pretoria.",
        "The Arab Spring toppled rulers.",
        "Members of Black September were blamed.",
        "He was in his early 30s.",
        "Some 1500 soldiers were sent to Chad.",
        "A 12-year-old boy was hurt.",
        "The army may march on the town.",
        "The rebels asked for $2000.",
        "Miners earn $5 a day.",
        "The council passed Resolution 1701.",
        "The April 6 Youth Movement and the March 14 alliance met.",
        "Both sides keep to the Good Friday Agreement.",
        "The May government fell.",
        "Pupils joined the March for Our Lives.",
        "The film was made by 20th Century Fox.",
        "Members of the 1922 Committee met.",
        "April Haines and Theresa May spoke to Russia Today and the Sunday Times.",
    ],
)
def test_what_only_looks_like_a_time(document: Make, sentence: str) -> None:
    assert times_in(document(sentence)) == []


def test_a_time_word_inside_an_outlet_is_its_name(document: Make) -> None:
    report = document("According to The Sunday Times, aid arrived on Friday.")
    start = report.text.index("The Sunday")
    outlet = ActorExpression(Span(report.id, start, start + len("The Sunday Times")), "name", ("outlet:sunday-times",))
    assert times_in(report, (outlet,)) == ["Friday"]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("The Sunday Times and USA Today wrote that the envoy left on Friday.", ["Friday"]),
        ("In March for the first time they met.", ["March"]),
        ("Resolution 2254 was passed in 2015.", ["2015"]),
        ("The envoy landed in Pakistan Wednesday and left India Monday.", ["Wednesday", "Monday"]),
        ("India Today, Russia Today and The Daily Beast wrote of it in May.", ["May"]),
        ("The shrine was built in 1437 AH and the fort in 1822.", ["1822"]),
        ("In the Hijri year 1437, and from the fifth century BC, nothing is told.", []),
        ("The walls stand to this day.", []),
    ],
)
def test_names_are_told_without_a_parse_too(document: Make, sentence: str, expected: list[str]) -> None:
    report = document(sentence)
    assert [report.quote(e.span) for e in find_times(report)] == expected


def test_a_time_is_found_across_the_lines_of_a_wrapped_text() -> None:
    body = (
        "The two envoys met for the first time in Nairobi on Sunday, 14\n"
        "June 2009, and again near the border town of Moyale only last\nweek."
    )
    report = make_document(Page("wrapped.txt", f"Envoys meet in Nairobi\n\n{body}\n".encode(), "0" * 64))
    assert [report.quote(e.span) for e in find_times(report)] == ["Sunday, 14\nJune 2009", "last\nweek"]


def test_captions_are_not_read(document: Make) -> None:
    from dataclasses import replace

    report = document("Peace talks open in Geneva\n\nA photograph of 3 May 2010.")
    caption = replace(report, blocks=(report.blocks[0], replace(report.blocks[1], role="caption")))
    assert times_in(caption) == []
