"""Claims inside a subject: "the trucks that Chad claimed were carrying arms were in fact carrying rice".

The parser takes the verb of the claim for the main verb. The sentence has two finite verbs with nothing between them
that could join them, and the first stands right behind a verb of claiming, which no clause of its own can: so the
second is the main verb, its subject the noun, and the first tells the claim (the "garden path" of psycholinguistics;
Bever 1970). The heads of the words are mended accordingly; everything else stays as it was parsed.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from rashomon.encoder.parse import Token
from rashomon.knowledge.claiming import asides, claiming_verbs

_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_NOUNS = frozenset({"NN", "NNS", "NNP", "NNPS"})
_COMMON = frozenset({"NN", "NNS"})
_PHRASE = _NOUNS | {"DT", "PRP$", "JJ", "POS", "CD", "VBN", "VBG"}
_OPENS = frozenset({"DT", "PRP$"})
_RELATIVES = frozenset({"that", "which", "who"})
#: What ends the search for the main verb: a mark, a pronoun, a conjunction or a clause of its own.
_STOPS = frozenset({",", ":", ".", "``", "''", "-LRB-", "-RRB-", "CC", "WDT", "WP", "WRB", "PRP", "TO"})
#: The claim's object is seldom longer, in words.
_LONGEST_CLAIM = 12


@dataclass(frozen=True)
class _Claim:
    """Where its parts stand: the noun with its first word, the first word of who claims, the verb of claiming, and of
    the claim and of what is stated the first finite word and the verb."""

    noun_first: int
    noun: int
    claimant_first: int
    cue: int
    claim_first: int
    claim: int
    main_first: int
    main: int


def mend_relative_claims(tokens: Sequence[Token]) -> tuple[Token, ...]:
    """The words of a sentence, with the heads mended where a claim stands inside a subject."""
    for cue in (t.index for t in tokens if t.lemma.lower() in claiming_verbs() and t.tag in ("VBD", "VBZ", "VBP")):
        found = _claim(tokens, cue)
        if found is not None:
            return _mended(tokens, found)  # two in one sentence do not occur
    return tuple(tokens)


# ---------------------------------------------------------------- finding
def _claim(tokens: Sequence[Token], cue: int) -> _Claim | None:
    first = _past_adverbs(tokens, cue + 1)
    if first is None or tokens[first].tag not in _FINITE | {"VBN"}:  # "carried" looks like a participle
        return None
    who = _claimant(tokens, cue)
    claim = _verb_of(tokens, first)
    if who is None or tokens[claim].lemma.lower() in claiming_verbs():
        return None
    main_first = _main(tokens, claim)
    if main_first is None:
        return None
    noun = who - 1 if tokens[who - 1].text.lower() not in _RELATIVES else who - 2
    noun_first = _phrase_first(tokens, noun)
    return _Claim(noun_first, noun, who, cue, first, claim, main_first, _verb_of(tokens, main_first))


def _past_adverbs(tokens: Sequence[Token], start: int) -> int | None:
    return next((t.index for t in tokens[start:] if t.pos != "ADV"), None)


def _claimant(tokens: Sequence[Token], cue: int) -> int | None:
    """The first word of who claims, right behind the noun or its relative pronoun; None where no noun stands there."""
    if cue == 0 or tokens[cue - 1].tag not in _NOUNS | {"PRP"}:
        return None
    for n in range(cue - 1, 0, -1):
        before, word = tokens[n - 1], tokens[n]
        if before.text.lower() in _RELATIVES:
            return n if n >= 2 and tokens[n - 2].tag in _NOUNS else None
        opens = word.tag in _OPENS | {"PRP"} and before.tag in _NOUNS
        if opens or (word.tag in ("NNP", "NNPS") and before.tag in _COMMON and before.dep != "compound"):
            return n
        if before.tag not in _PHRASE:
            break
    # "the ship Chile says carried": a name behind a common noun that the parser took for one phrase
    named = [n for n in range(cue - 1, 0, -1) if tokens[n].tag in ("NNP", "NNPS") and tokens[n - 1].tag in _COMMON]
    return named[0] if named and all(t.tag in ("NNP", "NNPS") for t in tokens[named[0] : cue]) else None


def _verb_of(tokens: Sequence[Token], first: int) -> int:
    """The verb that a finite word helps, else that word."""
    if tokens[first].pos != "AUX":
        return first
    n = first + 1
    while n < len(tokens):
        aside = next((a for a in asides() if tuple(t.text.lower() for t in tokens[n : n + len(a)]) == a), None)
        if aside is not None:
            n += len(aside)
        elif tokens[n].pos in ("ADV", "AUX") or tokens[n].dep == "neg":
            n += 1
        else:
            break
    helped = n < len(tokens) and tokens[n].pos == "VERB" and tokens[n].tag in ("VB", "VBN", "VBG")
    return n if helped else first


def _main(tokens: Sequence[Token], claim: int) -> int | None:
    for token in tokens[claim + 1 : claim + 1 + _LONGEST_CLAIM]:
        if token.tag in _FINITE:
            return token.index if token.index > claim + 1 else None
        if token.tag in _STOPS or token.dep == "mark" or token.pos == "PUNCT":
            return None
    return None


def _phrase_first(tokens: Sequence[Token], noun: int) -> int:
    first = noun
    while first and tokens[first - 1].tag in _PHRASE:
        first -= 1
        if tokens[first].tag in _OPENS:
            break
    return first


# ---------------------------------------------------------------- mending
def _mended(tokens: Sequence[Token], at: _Claim) -> tuple[Token, ...]:
    top = _topmost(tokens, at)
    governor = at.main if tokens[top].head == top else tokens[top].head
    new = {t.index: t for t in tokens}

    def hang(index: int, head: int, dep: str | None = None) -> None:
        new[index] = replace(new[index], head=head, dep=dep or new[index].dep)

    for token in tokens:
        n, inside = token.index, at.noun_first <= token.index <= at.main
        if not inside and token.head in range(at.noun_first, at.main):
            hang(n, at.main)  # what hung on the claim stands before or behind the whole
    for n in range(at.noun_first, at.noun):
        if not at.noun_first <= tokens[n].head <= at.noun:
            hang(n, at.noun)
    for n in range(at.claimant_first, at.cue - 1):
        if not at.claimant_first <= tokens[n].head < at.cue:
            hang(n, at.cue - 1)
    for n in range(at.cue + 1, at.main_first):
        if not at.cue < tokens[n].head < at.main_first or n < at.claim:
            hang(n, at.claim, "dobj" if tokens[n].dep in ("nsubj", "nsubjpass") else None)
    for n in range(at.main_first, at.main):
        if not at.main_first <= tokens[n].head <= at.main or tokens[n].pos == "AUX":
            hang(n, at.main)
    if at.claimant_first - 1 != at.noun:
        hang(at.noun + 1, at.claim, "nsubj")
    hang(at.noun, at.main, "nsubjpass" if _is_passive(tokens, at) else "nsubj")
    hang(at.cue - 1, at.cue, "nsubj")
    hang(at.cue, at.noun, "relcl")
    hang(at.claim, at.cue, "ccomp")
    hang(at.main, governor, "ROOT" if governor == at.main else tokens[top].dep)
    return tuple(new[n] for n in range(len(tokens)))


def _topmost(tokens: Sequence[Token], at: _Claim) -> int:
    """The word of the whole stretch whose head stands outside it, from the claim's verb upwards."""
    top = at.claim
    while at.noun_first <= tokens[top].head <= at.main and tokens[top].head != top:
        top = tokens[top].head
    return top


def _is_passive(tokens: Sequence[Token], at: _Claim) -> bool:
    helpers = {t.lemma.lower() for t in tokens[at.main_first : at.main]}
    return tokens[at.main].tag == "VBN" and "be" in helpers
