"""Passages that one document took from another, word by word: shared shingles joined to stretches of both texts."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

import numpy as np

from rashomon.documents.shingles import SHINGLE, Owned, Positions, Words
from rashomon.model import Document

#: Shared words may lie this many words apart, in either text, and be one passage still: an edit, a cut half-sentence.
GAP = 12
#: Shared words outside quotation marks that make a passage. Reporters of one event share up to a dozen in a row (names,
#: titles and "said in a statement"), and whole quotations, which make no copy.
LEAST_WORDS = 16

#: Shingles that documents must share before their words are laid beside each other: most owners have one or two.
_LEAST_SHINGLES = 4

_QUOTED = re.compile(r"“[^”\n]*”?|«[^»\n]*»?|„[^“”\n]*[“”]?|\"[^\"\n]*\"?|``.*?''")


@dataclass(frozen=True, slots=True)
class Passage:
    """Words of one document that stand in another: `owner` is that one's number, `here` and `there` the positions of
    the shared words in both, ascending and of one length."""

    owner: int
    here: tuple[int, ...]
    there: tuple[int, ...]


def passages(document: Document, number: int, words: Sequence[Words], owned: Owned) -> list[Passage]:
    """The passages that a document, the one of this number, shares with those that had them first."""
    if not len(owned.here):
        return []
    quoted = _quoted(document, words[number])
    order = np.argsort(owned.owner, kind="stable")
    whose, first = np.unique(owned.owner[order], return_index=True)
    found = []
    for owner, mine in zip(whose.tolist(), np.split(order, first[1:]), strict=True):
        if len(mine) < _LEAST_SHINGLES:
            continue
        for here, there in _runs(owned.here[mine], owned.there[mine]):
            passage = Passage(owner, *_aligned(words[number], words[owner], here.tolist(), there.tolist()))
            if sum(not quoted[position] for position in passage.here) >= LEAST_WORDS:
                found.append(passage)
    return sorted(found, key=lambda p: (p.here[0], p.owner))


def _runs(here: Positions, there: Positions) -> Iterator[tuple[Positions, Positions]]:
    """Shared shingles cut where either text goes on elsewhere."""
    steps, other_steps = np.diff(here), np.diff(there)
    cuts = np.flatnonzero((steps > GAP) | (other_steps > GAP) | (other_steps <= 0)) + 1
    yield from zip(np.split(here, cuts), np.split(there, cuts), strict=True)


def _aligned(mine: Words, theirs: Words, here: list[int], there: list[int]) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """The positions of the words that a run of shared shingles has in common; between shingles, those in order."""
    pairs: dict[int, int] = {}
    last, used = here[0] - 1, there[0] - 1
    for a, b in zip(here, there, strict=True):
        if a > last + 1 and b > used + 1:
            _fill(pairs, mine, theirs, (last + 1, a), (used + 1, b))
        for offset in range(max(last + 1 - a, used + 1 - b, 0), SHINGLE):
            pairs[a + offset] = b + offset
        last, used = max(last, a + SHINGLE - 1), max(used, b + SHINGLE - 1)
    return tuple(pairs), tuple(pairs.values())


def _fill(pairs: dict[int, int], mine: Words, theirs: Words, here: tuple[int, int], there: tuple[int, int]) -> None:
    """Pair the words that stand in both gaps in the same order."""
    a, b = mine.codes[slice(*here)].tolist(), theirs.codes[slice(*there)].tolist()
    for block in SequenceMatcher(None, a, b, autojunk=False).get_matching_blocks():
        for offset in range(block.size):
            pairs[here[0] + block.a + offset] = there[0] + block.b + offset


def _quoted(document: Document, words: Words) -> list[bool]:
    """For each word whether it stands in quotation marks."""
    spans = [match.span() for match in _QUOTED.finditer(document.text)]
    inside, at = [], 0
    for start in words.starts:
        while at < len(spans) and spans[at][1] <= start:
            at += 1
        inside.append(at < len(spans) and spans[at][0] <= start)
    return inside
