"""Whether a name stands for an actor or for a place, by rules and a learned head together, and how sure that is.

The head is a logistic regression over signs and word vectors (see `uses_signs`) that learnt from composed sentences
(`training/uses.py`, `weights/uses.md`). Since it is linear, what a word adds in a slot is one number: the weights hold
them for every wordpiece, so that no network runs and no vectors are loaded.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

import numpy as np

from rashomon.encoder.parse import Sentence
from rashomon.encoder.trunk import WEIGHTS, check_sums
from rashomon.encoder.windows import load_tokenizer
from rashomon.expressions.actors_use import Use
from rashomon.expressions.uses_signs import SLOTS, Signs, signs_of

FILE = "uses.npz"
TOKENIZER = "tokenizer.json"
_NUMBER = {slot: number for number, slot in enumerate(SLOTS)}
#: What the reading of a rule adds to the log odds of the head. Of 0.5, 0.7, 1, 1.25, 1.5 and 2 it gave the truest
#: confidences (Brier score) on composed sentences that the head had not learnt from, for the rules of states and of
#: places alike.
RULE = 1.0
#: Decimal places of a confidence: the benchmark's reliability is not known any finer.
PLACES = 2
#: No confidence is higher: of the surest decisions on ReLocaR one in twenty is wrong.
SUREST = 0.99
#: Words whose numbers are kept: the common vocabulary of news.
REMEMBERED = 20_000


@dataclass(frozen=True, eq=False)
class Head:
    """The head's weights: `signs` by name, `pieces` [wordpieces, SLOTS] in int8 with a scale a slot, and the bias."""

    signs: dict[str, float]
    pieces: Any
    scales: Any
    bias: float
    tokenizer: Any

    def log_odds(self, signs: Signs) -> float:
        """How far these signs speak for an actor: the natural logarithm of the odds."""
        total = self.bias + sum(self.signs.get(name, 0.0) for name in signs.named)
        for slot, found in signs.words:
            number = _NUMBER[slot]
            total += sum(_word(self, word)[number] for word in found) / len(found)
        return total


@dataclass(frozen=True)
class Decision:
    """What a name stands for, and the probability that this is right; None where the form of the words settles it."""

    use: Use
    confidence: float | None


@lru_cache(maxsize=REMEMBERED)
def _word(weights: Head, word: str) -> tuple[float, ...]:
    """What a word adds in each slot: the mean of its wordpieces."""
    pieces = weights.tokenizer.encode(word, add_special_tokens=False).ids
    return tuple((weights.pieces[pieces].mean(0) * weights.scales).tolist()) if pieces else (0.0,) * len(SLOTS)


def decide(sentence: Sentence, first: int, past: int, ruled: Use) -> Decision:
    """What the name at tokens [first, past) stands for, given what the rules say."""
    log_odds = head().log_odds(signs_of(sentence, first, past)) + (RULE if ruled == "actor" else -RULE)
    return Decision("actor" if log_odds >= 0 else "place", min(round(_chance(abs(log_odds)), PLACES), SUREST))


def _chance(log_odds: float) -> float:
    return 1 / (1 + math.exp(-log_odds))


def load_head(folder: Path) -> Head:
    """The head of a folder of weights. Raises WeightsError where a file is missing or altered."""
    check_sums(folder, (FILE, TOKENIZER))
    with np.load(folder / FILE, allow_pickle=False) as kept:
        names, values = kept["names"].tolist(), kept["values"].tolist()
        pieces, scales, bias = kept["pieces"], kept["scales"], float(kept["bias"])
    return Head(dict(zip(names, values, strict=True)), pieces, scales, bias, load_tokenizer(str(folder / TOKENIZER)))


@lru_cache(maxsize=1)
def head() -> Head:
    """The head of the package (about 0.05 s, once a process)."""
    return load_head(WEIGHTS)
