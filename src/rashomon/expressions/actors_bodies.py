"""Governments, ministries, militaries, offices as institutions and groups, by the words that name them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from rashomon.encoder.parse import Sentence, Token
from rashomon.expressions.actors_offices import office_for, office_of_person
from rashomon.expressions.actors_register import Register
from rashomon.expressions.actors_words import (
    countries_of,
    country_before,
    country_in,
    demonyms_before,
    determiner,
    determiner_at,
    next_word,
    phrase_at,
    span_of,
    words,
)
from rashomon.knowledge.actors import countries, people, terms_of_people
from rashomon.knowledge.actors.gazetteer import peoples
from rashomon.knowledge.actors.names import bearers, in_office, slug
from rashomon.knowledge.actors.wordings import wordings
from rashomon.model import ActorExpression, Document

#: Bodies that a text names without their country once it is clear whose they are.
BODIES_ALONE = frozenset(
    {"foreign-ministry", "defence-ministry", "interior-ministry", "military", "parliament", "senate", "congress"}
)


def find_bodies(sentence: Sentence) -> Iterator[ActorExpression]:
    """Ministries, militaries, parliaments and the like of a country ("the Kenyan defence ministry")."""
    index = 0
    while index < len(sentence.tokens):
        found = phrase_at(sentence, index, wordings().bodies)
        if found is None or sentence.tokens[found[0] - 1].pos not in {"NOUN", "PROPN"}:
            index += 1
            continue
        past, body, plural = found
        if not plural or body in {"intelligence", "security-forces"}:
            yield from _body(sentence, index, past, body)
        index = past


def _body(sentence: Sentence, index: int, past: int, body: str) -> Iterator[ActorExpression]:
    following = next_word(sentence, past)
    if following is not None and (
        following.lemma.lower() in wordings()["things_of_a_body"] or following.pos == "PROPN"
    ):
        return
    start, code, past = _country_around(sentence, index, past)
    if code:
        actor = body_of(code, body)
        yield ActorExpression(span_of(sentence, determiner_at(sentence, start), past), "nominal", (actor,), None, code)
    elif body in BODIES_ALONE and determiner(sentence, first := determiner_at(sentence, index)) == "the":
        yield ActorExpression(span_of(sentence, first, past), "nominal", (), ("", f"body:{body}"))


def body_of(country: str, body: str) -> str:
    """The id of a body of a country: that of the tables where they list it, else made of demonym and body."""
    if own := wordings().own_bodies.get(country, {}).get(body):
        return f"organisation:{own}"
    demonyms = countries()[country].adjectives
    return f"organisation:{slug(demonyms[0] if demonyms else country)}-{body}"


def find_governments_of(document: Document, sentence: Sentence, register: Register) -> Iterator[ActorExpression]:
    """ "the Biden administration": a government named after who heads it, before the name is read as the person's."""
    for token in sentence.tokens[1:]:
        if token.lemma.lower() in wordings()["government_nouns"] and token.pos in {"NOUN", "PROPN"}:
            start, code = _named_after(document, register, sentence, token.index)
            if code:
                span = span_of(sentence, determiner_at(sentence, start), token.index + 1)
                yield ActorExpression(span, "nominal", (f"government:{code}",), None, code)


def find_governments(document: Document, sentence: Sentence, register: Register) -> Iterator[ActorExpression]:
    """ "the Turkish government", "the authorities in Ghana", "the government"."""
    for token in sentence.tokens:
        if token.lemma.lower() not in wordings()["government_nouns"] or token.pos not in {"NOUN", "PROPN"}:
            continue
        past = token.index + 1
        start, code, past = _country_around(sentence, token.index, past)
        first = determiner_at(sentence, start)
        if code:
            yield ActorExpression(span_of(sentence, first, past), "nominal", (f"government:{code}",), None, code)
        elif token.lemma.lower() == "government" and first == token.index - 1 and determiner(sentence, first) == "the":
            yield ActorExpression(span_of(sentence, first, past), "nominal", (), ("", "government"))


