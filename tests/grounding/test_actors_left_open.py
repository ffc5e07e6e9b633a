"""What the words around do not settle is left open: bodies of no state, offices that nobody holds, names of places."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from rashomon.encoder.parser import parse_document
from rashomon.expressions.actors import find_actors
from rashomon.grounding.actors import resolve_actors
from rashomon.model import Document

Make = Callable[..., Document]


def resolved(document: Document) -> list[tuple[str, str]]:
    parse = parse_document(document)
    _, mentions = resolve_actors(document, parse, find_actors(document, parse), ())
    return [(document.quote(m.span), m.actor) for m in mentions]


@pytest.mark.parametrize(
    "text",
    [
        "An Icelandic-brokered truce broke down in spring. The army took the hill.",
        "An Austrian tourist was freed at dawn. The army said that it had paid nothing.",
        "A Belgian-made rocket hit the market. The military said it would look into it.",
        "Two Swiss-trained pilots died in the crash. The foreign ministry said so on Monday.",
        "NAIROBI, March 3 - Fighting went on in the hills. The Ugandan president flew home. The army denied any part.",
    ],
)
def test_a_body_is_not_that_of_whatever_country_was_mentioned_last(document: Make, text: str) -> None:
    assert not [
        actor
        for words, actor in resolved(document(text, "2012-06-01"))
        if words.lower().startswith("the") and actor.startswith(("organisation:", "government:"))
    ]


@pytest.mark.parametrize(
    ("text", "words", "actor"),
    [
        ("NAIROBI, March 3 - Kenyan police shot two men. The army denied any part.", "The army", "kenyan-military"),
        ("Peru closed its border. The foreign ministry said so.", "The foreign ministry", "peruvian-foreign-ministry"),
    ],
)
def test_a_body_is_that_of_the_only_state_spoken_of(document: Make, text: str, words: str, actor: str) -> None:
    assert (words, f"organisation:{actor}") in resolved(document(text, "2012-06-01"))
