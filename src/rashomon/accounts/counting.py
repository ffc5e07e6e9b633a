"""Whom a number counts, in words: a group with the country whose it is."""

from __future__ import annotations

from rashomon.knowledge.actors.tables import countries


def group_in_words(counted: str) -> str:
    """The part of a number's key that says whom it counts, the country written out ("THA soldiers" is "soldiers of
    Thailand", a country alone its people)."""
    code, _, group = counted.partition(" ")
    country = countries().get(code)
    return f"{group or 'people'} of {country.name}" if country is not None else counted
