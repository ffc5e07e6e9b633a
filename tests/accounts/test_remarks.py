"""Remarked silences: a report notes what a voice leaves out, and the row is that of whoever says it."""

from __future__ import annotations

from collections.abc import Callable

from rashomon.model import Reading
from rashomon.pipeline import relate

Read = Callable[..., Reading]

SPOKE = """Peru and Chile speak

The presidents of Peru and Chile spoke by telephone on 3 March 2019. Peru's presidency said that the two had spoken \
about copper tariffs."""
ONE_REPORT = SPOKE + " The Chilean statement did not mention the tariffs."
NOT_SAID = SPOKE + " The Chilean statement did not mention the weather."


def silent(reading: Read, text: str) -> dict[str, list[str]]:
    """Who is silent beside somebody who speaks, by the words of the row."""
    found = relate([reading(text, "2019-03-04")])
    return {
        row.text: [a.voice for a in row.accounts if a.stance == "silent"]
        for row in found.propositions
        if {a.stance for a in row.accounts} >= {"silent", "asserts"}
    }


def test_what_a_report_says_that_a_voice_leaves_out(reading: Read) -> None:
    assert silent(reading, ONE_REPORT)["It was about tariffs"] == ["Chilean statement"]


def test_it_is_an_omission_and_no_denial(reading: Read) -> None:
    found = relate([reading(ONE_REPORT, "2019-03-04")]).comparisons
    (omission,) = [c for c in found if c.verdict == "omit"]
    assert "leaves it out in the text we have" in omission.why
    assert not [c for c in found if c.verdict in ("deny", "contradict")]


def test_what_nobody_says_is_left_out_by_nobody(reading: Read) -> None:
    assert silent(reading, NOT_SAID) == {}


def test_who_ignores_a_warning_leaves_nothing_out(reading: Read) -> None:
    text = "Patrol\n\nThe trawler had been warned near Lagos on Monday and had ignored every call, Nigeria said."
    assert not [a for a in reading(text, "2019-05-08").attributions if a.stance == "omits"]
