"""Words by which two reports may tell of one happening."""

from __future__ import annotations

from functools import cache

from rashomon.knowledge.files import read_yaml
from rashomon.knowledge.predicates import keys_of

_GROUPS = "accounts/alike.yaml"


@cache
def keys_alike(word: str) -> frozenset[str]:
    """Keys of which two words share one when they may tell of one happening: those by which they say the same, and the
    groups of such words."""
    return frozenset(str(key) for key in keys_of(word)) | _groups().get(word, frozenset())


@cache
def _groups() -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for number, words in enumerate(read_yaml(_GROUPS)["groups"]):
        for word in words:
            found.setdefault(word, set()).add(f"alike {number}")
    return {word: frozenset(groups) for word, groups in found.items()}
