"""Small comparisons of spans, word sets and names."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from typing import Any

Record = dict[str, Any]
Stretch = tuple[str, int, int]  # file, start, end


def at(record: Record) -> Stretch:
    return record["file"], record["start"], record["end"]


def of_file(record: Record, key: str) -> list[Stretch]:
    return [(record["file"], span["start"], span["end"]) for span in record[key]]


def touch(some: Iterable[Stretch], others: Iterable[Stretch]) -> bool:
    others = list(others)
    return any(a[0] == b[0] and a[1] < b[2] and b[1] < a[2] for a in some for b in others)


def alike(some: set[Any], others: set[Any]) -> float:
    """Jaccard's coefficient; nothing is like nothing."""
    return len(some & others) / len(some | others) if some | others else 0.0


def plain(name: str) -> set[str]:
    """The words of a name without accents, case and articles."""
    flat = unicodedata.normalize("NFKD", name.replace("’", "'").replace("ı", "i")).casefold()
    letters = "".join(letter for letter in flat if not unicodedata.combining(letter))
    return set(re.findall(r"[\w:/-]+", letters)) - {"a", "an", "the", "of", "s", "from"}


def share(name: str, good: int, total: int) -> Iterator[tuple[str, float]]:
    """A share in percent, or nothing where there is nothing to find."""
    if total:
        yield name, round(100 * good / total, 1)
