"""What counts for a source: its turn in telling, and what other voices make of what it carries."""

from __future__ import annotations

from dataclasses import replace

import pytest

import composed
from counted_events import account, event, proposition
from rashomon.counting.sources import Carried, Source, SourceAnswer, answers, source_documents, source_events, source_of
from rashomon.model import NO_DATE, Account, Date, Document

HOME = {actor.id: actor for actor in composed.ACTORS}
POST, RADIO = "outlet:the-quayside-post", "outlet:radio-bondeni"
SOURCES = {d.id: s for d in (composed.POST_DOCUMENT, composed.RADIO_DOCUMENT) if (s := source_of(d, HOME))}
OUTLETS = {"d1": Source("outlet:one", "One", None), "d2": Source("outlet:two", "Two", None)}


def published(key: str, outlet: str, day: str | None, carrier_of: str | None = None) -> Document:
    when = Date(day, day, day) if day else NO_DATE
    document = composed.document_of(f"{key}\n\nThe river rose.", key, outlet, when)
    return replace(document, id=key, carrier_of=carrier_of)


# ---------------------------------------------------------------- who published
def test_a_source_is_an_outlet_else_the_publisher_of_a_statement() -> None:
    assert source_of(composed.POST_DOCUMENT, HOME) == Source(POST, "The Quayside Post", None)
    statement = replace(composed.POST_DOCUMENT, outlet=None, publisher="office:KEN/president")
    assert source_of(statement, HOME) == Source("office:KEN/president", "State House", "office:KEN/president")
    assert source_of(replace(statement, publisher=None), HOME) is None


def test_an_outlet_we_know_is_one_source_by_any_of_its_names() -> None:
    names = ("Anadolu Agency", "Anadolu")
    found = [source_of(replace(composed.POST_DOCUMENT, outlet=name), HOME) for name in names]
    assert {source.id for source in found if source} == {"outlet:anadolu"}


def test_a_name_without_end_gives_an_address_that_has_one() -> None:
    names = ("x" * 10_000, "x" * 9_999)
    found = [source_of(replace(composed.POST_DOCUMENT, outlet=name), HOME) for name in names]
    assert len({source.id for source in found if source}) == 2
    assert all(len(source.id) < 100 for source in found if source)


def test_reprints_stand_apart_with_whom_they_reprint() -> None:
    documents = [published("d1", "One", None), published("d2", "Two", None, carrier_of="d1")]
    found = source_documents(documents, OUTLETS)
    assert [(each.source, each.original) for each in found] == [("outlet:one", None), ("outlet:two", "outlet:one")]


# ---------------------------------------------------------------- turns
def test_the_letter_was_told_by_both_on_one_day_and_the_meeting_by_one_alone() -> None:
    documents = {document.id: document for document in (composed.POST_DOCUMENT, composed.RADIO_DOCUMENT)}
    found = source_events(enumerate(composed.CHRONOLOGY.events), documents, SOURCES)
    assert [(each.source, each.event, each.turn) for each in found] == [
        (RADIO, "e-letter", "together"),
        (POST, "e-letter", "together"),
        (POST, "e-meeting", "alone"),
    ]


@pytest.mark.parametrize(
    ("one", "two", "turns"),
    [
        ("2021-05-01", "2021-05-02", {"outlet:one": "first", "outlet:two": "later"}),
        ("2021-05-01", "2021-05-01", {"outlet:one": "together", "outlet:two": "together"}),
        ("2021-05-01", None, {"outlet:one": "unknown", "outlet:two": "unknown"}),
    ],
)
def test_the_turn_of_a_source_follows_the_days_of_publication(one: str, two: str | None, turns: dict[str, str]) -> None:
    documents = {"d1": published("d1", "One", one), "d2": published("d2", "Two", two)}
    told = source_events([(0, event("flood", None, [], documents=["d1", "d2"]))], documents, OUTLETS)
    assert {each.source: each.turn for each in told} == turns


def test_a_reprint_tells_nothing_first() -> None:
    documents = {
        "d1": published("d1", "One", "2021-05-02"),
        "d2": published("d2", "Two", "2021-05-01", carrier_of="d1"),
    }
    told = list(source_events([(0, event("flood", None, [], documents=["d1", "d2"]))], documents, OUTLETS))
    assert [(each.source, each.turn) for each in told] == [("outlet:one", "alone")]


def test_a_document_of_nobody_known_is_somebody_else() -> None:
    documents = {"d1": published("d1", "One", "2021-05-01"), "d3": published("d3", "", "2021-05-04")}
    told = list(source_events([(0, event("flood", None, [], documents=["d1", "d3"]))], documents, OUTLETS))
    assert [(each.source, each.turn) for each in told] == [("outlet:one", "first")]


