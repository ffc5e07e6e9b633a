"""Which way a time lies from the day of writing, by the words around it alone: for text that was not parsed, and where
the parse leaves it open.

The clause that holds the time is read outwards from it: the nearest form that tells a tense decides, those before it
first. Method: context rules over tokens, as taggers without a parser use them (HeidelTime's nearest-verb heuristic).
"""

from __future__ import annotations

import re
from functools import lru_cache

from rashomon.encoder.parse import Sentence
from rashomon.grounding.times_direction import Direction, direction_of
from rashomon.knowledge.times import ahead, tenses
from rashomon.model import Span

#: A clause is looked for in so many characters before and behind; newspaper sentences are rarely longer.
REACH = 160
#: So many words back the form that decides may stand before the time; behind it a clause begins anew sooner.
WORDS_BACK, WORDS_ON = 14, 12

_TOKEN = re.compile(r"[A-Za-z]+(?:['’][a-z]+)?|[,;:()–—]|--|\d+")
_STOP = re.compile(r"[.!?][\"')]*\s|\n\s*\n|\.\s*$")
_SHORT = re.compile(r"\b(?:[A-Z]|Mr|Mrs|Ms|Dr|Gen|Sen|Gov|St|Jan|Feb|Mar|Apr|Aug|Sept|Oct|Nov|Dec|Lt|Col|Rep)$")
_POSSESSIVE = re.compile(r"['’]s?\s+(?=[a-z])")
_NOUN = re.compile(r",?\s+[a-z]")
_RELATIVES = frozenset({"who", "which", "whose", "whom", "where"})
_DETERMINERS = frozenset({"the", "a", "an", "its", "his", "her", "their", "our", "this", "that", "of"})


def direction_in(text: str, sentence: Sentence | None, span: Span) -> Direction:
    """Which way a time lies by the parse of its sentence, where there is one, and where that leaves it open by the
    words around it; `text` is the shadow copy of the whole document."""
    told = direction_of(sentence, span)
    return told if told != "open" else direction_by_words(text, span.start, span.end)


def direction_by_words(text: str, start: int, end: int) -> Direction:
    """ "past" or "future" where the words around text[start:end] say so, else "open"."""
    before, behind = _sentence(text, start, end)
    lead = before.rstrip().lower()
    if lead.endswith(ahead().leads):
        return "future"
    if lead.endswith(" since"):
        return "past"
    tokens = _tokens(before)
    if _POSSESSIVE.match(behind) or (tokens and tokens[-1] in _DETERMINERS and _NOUN.match(behind)):
        return _of_noun(tokens, _tokens(behind))
    told = _back(tokens)
    if told == "open":
        told = _on(_tokens(behind))
    led = tokens[-1] if tokens else ""
    return "future" if led in ahead().prepositions and told == "open" else told


def sentence_ends(text: str) -> int:
    """How many sentences end in a text."""
    return sum(not _SHORT.search(text[: stop.start()]) for stop in _STOP.finditer(text))


def _sentence(text: str, start: int, end: int) -> tuple[str, str]:
    """What stands before and behind a time in its sentence, as far as REACH."""
    before = text[max(0, start - REACH) : start]
    cuts = [m for m in _STOP.finditer(before) if not _SHORT.search(before[: m.start()])]
    before = before[cuts[-1].end() :] if cuts else before
    behind = text[end : end + REACH]
    stop = next((m for m in _STOP.finditer(behind) if not _SHORT.search(behind[: m.start()])), None)
    behind = behind[: stop.start()] if stop else behind
    if before.count('"') % 2:  # what is quoted has its own clauses
        return before.rpartition('"')[2], behind.partition('"')[0]
    return before, behind


def _tokens(text: str) -> list[str]:
    return [token.lower().replace("’", "'") for token in _TOKEN.findall(text)]


