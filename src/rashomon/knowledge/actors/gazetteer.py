"""All names of the tables in one index, found in running text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Literal

from rashomon.knowledge.actors.offices import people
from rashomon.knowledge.actors.tables import countries, organisations, outlets, seats
from rashomon.knowledge.actors.wordings import wordings

Sort = Literal["country", "body", "outlet", "person", "building", "city"]

#: Sentences of a document are looked at by several finders in turn; more than one document's worth need not be kept.
RECENT_TEXTS = 512

#: A word starts here; names are sought at these places only.
_WORD = re.compile(r"(?<![\w-])\w+")


@dataclass(frozen=True, slots=True)
class Entry:
    """What a name stands for: `actor` is the id, `shared` and `place` as marked in the tables."""

    sort: Sort
    actor: str
    country: str | None
    name: str
    shared: bool = False
    place: bool = False


@dataclass(frozen=True, slots=True)
class Match:
    """A name found at [start, end) of a text, with all it may stand for, best first."""

    start: int
    end: int
    entries: tuple[Entry, ...]


@lru_cache(maxsize=RECENT_TEXTS)
def find_names(text: str) -> tuple[Match, ...]:
    """The longest names of the tables in a text (straight quotes), left to right, without overlap."""
    return tuple(_matches(text))


def _matches(text: str) -> Iterator[Match]:
    index, past = _index(), 0
    shouted = text.isupper()  # "WHO IS NEXT" names neither a body nor a group
    for word in _WORD.finditer(text):
        if word.start() < past:
            continue
        if shouted and word.group() in wordings()["words_in_capitals"]:
            continue
        for name, entries in index.get(word.group(), ()):
            end = word.start() + len(name)
            if text.startswith(name, word.start()) and _ends(text, end):
                past = end
                yield Match(word.start(), end, entries)
                break


def entries_of(name: str) -> tuple[Entry, ...]:
    """What exactly this name may stand for."""
    return _names().get(name, ())


@cache
def adjectives() -> dict[str, str]:
    """Demonym adjectives ("South Korean", "U.S.") with their country."""
    return {word: country.alpha3 for country in reversed(countries().values()) for word in country.adjectives}


@cache
def peoples() -> dict[str, str]:
    """Nouns for a country's people ("Turks") with their country."""
    return {word: country.alpha3 for country in reversed(countries().values()) for word in country.people}


def _ends(text: str, end: int) -> bool:
    """Whether a name may end here: not inside a word, nor before a compound ("Russia-backed")."""
    following = text[end : end + 2]
    return not (following[:1].isalnum() or (following[:1] == "-" and following[1:].islower()))


@cache
def _index() -> dict[str, tuple[tuple[str, tuple[Entry, ...]], ...]]:
    found: dict[str, list[tuple[str, tuple[Entry, ...]]]] = {}
    for name, entries in _names().items():
        if first := _WORD.match(name):
            found.setdefault(first.group(), []).append((name, entries))
    return {word: tuple(sorted(names, key=lambda n: (-len(n[0]), n[0]))) for word, names in found.items()}


@cache
def _names() -> dict[str, tuple[Entry, ...]]:
    found: dict[str, list[Entry]] = {}
    for name, entry in (*_states(), *_bodies(), *_people()):
        if entry not in found.setdefault(name.replace("’", "'"), []):
            found[name.replace("’", "'")].append(entry)
    return {name: tuple(entries) for name, entries in found.items()}


def _states() -> Iterator[tuple[str, Entry]]:
    for country in countries().values():
        for name in country.names:
            yield name, Entry("country", f"state:{country.alpha3}", country.alpha3, country.name)
        for name in country.seats:
            yield name, Entry("city", f"government:{country.alpha3}", country.alpha3, name)
    for seat in seats():
        for name in (seat.name, *seat.aliases):
            yield name, Entry(seat.kind, seat.actor, seat.country, seat.name)


def _bodies() -> Iterator[tuple[str, Entry]]:
    for body in organisations().values():
        for name in body.names:
            yield name, Entry("body", body.id, body.country, body.name, name in body.shared, name in body.places)
    for outlet in outlets().values():
        for name in outlet.names:
            yield name, Entry("outlet", outlet.id, outlet.country, outlet.name, name in outlet.shared)


def _people() -> Iterator[tuple[str, Entry]]:
    for person in people().values():
        for name in (person.name, *person.aliases):
            if " " in name:
                yield name, Entry("person", person.id, person.country, person.name)
