"""The rule reader. How firmly something is said: stance, form, and the hedges that bear on it."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from rashomon.encoder.parser import parse_document
from rashomon.model import Attribution, Document
from rashomon.statements.rules import RuleReader


def only(document: Document) -> Attribution:
    """The outermost attribution of a text that has one."""
    (found,) = [a for a in RuleReader().read(document, parse_document(document), ()) if a.parent is None]
    return found


@pytest.mark.parametrize(
    ("text", "stance"),
    [
        ("Kinshasa said its troops had withdrawn.", "asserts"),
        ("Kinshasa confirmed the withdrawal.", "confirms"),
        ("Kinshasa denied the withdrawal.", "denies"),
        ("Kinshasa did not confirm the withdrawal.", "omits"),
        ("Kinshasa did not say that its troops had withdrawn.", "omits"),
        ("Kinshasa did not deny the withdrawal.", "unknown"),
        ("Kinshasa said its troops were not involved in the raid.", "denies"),
        ("Kinshasa said there was no raid.", "denies"),
        ("Kinshasa said there is no military solution.", "asserts"),
        ("Kinshasa disputed the account.", "disputes"),
        ("Kinshasa accused Kigali of backing the rebels.", "accuses"),
        ("Kinshasa demanded that Kigali withdraw its troops.", "demands"),
        ("Kinshasa pledged to withdraw its troops.", "promises"),
        ("Kinshasa suggested that talks could resume.", "suggests"),
        ("Kinshasa declined to discuss the raid.", "omits"),
    ],
)
def test_stance(text: str, stance: str, document: Callable[..., Document]) -> None:
    assert only(document(text)).stance == stance


@pytest.mark.parametrize(
    ("text", "form"),
    [
        ("“The road is closed,” the mayor said.", "direct"),
        ("The mayor said the road was “closed for good.”", "mixed"),
        ("The mayor said the road was closed.", "indirect"),
    ],
)
def test_form(text: str, form: str, document: Callable[..., Document]) -> None:
    assert only(document(text)).form == form


@pytest.mark.parametrize(
    ("text", "hedges"),
    [
        ("Lima said the two presidents might meet in May.", [("might", "possibility")]),
        ("Lima said the presidents discussed the possibility of a truce.", [("possibility", "possibility")]),
        ("The radio hinted that a truce was near.", [("hinted", "weak_assertion")]),
        ("Gunmen reportedly took the town of Djibo.", [("reportedly", "hearsay")]),
        ("Lima said it could not find the wreck.", []),
        ("Lima said the letter made it possible to resume talks.", []),
        ("Lima said the talks would begin in May.", []),
    ],
)
def test_hedges(text: str, hedges: list[tuple[str, str]], document: Callable[..., Document]) -> None:
    made = document(text)
    assert [(made.quote(h.span), h.kind) for h in only(made).hedges] == hedges


def test_a_hedge_belongs_to_the_innermost_content(document: Callable[..., Document]) -> None:
    made = document("Xinhua reported that Manila said the vessel may have drifted.")
    outer, inner = RuleReader().read(made, parse_document(made), ())
    assert (outer.hedges, [h.kind for h in inner.hedges]) == ((), ["possibility"])


def test_suspicion_is_the_narrators_hedge_without_a_source(document: Callable[..., Document]) -> None:
    made = document("Suspected rebels killed nine people in Beni.")
    found = only(made)
    assert (found.source, [made.quote(c) for c in found.content]) == ((), ["rebels"])
    assert [(made.quote(h.span), h.kind) for h in found.hedges] == [("Suspected", "suspicion")]
