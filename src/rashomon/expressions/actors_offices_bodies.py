"""Heads of international bodies without a name: "the U.N. secretary-general", "the head of the IAEA", "the pope"."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from rashomon.encoder.parse import Sentence
from rashomon.expressions.actors_offices import holder_of
from rashomon.expressions.actors_register import Register
from rashomon.expressions.actors_titles import names_follow
from rashomon.expressions.actors_titles_meant import is_acting, is_another
from rashomon.expressions.actors_words import determiner, determiner_at, next_word, phrase_at, span_of, words
from rashomon.knowledge.actors.gazetteer import Match, find_names
from rashomon.knowledge.actors.wordings import Phrases, wordings
from rashomon.model import ActorExpression, Document, Span

#: Longest title of the lists, in words ("secretary general of the ..." has two before its "of").
LONGEST_TITLE = 3


def find_body_offices(document: Document, sentence: Sentence, register: Register) -> Iterator[ActorExpression]:
    """Titles of the heads of bodies, as people where the day settles that, else as offices."""
    for match in find_names(sentence.text):
        body = next((e.actor.partition(":")[2] for e in match.entries if e.sort == "body"), "")
        titles = _titles().get(body)
        found = _around(sentence, match, titles, register) if titles else None
        if found is not None:
            start, past, title, acting = found
            holder = holder_of(document, register, f"office:{body}/{title}", acting)
            yield ActorExpression(span_of(sentence, determiner_at(sentence, start), past), "title", (holder,))
    yield from _sole(document, sentence, register)


@cache
def _titles() -> dict[str, Phrases]:
    return {body: Phrases(titles) for body, titles in wordings().body_offices.items()}


def _around(sentence: Sentence, match: Match, titles: Phrases, register: Register) -> tuple[int, int, str, bool] | None:
    """Start, end and title of the phrase that a body's name and a title make, and whether its holder only acts."""
    named = sentence.within(Span(sentence.document, sentence.start + match.start, sentence.start + match.end))
    if not named:
        return None
    first, past = named[0].index, named[-1].index + 1
    index = past + (past < len(sentence.tokens) and sentence.tokens[past].text in {"'s", "'"})
    acting = index < len(sentence.tokens) and sentence.tokens[index].text.lower() in wordings()["acting"]
    index += acting
    found = phrase_at(sentence, index, titles) if index < len(sentence.tokens) else None
    if found is not None and not found[2]:
        late = is_another(sentence, first, first, found[0]) or names_follow(sentence, found[0], register)
        return None if late else (first, found[0], found[1], acting)
    return _before(sentence, first, past, titles, register)


def _before(
    sentence: Sentence, first: int, past: int, titles: Phrases, register: Register
) -> tuple[int, int, str, bool] | None:
    """ "the secretary-general of the United Nations"."""
    of = first - 1 - (first > 1 and sentence.tokens[first - 1].text.lower() == "the")
    if of < 1 or sentence.tokens[of].text != "of" or sentence.tokens[min(past, len(sentence.tokens) - 1)].text == "'s":
        return None
    for start in range(max(0, of - LONGEST_TITLE), of):
        if (title := titles.get(words(sentence, start, of).lower())) is not None:
            late = is_another(sentence, start, start, past) or names_follow(sentence, past, register)
            known = start > 0 and determiner(sentence, start - 1) in {"the", ""}
            return None if late or not known else (start, past, title, is_acting(sentence, start, start))
    return None


def _sole(document: Document, sentence: Sentence, register: Register) -> Iterator[ActorExpression]:
    """Offices of which there is one ("the pope"); with a word between ("the Coptic pope") it is another."""
    for token in sentence.tokens:
        office = wordings().sole_offices.get(token.text.lower())
        before = sentence.tokens[token.index - 1].text.lower() if token.index else ""
        after = next_word(sentence, token.index + 1)
        of = after is not None and after.text == "of"
        if office and before == "the" and not of and not names_follow(sentence, token.index + 1, register):
            holder = holder_of(document, register, f"office:{office}")
            yield ActorExpression(span_of(sentence, token.index - 1, token.index + 1), "title", (holder,), None, None)
