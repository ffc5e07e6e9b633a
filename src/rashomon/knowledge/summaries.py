"""How a summary names kinds of event and joins what was said in them."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from rashomon.knowledge.files import read_yaml


@dataclass(frozen=True, slots=True)
class Naming:
    """The noun for a kind of event, how its parties are joined ("between", "from") and what leads to its topics."""

    noun: str
    parties: str
    spoken: str


@cache
def namings() -> dict[str, Naming]:
    """The naming of each kind of `rashomon.knowledge.happening_kinds` that has one."""
    rows = read_yaml("accounts/summaries.yaml")["kinds"]
    return {row["name"]: Naming(row["noun"], row["parties"], row["spoken"]) for row in rows}


@cache
def counted_roles() -> frozenset[str]:
    """Roles of numbers that can stand behind the number as they are."""
    return frozenset(read_yaml("accounts/summaries.yaml")["counted"])


@cache
def pronouns() -> frozenset[str]:
    """Words that name no voice."""
    return frozenset(read_yaml("accounts/summaries.yaml")["pronouns"])


@cache
def several() -> frozenset[str]:
    """Nouns for several people that are no plural by their spelling."""
    return frozenset(read_yaml("accounts/summaries.yaml")["several"])


@cache
def determiners() -> frozenset[str]:
    """Words before a noun that make no name of it."""
    return frozenset(read_yaml("accounts/summaries.yaml")["determiners"])
