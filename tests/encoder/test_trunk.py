"""The trunk: weights that are checked, and readings that nothing else can touch."""

from __future__ import annotations

import re
from pathlib import Path
from typing import get_args

import numpy as np
import pytest

from rashomon.encoder.features import FEATURES, Floats
from rashomon.encoder.trunk import SUMS, WEIGHTS, Trunk, WeightsError, check_sums, trunk, weights_name
from rashomon.encoder.windows import Window
from rashomon.model import Stance
from rashomon.statements.proposals import STANCES


def window(length: int, seed: int) -> Window:
    """Wordpieces drawn by chance."""
    ids = np.random.default_rng(seed).integers(1000, 20000, length)
    return Window(ids, np.arange(length) * 2, np.arange(length) * 2 + 1, np.ones(length, dtype=np.int64))


def nothing(read: Window) -> Floats:
    """Features that say nothing."""
    return np.zeros((len(read.ids), len(FEATURES)), dtype=np.float32)


def test_the_shipped_weights_are_those_of_the_list() -> None:
    check_sums(WEIGHTS)


def test_the_shipped_weights_tell_nothing_of_where_they_were_made() -> None:
    for name in ("trunk.onnx", "pairing.onnx"):
        assert b"stack_trace" not in (WEIGHTS / name).read_bytes()


@pytest.mark.parametrize("fault", ["altered", "missing", "unlisted", "no list"])
def test_weights_that_were_tampered_with_are_refused_by_name(tmp_path: Path, fault: str) -> None:
    for path in WEIGHTS.iterdir():
        (tmp_path / path.name).symlink_to(path)
    tokenizer, sums = tmp_path / "tokenizer.json", tmp_path / SUMS
    listed = sums.read_text("utf-8")
    if fault in ("altered", "missing"):
        tokenizer.unlink()
    if fault in ("unlisted", "no list"):
        sums.unlink()
    if fault == "altered":
        tokenizer.write_bytes(b"{}")
    elif fault == "unlisted":
        sums.write_text("".join(f"{line}\n" for line in listed.splitlines() if "tokenizer" not in line), "utf-8")
    with pytest.raises(WeightsError, match=SUMS if fault == "no list" else "tokenizer.json"):
        Trunk(tmp_path)


def test_the_name_of_the_weights_tells_them_apart() -> None:
    assert re.fullmatch(r"attributions-[0-9a-f]{12}", weights_name())


def test_the_networks_give_what_their_readers_take() -> None:
    read = trunk().encode(window(20, 4), nothing(window(20, 4)))
    paired = trunk().pair(read, [(3, 4)], np.zeros((1, 20, 2), dtype=np.float32))
    assert (read.cues.shape[1], paired.roles.shape[2], paired.stances.shape[1]) == (3, 3, len(STANCES))
    assert set(STANCES) == set(get_args(Stance))


def test_a_window_gives_the_same_figures_whatever_was_read_before() -> None:
    one, other = window(40, 1), window(200, 2)
    alone = trunk().encode(one, nothing(one))
    trunk().encode(other, nothing(other))
    among = trunk().encode(one, nothing(one))
    assert alone.vectors.tobytes() == among.vectors.tobytes()
    assert alone.cues.tobytes() == among.cues.tobytes()


def test_probabilities_add_up() -> None:
    one = window(30, 3)
    read = trunk().encode(one, np.zeros((30, len(FEATURES)), dtype=np.float32))
    paired = trunk().pair(read, [(3, 4), (10, 12)], np.zeros((2, 30, 2), dtype=np.float32))
    assert np.allclose(read.cues.sum(1), 1, atol=1e-5)
    assert paired.roles.shape == (2, 30, 3)
    assert np.allclose(paired.stances.sum(1), 1, atol=1e-5)
