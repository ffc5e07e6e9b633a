"""Clauses of a parsed sentence: which verb a word belongs to, and the stretch that verb's clause covers."""

from __future__ import annotations

from rashomon.encoder.parse import Sentence, Token
from rashomon.model import Span

#: Relations by which a verb heads a clause of its own.
_CLAUSES = frozenset({"ROOT", "ccomp", "xcomp", "advcl", "relcl", "acl", "conj", "pcomp", "parataxis", "csubj"})
#: Relations of clauses that stand beside, not inside, the clause of their governor.
_BESIDE = frozenset({"conj", "parataxis"})
_VERBAL = frozenset({"VERB", "AUX"})


def heads_clause(token: Token) -> bool:
    """Whether a word heads a clause (a verb in a clausal relation)."""
    return token.pos in _VERBAL and token.dep in _CLAUSES


def clause_head(sentence: Sentence, token: Token) -> Token:
    """The verb whose clause a word belongs to; the sentence's root where there is none."""
    return next((t for t in (token, *sentence.ancestors(token)) if heads_clause(t)), sentence.root)


def clause_tokens(sentence: Sentence, head: Token) -> list[Token]:
    """The words of a clause: all the verb governs, without the clauses that stand beside it."""
    beside: set[int] = set()
    for token in sentence.subtree(head):
        if token.index != head.index and _tells_of_another(sentence, token):
            beside |= {t.index for t in sentence.subtree(token)}
    for kid in sentence.children(head):
        if _stands_beside(sentence, head, kid):
            beside |= {t.index for t in sentence.subtree(kid)}
            beside |= {t.index for t in sentence.children(head, "cc") if abs(t.index - kid.index) < _near(kid, head)}
    return [t for t in sentence.subtree(head) if t.index not in beside]


def _near(kid: Token, head: Token) -> int:
    return abs(kid.index - head.index)


def _stands_beside(sentence: Sentence, head: Token, kid: Token) -> bool:
    if kid.dep == "prep" and kid.lemma.lower() in ("according", "accord"):
        return True  # "according to X" names the voice, it is no part of what is said
    if kid.pos not in _VERBAL:
        return False
    if kid.dep in _BESIDE:
        return True
    own_subject = sentence.child(kid, "nsubj", "nsubjpass", "csubj") is not None
    if kid.dep == "advcl":
        return own_subject and sentence.child(kid, "mark", "advmod") is not None and not _is_infinitive(sentence, kid)
    # "..., the Kremlin said": what is said stands beside the verb of saying when it comes first
    return kid.dep == "ccomp" and own_subject and kid.index < head.index


def _is_infinitive(sentence: Sentence, verb: Token) -> bool:
    return any(t.tag == "TO" for t in sentence.children(verb, "aux"))


def _tells_of_another(sentence: Sentence, kid: Token) -> bool:
    """Whether a relative clause has a subject of its own ("a letter in which the minister apologised")."""
    subject = sentence.child(kid, "nsubj", "nsubjpass")
    return kid.dep == "relcl" and subject is not None and subject.tag not in ("WDT", "WP", "PRP")


def finite_head(sentence: Sentence, head: Token) -> Token:
    """The verb of the nearest clause that can stand as a claim: an infinitive or participle without its own subject
    says nothing without the verb that governs it."""
    while head.tag in ("VB", "VBG") and head.dep in ("xcomp", "pcomp", "advcl", "acl", "conj"):
        finite = any(t.tag in ("VBD", "VBZ", "VBP", "MD") for t in sentence.children(head, "aux", "auxpass"))
        above = next((t for t in sentence.ancestors(head) if heads_clause(t)), None)
        if finite or above is None or sentence.child(head, "nsubj", "nsubjpass", "mark") is not None:
            break
        head = above
    return head


def clause_span(sentence: Sentence, head: Token) -> Span:
    """The unbroken stretch of a clause around its verb, without marks at its ends."""
    kept = {t.index for t in clause_tokens(sentence, head)}
    first = last = head.index
    while first - 1 in kept or (first - 2 in kept and sentence.tokens[first - 1].pos == "PUNCT" and first >= 2):
        first -= 1
    while last + 1 in kept:
        last += 1
    while first < head.index and sentence.tokens[first].pos in ("PUNCT", "CCONJ"):
        first += 1
    while last > head.index and sentence.tokens[last].pos == "PUNCT" and sentence.tokens[last].text not in ('"', "]"):
        last -= 1
    return sentence.span(first, last + 1)
