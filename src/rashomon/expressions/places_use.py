"""Whether a name is used as a place or for those who act there: "talks in Ankara" against "threats from Ankara".

The test is the governing word's: prepositions that locate, words of motion, words done to a place. Countries and seats
of government need such a sign; another city is a place unless it speaks or acts. Word lists: `knowledge/places`.
"""

from __future__ import annotations

from rashomon.encoder.parse import Sentence, Token
from rashomon.expressions.actors_use import Use, certain
from rashomon.expressions.places_names import Named, head_of, names_in
from rashomon.expressions.uses import Decision, decide
from rashomon.knowledge.places import capital_ids, words

#: So many words after a city may lead to the noun that it modifies.
NOUNS_AFTER = 3

#: Cities of this size are known by their name alone.
WELL_KNOWN = 500_000

_MOTION_LED = frozenset({"to", "from", "through", "for", "over", "onto", "past", "via", "between"})


def decide_use(sentence: Sentence, named: Named) -> Decision:
    """Whether the sentence uses a name of the gazetteer for a place, by rules and head together."""
    if (named.first > 1 and _after_city(sentence, named)) or is_dateline(sentence, named):
        return Decision("place", None)
    if not named.country and _before_local_noun(sentence, named):
        return Decision("place", None)
    token = head_of(sentence, named)
    ruled: Use = "place" if used_as_place(sentence, named) else "actor"
    if ruled == "actor" and _doubtful(named, token):
        return Decision(ruled, None)  # more likely no place's name at all
    if certain(sentence, sentence.span(named.first, named.past), token):
        return Decision(ruled, None)
    return decide(sentence, named.first, named.past, ruled)


def used_as_place(sentence: Sentence, named: Named) -> bool:
    """Whether the sentence uses a name of the gazetteer for a place, by rules alone."""
    token = head_of(sentence, named)
    if not named.country and _before_local_noun(sentence, named):
        return True
    if strictly_located(sentence, named.first, named.past) and not _before_noun(sentence, named.past):
        return True  # whatever the parse makes of what follows
    governmental = named.country or named.known[0].id in capital_ids() or _doubtful(named, token)
    return _located(sentence, _first_conjunct(sentence, token), governmental, named)


def strictly_located(sentence: Sentence, first: int, past: int) -> bool:
    """Whether tokens [first, past) stand right after a preposition that locates, or after "the village of"."""
    before = sentence.tokens[first - 1] if first else None
    if before is None:
        return False
    if before.lemma.lower() == "of" and first > 1:
        return sentence.tokens[first - 2].lemma.lower() in words()["located"]
    above = sentence.head(before)
    over = above.lemma.lower() if above is not None else ""
    locates = before.pos == "ADP" and before.lemma.lower() in words()["locative"] and before.lemma.lower() != "at"
    return locates and over not in words()["not_locating"]


def _before_noun(sentence: Sentence, past: int) -> bool:
    """Whether a noun follows that the name may modify ("in Syria talks"); a stray letter is none."""
    following = sentence.tokens[past] if past < len(sentence.tokens) else None
    return following is not None and len(following.text) > 1 and following.pos in ("NOUN", "PROPN", "ADJ", "PART")


def _doubtful(named: Named, token: Token) -> bool:
    """A small town that the parser does not take for a place needs the same signs as a government."""
    town = named.known[0]
    return town.feature == "city" and town.population < WELL_KNOWN and token.entity not in ("GPE", "LOC", "FAC")


def is_dateline(sentence: Sentence, named: Named) -> bool:
    """At the head of a paragraph, before an agency in brackets or a dash: "ANKARA (Reuters) -"."""
    if named.country or named.first != 0 or not sentence.tokens[0].text.isupper():
        return False
    after = [t.text for t in sentence.tokens[named.past : named.past + 12]]
    return sentence.role == "dateline" or any(mark in after for mark in ("-", "--", "–", "—", "_"))


def _after_city(sentence: Sentence, named: Named) -> bool:
    """The second part of "Kaduna, Nigeria": a country or state after one of its cities."""
    area = named.known[0]
    if area.feature == "city" or sentence.tokens[named.first - 1].text != ",":
        return False
    if named.past < len(sentence.tokens) and sentence.tokens[named.past].tag == "POS":
        return False
    before = [n for n in names_in(sentence) if n.past == named.first - 1]
    return any(k.feature == "city" and k.country == area.country for n in before for k in n.known)


