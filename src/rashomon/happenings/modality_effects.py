"""What a governor makes of its complement: its class, its own fate, and how the two are put together."""

from __future__ import annotations

from collections.abc import Callable

from rashomon.encoder.parse import Sentence, Token
from rashomon.happenings.lexicon import Effect
from rashomon.happenings.modality_lexicon import truths
from rashomon.happenings.phrases import lemma_of
from rashomon.happenings.signs import furthest
from rashomon.model import Modality

#: The modality of a word, given the words that were asked for on the way to it.
Status = Callable[[Token, frozenset[int]], Modality]


def under(governor: Token, effect: Effect, fate: Modality) -> Modality:
    """The modality of what stands under a governor of a class whose own fate is known."""
    lemma, known = lemma_of(governor), truths()
    if effect == "negated":
        if fate != "negated":
            return "negated"
        return "actual" if known.is_implicative("undone", lemma) else "possible"
    if fate == "negated":
        barred = any(known.is_implicative(name, lemma) for name in ("enabling", "same", "tried"))
        return "negated" if barred else "possible"
    if effect == "topic":
        return "possible"
    return furthest(effect, "actual" if fate == "reported" else fate)


def implied(governor: Token, fate: Modality) -> Modality | None:
    """The modality of an infinitive under a verb that hands its truth on, or None where the verb does not."""
    lemma, known = lemma_of(governor), truths()
    if known.is_implicative("same", lemma):
        return fate
    if known.is_implicative("caused", lemma):
        return "possible" if fate == "negated" else fate
    if known.is_implicative("striven", lemma):
        return furthest("possible", "actual" if fate == "negated" else fate)
    return None


def is_content_clause(sentence: Sentence, verb: Token) -> bool:
    """Whether a finite clause is what is said or thought ("that he came"): it has a subject and no relative word."""
    subject = sentence.child(verb, "nsubj", "nsubjpass", "expl")
    if subject is None or subject.tag in ("WP", "WDT"):
        return False
    mark = sentence.child(verb, "mark")
    return mark is not None and mark.text.lower() == "that"
