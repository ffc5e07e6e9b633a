"""Voices within a sentence, and who is named with words: only those who say them, less firm ones apart."""

from __future__ import annotations

from dataclasses import replace

import pytest

import composed
from counted_events import account, event, proposition
from rashomon.accounts.summary import with_summaries
from rashomon.accounts.summary_words import named
from rashomon.model import Reading, Span

WORDS = "A vault\n\nThe two banks will share a vault. The banks agreed to meet, a clerk said."


@pytest.mark.parametrize(
    ("name", "within"),
    [
        ("Officials on both sides", "officials on both sides"),
        ("Police", "police"),
        ("Two diplomats", "two diplomats"),
        ("Its ambassador", "its ambassador"),
        ("Turkish officials", "Turkish officials"),
        ("Kremlin officials", "Kremlin officials"),
        ("Police Commissioner Ray Kelly", "Police Commissioner Ray Kelly"),
        ("A clerk", "a clerk"),
        ("Witnesses", "witnesses"),
        ("Allies of both", "allies of both"),
        ("Doctors of the World", "Doctors of the World"),
        ("Lawyers for Liberty", "Lawyers for Liberty"),
    ],
)
def test_only_common_nouns_are_small_within_a_sentence(name: str, within: str) -> None:
    assert named(name) == within


def test_who_denies_it_is_not_told_as_saying_so_less_firmly() -> None:
    cells = [
        account("a1", "d1", "Mara Ito", "weaker", actor="person:ito"),
        account("a2", "d1", "Mara Ito", "denies", actor="person:ito"),
        account("a3", "d1", "Lin Po", actor="person:po"),
    ]
    vault = event("vault", None, ["state:UGA"], ["state:RWA"], documents=("d1",))
    row = replace(proposition("p1", "vault", *cells, row="e-vault"), dimension="occurrence")
    (found,) = with_summaries([], [vault], [row], [])
    assert found.summary.text.endswith(", according to Lin Po; denied by Mara Ito.")


def test_words_are_told_of_those_alone_who_say_them() -> None:
    document = composed.document_of(WORDS, "vault", "outlet:the-quayside-post", composed.TUESDAY)
    own = Span(document.id, WORDS.index("The two"), WORDS.index("."))
    other = Span(document.id, own.end + 2, WORDS.index(","))
    cells = [
        replace(account("a1", document.id, "Mara Ito", side="state:UGA"), evidence=(own,)),
        replace(account("a2", document.id, "Lin Po", side="state:RWA"), evidence=(other,)),
    ]
    vault = event("vault", None, ["state:UGA"], ["state:RWA"], documents=(document.id,))
    row = proposition("p1", "vault", *cells, row="named:the two banks will share a vault")
    (found,) = with_summaries([Reading(document)], [vault], [row], [])
    assert "“the two banks will share a vault” (Mara Ito)" in found.summary.text
