"""Sentences as the parser gives them."""

from __future__ import annotations

from collections.abc import Callable

from rashomon.encoder.parser import LONGEST_SENTENCE, parse_document
from rashomon.model import Document, Span

Make = Callable[..., Document]


def test_text_without_full_stops_is_cut_behind_marks(document: Make) -> None:
    clause = "Kenya and Chad met in Bamako, the ministry of Mali said"
    report = document("Talks\n\n" + ", ".join([clause] * 60))
    sentences = parse_document(report).sentences[1:]
    assert len(sentences) > 1
    assert all(len(s.tokens) <= LONGEST_SENTENCE for s in sentences)
    assert all(s.tokens[-1].text == "," for s in sentences[:-1])
    assert all(0 <= t.head < len(s.tokens) for s in sentences for t in s.tokens)
    assert " ".join(s.text for s in sentences) == report.text[len("Talks\n\n") :]


def test_words_of_a_span_and_at_an_offset(document: Make) -> None:
    report = document("The envoy left Bamako.")
    (sentence,) = parse_document(report).sentences
    assert [t.text for t in sentence.within(Span(report.id, 6, 12))] == ["envoy", "left"]
    assert [t.text for t in sentence.within(Span(report.id, 0, 3))] == ["The"]
    at = {offset: (t.text if (t := sentence.token_at(offset)) else None) for offset in (0, 3, 4, 21, 22)}
    assert at == {0: "The", 3: None, 4: "envoy", 21: ".", 22: None}
