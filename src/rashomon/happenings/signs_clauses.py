"""Forms of clauses that tell of nothing that happened: questions, commands, wishes, and conditions by word order."""

from __future__ import annotations

from rashomon.encoder.parse import Sentence, Token
from rashomon.happenings.lexicon import governors
from rashomon.model import Modality

_FINITE = ("VBD", "VBP", "VBZ", "MD")
#: Questions that take for granted that it happened: who or what did it, and why, how, where, when.
_WH_TAGS = frozenset(("WP", "WP$", "WRB", "WDT"))
#: Auxiliaries that open a condition in place of "if".
#: Subjects in the singular of pronouns that take a plain verb.
_MANY = frozenset(("i", "you", "we", "they"))
_INVERTED = frozenset(("had", "were", "should"))


def form_of(sentence: Sentence, verb: Token) -> Modality:
    """What the form of a verb's clause says, "actual" where it tells of a fact."""
    if _is_asked(sentence, verb) or _is_command(sentence, verb) or _is_wish(sentence, verb):
        return "possible"
    return "possible" if _is_inverted_condition(sentence, verb) else "actual"


def is_denied_in_front(sentence: Sentence, verb: Token) -> bool:
    """ "At no point did ...": a phrase with "no" before the subject, and the auxiliary between them."""
    subject, helper = sentence.child(verb, "nsubj", "nsubjpass"), sentence.child(verb, "aux", "auxpass")
    if subject is None or helper is None or not helper.index < subject.index:
        return False
    front = [t for kid in sentence.children(verb) if kid.index < helper.index for t in sentence.subtree(kid)]
    return any(t.text.lower() in governors().negative_determiners for t in front)


def _is_asked(sentence: Sentence, verb: Token) -> bool:
    """A yes-no question: the auxiliary stands before the subject, and a question mark ends it."""
    if verb.dep not in ("ROOT", "ccomp", "conj", "parataxis"):
        return False
    ahead = next((t for t in sentence.tokens[verb.index :] if t.text in ("?", ".", ";")), None)
    if ahead is None or ahead.text != "?":
        return False
    subject = sentence.child(verb, "nsubj", "nsubjpass")
    helpers = [*sentence.children(verb, "aux", "auxpass"), *([verb] if verb.lemma == "be" else [])]
    inverted = subject is not None and any(h.index < subject.index for h in helpers)
    asks_more = any(t.tag in _WH_TAGS for kid in sentence.children(verb) for t in (kid, *sentence.children(kid)))
    return inverted and not asks_more


def _is_command(sentence: Sentence, verb: Token) -> bool:
    """An imperative: a bare verb without subject at the beginning of a sentence or quotation."""
    if verb.tag != "VB" or verb.dep not in ("ROOT", "ccomp") or sentence.role == "headline":
        return False
    if sentence.child(verb, "nsubj", "nsubjpass", "aux", "auxpass", "expl") is not None:
        return False
    before = [t for t in sentence.tokens[: verb.index] if t.pos not in ("PUNCT", "ADV", "INTJ")]
    opening = max((t.index for t in sentence.tokens[: verb.index] if t.text in ('"', "'", ":")), default=-1)
    return all(t.index < opening or t.dep in ("neg", "npadvmod") for t in before)


def _is_wish(sentence: Sentence, verb: Token) -> bool:
    """A subjunctive: "insisted that the boy be sent home", a bare verb with a subject and no auxiliary."""
    if verb.dep not in ("ccomp", "acl", "relcl", "advcl") or sentence.child(verb, "nsubj", "nsubjpass") is None:
        return False
    if sentence.child(verb, "mark") is None:
        return False
    helpers = sentence.children(verb, "aux", "auxpass")
    if verb.tag == "VBN":
        return any(t.text.lower() == "be" for t in helpers) and not any(
            t.tag in _FINITE or t.tag == "TO" for t in helpers
        )
    subject = sentence.child(verb, "nsubj", "nsubjpass")
    one = subject is not None and subject.tag in ("NN", "NNP", "PRP") and sentence.child(subject, "conj") is None
    unagreed = one and subject is not None and subject.text.lower() not in _MANY  # "insists that the president resign"
    return (verb.tag == "VB" or (verb.tag == "VBP" and unagreed and verb.lemma not in ("be", "have"))) and not helpers


def _is_inverted_condition(sentence: Sentence, verb: Token) -> bool:
    """ "Had the talks failed, ...", "should Oman object": the auxiliary opens the clause, before its subject."""
    if verb.dep not in ("advcl", "ccomp", "conj") or sentence.child(verb, "mark") is not None:
        return False
    subject = sentence.child(verb, "nsubj", "nsubjpass")
    helpers = [t for t in (*sentence.children(verb, "aux", "auxpass"), verb) if t.text.lower() in _INVERTED]
    inverted = [h for h in helpers if subject is not None and h.index < subject.index]
    if not inverted:
        return False
    first = min(t.index for t in sentence.subtree(verb))
    before = sentence.tokens[first - 1] if first else None
    return inverted[0].index == first and (before is None or before.pos in ("PUNCT", "CCONJ", "SCONJ", "VERB", "NOUN"))
