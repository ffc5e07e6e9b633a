"""A passage that is denied is quoted with the words that deny it."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from rashomon.model import Reading, Span
from rashomon.presenting.denied import with_denial


@pytest.mark.parametrize(
    ("sentence", "words"),
    [
        ("Oslo source denies that the note held a threat.", "denies that the note held a threat"),
        ("The envoy doubted that the note held a threat.", "doubted that the note held a threat"),
        ("The envoy said that the note held a threat.", "the note held a threat"),
        ("The envoy maintained that the note held no threat.", "the note held no threat"),
    ],
)
def test_what_is_denied_is_quoted_with_its_denial(reading: Callable[..., Reading], sentence: str, words: str) -> None:
    read = reading(f"A note from Oslo\n\n{sentence}")
    (attribution,) = read.attributions
    (content,) = attribution.content
    start = read.document.text.index("the note held")
    passage = with_denial(read.document, attribution, Span(content.document, start, content.end))
    assert read.document.quote(passage) == words


def test_a_passage_without_an_attribution_stands_as_it_is(reading: Callable[..., Reading]) -> None:
    document = reading("A note from Oslo\n\nThe note held a threat.").document
    assert with_denial(document, None, Span(document.id, 18, 31)) == Span(document.id, 18, 31)
