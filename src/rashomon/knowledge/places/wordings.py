"""What words may name: a name of the gazetteer, also behind an article, an abbreviation, a kind or a demonym."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from rashomon.knowledge.places import Known, adjectives, country_places, fold, places_named, read_table, words
from rashomon.knowledge.places.packed import airports

#: Shortened first words of names and what they stand for.
_FIRST_WORDS = {"st": "saint", "st.": "saint", "mt.": "mount", "ft.": "fort", "ste.": "sainte", "pt.": "port"}
_LEADING = re.compile(r"^(?:the|a)\s+", re.IGNORECASE)
_POSSESSIVE = re.compile(r"(?:'s|’s|'|’)$")


@lru_cache(maxsize=65_536)
def candidates(written: str) -> tuple[Known, ...]:
    """The places that words may name, the most prominent first; none where they name none that is known."""
    if written in abbreviations():
        return abbreviations()[written]
    plain = _POSSESSIVE.sub("", _LEADING.sub("", " ".join(written.split())))
    if plain in abbreviations():
        return abbreviations()[plain]
    return places_named(plain) or _otherwise(plain)


def binds_country(between: str) -> bool:
    """Whether the words between a demonym or a possessive and a name say that the name lies there: " port city of " in
    "the Turkish port city of Izmir" does, " soldiers entered the city of " does not. Only words that modify the noun
    may stand before it: a demonym outside its noun phrase tells who acts there."""
    pieces = between.lower().split()
    if pieces[-1:] == ["of"]:
        pieces.pop()
    if not pieces:
        return False
    lists = words()
    modifying = (
        lists["before_settlement"]
        | lists["directions"]
        | lists["kept_directions"]
        | lists["settlements"]
        | lists["kinds"]
    )
    return pieces[-1] in lists["settlements"] | lists["kinds"] and modifying.issuperset(pieces[:-1])


def _otherwise(plain: str) -> tuple[Known, ...]:
    """The places of a name that is written in a longer or a shorter form than the listed one."""
    if adjectives().get(plain) in country_places():  # states that are no more have no point of their own
        return (country_places()[adjectives()[plain]],)
    first, _, rest = fold(plain).partition(" ")
    if rest and first in _FIRST_WORDS and (found := places_named(f"{_FIRST_WORDS[first]} {rest}")):
        return found
    head, _, kind = plain.rpartition(" ")
    if head and kind.lower() in words()["kinds"]:
        areas = tuple(k for k in places_named(head) if k.feature in ("region", "county"))
        return areas or places_named(head)
    if rest and first in words()["kept_directions"] | words()["directions"]:
        return tuple(k for k in places_named(plain.partition(" ")[2]) if k.feature in ("country", "region"))
    for longer in (f"{plain} City", f"{plain} County"):
        if (plain.endswith(".") or " " in plain) and (found := places_named(longer)):
            return found
    return _airport(plain)


def _airport(plain: str) -> tuple[Known, ...]:
    """An airport by its name, with or without "International"."""
    folded = fold(plain)
    if not folded.endswith("airport"):
        return ()
    short = folded.replace(" international airport", " airport")
    found = airports().get(folded) or airports().get(short.replace(" airport", " international airport"))
    return (found,) if found else ()


@cache
def abbreviations() -> dict[str, tuple[Known, ...]]:
    """States and provinces by abbreviation ("Ont.", "N.Y.", "TX"), as written."""
    found = {}
    for row in read_table("abbreviations.tsv"):
        named = tuple(k for k in places_named(row["name"]) if k.feature == "region" and k.country == row["country"])
        found.update(dict.fromkeys(row["forms"].split("|"), named))
    return found
