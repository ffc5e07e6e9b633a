"""Answers: what makes it likelier that two clauses answer one question."""

from __future__ import annotations

import numpy as np
import pytest

from rashomon.accounts.answers import Clause, Rarity, chance, shared
from rashomon.model import Span

ASKED, NEAR, ELSEWHERE = ([1.0, 0.0], [0.8, 0.6], [0.0, 1.0])


def clause(
    vector: list[float], *keys: str, event: str = "talks", denies: bool = False, document: str = "report"
) -> Clause:
    """A clause by its vector and the keys of its words."""
    return Clause(
        Span(document, 0, 9), np.array(vector, np.float32), frozenset(keys), frozenset({event}), denies, vows=False
    )


BARE = clause(ASKED, event="raid")
RARITY = Rarity([clause(ASKED, "raid"), clause(ASKED, "raid"), clause(ASKED, "village")])


def test_all_that_two_clauses_have_in_common_is_named() -> None:
    found = shared(clause(ASKED, "raid", "village"), clause(NEAR, "village", "raid", denies=True), RARITY)
    assert found["meaning"] == pytest.approx(0.8)
    assert found["rarest"] == pytest.approx(np.log(4))
    assert (found["event"], found["one denies"], found["both deny"]) == (1.0, 1.0, 0.0)


@pytest.mark.parametrize(
    ("a", "b"),
    [
        (BARE, clause(NEAR)),
        (clause(ASKED, "village"), clause(ELSEWHERE, "village")),
        (clause(ASKED), clause(ELSEWHERE)),
        (BARE, clause(ELSEWHERE, denies=True)),
        (clause(ASKED, event="raid", denies=True), clause(ELSEWHERE, denies=True)),
    ],
    ids=["vectors", "a word", "an event", "one denies", "both deny"],
)
def test_whatever_two_clauses_share_makes_it_likelier(a: Clause, b: Clause) -> None:
    assert chance(a, b, RARITY) > chance(BARE, clause(ELSEWHERE), RARITY)
    assert chance(a, b, RARITY) == chance(b, a, RARITY)


def test_a_rarer_word_says_more() -> None:
    rare, common = (chance(clause(ASKED, w), clause(ELSEWHERE, w), RARITY) for w in ("village", "raid"))
    assert rare > common
