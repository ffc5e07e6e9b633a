"""Whether what a sentence tells is of the days of writing: the news, not the history of it."""

from __future__ import annotations

import re

from rashomon.encoder.parse import Sentence, Token
from rashomon.model import Span

#: Times that lie a few days from the day of writing, and years that may lie far from it.
_OF_THESE_DAYS = re.compile(
    r"\b(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|today|yesterday|tomorrow|tonight|overnight|now|currently|"
    r"this (?:week|weekend|month|year|morning|afternoon|evening)|(?:last|next) (?:night|week|weekend|month))\b"
)
_YEAR = re.compile(r"\b(?:1[89]|20)\d\d(?:s|\b)|\byears? (?:ago|earlier|later|before)\b|\bdecades?\b")
_PRESENT = frozenset({"VBZ", "VBP"})


def is_of_now(sentence: Sentence | None, span: Span) -> bool:
    """Whether words stand in a headline, in a sentence with a weekday or the like, or under a verb in the present or
    the future; never in a sentence that names a year or counts years."""
    if sentence is None or has_year(sentence):
        return False
    if sentence.role == "headline" or has_day_of_now(sentence):
        return True
    token = sentence.top(span)
    verb = next((a for a in sentence.ancestors(token) if a.pos in ("VERB", "AUX")), None) if token else None
    return verb is not None and is_present(sentence, verb)


def has_year(sentence: Sentence) -> bool:
    """Whether a sentence names a year or counts years."""
    return _YEAR.search(sentence.text) is not None


def has_day_of_now(sentence: Sentence) -> bool:
    """Whether a sentence has a weekday, "today", "last week" or the like."""
    return _OF_THESE_DAYS.search(sentence.text) is not None


def is_present(sentence: Sentence, verb: Token) -> bool:
    """Whether a verb is in the present (perfect too) or the future."""
    helpers = sentence.children(verb, "aux", "auxpass")
    said = {helper.text.lower() for helper in helpers}
    if said & {"will", "'ll", "wo", "shall"}:
        return True
    if any(helper.tag in _PRESENT for helper in helpers):
        return True
    if not helpers and verb.tag in _PRESENT:
        return True
    if verb.dep in ("conj", "xcomp", "ccomp", "advcl", "relcl", "acl") and verb.tag in ("VB", "VBG"):
        above = next((a for a in sentence.ancestors(verb) if a.pos in ("VERB", "AUX")), None)
        return above is not None and is_present(sentence, above)
    return False
