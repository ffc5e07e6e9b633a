"""Claims inside a subject: which of two finite verbs is the main one, and whose claim the other tells."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from rashomon.encoder.parser import parse_document
from rashomon.encoder.relative_claims import mend_relative_claims
from rashomon.model import Reading

Read = Callable[..., Reading]


@pytest.mark.parametrize(
    ("sentence", "source", "content"),
    [
        (
            "The trucks that Chad claimed were carrying arms were in fact carrying rice, Sudan's ministry said.",
            "Chad",
            ["The trucks that", "were carrying arms"],
        ),
        (
            "The ship Chile says carried arms was loaded with rice, Peru's navy said.",
            "Chile",
            ["The ship", "carried arms"],
        ),
        (
            "The boats which Manila alleged had rammed its ferry had been moored in port, Beijing's embassy said.",
            "Manila",
            ["which", "had rammed its ferry"],
        ),
    ],
)
def test_the_claim_ends_where_the_main_verb_begins(
    reading: Read, sentence: str, source: str, content: list[str]
) -> None:
    found = reading(f"At odds\n\n{sentence}")
    quote = found.document.quote
    claims = [a for a in found.attributions if [quote(s) for s in a.source] == [source]]
    assert [[quote(s) for s in a.content] for a in claims] == [content]
    assert claims[0].parent is not None


@pytest.mark.parametrize(
    "sentence",
    [
        "The ministry said the trucks were carrying arms.",
        "The trucks, Chad said, were carrying arms and crossed the border.",
        "The charges Iran denied were repeated by officials.",
    ],
)
def test_a_sentence_without_such_a_claim_is_left_as_it_was_parsed(sentence: str, reading: Read) -> None:
    for parsed in parse_document(reading(f"At odds\n\n{sentence}").document).sentences:
        assert mend_relative_claims(parsed.tokens) == parsed.tokens
