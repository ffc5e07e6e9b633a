"""Which words tell of an event of their own: what goes off, nouns that point back, partners that the parse hides."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from rashomon.model import EventMention, Span

Told = Callable[..., list[EventMention]]
Quote = Callable[[str, Span], str]


@pytest.mark.parametrize(
    ("text", "triggers"),
    [
        ("A van exploded in a market in Fiji on Sunday.", ["van exploded"]),
        ("Sales in Fiji exploded on Sunday.", []),
        ("A rocket hit a barn in Fiji.", ["rocket hit"]),
        ("The guards of Fiji fired into the air on Sunday.", ["fired into"]),
        ("Fiji fired an employee on Sunday.", []),
        ("Troops of Fiji entered the town of Suva on Sunday.", ["entered the town"]),
        ("Fiji's minister entered politics on Sunday.", []),
        ("Fiji delivered nine tonnes of flour to Suva.", ["delivered nine tonnes of flour"]),
        ("Hundreds marched to the harbour on Sunday.", ["marched"]),
        ("The meeting was held behind a curtain.", ["meeting was held"]),
        ("Fiji ended the truce on Sunday.", ["ended the truce"]),
        ("A man from Fiji blew himself up on Sunday.", ["blew himself up"]),
        ("The truce took effect on Sunday.", ["truce"]),
        ("Fiji met the target.", []),
        ("Fiji called the raid on Sunday a mistake.", ["raid"]),
        ("Fiji occupies one of the seats in Suva.", []),
    ],
)
def test_words_that_tell_of_an_event_and_words_that_only_look_like_it(
    told: Told, quote: Quote, text: str, triggers: list[str]
) -> None:
    found = told(text, actors=["Fiji"], times=["Sunday"], places=["Suva"])
    assert [quote(text, m.span) for m in found] == triggers


@pytest.mark.parametrize(
    ("text", "roots"),
    [
        ("Fiji tested a missile on Sunday. The test came at dawn.", ["MOBILIZE", "MOBILIZE"]),
        ("Fiji sat a driving test on Sunday. The test came at dawn.", []),
        ("Fiji tested a missile on Sunday. The driving test came at dawn.", ["MOBILIZE"]),
        ("The missile test came at dawn.", ["MOBILIZE"]),
        ("Fiji swapped six prisoners with Tonga. The swap took place at sea.", ["RETREAT", "RETREAT"]),
        ("The swap took place at sea.", []),
        ("Fiji imposed sanctions on Tonga. The move took nobody by surprise.", ["COERCE", "COERCE"]),
    ],
)
def test_a_common_noun_points_back_to_an_event_told_of_before(told: Told, text: str, roots: list[str]) -> None:
    found = told(text, actors=["Fiji", "Tonga"], times=["Sunday"])
    assert [m.plover.root for m in found if m.plover is not None] == roots


def test_what_is_said_of_a_round_of_talks_is_said_of_the_talks(told: Told, quote: Quote) -> None:
    text = "A third round of talks ended on Sunday."
    (found,) = told(text, times=["Sunday"])
    assert (quote(text, found.span), [quote(text, t) for t in found.times]) == ("third round of talks", ["Sunday"])


def test_a_day_after_on_is_nobody_who_is_agreed_on(told: Told, quote: Quote) -> None:
    text = "Norway agreed on Sunday to give Tonga nine tonnes of rice."
    given = told(text, actors=["Norway", "Tonga"], times=["Sunday"])[1]
    assert [(f.role, quote(text, f.span)) for f in given.fillers] == [("actor", "Norway"), ("recipient", "Tonga")]


def test_what_will_be_somewhere_is_still_to_come(told: Told) -> None:
    (ceremony,) = told("The ceremony will be in Suva.", places=["Suva"])
    assert ceremony.modality == "future"
