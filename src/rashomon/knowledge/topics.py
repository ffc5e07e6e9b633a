"""Topics: what calls, letters, meetings and statements are about."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from functools import cache
from typing import Any

from rashomon.knowledge.files import read_yaml


@dataclass(frozen=True, slots=True)
class Topic:
    """A topic with the words that name it, the ways in which it is named (words, and those of which one must stand
    beside them, if any), and the weaker topics it implies."""

    name: str
    label: str
    words: frozenset[str]
    ways: tuple[tuple[frozenset[str], frozenset[str]], ...]
    implies: tuple[str, ...]


@cache
def topics() -> dict[str, Topic]:
    """All topics by name, in the order of the data file."""
    return {row["name"]: _topic(row) for row in read_yaml("events/topics.yaml")["topics"]}


def _topic(row: dict[str, Any]) -> Topic:
    ways = tuple((frozenset(way["words"]), frozenset(way.get("with", ()))) for way in (row, *row.get("also", ())))
    words = frozenset[str]().union(*(words for words, _ in ways))
    return Topic(row["name"], row["label"], words, ways, tuple(row.get("implies", ())))


def topics_of(words: Collection[str]) -> list[str]:
    """The names of the topics that a clause with these dictionary forms is about."""
    present = frozenset(words)
    return [t.name for t in topics().values() if any(w & present and (not b or b & present) for w, b in t.ways)]