def _before_local_noun(sentence: Sentence, named: Named) -> bool:
    """A city before something that happens or stands there: "the Geneva talks", "Istanbul Attack"."""
    lists = words()
    for token in sentence.tokens[named.past : named.past + NOUNS_AFTER]:
        if token.pos not in ("NOUN", "PROPN", "ADJ"):
            return False
        if {token.lemma.lower(), token.text.lower()} & (lists["local"] | lists["suffered"]):
            return True
    return False


def _first_conjunct(sentence: Sentence, token: Token) -> Token:
    """The head of a list ("in Syria and Iraq"): all its members are used alike."""
    while token.dep in ("conj", "appos") and token.head != token.index and sentence.tokens[token.head].pos == "PROPN":
        token = sentence.tokens[token.head]
    return token


def _located(sentence: Sentence, token: Token, governmental: bool, named: Named) -> bool:
    head = sentence.head(token)
    if head is None:
        return not governmental and token.entity in ("GPE", "LOC", "FAC")
    if token.dep in ("appos", "compound", "nmod") and head.lemma.lower() in words()["located"]:
        return True  # the capital, Ankara; Kaduna state
    if token.dep in ("pobj", "pcomp") or head.pos == "ADP":
        return _led(sentence, head, governmental, named)
    if token.dep in ("dobj", "obj", "nsubjpass"):
        return _reached(head, governmental, passive=token.dep == "nsubjpass")
    if token.dep == "nsubj":
        return not governmental and not _acts(head)
    if token.dep in ("compound", "nmod", "amod", "poss"):
        return _modifies(sentence, token, head, named)
    return not governmental and token.entity in ("GPE", "LOC", "FAC")


def _led(sentence: Sentence, preposition: Token, governmental: bool, named: Named) -> bool:
    """After a preposition, by what governs it."""
    lists = words()
    by = preposition.lemma.lower()
    above = sentence.head(preposition)
    if above is not None and above.pos in ("ADP", "ADV") and by in ("of", "from", "to"):
        return True  # outside of, away from, close to
    over = above.lemma.lower() if above is not None else ""
    if by in lists["locative"]:
        return over not in lists["not_locating"] and not (by == "at" and named.country)
    if by == "of":
        return (
            over in lists["located"] or over in lists["suffered"] or (not governmental and over not in lists["acting"])
        )
    if by in ("on", "against") and not named.country:
        return not governmental or over in lists["suffered"]
    if by in _MOTION_LED:
        return _moved(sentence, above, over, governmental)
    return not governmental and by not in ("with", "by", "against")


def _moved(sentence: Sentence, above: Token | None, over: str, governmental: bool) -> bool:
    """After a word of motion, or after something that is carried rather than said."""
    lists = words()
    if above is None:
        return not governmental
    if over in lists["motion"] or over in ("north", "south", "east", "west", "close"):
        return True
    things = sentence.children(above, "dobj", "nsubjpass", "nsubj")
    carried = over in lists["carried"] or any(t.lemma.lower() in lists["carried"] for t in things)
    return carried if governmental else over not in ("say", "tell", "reply")


def _reached(verb: Token, governmental: bool, *, passive: bool) -> bool:
    reached = verb.lemma.lower() in words()["reached"]
    return reached or (not governmental and not passive) or (passive and not governmental)


def _acts(verb: Token) -> bool:
    return verb.lemma.lower() in words()["acting"]


def _modifies(sentence: Sentence, token: Token, head: Token, named: Named) -> bool:
    """Before a noun: "the Geneva talks" happen there, "Ankara officials" speak for it."""
    lists = words()
    nouns = {head.lemma.lower(), head.text.lower()} | {
        t.lemma.lower() for t in sentence.tokens[named.past : head.index] if t.pos in ("NOUN", "PROPN")
    }
    if named.known[0].feature != "city":
        return token.dep == "poss" and bool(nouns & (lists["located"] - {"part", "side", "state", "centre", "center"}))
    return bool(nouns & (lists["local"] | lists["suffered"]))
