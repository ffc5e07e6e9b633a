"""Which office or government issues a statement, as an actor id."""

from __future__ import annotations

import re
from functools import lru_cache

from rashomon.documents.identity import slug
from rashomon.knowledge.actors.tables import countries, organisations, seats

_ID = re.compile(r"(?:person|state|government|office|organisation|armed-group|outlet|group):\S+")

#: Words that say which office of a country speaks, most telling first; every other office speaks for the government.
_OFFICES = (
    (re.compile(r"\bprime minister|\bpremier\b", re.IGNORECASE), "office:{}/prime-minister"),
    (re.compile(r"\bfederal chancell(?:or|ery)\b", re.IGNORECASE), "office:{}/chancellor"),
    (re.compile(r"\bpresiden(?:t|cy|tial)\b", re.IGNORECASE), "office:{}/president"),
)
_GOVERNMENT = re.compile(
    r"\b(?:ministr(?:y|ies)|minister|government|department|secretary|embassy|ambassador|mission|cabinet|foreign office|"
    r"armed forces|general staff|spokes\w+|press (?:office|service|department)|delegation|representative)\b",
    re.IGNORECASE,
)


def publisher_of(given: str) -> str:
    """The actor id of a publisher given as an id or a name; a name nobody knows becomes an organisation's id."""
    if _ID.fullmatch(given):
        return given
    return publisher_in(given) or _country(given, "government:{}") or f"organisation:{slug(given)}"


def publisher_in(text: str) -> str | None:
    """The office, government or organisation that a letterhead or title names; None where it names none we know."""
    if seat := _seats().search(text):
        return _seat_actors()[seat.group()]
    if body := _bodies().search(text):
        return _body_ids()[body.group()]
    for words, office in _OFFICES:
        if words.search(text):
            return _country(text, office)
    return _country(text, "government:{}") if _GOVERNMENT.search(text) else None


def _country(text: str, pattern: str) -> str | None:
    """The id of the first country that a text names, in this pattern."""
    found = _countries().search(text)
    return pattern.format(_country_codes()[found.group()]) if found else None


@lru_cache(maxsize=1)
def _country_codes() -> dict[str, str]:
    found: dict[str, str] = {}
    for code, country in sorted(countries().items()):
        for name in (country.name, *country.aliases, *country.adjectives):
            found.setdefault(name, code)
    return found


@lru_cache(maxsize=1)
def _countries() -> re.Pattern[str]:
    return _longest_first(_country_codes())


@lru_cache(maxsize=1)
def _seat_actors() -> dict[str, str]:
    # a ministry speaks for its government, whichever of its names it goes by
    return {
        name: f"government:{seat.country}" if seat.actor.endswith("-ministry") else seat.actor
        for seat in seats()
        if seat.kind == "building"
        for name in (seat.name, *seat.aliases)
    }


@lru_cache(maxsize=1)
def _seats() -> re.Pattern[str]:
    return _longest_first(_seat_actors())


@lru_cache(maxsize=1)
def _body_ids() -> dict[str, str]:
    return {
        name: body.id
        for body in organisations().values()
        for name in (body.name, *body.aliases)
        if name not in body.shared
    }


@lru_cache(maxsize=1)
def _bodies() -> re.Pattern[str]:
    return _longest_first(_body_ids())


def _longest_first(names: dict[str, str]) -> re.Pattern[str]:
    """Any of these names as whole words, the longest where several begin at one place."""
    ordered = sorted(names, key=lambda name: (-len(name), name))
    return re.compile(r"(?<!\w)(?:" + "|".join(re.escape(name) for name in ordered) + r")(?!\w)")
