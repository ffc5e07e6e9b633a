"""Which places the place expressions name: one of the name's candidates, by what else the text says.

Method: population is the base line of toponym resolution (Leidner 2007); a country told beside the name settles it, and
countries spoken of elsewhere in the document outweigh a difference in size.
"""

from __future__ import annotations

import math
from collections import Counter

from rashomon.encoder.parse import Parse
from rashomon.encoder.shadow import shadow
from rashomon.expressions.places_names import names_in
from rashomon.expressions.places_phrases import border_codes, border_name
from rashomon.knowledge.places import Known, adjectives, capital_ids, place
from rashomon.model import Document, Place, PlaceExpression, PlaceMention

#: In powers of ten of population. A told country always wins; a country that the document speaks of wins over a
#: namesake up to thirty times as big; a seat of government needs some such sign to lose.
TOLD, SPOKEN_OF, SEAT = 10.0, 1.5, 1.0
#: A region or country outranks a town of its name by as much, a city of this many people outranks a US state of its
#: name ("New York", "Washington" are the cities).
AREA, CITY_BEFORE_STATE = 6.5, 500_000


def resolve_places(
    document: Document, parse: Parse, expressions: tuple[PlaceExpression, ...]
) -> tuple[PlaceMention, ...]:
    """One mention for each expression, in their order. A border has no country and no point, a part of a country its
    country and no point, an airport the point of its city."""
    spoken = _countries_spoken_of(parse)
    text = shadow(document.text)
    return tuple(
        PlaceMention(e.span, _resolve(e, text[e.span.start : e.span.end], spoken), e.confidence) for e in expressions
    )


def _resolve(expression: PlaceExpression, words: str, spoken: Counter[str]) -> Place:
    if expression.feature == "border":
        codes = border_codes(words)
        return Place(border_name(codes), codes[0] if len(codes) == 1 else None)
    if expression.feature == "airport":
        return _airport(expression, words, spoken)
    told = expression.country
    if not expression.candidates or (told and all(place(i).country != told for i in expression.candidates)):
        return Place(words, told)  # a namesake elsewhere is not meant
    return _as_place(_best(expression, spoken))


def _airport(expression: PlaceExpression, words: str, spoken: Counter[str]) -> Place:
    if not expression.candidates:
        return Place(words, expression.country)
    city = _best(expression, spoken)
    return Place(words, city.country, city.id, city.lat, city.lon)


def _best(expression: PlaceExpression, spoken: Counter[str]) -> Known:
    known = [place(identity) for identity in expression.candidates]
    return max(known, key=lambda k: (_score(k, known, expression.country, spoken), -k.id))


def _score(known: Known, all_of_name: list[Known], told: str | None, spoken: Counter[str]) -> float:
    score = math.log10(known.population + 1) if known.feature == "city" else AREA
    if known.state and known.feature == "region" and _big_city(all_of_name):
        score = 0.0
    if told is not None:
        return score + (TOLD if known.country == told else 0.0)
    if known.id in capital_ids():
        score += SEAT
    return score + (SPOKEN_OF if known.country and spoken[known.country] else 0.0)


def _big_city(known: list[Known]) -> bool:
    return any(k.feature == "city" and k.population >= CITY_BEFORE_STATE for k in known)


def _as_place(known: Known) -> Place:
    return Place(known.name, known.country, known.id if known.id > 0 else None, known.lat, known.lon)


def _countries_spoken_of(parse: Parse) -> Counter[str]:
    """How often a document names each country or its people, states of the United States counted for it."""
    counts: Counter[str] = Counter()
    for sentence in parse.sentences:
        counts.update(adjectives()[t.text] for t in sentence.tokens if t.text in adjectives())
        for named in names_in(sentence):
            first = named.known[0]
            if first.feature != "city" and first.country:
                counts[first.country] += 1
    return counts
