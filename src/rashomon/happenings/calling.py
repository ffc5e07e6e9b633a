"""The senses of "call": to name somebody something, to be called to a duty, and to call on or for, are no calls."""

from __future__ import annotations

from rashomon.encoder.parse import Sentence, Token
from rashomon.happenings.clauses import called_by_name
from rashomon.happenings.phrases import is_passive

_NOMINAL = frozenset(("DET", "ADJ", "NOUN", "PROPN", "PRON", "NUM", "PART"))
_QUOTES = frozenset(("“", '"', "‘", "''", "``", "'"))
_ARTICLES = frozenset(("a", "an"))
#: Nouns that say when or how often, not what somebody is called.
_OCCASIONS = frozenset(("time", "day", "night", "morning", "evening", "week", "month", "year", "hour", "minute"))


def names_something(sentence: Sentence, verb: Token) -> bool:
    """ "Called him a traitor", "calls the plan 'reckless'": an object and what it is called."""
    said_of = sentence.child(verb, "oprd", "ccomp")
    if said_of is not None and said_of != called_by_name(sentence, verb):
        return said_of.pos != "VERB" or said_of.dep == "oprd"
    given = sentence.child(verb, "dative")
    if given is not None and given.pos != "ADP" and sentence.child(verb, "dobj") is not None:
        return True
    return _is_followed_by_a_name(sentence, verb)


def is_duty(sentence: Sentence, verb: Token) -> bool:
    """ "We are called to serve": a passive with an infinitive."""
    infinitive = sentence.child(verb, "xcomp")
    return infinitive is not None and infinitive.tag == "VB" and is_passive(sentence, verb)


def _is_followed_by_a_name(sentence: Sentence, verb: Token) -> bool:
    """Whether a quotation, or a phrase with an article or owner of its own, stands right behind the object."""
    object_ends = False
    for token in sentence.tokens[verb.index + 1 :]:
        own = token.text.lower() in _ARTICLES or token.tag == "PRP$"
        if object_ends and (token.text in _QUOTES or own):
            above = sentence.head(token)
            when = above is not None and (above.entity in ("DATE", "TIME") or above.lemma.lower() in _OCCASIONS)
            return token.text in _QUOTES or not when
        if token.pos not in _NOMINAL or token.entity in ("DATE", "TIME"):
            return False
        object_ends = token.pos in ("NOUN", "PROPN") or token.tag == "PRP"
    return False
