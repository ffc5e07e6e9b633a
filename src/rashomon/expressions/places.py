"""Place expressions as written: countries, cities and regions that are used as places, with what the words add."""

from __future__ import annotations

import re
from itertools import pairwise

from rashomon.encoder.parse import Parse, Sentence
from rashomon.encoder.shadow import shadow
from rashomon.expressions.places_names import (
    Named,
    head_of,
    name_text,
    names_in,
    part_of_other_name,
    towns_told_in,
    unknown_in,
)
from rashomon.expressions.places_phrases import airports_in, code_of, part_of, phrases_in
from rashomon.expressions.places_use import decide_use, is_dateline, strictly_located, used_as_place
from rashomon.knowledge.places import LONGEST_NAME, Known, fold, places_named, words
from rashomon.knowledge.places.wordings import binds_country, candidates
from rashomon.model import ActorExpression, Document, PlaceExpression, Span

_STATE = "state:"
#: The word after a name or after a list that it begins or goes on, the word before "of" and a name, and the longest of
#: these with its "of the".
_WORD_AFTER = re.compile(r"[ \n]([a-z]+)\b")
_LIST_AFTER = re.compile(r"(?:, [A-Z][\w'-]+(?: [A-Z][\w'-]+)?)*,? and [A-Z][\w'-]+(?: [A-Z][\w'-]+)? ([a-z]+s)\b")
_KIND_BEFORE = re.compile(r"\b([A-Za-z]+) of (?:the )?\Z")
_LONGEST_KIND = 20
#: A demonym before a name is sought within so many characters ("the southern Turkish port city of").
_REACH = 60
#: What stands between the members of a list.
_BETWEEN_MEMBERS = frozenset({",", "and", "or", "the", "&"})


def find_places(document: Document, parse: Parse, actors: tuple[ActorExpression, ...]) -> tuple[PlaceExpression, ...]:
    """The place expressions of headline, dateline and body, in text order, none inside another.

    A name that stands for those who act ("Ankara", "Russia" as a subject) or that belongs to an outlet, a person or an
    organisation is none. `country` is what the words beside the name tell ("the Turkish city of Kayseri").
    """
    people = _people(document, parse, actors)
    found = [place for sentence in parse.sentences for place in _in_sentence(sentence, actors, people)]
    return tuple(sorted(found, key=lambda place: (place.span.start, place.span.end)))


def place_expression(document: Document, start: int, end: int) -> PlaceExpression:
    """An expression for words that are known to name a place, with their candidates; nothing is told of the country."""
    known = _of_kind(candidates(shadow(document.text[start:end])), shadow(document.text), start, end)
    feature = known[0].feature if known else "other"
    return PlaceExpression(Span(document.id, start, end), tuple(k.id for k in known), None, feature)


def _of_kind(known: tuple[Known, ...], text: str, start: int, end: int) -> tuple[Known, ...]:
    """Of the places of a name those that the word beside it or its list allows: in "Idlib province" and in "Homs and
    Idlib provinces" the province, not the city; in "Clay and Knox counties" the counties."""
    found = (
        _WORD_AFTER.match(text, end),
        _LIST_AFTER.match(text, end),
        _KIND_BEFORE.search(text, max(0, start - _LONGEST_KIND), start),
    )
    kinds = {_singular(m[1].lower()) for m in found if m is not None} & words()["divisions"]
    if "county" in kinds and (counties := _features(places_named(f"{text[start:end]} County"), "county")):
        return counties
    if not kinds:
        return known
    longer = (k for kind in sorted(words()["divisions"]) for k in places_named(f"{text[start:end]} {kind}"))
    return _features(known, "region", "county") or _features(tuple(longer), "region") or known


def _features(known: tuple[Known, ...], *features: str) -> tuple[Known, ...]:
    return tuple(k for k in known if k.feature in features)


def _singular(word: str) -> str:
    return word.removesuffix("ies") + "y" if word.endswith("ies") else word.removesuffix("s")


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
    names = _among_divisions(sentence, names_in(sentence))
    found: list[PlaceExpression] = []
    for phrase in (*phrases_in(sentence), *airports_in(sentence, names)):
        _add(found, phrase, actors)
    for first, past in (*towns_told_in(sentence, names), *_dateline_town(sentence)):
        _add(found, _place(sentence, first, past), actors)
    used: set[int] = set()
    for named in names:
        place = part_of(sentence, named)
        if place is None and not _plain_word(sentence, named, people) and not part_of_other_name(sentence, named):
            listed = _listed_after(sentence, named, used)
            decision = decide_use(sentence, named)
            if listed or decision.use == "place":
                used.add(named.past)
                sure = decision.confidence if decision.use == "place" else None
                place = _place(sentence, named.first, named.past, sure, _meant(sentence, named))
        if place is not None:
            _add(found, place, actors)
    for first, past in unknown_in(sentence, names):
        generic = set(name_text(sentence, first, past).lower().split()) <= words()["unnamed"]
        if generic or sentence.tokens[past - 1].text in people:
            continue
        place = _place(sentence, first, past)
        if strictly_located(sentence, first, past) or (place.candidates and _small_town(sentence, first, past)):
            _add(found, place, actors)
    return found


def _among_divisions(sentence: Sentence, names: list[Named]) -> list[Named]:
    """The names, a country's that is a division's too and stands in a list with divisions of that division's country
    as the division's: "voters in Georgia and Texas"."""
    found = []
    for named in names:
        beside = {
            k.country
            for other in names
            for k in other.known[:1]
            if k.feature == "region" and k.country and _listed_together(sentence, named, other)
        }
        divisions = tuple(k for k in named.known if k.feature == "region" and k.country in beside)
        if named.country and divisions and named.known[0].country not in beside:
            named = Named(named.first, named.past, divisions)
        found.append(named)
    return found