# ---------------------------------------------------------------- answers
def test_the_promise_that_the_post_carries_is_denied_by_kenya() -> None:
    """Of the Post's three accounts Villa Somalia's is denied by State House, and State House's given otherwise by Villa
    Somalia; that State House says it twice bears nothing out."""
    carried, answered = answers(composed.CHRONOLOGY.propositions, {"e-letter": 0, "e-meeting": 1}, SOURCES)
    assert carried == [
        Carried(RADIO, own=False, accounts=1, confirmed=0, denied=0, otherwise=1),
        Carried(POST, own=False, accounts=3, confirmed=0, denied=1, otherwise=1),
    ]
    kenya, somalia = ("office:KEN/president", "office:SOM/president")
    assert answered == [
        SourceAnswer(RADIO, "otherwise", False, somalia, 0, "e-letter", "Villa Somalia", "state:SOM", 1),
        SourceAnswer(POST, "denied", False, kenya, 0, "e-letter", "State House spokesman", "state:KEN", 1),
        SourceAnswer(POST, "otherwise", False, somalia, 0, "e-letter", "Villa Somalia", "state:SOM", 1),
    ]


def answered_by(first: Account, *others: Account, row: str = "topic:river") -> dict[str, list[str]]:
    """What others make of what outlet One carries: voices by answer."""
    _, found = answers([proposition("p", "flood", first, *others, row=row)], {"e-flood": 0}, OUTLETS)
    kinds = dict.fromkeys(each.answer for each in found if each.source == "outlet:one")
    return {kind: [e.name for e in found if e.answer == kind and e.source == "outlet:one"] for kind in kinds}


OWN = account("a", "d1", "One", kind="narrator")


def test_another_outlet_that_says_so_bears_it_out() -> None:
    assert answered_by(OWN, account("b", "d2", "Two", kind="narrator")) == {"confirmed": ["Two"]}
    assert answered_by(OWN, account("b", "d2", "Two", "weaker", kind="narrator")) == {"confirmed": ["Two"]}


def test_whom_a_source_quotes_does_not_bear_it_out() -> None:
    ministry = account("b", "d1", "the ministry", actor="government:UGA", side="state:UGA")
    elsewhere = account("c", "d2", "the ministry", actor="government:UGA", side="state:UGA")
    assert answered_by(OWN, ministry, elsewhere) == {}


def test_a_source_of_the_same_side_is_no_other_witness() -> None:
    statement = account("a", "d1", "Ugandan government", actor="government:UGA", side="state:UGA", kind="narrator")
    state = account("b", "d2", "Uganda", actor="state:UGA", side="state:UGA")
    assert answered_by(statement, state) == {}
    assert answered_by(statement, replace(state, stance="denies")) == {"denied": ["Uganda"]}
    assert answered_by(statement, account("b", "d2", "Rwanda", actor="state:RWA", side="state:RWA")) == {
        "confirmed": ["Rwanda"]
    }


def test_another_document_of_the_same_outlet_is_the_same_voice() -> None:
    assert answered_by(OWN, account("b", "d1", "One", kind="narrator")) == {}


def test_another_value_is_given_otherwise_and_the_same_bears_out() -> None:
    forty = replace(OWN, value="40")
    two = account("b", "d2", "Two", "differs", kind="narrator", value="31")
    assert answered_by(forty, two) == {"otherwise": ["Two"]}
    assert answered_by(forty, replace(two, stance="asserts", value="40")) == {"confirmed": ["Two"]}
    assert answered_by(forty, replace(two, stance="asserts")) == {}  # no rule set 31 against 40


def test_what_stands_there_by_likeness_or_is_silent_answers_nothing() -> None:
    assert answered_by(OWN, account("b", "d2", "Two", "denies", likened=True)) == {}
    assert answered_by(OWN, account("b", "d2", "Two", "silent")) == {}


def test_values_that_words_give_by_the_way_bear_nothing_out() -> None:
    two = account("b", "d2", "Two", kind="narrator")
    assert answered_by(OWN, two, row="where:e-flood") == {}


def test_two_who_deny_agree() -> None:
    denial = account("a", "d1", "Uganda", "denies", actor="state:UGA")
    assert answered_by(denial, account("b", "d2", "Burundi", "denies", actor="state:BDI")) == {"confirmed": ["Burundi"]}
    assert answered_by(denial, account("b", "d2", "Rwanda", actor="state:RWA")) == {"otherwise": ["Rwanda"]}
