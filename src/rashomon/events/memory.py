"""What linking has worked out and need not do again when more is read.

Nothing here is a state of its own: every part is found by what it was made from (the facts of two mentions, the
mentions and pairs of a component), so that linking with a memory gives what linking without one gives. What is made by
other rules than this version's is forgotten.
"""

from __future__ import annotations

import io
from dataclasses import dataclass, fields
from functools import cache
from hashlib import blake2b
from importlib.resources import files

import numpy as np
from numpy.typing import NDArray

from rashomon.events.columns import Columns, Kinds
from rashomon.events.sets import Keys, Mask, Rows, Sets

#: Packages whose files decide how mentions are linked.
_RULES = ("rashomon.events", "rashomon.knowledge.events")


@dataclass(frozen=True, slots=True)
class Memory:
    """`pairs` are keys of compared pairs, ascending, with their `likeness` (minus infinity where a veto holds).
    `members` are labels of mentions, ascending, with the key of the component and the label of the cluster of each."""

    pairs: Keys
    likeness: NDArray[np.float32]
    members: Keys
    components: Keys
    homes: Keys

    def recall(self, pairs: Keys) -> tuple[Mask, NDArray[np.float32]]:
        """Which of these pairs are known, and the likeness of those."""
        known, at = _find(self.pairs, pairs)
        return known, self.likeness[at[known]]

    def settled(self, labels: Keys, components: Keys) -> tuple[Mask, Keys]:
        """Which mentions were clustered in the very same component, and the labels of their clusters."""
        known, at = _find(self.members, labels)
        known[known] = self.components[at[known]] == components[known]
        return known, self.homes[at[known]]


def no_memory() -> Memory:
    """The memory of who has linked nothing yet."""
    keys = np.zeros(0, np.int64)
    return Memory(keys, np.zeros(0, np.float32), keys, keys, keys)


def remember(pairs: Keys, likeness: NDArray[np.float32], members: Keys, components: Keys, homes: Keys) -> Memory:
    """The memory of a linking; the order of what is given does not matter."""
    pairs, first = np.unique(pairs, return_index=True)
    order = np.argsort(members, kind="stable")
    return Memory(pairs, likeness[first], members[order], components[order], homes[order])


def pack(memory: Memory) -> bytes:
    """A memory as bytes, with the rules it was made by."""
    stream = io.BytesIO()
    arrays = {each.name: getattr(memory, each.name) for each in fields(Memory)}
    np.savez(stream, rules=np.array(rules()), **arrays)
    return stream.getvalue()


def unpack(value: bytes | None) -> Memory:
    """The memory of bytes; none where there are none, or they were made by other rules."""
    if value is None:
        return no_memory()
    with np.load(io.BytesIO(value), allow_pickle=False) as arrays:
        if str(arrays["rules"]) != rules():
            return no_memory()
        return Memory(*(arrays[each.name] for each in fields(Memory)))


@cache
def rules() -> str:
    """A digest of the code and the data that decide how mentions are linked."""
    digest = blake2b(digest_size=16)
    for package in _RULES:
        for file in sorted(files(package).iterdir(), key=lambda file: file.name):
            if file.is_file():
                digest.update(file.name.encode() + b"\0" + file.read_bytes())
    return digest.hexdigest()


def fingerprints(columns: Columns) -> Keys:
    """One number for all facts of each mention."""
    found = np.zeros(len(columns), np.uint64)
    for each in fields(Columns):
        column = getattr(columns, each.name)
        if each.name == "kind":
            column = _of_kinds(columns.kinds)[columns.kind]
        if isinstance(column, Kinds):
            continue
        found = mix(found, _sum(column) if isinstance(column, Sets) else column.astype(np.int64).view(np.uint64))
    return found.view(np.int64)


def pair_keys(prints: Keys, i: Rows, j: Rows) -> Keys:
    """One number for the facts of each two mentions, whichever comes first."""
    a, b = prints[i], prints[j]
    return mix(np.minimum(a, b).view(np.uint64), np.maximum(a, b).view(np.uint64)).view(np.int64)


def mix(a: NDArray[np.uint64], b: NDArray[np.uint64]) -> NDArray[np.uint64]:
    """One random number for each two; which comes first matters. Constants of SplitMix64 (Steele, Lea, Flood 2014)."""
    found = (a ^ (b + np.uint64(0x9E3779B97F4A7C15))) * np.uint64(0xBF58476D1CE4E5B9)
    found = (found ^ (found >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
    return found ^ (found >> np.uint64(31))


def _of_kinds(kinds: Kinds) -> NDArray[np.int64]:
    found = mix(kinds.named.view(np.uint64), kinds.stands_alike.view(np.uint64))
    for part in (_sum(kinds.roots), _sum(kinds.stands_for), (kinds.general + 2 * kinds.bold).astype(np.uint64)):
        found = mix(found, part)
    return found.view(np.int64)


def _sum(sets: Sets) -> NDArray[np.uint64]:
    """A number for each row's set."""
    owners, values = sets.flat(np.arange(len(sets)))
    found = sets.counts.astype(np.uint64)
    np.add.at(found, owners, mix(values.view(np.uint64), values.view(np.uint64)))
    return found


def _find(known: Keys, asked: Keys) -> tuple[Mask, Rows]:
    """Which of the keys are among the known, and where."""
    at = np.searchsorted(known, asked)
    inside = at < len(known)
    inside[inside] = known[at[inside]] == asked[inside]
    return inside, at
