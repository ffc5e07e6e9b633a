"""The gazetteer: countries, regions, counties, cities, seas and airports by name, loaded on first use (1 s)."""

from __future__ import annotations

from functools import cache, lru_cache
from importlib.resources import files

from rashomon.knowledge.actors.tables import Country, countries
from rashomon.knowledge.files import read_yaml
from rashomon.knowledge.places.folding import fold
from rashomon.knowledge.places.packed import Feature, Known, airport_cities, airports, regions, row_of, rows_named

__all__ = ["Feature", "Known", "fold"]

#: More words than this no name of a place has that is looked up.
LONGEST_NAME = 5

#: Cities of this size are sought in running text by their name alone, other spellings from the second size on. Smaller
#: ones share their names with too many words and persons: they need words beside them that tell of a place.
NOTED_FROM, RESPELLED_FROM = 15_000, 100_000

#: Two areas of one name are one where their middles lie within so many degrees.
_SAME_AREA = 3.0

#: Names that are kept in memory with their places: more than any corpus of a day's news holds.
_RECENT_NAMES = 65_536


#: What the rows of `regions.tsv` may be.
_LISTED: dict[str, Feature] = {"region": "region", "sea": "sea", "city": "city", "border": "border"}


@cache
def words() -> dict[str, frozenset[str]]:
    """The word lists that tell whether a name is used as a place."""
    return {key: frozenset(entries) for key, entries in read_yaml("places/words.yaml").items()}


def places_named(name: str) -> tuple[Known, ...]:
    """All places of a name, the most prominent first: countries, regions of our own list, then by population.

    A region that holds a city of its name comes after that city ("Idlib", "New York"), and counties come last.
    """
    return _places_folded(fold(name))


@lru_cache(maxsize=_RECENT_NAMES)
def noted_places(name: str) -> tuple[Known, ...]:
    """The places of a name that newspapers know by the name alone (see `NOTED_FROM`)."""
    folded = fold(name)
    if set(folded.split()) <= words()["unnamed"]:
        return ()
    return tuple(k for k in _places_folded(folded) if _noted(k, folded))


def _noted(known: Known, folded: str) -> bool:
    if known.id < 0 or known_in_news(known, folded):
        return True
    if known.feature == "city":
        return known.population >= (NOTED_FROM if fold(known.name) == folded else RESPELLED_FROM)
    return known.feature != "county" or folded.endswith(" county")


def known_in_news(known: Known, folded: str) -> bool:
    """Whether newspapers know a place by a folded name, whatever its size and its listed spelling."""
    return known.id in _news_ids().get(folded, ())


def place(identity: int) -> Known:
    """The place of an id; raises KeyError for one that is not in the gazetteer."""
    return _listed_by_id().get(identity) or row_of(identity)


@cache
def country_places() -> dict[str, Known]:
    """The place of each country by alpha-3 code, named as newspapers name it."""
    named = countries()
    found = {}
    for row in read_table("countries.tsv"):
        country = named.get(row["alpha3"])
        name = country.name if country else row["alpha3"]
        derived = row["basis"] == "derived"
        found[row["alpha3"]] = Known(
            int(row["id"]), name, "country", row["alpha3"], *_point(row), derived=derived and bool(row["lat"])
        )
    return found


@cache
def capital_of(alpha3: str) -> Known | None:
    """The city that is a country's capital or chief seat."""
    country = countries().get(alpha3)
    return _city_of(country.capital, alpha3) if country and country.capital else None


@cache
def city_of_airport(identity: int) -> Known | None:
    """The city that an airport of the gazetteer serves."""
    airport = place(identity)
    return _city_of(airport_cities()[identity], airport.country) if airport.country else None


@cache
def capital_ids() -> frozenset[int]:
    """The ids of all cities whose name can stand for a government."""
    cities = (_city_of(seat, c.alpha3) for c in countries().values() for seat in c.seats)
    return frozenset(city.id for city in cities if city)


@cache
def adjectives() -> dict[str, str]:
    """Alpha-3 code by demonym adjective ("Turkish"), where it belongs to one country only."""
    owners: dict[str, set[str]] = {}
    for country in countries().values():
        for word in country.adjectives:
            owners.setdefault(word, set()).add(country.alpha3)
    return {word: codes.pop() for word, codes in owners.items() if len(codes) == 1}


@cache
def peoples() -> frozenset[str]:
    """Words for the people and the manner of countries, which are no names of places ("Kazakh" is also a town)."""
    return frozenset(word for c in countries().values() for word in (*c.adjectives, *c.people)) - {"U.S.", "US"}


