"""Silence in other words than a negated verb: who leaves out what, whatever the network sees."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from rashomon.encoder.parser import parse_document
from rashomon.model import Document
from rashomon.statements.attributions import find_attributions


@pytest.mark.parametrize(
    ("text", "source", "cue", "content"),
    [
        (
            "The note was silent on any crossing of the border.",
            "The note",
            "was silent on",
            "any crossing of the border",
        ),
        ("The envoy said nothing about prisoners.", "The envoy", "said nothing about", "prisoners"),
        ("The letter contained no expression of regret.", "The letter", "contained no expression of", "regret"),
    ],
)
def test_what_is_left_out(text: str, source: str, cue: str, content: str, document: Callable[..., Document]) -> None:
    page = document(text)
    found = [a for a in find_attributions(page, parse_document(page), ()) if a.stance == "omits"]
    words = [(page.quote(a.source[0]), " ".join(map(page.quote, a.cue)), page.quote(a.content[0])) for a in found]
    assert words == [(source, cue, content)]


@pytest.mark.parametrize(
    "text", ["The streets were silent on Sunday.", "The crew had nothing to eat.", "The army held no map of the pass."]
)
def test_silence_of_other_kinds_leaves_nothing_out(text: str, document: Callable[..., Document]) -> None:
    page = document(text)
    assert not [a for a in find_attributions(page, parse_document(page), ()) if a.stance == "omits"]


def test_who_says_that_a_text_held_no_word_of_it_denies_it(document: Callable[..., Document]) -> None:
    page = document("The letter contained no word of regret, an aide said.")
    outer = next(a for a in find_attributions(page, parse_document(page), ()) if page.quote(a.source[0]) == "an aide")
    assert outer.stance == "denies"


def test_what_is_dismissed_may_stand_behind_what_it_is_called(document: Callable[..., Document]) -> None:
    page = document("The ministry dismissed as propaganda a Fijian allegation that Samoan soldiers had shelled Apia.")
    found = find_attributions(page, parse_document(page), ())
    disputed = [page.quote(a.content[0]) for a in found if a.stance == "disputes"]
    assert disputed == ["as propaganda a Fijian allegation that Samoan soldiers had shelled Apia"]


def test_who_has_nothing_to_apologise_for_denies_it(document: Callable[..., Document]) -> None:
    page = document("Fiji has nothing to apologise for, its navy said.")
    outer = next(a for a in find_attributions(page, parse_document(page), ()) if page.quote(a.source[0]) == "its navy")
    assert outer.stance == "denies"
