"""Numbers bound to what they count: "at least 38 killed" is 38, at least, person, killed."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import replace

from rashomon.encoder.parse import Sentence, Token
from rashomon.happenings.lexicon import numerals
from rashomon.happenings.matching import Match
from rashomon.happenings.phrases import is_passive, lemma_of
from rashomon.happenings.tolls import tolls
from rashomon.model import Bound, Number, Span

_FIGURE = re.compile(r"\d[\d,]*(?:\.\d+)?")
#: Words before a number that may hold its bound ("no fewer than").
_WINDOW = 4
#: Words after which some of the whole are named.
_PARTS = frozenset(("among", "including", "includes", "included"))
_DATES = ("DATE", "TIME", "ORDINAL", "PERCENT")


def find_numbers(match: Match, dates: tuple[Span, ...], events: Collection[int]) -> tuple[Number, ...]:
    """The numbers that count an event's participants or goods, in text order; none inside a time expression. Where the
    sentence gives its toll, what has been added to that is left out. `events` are the head words of all events there.
    """
    sentence, told = match.sentence, tolls(match, events)
    found = [
        number
        for noun, role in (*((noun, _role(match)) for noun in _counted(match)), *_cost(match), *told)
        for token in _numerals(sentence, noun)
        if not any(d.start <= token.start < d.end for d in dates)
        if not (told and any(t.text.lower() in numerals().adding for t in sentence.subtree(noun)))
        for number in _numbers(sentence, token, noun, role)
    ]
    return tuple(sorted(dict.fromkeys(found), key=lambda n: n.span))


def counted_by(sentence: Sentence, token: Token) -> Token | None:
    """The noun that a numeral counts, or the verb of which it is the object by itself; None for neither."""
    noun = sentence.head(token)
    while noun is not None and noun.tag == "CD":  # "two million users"
        noun = sentence.head(noun)
    return noun if noun is not None and noun.pos in ("NOUN", "PROPN", "VERB") else None


def number_at(sentence: Sentence, token: Token, noun: Token) -> Number | None:
    """The number that a numeral gives for a noun, with its bound; None where the words make none."""
    return _number(sentence, token, noun, None)


def _counted(match: Match) -> list[Token]:
    """The nouns whose numbers belong to the event: objects of verbs, "of" phrases and heads of nouns."""
    s, head = match.sentence, match.head
    if head.dep == "acomp":
        clause = s.head(head)
        found = s.children(clause, "nsubj") if clause is not None else []
        return [each for t in found for each in (t, *s.children(t, "conj"))]
    if not match.nominal:
        found = s.children(head, "nsubjpass", "nsubj", "dobj") if is_passive(s, head) else s.children(head, "dobj")
        if {lemma_of(head), match.frame.lemma} & numerals().befalling:
            found += s.children(head, "nsubj")
            found += _known_to(s, head)
        if head.dep == "acl" and head.tag == "VBN":
            found.append(s.tokens[head.head])
        return [each for t in found for each in (t, *s.children(t, "conj")) if not _is_part(s, each)]
    of = [t for prep in s.children(head, "prep") if prep.text == "of" for t in s.children(prep, "pobj")]
    return [head, *of]


def _known_to(sentence: Sentence, verb: Token) -> list[Token]:
    """Who is known, said or feared to have done something ("44 people are known to have died")."""
    above = sentence.head(verb)
    if above is None or verb.dep not in ("xcomp", "advcl") or not is_passive(sentence, above):
        return []
    return sentence.children(above, "nsubjpass")


def _is_part(sentence: Sentence, noun: Token) -> bool:
    """Whether a noun names some of those counted before ("eight people, among them two reporters")."""
    before = sentence.tokens[max(0, sentence.edges(noun)[0] - 2) : noun.index]
    return any(t.text.lower() in _PARTS for t in before)


def _cost(match: Match) -> list[tuple[Token, str]]:
    """What an event did to people, told by the verb of which its noun is the subject ("the raid left six dead")."""
    s, head = match.sentence, match.head
    verb = s.head(head) if match.nominal and head.dep == "nsubj" else None
    if verb is None or lemma_of(verb) not in numerals().costing:
        return []
    found = []
    for thing in s.children(verb, "dobj"):
        state = next(
            (numerals().roles[w] for t in s.children(verb, "oprd") if (w := lemma_of(t)) in numerals().roles), None
        )
        role = state or ("killed" if lemma_of(thing) == "life" else None)
        of = [t for prep in s.children(thing, "prep") if prep.text == "of" for t in s.children(prep, "pobj")]
        found += [(each, role) for each in (thing, *of) if role is not None]
    return found


def _numerals(sentence: Sentence, noun: Token) -> list[Token]:
    """The numerals of a noun, and of a noun before it that the parser took for its modifier ("took 39 men hostage")."""
    found = [noun] if _is_numeral(noun) else []
    before = [t for t in sentence.children(noun, "compound") if t.tag == "NNS"]
    kids = [t for each in (noun, *before) for t in sentence.children(each, "nummod", "amod", "det")]
    own = found + [t for t in kids if _is_numeral(t)]
    return own or _before_names(sentence, noun)


def _before_names(sentence: Sentence, noun: Token) -> list[Token]:
    """The word before a noun and the names, adjectives and words for scales that stand by it, where the parser hangs it
    on one of these ("three Thai soldiers", "two dozen Tamil fishermen")."""
    tokens, first = sentence.tokens, noun.index
    while first > 0 and tokens[first - 1].dep in ("compound", "amod") and not _opens(tokens[first - 1]):
        first -= 1
    return [t for t in tokens[max(0, first - 1) : first] if _opens(t) and first <= t.head < noun.index]


def _opens(token: Token) -> bool:
    """Whether a word is a numeral by its tag, or one that begins a sentence and is taken for a name."""
    named = token.index == 0 and token.tag == "NNP" and token.text.lower() in numerals().words
    return token.tag == "CD" or named


def _is_numeral(token: Token) -> bool:
    if token.entity in _DATES:
        return False
    known = numerals()
    word = token.text.lower()
    opening = token.index == 0 and token.tag == "NNP" and word in known.words  # "Thirteen Kyrgyz citizens were ..."
    return (
        opening or token.pos == "NUM" or word in known.vague or (token.pos in ("NOUN", "NUM") and word in known.scales)
    ) and token.tag != "LS"


def _numbers(sentence: Sentence, token: Token, noun: Token, role: str | None) -> list[Number]:
    """A numeral as a number, or as the two ends of a range ("between 10 and 15", "8 to 12")."""
    number = _number(sentence, token, noun, role)
    if number is None:
        return []
    other = _other_end(sentence, token)
    low = _number(sentence, other, noun, role) if other is not None else None
    if low is None or low.value > number.value:
        return [number]
    return [replace(low, bound="at_least"), replace(number, bound="at_most")]


def _other_end(sentence: Sentence, token: Token) -> Token | None:
    """The lower end of a range that a numeral closes."""
    first, _ = _numeral_edges(sentence, token)
    if first < 2 or not _is_numeral(sentence.tokens[first - 2]):
        return None
    link, before = sentence.tokens[first - 1].text.lower(), first - 3
    opened = before >= 0 and sentence.tokens[before].text.lower() in ("between", "from")
    ranged = link in ("to", "-", "–") or (link == "and" and opened)
    return sentence.tokens[first - 2] if ranged else None


def _number(sentence: Sentence, token: Token, noun: Token, role: str | None) -> Number | None:
    first, past = _numeral_edges(sentence, token)
    words = [t.text.lower() for t in sentence.tokens[first:past] if t.text != "-"]
    value = _value(words)
    if value is None:
        return None
    bound, start = _bound(sentence, first)
    if bound == "exact" and token.text.lower() in numerals().vague:
        bound = "at_least"
    elif bound == "exact" and len(words) == 1 and words[0] in numerals().scales:
        bound = "about"  # "a dozen": a round number
        start = first - 1 if first and sentence.tokens[first - 1].text.lower() in ("a", "an") else first
    return Number(
        value=value,
        bound=bound,
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

    while first > 0:
        hyphen = first > 1 and sentence.tokens[first - 1].text == "-"  # "forty-four"
        if not counts(sentence.tokens[first - 1 - hyphen]):
            break
        first -= 1 + hyphen
    if first > 1 and sentence.tokens[first - 1].text == "of" and sentence.tokens[first - 2].text.lower() in known.vague:
        first -= 2  # "tens of thousands"
    past += 1
    while past < len(sentence.tokens) and sentence.tokens[past].text.lower() in known.scales:
        past += 1
    return first, past


def _value(words: list[str]) -> float | None:
    known = numerals()
    total, current, multiplied = 0.0, 0.0, False
    for word in (part for text in words for part in text.lower().split("-")):
        if word == "of":
            multiplied = True
        elif multiplied and word in known.vague:
            current *= known.vague[word] / 2  # the plural alone stands for two at least
        elif _FIGURE.fullmatch(word):
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
        if any(t.dep == "prt" for t in sentence.tokens[start:first]):
            continue  # "handed over 12 men"
        words = " ".join(t.text.lower() for t in sentence.tokens[start:first])
        for phrase, bound in numerals().bounds:
            if words == phrase:
                return bound, start
    return "exact", first


def _unit(sentence: Sentence, noun: Token, token: Token, role: str | None) -> str | None:
    if noun.index == token.index:
        of = [t for p in sentence.children(noun, "prep") if p.text == "of" for t in sentence.children(p, "pobj")]
        if of and of[0].pos != "PRON":  # "13 of them"
            return _person_or(lemma_of(of[0]))
        return "person" if role in ("killed", "injured", "arrested", "displaced", "abducted", "missing") else None
    return _person_or(lemma_of(noun))


def _person_or(lemma: str) -> str:
    return "person" if lemma in numerals().person or lemma in _STATES else lemma


#: States of people that stand for the people ("23 dead").
_STATES = frozenset(("dead", "wounded", "injured", "missing"))


def _role(match: Match) -> str | None:
    """What the counted underwent, by the event's word."""
    s, head = match.sentence, match.head
    thing = match.noun or (s.child(head, "dobj") if match.frame.objects else None)  # "took 39 men hostage"
    words = (match.frame.lemma, *(lemma_of(t) for t in (thing, head) if t is not None))
    return next((role for word in words if (role := numerals().roles.get(word)) is not None), None)
