"""The words of a mention: the shortest that name its event, and the clause around them."""

from __future__ import annotations

from rashomon.encoder.parse import Sentence, Token
from rashomon.happenings.matching import Match
from rashomon.happenings.signs import is_definite_noun
from rashomon.model import Span

#: A light verb and its noun make one trigger when they stand this close; else the noun alone names the event.
_LIGHT_VERB_GAP = 6
_MODIFIERS = ("compound", "amod", "nmod", "npadvmod", "punct")
_CLAUSES = ("advcl", "relcl", "parataxis", "ccomp")


def trigger(match: Match, others: frozenset[int], shut: tuple[Span, ...]) -> Span:
    """The span that names the event; it covers no word of other events (`others`) and, before a noun, no actor, time
    or place expression (`shut`)."""
    sentence = match.sentence
    if match.nominal:
        return _noun_phrase(match, others, shut)
    first, last = match.words[0].index, match.words[-1].index
    between = set(range(first, last + 1)) - {t.index for t in match.words}
    if last - first > _LIGHT_VERB_GAP or between & others:
        return sentence.span(match.head.index, match.head.index + 1)
    return sentence.span(first, last + 1)


def _noun_phrase(match: Match, others: frozenset[int], shut: tuple[Span, ...]) -> Span:
    sentence = match.sentence
    first, last = match.words[0].index, match.words[-1].index
    while first > 0:
        before = sentence.tokens[first - 1]
        inside = before.dep in _MODIFIERS and first <= before.head <= last
        blocked = before.index in others or any(s.start < before.end and before.start < s.end for s in shut)
        if not inside or blocked or (before.dep == "punct" and before.text != "-"):
            break
        first -= 1
    return sentence.span(first, last + 1)


def is_definite(match: Match) -> bool:
    """Whether the wording points back or is owned ("the call", "that attack", "his visit")."""
    if not match.nominal:
        return False
    sentence = match.sentence
    return any(is_definite_noun(sentence, word) for word in match.words)


def clause_head(sentence: Sentence, token: Token) -> Token:
    """The verb of the innermost clause that holds a word, or the word itself where there is none."""
    if token.pos in ("VERB", "AUX"):
        return token
    return next((t for t in sentence.ancestors(token) if t.pos in ("VERB", "AUX")), token)


def extent(match: Match) -> Span:
    """The clause of the event, without the clauses that hang on its edges."""
    sentence = match.sentence
    head = clause_head(sentence, match.head)
    kept = _own_words(sentence, head, match.head)
    first, past = min(kept), max(kept) + 1
    while past - 1 > first and sentence.tokens[past - 1].pos == "PUNCT":
        past -= 1
    while first < past - 1 and sentence.tokens[first].pos == "PUNCT":
        first += 1
    words = [t.index for t in match.words]
    return sentence.span(min(first, *words), max(past, *(w + 1 for w in words)))


def _own_words(sentence: Sentence, head: Token, inside: Token) -> list[int]:
    found, queue = [head.index], [head]
    while queue:
        for kid in sentence.children(queue.pop()):
            if _is_other_clause(sentence, kid, head, inside):
                continue
            found.append(kid.index)
            queue.append(kid)
    return found


def _is_other_clause(sentence: Sentence, kid: Token, head: Token, inside: Token) -> bool:
    if kid.dep == "conj" and kid.pos in ("VERB", "AUX"):
        return True
    if kid.dep not in _CLAUSES or kid.pos not in ("VERB", "AUX"):
        return False
    return kid.dep != "ccomp" or kid.index < head.index
