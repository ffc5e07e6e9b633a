"""Which pairs of mentions are worth comparing: those that share a key within the days that both allow.

A key is a kind of happening together with what ties two mentions to one event: a party, two parties, a town, a name, a
number with its unit, a word for a thing. Mentions meet under a key where their windows overlap, and an undated mention
has the window of its report, or one without ends, so that no missing value is a hidden veto. Mentions that both
give a time meet by kind alone. General words ("the incident") meet under the root what they may stand for.

How many mentions one is compared with stays bounded as the store grows. Under a broad key a mention with more than
`CROWD` partners has none: its pairs come from the finer keys. Under the finest keys it has the `NEAREST` that begin
soonest after it. Both depend on what is there, never on the order it came in. After the sorted neighbourhood of
Hernandez and Stolfo 1995, with intervals of days in place of a fixed number of neighbours.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from rashomon.events.columns import Columns
from rashomon.events.sets import NOTHING, Keys, Mask, Rows, Sets, firsts, key_of

#: Partners under one broad key beyond which the key says too little: some weeks of the calls of one busy state.
CROWD = 48
#: The same for general words, which may stand for so much.
GENERAL_CROWD = 16
#: Partners under one of the finest keys: the tellings of a very large event, all of which should meet.
NEAREST = 600
#: Windows of at most so many days are narrow; two narrow windows that overlap are a tie of their own.
_NARROW_DAYS = 7
_MONTH_DAYS = 31
#: Of a mention with more parties or things only so many, the first by key, make keys of two.
_MOST_MEMBERS = 6

#: Rows whose pairs are found in one go, as far as kinds allow.
_ROWS_AT_ONCE = 50_000

#: Pairs (i, j) with i < j as one number each, `i << 32 | j`, ascending, each once.
Pairs = NDArray[np.int64]
_ROW_BITS = 32
_DAY_BITS = 21
_LAST_DAY = 2**_DAY_BITS - 1


def candidate_pairs(columns: Columns) -> tuple[Rows, Rows]:
    """The pairs of rows (i[n], j[n]), i < j, each once, that share a key and may be of one time.

    Rows should be in an order that follows from the mentions alone, since it breaks ties among the nearest."""
    batches = list(candidate_batches(columns))
    return np.concatenate([i for i, _ in batches]), np.concatenate([j for _, j in batches])


def candidate_batches(columns: Columns) -> Iterator[tuple[Rows, Rows]]:
    """The same pairs a batch at a time, which bounds the memory: those of some kinds, then those of general words."""
    kind = columns.kinds.named[columns.kind]
    order = np.argsort(kind, kind="stable")
    begins = firsts(kind[order])
    starts = begins[firsts(begins // _ROWS_AT_ONCE)]
    for start, end in pairwise([*starts, len(order)]):
        rows = np.sort(order[start:end])
        yield _apart(_once([_meeting(columns, *keyed) for keyed in _keyed(columns, rows)]))
    found = _once(list(_general(columns)))
    i, j = _apart(found)
    other = kind[i] != kind[j]
    yield i[other], j[other]


def _apart(pairs: Pairs) -> tuple[Rows, Rows]:
    return pairs >> _ROW_BITS, pairs & (2**_ROW_BITS - 1)


def _keyed(columns: Columns, rows: Rows) -> Iterator[tuple[Rows, Keys, int, bool]]:
    """The rows with a key each, how many partners a row may have under it, and whether more than that is a crowd."""
    kind = columns.kinds.named[columns.kind]
    a, party = _members(columns.parties, rows)
    b, thing = _members(columns.things, rows)
    c, parties = _twos(columns.parties, rows)
    towns = rows[(columns.place[rows] != NOTHING) & ~columns.broad[rows]]
    named = rows[columns.name[rows] != NOTHING]
    d, number = _members(columns.numbers, rows)
    # the finest
    yield c, _mix("parties", kind[c], parties), NEAREST, False
    yield towns, _mix("place", kind[towns], columns.place[towns]), NEAREST, False
    yield named, _mix("name", kind[named], columns.name[named]), NEAREST, False
    # what is only fine where the days are narrow, or together with a word
    narrow = columns.length(a) <= _NARROW_DAYS
    yield a[narrow], _mix("narrow", kind[a[narrow]], party[narrow]), CROWD, True
    e, both = _products(columns.parties, columns.things, rows)
    yield e, _mix("party, thing", kind[e], both), CROWD, True
    f, things = _twos(columns.things, rows)
    yield f, _mix("things", kind[f], things), CROWD, True
    # what the report says around it
    for around in (columns.scene, columns.near):
        g, word = _members(around, rows)
        yield g, _mix("around", kind[g], word), CROWD, True
    h, either = _either(columns, rows)
    yield h, _mix("cast", kind[h], either), CROWD, True
    # the broad
    yield d, _mix("number", kind[d], number), CROWD, True
    yield a, _mix("party", kind[a], party), CROWD, True
    yield b, _mix("thing", kind[b], thing), CROWD, True
    dated = rows[_dated(columns, rows)]
    yield dated, _mix("kind", kind[dated]), CROWD, True


def _either(columns: Columns, rows: Rows) -> tuple[Rows, Keys]:
    """The parties of those that name some; of the others, whom their report is about."""
    named = columns.parties.sizes(rows) > 0
    a, party = _members(columns.parties, rows[named])
    b, member = _members(columns.cast, rows[~named])
    return np.concatenate((a, b)), np.concatenate((party, member))


def _dated(columns: Columns, rows: Rows) -> Mask:
    """Whether the text gives a time, to about a month: kind and time are no tie otherwise."""
    return columns.timed[rows] & (columns.length(rows) <= _MONTH_DAYS)


def _general(columns: Columns) -> Iterator[Pairs]:
    """Pairs of which one is a general word and the other of a root that it may stand for."""
    rows = np.arange(len(columns))
    general = columns.kinds.general[columns.kind]
    if not general.any():
        return
    roots = columns.kinds.roots.take(columns.kind)
    told = ~general & (columns.root != NOTHING)
    ties = (
        ("parties", _twos(columns.parties, rows)),
        ("place", (rows, np.where(columns.broad, NOTHING, columns.place))),
        ("party", _members(columns.parties, rows)),
        ("thing", _members(columns.things, rows)),
        ("root", (rows, _dated(columns, rows).astype(np.int64))),
    )
    for name, (tied, tie) in ties:
        tied, tie = tied[tie != NOTHING], tie[tie != NOTHING]
        plain = told[tied]
        several, root = roots.flat(tied[~plain])
        at = np.concatenate((tied[plain], tied[~plain][several]))
        key = _mix(
            "general " + name,
            np.concatenate((columns.root[tied[plain]], root)),
            np.concatenate((tie[plain], tie[~plain][several])),
        )
        yield _meeting(columns, at, key, GENERAL_CROWD, True, general)


def _members(sets: Sets, rows: Rows) -> tuple[Rows, Keys]:
    """Every key of the rows' sets with its row."""
    owners, keys = sets.flat(rows)
    return rows[owners], keys


