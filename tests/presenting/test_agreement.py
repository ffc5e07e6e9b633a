"""Who agrees with whom: counts of rows on which two voices meet."""

from __future__ import annotations

from dataclasses import replace

import composed
from crowded import crowd
from rashomon.model import Account, Date, Proposition, Telling
from rashomon.presenting.agreement import MOST, Tally, agreement
from rashomon.presenting.words import names_of

NAMES = names_of(composed.ACTORS)
BASE = composed.PROMISE.accounts[0]


def said(
    voice: str, stance: Telling, value: str | None = None, day: str = "2023-05-16", *, likened: bool = False
) -> Account:
    return replace(
        BASE,
        id=f"{voice}-{stance}-{value}-{day}",
        voice=voice,
        actor=None,
        side=None,
        stance=stance,
        value=value,
        said_at=Date(day, day, day),
        likened=likened,
    )


def row(number: int, *accounts: Account) -> Proposition:
    return replace(composed.PROMISE, id=f"p-{number}", accounts=accounts)


def tally(*rows: Proposition) -> Tally:
    """What the first two voices do."""
    found = agreement(rows, NAMES)
    return found.tallies.get((1, 0), Tally())


def test_two_that_say_so_agree_and_one_may_be_less_firm() -> None:
    assert tally(row(1, said("A", "asserts"), said("B", "weaker"))) == Tally(agree=("p-1",))


def test_two_that_deny_a_thing_agree() -> None:
    assert tally(row(1, said("A", "denies"), said("B", "denies"))) == Tally(agree=("p-1",))


def test_one_that_denies_what_the_other_says() -> None:
    assert tally(row(1, said("A", "asserts"), said("B", "denies"))) == Tally(deny=("p-1",))


def test_other_values_differ_and_the_same_other_value_agrees() -> None:
    assert tally(row(1, said("A", "asserts", "31"), said("B", "differs", "44"))) == Tally(differ=("p-1",))
    assert tally(row(1, said("A", "differs", "41"), said("B", "differs", "44"))) == Tally(differ=("p-1",))
    assert tally(row(1, said("A", "differs", "44"), said("B", "differs", "44"))) == Tally(agree=("p-1",))


def test_another_value_is_no_denial() -> None:
    assert tally(row(1, said("A", "denies"), said("B", "differs", "44"))) == Tally(differ=("p-1",))


def test_silence_and_likeness_count_for_nothing() -> None:
    assert agreement([row(1, said("A", "asserts"), said("B", "silent"))], NAMES).names == ()
    assert agreement([row(1, said("A", "asserts"), said("B", "denies", likened=True))], NAMES).names == ()


def test_the_last_word_of_a_voice_counts() -> None:
    then, now = said("A", "asserts", day="2023-05-16"), said("A", "denies", day="2023-05-17")
    assert tally(row(1, then, now, said("B", "denies"))) == Tally(agree=("p-1",))


def test_rows_are_counted_in_the_order_of_the_table() -> None:
    one, two = row(1, said("A", "asserts"), said("B", "asserts")), row(2, said("A", "asserts"), said("B", "denies"))
    three = row(3, said("B", "asserts"), said("A", "asserts"))
    assert tally(one, two, three) == Tally(agree=("p-1", "p-3"), deny=("p-2",))


def test_a_voice_that_meets_nobody_is_left_out() -> None:
    rows = [row(1, said("A", "asserts"), said("B", "asserts")), row(2, said("C", "asserts"))]
    assert agreement(rows, NAMES).names == ("A", "B")


def test_of_many_voices_the_sides_are_compared() -> None:
    few, many = crowd(voices=MOST), crowd(voices=MOST + 4)
    assert not agreement(few.propositions, names_of(few.actors)).of_sides
    found = agreement(many.propositions, names_of(many.actors))
    assert found.of_sides
    assert found.names == ("Kenya", "Somalia", "Ethiopia", "no side known")


def test_of_very_many_sides_those_that_say_the_most_are_compared() -> None:
    voices = [f"V{n:02}" for n in range(MOST + 5)]
    every = [replace(said(voice, "asserts"), side=f"actor:{voice}") for voice in voices]
    few = [replace(each, id=f"{each.id}-2") for each in every[5:]]
    found = agreement([row(1, *every), row(2, *few)], NAMES)
    assert (len(found.names), found.left, found.of_sides) == (MOST, 5, True)
    assert all(len(each.agree) == 2 for each in found.tallies.values())
