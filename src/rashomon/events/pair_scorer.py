"""The learned pair scorer: how likely two mentions tell of one event.

Gradient-boosted trees in two steps: from what two reports share, whether they tell of one story; from that and what two
mentions share, whether they are one event. They learnt from ECB+ (`training/pairs.py`, `weights/pairs.md`).
"""

from __future__ import annotations

from functools import cache

import numpy as np
from numpy.typing import NDArray

from rashomon.encoder.trunk import WEIGHTS, WeightsError, check_sums
from rashomon.events.columns import Columns
from rashomon.events.pair_features import PAIR_FEATURES, REPORT_FEATURES, Features, pair_features, report_features
from rashomon.events.sets import Rows
from rashomon.events.trees import Trees, read_trees
from rashomon.events.word_columns import WordColumns

FILE = "pairs.json"
#: Mentions of one cluster are on average at least this likely to be one event, and no two of them less than this.
#: Chosen by cross-validation on the topics of ECB+'s train part, so that at most 6 % of mentions stand in clusters that
#: mix stories: CoNLL F1 76.2 with 5.1 % of such mentions (without the second threshold 75.5 with 5.1 at .45, 76.2 with
#: 6.5 at .4).
SAME_EVENT, NEVER_ONE = 0.4, 0.02
#: Pairs whose features are computed in one go, which bounds the memory.
_AT_ONCE = 100_000
_ROW_BITS = 32


@cache
def scorers() -> tuple[Trees, Trees]:
    """The trees of the package, for reports and for pairs of mentions. Raises WeightsError where they are missing,
    altered, or made for other features."""
    check_sums(WEIGHTS, (FILE,))
    found = read_trees(WEIGHTS / FILE)
    reports, pairs = found["reports"], found["pairs"]
    if (reports.features, pairs.features) != (REPORT_FEATURES, PAIR_FEATURES):
        raise WeightsError(f"{WEIGHTS / FILE}: made for other features; install Rashomon again")
    return reports, pairs


def chances(columns: Columns, words: WordColumns, i: Rows, j: Rows) -> NDArray[np.float64]:
    """How likely the mentions of each pair of rows (i[n], j[n]) are one event, whatever else is in the columns."""
    reports, pairs = scorers()
    found = np.zeros(len(i))
    for start in range(0, len(i), _AT_ONCE):
        a, b = i[start : start + _AT_ONCE], j[start : start + _AT_ONCE]
        shared, where, story = of_reports(words, a, b, reports)
        rows = pair_features(columns, words, a, b, shared[where], story[where])
        found[start : start + _AT_ONCE] = pairs.chances(rows)
    return found


def of_reports(
    words: WordColumns, i: Rows, j: Rows, trees: Trees
) -> tuple[Features, NDArray[np.int64], NDArray[np.float64]]:
    """The features of the reports of pairs of rows, each two reports once; the place there of each pair; and how likely
    each two reports tell of one story. A report tells of one story with itself."""
    a, b = words.report[i], words.report[j]
    keys, where = np.unique(np.minimum(a, b) << _ROW_BITS | np.maximum(a, b), return_inverse=True)
    a, b = keys >> _ROW_BITS, keys & ((1 << _ROW_BITS) - 1)
    shared = report_features(words, a, b)
    return shared, where, np.where(a == b, 1.0, trees.chances(shared))


def one_story(words: WordColumns, a: Rows, b: Rows) -> NDArray[np.float64]:
    """How likely each two reports (rows of the columns of reports) tell of one story."""
    return scorers()[0].chances(report_features(words, a, b))
