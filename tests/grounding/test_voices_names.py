"""Voices without a name: what they are called, and who "he" is."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from rashomon.model import Reading

Read = Callable[..., Reading]


def innermost(found: Reading) -> list[str]:
    """The innermost voice of each attribution."""
    return [a.chain[-1].voices[0].name for a in found.attributions if a.chain]


@pytest.mark.parametrize(
    ("sentence", "name"),
    [
        ("The owner of a trawler that was seized by Chile said she had been fishing at sea.", "The owner of a trawler"),
        ("A chief who took part in the talks said that eight had been handed over.", "A chief"),
        ("Hanoi's text says that Vietnam raised the cutting of cables.", "Hanoi"),
        ("The Libyan newspaper Al-Sabil reported that Chad had sent troops.", "Al-Sabil"),
    ],
)
def test_a_voice_is_called_by_who_it_is(reading: Read, sentence: str, name: str) -> None:
    assert innermost(reading(f"What was said\n\n{sentence}")) == [name]


def test_he_is_who_spoke_before(reading: Read) -> None:
    text = (
        "Crew held\n\nChad will free the crew, the head of the naval force told a radio. “They came to steal,” he said."
    )
    assert innermost(reading(text)) == ["the head of the naval force", "the head of the naval force"]


def test_what_an_account_leaves_out_is_remarked_silence(reading: Read) -> None:
    found = reading("Two accounts\n\nThe statement of the ministry left out the attack.")
    assert [a.stance for a in found.attributions] == ["omits"]
