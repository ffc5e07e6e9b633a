"""The patterns of time expressions, compiled, and the values read off their words."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from rashomon.expressions.times_fragments import Fragment, fragments, key_of
from rashomon.expressions.times_signs import PLACEHOLDER, names_in, needs_of
from rashomon.knowledge.times import patterns
from rashomon.model import TimeKind

#: Where an expression may begin and end: not inside a word or number, not after a currency sign, not before a
#: percent sign, a unit of money or "-old" (an age).
_BEGIN = r"(?<![\w$€£¥#'])(?<!\d[.,/:])(?:(?<=[-–—/(\[\"'`\s.,;:…])|^)"
_END = r"(?!\w)(?![.,:]\d)(?!\s?%)(?![-\s]olds?\b)"
_BLANK = r"\s{1,4}"

#: So many characters hold a word that a match may not stand behind, and the blanks after it.
BEHIND = 20

#: Two-digit years: above this they belong to the twentieth century (a report of the 2020s writes '24 for 2024).
PIVOT_YEAR = 40


@dataclass(frozen=True, slots=True)
class Found:
    """A match of a pattern: where, under which rule, and what was read off the words (name=value)."""

    start: int
    end: int
    rule: str
    kind: TimeKind
    value: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Compiled:
    """A pattern ready to run, and what must stand in a text before it is worth running."""

    rule: str
    kind: TimeKind
    names: dict[str, str]
    pattern: re.Pattern[str]
    needs: frozenset[str]
    not_behind: re.Pattern[str] | None


def match_times(text: str) -> list[Found]:
    """All time expressions in a text, longest first where they overlap, in text order; names are not told apart yet."""
    there = names_in(text)
    found = [
        (_found(each.rule, each.kind, each.names, match), order)
        for order, each in enumerate(_compiled())
        if each.needs <= there
        for match in each.pattern.finditer(text)
        if each.not_behind is None or not each.not_behind.search(text, max(0, match.start() - BEHIND), match.start())
    ]
    found.sort(key=lambda each: (each[0].start - each[0].end, each[1], each[0].start))
    taken: list[Found] = []
    for each, _ in found:
        if all(each.end <= other.start or other.end <= each.start for other in taken):
            taken.append(each)
    return sorted(taken, key=lambda each: each.start)


def _found(rule: str, kind: TimeKind, names: dict[str, str], match: re.Match[str]) -> Found:
    groups = {name: text for name, text in match.groupdict().items() if text}
    lists = fragments()
    value = tuple(f"{name}={_read(lists.get(names.get(name, name)), text)}" for name, text in sorted(groups.items()))
    return Found(match.start(), match.end(), rule, kind, value)


def _read(fragment: Fragment | None, text: str) -> str:
    return fragment.read(text) if fragment else key_of(text)


@lru_cache(maxsize=1)
def _compiled() -> tuple[_Compiled, ...]:
    compiled = []
    for each in patterns():
        names = {f"{name}{n}": name for _, name, n in PLACEHOLDER.findall(each.text)}
        body = PLACEHOLDER.sub(_insert, each.text.replace(" ", _BLANK))
        # a look-behind needs a fixed width, so its blanks stay single
        body = re.sub(r"\(\?<[=!][^)]*\)", lambda m: m[0].replace(_BLANK, r"\s"), body)
        pattern = re.compile(f"{_BEGIN}(?:{body}){_END}", re.IGNORECASE)
        compiled.append(_Compiled(each.rule, each.kind, names, pattern, needs_of(each.text), _behind(each.not_behind)))
    return tuple(compiled)


def _behind(listed: str | None) -> re.Pattern[str] | None:
    """A pattern for a word of a list at the end of what stands before a match."""
    return re.compile(rf"(?<!\w)(?:{fragments()[listed].pattern}){_BLANK}$") if listed else None


def _insert(match: re.Match[str]) -> str:
    silent, name, number = match.groups()
    fragment = fragments()[name].pattern
    return f"(?:{fragment})" if silent else f"(?P<{name}{number or ''}>{fragment})"
