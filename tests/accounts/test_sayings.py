"""Sayings: what a voice says beside what has a row already, in the table of the event it is said about."""

from __future__ import annotations

from collections.abc import Callable

from rashomon.model import Proposition, Reading
from rashomon.pipeline import relate

Read = Callable[..., Reading]

RAID = """After the raid

Rebels attacked a convoy near Gao on Monday, Mali's army said. An army spokesman said the convoy carried flour to the \
market. A rebel leader said the convoy had no permit for the road."""


def sayings(reading: Read) -> list[Proposition]:
    """The rows of single clauses, said or denied."""
    found = relate([reading(RAID, "2019-05-08")])
    return [row for row in found.propositions if row.key.startswith(("said:", "unsaid:"))]


def test_what_voices_say_of_a_deed_stands_in_its_table(reading: Read) -> None:
    rows = {row.key: [(a.voice, a.stance) for a in row.accounts] for row in sayings(reading)}
    assert rows == {
        "said:the convoy carried flour to the market": [("An army spokesman", "asserts")],
        "unsaid:the convoy had no permit for the road": [("A rebel leader", "denies")],
    }
    assert len({row.event for row in sayings(reading)}) == 1


def test_nobody_is_silent_on_a_saying(reading: Read) -> None:
    assert not [a for row in sayings(reading) for a in row.accounts if a.stance == "silent"]
