"""How a report says that a voice, or a count, says now what it did not say before."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from rashomon.knowledge.files import read_yaml


@dataclass(frozen=True, slots=True)
class Changes:
    """Verbs by which a count moves to a new one, and what says that another count was given before; patterns of regular
    expressions, in lower case."""

    rises: tuple[str, ...]
    counted_before: tuple[str, ...]


@cache
def changes() -> Changes:
    """The table, loaded once."""
    data = read_yaml("accounts/changes.yaml")
    return Changes(**{key: tuple(data[key]) for key in Changes.__dataclass_fields__})
