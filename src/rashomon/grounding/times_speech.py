"""Whose time it is: of the speech, or of what is said ("told reporters on Friday he would not resign").

Without a "that", parsers give a time that stands between a verb of speech and the clause that is told to the verb of
that clause. News English places the time of a report right there, so the verb of speech keeps it.
"""

from __future__ import annotations

from functools import lru_cache

from rashomon.encoder.parse import Sentence, Token
from rashomon.knowledge.times import ahead
from rashomon.model import Span
from rashomon.statements.lexicon import verbs

_SUBJECTS = ("nsubj", "nsubjpass", "expl", "csubj", "csubjpass")
#: Between a verb of speech and its time stand those who are spoken to and places; these parts of speech and marks
#: begin something else.
_BREAKS = frozenset({"SCONJ", "CCONJ", "PUNCT"})
_LIGHT = frozenset({"ADP", "ADV"})


def verb_of_speech(sentence: Sentence, span: Span, governing: Token) -> Token | None:
    """The verb of speech that a time belongs to although the parse gives it to `governing`; None where there is none.

    It stands before the time with nothing but hearers and places between, and the governing verb has its subject
    behind the time, or the time follows the verb of speech at once.
    """
    inside = sentence.within(span)
    if not inside or sentence.tokens[inside[0].index - 1].text.lower() in ahead().prepositions:
        return None
    first, past = inside[0].index, inside[-1].index + 1
    speech = _before(sentence, first)
    if speech is None or speech.index == governing.index:
        return None
    at_once = all(t.pos in _LIGHT for t in sentence.tokens[speech.index + 1 : first])
    new_subject = any(subject.index >= past for subject in sentence.children(governing, *_SUBJECTS))
    return speech if at_once or new_subject else None


def _before(sentence: Sentence, first: int) -> Token | None:
    """The nearest verb before a word, if it is one of speech and no other clause begins between."""
    for token in reversed(sentence.tokens[:first]):
        if token.pos == "VERB":
            return token if token.lemma.lower() in _telling() else None
        if token.pos in _BREAKS or token.dep == "mark" or token.tag in ("WDT", "WP", "WP$", "WRB"):
            return None
    return None


@lru_cache(maxsize=1)
def _telling() -> frozenset[str]:
    """Verbs of speech that a clause may follow."""
    return frozenset(word for word, uses in verbs().items() if any("clause" in use.frames for use in uses))