def _back(tokens: list[str]) -> Direction:
    """The nearest form before a time that tells a tense, inside its clause."""
    for n in range(len(tokens) - 1, max(-1, len(tokens) - 1 - WORDS_BACK), -1):
        told = _told(tokens, n)
        if told != "open":
            return told
        if tokens[n] in tenses().breaks and n < len(tokens) - 1:
            break
    return "open"


def _on(tokens: list[str]) -> Direction:
    """The first form behind a time that tells a tense, relative clauses passed over."""
    n = 0
    while n < min(WORDS_ON, len(tokens)):
        if tokens[n] == "," and tokens[n + 1 : n + 2] and tokens[n + 1] in _RELATIVES and "," in tokens[n + 1 :]:
            n = tokens.index(",", n + 1)
        told = _told(tokens, n)
        if told != "open":
            return told
        n += 1
    return "open"


def _told(tokens: list[str], n: int) -> Direction:
    """What one word tells: a helping verb, a past form, a verb of plans, a present form of a timetable."""
    forms, token, near = tenses(), tokens[n], tokens[max(0, n - 4) : n]
    if token in forms.future:
        return "future"
    if token in forms.able:
        told_past = "have" in tokens[n + 1 : n + 3] or (
            token == "could" and set(near + tokens[n : n + 2]) & forms.negations
        )
        return "past" if told_past else "future"
    if token in _appointing() and (
        tokens[-1] in ahead().prepositions | {"for", "to"} or token in _forms(ahead().setting)
    ):
        return "future"
    if token == "to" and near and near[-1] in _planned():
        return "future"
    if token in _set_for() and tokens[n + 1 : n + 2] and tokens[n + 1] in ("for", "to", "on", "in", "by", "at"):
        return "future"
    if token in forms.perfect:
        return "open" if token in ("has", "have") and tokens[n + 1 : n + 2] == ["to"] else "past"
    if (
        token in forms.past
        or token in forms.irregular
        or (len(token) > 4 and token.endswith("ed") and token not in _NO_VERBS)
    ):
        if near and near[-1] in ("to", "will", "would", "be", "is", "are") and token not in forms.past:
            return "open"
        return "past"
    if token in forms.timetabled and near and near[-1] not in ("to", "the", "a", "an", "of", "in", "not"):
        return "future"
    if token in ("is", "are", "be") and tokens[n + 1 : n + 2] and tokens[n + 1] in ("to", "due"):
        return "future"
    return "open"


def _of_noun(before: list[str], behind: list[str]) -> Direction:
    """ "Saturday's vote": ahead where the noun is of a kind that is planned and the clause looks ahead too."""
    noun = next((token for token in behind[:4] if {token, token.removesuffix("s")} & ahead().nouns), None)
    if before[-2:] == ["ahead", "of"] or set(before[-3:]) & ahead().adjectives:
        return "future"
    return "future" if noun and "future" in (_back(before), _on(behind)) else "open"


@lru_cache(maxsize=1)
def _planned() -> frozenset[str]:
    """Forms that look ahead where "to" follows ("scheduled to", "decided to")."""
    return _forms(ahead().verbs | {"decide", "hope", "plan", "decision", "order"}) | {"due", "set"}


@lru_cache(maxsize=1)
def _set_for() -> frozenset[str]:
    """Participles that set a time where a preposition follows; "agreed on Sunday" does not."""
    return frozenset(form for form in _forms(ahead().appointing | {"expect"}) if form.endswith("ed")) | {"due", "set"}


@lru_cache(maxsize=1)
def _appointing() -> frozenset[str]:
    """Forms of verbs that set a time whatever their own tense."""
    return _forms(ahead().appointing) | {"gave", "given"}


@lru_cache(maxsize=8)
def _forms(verbs: frozenset[str]) -> frozenset[str]:
    """Verbs with their third person and past."""
    return frozenset(form for v in verbs for form in (v, f"{v}s", f"{v.rstrip('e')}ed", f"{v}{v[-1]}ed"))


_NO_VERBS = frozenset(
    {"hundred", "indeed", "united", "sacred", "speed", "exceed", "proceed", "succeed", "wounded", "armed"}
)
