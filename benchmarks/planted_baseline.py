"""The baseline of `benchmarks/planted.py`: two sentences of like words, one of which has a number, a date, a name or a
negation that the other has not."""

from __future__ import annotations

import re
from collections.abc import Iterator

#: The share of the words of the shorter sentence, marked ones left out, that the other must have. Chosen on the train
#: part: of .4, .5, .6, .7 and .8 the one with the best difference between found and alarms.
ALIKE = 0.6
_FEWEST = 5
_WORD = re.compile(r"[\w'’]+")
_NEGATIONS = frozenset({"not", "no", "never", "denied", "denies", "deny", "without"})
_TIMES = re.compile(
    r"(?:mon|tues|wednes|thurs|fri|satur|sun)day|(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)\w*", re.I
)


def flags(a: str, b: str) -> Iterator[tuple[tuple[int, int], tuple[int, int]]]:
    """The stretches of the sentences (lines) of two texts that are flagged."""
    theirs = list(_sentences(b))
    for x, plain, marked in _sentences(a):
        for y, others, marks in theirs:
            fewest = min(len(plain), len(others))
            alike = fewest >= _FEWEST and len(plain & others) >= ALIKE * fewest
            if alike and any(
                _differs(n, mine, other) for n, (mine, other) in enumerate(zip(marked, marks, strict=True))
            ):
                yield x, y


def _differs(sort: int, mine: set[str], other: set[str]) -> bool:
    """Whether one has a negation that the other has not, or either a number, time or name that the other has not."""
    return mine != other and (sort == 0 or bool(mine - other and other - mine))


def _sentences(text: str) -> Iterator[tuple[tuple[int, int], set[str], tuple[set[str], ...]]]:
    """Each line with its plain words, and its negations, numbers, times and names."""
    start = 0
    for line in text.splitlines():
        words = _WORD.findall(line)
        sorts: tuple[set[str], ...] = (set(), set(), set(), set())
        plain = set()
        for n, word in enumerate(words):
            low = word.lower()
            if low in _NEGATIONS or low.endswith("n't"):
                sorts[0].add("not")
            elif word[0].isdigit():
                sorts[1].add(low)
            elif _TIMES.fullmatch(word):
                sorts[2].add(low)
            elif n and word[0].isupper():
                sorts[3].add(low)
            else:
                plain.add(low)
        yield (start, start + len(line)), plain, sorts
        start += len(line) + 1
