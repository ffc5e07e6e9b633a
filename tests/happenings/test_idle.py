"""Words of events that tell of none, and whose deed an infinitive is."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from rashomon.model import EventMention, Span

Told = Callable[..., list[EventMention]]


@pytest.mark.parametrize(
    ("text", "roots"),
    [
        ("Fiji declined to comment.", []),
        ("Fiji refused to say where the ship was.", []),
        ("Fiji refused to extradite the pilot.", ["REJECT", "COOPERATE"]),
        ("Fiji insisted that the harbour was open.", []),
        ("Fiji demanded that the harbour be opened.", ["REQUEST"]),
        ("Fiji asked whether the harbour was open.", []),
        ("An envoy of Fiji, who asked not to be named, was late.", []),
        ("Fiji asked the pilot to identify himself.", ["REQUEST"]),
        ("A monk from Fiji wrote on his wall.", []),
        ("Fiji wrote to the bishop of Tonga.", ["CONSULT"]),
        ("Fiji's men, armed with knives, were late.", []),
        ("Rebels armed by Fiji were late.", ["AID"]),
        ("A guard from Fiji shot himself.", []),
        ("Fiji's men opened fire on a patrol.", ["ASSAULT"]),
    ],
)
def test_what_is_an_event(told: Told, text: str, roots: list[str]) -> None:
    found = told(text, actors=["Fiji"])
    assert [m.plover.root for m in found if m.plover is not None] == roots


def test_whoever_is_called_on_is_to_act(told: Told, quote: Callable[[str, Span], str]) -> None:
    text = "Norway called on Tonga to attack at once."
    deed = next(m for m in told(text, actors=["Norway", "Tonga"]) if m.lemma == "attack")
    assert [(f.role, quote(text, f.span)) for f in deed.fillers] == [("actor", "Tonga")]


def test_a_hyphenated_verb_is_one_word(told: Told, quote: Callable[[str, Span], str]) -> None:
    text = "Norway test-fired two rockets on Sunday."
    assert "test-fired" in quote(text, told(text, actors=["Norway"], times=["Sunday"])[0].span)
