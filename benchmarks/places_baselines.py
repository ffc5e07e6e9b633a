"""What our places are compared with: the best candidate by the gold, the largest population, population with the
country context of the document, and other finders that are installed."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from importlib import import_module
from importlib.util import find_spec

from benchmarks.places_figures import is_right, kilometres
from benchmarks.places_gold import Article, Gold
from rashomon.knowledge.places import Known, adjectives, country_places, place
from rashomon.model import Place, PlaceExpression, PlaceMention, Span

#: Countries that a document speaks of win over namesakes up to so many powers of ten larger.
_SPOKEN_OF = 1.5
#: The prior of countries and divisions beside cities, in powers of ten of population.
_AREA = 6.5

Reader = Callable[[Article], tuple[PlaceMention, ...]]


def ceiling(article: Article, expressions: Sequence[PlaceExpression]) -> tuple[PlaceMention, ...]:
    """For each mention the candidate that the gold calls right, where the gazetteer has one: nearest first."""
    return tuple(
        PlaceMention(e.span, _best([as_place(place(i)) for i in e.candidates], g))
        for e, g in zip(expressions, article.gold, strict=True)
    )


def largest(expressions: Sequence[PlaceExpression]) -> tuple[PlaceMention, ...]:
    """The candidate of the largest population, countries first."""
    return tuple(PlaceMention(e.span, _chosen(e, Counter())) for e in expressions)


def largest_in_country(article: Article, expressions: Sequence[PlaceExpression]) -> tuple[PlaceMention, ...]:
    """The same, but countries that the document names, or whose people it names, outweigh a difference in size."""
    words = Counter(re.findall(r"[A-Z][a-z]+(?: [A-Z][a-z]+)*", article.document.text))
    spoken: Counter[str] = Counter()
    for alpha3, country in country_places().items():
        spoken[alpha3] += words[country.name]
    for adjective, alpha3 in adjectives().items():
        spoken[alpha3] += words[adjective]
    return tuple(PlaceMention(e.span, _chosen(e, spoken)) for e in expressions)


def peers() -> Mapping[str, Reader]:
    """The finders that are installed, by name; none of them is needed."""
    return {"geotext 0.4.0": _geotext} if find_spec("geotext") else {}


def as_place(known: Known) -> Place:
    """A place of the gazetteer."""
    return Place(known.name, known.country, known.id if known.id > 0 else None, known.lat, known.lon, known.feature)


def _best(candidates: list[Place], gold: Gold) -> Place:
    right = [c for c in candidates if is_right(gold, c)]
    return min(right or candidates or [Place(None)], key=lambda c: kilometres(gold, c))


def _chosen(expression: PlaceExpression, spoken: Counter[str]) -> Place:
    known = [place(identity) for identity in expression.candidates]
    if not known:
        return Place(None)
    return as_place(max(known, key=lambda k: (_score(k, spoken), -k.id)))


def _score(known: Known, spoken: Counter[str]) -> float:
    size = _AREA if known.feature in ("country", "region", "sea") else len(str(known.population))
    return size + (_SPOKEN_OF if known.country and spoken[known.country] else 0.0)


def _geotext(article: Article) -> tuple[PlaceMention, ...]:
    """geotext 0.4.0 (MIT): names of cities and countries by list, without points; each occurrence counts."""
    found = import_module("geotext").GeoText(article.document.text)
    spans = {
        (m.start(), m.end())
        for name in {*found.cities, *found.countries}
        for m in re.finditer(rf"(?<!\w){re.escape(name)}(?!\w)", article.document.text)
    }
    return tuple(PlaceMention(Span(article.document.id, *span), Place(None)) for span in sorted(spans))
