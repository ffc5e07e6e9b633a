"""Which way a time lies from the day of writing, by the tense and the words around it."""

from __future__ import annotations

from typing import Literal

from rashomon.encoder.parse import Sentence, Token
from rashomon.grounding.times_speech import verb_of_speech
from rashomon.knowledge.times import Ahead, ahead, tenses
from rashomon.model import Span

Direction = Literal["past", "future", "open"]

_RANKS = frozenset({"first", "second", "third", "last", "latest", "only", "youngest", "oldest"})
_ABLE = frozenset({"can", "could", "might", "would", "may", "should", "must"})


def direction_of(sentence: Sentence | None, span: Span) -> Direction:
    """ "past" or "future" where the words say so, else "open".

    The verb that governs the expression decides; a verb of speech that the time belongs to does so before the verb of
    what is said. A noun that stands between them ("Saturday's attack") is open, unless it is of a kind that is planned
    ("Saturday's vote") and the verb looks ahead too.
    """
    token = sentence.top(span) if sentence else None
    if sentence is None or token is None:
        return "open"
    if _lead_text(sentence, span).endswith(ahead().leads):
        return "future"
    led = _led(sentence, span)
    noun = _modified_noun(sentence, token)
    verb = _verb(sentence, token)
    if noun is not None and _planned(sentence, noun):
        return "future"
    if verb is not None and noun is None:
        verb = verb_of_speech(sentence, span, verb) or verb
    told = _tense(sentence, verb) if verb is not None else "open"
    if (
        verb is not None
        and verb.lemma.lower() in ahead().appointing
        and (noun is not None or led in ahead().prepositions or (not led and verb.lemma.lower() in ahead().setting))
    ):
        return "future"
    if noun is not None:
        return "future" if told == "future" and noun.lemma.lower() in ahead().nouns else "open"
    if led == "since":
        return "past"
    if led in ahead().prepositions and told != "past":
        return "future"
    return told


def _led(sentence: Sentence, span: Span) -> str:
    """The preposition right before a span, in lower case, or ""."""
    inside = sentence.within(span)
    first = inside[0].index if inside else 0
    before = sentence.tokens[first - 1] if first else None
    return before.text.lower() if before is not None and before.pos in ("ADP", "SCONJ") else ""


def _lead_text(sentence: Sentence, span: Span) -> str:
    """The words before a span, in lower case."""
    return sentence.text[: span.start - sentence.start].rstrip().lower()


def _modified_noun(sentence: Sentence, token: Token) -> Token | None:
    """The noun that the time modifies directly: "Saturday's attack", "the May 2015 accord", "the vote on Sunday"."""
    head = sentence.head(token)
    if head is not None and token.dep == "pobj" and head.dep == "prep":
        head = sentence.head(head)
    if head is None or head.pos not in ("NOUN", "PROPN") or head.entity in ("DATE", "TIME"):
        return None
    return head


def _planned(sentence: Sentence, noun: Token) -> bool:
    """Whether a noun stands under words that look ahead: "the planned visit", "ahead of Sunday's vote"."""
    words: Ahead = ahead()
    if any(kid.text.lower() in words.adjectives for kid in sentence.children(noun, "amod", "acl")):
        return True
    head = sentence.head(noun)
    above = sentence.head(head) if head is not None else None
    return head is not None and above is not None and head.lemma == "of" and above.lemma.lower() == "ahead"


def _verb(sentence: Sentence, token: Token) -> Token | None:
    return next((a for a in (token, *sentence.ancestors(token)) if a.pos in ("VERB", "AUX")), None)


def _tense(sentence: Sentence, verb: Token) -> Direction:
    words = ahead()
    helpers = sentence.children(verb, "aux", "auxpass")
    said = {helper.text.lower() for helper in helpers}
    if said & (words.modals - _ABLE) or any(h.lemma.lower() in ("will", "shall") for h in helpers):
        return "future"
    perfect = bool(said & {"have", "has", "had", "'ve"}) and verb.tag in ("VBN", "VBD")
    if said & _ABLE:
        return "past" if perfect or ("could" in said and _denied(sentence, verb)) else "future"
    if verb.tag == "VBN" and not perfect and _set_ahead(sentence, verb):
        return "future"
    if said & {"is", "are", "'s", "'re", "be"} and verb.tag == "VBN" and not perfect:
        return "open"
    if verb.tag == "VBD" or (verb.tag == "VBN" and verb.dep != "xcomp"):
        return "past"
    if verb.tag == "VBG":
        return _participle(sentence, verb, said)
    if verb.tag == "VB":
        return _infinitive(sentence, verb)
    return "open"


def _denied(sentence: Sentence, verb: Token) -> bool:
    """ "could not be reached", "neither could be found": what could not be done was tried."""
    subject = sentence.child(verb, "nsubj", "nsubjpass")
    words = [*sentence.children(verb, "neg", "preconj"), *([*sentence.subtree(subject)] if subject else [])]
    return any(word.text.lower() in tenses().negations for word in words)


def _set_ahead(sentence: Sentence, verb: Token) -> bool:
    """ "is expected on Monday", "talks planned for Monday", "a summit set for Geneva in April"."""
    lemma = verb.lemma.lower()
    passive = bool(sentence.children(verb, "auxpass"))
    appoints = lemma == "set" and any(kid.lemma == "for" for kid in sentence.children(verb, "prep"))
    return lemma in ahead().appointing or appoints or (passive and lemma in ahead().verbs)


def _participle(sentence: Sentence, verb: Token, said: set[str]) -> Direction:
    """ "is meeting" is open, "was meeting" past; "saying so on Friday" goes with the verb above."""
    if said & {"was", "were"}:
        return "past"
    if said:
        return "open"
    above = next((a for a in sentence.ancestors(verb) if a.pos in ("VERB", "AUX")), None)
    return "open" if above is None else _tense(sentence, above)


def _infinitive(sentence: Sentence, verb: Token) -> Direction:
    """ "agreed to meet" looks ahead, "failed to meet" does not."""
    if any(kid.text.lower() in ("did", "does", "do") for kid in sentence.children(verb, "aux")):
        return "past" if any(kid.text.lower() == "did" for kid in sentence.children(verb, "aux")) else "open"
    head = sentence.head(verb)
    if head is not None and verb.dep == "csubj":  # "to sign on Friday was a step"
        return _tense(sentence, head)
    if head is None or any(kid.text.lower() in _RANKS for kid in sentence.children(head, "amod")):
        return "open"  # "the first country to join" has joined, or will
    if head.lemma.lower() in ahead().verbs | ahead().nouns or head.lemma.lower() in (
        "be",
        "plan",
        "decision",
        "invitation",
    ):
        return "future"
    return "open"
