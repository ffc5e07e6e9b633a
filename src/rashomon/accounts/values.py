"""Values: what an account gives on a proposition, and how two values of one kind meet.

A value is a number, a date, a place, the parties in a role, whose ground it was, a rung of the ladder of firmness or a
judgement. `meet` lays two of one kind beside each other; whether voices that gave them contradict each other is for the
verdict to say.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from math import asin, cos, inf, radians, sin, sqrt
from typing import Literal

from rashomon.edtf import contains, disjoint
from rashomon.events.facts import roll_up
from rashomon.knowledge.account_words import sorts
from rashomon.knowledge.places import Known, place
from rashomon.model import Actor, Date, Number, Place

#: How two values meet. `finer`: both can be true and the first says more; `coarser`: the second does; `compatible`:
#: both can be true, or cannot be told; `opposed`: judgements that lean opposite ways, which both can be held; `clash`:
#: both cannot be true.
Meeting = Literal["same", "finer", "coarser", "compatible", "opposed", "clash"]

#: "About n" is anything from n over this to n times this: newspapers round to one figure ("about 20" for 15 to 25), and
#: what lies further off is another count. Chosen by that, not tuned.
ABOUT = 1.5
#: Two towns that lie closer than this may be one place named after either (a suburb, the next village). In kilometres.
NEAR_KM = 25.0
_EARTH_KM = 6371.0


@dataclass(frozen=True, slots=True)
class Parties:
    """Who stands in a role: ids of actors, the parties they roll up to (a country, else the group's own id), words that
    name somebody without saying who ("gunmen"), in dictionary form, and whether all of them act for a state or fight
    one (see knowledge/accounts/parties.yaml), where that is known."""

    actors: frozenset[str] = frozenset()
    parties: frozenset[str] = frozenset()
    words: frozenset[str] = frozenset()
    sort: str | None = None


@dataclass(frozen=True, slots=True)
class Rung:
    """A rung of the ladder of firmness (knowledge/accounts/firmness.yaml), 0 the least firm."""

    name: str
    height: int


@dataclass(frozen=True, slots=True)
class Judged:
    """How something was judged: the word, and whether it leans to good (1), bad (-1) or neither (0)."""

    word: str
    leaning: int


@dataclass(frozen=True, slots=True)
class Ground:
    """Whose ground, water or air: a country's code, None for nobody's (the high seas)."""

    country: str | None


Value = Number | Date | Place | Parties | Ground | Rung | Judged


def meet(a: Value | None, b: Value | None) -> Meeting:
    """How the first value meets the second; what is not known, or of another kind, is compatible."""
    match a, b:
        case Number(), Number():
            return _numbers(a, b)
        case Date(), Date():
            return _dates(a, b)
        case Place(), Place():
            return _places(a, b)
        case Parties(), Parties():
            return _parties(a, b)
        case Ground(), Ground():
            return "same" if a == b else "clash"
        case Rung(), Rung():
            return "same" if a.height == b.height else "finer" if a.height > b.height else "coarser"
        case Judged(), Judged():
            return "opposed" if a.leaning * b.leaning < 0 else "same" if a.word == b.word else "compatible"
        case _:
            return "compatible"


def parties_of(ids: frozenset[str], words: frozenset[str], actors: Mapping[str, Actor]) -> Parties:
    """The parties that actors with these ids belong to; people belong to their country, a ministry to its state."""
    found = {sorts().get(word) for word in words} | {_SORTS.get(actors[i].kind) for i in ids if i in actors}
    sort = found.pop() if len(found) == 1 else None
    return Parties(ids, frozenset(roll_up(i, actors) for i in ids), words, sort)


_SORTS = {"state": "state", "government": "state", "office": "state", "armed-group": "rebels"}


# ---------------------------------------------------------------- numbers
def _numbers(a: Number, b: Number) -> Meeting:
    """By the stretch that each allows: "at least 12" is 12 and more, "about 12" some way around."""
    if a.unit is not None and b.unit is not None and a.unit != b.unit:
        return "compatible"
    if (a.value, a.bound) == (b.value, b.bound):
        return "same"
    return _stretches(_stretch(a), _stretch(b))


def _stretch(number: Number) -> tuple[float, float]:
    value = number.value
    match number.bound:
        case "at_least":
            return value, inf
        case "at_most":
            return 0.0, value
        case "about":
            return value / ABOUT, value * ABOUT
        case _:
            return value, value


def _stretches(a: tuple[float, float], b: tuple[float, float]) -> Meeting:
    if a[1] < b[0] or b[1] < a[0]:
        return "clash"
    if a == b:
        return "same"
    if b[0] <= a[0] and a[1] <= b[1]:
        return "finer"
    return "coarser" if a[0] <= b[0] and b[1] <= a[1] else "compatible"


# ---------------------------------------------------------------- dates
def _dates(a: Date, b: Date) -> Meeting:
    if not (a.known and b.known):
        return "compatible"
    if disjoint(a, b):
        return "clash"
    if (a.earliest, a.latest) == (b.earliest, b.latest):
        return "same"
    return "finer" if contains(b, a) else "coarser" if contains(a, b) else "compatible"


# ---------------------------------------------------------------- places
def _places(a: Place, b: Place) -> Meeting:
    """By containment: a town, its county, region and country agree, finer or coarser. Two towns apart, or a town and a
    region that does not hold it, cannot both be the place; what the gazetteer does not know proves nothing."""
    if a == b or (a.geonameid is not None and a.geonameid == b.geonameid):
        return "same"
    if (a.name or "").casefold() == (b.name or "").casefold():
        return "same" if a.country == b.country or None in (a.country, b.country) else "compatible"
    if _holds(b, a):
        return "finer"
    if _holds(a, b):
        return "coarser"
    if {a.feature, b.feature} & {"sea", "border", "other"} or None in (a.country, b.country):
        return "compatible"  # a border runs along many places, and a village may lie anywhere
    if a.country != b.country:
        return "compatible" if _near(a, b) else "clash"
    if a.geonameid is None or b.geonameid is None or _near(a, b):
        return "compatible"
    return "clash" if _divisions(a) and _divisions(b) else "compatible"


def _holds(whole: Place, part: Place) -> bool:
    """Whether one place is the country, region or county that another lies in."""
    if whole.feature == "country":
        return part.feature != "country" and whole.country is not None and whole.country == part.country
    return whole.geonameid is not None and whole.geonameid in _divisions(part) - {part.geonameid}


def _divisions(where: Place) -> frozenset[int]:
    """The ids of a place and of the divisions that it lies in; none for what the gazetteer does not know."""
    try:
        known: Known | None = place(where.geonameid) if where.geonameid is not None else None
    except KeyError:
        known = None
    return frozenset({known.id, known.region, known.county} - {0}) if known else frozenset()


def _near(a: Place, b: Place) -> bool:
    if a.lat is None or a.lon is None or b.lat is None or b.lon is None:
        return False
    return distance_km((a.lat, a.lon), (b.lat, b.lon)) <= NEAR_KM


def distance_km(a: tuple[float, float], b: tuple[float, float]) -> float:
    """The distance of two points (degrees of latitude and longitude) on the globe, in kilometres (haversine)."""
    lat, lon, to_lat, to_lon = map(radians, (*a, *b))
    h = sin((to_lat - lat) / 2) ** 2 + cos(lat) * cos(to_lat) * sin((to_lon - lon) / 2) ** 2
    return 2 * _EARTH_KM * asin(sqrt(h))


# ---------------------------------------------------------------- parties
def _parties(a: Parties, b: Parties) -> Meeting:
    """Named parties of which none is common cannot both be who did it. Words that name nobody ("gunmen") fit any,
    but rebels are no soldiers; a state fits its government and its people: the person says more."""
    if not a.parties or not b.parties:
        if a.sort is not None and b.sort is not None and a.sort != b.sort:
            return "clash"
        same = a == b and bool(a.words)
        return "same" if same else "finer" if a.parties else "coarser" if b.parties else "compatible"
    if a.actors == b.actors:
        return "same"
    if a.parties.isdisjoint(b.parties):
        return "clash"
    if a.parties == b.parties:
        return _by_persons(a, b)
    return "finer" if a.parties > b.parties else "coarser" if a.parties < b.parties else "compatible"


def _by_persons(a: Parties, b: Parties) -> Meeting:
    """One party named twice: who names its people says more."""
    mine, theirs = ({i for i in each.actors if i.startswith(("person:", "office:"))} for each in (a, b))
    if bool(mine) == bool(theirs):
        return "same" if mine == theirs else "compatible"
    return "finer" if mine else "coarser"
