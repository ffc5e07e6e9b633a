"""How a report says that a voice, or a count, says now what it did not say before."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from rashomon.knowledge.files import read_yaml


@dataclass(frozen=True, slots=True)
class Changes:
    """Verbs by which a count moves to a new one, what says that another count was given before, what says of a saying
    that it came before, and how a sentence says that a voice says now what it did not say before; patterns of regular
    expressions, in lower case."""

    rises: tuple[str, ...]
    counted_before: tuple[str, ...]
    formerly: tuple[str, ...]
    turned: tuple[str, ...]


@cache
def changes() -> Changes:
    """The table, loaded once."""
    data = read_yaml("accounts/changes.yaml")
    formerly, says = "|".join(data["formerly"]), f"(?:{'|'.join(data['says'])})\\b"
    turned = tuple(each.replace("{formerly}", formerly).replace("{says}", says) for each in data["turned"])
    return Changes(tuple(data["rises"]), tuple(data["counted_before"]), tuple(data["formerly"]), turned)
