"""Which places the place expressions name: one of the name's candidates, by what else the text says.

All names of a document are weighed together (`places_ranking`), with what the text tells beside and around them
(`places_context`). A name means one place throughout a document unless the words beside it tell of another.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from rashomon.encoder.shadow import shadow
from rashomon.expressions.places_phrases import border_codes, border_name
from rashomon.grounding.places_context import Area, areas_in, told_beside
from rashomon.grounding.places_doubt import settle, told_wrongly
from rashomon.grounding.places_ranking import Group, choose
from rashomon.knowledge.places import Known, city_of_airport, fold, place, places_named
from rashomon.model import Document, Place, PlaceExpression, PlaceMention


@dataclass(frozen=True, slots=True)
class _Sign:
    """What is told beside one mention: codes of countries, ids of first-order divisions, and whether surely so;
    `address` where they stand behind the name ("Kaduna, Nigeria")."""

    countries: frozenset[str] = frozenset()
    regions: frozenset[int] = frozenset()
    firm: bool = True
    address: bool = False

    def __bool__(self) -> bool:
        return bool(self.countries or self.regions)


_NOTHING = _Sign()


def resolve_places(document: Document, expressions: Sequence[PlaceExpression]) -> tuple[PlaceMention, ...]:
    """One mention for each expression, in their order. A border has no country and no point, a part of a country its
    country and no point; an airport that is not known by its name has the point of its city."""
    text = _spoken_text(document)
    areas = areas_in(text)
    starts, ends = {a.start: a for a in areas}, {a.end: a for a in areas}
    signs = [_sign(e, text, starts, ends) if e.candidates else _NOTHING for e in expressions]
    keys = _keys(text, expressions, signs)
    groups = {key: _group(key) for key in keys}
    countries, regions = _spoken_of(areas)
    around = _unmarked(areas, expressions)
    weighed = [*groups.values(), *around]
    chosen = dict(zip(groups, settle(weighed, choose(weighed, countries, regions), areas), strict=False))
    home = {number: key for key, members in keys.items() for number in members}
    return tuple(
        PlaceMention(
            e.span, _place(e, document.quote(e.span), chosen[home[i]] if i in home else None, signs[i]), e.confidence
        )
        for i, e in enumerate(expressions)
    )


def _spoken_text(document: Document) -> str:
    """The text with boilerplate blanked: a site's list of editions tells nothing of the report's places."""
    text = shadow(document.text)
    for block in document.blocks:
        if block.role == "boilerplate":
            text = text[: block.start] + " " * (block.end - block.start) + text[block.end :]
    return text


def _sign(expression: PlaceExpression, text: str, starts: dict[int, Area], ends: dict[int, Area]) -> _Sign:
    own = frozenset({expression.country} if expression.country and expression.feature != "country" else ())
    told = told_beside(text, expression.span.start, expression.span.end, starts, ends)
    if told is None:
        return _Sign(own) if own else _NOTHING
    known = told.area.known
    regions = frozenset(k.id for k in known if k.feature == "region" and k.id > 0)
    countries = frozenset(k.country for k in known if k.country and (k.feature == "country" or k.id < 0))
    return _Sign(own | countries, regions, told.firm, told.address)


#: A name, what is told beside it, and the ids of its candidates ("Idlib" and "Idlib province" differ).
Key = tuple[str, _Sign, tuple[int, ...]]


def _keys(text: str, expressions: Sequence[PlaceExpression], signs: Sequence[_Sign]) -> dict[Key, list[int]]:
    """Numbers of the expressions that mean one place, by name and sign; mentions without a sign join those with one."""
    by_name: dict[str, list[int]] = defaultdict(list)
    for number, expression in enumerate(expressions):
        if expression.candidates:
            by_name[fold(text[expression.span.start : expression.span.end])].append(number)
    found: dict[Key, list[int]] = {}
    for name, numbers in by_name.items():
        told = [signs[n] for n in numbers if signs[n]]
        usual = Counter(told).most_common(1)[0][0] if told else _NOTHING
        for number in numbers:
            key = (name, signs[number] or usual, expressions[number].candidates)
            found.setdefault(key, []).append(number)
    return found


def _group(key: Key) -> Group:
    name, sign, candidates = key
    known = tuple(place(identity) for identity in candidates)
    return Group(name, known, sign.countries, sign.regions, sign.firm)


def _unmarked(areas: Sequence[Area], expressions: Sequence[PlaceExpression]) -> list[Group]:
    """The areas that the text names outside the expressions, as those who act for example: they bear on the others."""
    marked = [(e.span.start, e.span.end) for e in expressions]
    outside = (a for a in areas if not any(a.start < end and start < a.end for start, end in marked))
    return [Group(name, known) for name, known in {a.name: a.known for a in outside}.items()]


def _spoken_of(areas: Sequence[Area]) -> tuple[Counter[str], frozenset[int]]:
    """How often a text names each country, its divisions counted for it, and the divisions that it names.

    A name that is shared between countries or with a city of the division tells nothing: it waits to be told itself.
    """
    countries: Counter[str] = Counter()
    regions: set[int] = set()
    for area in areas:
        codes = {k.country for k in area.known}
        if len(codes) == 1 and (code := next(iter(codes))) is not None and not _shared(area.name, area.known):
            countries[code] += 1
            regions.update(k.id for k in area.known if k.id > 0 and k.feature == "region")
    return countries, frozenset(regions)


@lru_cache(maxsize=8192)
def _shared(name: str, known: tuple[Known, ...]) -> bool:
    """Whether a division's name is that of a city in it, or a by-name that cities elsewhere bear too ("Valencia")."""
    divisions = {k.id for k in known if k.feature == "region"}
    own = any(fold(k.name) == name for k in known)
    cities = (k for k in places_named(name) if k.feature == "city") if divisions else ()
    return any(not own or k.region in divisions for k in cities)


def _place(expression: PlaceExpression, words: str, known: Known | None, sign: _Sign) -> Place:
    if expression.feature == "border" and not expression.candidates:
        codes = border_codes(shadow(words))
        return Place(border_name(codes), codes[0] if len(codes) == 1 else None, feature="border")
    if known is None or (sign and sign.firm and not _fits(known, sign)):
        told = expression.country or (next(iter(sign.countries)) if len(sign.countries) == 1 else None)
        if not sign.address and told_wrongly([place(identity) for identity in expression.candidates]):
            told = None
        return Place(words, told, feature=expression.feature)  # a namesake elsewhere is not meant
    if expression.feature == "airport" or known.feature == "airport":
        return _airport(known, words)
    identity = known.id if known.id > 0 else None
    return Place(known.name, known.country, identity, known.lat, known.lon, known.feature, known.derived)


def _airport(known: Known, words: str) -> Place:
    """An airport has its own point where it is known by name, else that of its city; its id is its city's."""
    if known.feature != "airport":
        return Place(words, known.country, known.id, known.lat, known.lon, "airport", derived=True)
    city = city_of_airport(known.id)
    return Place(known.name, known.country, city.id if city else None, known.lat, known.lon, "airport")


def _fits(known: Known, sign: _Sign) -> bool:
    """Whether a place lies in an area that is told beside its name; a country or region in a list is no error."""
    inside = known.country in sign.countries or known.region in sign.regions or known.id in sign.regions
    return inside or known.feature not in ("city", "county")
