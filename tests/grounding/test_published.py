"""The publication date that a text without one allows."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from rashomon.encoder.parser import parse_document
from rashomon.expressions.times import find_times
from rashomon.grounding.published import infer_published
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
    report = document("The envoy met President Nicolas Sarkozy in Nice.")
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
    text = "The road was opened on 5 July 2019.\nThe envoy praised President Jacques Chirac."
    found = published(document(text))
    assert found.date.edtf == "2019-07-05/.."
    assert found.reasons[1].startswith("set aside")
