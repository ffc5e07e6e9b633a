"""Names that hold a time expression, by the words right beside it: what needs no parse to be told."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from rashomon.expressions.times_patterns import Found
from rashomon.knowledge.times import namings
from rashomon.model import Span

#: So many characters on either side are looked at.
BESIDE = 40

_CENTURY = re.compile(r"Century$")
_CAPITAL = re.compile(r"\s[A-Z]")
_RATE = re.compile(r"(?:[$€£]\s?)?\d[\d.,]*(?:\s(?:million|billion|trillion|percent|[a-z]+s))?\s$")


def is_part_of_name(found: Found, span: Span, text: str) -> bool:
    """Whether the words beside a match make a name or a number of it; `text` is the shadow copy of the document."""
    words = text[span.start : span.end]
    before, behind = text[max(0, span.start - BESIDE) : span.start], text[span.end : span.end + BESIDE]
    if found.rule == "century" and _CENTURY.search(words) and _CAPITAL.match(behind):
        return True
    if found.rule == "duration" and words.lower().startswith(("a ", "an ")) and _RATE.search(before):
        return True  # "$5 a day", "600 barrels a day"
    if not (words[0].isupper() or words[0].isdigit()) or "relation" in dict(each.split("=", 1) for each in found.value):
        return False
    return any(
        (not own or words in own)
        and not unless.search(before)
        and (bool(left.search(before)) or bool(right.match(behind)))
        for own, left, right, unless in _tests().get(found.rule, ())
    )


_Test = tuple[frozenset[str], re.Pattern[str], re.Pattern[str], re.Pattern[str]]


@lru_cache(maxsize=1)
def _tests() -> dict[str, list[_Test]]:
    """The namings of each rule as patterns for the words before and behind a match."""
    tests: dict[str, list[_Test]] = {}
    for each in namings():
        test = (
            each.words,
            re.compile(rf"(?<!\w)(?:{_any_of(each.before)})\s$"),
            _CAPITAL if each.capital else re.compile(rf"\s(?:{_any_of(each.behind)})(?!\w)"),
            re.compile(rf"(?<!\w)(?:{_any_of(each.unless)})[\s-]$", re.IGNORECASE),
        )
        for rule in each.rules:
            tests.setdefault(rule, []).append(test)
    return tests


def _any_of(listed: Iterable[str]) -> str:
    """A pattern for any of some words, one that nothing matches for none."""
    return "|".join(re.escape(word).replace(r"\ ", r"\s") for word in sorted(listed, key=len, reverse=True)) or r"(?!)"
