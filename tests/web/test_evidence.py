"""Passages in the sentences around them."""

from __future__ import annotations

import composed
from rashomon.model import Block, Document, Span
from rashomon.presenting.sources import Sources
from rashomon.web.evidence import AROUND_LETTERS, SHORT_LETTERS, around, quotes, shortened


def sources(document: Document) -> Sources:
    return Sources({document.id: document}, {document.id: 1}, {})


def test_the_sentence_of_a_passage() -> None:
    document = composed.POST_DOCUMENT
    start, end = around(document, composed.span(document, "promised to lift"))
    assert document.text[start:end].strip() == "Villa Somalia said the letter promised to lift the ban on flights."


def test_a_passage_over_two_sentences_has_both() -> None:
    document = composed.POST_DOCUMENT
    start, end = around(document, composed.span(document, "flights. According to Radio"))
    shown = document.text[start:end].strip()
    assert shown.startswith("Villa Somalia said")
    assert shown.endswith("“held no promise of that kind”.")


def test_a_headline_is_no_part_of_the_sentence_below_it() -> None:
    document = composed.RADIO_DOCUMENT
    start, end = around(document, composed.span(document, "held no promise"))
    assert document.text[start:end].startswith("The letter held")


def test_pieces_put_together_are_the_text() -> None:
    document = composed.POST_DOCUMENT
    (quote,) = quotes(sources(document), [composed.span(document, "“held no promise of that kind”")])
    whole = quote.before + quote.exact + quote.after
    assert whole.strip() in " ".join(document.text.split())
    assert quote.words == "“held no promise of that kind”"


def test_a_sentence_without_end_is_cut_around_its_passage() -> None:
    text = "head\n\n" + "before " * 400 + "HERE" + " after" * 400
    document = composed.document_of(text, "endless", "The Quayside Post")
    (quote,) = quotes(sources(document), [composed.span(document, "HERE")])
    assert quote.before.startswith("…")
    assert quote.after.endswith("…")
    assert len(quote.before) + len(quote.after) < 2 * AROUND_LETTERS + 6


def test_a_word_of_ten_thousand_letters_is_cut() -> None:
    assert len(shortened("W" * 10_000)) <= SHORT_LETTERS + 2
    assert shortened("few words") == "few words"


def test_a_passage_between_blocks_is_shown_alone() -> None:
    document = Document("d", "d.txt", "0" * 64, "One line.\nTwo line.\n", (Block(0, 9, "body"), Block(10, 19, "body")))
    assert around(document, Span("d", 10, 13)) == (10, 19)
