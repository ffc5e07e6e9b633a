"""Items: what is said of a happening, by the verb or by the happening's own noun."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from rashomon.model import Document
from rashomon.pipeline import read_document


@pytest.mark.parametrize(
    ("text", "predicate"),
    [
        ("The parade did not go ahead on Friday, the mayor said.", "parade"),
        ("The visit did not take place, the mayor said.", "visit"),
        ("The envoy's refusal to answer did not go over well with the deputies, the mayor said.", "go"),
        ("The siege did not take many lives, the mayor said.", "take"),
    ],
)
def test_a_verb_leaves_the_predicate_to_its_subject_only_with_its_own_words(
    document: Callable[..., Document], text: str, predicate: str
) -> None:
    denied = [item.predicate for item in read_document(document(text)).items if item.negated]
    assert denied == [predicate]
