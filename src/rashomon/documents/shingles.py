"""Who had which words first: a 5-gram inverted index over the words of many documents, as columns.

Every run of five words belongs to the first document that has it. Sorting once finds all owners, so the cost grows
with the number of words and not with that of pairs. Method: shingling and containment, Broder 1997, "On the
resemblance and containment of documents".
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from rashomon.model import EVIDENCE_ROLES, Document

#: Words of a shingle. Shorter ones are shared by chance ("the end of the"), longer ones do not survive light editing.
SHINGLE = 5
_WORD = re.compile(r"\w+")
_MIX = np.uint64(0x9E3779B97F4A7C15)

Positions = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Words:
    """The words of one document that are evidence, captions and boilerplate left out: where each starts and ends, and a
    number that is the same for the same word, whatever its case."""

    starts: tuple[int, ...]
    ends: tuple[int, ...]
    codes: NDArray[np.uint64]

    def __len__(self) -> int:
        return len(self.starts)


@dataclass(frozen=True, slots=True)
class Owned:
    """The shingles of one document that an earlier one had first: the position of the first word here, the number of
    the owner, and the position of the first word there. Ascending by position."""

    here: Positions
    owner: Positions
    there: Positions


def words_of(document: Document) -> Words:
    """The words of a document's headline, dateline and body."""
    found = [
        match
        for block in document.blocks
        if block.role in EVIDENCE_ROLES
        for match in _WORD.finditer(document.text, block.start, block.end)
    ]
    codes = np.array([crc32(m.group().casefold().encode()) for m in found], np.uint64)
    return Words(tuple(m.start() for m in found), tuple(m.end() for m in found), codes)


def owners(documents: Sequence[Words]) -> list[Owned]:
    """For each document, the shingles that a document before it in the sequence had first."""
    lengths = np.array([max(len(words) - SHINGLE + 1, 0) for words in documents], np.int64)
    firsts = np.concatenate([[0], np.cumsum(lengths)])
    if not firsts[-1]:
        return [Owned(*(np.zeros(0, np.int64) for _ in range(3))) for _ in documents]
    keys = np.concatenate([_shingles(words.codes) for words in documents])
    order = np.argsort(keys, kind="stable")  # equal shingles keep the documents' order
    is_first = np.concatenate([[True], keys[order][1:] != keys[order][:-1]])
    first = np.empty(len(keys), np.int64)
    first[order] = order[np.maximum.accumulate(np.where(is_first, np.arange(len(keys)), 0))]
    owner = np.searchsorted(firsts, first, "right") - 1
    found = []
    for number, (start, stop) in enumerate(pairwise(firsts)):
        here = np.flatnonzero(owner[start:stop] != number)
        whose = owner[start:stop][here]
        found.append(Owned(here, whose, first[start:stop][here] - firsts[whose]))
    return found


def _shingles(codes: NDArray[np.uint64]) -> NDArray[np.uint64]:
    """One number for each run of words."""
    count = max(len(codes) - SHINGLE + 1, 0)
    found = np.zeros(count, np.uint64)
    for offset in range(SHINGLE):
        found = (found ^ codes[offset : offset + count]) * _MIX
        found ^= found >> np.uint64(29)
    return found