def _named_after(document: Document, register: Register, sentence: Sentence, index: int) -> tuple[int, str | None]:
    """The country of "the Biden administration", by the person before the noun."""
    before = sentence.tokens[index - 1]
    person = register.called(before.text, before.start, None)
    if person is None and before.pos == "PROPN" and before.text not in register.by_surname:
        ids = [i for i in bearers().get(before.text, ()) if _has_led(i)]
        days = document.published.date.earliest, document.published.date.latest
        led = {people()[i].country for i in ids if days[1] and in_office(i, *days)} or {
            people()[i].country for i in ids
        }
        return (index - 1, led.pop()) if len(led) == 1 else (index, None)
    return (index - 1, register.people[person].country) if person else (index, None)


def _has_led(person: str) -> bool:
    """Whether someone headed a government, by the tables: whose "administration" or "cabinet" it may be."""
    leading = {"president", "prime-minister", "chancellor"}
    return any(term.office.partition("/")[2] in leading for term in terms_of_people().get(person, ()))


def _country_around(sentence: Sentence, index: int, past: int) -> tuple[int, str | None, int]:
    """Start, country and end of a noun phrase whose country stands before it, or after it with "of"."""
    if before := country_before(sentence, index):
        return before[0], before[1], past
    end, after = countries_of(sentence, past)
    return (index, after[0], end) if len(after) == 1 else (index, None, past)


def find_offices(
    document: Document, sentence: Sentence, register: Register, people: Iterable[ActorExpression]
) -> Iterator[ActorExpression]:
    """Offices that act as institutions: "Erdogan's office", "the Kenyan presidency", "a presidential aide"."""
    for person in people:
        yield from _office_of(document, sentence, register, person)
    for token in sentence.tokens:
        if token.lemma.lower() in wordings()["presidency_nouns"] and not _chairs_a_body(sentence, token):
            yield from _office_at(sentence, token.index, token.index + 1, "president")
        elif token.text.lower() == "presidential" and (noun := _speaker_after(sentence, token)):
            yield from _office_at(sentence, token.index, noun.index + 1, "president")
        elif found := phrase_at(sentence, token.index, wordings().titles):
            past, title, _ = found
            noun = next_word(sentence, past + 1)
            if (
                noun is not None
                and sentence.tokens[past].text in {"'s", "'"}
                and noun.lemma in {"office", "administration"}
            ):
                yield from _office_at(sentence, token.index, noun.index + 1, title)


def _office_of(
    document: Document, sentence: Sentence, register: Register, person: ActorExpression
) -> Iterator[ActorExpression]:
    after = [t for t in sentence.tokens if t.start >= person.span.end][:3]
    if len(after) < 2 or after[0].text not in {"'s", "'"} or not person.actors:
        return
    noun = next((t for t in after[1:] if t.lemma == "office"), None)
    office = office_of_person(document, register, person.actors[0])
    if noun is not None and office:
        first = next(t.index for t in sentence.tokens if t.start >= person.span.start)
        country = office.removeprefix("office:").partition("/")[0]
        yield ActorExpression(
            span_of(sentence, first, noun.index + 1), "nominal", (office,), None, country if country.isupper() else None
        )


def _office_at(sentence: Sentence, index: int, past: int, title: str) -> Iterator[ActorExpression]:
    start, code, past = _country_around(sentence, index, past)
    code = code or country_in(sentence, past)
    span = span_of(sentence, determiner_at(sentence, start), past)
    if code:
        yield ActorExpression(span, "nominal", (office_for(code, title),), None, code)
    else:
        yield ActorExpression(span, "nominal", (), ("", f"office:{title}"))


def _chairs_a_body(sentence: Sentence, token: Token) -> bool:
    """Whether a presidency is that of a body of states ("the EU presidency", "the presidency of the EU")."""
    before = sentence.tokens[token.index - 1] if token.index else None
    if before is not None and before.text.lower() in wordings()["chairs_of_bodies"]:
        return True
    following = next_word(sentence, token.index + 1)
    return following is not None and following.lemma == "of" and not countries_of(sentence, following.index)[1]


def _speaker_after(sentence: Sentence, token: Token) -> Token | None:
    word = next_word(sentence, token.index + 1)
    if word is None or word.lemma.lower() not in wordings()["presidential_speakers"]:
        return None
    return None if word.lemma.lower() in wordings()["presidential_buildings"] and not _speaks(sentence, word) else word


def _speaks(sentence: Sentence, noun: Token) -> bool:
    """Whether a noun is the subject of a verb of speech, or what something is said "by" or "according to"."""
    above = sentence.head(noun)
    if above is not None and noun.dep == "pobj" and above.lemma.lower() in {"by", "to", "from"}:
        verb = sentence.head(above)
        said = wordings()["source_verbs"] | wordings()["communication_nouns"] | {"accord"}
        return verb is not None and verb.lemma.lower() in said
    return above is not None and noun.dep == "nsubj" and above.lemma.lower() in wordings()["source_verbs"] | {"deny"}


