"""Naming only: who condemns, fears or plans around a happening gives no account that it happened."""

from __future__ import annotations

from collections.abc import Callable

from rashomon.model import Reading
from rashomon.pipeline import relate

Read = Callable[..., Reading]

SHELLED = """Shells hit market in Goma

Rwanda's army shelled a market in Goma on Monday, Congo's defence ministry said. Two traders were killed. """


def tellers(reading: Read, sentence: str) -> set[tuple[str, str]]:
    """The voices that give an account of the shelling, with how, where a report adds a sentence to it."""
    found = relate([reading(SHELLED + sentence, "2019-05-08")])
    return {(a.voice, a.stance) for p in found.propositions if p.dimension == "occurrence" for a in p.accounts}


def test_who_condemns_a_deed_gives_no_account_of_it(reading: Read) -> None:
    assert "Kenya" not in {voice for voice, _ in tellers(reading, "Kenya condemned the attack.")}


def test_who_confirms_a_deed_does(reading: Read) -> None:
    assert ("Kenya", "asserts") in tellers(reading, "Kenya confirmed the attack.")


def test_what_would_follow_on_any_deed_tells_of_none(reading: Read) -> None:
    threat = "Any such attack on Goma would be answered with force, Uganda said."
    assert "Uganda" not in {voice for voice, _ in tellers(reading, threat)}


def test_a_noun_on_the_way_to_something_else_tells_nothing(reading: Read) -> None:
    aside = "Kenya said it would be unrealistic to expect the quarrel to end after one attack."
    assert "Kenya" not in {voice for voice, _ in tellers(reading, aside)}


def test_what_is_condemned_is_no_charge(reading: Read) -> None:
    found = relate([reading(SHELLED + "Kenya condemned the attack.", "2019-05-08")])
    assert not [p for p in found.propositions if p.key.startswith("accusation:")]
