"""Surnames, ids and names of people."""

from __future__ import annotations

import re
import unicodedata
from functools import cache

from rashomon.knowledge.actors.offices import people, terms_of_people

#: Countries whose people put the family name first and keep it so in English.
FAMILY_FIRST = frozenset({"CHN", "TWN", "KOR", "PRK", "HKG", "MAC", "SGP"})

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
    words = [word for word in name.split() if not _SUFFIX.match(word)]
    if len(words) < 2:
        return tuple(words)
    if country in FAMILY_FIRST and len(words) <= 3 and ("-" in words[-1] or len(words[0]) <= 5):
        return (words[0],)
    last = words[-1]
    bare = _ARTICLE.sub("", last)
    return (last,) if bare == last else (last, bare)


@cache
def bearers() -> dict[str, tuple[str, ...]]:
    """Ids of the holders of office who bear each surname or single-word alias."""
    found: dict[str, list[str]] = {}
    for person in people().values():
        single = [alias for alias in person.aliases if " " not in alias]
        for name in dict.fromkeys((*surnames(person.name, person.country), *single)):
            found.setdefault(name, []).append(person.id)
    return {name: tuple(ids) for name, ids in found.items()}


def in_office(person: str, first: str | None, last: str | None) -> bool:
    """Whether someone holds an office in a stretch of days; without one, whether they ever did."""
    if first is None and last is None:
        return person in terms_of_people()
    low, high = first or last or "", last or first or ""
    return any(t.since <= high and (t.until is None or t.until >= low) for t in terms_of_people().get(person, ()))
