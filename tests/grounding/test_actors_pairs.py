"""Whom "the two", "both sides" and "they" stand for, and who opens a headline."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from rashomon.encoder.parser import parse_document
from rashomon.expressions.actors import find_actors
from rashomon.grounding.actors import resolve_actors
from rashomon.model import Document

Make = Callable[..., Document]


def meant(document: Document, words: str) -> list[str]:
    """The actors of an expression, sorted, without the kind."""
    parse = parse_document(document)
    _, mentions = resolve_actors(document, parse, find_actors(document, parse), ())
    return sorted(m.actor.partition(":")[2] for m in mentions if document.quote(m.span) == words)


def test_the_two_are_those_who_spoke(document: Make) -> None:
    text = (
        "William Ruto spoke with Paul Kagame on Monday about backing for Felix Tshisekedi. "
        "An aide in Nairobi said the two discussed trade."
    )
    assert meant(document(text, "2023-05-02"), "the two") == ["paul-kagame", "william-ruto"]


def test_the_two_leaders_held_talks(document: Make) -> None:
    text = (
        "Lula da Silva held talks with Gustavo Petro in Bogota. Nicolas Maduro was not invited. "
        "The two leaders promised aid."
    )
    assert meant(document(text, "2023-05-02"), "The two leaders") == [
        "gustavo-petro",
        "luiz-inacio-lula-da-silva",
    ]


def test_three_who_met_are_no_pair(document: Make) -> None:
    text = "Paul Kagame, William Ruto and Yoweri Museveni met in Arusha. The two leaders promised aid."
    assert meant(document(text, "2023-05-02"), "The two leaders") == []


def test_many_named_leave_the_two_countries_open(document: Make) -> None:
    text = (
        "Peru recalled its envoy. Chile sent a note. Bolivia kept silent. "
        "Relations between the two countries have been poor."
    )
    assert meant(document(text, "2023-05-02"), "the two countries") == []


def test_states_that_fought_are_both_sides(document: Make) -> None:
    text = "Armenia attacked Azerbaijan on Tuesday, a diplomat from Georgia said. Both sides counted their dead."
    assert meant(document(text, "2022-09-14"), "Both sides") == ["ARM", "AZE"]


def test_they_are_the_subject_not_a_list_inside_a_phrase(document: Make) -> None:
    text = "Ecuador and Peru heard of a meeting of the leaders of Chile and Bolivia, from which they had been barred."
    assert meant(document(text, "2023-05-02"), "they") == ["ECU", "PER"]


@pytest.mark.parametrize(
    ("headline", "governments"),
    [
        ("Lima and Quito Trade Blame Over Border", ["government:ECU", "government:PER"]),
        ("Delhi denies it crossed the line", ["government:IND"]),
        ("Tokyo, Seoul Agree to Talks", ["government:JPN", "government:KOR"]),
        ("Geneva Talks Stall", []),
        ("Kabul Blast Kills Nine", []),
    ],
)
def test_capitals_that_open_a_headline(document: Make, headline: str, governments: list[str]) -> None:
    made = document(f"{headline}\n\nIt was quiet.", "2023-05-02")
    found = find_actors(made, parse_document(made))
    assert sorted(a for e in found for a in e.actors) == governments


def test_the_west_is_a_group_where_it_acts(document: Make) -> None:
    made = document("Harare said the West was behind it. Ranchers in the West disagreed.", "2023-05-02")
    found = [(made.quote(e.span), e.actors) for e in find_actors(made, parse_document(made))]
    assert found == [("Harare", ("government:ZWE",)), ("the West", ("group:west",))]


def test_one_id_for_one_body(document: Make) -> None:
    made = document(
        "The American Senate and the U.S. Senate differ. The Israeli parliament is the Knesset.", "2023-05-02"
    )
    found = [a for e in find_actors(made, parse_document(made)) for a in e.actors]
    assert found == ["organisation:us-senate"] * 2 + ["organisation:knesset"] * 2


@pytest.mark.parametrize(
    ("text", "word", "person"),
    [
        ("Elena Costa told Mark Alder on Friday that he was wrong.", "he", ["mark-alder"]),
        ("Mrs. Alvey Stroud met William Ruto. She left early.", "She", ["alvey-stroud"]),
        ("Kofi Mensah and Kwame Boateng met. He left early.", "He", []),
        ("William Ruto met the envoy; Paul Kagame said that a street would bear his name.", "his", []),
        ("William Ruto said his aide had been beaten. The ministry said he was well.", "he", []),
    ],
)
def test_he_and_she(document: Make, text: str, word: str, person: list[str]) -> None:
    assert meant(document(text, "2023-05-02"), word) == person


def test_they_are_all_who_are_joined(document: Make) -> None:
    text = "Kenya, Uganda and Rwanda said that they would send troops."
    assert meant(document(text, "2023-05-02"), "they") == ["KEN", "RWA", "UGA"]


def test_the_government_of_a_statement_is_its_publishers(document: Make) -> None:
    made = document("Chile was thanked. The Government will reply.", "2023-05-02")
    statement = replace(made, kind="statement", publisher="government:PER")
    assert meant(statement, "The Government") == ["PER"]


def test_the_agency_is_no_newspaper(document: Make) -> None:
    text = (
        "The New York Times quoted the tax office. The agency denied it. Interfax disagreed. The agency gave no source."
    )
    assert meant(document(text, "2023-05-02"), "The agency") == ["interfax"]


def test_he_or_she_is_nobody(document: Make) -> None:
    assert meant(document("William Ruto wants a judge to keep his or her post.", "2023-05-02"), "his") == []
