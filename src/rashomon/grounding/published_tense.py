"""Whether a time lies behind or ahead of the days of writing, where the syntax leaves no doubt.

Stricter than `times_direction`, which must choose for every time: one wrong side would make an interval unsound.
"""

from __future__ import annotations

import re
from functools import cache

from rashomon.encoder.parse import Sentence, Token
from rashomon.grounding.published_present import is_present
from rashomon.grounding.times_direction import Direction
from rashomon.knowledge.times import ahead
from rashomon.model import Span

_AT = frozenset({"on", "in", "at", "during"})
_BEFORE = frozenset({"before", "until", "till", "of"})
_AFTER = frozenset({"since", "after", "following"})
_OF_WRITING = frozenset({"npadvmod", "nmod", "tmod", "nummod", "dobj"})
_TELLING = frozenset({"say", "tell", "add", "announce", "write"})
_STARTING = frozenset({"open", "begin", "start", "expire", "end", "convene", "take", "conclude", "kick"})
_UNSURE = frozenset({"would", "could", "may", "might", "can", "should", "must"})


def side_of(sentence: Sentence | None, span: Span) -> Direction:
    """ "past" or "future" where a plain verb right above a time says so, nothing near against it; else "open".

    Quotations stay open: their speaker may have spoken long before.
    """
    token = sentence.top(span) if sentence else None
    if sentence is None or token is None or sentence.role != "body" or _in_quotation(sentence, span):
        return "open"
    led, verb = _governed(sentence, token)
    if verb is None:
        return "open"
    if _is_future(sentence, verb):
        return "future" if led in _AT | _BEFORE | {""} else "open"
    if _is_past(sentence, verb) and led in _AT | _AFTER | {""} and not _looks_ahead().search(sentence.text):
        return "past"
    return "open"


def _governed(sentence: Sentence, token: Token) -> tuple[str, Token | None]:
    """The preposition before a time ("" for none) and the verb right above."""
    head = sentence.head(token)
    led = ""
    if head is not None and token.dep == "pobj" and head.dep == "prep":
        led, head = head.text.lower(), sentence.head(head)
    elif token.dep not in _OF_WRITING:
        return "", None
    return led, head if head is not None and head.pos in ("VERB", "AUX") else None


def _is_past(sentence: Sentence, verb: Token) -> bool:
    helpers = {h.text.lower() for h in sentence.children(verb, "aux", "auxpass")}
    if verb.lemma.lower() in ahead().verbs | ahead().appointing or helpers & _UNSURE:
        return False
    if verb.tag == "VBD":
        return True
    return verb.tag == "VBN" and bool(helpers & {"was", "were", "had"})


def _is_future(sentence: Sentence, verb: Token) -> bool:
    helpers = {h.text.lower() for h in sentence.children(verb, "aux", "auxpass")}
    if helpers & {"will", "'ll", "shall"}:
        return not _told_long_ago(sentence, verb)
    if verb.lemma.lower() in _STARTING and verb.tag in ("VBZ", "VBP") and not helpers:
        return True
    if verb.tag == "VBN" and helpers & {"is", "are"} and verb.lemma.lower() in _SET:
        return True
    if verb.tag == "VB" and "to" in helpers:
        above = sentence.head(verb)
        return (
            above is not None
            and is_present(sentence, above)
            and (above.lemma.lower() in _SET | {"be"} or above.text.lower() in ("due", "set"))
        )
    return False


_SET = frozenset({"schedule", "set", "expect", "slate", "plan", "due"})


def _told_long_ago(sentence: Sentence, verb: Token) -> bool:
    """Whether a past verb other than one of telling stands above."""
    above = [a for a in sentence.ancestors(verb) if a.pos in ("VERB", "AUX")]
    return any(a.tag == "VBD" and a.lemma.lower() not in _TELLING for a in above)


def _in_quotation(sentence: Sentence, span: Span) -> bool:
    before = sentence.text[: span.start - sentence.start]
    return before.count('"') % 2 == 1 or before.count("``") != before.count("''")


@cache
def _looks_ahead() -> re.Pattern[str]:
    phrases = (*ahead().phrases, *ahead().leads, "would", "until", "through", "by", "plan", "plans", "next")
    return re.compile(rf"\b(?:{'|'.join(re.escape(p) for p in phrases)})\b", re.IGNORECASE)