def find_groups(sentence: Sentence) -> Iterator[ActorExpression]:
    """Groups named by a people and what they are: "many Western leaders", "Kurdish rebels", "the Syrian opposition"."""
    for token in sentence.tokens:
        if token.pos in {"NOUN", "PROPN"} and token.text.lower() in wordings()["groups"]:
            yield from _group(sentence, token)
        elif token.text in wordings()["blocs"]:
            yield from _bloc(sentence, token)
        elif (
            token.text in peoples()
            and token.text not in countries_by_adjective()
            and token.dep not in {"amod", "compound"}
        ):
            yield from _people(sentence, token)


def countries_by_adjective() -> frozenset[str]:
    """Words that are adjectives as well as nouns for a people ("Swiss", "Japanese"): no mention on their own."""
    return frozenset(word for country in countries().values() for word in country.people if word in country.adjectives)


def _group(sentence: Sentence, token: Token) -> Iterator[ActorExpression]:
    past = token.index + 1
    start, codes = demonyms_before(sentence, token.index)
    if codes and any(t.tag == "POS" for t in sentence.tokens[start : token.index]):
        return  # "Moscow's troops": the state itself acts
    if not codes and (seat := country_in(sentence, past)) is not None:
        codes = [seat]  # "officials in Beijing"
    people = next(
        (
            s
            for s in range(max(0, token.index - 2), token.index)
            if words(sentence, s, token.index) in wordings()["peoples"]
        ),
        None,
    )
    if people is not None and phrase_at(sentence, people, wordings().titles):
        return  # "foreign ministers" are those of some country, not strangers
    first = determiner_at(sentence, min(start, token.index if people is None else people))
    span = span_of(sentence, first, past)
    if codes:
        ids = tuple(
            f"group:{slug((countries()[code].adjectives or countries()[code].names)[0])}-{slug(token.text)}"
            for code in codes
        )
        yield ActorExpression(span, "nominal", ids, None, codes[0] if len(codes) == 1 else None)
    elif people is not None:
        yield ActorExpression(span, "nominal", (f"group:{slug(words(sentence, people, past))}",))
    elif token.text.lower() in wordings()["groups_alone"] and (code := _shared_country(sentence, token)) is not None:
        actor = f"group:{slug((countries()[code].adjectives or countries()[code].names)[0])}-{slug(token.text)}"
        yield ActorExpression(span, "nominal", (actor,), None, code)
    elif token.text.lower() in wordings()["groups_alone"] and determiner(sentence, first) == "the":
        yield ActorExpression(span, "nominal", (), ("", f"group:{slug(token.text)}"))


def _bloc(sentence: Sentence, token: Token) -> Iterator[ActorExpression]:
    """ "the West" where it acts or is dealt with, not where it is a direction or part of a name ("the West Bank")."""
    following, above = next_word(sentence, token.index + 1), sentence.head(token)
    first = determiner_at(sentence, token.index)
    part = token.dep in {"compound", "nmod"} or (following is not None and following.pos == "PROPN")
    place = token.dep == "pobj" and (above is None or above.lemma.lower() in wordings()["locative_prepositions"])
    if determiner(sentence, first) == "the" and not part and not place:
        span = span_of(sentence, first, token.index + 1)
        yield ActorExpression(span, "nominal", (f"group:{slug(token.text)}",))


def _shared_country(sentence: Sentence, token: Token) -> str | None:
    """The country of the noun that this one is joined to ("the Syrian government and opposition")."""
    head = sentence.head(token)
    if token.dep != "conj" or head is None or any(t.dep == "det" for t in sentence.children(token)):
        return None
    found = country_before(sentence, head.index)
    return found[1] if found else None


def _people(sentence: Sentence, token: Token) -> Iterator[ActorExpression]:
    first = determiner_at(sentence, token.index)
    code = peoples()[token.text]
    actor = (
        f"state:{code}"
        if determiner(sentence, first) == "the" and first == token.index - 1
        else f"group:{slug(token.text)}"
    )
    yield ActorExpression(span_of(sentence, first, token.index + 1), "nominal", (actor,), None, code)