def _twos(sets: Sets, rows: Rows) -> tuple[Rows, Keys]:
    """A key for every two members of each row's set."""
    sizes = np.minimum(sets.sizes(rows), _MOST_MEMBERS)
    owners, keys = [rows[:0]], [np.zeros(0, np.int64)]
    for y in range(1, int(sizes.max(initial=0))):
        having = rows[sizes > y]
        for x in range(y):
            owners.append(having)
            keys.append(_mix("", sets.values[sets.offsets[having] + x], sets.values[sets.offsets[having] + y]))
    return np.concatenate(owners), np.concatenate(keys)


def _products(a: Sets, b: Sets, rows: Rows) -> tuple[Rows, Keys]:
    """A key for every member of each row's first set with every one of its second."""
    owners, first = _members(a, rows)
    at, second = b.flat(owners)
    return owners[at], _mix("", first[at], second)


def _mix(name: str, *parts: Keys) -> Keys:
    """One key made from a name and several keys; which stands first matters. Multipliers of SplitMix64 (Steele, Lea
    and Flood 2014)."""
    found = np.full(len(parts[0]), key_of(name), np.int64).view(np.uint64)
    for part in parts:
        found = (found ^ part.view(np.uint64)) * np.uint64(0xBF58476D1CE4E5B9)
        found = (found ^ (found >> np.uint64(29))) * np.uint64(0x94D049BB133111EB)
    return found.view(np.int64)


def _meeting(columns: Columns, rows: Rows, keys: Keys, most: int, crowd: bool, asking: Mask | None = None) -> Pairs:
    """Pairs of rows with one key and overlapping windows. Of two windows that overlap the later begins within the
    earlier, so each pair is found once, from the row that begins first. With `asking`, one of the two must ask."""
    begin = np.clip(columns.earliest[rows], 0, _LAST_DAY)
    places = (keys.view(np.uint64) << np.uint64(_DAY_BITS)) | begin.astype(np.uint64)
    order = np.argsort(places, kind="stable")
    places, rows = places[order], rows[order]
    end = np.clip(columns.latest[rows], 0, _LAST_DAY).astype(np.uint64)
    last = np.searchsorted(places, (places & ~np.uint64(_LAST_DAY)) | end, "right")
    first = np.arange(1, len(rows) + 1)
    if asking is None:
        return _expand(rows, rows, first, last, most, crowd)
    asks = asking[rows]
    at = np.flatnonzero(asks)
    before = np.concatenate(([0], np.cumsum(asks)))
    found = _expand(rows[at], rows, first[at], last[at], most, crowd)
    silent = np.flatnonzero(~asks)
    others = _expand(rows[silent], rows[at], before[first[silent]], before[last[silent]], most, crowd)
    return np.concatenate((found, others))


def _expand(
    left: Rows, right: Rows, first: NDArray[np.int64], last: NDArray[np.int64], most: int, crowd: bool
) -> Pairs:
    """The pairs of left[n] with each of right[first[n]:last[n]], or with the first `most` of them, or none where that
    many are a crowd."""
    counts = np.maximum(last - first, 0)
    counts = np.where(counts > most, 0, counts) if crowd else np.minimum(counts, most)
    i = np.repeat(left, counts)
    within = np.arange(len(i)) - np.repeat(np.cumsum(counts) - counts, counts)
    j = right[np.repeat(first, counts) + within]
    pairs = np.minimum(i, j) << _ROW_BITS | np.maximum(i, j)
    return pairs[i != j]


def _once(several: list[Pairs]) -> Pairs:
    """All pairs, ascending, each once."""
    every = np.concatenate([np.zeros(0, np.int64), *several])
    every.sort()
    return every[firsts(every)]
