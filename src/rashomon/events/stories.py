"""Which reports tell of one story: the learned scorer's first step, asked of whole reports."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from itertools import combinations

import numpy as np
from numpy.typing import NDArray

from rashomon.events.pair_scorer import one_story
from rashomon.events.pair_wording import (
    OPENING_WORDS,
    REPORT_NAMES,
    REPORT_NUMBERS,
    REPORT_WORDS,
    Background,
    Report,
)
from rashomon.events.word_columns import WordColumns, words_of
from rashomon.model import Document

#: Of a report's names so many of the most telling bring it together with others, where no more than `CROWD` have them.
_TELLING_NAMES = 16
CROWD = 60
#: Reports of one story share so many of them.
_SHARED_NAMES = 2


def reports_of_one_story(documents: Sequence[Document], least: float) -> list[tuple[int, int, float]]:
    """The pairs of reports (i, j), i < j, that tell of one story with at least that chance, in order, with it."""
    told = [Report(document).background for document in documents]
    pairs = _sharing_names(told)
    if not pairs:
        return []
    columns = _columns(told)
    a, b = (np.array(rows, np.int64) for rows in zip(*pairs, strict=True))
    chances: NDArray[np.float64] = one_story(columns, a, b)
    return [(i, j, chance) for (i, j), chance in zip(pairs, chances.tolist(), strict=True) if chance >= least]


def _sharing_names(told: Sequence[Background]) -> list[tuple[int, int]]:
    """Pairs that share some of their most telling words: of reports without names any two, of many reports only such as
    few have."""
    having: dict[str, list[int]] = defaultdict(list)
    for row, background in enumerate(told):
        for word, _ in (*background.names[:_TELLING_NAMES], *background.words[:_TELLING_NAMES]):
            having[word].append(row)
    shared: dict[tuple[int, int], int] = defaultdict(int)
    for rows in having.values():
        if len(rows) <= CROWD:
            for pair in combinations(sorted(set(rows)), 2):
                shared[pair] += 1
    return sorted(pair for pair, count in shared.items() if count >= _SHARED_NAMES)


def _columns(told: Sequence[Background]) -> WordColumns:
    """The columns of reports alone."""
    none, rows = words_of([()] * len(told), 1), np.arange(len(told))
    return WordColumns(
        head=np.full(len(told), -1),
        report=rows,
        trigger=none,
        sentence=none,
        clause=none,
        doer=none,
        target=none,
        near=none,
        names=words_of([r.names for r in told], REPORT_NAMES),
        words=words_of([r.words for r in told], REPORT_WORDS),
        opening=words_of([r.opening for r in told], OPENING_WORDS),
        numbers=words_of([r.numbers for r in told], REPORT_NUMBERS),
    )
