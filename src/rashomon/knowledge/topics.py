"""Topics: what calls, letters, meetings and statements are about."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from functools import cache

from rashomon.knowledge.files import read_yaml


@dataclass(frozen=True, slots=True)
class Topic:
    """A topic with the words that name it, the words it needs beside them, and the weaker topics it implies."""

    name: str
    label: str
    words: frozenset[str]
    beside: frozenset[str]
    implies: tuple[str, ...]


@cache
def topics() -> dict[str, Topic]:
    """All topics by name, in the order of the data file."""
    rows = read_yaml("events/topics.yaml")["topics"]
    return {
        row["name"]: Topic(
            row["name"],
            row["label"],
            frozenset(row["words"]),
            frozenset(row.get("with", ())),
            tuple(row.get("implies", ())),
        )
        for row in rows
    }


def topics_of(words: Collection[str]) -> list[str]:
    """The names of the topics that a clause with these dictionary forms is about."""
    present = frozenset(words)
    return [t.name for t in topics().values() if t.words & present and (not t.beside or t.beside & present)]
