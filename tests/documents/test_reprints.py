"""Reprints: whole, cut, prefixed, edited and embedded copies, and what looks like one and is none."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from itertools import permutations

import pytest

from rashomon.documents.reprints import mark_carriers
from rashomon.model import Document

Make = Callable[..., Document]

LEAD = (
    "The interior ministry of Chad said on Tuesday that armed men on motorcycles had attacked a convoy of lorries near "
    "the town of Bol and had driven off with eleven vehicles. "
)
SECOND = (
    "A lorry driver who escaped through the reeds told officials that the attackers wore uniforms and spoke a language "
    "that he did not know. "
)
THIRD = (
    "The governor of the province has closed the road along the lake until further notice and asked the garrison in "
    "the capital for reinforcements. "
)
FOURTH = (
    "Traders in the market complained that the price of dried fish doubled within a day, since nothing reaches the "
    "stalls from the villages on the islands."
)
WIRE = f"{LEAD}{SECOND}\n\n{THIRD}{FOURTH}"
OWN = (
    "Our correspondent met the widow of a driver who had been killed on the same road in spring. She keeps his licence "
    "in a tin and says that nobody from the company ever called on her. The road was paved nine years ago with a loan."
)


def copies(marked: tuple[Document, ...]) -> dict[str, str | None]:
    """Which document each is a carrier of."""
    return {document.id: document.carrier_of for document in marked}


def stretches(document: Document) -> list[str]:
    """The words that a document took from others."""
    return [document.quote(copied.span) for copied in document.copied]


@pytest.mark.parametrize(
    "text",
    [
        WIRE,
        WIRE[: len(WIRE) // 2],
        f"{OWN[:92]} {WIRE}",
        WIRE.replace("said on Tuesday", "stated on Tuesday")
        .replace("driven off", "made off")
        .replace(" near ", " by "),
        f"Lorries taken\n\nBOL (Reuters) - {WIRE}",
    ],
    ids=["whole", "cut", "prefixed", "edited", "headed"],
)
def test_copies_are_carriers_whatever_the_order(document: Make, text: str) -> None:
    original, copy = document(WIRE, "2012-03-06", "a"), document(text, "2012-03-07", "b")
    other = document(OWN, "2012-03-05", "c")
    for order in permutations((original, copy, other)):
        assert copies(mark_carriers(order)) == {"a": None, "b": "a", "c": None}


def test_a_passage_beside_own_text_is_the_originals_and_the_rest_is_not(document: Make) -> None:
    original = document(WIRE, "2012-03-06", "a")
    host = document(f"{OWN}\n\n{LEAD}\n\n{OWN.upper()}", "2012-03-07", "b")
    found = mark_carriers([host, original])
    assert copies(found) == {"b": None, "a": None}
    assert stretches(found[0]) == [LEAD.strip(" .")]
    assert [copied.original for copied in found[0].copied] == ["a"]


@pytest.mark.parametrize(
    ("words", "instead"),
    [
        ("eleven vehicles", "nine vehicles"),
        ("had attacked", "had not attacked"),
        ("Chad", "Mali"),
    ],
)
def test_a_sentence_that_the_copy_turns_is_its_own(document: Make, words: str, instead: str) -> None:
    original = document(WIRE, "2012-03-06", "a")
    copy = mark_carriers([original, document(WIRE.replace(words, instead), "2012-03-07", "b")])[1]
    assert copy.carrier_of == "a"
    assert "a convoy of lorries" not in "".join(stretches(copy))
    assert "wore uniforms" in "".join(stretches(copy))


def test_a_sentence_from_which_a_negation_was_cut_is_its_own(document: Make) -> None:
    original = document(WIRE, "2012-03-06", "a")
    copy = mark_carriers(
        [original, document(WIRE.replace("that he did not know", "that he did know"), "2012-03-07", "b")]
    )
    assert SECOND.strip(" .") not in "".join(stretches(copy[1]))
    assert "spoke a language" not in "".join(stretches(copy[1]))


def test_a_common_quotation_is_no_copy(document: Make) -> None:
    quote = f"“{LEAD}{SECOND}{THIRD}”"
    one = document(f"{quote} the minister told a crowded hall. {OWN}", "2012-03-06", "a")
    other = document(f"Asked about the road, he answered: {quote} Then the lights went out.", "2012-03-07", "b")
    assert all(not d.copied and d.carrier_of is None for d in mark_carriers([one, other]))


def test_an_agency_comes_before_the_pages_that_sign_with_it_and_a_statement_before_all(document: Make) -> None:
    page = replace(document(WIRE, "2012-03-06", "page"), kind="wire", outlet="Lakeside Echo")
    agency = replace(document(WIRE, "2012-03-06", "agency"), kind="wire", outlet="Reuters")
    office = replace(document(WIRE, "2012-03-08", "office"), kind="statement")
    assert copies(mark_carriers([page, agency])) == {"page": "agency", "agency": None}
    assert copies(mark_carriers([agency, page, office])) == {"agency": "office", "page": "office", "office": None}


def test_what_a_report_prints_of_a_statement_stays_the_reports_relay(document: Make) -> None:
    office = replace(document(WIRE, "2012-03-06", "a"), kind="statement")
    report = document(f"{OWN} {LEAD}{OWN.upper()}", "2012-03-07", "b")
    assert mark_carriers([office, report])[1].copied == ()


def test_a_copy_of_a_copy_goes_back_to_the_original(document: Make) -> None:
    first = document(WIRE, "2012-03-06", "a")
    second = document(f"{OWN[:92]} {WIRE}", "2012-03-07", "b")
    third = document(f"{OWN[:92]} {WIRE[:-200]}", "2012-03-08", "c")
    assert copies(mark_carriers([third, second, first])) == {"c": "a", "b": "a", "a": None}


def test_one_more_document_changes_nothing_among_the_others(document: Make) -> None:
    texts = [WIRE, OWN, f"{OWN} {LEAD}", f"{THIRD}{FOURTH}", WIRE.replace("eleven", "nine")]
    documents = [document(text, f"2012-03-0{n + 1}", f"d{n}") for n, text in enumerate(texts)]
    at_once = mark_carriers(documents)
    step_by_step: tuple[Document, ...] = ()
    for each in reversed(documents):
        step_by_step = mark_carriers([each, *step_by_step])
    assert step_by_step == at_once


def test_nothing_gives_nothing(document: Make) -> None:
    assert mark_carriers([]) == ()
    assert mark_carriers([document("Four words stand here.")])[0].copied == ()
