"""The title a text gives a person: before the name, or in apposition, with the country it tells of."""

from __future__ import annotations

from functools import cache

from rashomon.encoder.parse import Parse, Sentence
from rashomon.expressions.actors_words import countries_of, country_before, phrase_at, words
from rashomon.knowledge.actors.gazetteer import adjectives
from rashomon.knowledge.actors.wordings import wordings
from rashomon.model import Span


def title_of(sentence: Sentence, span: Span) -> tuple[str | None, str | None]:
    """The title a text gives a person and its country: before the name, or in apposition ("Ghana's president, X")."""
    role, country = title_before(sentence, span.start)
    if role is not None:
        first = next((t.index for t in sentence.tokens if t.start >= span.start), 0)
        before = country_before(sentence, first) if country is None else None
        return role, country or (before[1] if before else None)
    tokens = sentence.within(span)
    first, past = tokens[0].index, tokens[-1].index + 1
    before_comma = first > 1 and sentence.tokens[first - 1].text == ","
    after_comma = past + 1 < len(sentence.tokens) and sentence.tokens[past].text == ","
    if before_comma and (found := _title_ending(sentence, first - 1)):
        return found
    return (_title_starting(sentence, past + 1) if after_comma else None) or (None, None)


def _title_ending(sentence: Sentence, past: int) -> tuple[str, str | None] | None:
    """A title that ends before a token, with the country before it."""
    for first in range(max(0, past - 4), past):
        text = words(sentence, first, past)
        if text.lower() in wordings().titles:
            before = country_before(sentence, first)
            return text, before[1] if before else None
    return None


def _title_starting(sentence: Sentence, first: int) -> tuple[str, str | None] | None:
    """A title in the few words after a name's comma, with its country ("the Peruvian finance minister")."""
    for index in range(first, min(first + 4, len(sentence.tokens))):
        if sentence.tokens[index].pos in {"VERB", "AUX", "PUNCT", "PRON"}:
            return None
        if found := phrase_at(sentence, index, wordings().titles):
            before, after = country_before(sentence, index), countries_of(sentence, found[0])[1]
            code = before[1] if before else after[0] if after else None
            return words(sentence, index, found[0]), code
    return None


def title_before(sentence: Sentence, offset: int) -> tuple[str | None, str | None]:
    """The title that stands before a name ("Turkish President") and the country it tells of."""
    first = next((t.index for t in sentence.tokens if t.start >= offset), 0)
    start = first
    while start > 0 and _title_word(sentence, start - 1):
        start -= 1
    if start == first or not any(is_title(w.text) for w in sentence.tokens[start:first]):
        return None, None
    text = words(sentence, start, first)
    parts = (
        words(sentence, low, past) for past in range(start + 1, first + 1) for low in range(max(start, past - 2), past)
    )
    return text, next((adjectives()[part] for part in parts if part in adjectives()), None)


def is_title(word: str) -> bool:
    """Whether a word is a title or a form of address, or part of one."""
    lists = wordings()
    return word.lower() in lists["forms_of_address"] or word.lower() in _title_words()


@cache
def _title_words() -> frozenset[str]:
    return frozenset(word for title in wordings().titles for word in title.split()) | {"deputy", "acting", "interim"}


def _title_word(sentence: Sentence, index: int) -> bool:
    """Whether a word before a name belongs to the title: a title, a demonym or the portfolio before the title."""
    word = sentence.tokens[index]
    if word.pos in {"PUNCT", "VERB", "AUX", "ADP", "DET", "CCONJ", "SCONJ", "PRON"} and not is_title(word.text):
        return word.text == "-" and index > 0
    return (
        is_title(word.text)
        or word.text in adjectives()
        or word.pos in {"ADJ", "NOUN"}
        or word.dep in {"compound", "amod"}
    )


def offices_told(parse: Parse) -> dict[str, str]:
    """The country of each office that a document gives to one country alone ("Kenya's trade minister")."""
    found: dict[str, set[str]] = {}
    for sentence in parse.sentences:
        for token in sentence.tokens:
            if title := phrase_at(sentence, token.index, wordings().titles):
                before, after = country_before(sentence, token.index), countries_of(sentence, title[0])[1]
                found.setdefault(title[1], set()).update([before[1]] if before else after)
    return {office: codes.pop() for office, codes in found.items() if len(codes) == 1}


def office_named(role: str | None) -> str | None:
    """The office slug that a title ends in ("Turkish Prime Minister" names prime-minister), None where it has none."""
    found = [title for title in wordings().titles if role and (" " + role.lower()).endswith(" " + title)]
    return wordings().titles[max(found, key=len)] if found else None
