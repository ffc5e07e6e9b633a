"""Clauses as vectors that lie near one another where they answer the same question, whatever answer and wording.

"Our planes never left their base" and "the column was bombed from the air" answer one question; "the column carried
grain" another. The network is a sentence encoder (Reimers and Gurevych 2019) taught by composed text; the card beside
its weights, `weights/card_meaning.md`, says what it learnt from and what it gets wrong. A clause is read alone and on
one thread, so that its vector is the same whatever is read beside it.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any

import numpy as np

from rashomon.encoder.features import Floats
from rashomon.encoder.trunk import WEIGHTS, check_sums, open_session
from rashomon.encoder.windows import load_tokenizer

NETWORK, TOKENIZER = "meaning.onnx", "tokenizer.json"
#: Numbers of a vector.
WIDTH = 384
#: Wordpieces of a clause that are read, end marks included; longer clauses are cut. Quotes hold 25 on the average.
LONGEST = 128
#: Vectors of clauses that are kept: those of some two thousand reports (25 MB).
_KEPT = 16384


class Meaning:
    """The network of a folder of weights. Raises WeightsError where a file is missing or altered."""

    def __init__(self, folder: Path = WEIGHTS) -> None:
        check_sums(folder, (NETWORK, TOKENIZER))
        self._tokenizer = load_tokenizer(str(folder / TOKENIZER))
        self._session = open_session(folder / NETWORK)

    def vector(self, text: str) -> Floats:
        """The vector of one clause [WIDTH], of length 1."""
        ids = self._tokenizer.encode(text).ids
        given = np.array([ids if len(ids) <= LONGEST else [*ids[: LONGEST - 1], ids[-1]]], np.int64)
        found: Floats = self._session.run(None, {"ids": given})[0][0]
        return found


@lru_cache(maxsize=1)
def meaning() -> Meaning:
    """The network of the package (about 0.2 s, once a process)."""
    return Meaning()


@lru_cache(maxsize=_KEPT)
def _vector(text: str) -> Any:
    found = meaning().vector(text)
    found.setflags(write=False)
    return found


def clause_vectors(texts: Sequence[str]) -> Floats:
    """The vectors of clauses [texts, WIDTH], each of length 1, so that the product of two is their likeness (-1 to 1).

    A few milliseconds a clause that was not read before.
    """
    if not texts:
        return np.zeros((0, WIDTH), np.float32)
    return np.stack([_vector(text) for text in texts])
