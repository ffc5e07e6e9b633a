"""How a denial points at what it denies."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from rashomon.knowledge.files import read_yaml


@dataclass(frozen=True, slots=True)
class Denials:
    """Nouns for claims, for the telling of what was done, for charges and for blame, patterns of what is only wanted,
    pronouns that point back, words of denials that nobody has made, words that set right, verbs by which what happened
    speaks against a claim, topics that are acts in words, and verbs that say that there was such an act."""

    claim_nouns: frozenset[str]
    told_nouns: frozenset[str]
    wanted: tuple[str, ...]
    charge_nouns: frozenset[str]
    blame_nouns: frozenset[str]
    pronouns: frozenset[str]
    unrealised: frozenset[str]
    contrary: tuple[str, ...]
    outcomes: frozenset[str]
    said_topics: frozenset[str]
    tells: frozenset[str]


#: Tables that are patterns or phrases.
_IN_ORDER = ("contrary", "wanted")


@cache
def denials() -> Denials:
    """The table, loaded once."""
    data = read_yaml("accounts/denials.yaml")
    words = {key: frozenset(data[key]) for key in Denials.__dataclass_fields__ if key not in _IN_ORDER}
    return Denials(contrary=tuple(data["contrary"]), wanted=tuple(data["wanted"]), **words)
