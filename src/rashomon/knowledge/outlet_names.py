"""What an outlet is called wherever it is named: one way, however a page or a table of reports writes it."""

from __future__ import annotations

from functools import cache

from rashomon.knowledge.actors import outlets
from rashomon.knowledge.files import read_yaml

#: Words in capitals of no more letters are taken for initials ("ABC NEWS" is "ABC News").
_LONGEST_INITIALS = 3


@cache
def outlet_name(written: str) -> str:
    """The name of an outlet as it is written, but for the case of its letters: a name that we know has that of our
    table; any other of several words, all in capitals or all small, has that of names ("SAHEL POST": "Sahel Post")."""
    known = _known().get(written.casefold())
    if known is not None:
        return written if written in known else known[0]
    words = written.split(" ")
    if len(words) < 2 or not (written.isupper() or written.islower()):
        return written
    return " ".join(_in_a_name(word, place) for place, word in enumerate(words))


def _in_a_name(word: str, place: int) -> str:
    small = word.lower()
    if place and small in _words("small"):
        return small
    if word.isupper() and len(word) <= _LONGEST_INITIALS and small not in _words("small") | _words("plain"):
        return word
    return small[:1].upper() + small[1:]


@cache
def _known() -> dict[str, tuple[str, ...]]:
    """The names that we know of outlets, as our table spells them, by their small letters."""
    found: dict[str, tuple[str, ...]] = {}
    for outlet in outlets().values():
        for name in (outlet.name, *outlet.aliases):
            found[name.casefold()] = (*found.get(name.casefold(), ()), name)
    return found


@cache
def _words(kind: str) -> frozenset[str]:
    return frozenset(read_yaml("actors/outlet_words.yaml")[kind])
