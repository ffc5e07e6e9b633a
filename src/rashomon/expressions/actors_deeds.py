"""Demonyms before a deed: "Sudanese airstrikes", "the Pakistani test", "a Chadian attack on the village"."""

from __future__ import annotations

from collections.abc import Iterator

from rashomon.encoder.parse import Sentence, Token
from rashomon.expressions.actors_words import words
from rashomon.knowledge.actors.gazetteer import adjectives
from rashomon.knowledge.actors.wordings import wordings
from rashomon.model import ActorExpression, Span

#: Demonyms of up to so many words ("South Korean", "Bosnian Serb").
_LONGEST_DEMONYM = 3
#: Words by which a deed says on whom it was done.
_AIMED = frozenset({"on", "against", "upon"})


def find_deeds(sentence: Sentence) -> Iterator[ActorExpression]:
    """Demonyms that say whose deed the noun after them names: of deeds that none but a state or its forces does, and
    of others, which may only have happened in the country ("an Afghan bombing"), where they are aimed at somebody."""
    for noun in sentence.tokens:
        if noun.pos not in {"NOUN", "PROPN"} or not _is_deed(sentence, noun):
            continue
        for first in range(max(0, _start(sentence, noun) - _LONGEST_DEMONYM), noun.index):
            found = _demonym(sentence, first, noun)
            if found is not None:
                past, country = found
                span = Span(sentence.document, sentence.tokens[first].start, sentence.tokens[past - 1].end)
                yield ActorExpression(span, "name", (f"state:{country}",), None, country)
                break


def _is_deed(sentence: Sentence, noun: Token) -> bool:
    lemma = noun.lemma.lower()
    aimed = any(t.text.lower() in _AIMED for t in sentence.children(noun, "prep"))
    return lemma in wordings()["deeds_of_states"] or (aimed and lemma in wordings()["deeds_of_anybody"])


def _start(sentence: Sentence, noun: Token) -> int:
    """The first of the modifiers right before a noun."""
    start = noun.index
    while start > 0 and sentence.tokens[start - 1].dep in {"amod", "compound", "nmod"}:
        start -= 1
    return start


def _demonym(sentence: Sentence, first: int, noun: Token) -> tuple[int, str] | None:
    """The end and country of a demonym that starts at a token and describes the noun itself."""
    for past in range(min(noun.index, first + _LONGEST_DEMONYM), first, -1):
        country = adjectives().get(words(sentence, first, past))
        last = sentence.tokens[past - 1]
        of_the_deed = past <= last.head <= noun.index or last.head == noun.head  # "artillery" of "artillery fire"
        describes = last.dep in {"amod", "compound", "nmod"} and of_the_deed
        joined = first > 0 and sentence.tokens[first - 1].text == "-"
        followed = sentence.tokens[past].text in {"-", "'s", "'", "’s"} or sentence.tokens[past].text.startswith("-")
        if country and describes and not joined and not followed:
            return past, country
    return None
