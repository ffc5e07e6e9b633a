"""Wordings that name a place without its own name: borders, capitals, airspace, parts of countries, airports."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from rashomon.encoder.parse import Sentence
from rashomon.expressions.places_names import Named
from rashomon.knowledge.actors.tables import countries
from rashomon.knowledge.places import adjectives, capital_of, country_places, places_named, words
from rashomon.knowledge.places.wordings import candidates
from rashomon.model import PlaceExpression, Span


def phrases_in(sentence: Sentence) -> Iterator[PlaceExpression]:
    """Borders, capitals and grounds of countries in a sentence ("the Syrian-Turkish border", "Turkish airspace")."""
    yield from _borders(sentence)
    for match in _pattern("capital").finditer(sentence.text):
        code = code_of(match["country"])
        capital = capital_of(code) if code else None
        if capital:
            yield PlaceExpression(_span(sentence, match), (capital.id,), code, "city")
    for match in _pattern("ground").finditer(sentence.text):
        code = code_of(match["country"])
        if code in country_places():  # states that are no more have no point of their own
            yield PlaceExpression(_span(sentence, match), (country_places()[code].id,), code, "country")


def part_of(sentence: Sentence, named: Named) -> PlaceExpression | None:
    """A part of a country or region: "southern Chad", "eastern Ukraine"; None where no such word stands before."""
    if named.first == 0 or named.known[0].feature == "city":
        return None
    before = sentence.tokens[named.first - 1]
    if before.text.lower() not in words()["kept_directions"]:
        return None
    return PlaceExpression(sentence.span(named.first - 1, named.past), (), named.known[0].country, "region")


def airports_in(sentence: Sentence, names: list[Named]) -> Iterator[PlaceExpression]:
    """Airports by name, known ones or with the city that stands in or before the name: "Nairobi's Wilson Airport"."""
    for match in _pattern("airport").finditer(sentence.text):
        start, end = sentence.start + match.start(), sentence.start + match.end()
        inside = [n for n in names if start <= sentence.tokens[n.first].start < end and not n.country]
        listed = (candidates(match[0][at:]) for at in _word_starts(match[0]))
        known = next((k for k in listed if k and k[0].feature == "airport"), ())
        cities = [k for n in inside[:1] for k in n.known if k.feature == "city"]
        ids = tuple(k.id for k in known or cities)
        yield PlaceExpression(Span(sentence.document, start, end), ids, None, "airport")


def _word_starts(text: str) -> list[int]:
    return [m.start() for m in re.finditer(r"\S+", text)]


def code_of(word: str) -> str | None:
    """Alpha-3 code of a country's name, possessive or adjective."""
    plain = re.sub(r"'s$|'$", "", word)
    if plain in adjectives():
        return adjectives()[plain]
    named = places_named(plain)
    return named[0].country if named and named[0].feature == "country" else None


def border_name(codes: tuple[str, ...]) -> str:
    """The name of a border, its countries in the order of the alphabet: "Syria-Turkey border"."""
    return "-".join(sorted(countries()[c].name for c in codes)) + " border"


def border_codes(text: str) -> tuple[str, ...]:
    """The countries that the wording of a border names."""
    pieces = re.findall(_country_words(), text)
    codes = [code for code in map(code_of, pieces) if code]
    return tuple(dict.fromkeys(codes))


def _borders(sentence: Sentence) -> Iterator[PlaceExpression]:
    for match in _pattern("border").finditer(sentence.text):
        codes = border_codes(match[0])
        if codes:
            yield PlaceExpression(_span(sentence, match), (), codes[0] if len(codes) == 1 else None, "border")


def _span(sentence: Sentence, match: re.Match[str]) -> Span:
    return Span(sentence.document, sentence.start + match.start(), sentence.start + match.end())


@cache
def _country_words() -> str:
    """Names and adjectives of all countries as one alternative, longest first."""
    forms = {form for c in countries().values() for form in (*c.names, *c.adjectives) if len(form) > 1}
    listed = "|".join(re.escape(form) for form in sorted(forms, key=lambda f: (-len(f), f)))
    return rf"(?<!\w)(?:{listed})(?:'s|')?(?!\w)"


@cache
def _pattern(kind: str) -> re.Pattern[str]:
    country = _country_words()
    border = "|".join(sorted(words()["borders"]))
    ground = "|".join(sorted(words()["grounds"], key=lambda w: (-len(w), w)))
    facility = "|".join(sorted(words()["facilities"], key=lambda w: (-len(w), w)))
    name = r"[A-Z\u00c0-\u024f][\w.\u00c0-\u024f-]*"
    forms: dict[str, str] = {
        "border": rf"(?:[Tt]he )?{country}(?:\s?[-–/]\s?{country}| and {country})? "
        rf"(?:land |sea |maritime )?(?:{border})s?"
        rf"(?: (?:with|to) (?:the )?{country})?(?!\w)"
        rf"|[Tt]he (?:{border}) (?:between|of) (?:the )?{country} and (?:the )?{country}"
        rf"|[Tt]he (?:{border}) with (?:the )?{country}",
        "capital": rf"(?:[Tt]he )?(?P<country>{country}) capital"
        rf"(?!\s(?:{_MONEY}|(?:city )?(?:of )?[A-Z]))(?!\w)",
        "ground": rf"(?P<country>{country}) (?:territorial )?(?:{ground})(?!\w)",
        "airport": rf"(?<!\w)(?!(?:The|At|In|From|To|A|An|On|Near|Outside)\s)"
        rf"(?:{name}(?:'s)? (?:(?:de|del|da|di|du|la) )*){{1,4}}"
        rf"(?:{facility})(?!\w)",
    }
    return re.compile(forms[kind])


_MONEY = "gains|markets?|flows?|controls?|goods|punishment|requirements?"
