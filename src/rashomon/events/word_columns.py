"""How mentions are worded, as columns: rows of keys with weights, of which pairs share a weight, by the array.

Rows are padded to one width, since what is kept of a wording is bounded; the keys are the lower half of those of
`rashomon.events.sets`, which is enough to tell the words of two reports apart. A report's words stand once, however
many mentions it has.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, fields
from functools import cache
from typing import Any

import numpy as np
from numpy.typing import NDArray

from rashomon.encoder.trunk import WEIGHTS, check_sums
from rashomon.events.facts import Facts
from rashomon.events.pair_wording import (
    CLAUSE_WORDS,
    NEAR_WORDS,
    OPENING_WORDS,
    REPORT_NAMES,
    REPORT_NUMBERS,
    REPORT_WORDS,
    ROLE_WORDS,
    SENTENCE_WORDS,
    TRIGGER_WORDS,
    Report,
    Weighted,
)
from rashomon.events.sets import Rows, key_of
from rashomon.model import Document

VECTORS = "words.npz"
#: No vector: the word is not among those that have one.
UNKNOWN = -1
#: Comparisons of keys that are done in one go: their arrays stay in the processor's cache.
_AT_ONCE = 1 << 19

Numbers = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Words:
    """Weighted words by row: `keys` and `weights` [rows, width], 0 where a row has fewer, with each row's sum
    of weights and their Euclidean length."""

    keys: NDArray[np.int32]
    weights: Numbers
    totals: Numbers = field(init=False)
    lengths: Numbers = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "totals", self.weights.sum(1))
        object.__setattr__(self, "lengths", np.sqrt(np.square(self.weights).sum(1)))

    def __len__(self) -> int:
        return len(self.keys)

    def take(self, rows: Rows) -> Words:
        """These rows, in this order."""
        return Words(self.keys[rows], self.weights[rows])


@dataclass(frozen=True, slots=True)
class WordColumns:
    """The wordings of mentions (`Wording` says what each means); `head` is the row of the head's vector, `report` the
    row of the mention's report in `names`, `words`, `opening` and `numbers`."""

    head: NDArray[np.int64]
    report: NDArray[np.int64]
    trigger: Words
    sentence: Words
    clause: Words
    doer: Words
    target: Words
    near: Words
    names: Words
    words: Words
    opening: Words
    numbers: Words

    def __len__(self) -> int:
        return len(self.head)

    def take(self, rows: Rows) -> WordColumns:
        """The columns of these rows, in this order."""
        by_report = {"names", "words", "opening", "numbers"}
        picked: dict[str, Any] = {}
        for each in fields(self):
            column = getattr(self, each.name)
            whole = each.name in by_report
            picked[each.name] = column if whole else column.take(rows) if isinstance(column, Words) else column[rows]
        return WordColumns(**picked)


@dataclass(frozen=True, eq=False)
class Vectors:
    """Vectors of common words: `rows` by word, `values` [words, width] in int8, each of about the same length."""

    rows: dict[str, int]
    values: NDArray[np.int8]


@cache
def word_vectors() -> Vectors:
    """The vectors of the package (weights/pairs.md). Raises WeightsError where they are missing or altered."""
    check_sums(WEIGHTS, (VECTORS,))
    with np.load(WEIGHTS / VECTORS, allow_pickle=False) as kept:
        return Vectors({word: row for row, word in enumerate(kept["words"].tolist())}, kept["values"])


def make_word_columns(facts: Sequence[Facts], documents: Mapping[str, Document]) -> WordColumns:
    """The wordings of mentions as columns, in their order; `documents` are theirs, by id."""
    told_by = {id: Report(documents[id]) for id in dict.fromkeys(f.document for f in facts)}
    told = [told_by[f.document].wording(f.mention) for f in facts]
    reports = {each: row for row, each in enumerate(dict.fromkeys(w.background for w in told))}
    known = word_vectors().rows
    return WordColumns(
        head=np.fromiter((known.get(w.head, UNKNOWN) for w in told), np.int64),
        report=np.fromiter((reports[w.background] for w in told), np.int64),
        trigger=words_of([w.trigger for w in told], TRIGGER_WORDS),
        sentence=words_of([w.sentence for w in told], SENTENCE_WORDS),
        clause=words_of([w.clause for w in told], CLAUSE_WORDS),
        doer=words_of([w.doer for w in told], ROLE_WORDS),
        target=words_of([w.target for w in told], ROLE_WORDS),
        near=words_of([w.near for w in told], NEAR_WORDS),
        names=words_of([r.names for r in reports], REPORT_NAMES),
        words=words_of([r.words for r in reports], REPORT_WORDS),
        opening=words_of([r.opening for r in reports], OPENING_WORDS),
        numbers=words_of([r.numbers for r in reports], REPORT_NUMBERS),
    )


