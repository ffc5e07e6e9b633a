"""How a call, a meeting or talks were judged, in whose words: "very constructive", "fruitless", "in a frank spirit"."""

from __future__ import annotations

import re
from functools import cache

from rashomon.accounts.values import Judged
from rashomon.knowledge.account_words import evaluations


def judgement_in(clause: str) -> Judged | None:
    """The judgement that the words of a clause about an exchange give, the first of several; None where they give none.
    "Not fruitful" and "anything but cordial" lean the other way."""
    table = evaluations()
    found = [m for pattern in _patterns() for m in pattern.finditer(clause)]
    if not found:
        return None
    match = min(found, key=lambda m: m.start("word"))
    word = match["word"]
    leaning = {**table.common, **table.plain}[word]
    denied = _NEGATED.search(clause[: match.start("word")])
    return Judged(f"not {word}", -leaning) if denied else Judged(word, leaning)


#: What turns the word behind it around.
_NEGATED = re.compile(
    r"(?:\bnot|n['’]t|\bnever|\bhardly|\banything but|\bfar from|\bless than|\bno)(?:\s+\w+){0,2}\s+$", re.IGNORECASE
)


@cache
def _patterns() -> tuple[re.Pattern[str], ...]:
    """Plain words anywhere; common ones where they are said of the exchange, or of its mood."""
    table = evaluations()
    plain, common, nouns = ("|".join(map(re.escape, words)) for words in (table.plain, table.common, table.nouns))
    word = rf"(?P<word>{plain}|{common})"
    return tuple(
        re.compile(pattern)  # a word with a capital is mostly somebody's name
        for pattern in (
            rf"\b(?P<word>{plain})\b",
            rf"\b(?i:(?:{nouns})s?|it|they|this)\b[^,;.:]{{0,40}}?\b{_BE}\s+(?:[\w'’]+\s+){{0,3}}?{word}\b",
            rf"\b(?i:in) an?\s+(?:\w+\s+(?:and\s+)?){{0,2}}?{word}\s+(?:and\s+\w+\s+)?(?:{nouns})\b",
            rf"\b(?:{_SAYING})\s+(?:it|them|(?:the|their|his|her)\s+\w+)?\s*(?:as\s+)?(?:an?\s+)?(?:very\s+)?{word}\b",
        )
    )


_BE = "(?:was|were|is|are|been|as)"
#: Verbs that judge, as they are written of what is past.
_SAYING = "called|described|termed|characteri[sz]ed|judged|considered|deemed|labelled|hailed|dismissed"
