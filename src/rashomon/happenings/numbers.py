"""Numbers bound to what they count: "at least 38 killed" is 38, at least, person, killed."""

from __future__ import annotations

import re

from rashomon.encoder.parse import Sentence, Token
from rashomon.happenings.lexicon import numerals
from rashomon.happenings.matching import Match
from rashomon.happenings.phrases import is_passive, lemma_of
from rashomon.model import Bound, Number, Span

_FIGURE = re.compile(r"\d[\d,]*(?:\.\d+)?")
#: Words before a number that may hold its bound ("no fewer than").
_WINDOW = 4
_DATES = ("DATE", "TIME", "ORDINAL", "PERCENT")


def find_numbers(match: Match, dates: tuple[Span, ...]) -> tuple[Number, ...]:
    """The numbers that count an event's participants or goods, in text order; none inside a time expression."""
    sentence = match.sentence
    found = [
        number
        for noun in _counted(match)
        for token in _numerals(sentence, noun)
        if not any(d.start <= token.start < d.end for d in dates)
        and (number := _number(sentence, token, noun, _role(match))) is not None
    ]
    return tuple(sorted(dict.fromkeys(found), key=lambda n: n.span))


def _counted(match: Match) -> list[Token]:
    """The nouns whose numbers belong to the event: objects of verbs, "of" phrases and heads of nouns."""
    s, head = match.sentence, match.head
    if not match.nominal:
        found = s.children(head, "nsubjpass", "nsubj", "dobj") if is_passive(s, head) else s.children(head, "dobj")
        if lemma_of(head) in ("die", "flee", "perish"):
            found += s.children(head, "nsubj")
        if head.dep == "acl" and head.tag == "VBN":
            found.append(s.tokens[head.head])
        return [each for t in found for each in (t, *s.children(t, "conj"))]
    of = [t for prep in s.children(head, "prep") if prep.text == "of" for t in s.children(prep, "pobj")]
    return [head, *of]


def _numerals(sentence: Sentence, noun: Token) -> list[Token]:
    found = [noun] if _is_numeral(noun) else []
    return found + [t for t in sentence.children(noun, "nummod", "amod", "det") if _is_numeral(t)]


def _is_numeral(token: Token) -> bool:
    if token.entity in _DATES:
        return False
    known = numerals()
    word = token.text.lower()
    return (
        token.pos == "NUM" or word in known.vague or (token.pos in ("NOUN", "NUM") and word in known.scales)
    ) and token.tag != "LS"


def _number(sentence: Sentence, token: Token, noun: Token, role: str | None) -> Number | None:
    first, past = _numeral_edges(sentence, token)
    value = _value([t.text for t in sentence.tokens[first:past]])
    if value is None:
        return None
    bound, start = _bound(sentence, first)
    vague = token.text.lower() in numerals().vague
    return Number(
        value=value,
        bound="at_least" if vague and bound == "exact" else bound,
        unit=_unit(sentence, noun, token, role),
        role=role,
        span=sentence.span(start, past),
    )


def _numeral_edges(sentence: Sentence, token: Token) -> tuple[int, int]:
    """ "2 million", "three dozen": the numeral with its scale."""
    first = past = token.index
    known = numerals()

    def counts(each: Token) -> bool:
        word = each.text.lower()
        return word in known.scales or word in known.words or bool(_FIGURE.fullmatch(each.text))

    while first > 0 and counts(sentence.tokens[first - 1]):
        first -= 1
    past += 1
    while past < len(sentence.tokens) and sentence.tokens[past].text.lower() in known.scales:
        past += 1
    return first, past


def _value(words: list[str]) -> float | None:
    known = numerals()
    total, current = 0.0, 0.0
    for word in (part for text in words for part in text.lower().split("-")):
        if _FIGURE.fullmatch(word):
            current += float(word.replace(",", ""))
        elif word in known.words:
            current += known.words[word]
        elif word in known.vague:
            current += known.vague[word]
        elif word in known.scales:
            current = max(current, 1.0) * known.scales[word]
        else:
            return None
    return total + current


def _bound(sentence: Sentence, first: int) -> tuple[Bound, int]:
    """The bound said before a number, and the token where its words begin."""
    for size in range(_WINDOW, 0, -1):
        start = first - size
        if start < 0:
            continue
        words = " ".join(t.text.lower() for t in sentence.tokens[start:first])
        for phrase, bound in numerals().bounds:
            if words == phrase:
                return bound, start
    return "exact", first


def _unit(sentence: Sentence, noun: Token, token: Token, role: str | None) -> str | None:
    if noun.index == token.index:
        of = [t for p in sentence.children(noun, "prep") if p.text == "of" for t in sentence.children(p, "pobj")]
        if of:
            return _person_or(lemma_of(of[0]))
        return "person" if role in ("killed", "injured", "arrested", "displaced", "abducted", "missing") else None
    return _person_or(lemma_of(noun))


def _person_or(lemma: str) -> str:
    return "person" if lemma in numerals().person else lemma


def _role(match: Match) -> str | None:
    """What the counted underwent, by the event's word."""
    return numerals().roles.get(match.frame.lemma) or numerals().roles.get(lemma_of(match.head))
