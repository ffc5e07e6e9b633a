"""Titles without a name: "the Turkish president", "his Turkish counterpart", "the presidents of Peru and Chile"."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from rashomon.encoder.parse import Sentence
from rashomon.expressions.actors_offices import holder_of, office_for
from rashomon.expressions.actors_register import Register
from rashomon.expressions.actors_titles_meant import is_acting, is_another, sex_fits
from rashomon.expressions.actors_words import (
    countries_of,
    demonyms_before,
    determiner,
    determiner_at,
    next_word,
    phrase_at,
    span_of,
)
from rashomon.knowledge.actors import offices
from rashomon.knowledge.actors.gazetteer import find_names
from rashomon.knowledge.actors.wordings import Phrases, wordings
from rashomon.model import ActorExpression, Document

#: Titles that mean one person even where the country is left to the speaker or the context.
ALONE = frozenset(
    {"president", "prime-minister", "chancellor", "monarch", "supreme-leader", "foreign-minister", "crown-prince"}
)


def find_titles(document: Document, sentence: Sentence, register: Register) -> Iterator[ActorExpression]:
    """Titles of a sentence that stand without a name, as people where that is sure, else as offices."""
    index = 0
    while index < len(sentence.tokens):
        found = phrase_at(sentence, index, _titles())
        if found is None:
            index += 1
            continue
        past, title, plural = found
        if not names_follow(sentence, past, register):
            yield from _title(document, sentence, register, index, past, title, plural)
        index = past


@cache
def _titles() -> Phrases:
    return Phrases({**wordings().titles, "counterpart": "counterpart"})


def _title(
    document: Document, sentence: Sentence, register: Register, index: int, past: int, title: str, plural: bool
) -> Iterator[ActorExpression]:
    start, codes = demonyms_before(sentence, index)
    end, after = countries_of(sentence, past)
    if after and (owner := next_word(sentence, end)) is not None and owner.text in {"'s", "'"}:
        return  # "the president of Kenya's senate"
    if is_another(sentence, start, index, past):
        return
    acting = is_acting(sentence, start, index)
    codes, past = (after, end) if after else (codes, past)
    start = determiner_at(sentence, start - (acting and start == index))
    if plural and len(codes) < 2:
        return
    span, date = span_of(sentence, start, past), document.published.date
    if title == "counterpart":
        if codes:
            yield ActorExpression(span, "title", (), (codes[0], "counterpart"), codes[0])
    elif len(codes) > 1 and plural:
        people = tuple(holder_of(document, register, office_for(code, title, date)) for code in codes)
        yield ActorExpression(span, "title", people)
    elif codes and not (_apposed(sentence, start) and after):
        holder = holder_of(document, register, office_for(codes[0], title, date), acting)
        if sex_fits(sentence.tokens[index].text, holder) and _is_office(holder, title):
            yield ActorExpression(span, "title", (holder,), (codes[0], title), codes[0])
    elif not codes and title in ALONE and not acting:
        yield from _by_context(sentence, start, past, title)


def _is_office(holder: str, title: str) -> bool:
    """Whether a title that firms give too ("chief executive") is that of an office of the tables."""
    return title not in wordings()["titles_of_firms"] or holder.startswith("person:") or holder in offices()


def _by_context(sentence: Sentence, start: int, past: int, title: str) -> Iterator[ActorExpression]:
    """ "our president", "Mr. President", "the prime minister": whose is for the context to say."""
    following = next_word(sentence, past)
    if following is not None and following.text == "of":
        return  # "the president of the company"
    if determiner(sentence, start) in {"our", "the"}:
        yield ActorExpression(span_of(sentence, start, past), "title", (), ("", title))
    elif start > 0 and sentence.tokens[start - 1].text.lower() in {"mr.", "mr", "madam", "mrs.", "madame"}:
        yield ActorExpression(span_of(sentence, start - 1, past), "title", (), ("", title))


def names_follow(sentence: Sentence, past: int, register: Register) -> bool:
    """Whether a title that ends at `past` belongs to a name that follows, or to a thing ("president's office")."""
    word = next_word(sentence, past)
    if word is None:
        return False
    after = next_word(sentence, past + 1)
    if word.text in {"'s", "'"}:
        return after is not None and after.lemma in wordings()["office_nouns"]
    if word.text == "," and after is not None and after.entity == "PERSON":
        return any(span.start == after.start for span in register.spans)
    return (
        word.entity == "PERSON"
        or word.pos == "PROPN"
        or word.text in register.by_surname
        or _name_at(sentence, word.start)
    )


def _name_at(sentence: Sentence, offset: int) -> bool:
    text = sentence.text[offset - sentence.start :]
    return any(m.start == 0 and m.entries[0].sort == "person" for m in find_names(text[:60]))


def _apposed(sentence: Sentence, start: int) -> bool:
    """Whether a bare title explains the name before it ("Ruto, president of Kenya,")."""
    return not determiner(sentence, start) and start > 0 and sentence.tokens[start - 1].text == ","
