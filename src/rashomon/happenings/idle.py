"""Words of events that tell of none: silence, insisting that something is so, and what only describes somebody."""

from __future__ import annotations

from rashomon.encoder.parse import Sentence, Token
from rashomon.happenings.fillers import Fillers
from rashomon.happenings.lexicon import governors, nouns
from rashomon.happenings.matching import Match
from rashomon.happenings.phrases import is_passive, lemma_of, prepositional
from rashomon.statements.lexicon import silence

#: Refusals of words that are deeds between parties all the same ("refused to talk to the rebels").
_DEALINGS = frozenset(("talk", "give", "provide", "respond", "address", "acknowledge"))
_SUBJUNCTIVE = frozenset(("should", "must", "would", "will"))
_QUESTIONS = frozenset(("whether", "if", "what", "why", "how", "when", "where", "who"))


def only_speaks(match: Match) -> bool:
    """Whether a refusal, request or agreement is one of words alone: "declined to comment", "asked not to be named",
    "asked whether", "insisted that the road was open" (against "insisted that it be opened"), "agreed that it was"."""
    s, head = match.sentence, match.head
    if match.frame.root == "AGREE" and not match.nominal:
        clause = s.child(head, "ccomp")
        return clause is not None and clause.index > head.index and _is_told(s, clause)
    if match.frame.root not in ("REJECT", "REQUEST") or match.nominal:
        return False
    infinitive = s.child(head, "xcomp", "ccomp", "advcl")
    if infinitive is None or infinitive.index < head.index:
        return False
    if infinitive.tag in ("VB", "VBN") and _to(s, infinitive):
        asked_for_silence = match.frame.root == "REJECT" or s.child(infinitive, "neg") is not None
        return asked_for_silence and lemma_of(infinitive) in silence().refused - _DEALINGS
    if match.frame.root == "REQUEST" and infinitive.dep == "ccomp":
        return _asks(s, infinitive) or (lemma_of(head) == "insist" and _states(s, infinitive))
    return False


def only_describes(match: Match, fillers: Fillers) -> bool:
    """Whether a word only says what somebody is like ("men armed with knives"), names those whom another event
    befalls ("opened fire on a patrol"), or tells what somebody does to himself."""
    s, head = match.sentence, match.head
    if match.nominal:
        return lemma_of(head) in nouns().people and _befallen(s, head, fillers)
    himself = [t for t in s.children(head, "dobj") if t.text.lower().endswith(("self", "selves"))]
    if any(t not in match.words for t in himself) and match.frame.mode != "suicide-attack":
        return True  # "shot himself": nothing between parties
    states = lemma_of(head) in governors().states and head.dep in ("acl", "amod", "advcl", "relcl")
    return states and is_passive(s, head) and not prepositional(s, head, "by")


def _to(sentence: Sentence, verb: Token) -> bool:
    return any(t.tag == "TO" for t in sentence.children(verb, "aux"))


def _asks(sentence: Sentence, clause: Token) -> bool:
    """Whether a clause is a question told."""
    return any(t.text.lower() in _QUESTIONS for t in sentence.children(clause, "mark", "advmod", "attr", "dobj"))


def _states(sentence: Sentence, clause: Token) -> bool:
    """Whether a clause is in the indicative: it says how things are, not what is to be done."""
    helpers = sentence.children(clause, "aux", "auxpass")
    if any(t.text.lower() in _SUBJUNCTIVE for t in helpers):
        return False
    return any(t.tag in ("VBD", "VBZ") for t in (clause, *helpers))


def _is_told(sentence: Sentence, clause: Token) -> bool:
    """Whether a clause says how things are or were ("agreed that the letter had come"): no modal, a finite verb."""
    helpers = sentence.children(clause, "aux", "auxpass")
    if any(t.tag in ("MD", "TO") for t in helpers):
        return False
    return any(t.tag in ("VBD", "VBZ", "VBP") for t in (clause, *helpers))


def _befallen(sentence: Sentence, noun: Token, fillers: Fillers) -> bool:
    """Whether the noun is the object of an attack, at once or behind "on" or "at"."""
    head = sentence.head(noun)
    if head is not None and noun.dep == "pobj" and head.text.lower() in ("on", "at", "against"):
        above = sentence.head(head)
        return above is not None and _attacks(sentence, above, fillers)
    return noun.dep in ("dobj", "nsubjpass") and head is not None and _attacks(sentence, head, fillers)


def _attacks(sentence: Sentence, token: Token, fillers: Fillers) -> bool:
    if fillers.events.get(token.index) == "ASSAULT":
        return True
    above = sentence.head(token)
    return above is not None and token.dep == "dobj" and fillers.events.get(above.index) == "ASSAULT"
