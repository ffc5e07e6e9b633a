"""Whom a number counts, in words: a group with the country whose it is."""

from __future__ import annotations

from rashomon.knowledge.actors.tables import countries
from rashomon.knowledge.articles import with_article


def group_in_words(counted: str) -> str:
    """The part of a number's key that says whom it counts, the country written out ("THA soldiers" is "soldiers of
    Thailand", a country alone its people)."""
    code, _, group = counted.partition(" ")
    country = countries().get(code)
    return f"{group or 'people'} of {with_article(country.name)}" if country is not None else counted


def several(noun: str) -> str:
    """A noun in its dictionary form for several of the kind ("incidents", "people")."""
    if noun == "person":
        return "people"
    if noun.endswith("y") and noun[-2:-1] not in ("a", "e", "o", "u"):
        return f"{noun[:-1]}ies"
    return f"{noun}es" if noun.endswith(("s", "x", "ch", "sh")) else f"{noun}s"
