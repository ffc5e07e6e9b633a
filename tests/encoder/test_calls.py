"""Calls read as namings."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from rashomon.encoder.parser import parse_document
from rashomon.model import Document


@pytest.mark.parametrize(
    ("text", "relation"),
    [
        ("Vladimir Putin called Recep Tayyip Erdogan on Wednesday.", "dobj"),
        ("His friends call him Recep Tayyip Erdogan.", "oprd"),
        ("The general is called Recep Tayyip Erdogan.", "oprd"),
    ],
)
def test_who_is_called_is_the_object_of_the_call(document: Callable[..., Document], text: str, relation: str) -> None:
    (sentence,) = parse_document(document(text)).sentences
    assert next(t.dep for t in sentence.tokens if t.text == "Erdogan") == relation
