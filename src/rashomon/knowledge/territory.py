"""Phrases that say on whose ground something happened."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from rashomon.knowledge.files import read_yaml
from rashomon.knowledge.places import adjectives, country_places


@dataclass(frozen=True, slots=True)
class Territory:
    """A stretch of text that names somebody's ground: offsets, the country (None for nobody's, or where only "our" says
    whose), whether it is the speaker's own, and the area's word."""

    start: int
    end: int
    country: str | None
    own: bool
    area: str


def territories(text: str) -> list[Territory]:
    """Every phrase of a text that says on whose ground something is or happened, in text order."""
    found = []
    for match in _pattern().finditer(text):
        whose, free = match["whose"], match["free"]
        area = match["area"] or free
        own = whose is not None and whose.lower() in _own()
        country = None if whose is None or own else _country(whose)
        if own or country is not None or free is not None:
            found.append(Territory(match.start(), match.end(), country, own, area.lower()))
    return found


def _country(whose: str) -> str | None:
    plain = re.sub(r"['’]s?$", "", whose)
    return adjectives().get(whose) or _names().get(plain)


@cache
def _names() -> dict[str, str]:
    return {place.name: code for code, place in country_places().items()}


def is_supposed(words: str) -> bool:
    """Whether the words of a clause before such a phrase only suppose or want it ("any raid on ... would be")."""
    return not _unreal().isdisjoint(re.findall(r"[a-z']+", words.lower()))


@cache
def _unreal() -> frozenset[str]:
    return frozenset(read_yaml("accounts/territory.yaml")["unreal"])


@cache
def _own() -> frozenset[str]:
    return frozenset(read_yaml("accounts/territory.yaml")["own"])


@cache
def _pattern() -> re.Pattern[str]:
    data = read_yaml("accounts/territory.yaml")

    def either(words: list[str]) -> str:
        return "|".join(re.escape(w) for w in sorted(words, key=len, reverse=True))

    name = r"(?:[A-Z][\w-]+(?: [A-Z][\w-]+)?(?:['’]s|s['’])?)"
    whose = rf"(?:(?:the )?(?P<whose>{either(data['own'])}|{name})(?: (?:territorial|own|sovereign|national))?)"
    area, free = rf"(?P<area>(?i:{either(data['areas'])}))", rf"(?P<free>{either(data['free'])})"
    return re.compile(rf"\b(?i:{either(data['at'])}) (?:{whose} {area}|{free})\b")
