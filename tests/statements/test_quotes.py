"""Quotations: which stretches stand between marks."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from rashomon.model import Document
from rashomon.statements.quotes import find_quotes


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        ("He said “no deal” twice.", ["no deal"]),
        ('She called it "a trap" and left.', ["a trap"]),
        ("The Treaty of ''mutual aid'' was signed.", ["mutual aid"]),
        ("«Nous partons», said the envoy.", ["Nous partons"]),
        ("The army's spokesman called it ‘routine’, the paper wrote.", ["routine"]),
        ("Workers' parties met in Pune.", []),
        ("“He said ‘never’ to us,” she said.", ["He said ‘never’ to us,"]),
        ("“Not at all,“ he replied.", ["Not at all,"]),
    ],
)
def test_quotations_without_their_marks(text: str, quoted: list[str], document: Callable[..., Document]) -> None:
    made = document(text)
    assert [made.quote(quote.inner) for quote in find_quotes(made)] == quoted


def test_a_quotation_left_open_runs_to_the_end_of_its_line(document: Callable[..., Document]) -> None:
    made = document("“We began the march at noon.\n“We reached the pass at night,” the colonel said.")
    first, second = find_quotes(made)
    assert (first.closed, second.closed) == (False, True)
    assert made.quote(first.span) == "“We began the march at noon."
