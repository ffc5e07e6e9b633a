"""Words that look like a time but are a name, a verb or a number."""

from __future__ import annotations

import re

from rashomon.encoder.parse import Sentence, Token
from rashomon.expressions.times_names import is_part_of_name
from rashomon.expressions.times_patterns import Found
from rashomon.model import ActorExpression, Span

#: Years that stand alone are read only in this range: news counts troops and money in the thousands as well.
FIRST_BARE_YEAR, LAST_BARE_YEAR = 1800, 2100

_NAMING = frozenset({"name", "metonym", "title"})
_SHORT_FORM = re.compile(r"(?:Mon|Tues?|Wed|Thur?s?|Fri|Sat|Sun|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)$")
_YEAR_LED = re.compile(
    r"\b(?:in|since|by|from|until|till|before|after|during|of|between|to|and|through|late|early|mid|the|year|for|around)\W*$",
    re.IGNORECASE,
)
_PERSON_AGE = re.compile(r"\b(?:his|her|their|my|our|your|whose)\s(?:(?:early|mid|late)[\s-])?$", re.IGNORECASE)
_HONORIFIC = re.compile(r"\b(?:Mrs?|Ms|Miss|Dr|Sir|Lady|Lord|Minister|President|Senator|Secretary|General)\.?\s$")


def is_trap(
    found: Found, span: Span, text: str, sentence: Sentence | None, actors: tuple[ActorExpression, ...]
) -> bool:
    """Whether a match is no time after all; `text` is the shadow copy of the whole document."""
    words = text[span.start : span.end]
    before = text[max(0, span.start - 30) : span.start]
    if any(a.reading in _NAMING and a.span.overlaps(span) and _claims(a, span) for a in actors):
        return True
    if is_part_of_name(found, span, text):
        return True
    if found.rule == "decade" and _PERSON_AGE.search(before):
        return True
    if found.rule in ("month", "weekday") and _SHORT_FORM.fullmatch(
        words.rstrip("." if found.rule == "weekday" else "")
    ):
        return True
    if found.rule in ("deictic", "calendar") and sentence is not None and _is_title(words, span, sentence):
        return True
    if found.rule == "year" and len(found.value) == 1 and not _is_year(span, before, sentence):
        return True
    return sentence is not None and _is_name(found, span, before, sentence)


def _claims(actor: ActorExpression, span: Span) -> bool:
    """A name keeps the words inside it; a time that only touches one ("Russia Today's Tuesday") keeps its own."""
    return actor.span.contains(span) or (actor.span.start < span.start < actor.span.end)


def _is_title(words: str, span: Span, sentence: Sentence) -> bool:
    """Several words with capitals inside a sentence of body text: a programme ("Good Day Kenya This Morning")."""
    pieces = words.split()
    inside = span.start > sentence.start and sentence.role != "headline" and not sentence.text.isupper()
    return inside and len(pieces) > 1 and all(piece[:1].isupper() for piece in pieces)


def _is_year(span: Span, before: str, sentence: Sentence | None) -> bool:
    """Four digits are a year unless they count something ("1500 troops", "2,000")."""
    token = sentence.token_at(span.start) if sentence else None
    if token is None or sentence is None or not token.text.isdigit():
        return bool(_YEAR_LED.search(before))
    if not FIRST_BARE_YEAR <= int(token.text) < LAST_BARE_YEAR:
        return bool(re.search(r"\b(?:in|since|year|of)\s$", before, re.IGNORECASE))
    head = sentence.head(token)
    counts = token.dep == "nummod" and head is not None and head.index > token.index and head.tag in ("NNS", "NNPS")
    if counts and head is not None:
        return bool(sentence.children(head, "det", "poss")) and not token.text.endswith("00")
    return True


def _is_name(found: Found, span: Span, before: str, sentence: Sentence) -> bool:
    """Whether a single capitalised word belongs to a name ("The Sunday Times", "Arab Spring", "Theresa May")."""
    tokens = sentence.within(span)
    if not tokens or len(tokens) > 1 or found.rule not in {"month", "season", "weekday", "deictic", "set", "holiday"}:
        return False
    token = tokens[0]
    if not token.text[:1].isupper():
        return False
    if found.rule == "month" and (token.pos in ("VERB", "AUX") or _is_person(token, before, sentence)):
        return True
    if token.text == "March" and sentence.children(token, "det", "amod", "poss"):
        return True  # a protest: "the March on Washington"; as a modifier ("the March vote") the month has none
    if found.rule in ("deictic", "season", "set"):
        return token.index > 0 and sentence.role != "headline" and not _opens_quote(token, sentence)
    return sentence.role != "headline" and (_heads_name(token, sentence) or _ends_name(found, token, sentence))


def _is_person(token: Token, before: str, sentence: Sentence) -> bool:
    """ "May" and "April" as persons: after a title or first name, or as one who speaks and acts."""
    if _HONORIFIC.search(before):
        return True
    previous = sentence.tokens[token.index - 1] if token.index else None
    if previous is not None and previous.entity == "PERSON" and previous.pos == "PROPN":
        return True
    acts = token.dep in ("nsubj", "nsubjpass", "poss") and token.entity not in ("DATE", "TIME")
    return acts and token.text in ("May", "April", "June", "August") and sentence.role != "headline"


def _heads_name(token: Token, sentence: Sentence) -> bool:
    """Followed by a capitalised noun that it modifies: "Sunday Times", "October Revolution"."""
    following = sentence.tokens[token.index + 1] if token.index + 1 < len(sentence.tokens) else None
    return (
        following is not None
        and token.dep in ("compound", "nmod", "amod")
        and token.head >= following.index
        and following.pos == "PROPN"
        and following.text[:1].isupper()
        and following.entity not in ("PERSON", "GPE", "NORP", "DATE", "TIME")
        and not following.text.isupper()  # "an October CNN poll"
    )


def _ends_name(found: Found, token: Token, sentence: Sentence) -> bool:
    """Preceded by a capitalised word that modifies it: "Black September", "Bloody Sunday"; before a weekday a name may
    stand alone ("told Trump Wednesday")."""
    previous = sentence.tokens[token.index - 1] if token.index else None
    deps = ("amod",) if found.rule == "weekday" else ("compound", "amod", "nmod")
    return (
        previous is not None
        and previous.head == token.index
        and previous.dep in deps
        and previous.text[:1].isupper()
        and previous.index > 0
        and previous.entity not in ("DATE", "TIME")
    )


def _opens_quote(token: Token, sentence: Sentence) -> bool:
    return sentence.tokens[token.index - 1].text in ('"', "'", "``", "`", "''", ":", "-", "–", "—", "(", "[")
