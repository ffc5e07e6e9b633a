"""Rows for what two reports of one story tell otherwise, in the table of the event nearest to the words."""

from __future__ import annotations

from collections.abc import Callable

from rashomon.model import Proposition, Reading
from rashomon.pipeline import relate

Read = Callable[..., Reading]

FERRY = """Ferry sinks off Mombasa

A ferry sank off Mombasa on Tuesday and seven passengers drowned, Kenya's Foreign Ministry said. Soldiers attacked the \
ferry at dawn. The ferry captain survived."""
AGAIN = """Ferry sinks near Mombasa port

A ferry sank off Mombasa on Tuesday and {number} passengers drowned, {voice} said. Soldiers attacked the ferry at \
dawn. The ferry captain survived."""


def beside(reading: Read, number: str, voice: str) -> list[Proposition]:
    """The rows of what the first report and a second one tell otherwise."""
    told = [reading(FERRY, name="first"), reading(AGAIN.format(number=number, voice=voice), name="second")]
    return [row for row in relate(told).propositions if row.key.startswith("beside:")]


def test_both_values_stand_in_one_row_with_their_voices(reading: Read) -> None:
    (row,) = beside(reading, "nine", "Tanzanian officials")
    assert row.text == "What the reports tell otherwise: “seven passengers drowned”"
    assert [(a.voice, a.value) for a in row.accounts] == [
        ("Kenya's Foreign Ministry", "seven"),
        ("Tanzanian officials", "nine"),
    ]


def test_one_voice_in_both_reports_has_no_such_row(reading: Read) -> None:
    assert beside(reading, "nine", "Kenya's Foreign Ministry") == []


def test_reports_that_tell_alike_have_none(reading: Read) -> None:
    assert beside(reading, "seven", "Tanzanian officials") == []


def test_one_voice_that_two_reports_give_another_day_leaves_them_against_each_other(reading: Read) -> None:
    told = [
        reading(FERRY, name="first"),
        reading(FERRY.replace("Tuesday", "Friday").replace("Ferry sinks", "Ferry lost"), name="second"),
    ]
    (row,) = [row for row in relate(told).propositions if row.key.startswith("beside:")]
    assert sorted(a.value or "" for a in row.accounts) == ["Friday", "Tuesday"]
    assert all(len(a.chain) == 1 for a in row.accounts)
