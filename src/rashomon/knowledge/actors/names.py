"""Surnames, ids and names of people."""

from __future__ import annotations

import re
import unicodedata
from functools import cache

from rashomon.knowledge.actors.offices import people, terms_of_people
from rashomon.knowledge.actors.wordings import wordings

#: Korean given names: two syllables with a hyphen, the second in lower case ("Chung Eui-yong").
_KOREAN = re.compile(r"^[A-Z][a-z]+-[a-z]+$")

_LETTERS = str.maketrans(
    {"ı": "i", "ø": "o", "Ø": "O", "ł": "l", "Ł": "L", "đ": "d", "Đ": "D", "ß": "ss", "æ": "ae", "’": "'"}
)
_ARTICLE = re.compile(r"^(?:al|el|ul|as|ash|ad|ar|an)-", re.IGNORECASE)
_SUFFIX = re.compile(r"^(?:Jr\.?|Sr\.?|I{1,3}|IV|VI{0,3}|X{1,3}I{0,3}V?)$")


def slug(text: str) -> str:
    """Lower-case ASCII with hyphens: "Kurdistan Workers’ Party" gives "kurdistan-workers-party"."""
    flat = unicodedata.normalize("NFKD", text.translate(_LETTERS)).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", re.sub(r"[.']", "", flat.lower())).strip("-")


def surnames(name: str, country: str | None = None) -> tuple[str, ...]:
    """The forms in which a later mention may give someone's family name ("al-Assad", "Assad")."""
    words = _plain(name)
    if len(words) < 2:
        return tuple(words)
    eastern = country in wordings()["family_first"] and len(words) <= 3 and ("-" in words[-1] or len(words[0]) <= 6)
    if eastern or (len(words) == 2 and _KOREAN.match(words[1])):
        return (words[0],)
    if country in wordings()["given_name_later"]:
        return (words[0],)
    last = words[-1]
    bare = _ARTICLE.sub("", last)
    return (last,) if bare == last else (last, bare)


def _plain(name: str) -> list[str]:
    return [word for word in name.split() if not _SUFFIX.match(word)]


def one_person(name: str, other: str, country: str | None = None) -> bool:
    """Whether two full names may be one person's: no given name differs, and nothing but less of a name is given.

    "Paul Ryan" and "Paul D. Ryan" are, "Rajnath Singh" and "Ranbir Singh", "Idriss Deby" and "Mahamat Idriss Deby" are
    not. Where people bear two family names (`country`), the second may be dropped and both may stand alone.
    """
    if slug(name).replace("-", "") == slug(other).replace("-", ""):
        return True
    short, long = sorted((_plain(name), _plain(other)), key=len)
    if len(short) < 2 or _suffix(name) != _suffix(other):
        return False
    if slug(short[-1]) == slug(long[-1]):
        if all(_stands_for(a, b) for a, b in zip(short[:1], long[:1], strict=True)):
            return _in_order(short[1:-1], long[1:-1])
        return country in wordings()["two_family_names"] and len(long) > 3 and short == long[-len(short) :]
    return country in wordings()["two_family_names"] and short == long[: len(short)]


def _suffix(name: str) -> tuple[str, ...]:
    return tuple(word.strip(".") for word in name.split() if _SUFFIX.match(word))


def _stands_for(one: str, other: str) -> bool:
    """Whether two given names agree: the same, or one the initial of the other."""
    a, b = slug(one), slug(other)
    return a == b or (min(len(a), len(b)) == 1 and a[:1] == b[:1])


def _in_order(few: list[str], many: list[str]) -> bool:
    """Whether all of the fewer names stand among the others in the same order."""
    rest = iter(many)
    return all(any(_stands_for(name, other) for other in rest) for name in few)


@cache
def bearers() -> dict[str, tuple[str, ...]]:
    """Ids of the holders of office who bear each surname or single-word alias."""
    found: dict[str, list[str]] = {}
    for person in people().values():
        single = [alias for alias in person.aliases if " " not in alias]
        for name in dict.fromkeys((*surnames(person.name, person.country), *single)):
            found.setdefault(name, []).append(person.id)
    return {name: tuple(ids) for name, ids in found.items()}


@cache
def single_names() -> dict[str, tuple[str, ...]]:
    """The surnames and single-word aliases of holders of office by id."""
    found: dict[str, list[str]] = {}
    for name, ids in bearers().items():
        for person in ids:
            found.setdefault(person, []).append(name)
    return {person: tuple(names) for person, names in found.items()}


def in_office(person: str, first: str | None, last: str | None) -> bool:
    """Whether someone holds an office in a stretch of days; without one, whether they ever did."""
    if first is None and last is None:
        return person in terms_of_people()
    low, high = first or last or "", last or first or ""
    return any(t.since <= high and (t.until is None or t.until >= low) for t in terms_of_people().get(person, ()))
