"""Whom words mean that their context settles: the speaker's words, callings, countries and bodies called again."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from rashomon.model import Document
from rashomon.pipeline import read_document

Make = Callable[..., Document]


@pytest.mark.parametrize(
    ("text", "words", "actors"),
    [
        ("Hamas said that it would not disarm.", "it", ["organisation:hamas"]),
        ("It is clear that Hamas will not disarm.", "It", []),
        ("William Ruto saw Paul Kagame off himself.", "himself", ["person:william-ruto"]),
        ('"I will not resign," William Ruto said in Nairobi.', "I", ["person:william-ruto"]),
        ('"We will not yield," William Ruto said in Nairobi.', "We", ["state:KEN"]),
        (
            "Cesar Pardo, a former police chief, fled. The former police chief owns a farm.",
            "The former police chief",
            ["person:cesar-pardo"],
        ),
        ("Morocco closed the crossing. The kingdom gave no reason.", "The kingdom", ["state:MAR"]),
        ("William Ruto said that his country was ready.", "his country", ["state:KEN"]),
        ('"Your country will pay," William Ruto told Paul Kagame in Nairobi.', "Your country", ["state:RWA"]),
        ('"Your country will pay," it was said.', "Your country", []),
        ("A former party chairman called for Angela Merkel to go. He said it on Monday.", "He", []),
        ("Angela Merkel came on Monday. The White House praised her visit.", "her", ["person:angela-merkel"]),
        ("Paul Kagame spoke. The captain was silent.", "The captain", []),
    ],
)
def test_words_mean(document: Make, text: str, words: str, actors: list[str]) -> None:
    reading = read_document(document(text, "2023-05-02"))
    assert [m.actor for m in reading.actor_mentions if reading.document.quote(m.span) == words] == actors