def _listed_together(sentence: Sentence, one: Named, other: Named) -> bool:
    """Whether two names follow one another in a list."""
    between = sentence.tokens[min(one.past, other.past) : max(one.first, other.first)]
    return bool(between) and all(t.text.lower() in _BETWEEN_MEMBERS for t in between)


def _meant(sentence: Sentence, named: Named) -> tuple[Known, ...]:
    """What a name may mean: in a dateline a city, in a list of divisions a division, else any of its places."""
    known = candidates(name_text(sentence, named.first, named.past))
    if is_dateline(sentence, named):
        return _features(known, "city") or known
    return named.known if not named.country and known[0].feature == "country" else known


def _dateline_town(sentence: Sentence) -> list[tuple[int, int]]:
    """The tokens of a town of any size at the head of a report: "UNION CITY — The council ..."."""
    for past in range(min(LONGEST_NAME, len(sentence.tokens) - 1), 0, -1):
        if not sentence.tokens[past - 1].text.isupper():
            continue
        known = places_named(name_text(sentence, 0, past))
        if known and is_dateline(sentence, Named(0, past, known)):
            return [(0, past)]
    return []


def _listed_after(sentence: Sentence, named: Named, used: set[int]) -> bool:
    """Whether a name follows, in a list, one that is used as a place: "in Benin, Ghana, Niger and Togo". `used` are the
    ends of those; a name that is the subject of what follows is no member ("In Paris, Russia said")."""
    tokens, at = sentence.tokens, named.first
    while at > 0 and tokens[at - 1].text.lower() in _BETWEEN_MEMBERS:
        at -= 1
    if at == named.first or at not in used:
        return False
    after = tokens[named.past] if named.past < len(tokens) else None
    ends = after is None or after.pos in ("PUNCT", "CCONJ", "ADP", "SCONJ")
    return ends and all(
        t.dep not in ("nsubj", "nsubjpass", "poss", "compound") for t in tokens[named.first : named.past]
    )


def _small_town(sentence: Sentence, first: int, past: int) -> bool:
    """Whether a name that is too small to be sought for is a place by the parser and by its use; a subject is none."""
    known = _known(sentence, first, past)
    if any(t.dep in ("nsubj", "nsubjpass") for t in sentence.tokens[first:past]):
        return False
    return used_as_place(sentence, Named(first, past, known))


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
    if _article_tells(sentence, named):
        return True
    words_of_name = sentence.tokens[named.first : named.past]
    if named.country or len(words_of_name) > 1 or words_of_name[0].text not in words()["common"] | people:
        return False
    before = sentence.tokens[named.first - 1] if named.first else None
    return (
        before is None
        or before.lemma.lower() not in words()["locative"]
        or words_of_name[0].entity not in ("GPE", "LOC")
    )


def _article_tells(sentence: Sentence, named: Named) -> bool:
    """Whether an article that stands or lacks before a name says that it is no place's: a city bears none of its own
    ("the White House"), "the Amazon" is the region and "Amazon" the firm."""
    before = sentence.tokens[named.first - 1].text.lower() if named.first else ""
    name = fold(name_text(sentence, named.first, named.past))
    if name in words()["with_article"]:
        return before != "the"
    after = sentence.tokens[named.past] if named.past < len(sentence.tokens) else None
    modifies = after is not None and after.pos in ("NOUN", "PROPN", "ADJ", "PUNCT") and after.text not in (",", ".")
    cities = all(k.feature == "city" for k in named.known)
    return before == "the" and cities and not modifies and not any(fold(k.name) == f"the {name}" for k in named.known)


def _place(
    sentence: Sentence, first: int, past: int, sure: float | None = None, meant: tuple[Known, ...] | None = None
) -> PlaceExpression:
    span = sentence.span(first, past)
    known = _known(sentence, first, past, meant)
    feature = known[0].feature if known else "other"
    told = None if feature == "country" else _told_country(sentence, first, past)
    return PlaceExpression(span, tuple(k.id for k in known), told, feature, sure)


def _known(sentence: Sentence, first: int, past: int, meant: tuple[Known, ...] | None = None) -> tuple[Known, ...]:
    """The places that tokens [first, past) may name, of the kind that the words beside them allow."""
    span, offset = sentence.span(first, past), sentence.start
    known = candidates(name_text(sentence, first, past)) if meant is None else meant
    return _of_kind(known, sentence.text, span.start - offset, span.end - offset)


def _told_country(sentence: Sentence, first: int, past: int) -> str | None:
    """The country that stands beside a city: "the Turkish city of Kayseri", "Kaduna, Nigeria", "Syria's Aleppo".

    A country that speaks or acts after the comma ("In Kaduna, Nigeria said"), or before the city, tells nothing.
    """
    tokens = sentence.tokens
    if past + 1 < len(tokens) and tokens[past].text == ",":
        following = [n for n in names_in(sentence) if n.first == past + 1]
        area = following[0] if following else None
        if area and area.known[0].feature != "city" and not _possessive(sentence, area.past):
            return None if head_of(sentence, area).dep in ("nsubj", "nsubjpass") else area.known[0].country
    before = sentence.text[max(0, tokens[first].start - sentence.start - _REACH) : tokens[first].start - sentence.start]
    pieces = before.split()
    for at in range(len(pieces) - 2, -1, -1):
        if code := code_of(pieces[at]):
            return code if binds_country(" ".join(pieces[at + 1 :])) else None
    return code_of(pieces[-1]) if pieces and pieces[-1].endswith("'s") else None


def _possessive(sentence: Sentence, index: int) -> bool:
    return index < len(sentence.tokens) and sentence.tokens[index].tag == "POS"
