"""Deeds told as figures of speech: words of arms and custody that mean words, papers and contests."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from rashomon.happenings.figures import figures
from rashomon.happenings.lexicon import nouns
from rashomon.model import EventMention, Span

Told = Callable[..., list[EventMention]]
Quote = Callable[[str, Span], str]

ACTORS = ["Peter Novak", "Maria Silva", "Chad", "Rebels", "Police"]


def kinds(told: Told, quote: Quote, text: str) -> list[tuple[str, str | None]]:
    found = told(text, actors=ACTORS, times=["Sunday"])
    return [(quote(text, m.span), m.plover.root if m.plover else None) for m in found]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Peter Novak attacked Maria Silva in a debate on Sunday.", [("attacked", "ACCUSE")]),
        ("Peter Novak attacked her judgment on Sunday.", [("attacked", "ACCUSE")]),
        ("Maria Silva renewed her attacks on Peter Novak's record.", [("attacks", "ACCUSE")]),
        ("Peter Novak attacked Chad as weak on Sunday.", [("attacked", "ACCUSE")]),
        ("Peter Novak and Maria Silva fought about the budget.", [("fought", "ACCUSE")]),
        # what bodies and ground do suffer
        ("Rebels attacked Maria Silva in her car on Sunday.", [("attacked", "ASSAULT")]),
        ("Peter Novak attacked Chad on Sunday.", [("attacked", "ASSAULT")]),
        ("The deadly attack on the values of Chad shook Police.", [("deadly attack", "ASSAULT")]),
        ("Peter Novak assaulted Maria Silva on Sunday.", [("assaulted", "ASSAULT")]),
    ],
)
def test_an_attack_between_two_persons_or_on_a_matter_is_made_with_words(
    told: Told, quote: Quote, text: str, expected: list[tuple[str, str]]
) -> None:
    assert kinds(told, quote, text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Peter Novak battled Maria Silva in the primary.", []),
        ("Chad fought for tax reform on Sunday.", []),
        ("Rebels fought for independence on Sunday.", [("fought", "ASSAULT")]),
        ("Rebels fought Chad for the crossing on Sunday.", [("fought", "ASSAULT")]),
    ],
)
def test_a_contest_without_arms_is_no_fighting(
    told: Told, quote: Quote, text: str, expected: list[tuple[str, str]]
) -> None:
    assert kinds(told, quote, text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Chad released forty pages of transcripts on Sunday.", []),
        ("Chad ordered the release of the emails on Sunday.", [("ordered", "REQUEST")]),
        ("Chad released forty sailors on Sunday.", [("released", "RETREAT")]),
        ("Chad released the trawler on Sunday.", [("released", "RETREAT")]),
        ("Police seized the emails of Peter Novak on Sunday.", [("seized", "COERCE")]),
    ],
)
def test_papers_are_given_out_and_nobody_is_freed(
    told: Told, quote: Quote, text: str, expected: list[tuple[str, str]]
) -> None:
    assert kinds(told, quote, text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Peter Novak called Maria Silva \u201ca fraud\u201d on Sunday.", []),
        ("Peter Novak called Maria Silva his friend.", []),
        ("Peter Novak called Maria Silva a fool on Sunday.", []),
        ("On the radio, Peter Novak called Maria Silva weak.", []),
        ("Peter Novak called Maria Silva a second time.", [("called", "CONSULT")]),
        ("Peter Novak called Maria Silva on Sunday.", [("called", "CONSULT")]),
        ("Rebels were called to serve on Sunday.", []),
        ("Chad called for Peter Novak to resign.", [("called for", "REQUEST"), ("resign", "RETREAT")]),
        ("The calls from Chad to talk went unheard.", [("calls", "REQUEST")]),
        ("Chad called on Peter Novak to resign.", [("called on", "REQUEST"), ("resign", "RETREAT")]),
    ],
)
def test_to_name_to_summon_and_to_ask_are_no_telephone_calls(
    told: Told, quote: Quote, text: str, expected: list[tuple[str, str]]
) -> None:
    assert kinds(told, quote, text) == expected


def test_no_matter_is_somebody_or_a_place() -> None:
    known, bodies = figures(), nouns()
    solid = bodies.people | bodies.bodies | bodies.weapons | bodies.locations | bodies.vehicles
    assert not (known.matters | known.papers) & solid