def read_table(name: str) -> list[dict[str, str]]:
    """The rows of a table of this folder."""
    text = files(__package__).joinpath(name).read_text(encoding="utf-8")
    lines = [line.split("\t") for line in text.splitlines() if line and not line.startswith("#")]
    return [dict(zip(lines[0], line, strict=True)) for line in lines[1:]]


@cache
def areas() -> dict[str, tuple[Known, ...]]:
    """Countries and first-order divisions by folded name: what a text names to say where its other places lie."""
    found: dict[str, list[Known]] = {}
    for known, names in (*_listed(), *regions()):
        for name in names:
            found.setdefault(name, []).append(known)
    return {name: tuple(known) for name, known in found.items()}


def _city_of(name: str, alpha3: str) -> Known | None:
    own = (k for k in places_named(name) if k.feature == "city" and k.country == alpha3)
    return max(own, key=lambda k: (k.population, -k.id), default=None)


@lru_cache(maxsize=_RECENT_NAMES)
def _places_folded(folded: str) -> tuple[Known, ...]:
    listed = _listed_by_name().get(folded, ())
    ids = {known.id for known in listed}
    news = [row_of(identity) for identity in _news_ids().get(folded, ()) if identity not in ids]
    ids |= {known.id for known in news}
    named = rows_named(folded)
    rows = news + [k for k in named if k.id not in ids and not any(_disputed(k, each) for each in listed)]
    within = {known.region for known in rows if known.feature == "city"}
    return (*listed, *sorted(rows, key=lambda k: (-_prominence(k, within), k.id)))


@cache
def _news_ids() -> dict[str, tuple[int, ...]]:
    found: dict[str, list[int]] = {}
    for row in read_table("newsnames.tsv"):
        found.setdefault(fold(row["name"]), []).append(int(row["id"]))
    return {name: tuple(ids) for name, ids in found.items()}


def _disputed(known: Known, listed: Known) -> bool:
    """Whether a division is one of our list that we give no country: then its country is not told by the gazetteer."""
    if listed.country or known.feature != "region":
        return False
    if known.lat is None or known.lon is None or listed.lat is None or listed.lon is None:
        return False
    return max(abs(known.lat - listed.lat), abs(known.lon - listed.lon)) <= _SAME_AREA


def _prominence(known: Known, within: set[int]) -> float:
    """People, for the order of places of one name."""
    if known.feature == "county":
        return 0.0
    return known.population * (0.001 if known.feature == "region" and known.id in within else 1.0)


@cache
def _listed_by_name() -> dict[str, tuple[Known, ...]]:
    found: dict[str, list[Known]] = {}
    for known, names in _listed():
        for name in names:
            found.setdefault(name, []).append(known)
    return {name: tuple(known) for name, known in found.items()}


@cache
def _listed_by_id() -> dict[int, Known]:
    return {known.id: known for known in (*(k for k, _ in _listed()), *airports().values())}


@cache
def _listed() -> tuple[tuple[Known, tuple[str, ...]], ...]:
    """The countries and the regions of our own list, with their folded names."""
    return (*_countries(), *_regions())


def _countries() -> list[tuple[Known, tuple[str, ...]]]:
    named: dict[str, Country] = countries()
    each = [(k, named[a].names if a in named else (k.name,)) for a, k in country_places().items()]
    return [(known, tuple(dict.fromkeys(map(fold, names)))) for known, names in each]


def _regions() -> list[tuple[Known, tuple[str, ...]]]:
    """A region that GeoNames has too, by one of its names in its country, bears its id and keeps our name and point."""
    found = []
    for number, row in enumerate(read_table("regions.tsv"), 1):
        names = [fold(n) for n in (row["name"], *row["aliases"].split("|")) if n]
        country = row["country"] or None
        feature = _LISTED[row["feature"]]
        same = (k for n in names for k in rows_named(n) if k.feature == "region" and k.country == country)
        twin = next(same, None) if feature == "region" else None
        people = twin.population if twin else 0
        identity = twin.id if twin else -number
        needs = frozenset(filter(None, row["only_with"].split("|")))
        known = Known(identity, row["name"], feature, country, *_point(row), people, derived=True, only_with=needs)
        found.append((known, tuple(dict.fromkeys(names))))
    return found


def _point(row: dict[str, str]) -> tuple[float | None, float | None]:
    return (float(row["lat"]), float(row["lon"])) if row["lat"] else (None, None)
