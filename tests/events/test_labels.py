"""Labels: the words of a text that name an event, with who took part where they do not say it."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from rashomon.model import Document
from rashomon.pipeline import read_document, relate


@pytest.fixture
def labels(document: Callable[..., Document]) -> Callable[[str], list[str]]:
    """The labels of a text's events."""
    return lambda text: [event.label for event in relate([read_document(document(text))]).events]


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("Malawi's army shelled Mzuzu on Friday.", "“Malawi's army shelled Mzuzu on Friday”"),
        ("Zambia was furious. It recalled its ambassador.", "“It recalled its ambassador” (Zambia)"),
        ("Zambia bombed a camp, killing ten men.", "“Zambia bombed a camp”"),
        ("Hours after Zambia bombed a camp, nothing moved.", "“Zambia bombed a camp”"),
        ("Everybody knows about Zambia's invasion of Malawi.", "“Zambia's invasion of Malawi”"),
    ],
)
def test_the_label_names_the_event(labels: Callable[[str], list[str]], text: str, label: str) -> None:
    assert label in labels(text)


def test_a_quotation_mark_that_is_not_closed_is_left_out(labels: Callable[[str], list[str]]) -> None:
    (label,) = labels("Zambia demanded “a full and honest account of the shooting, and soon”.")[:1]
    assert label.count("“") == label.count("”")
