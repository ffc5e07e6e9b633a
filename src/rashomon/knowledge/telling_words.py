"""Words that show that a clause gives no account: questions, what nobody knows, words that only point."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from rashomon.knowledge.files import read_yaml


@dataclass(frozen=True, slots=True)
class TellingWords:
    """The groups of words of `accounts/telling.yaml`, where each is described."""

    pointers: frozenset[str]
    questions: frozenset[str]
    open: frozenset[str]
    neither: frozenset[str]
    able: frozenset[str]
    learning: frozenset[str]
    settled: frozenset[str]
    known: frozenset[str]
    finite: frozenset[str]
    saying: frozenset[str]
    limits: frozenset[str]


@cache
def telling_words() -> TellingWords:
    """The table, loaded once."""
    data = read_yaml("accounts/telling.yaml")
    return TellingWords(**{name: frozenset(data[name]) for name in TellingWords.__dataclass_fields__})