def words_of(rows: Sequence[Weighted], width: int) -> Words:
    """Weighted words as rows."""
    keys, weights = np.zeros((len(rows), width), np.int32), np.zeros((len(rows), width), np.float32)
    for n, row in enumerate(rows):
        for place, (word, weight) in enumerate(row):
            keys[n, place], weights[n, place] = _key(word), weight
    return Words(keys, weights)


@cache
def _key(word: str) -> int:
    return ((key_of(word) & 0x7FFFFFFF) or 1) - (1 << 31)


@dataclass(frozen=True, slots=True)
class Common:
    """What pairs of rows of words share: the weights of the first, those of the second, and their products, summed over
    the words that both have; and the sums over all words of each, and the lengths."""

    first: Numbers
    second: Numbers
    product: Numbers
    totals: tuple[Numbers, Numbers]
    lengths: tuple[Numbers, Numbers]

    def cosine(self, otherwise: float) -> Numbers:
        """The cosine; `otherwise` where one of the two has no words."""
        return _over(self.product, self.lengths[0] * self.lengths[1], otherwise)

    def covered(self, otherwise: float) -> tuple[Numbers, Numbers]:
        """The share of each one's weights whose words the other has too, the lesser first; `otherwise` where it has
        none."""
        one = _over(self.first, self.totals[0], otherwise)
        other = _over(self.second, self.totals[1], otherwise)
        return np.minimum(one, other), np.maximum(one, other)


def _over(part: Numbers, whole: Numbers, otherwise: float) -> Numbers:
    return np.where(whole > 0, part / np.maximum(whole, 1e-6), otherwise).astype(np.float32)


def common_words(a: Words, i: Rows, b: Words, j: Rows) -> Common:
    """What each pair of rows (i[n] of a, j[n] of b) shares. No word stands twice in a row."""
    first, second, product = (np.zeros(len(i), np.float32) for _ in range(3))
    step = max(1, _AT_ONCE // (a.keys.shape[1] * b.keys.shape[1]))
    for start in range(0, len(i), step):
        part = slice(start, start + step)
        mine, theirs = a.weights[i[part]], b.weights[j[part]]
        same = (a.keys[i[part]][:, :, None] == b.keys[j[part]][:, None, :]).astype(np.float32)
        found = np.matmul(same, theirs[:, :, None])[:, :, 0]  # by word of the first, what it weighs in the second
        first[part] = (mine * (found > 0)).sum(1)
        second[part] = np.where(mine > 0, found, 0).sum(1)
        product[part] = (mine * found).sum(1)
    return Common(first, second, product, (a.totals[i], b.totals[j]), (a.lengths[i], b.lengths[j]))


def alike(vectors: NDArray[np.int8], i: Rows, j: Rows, otherwise: float) -> Numbers:
    """The cosine of the vectors of pairs of words; `otherwise` where one has no vector."""
    found = np.full(len(i), otherwise, np.float32)
    known = np.flatnonzero((i != UNKNOWN) & (j != UNKNOWN))
    for start in range(0, len(known), _AT_ONCE >> 5):
        rows = known[start : start + (_AT_ONCE >> 5)]
        x, y = vectors[i[rows]].astype(np.float32), vectors[j[rows]].astype(np.float32)
        lengths = np.sqrt(np.square(x).sum(1) * np.square(y).sum(1))
        found[rows] = (x * y).sum(1) / np.maximum(lengths, 1e-6)
    return found
