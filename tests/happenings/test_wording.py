"""The words that name an event: a sentence in, for each mention its wording out."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from rashomon.model import Document
from rashomon.pipeline import read_document


@pytest.fixture
def worded(document: Callable[..., Document]) -> Callable[[str], dict[str, str]]:
    """Lemma to wording of each mention of a text."""

    def word(text: str) -> dict[str, str]:
        page = document(text)
        return {m.lemma: page.quote(m.wording) for m in read_document(page).event_mentions if m.wording is not None}

    return word


@pytest.mark.parametrize(
    ("text", "lemma", "wording"),
    [
        ("On a visit to Lusaka on Friday, Malawi's president condemned the raid.", "condemn",
         "Malawi's president condemned the raid"),
        ("Malawi recalled its envoy after rebels attacked a ferry.", "attack", "rebels attacked a ferry"),
        ("Malawi condemned the shelling of Mzuzu, which lasted nine days.", "shelling", "shelling of Mzuzu"),
        ("The minister met his colleague Hawa Banda in Lilongwe.", "meet",
         "The minister met his colleague Hawa Banda in Lilongwe"),
        ("Malawi protested over its envoy's arrest in Harare.", "arrest", "its envoy's arrest in Harare"),
    ],
)  # fmt: skip
def test_what_names_the_event(worded: Callable[[str], dict[str, str]], text: str, lemma: str, wording: str) -> None:
    assert worded(text)[lemma] == wording
