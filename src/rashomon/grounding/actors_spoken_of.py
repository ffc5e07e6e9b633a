"""The one country that a text speaks of where it says "the army" or "the government" without naming whose."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from functools import cache

from rashomon.encoder.parse import Sentence, Token
from rashomon.expressions.actors_words import LONGEST_PHRASE, words
from rashomon.grounding.actors_context import PRONOUN_REACH, Context, country_named
from rashomon.knowledge.actors import countries
from rashomon.knowledge.actors.gazetteer import adjectives, find_names
from rashomon.knowledge.actors.wordings import wordings
from rashomon.model import ActorExpression

#: A mention in the headline or the dateline tells as much as this many in the text: they say what a report is about.
LEADING = 2


def spoken_of(context: Context, expression: ActorExpression) -> str | None:
    """The country whose body or government an expression means; None where the text leaves it open.

    It is the only country of the actors, bodies and places of the last sentences, and no other is spoken of as much in
    the whole text. A demonym tells only of a body, servant or place ("the Kenyan police"): a hostage or a missile is
    found in other countries too, and "Russian-built" says nothing of where the text is.
    """
    here = context.sentence_of(expression)
    found = {c for n in context.before(expression, PRONOUN_REACH) if (c := country_named(n)) in countries()}
    for sentence in context.parse.sentences[max(0, here - PRONOUN_REACH) : here + 1]:
        found |= {*_named(sentence), *(code for code, noun in _demonyms(sentence) if _of_a_state(noun))}
    return next(iter(found)) if len(found) == 1 and found == _most_named(context) else None


def _most_named(context: Context) -> set[str]:
    """The countries that a text names most, its headline and dateline counted more."""
    counted: Counter[str] = Counter()
    for sentence in context.parse.sentences:
        weight = LEADING if sentence.role in {"headline", "dateline"} else 1
        for code in (*_named(sentence), *(code for code, _ in _demonyms(sentence))):
            counted[code] += weight
    for named in context.named:
        by_name = named.expression.reading == "name" and named.actors[0].startswith("person:")
        if by_name and named.country is not None:
            counted[named.country] += 1
    return {code for code, times in counted.items() if times == max(counted.values())}


def _named(sentence: Sentence) -> Iterator[str]:
    text = sentence.text.title() if sentence.role == "dateline" else sentence.text  # "NAIROBI, Kenya"
    for match in find_names(text):
        for entry in match.entries[:1]:
            if entry.country and entry.sort in {"country", "city"}:
                yield entry.country


def _demonyms(sentence: Sentence) -> Iterator[tuple[str, Token | None]]:
    """The countries of a sentence's demonyms, each with the noun it stands on; parts of compounds are left out."""
    index, tokens = 0, sentence.tokens
    while index < len(tokens):
        longest = min(len(tokens), index + LONGEST_PHRASE)
        past = next((p for p in range(longest, index, -1) if words(sentence, index, p) in adjectives()), index)
        if past > index and not _compounded(tokens, index, past):
            yield adjectives()[words(sentence, index, past)], sentence.head(tokens[past - 1])
        index = max(past, index + 1)


def _compounded(tokens: tuple[Token, ...], first: int, past: int) -> bool:
    """Whether a hyphen joins [first, past) to a word beside it ("Russian-built", "anti-French")."""
    return (first > 0 and tokens[first - 1].text == "-") or (past < len(tokens) and tokens[past].text == "-")


def _of_a_state(noun: Token | None) -> bool:
    return noun is not None and noun.lemma.lower() in _state_nouns()


@cache
def _state_nouns() -> frozenset[str]:
    """Nouns for governments and their bodies, for those who serve them and for parts of a country."""
    lists = wordings()
    phrases = (*lists.bodies, *lists.titles)
    ends = {phrase.rpartition(" ")[2] for phrase in phrases}
    return frozenset(
        ends
        | {end.removesuffix("s") for end in ends}
        | lists["government_nouns"]
        | lists["servants_of_states"]
        | lists["lawmakers"]
        | lists["place_nouns"] - lists["on_a_country"]
    )
