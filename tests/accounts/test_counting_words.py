"""Whom and what a number counts, as a sentence has it."""

from __future__ import annotations

import pytest

from rashomon.accounts.counting import group_in_words, several
from rashomon.accounts.naming import text_of
from rashomon.accounts.rows import Row
from rashomon.model import Event, EventTime

RAID = Event("e-raid", "raid at the ford", None, None, (), EventTime(), None, "occurred", (), (), ())


@pytest.mark.parametrize(
    ("counted", "words"),
    [
        ("MLI soldiers", "soldiers of Mali"),
        ("USA soldiers", "soldiers of the United States"),
        ("NLD", "people of the Netherlands"),
        ("fighters", "fighters"),
    ],
)
def test_a_group_with_its_country(counted: str, words: str) -> None:
    assert group_in_words(counted) == words


@pytest.mark.parametrize(
    ("noun", "words"), [("incident", "incidents"), ("person", "people"), ("ferry", "ferries"), ("clash", "clashes")]
)
def test_a_noun_for_several(noun: str, words: str) -> None:
    assert several(noun) == words


@pytest.mark.parametrize(
    ("key", "words"),
    [
        ("e-raid:killed:USA soldiers", "How many soldiers of the United States were killed"),
        ("e-raid:arrested:", "How many were arrested"),
        ("e-raid:incident:", "How many incidents"),
        ("e-raid:person:police", "How many police"),
    ],
)
def test_a_row_of_numbers_is_a_question(key: str, words: str) -> None:
    assert text_of(Row("e-raid", "number", key), RAID, {"e-raid": RAID}) == f"{words}: raid at the ford"
