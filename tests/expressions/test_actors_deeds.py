"""Demonyms before deeds: whose airstrikes, tests and attacks they are."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from rashomon.encoder.parser import parse_document
from rashomon.expressions.actors import find_actors
from rashomon.model import Document

Make = Callable[..., Document]


@pytest.mark.parametrize(
    ("text", "words", "actors"),
    [
        ("Sudanese airstrikes killed nine in Darfur.", "Sudanese", ("state:SDN",)),
        ("The Indian test on Thursday went without a fault.", "Indian", ("state:IND",)),
        ("South Korean artillery fire hit the island.", "South Korean", ("state:KOR",)),
        ("A Chadian attack on the village killed nine.", "Chadian", ("state:TCD",)),
        ("An Afghan bombing killed ten.", "Afghan", None),
        ("The Peruvian economy grew.", "Peruvian", None),
        ("The Franco-German proposal was refused.", "German", None),
    ],
)
def test_a_demonym_says_whose_deed_it_is(document: Make, text: str, words: str, actors: tuple[str, ...] | None) -> None:
    made = document(text)
    found = {made.quote(e.span): e.actors for e in find_actors(made, parse_document(made))}
    assert found.get(words) == actors
