"""Closing words: a clause, a comma, who says it and a verb of saying, however the parser joins them."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from rashomon.encoder.parser import parse_document
from rashomon.model import Document
from rashomon.statements.attributions import find_attributions
from rashomon.statements.rules import RuleReader

CLAUSE = "Togolese troops attacked a Ghanaian post on Sunday and killed one soldier"


@pytest.mark.parametrize(
    ("text", "source", "content"),
    [
        (f"{CLAUSE}, the army's press office said on Tuesday.", "the army's press office", CLAUSE),
        (f"But {CLAUSE}, an officer told reporters in Accra.", "an officer", CLAUSE),
        (f"{CLAUSE}, the army also said in a short note.", "the army", CLAUSE),
        ("The two major-generals spoke by telephone in Lagos, he said.", "he", None),
        ("They agreed that envoys would meet in Rio de la Plata, a spokesman for the crown said.", None, None),
    ],
)
def test_closing_words_hold_the_clause_before_the_comma(
    text: str, source: str | None, content: str | None, document: Callable[..., Document]
) -> None:
    page = document(text)
    every = find_attributions(page, parse_document(page), ())
    found = [a for a in every if page.quote(a.cue[0]).endswith(("said", "told"))]
    before, _, after = text.rpartition(", ")
    assert [page.quote(s) for s in found[0].source] == [source or after.removesuffix(" said.")]
    assert [page.quote(c) for c in found[0].content] == [content or before]


@pytest.mark.parametrize(
    "text",
    [
        "When the troops left, the villagers said goodbye.",
        "As the ship sank, the captain said that he had called for help.",
        "The boat, which the army said was armed, fled.",
        "After the talks in Goma on Friday, the envoy said.",
    ],
)
def test_no_clause_is_closed_where_another_complement_follows(text: str, document: Callable[..., Document]) -> None:
    page = document(text)
    found = RuleReader().read(page, parse_document(page), ())
    assert not [a for a in found if a.content and a.content[0].start == 0]


def test_what_else_is_said_in_the_clause_ends_before_the_speaker(document: Callable[..., Document]) -> None:
    page = document("They agreed that envoys would meet in Rio de la Plata, a spokesman for the crown said.")
    found = RuleReader().read(page, parse_document(page), ())
    assert "that envoys would meet in Rio de la Plata" in [page.quote(a.content[0]) for a in found]
