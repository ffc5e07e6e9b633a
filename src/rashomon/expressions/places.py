"""Place expressions as written: countries, cities and regions that are used as places, with what the words add."""

from __future__ import annotations

from itertools import pairwise

from rashomon.encoder.parse import Parse, Sentence
from rashomon.expressions.places_names import Named, names_in, part_of_other_name, unknown_in
from rashomon.expressions.places_phrases import airports_in, code_of, part_of, phrases_in
from rashomon.expressions.places_use import decide_use, strictly_located
from rashomon.knowledge.places import words
from rashomon.model import ActorExpression, Document, PlaceExpression, Span

_STATE = "state:"


def find_places(document: Document, parse: Parse, actors: tuple[ActorExpression, ...]) -> tuple[PlaceExpression, ...]:
    """The place expressions of headline, dateline and body, in text order, none inside another.

    A name that stands for those who act ("Ankara", "Russia" as a subject) or that belongs to an outlet, a person or an
    organisation is none. `country` is what the words beside the name tell ("the Turkish city of Kayseri").
    """
    people = _people(document, parse, actors)
    found = [place for sentence in parse.sentences for place in _in_sentence(sentence, actors, people)]
    return tuple(sorted(found, key=lambda place: (place.span.start, place.span.end)))


def _people(document: Document, parse: Parse, actors: tuple[ActorExpression, ...]) -> frozenset[str]:
    """Words of the names of persons in the document, told by the actors or by the parser ("Jack London": London)."""
    named = (document.quote(a.span) for a in actors if any(each.startswith("person:") for each in a.actors))
    found = {word for name in named for word in name.split()}
    for sentence in parse.sentences:
        for a, b in pairwise(sentence.tokens):
            if a.entity == b.entity == "PERSON" and a.pos == b.pos == "PROPN":
                found |= {a.text, b.text}
    return frozenset(found)


def _in_sentence(
    sentence: Sentence, actors: tuple[ActorExpression, ...], people: frozenset[str]
) -> list[PlaceExpression]:
    names = names_in(sentence)
    found: list[PlaceExpression] = []
    for phrase in (*phrases_in(sentence), *airports_in(sentence, names)):
        _add(found, phrase, actors)
    for named in names:
        place = part_of(sentence, named)
        if place is None and not _plain_word(sentence, named, people) and not part_of_other_name(sentence, named):
            decision = decide_use(sentence, named)
            place = _place(sentence, named, decision.confidence) if decision.use == "place" else None
        if place is not None:
            _add(found, place, actors)
    for first, past in unknown_in(sentence, names):
        if strictly_located(sentence, first, past) and sentence.tokens[past - 1].text not in people:
            country = _told_country(sentence, first, past)
            _add(found, PlaceExpression(sentence.span(first, past), (), country, "other"), actors)
    return found


def _add(found: list[PlaceExpression], place: PlaceExpression, actors: tuple[ActorExpression, ...]) -> None:
    if not _claimed(place.span, actors) and not any(place.span.overlaps(other.span) for other in found):
        found.append(place)


def _claimed(span: Span, actors: tuple[ActorExpression, ...]) -> bool:
    """Whether the words belong to the name of a person, an outlet or an organisation."""
    return any(
        a.reading == "name" and a.span.contains(span) and not any(each.startswith(_STATE) for each in a.actors)
        for a in actors
    )


def _plain_word(sentence: Sentence, named: Named, people: frozenset[str]) -> bool:
    """A town's name that is an ordinary word or a person's name, without a preposition that locates it."""
    words_of_name = sentence.tokens[named.first : named.past]
    if named.country or len(words_of_name) > 1 or words_of_name[0].text not in words()["common"] | people:
        return False
    before = sentence.tokens[named.first - 1] if named.first else None
    return (
        before is None
        or before.lemma.lower() not in words()["locative"]
        or words_of_name[0].entity not in ("GPE", "LOC")
    )


def _place(sentence: Sentence, named: Named, sure: float | None) -> PlaceExpression:
    feature = named.known[0].feature
    ids = tuple(k.id for k in named.known)
    told = None if feature == "country" else _told_country(sentence, named.first, named.past)
    return PlaceExpression(sentence.span(named.first, named.past), ids, told, feature, sure)


def _told_country(sentence: Sentence, first: int, past: int) -> str | None:
    """The country that stands beside a city: "the Turkish city of Kayseri", "Kaduna, Nigeria", "Syria's Aleppo"."""
    tokens = sentence.tokens
    if past + 1 < len(tokens) and tokens[past].text == ",":
        following = [n for n in names_in(sentence) if n.first == past + 1]
        if following and following[0].known[0].feature != "city" and not _possessive(sentence, following[0].past):
            return following[0].known[0].country
    before = sentence.text[max(0, tokens[first].start - sentence.start - 60) : tokens[first].start - sentence.start]
    pieces = before.split()
    if pieces and pieces[-1].lower() == "of" and len(pieces) > 1 and pieces[-2].lower() in words()["located"]:
        return next((code for piece in reversed(pieces[:-2][-4:]) if (code := code_of(piece))), None)
    return code_of(pieces[-1]) if pieces and pieces[-1].endswith("'s") else None


def _possessive(sentence: Sentence, index: int) -> bool:
    return index < len(sentence.tokens) and sentence.tokens[index].tag == "POS"
