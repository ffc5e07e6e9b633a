"""Predicates that say the same."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from rashomon.knowledge.files import read_yaml


@dataclass(frozen=True, slots=True)
class Predicates:
    """Groups of predicates by word, verbs of aspect and of happening, the words that some of these need beside them,
    empty verbs, those of them that leave the predicate to their object, and words that leave nothing else to be
    true."""

    groups: dict[str, frozenset[int]]
    aspect: frozenset[str]
    happens: frozenset[str]
    with_words: dict[str, frozenset[str]]
    empty: frozenset[str]
    light: frozenset[str]
    exclusive: frozenset[str]


@cache
def predicates() -> Predicates:
    """The table, loaded once."""
    data = read_yaml("events/predicates.yaml")
    groups: dict[str, set[int]] = {}
    for number, words in enumerate(data["groups"]):
        for word in words:
            groups.setdefault(word, set()).add(number)
    return Predicates(
        {word: frozenset(each) for word, each in groups.items()},
        frozenset(data["aspect"]),
        frozenset(data["happens"]),
        {verb: frozenset(words) for verb, words in data["with"].items()},
        frozenset(data["empty"]),
        frozenset(data["light"]),
        frozenset(data["exclusive"]),
    )


def keys_of(predicate: str) -> frozenset[str | int]:
    """Keys of which two predicates share one when they say the same: the stem, and the groups."""
    return frozenset({stem(predicate)}) | predicates().groups.get(predicate, frozenset())


def say_the_same(a: str, b: str) -> bool:
    """Whether two predicates are the same word, a verb and its noun ("fill", "filling"), or of one group."""
    return not keys_of(a).isdisjoint(keys_of(b))


_ENDINGS = ("ations", "ation", "ments", "ment", "ings", "ing", "als", "al", "ions", "ion", "es", "s", "ed", "e")
_SHORTEST_STEM = 4


@cache
def stem(word: str) -> str:
    """A word without its commonest noun and verb endings; at least four letters stay."""
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= _SHORTEST_STEM:
            return word[: -len(ending)]
    return word
