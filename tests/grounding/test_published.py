"""The publication date that a text without one allows."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from rashomon.encoder.parser import parse_document
from rashomon.expressions.times import find_times
from rashomon.grounding.published import infer_published
from rashomon.grounding.published_lines import dateline_day
from rashomon.grounding.times import resolve_times
from rashomon.model import ActorMention, Document, Published, Span

Make = Callable[..., Document]


def published(document: Document, mentions: tuple[ActorMention, ...] = ()) -> Published:
    parse = parse_document(document)
    whens = find_times(document, parse, ())
    return infer_published(document, parse, whens, resolve_times(document, parse, whens), mentions)


def test_a_given_date_is_kept(document: Make) -> None:
    report = document("They met in March 2010.", "2011-09-14")
    assert published(report) == report.published


def test_nothing_is_inferred_from_nothing(document: Make) -> None:
    assert published(document("They met on Sunday and will meet again next month.")) == Published()


def test_a_relative_time_that_the_text_settles_bounds_the_day_of_writing(document: Make) -> None:
    found = published(
        document("The March 2010 sinking of a Korean frigate still hurts.\nA Korean frigate was sunk last March.")
    )
    assert (found.date.edtf, found.basis) == ("2010-04-01/2011-03-31", "inferred")
    assert found.reasons[0] == 'what is dated 2010-03 is called "last March": written in 2010-04-01/2011-03-31'


def test_a_date_told_as_past_is_a_lower_bound_and_a_plan_an_upper_one(document: Make) -> None:
    assert published(document("The treaty was signed on 5 July 2009.")).date.edtf == "2009-07-05/.."
    assert published(document("The plant is scheduled to open on 5 July 2031.")).date.edtf == "../2031-07-05"


def test_a_photograph_is_older_than_the_report(document: Make) -> None:
    report = document("Envoys meet again\n\nA trawler leaves Busan on 3 May 2012.")
    captioned = replace(report, blocks=(report.blocks[0], replace(report.blocks[1], role="caption")))
    assert published(captioned).date.edtf == "2012-05-03/.."


def test_people_called_by_their_office_bound_it_on_both_sides(document: Make) -> None:
    report = document("The envoy met President Nicolas Sarkozy in Nice on Sunday.")
    start = report.text.index("Nicolas")
    mention = ActorMention(Span(report.id, start, start + len("Nicolas Sarkozy")), "person:nicolas-sarkozy", "name")
    found = published(report, (mention,))
    assert (found.date.earliest, found.date.latest) == ("2007-05-16", "2012-05-15")
    former = document("The envoy met former President Nicolas Sarkozy in Nice.")
    moved = replace(mention, span=Span(former.id, start + len("former "), start + len("former Nicolas Sarkozy")))
    assert published(former, (moved,)).date.edtf == "2012-05-15/.."


def test_presidents_who_never_held_office_together_give_no_day(document: Make) -> None:
    text = "Critics blame President Jacques Chirac, and they blame President Nicolas Sarkozy more."
    report = document(text)
    people = {"person:jacques-chirac": "Jacques Chirac", "person:nicolas-sarkozy": "Nicolas Sarkozy"}
    mentions = tuple(
        ActorMention(Span(report.id, text.index(name), text.index(name) + len(name)), person, "name")
        for person, name in people.items()
    )
    found = published(report, mentions)
    assert found.date.edtf == "2007-05-16/.."
    assert len(found.reasons) == 1
    assert "Sarkozy" in found.reasons[0]


def test_a_date_told_as_past_on_the_last_day_of_a_term_gives_no_day(document: Make) -> None:
    text = "The pact was signed on 15 May 2012, President Nicolas Sarkozy recalled."
    report = document(text)
    start = text.index("Nicolas")
    mention = ActorMention(Span(report.id, start, start + len("Nicolas Sarkozy")), "person:nicolas-sarkozy", "name")
    assert published(report, (mention,)).date.edtf == "2012-05-15/.."


def test_a_deputy_does_not_hold_the_office(document: Make) -> None:
    text = "The envoy met Vice President Nicolas Sarkozy in Nice."
    report = document(text)
    start = text.index("Nicolas")
    mention = ActorMention(Span(report.id, start, start + len("Nicolas Sarkozy")), "person:nicolas-sarkozy", "name")
    assert published(report, (mention,)) == Published()


@pytest.mark.parametrize(
    "sentence",
    [
        "The firm announced that it drops the levy, starting in March 2031.",
        "Aides said the winner would take the seat in March 2031.",
    ],
)
def test_what_was_to_come_is_no_lower_bound(document: Make, sentence: str) -> None:
    assert published(document(sentence)) == Published()


def test_a_name_is_no_older_than_what_it_names(document: Make) -> None:
    found = published(document("Ministers met on Sunday. They spoke of COVID-19 and of the harbour."))
    assert found.date.edtf == "2020-02-11/.."
    assert "COVID-19" in found.reasons[0]


def test_a_dateline_gives_its_day_and_the_next(document: Make) -> None:
    found = published(document("Envoys meet\n\nACCRA, June 3, 2011 (Reuters) - Envoys met in the harbour."))
    assert (found.date.earliest, found.date.latest) == ("2011-06-03", "2011-06-04")


def test_evidence_that_surer_words_contradict_is_set_aside_and_told(document: Make) -> None:
    text = "The road was opened on 5 July 2019.\nThe envoy praised President Jacques Chirac on Sunday."
    found = published(document(text))
    assert found.date.edtf == "2019-07-05/.."
    assert found.reasons[1].startswith("set aside")


@pytest.mark.parametrize(
    "text",
    [
        "Would-be settlers dream of an isle without President Michel Temer, if they ever find one.",  # supposed
        "As foreign secretary, Boris Johnson had praised the port.",  # what he did when he was that
        "The bank's president, Christine Lagarde and its auditors arrived.",  # a list, no apposition
        "The tax was delayed from 2031 to 2033.",  # a range that runs on
        "You open your diary on 17 May 2001.",  # told in the present, not ahead
        "The ferry left Suva on April 26.",  # of any year
    ],
)
def test_what_gives_no_day(document: Make, text: str) -> None:
    assert published(document(text)).date.edtf is None


def test_an_anniversary_and_a_single_candidate_bound_the_day_from_below_alone(document: Make) -> None:
    kept = published(document("The town was shelled on the 11th anniversary of the 2001 attacks."))
    assert kept.date.edtf == "2011-07-01/.."
    named = published(document("The race is on for the White House.\nRepublican nominee Bob Dole fell off a stage."))
    assert named.date.earliest is not None
    assert named.date.latest is None
    twice = document(
        "The race is on for the White House.\nRepublican nominee Bob Dole fell off a stage.\n"
        "Democratic nominee Bill Clinton, asked of Republican nominee Bob Dole, wished him well."
    )
    assert (published(twice).date.latest or "")[:4] == "1996"


def test_a_family_name_in_a_headline_names_no_holder(document: Make) -> None:
    text = "Isle Awaits Refugees From President Temer\n\nThe mayor of Suva says Michel Temer made him laugh."
    assert published(document(text)).date.edtf is None


@pytest.mark.parametrize(
    "text",
    [
        "President Hosni Mubarak stepped down on Friday.",  # resigned
        "President Manuel Zelaya said on Sunday that he would fly home.\nThe coup has no friends abroad.",  # overthrown
        "President Marc Ravalomanana said on Sunday that he would come back.",  # no chosen successor on record
        "The navy honours President Nicolas Sarkozy this week.\nHis successor will be sworn in.",  # about to be over
        "President Mohamed Morsi is in custody, officials said on Friday.",  # turned out, and another sworn in next day
        "SUVA, Feb. 11 (Wire) - President Hosni Mubarak stepped down on Friday.",
        "Gov. Mike Huckabee spoke in Suva on Sunday.",  # a title said out of courtesy
        "Pope John Paul II is loved on the island today.",  # a title borne for ever
        "President Nicolas Sarkozy had built the port.",  # told of the past
    ],
)
def test_a_term_that_may_be_over_bounds_nothing_from_above(document: Make, text: str) -> None:
    assert published(document(text)).date.latest is None


@pytest.mark.parametrize(
    "text",
    [
        "ANC President Jacob Zuma spoke in Durban on Sunday.",  # of a party
        "The party's President Jacob Zuma spoke in Durban on Sunday.",
        "Vice President Xi Jinping spoke in Suva on Sunday.",
        "Ministers signed the Paris Agreement and the Minsk agreement.",  # older ones bear the name
        "The empress annexed Crimea.",
        "White House spokesman Josh Earnest spoke on Sunday.",  # deputies are called so too
        "Isle to mark the 999th anniversary of the 2001 attacks\n\nIt is the 999th anniversary of the 2001 attacks.",
        "The Iowa caucuses were held on a cold night.",  # perhaps before the table begins
    ],
)
def test_what_is_older_or_another_thing_gives_no_day(document: Make, text: str) -> None:
    assert published(document(text)).date.edtf is None


def test_a_day_of_a_dateline_in_the_last_days_of_a_term_is_kept(document: Make) -> None:
    text = "Envoys meet\n\nNICE, May 15 (Wire) - President Nicolas Sarkozy spoke on Tuesday."
    assert published(document(text)).date.latest == "2012-05-15"
    assert "2012" in (published(document(text)).date.edtf or "")


def test_a_party_s_candidate_may_stand_for_another_seat(document: Make) -> None:
    text = "Senate race tightens far from the White House\n\nDemocratic nominee Barack Obama spoke of his Senate race."
    assert published(document(text)).date.edtf is None
    again = document("Race for the White House\n\nDemocratic presidential candidate Joe Biden spoke in Dover.")
    assert published(again).date.earliest == "1987-05-26"


def test_reasons_tell_terms_as_they_were(document: Make) -> None:
    (reason,) = published(document("Secretary of State Colin Powell arrived on Sunday.")).reasons
    assert reason == (
        '"Secretary of State Colin Powell": held that office from 2001-01-20 to 2005-01-26; a month more is allowed for'
    )
    (ended,) = published(document("President Hosni Mubarak stepped down on Friday.")).reasons
    assert ended.endswith("from 1981-10-14 to 2011-02-11; reports may use the title after such an end")


@pytest.mark.parametrize("line", ["MANILA (May 24, 2017) Envoys met.", "SANAA/RIYADH (24 May 2017) Envoys met."])
def test_a_date_in_brackets_after_a_place_is_a_dateline(document: Make, line: str) -> None:
    found = published(document(f"Envoys meet\n\n{line}"))
    assert (found.date.earliest, found.date.latest) == ("2017-05-24", "2017-05-25")


def test_occasions_are_told_of_before_and_after_the_table(document: Make) -> None:
    found = published(document("The NATO summit will be held in the summer.\nThe port was opened on 5 July 2025."))
    assert found.date.edtf == "2025-07-05/.."


def test_a_holder_told_of_in_the_past_needs_another_beside(document: Make) -> None:
    assert published(document("President Jacques Chirac opposed the war.")).date.latest is None
    both = published(document("President Jacques Chirac opposed the war.\nPresident Thabo Mbeki spoke with the envoy."))
    assert (both.date.earliest, both.date.latest) == ("1999-06-14", "2007-05-16")


def test_a_dateline_without_a_year_alone_bounds_nothing(document: Make) -> None:
    assert published(document("Envoys meet\n\nSUVA, June 3 (Wire) - Envoys met.")) == Published()


def test_the_day_of_a_dateline_may_be_an_ordinal(document: Make) -> None:
    assert dateline_day(document("LIMA, March 18th (Wire) - The envoys met.")) == (3, 18)
