"""Names of the gazetteer in a sentence, before it is decided whether they are used as places."""

from __future__ import annotations

from dataclasses import dataclass

from rashomon.encoder.parse import Sentence, Token
from rashomon.knowledge.places import LONGEST_NAME, Known, noted_places, peoples, places_named

#: Entities of the parser inside which a place name is a part of another name ("Bank of England", "Jack London").
_PLACES = frozenset({"GPE", "LOC", "FAC"})
_OTHER_NAMES = frozenset({"PERSON", "ORG", "WORK_OF_ART", "PRODUCT", "LAW", "EVENT", "NORP", "LANGUAGE"})
#: Small words inside a name ("Santiago de Cuba") are no longer than this.
LONGEST_PARTICLE = 3
#: Abbreviated names of countries that carry no lower-case letter.
_ABBREVIATED = frozenset({"US", "U.S.", "UK", "U.K.", "UAE", "U.A.E.", "USA", "U.S.A.", "DRC"})


@dataclass(frozen=True, slots=True)
class Named:
    """Tokens [first, past) of a sentence that are a name of the gazetteer, with all the places of that name."""

    first: int
    past: int
    known: tuple[Known, ...]

    @property
    def country(self) -> bool:
        """Whether the name is a country's."""
        return self.known[0].feature == "country"


def names_in(sentence: Sentence) -> list[Named]:
    """The longest names of the gazetteer in a sentence, in text order; each begins with a capital."""
    found, at = [], 0
    while at < len(sentence.tokens):
        named = _longest(sentence, at)
        if named:
            found.append(named)
        at = named.past if named else at + 1
    return found


def head_of(sentence: Sentence, named: Named) -> Token:
    """The syntactic head of a name's tokens."""
    inside = range(named.first, named.past)
    tokens = sentence.tokens[named.first : named.past]
    return next((t for t in tokens if t.head not in inside or t.head == t.index), tokens[-1])


def part_of_other_name(sentence: Sentence, named: Named) -> bool:
    """Whether the name stands inside a longer name: of a person, an organisation, a work."""
    tokens = sentence.tokens
    label = tokens[named.first].entity
    before = tokens[named.first - 1] if named.first else None
    after = tokens[named.past] if named.past < len(tokens) else None
    inside = range(named.first, named.past)
    if label in _OTHER_NAMES and any(t is not None and t.entity == label for t in (before, after)):
        return True
    if label in _PLACES and any(
        _compound(t, named, head_of(sentence, named)) for t in (before, after) if t is not None
    ):
        return True  # "Nueva Ecija", "Danube Delta": the gazetteer knows only a part
    if after is not None and _same_name(after) and head_of(sentence, named).head == after.index:
        return after.entity in _OTHER_NAMES and (label == after.entity or label in _OTHER_NAMES)
    if before is not None and _same_name(before) and before.head in inside and before.dep in ("compound", "flat"):
        return label in _OTHER_NAMES or before.entity in _OTHER_NAMES
    if before is not None and before.text.lower() == "of" and named.first > 1:
        return _same_name(tokens[named.first - 2]) and label == tokens[named.first - 2].entity and label in _OTHER_NAMES
    return False


def name_text(sentence: Sentence, first: int, past: int) -> str:
    """The words of tokens [first, past), with single blanks."""
    tokens = sentence.tokens
    return " ".join(sentence.text[tokens[first].start - sentence.start : tokens[past - 1].end - sentence.start].split())


def towns_told_in(sentence: Sentence, names: list[Named]) -> list[tuple[int, int]]:
    """Token ranges of towns before a comma and the country or division that they lie in ("Innisfail, Queensland"):
    whatever the parser makes of the name or its use, such an address is a place."""
    found = []
    for area in names:
        comma = area.first - 1
        if comma < 1 or sentence.tokens[comma].text != "," or area.known[0].feature == "city":
            continue
        if area.past < len(sentence.tokens) and sentence.tokens[area.past].tag == "POS":
            continue
        inside = {k.id for k in area.known}, {k.country for k in area.known if k.feature == "country"}
        for first in range(max(0, comma - LONGEST_NAME), comma):
            tokens = sentence.tokens[first:comma]
            if not all(t.pos == "PROPN" and t.text[:1].isupper() for t in tokens) or tokens[0].entity == "PERSON":
                continue
            if any(_lies_in(k, *inside) for k in places_named(name_text(sentence, first, comma))):
                found.append((first, comma))
                break
    return found


def _lies_in(known: Known, regions: set[int], countries: set[str | None]) -> bool:
    return known.feature in ("city", "county") and (known.region in regions or known.country in countries)


def unknown_in(sentence: Sentence, names: list[Named]) -> list[tuple[int, int]]:
    """Names that the parser takes for places and the gazetteer does not know, as token ranges [first, past)."""
    known = {i for n in names if not part_of_other_name(sentence, n) for i in range(n.first, n.past)}
    found: list[tuple[int, int]] = []
    for token in sentence.tokens:
        if token.entity not in _PLACES or token.pos != "PROPN" or token.index in known or not token.text[:1].isupper():
            continue
        if found and found[-1][1] == token.index:
            found[-1] = (found[-1][0], token.index + 1)
        else:
            found.append((token.index, token.index + 1))
    return found


def _compound(token: Token, named: Named, head: Token) -> bool:
    """Whether a neighbour is bound to a name as one longer name of a place."""
    bound = (token.head == head.index and token.dep == "compound") or (
        head.head == token.index and head.dep == "compound"
    )
    return bound and _same_name(token) and token.entity in _PLACES


def _same_name(token: Token) -> bool:
    return token.pos == "PROPN" and token.text[:1].isupper()


def _longest(sentence: Sentence, at: int) -> Named | None:
    tokens = sentence.tokens
    if not tokens[at].text[:1].isupper():
        return None
    for size in range(min(LONGEST_NAME, len(tokens) - at), 0, -1):
        words = tokens[at : at + size]
        if not words[-1].text[:1].isalnum():
            continue
        name = sentence.text[words[0].start - sentence.start : words[-1].end - sentence.start]
        known = noted_places(" ".join(name.split())) if _written_as_name(name, words) else ()
        if known:
            return Named(at, at + size, known)
    return None


def _written_as_name(name: str, words: tuple[Token, ...]) -> bool:
    """Long enough, not an acronym that only happens to be a name, not a plain word by its tag."""
    if name in _ABBREVIATED:
        return True
    if len(name) < 3 or (name.isupper() and len(name) < 5) or name in peoples():
        return False
    if any(word.text.islower() and len(word.text) > LONGEST_PARTICLE for word in words):
        return False
    return len(words) > 1 or words[0].pos == "PROPN" or words[0].entity in ("GPE", "LOC", "FAC")
