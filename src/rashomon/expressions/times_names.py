"""Names that hold a time expression, by the words right beside it: what needs no parse to be told."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from rashomon.expressions.times_fragments import vocabulary
from rashomon.expressions.times_patterns import Found
from rashomon.knowledge.actors import outlets
from rashomon.knowledge.times import namings
from rashomon.model import Span

#: So many characters on either side are looked at.
BESIDE = 40

#: Rules whose expressions may stand in the name of an outlet, and those of counted years, which have no capitals.
_TITLED = frozenset({"weekday", "month", "deictic", "calendar", "season", "set"})
_NUMBERED = frozenset({"year", "years", "decade", "century"})

_WORD = re.compile(r"[a-z]+")
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
    if _in_outlet(found, span, text):
        return True
    numbered = found.rule in _NUMBERED or words[0].isupper() or words[0].isdigit()
    if not numbered or "relation" in dict(each.split("=", 1) for each in found.value):
        return False
    return any(
        (not own or words in own)
        and not unless.search(before)
        and (bool(left.search(before)) or bool(right.match(behind)))
        for own, left, right, unless in _tests().get(found.rule, ())
    )


def _in_outlet(found: Found, span: Span, text: str) -> bool:
    """Whether the name of a known outlet holds a match ("Russia Today", "The Daily Beast")."""
    if found.rule not in _TITLED:
        return False
    start = max(0, span.start - BESIDE)
    names = _outlet_names().finditer(text, start, span.end + BESIDE)
    return any(name.start() <= span.start and span.end <= name.end() for name in names)


@lru_cache(maxsize=1)
def _outlet_names() -> re.Pattern[str]:
    """The names of outlets that hold a word of time, in their own capitals."""
    names = {name for outlet in outlets().values() for name in (outlet.name, *outlet.aliases)}
    held = {name for name in names if " " in name and vocabulary() & set(_WORD.findall(name.lower()))}
    return re.compile(rf"(?<!\w)(?:{_any_of(held)})(?!\w)")


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
