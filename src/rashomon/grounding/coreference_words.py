"""Words of a document that its context has to settle, beside those that `expressions/` finds by their form alone.

These are pronouns of the first and second person, "it" and the reflexives, and "the" with a plain noun for a person, a
country or a body.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from rashomon.encoder.parse import Parse, Sentence, Token
from rashomon.grounding.coreference_ranking import is_empty
from rashomon.grounding.coreference_roles import callings
from rashomon.knowledge.actors.reference import reference
from rashomon.knowledge.actors.wordings import wordings
from rashomon.model import ActorExpression

_POINTING = frozenset({"the", "this", "that"})
_PERSONAL = frozenset({"PRP", "PRP$"})


def words_in_context(parse: Parse, known: Iterable[ActorExpression]) -> tuple[ActorExpression, ...]:
    """Such words that no other expression covers; a phrase takes the place of the pronoun inside it ("his country")."""
    taken = [e.span for e in known if e.reading != "pronoun"]
    found = [
        expression
        for sentence in parse.sentences
        for expression in _of(sentence)
        if not any(expression.span.overlaps(span) for span in taken)
    ]
    phrases = [e.span for e in found if e.reading != "pronoun"]
    kept = [e for e in found if e.reading != "pronoun" or not any(e.span.overlaps(span) for span in phrases)]
    spans = {e.span for e in kept}
    others = [e for e in known if e.span not in spans and not any(e.span.overlaps(span) for span in phrases)]
    return tuple(sorted([*others, *kept], key=lambda e: (e.span.start, e.span.end)))


def _of(sentence: Sentence) -> Iterator[ActorExpression]:
    for token in sentence.tokens:
        word = token.text.lower()
        kind = reference().pronouns.get(word)
        if kind is not None and token.tag in _PERSONAL and not (token.text.isupper() and len(word) > 1):
            if not is_empty(sentence, token):
                yield _expression(sentence, token.index, token.index, f"pronoun:{kind}")
        elif token.pos == "NOUN" and (found := _noun(sentence, token)) is not None:
            yield found


def _expression(sentence: Sentence, first: int, last: int, what: str) -> ActorExpression:
    reading = "pronoun" if what.startswith("pronoun:") else "nominal"
    return ActorExpression(sentence.span(first, last + 1), reading, (), ("", what))  # type: ignore[arg-type]


def _noun(sentence: Sentence, noun: Token) -> ActorExpression | None:
    """A phrase of "the" or "his" and a noun for a person, country or body, with at most its describing words."""
    determiner = sentence.child(noun, "det", "poss")
    if noun.text.lower() == "side" and determiner is not None and determiner.text.lower() == "each":
        return _expression(sentence, determiner.index, noun.index, "pair:states")
    if determiner is None or noun.dep in {"compound", "nmod", "attr", "appos"}:
        return None
    lemma, word, lists = noun.lemma.lower(), noun.text.lower(), reference()
    owned = determiner.tag == "PRP$" and determiner.text.lower() in lists.pronouns
    if owned and lemma in lists["own_countries"] and noun.tag == "NN" and not _locative(sentence, noun):
        return _expression(sentence, determiner.index, noun.index, f"own:{lemma}")
    if determiner.text.lower() not in _POINTING or _goes_on(sentence, noun):
        return None
    first = determiner.index
    between = sentence.tokens[first + 1 : noun.index]
    if lemma in lists["country_nouns"] | lists["monarchies"] and noun.tag == "NN":
        plain = all(t.pos == "ADJ" for t in between) and not _locative(sentence, noun)
        return _expression(sentence, first, noun.index, f"country:{lemma}") if plain else None
    if (word in lists.bodies_again or lemma in lists.bodies_again) and not any(t.pos == "PROPN" for t in between):
        return _expression(sentence, first, noun.index, f"called:{word if word in lists.bodies_again else lemma}")
    if noun.tag == "NN" and lemma in callings() and not any(t.tag == "POS" for t in between):
        return _expression(sentence, first, noun.index, f"role:{lemma}")
    return None


def _goes_on(sentence: Sentence, noun: Token) -> bool:
    """Whether something behind a noun says which is meant ("the man who led the coup", "the head of the army")."""
    behind = [t for t in sentence.children(noun) if t.index > noun.index]
    said = any(t.dep in {"relcl", "acl"} and sentence.tokens[noun.index + 1].text != "," for t in behind)
    owned = any(
        t.dep == "prep" and t.lemma in {"of", "for", "in", "from"} and t.index == noun.index + 1 for t in behind
    )
    named = noun.index + 1 < len(sentence.tokens) and sentence.tokens[noun.index + 1].pos == "PROPN"
    apposed = any(t.dep == "appos" and t.pos == "PROPN" for t in behind)
    return said or owned or named or apposed


def _locative(sentence: Sentence, noun: Token) -> bool:
    """Whether a country is told of as the place ("fled the country", "in his country")."""
    above = sentence.head(noun)
    if above is None:
        return False
    place = noun.dep == "pobj" and above.lemma.lower() in wordings()["locative_prepositions"]
    return place or (noun.dep == "dobj" and above.lemma in wordings()["visit_verbs"])
