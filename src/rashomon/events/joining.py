"""Groups of rows made one as persons say, but for what persons set apart.

A person joins events as they were seen; what linking puts into them since, or moves from one to the other, is nobody's
word and leaves where it stands against one.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Sequence

import numpy as np

from rashomon.events.sets import Rows

Pair = tuple[int, int]


class Apart:
    """Pairs of rows that must not come into one group."""

    def __init__(self, pairs: Collection[Pair]) -> None:
        self._i, self._j = np.array(sorted(pairs), np.int64).reshape(-1, 2).T

    def between(self, home: Rows, one: int, other: int) -> list[Pair]:
        """The pairs with a row in either group, that of the first group first."""
        i, j = home[self._i], home[self._j]
        here, there = (i == one) & (j == other), (j == one) & (i == other)
        first = np.concatenate((self._i[here], self._j[there]))
        second = np.concatenate((self._j[here], self._i[there]))
        return list(zip(first.tolist(), second.tolist(), strict=True))

    def join(self, home: Rows, one: int, other: int) -> bool:
        """Make two groups one, in place, unless a pair forbids it; whether they are one now."""
        if one != other and self.between(home, one, other):
            return False
        home[(home == one) | (home == other)] = min(one, other)
        return True


def join_sides(
    home: Rows,
    sides: Sequence[Sequence[int]],
    named: Collection[int],
    kept_apart: Apart,
    parts: Sequence[Sequence[int]],
) -> set[int]:
    """Join the groups that hold most of either side, in place; the rows of the sides that are one now.

    A row that is set apart from the other group leaves, unless its side or an earlier word (`named`) puts it there;
    with it leave those that a person saw in one part with it (`parts`). Where words put both rows of a pair there,
    nothing is joined: what is set apart stays apart.
    """
    one, other = (most(rows, home) for rows in sides)
    if one is None or other is None:
        return set()
    said = {row for rows, group in zip(sides, (one, other), strict=True) for row in rows if home[row] == group}
    if one == other:
        return said
    held, forbidden = said.union(named), kept_apart.between(home, one, other)
    if any(held.issuperset(pair) for pair in forbidden):
        return set()
    leaving = {second if second not in held else first for first, second in forbidden}
    for group in (one, other):
        _leave(home, {row for row in leaving if home[row] == group}, held, parts)
    first, second = (int(home[next(row for row in rows if row in said)]) for rows in sides)
    kept_apart.join(home, first, second)
    return said


def _leave(home: Rows, leaving: set[int], held: Collection[int], parts: Sequence[Sequence[int]]) -> None:
    """Part these rows of one group from the rest of it, in place, with those that were seen together with them."""
    if not leaving:
        return
    group = home[min(leaving)]
    together = {row for part in parts if not leaving.isdisjoint(part) for row in part if home[row] == group}
    gone = leaving | together.difference(held)
    stay = np.setdiff1d(np.flatnonzero(home == group), sorted(gone))
    home[stay] = stay.min()
    home[sorted(gone)] = min(gone)


def most(rows: Sequence[int], home: Rows) -> int | None:
    """The group that holds most of these rows, of equal ones that of the first; None where there are none."""
    counts = Counter(home[rows].tolist()) if rows else Counter()
    return counts.most_common(1)[0][0] if counts else None
