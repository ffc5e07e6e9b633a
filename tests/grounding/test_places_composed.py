"""Places of ambiguous names in composed reports of world news: which one is meant, and what the reader finds itself."""

from __future__ import annotations

import pytest

from gold.places_reports import Marked, Part, reports
from rashomon.encoder.parser import parse_document
from rashomon.expressions.places import find_places, place_expression
from rashomon.expressions.places_phrases import airports_in, phrases_in
from rashomon.grounding.places import resolve_places
from rashomon.model import Document, PlaceExpression

#: In percent, a little below what was reached on the worse part when the reports were first scored.
GIVEN, OWN_RECALL, OWN_RIGHT = 95.0, 75.0, 90.0


def given(document: Document, marks: tuple[Marked, ...]) -> tuple[PlaceExpression, ...]:
    """The marked names as expressions; borders and airports as the phrases that the reader finds."""
    sentences = parse_document(document).sentences
    phrases = {p.span: p for s in sentences for p in (*phrases_in(s), *airports_in(s, []))}
    written = [place_expression(document, m.start, m.end) for m in marks]
    return tuple(phrases.get(e.span, e) if m.feature == "border" else e for e, m in zip(written, marks, strict=True))


@pytest.mark.parametrize("part", ["tuned", "held"])
def test_the_place_that_is_meant(part: Part) -> None:
    wrong, number = [], 0
    for document, marks in reports(part):
        for mark, mention in zip(marks, resolve_places(document, given(document, marks)), strict=True):
            number += 1
            if not mark.is_right(mention.place):
                wrong.append(f"{document.quote(mention.span)}: {mention.place}")
    assert 100 * (number - len(wrong)) / number >= GIVEN, wrong


@pytest.mark.parametrize("part", ["tuned", "held"])
def test_places_that_the_reader_finds(part: Part) -> None:
    found = right = number = 0
    for document, marks in reports(part):
        mentions = resolve_places(document, find_places(document, parse_document(document), ()))
        number += len(marks)
        for mark in marks:
            own = [m for m in mentions if m.span.start < mark.end and mark.start < m.span.end]
            found += bool(own)
            right += any(mark.is_right(m.place) for m in own)
    assert 100 * found / number >= OWN_RECALL
    assert 100 * right / found >= OWN_RIGHT
