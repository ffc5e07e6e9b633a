"""Clauses as vectors: weights that are checked, and vectors that nothing else can touch."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from rashomon.encoder.meaning import LONGEST, NETWORK, WIDTH, Meaning, clause_vectors, meaning
from rashomon.encoder.trunk import WEIGHTS, WeightsError, check_sums

FLOWN = "two jets crossed the river and circled over the town"
WORDINGS = ("the river was crossed by a pair of planes", "none of our aircraft left the province")
OTHER = "the minister's letter offered money for the burnt mill"


def test_vectors_have_length_one_and_come_in_the_order_of_their_clauses() -> None:
    found = clause_vectors([FLOWN, OTHER])
    assert found.shape == (2, WIDTH)
    assert np.allclose(np.linalg.norm(found, axis=1), 1, atol=1e-5)
    assert (clause_vectors([OTHER, FLOWN]) == found[::-1]).all()
    assert clause_vectors([]).shape == (0, WIDTH)


@pytest.mark.parametrize("wording", WORDINGS)
def test_clauses_that_answer_one_question_lie_nearer_than_others(wording: str) -> None:
    asked, same, other = clause_vectors([FLOWN, wording, OTHER])
    assert asked @ same > asked @ other + 0.1


def test_a_clause_gives_the_same_vector_whatever_was_read_before() -> None:
    alone = meaning().vector(FLOWN)
    meaning().vector(OTHER)
    assert meaning().vector(FLOWN).tobytes() == alone.tobytes()


def test_what_is_longer_than_a_clause_is_cut_and_nothing_is_read_too() -> None:
    assert np.isfinite(meaning().vector("again " * (3 * LONGEST))).all()
    assert np.isfinite(meaning().vector("")).all()


def test_weights_that_are_missing_are_refused_by_name(tmp_path: Path) -> None:
    check_sums(WEIGHTS, (NETWORK,))
    for path in WEIGHTS.iterdir():
        if path.name != NETWORK:
            (tmp_path / path.name).symlink_to(path)
    with pytest.raises(WeightsError, match=NETWORK):
        Meaning(tmp_path)


def test_the_shipped_network_tells_nothing_of_where_it_was_made() -> None:
    assert b"stack_trace" not in (WEIGHTS / NETWORK).read_bytes()
