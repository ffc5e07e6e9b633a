"""Which PLOVER root a pair of parties in one sentence stands under, by a learned head over signs and word vectors.

The head is a multinomial logistic regression (`types_signs` says over what) that `training/types.py` teaches; its
card is `weights/types.md`. Words count by vectors of the vocabulary, narrowed to their main directions, so that no
network runs.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from hashlib import sha256
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from rashomon.encoder.trunk import WEIGHTS, check_sums
from rashomon.encoder.windows import load_tokenizer
from rashomon.expressions.uses_signs import Signs
from rashomon.happenings.types_signs import SLOTS

FILE = "types.npz"
TOKENIZER = "tokenizer.json"
#: What the head calls a pair between which nothing happens.
NOTHING = "NONE"
#: Words whose vectors are kept: the common vocabulary of news.
REMEMBERED = 20_000

Floats = npt.NDArray[np.float32]


@dataclass(frozen=True, eq=False)
class Vectors:
    """The vocabulary's vectors, narrowed: `pieces` [wordpieces, width] in int8, all with one scale."""

    pieces: npt.NDArray[np.int8]
    scale: float
    tokenizer: Any

    @property
    def width(self) -> int:
        """Numbers of a vector."""
        return int(self.pieces.shape[1])

    def of(self, words: Iterable[str]) -> Floats:
        """The mean of some words' vectors."""
        mean: Floats = np.mean([_word(self, word) for word in words], axis=0, dtype=np.float32)
        return mean


@dataclass(frozen=True, eq=False)
class Head:
    """The head's weights: of signs by the digest of their names [signs, roots], of each slot's vector
    [SLOTS, width, roots], and the bias."""

    roots: tuple[str, ...]
    signs: Mapping[int, Floats]
    slots: Floats
    bias: Floats
    vectors: Vectors

    def chances(self, signs: Signs) -> dict[str, float]:
        """The probability of each root, `NOTHING` among them; they sum to 1."""
        total = self.bias.astype(np.float64)
        for name in signs.named:
            if (weights := self.signs.get(digest(name))) is not None:
                total += weights
        for slot, words in signs.words:
            total += self.vectors.of(words) @ self.slots[SLOTS.index(slot)]
        raised = np.exp(total - total.max())
        return dict(zip(self.roots, (raised / raised.sum()).tolist(), strict=True))


@lru_cache(maxsize=REMEMBERED)
def digest(name: str) -> int:
    """A sign's name as a number: a name may hold words of the texts learnt from, which the weights should not carry."""
    return int.from_bytes(sha256(name.encode()).digest()[:8], "big")


@lru_cache(maxsize=REMEMBERED)
def _word(vectors: Vectors, word: str) -> Floats:
    """The mean of a word's wordpieces."""
    pieces = vectors.tokenizer.encode(word, add_special_tokens=False).ids
    if not pieces:
        return np.zeros(vectors.width, dtype=np.float32)
    mean: Floats = (vectors.pieces[pieces].mean(0) * vectors.scale).astype(np.float32)
    return mean


def load_head(folder: Path) -> Head:
    """The head of a folder of weights. Raises WeightsError where a file is missing or altered."""
    check_sums(folder, (FILE, TOKENIZER))
    with np.load(folder / FILE, allow_pickle=False) as kept:
        signs = dict(zip(kept["names"].tolist(), kept["signs"].astype(np.float32), strict=True))
        vectors = Vectors(kept["pieces"], float(kept["scale"]), load_tokenizer(str(folder / TOKENIZER)))
        return Head(tuple(kept["roots"].tolist()), signs, kept["slots"].astype(np.float32), kept["bias"], vectors)


@lru_cache(maxsize=1)
def head() -> Head:
    """The head of the package (once a process)."""
    return load_head(WEIGHTS)
