"""The patterns of time expressions, compiled, and the values read off their words."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from rashomon.knowledge.times import holidays, patterns, words
from rashomon.model import TimeKind

#: Where an expression may begin and end: not inside a word or number, not after a currency sign, not before a
#: percent sign, a unit of money or "-old" (an age).
_BEGIN = r"(?<![\w$€£¥#'])(?<!\d[.,/:])(?:(?<=[-–—/(\[\"'\s.,;:…])|^)"
_END = r"(?!\w)(?![.,:]\d)(?!\s?%)(?![-\s]olds?\b)"
_BLANK = r"\s{1,4}"
_PLACEHOLDER = re.compile(r"(?<!P)<(\?)?([a-z]+)(?::(\d))?>")

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
class _Fragment:
    """A word list as a regular expression, with the value of each of its words."""

    pattern: str
    values: dict[str, str]

    def read(self, text: str) -> str:
        return self.values.get(_key(text), text)


def match_times(text: str) -> list[Found]:
    """All time expressions in a text, longest first where they overlap, in text order; names are not told apart yet."""
    found = [
        (_found(rule, kind, names, match), order)
        for order, (rule, kind, names, pattern) in enumerate(_compiled())
        for match in pattern.finditer(text)
    ]
    found.sort(key=lambda each: (each[0].start - each[0].end, each[1], each[0].start))
    taken: list[Found] = []
    for each, _ in found:
        if all(each.end <= other.start or other.end <= each.start for other in taken):
            taken.append(each)
    return sorted(taken, key=lambda each: each.start)


@lru_cache(maxsize=1)
def vocabulary() -> frozenset[str]:
    """Every single word that stands in a word list of the patterns, in lower case."""
    listed = (key for fragment in _fragments().values() for key in fragment.values)
    return frozenset(word.strip(".") for key in listed for word in key.split())


def _found(rule: str, kind: TimeKind, names: dict[str, str], match: re.Match[str]) -> Found:
    groups = {name: text for name, text in match.groupdict().items() if text}
    fragments = _fragments()
    value = tuple(
        f"{name}={_read(fragments.get(names.get(name, name)), text)}" for name, text in sorted(groups.items())
    )
    return Found(match.start(), match.end(), rule, kind, value)


def _read(fragment: _Fragment | None, text: str) -> str:
    return fragment.read(text) if fragment else _key(text)


@lru_cache(maxsize=1)
def _compiled() -> tuple[tuple[str, TimeKind, dict[str, str], re.Pattern[str]], ...]:
    compiled = []
    for each in patterns():
        names = {f"{name}{n}": name for _, name, n in _PLACEHOLDER.findall(each.text)}
        body = _PLACEHOLDER.sub(_insert, each.text.replace(" ", _BLANK))
        # a look-behind needs a fixed width, so its blanks stay single
        body = re.sub(r"\(\?<=[^)]*\)", lambda m: m[0].replace(_BLANK, r"\s"), body)
        compiled.append((each.rule, each.kind, names, re.compile(f"{_BEGIN}(?:{body}){_END}", re.IGNORECASE)))
    return tuple(compiled)


def _insert(match: re.Match[str]) -> str:
    silent, name, number = match.groups()
    fragment = _fragments()[name].pattern
    return f"(?:{fragment})" if silent else f"(?P<{name}{number or ''}>{fragment})"


@lru_cache(maxsize=1)
def _fragments() -> dict[str, _Fragment]:
    """Every word list under the name that patterns call it by."""
    lists = words()
    fragments = {name: _listed(lists[f"{name}s"]) for name in _PLAIN}
    fragments["month"] = _listed(lists["months"], capital=True)
    fragments["weekday"] = _listed(lists["weekdays"], capital=True)
    fragments["holiday"] = _listed({n: h.names for n, h in enumerate(holidays())}, capital=True)
    fragments["calendar"] = _listed({u: lists["units"][u][:1] for u in _CALENDAR})
    for name, key in (("part", "parts_of_day"), ("approximator", "approximators"), ("zone", "zones"), ("set", "sets")):
        fragments[name] = _listed({word: [word] for word in lists[key]})
    fragments["vague"] = _listed({"some": lists["vague_numbers"]})
    return fragments | _numeric(lists)


_PLAIN = ("season", "unit", "relation", "modifier", "edge", "side", "lead", "deictic", "named")
_CALENDAR = ("week", "weekend", "fortnight", "month", "quarter", "year", "decade", "century")


def _numeric(lists: dict[str, Any]) -> dict[str, _Fragment]:
    """Fragments that are written, or may be written, in digits."""
    ordinals = _listed(lists["ordinals"])
    decades = _listed(lists["decades"])
    return {
        "year": _Fragment(r"(?:1[0-9]|20)\d\d", {}),
        "yy": _Fragment(r"\d\d", {}),
        "day": _Fragment(r"(?:3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?", {}),
        "dd": _Fragment(r"\d{1,2}", {}),
        "mm": _Fragment(r"\d{1,2}", {}),
        "digit": _Fragment(r"[1-4]", {}),
        "nth": _Fragment(rf"{ordinals.pattern}|\d\d?(?:st|nd|rd|th)", ordinals.values),
        "decade": _Fragment(
            rf"(?:1[5-9]|20)\d0'?s|'\d0s|(?:(?<=the\s)|(?<=early\s)|(?<=late\s)|(?<=mid-))(?:\d0s|{decades.pattern})",
            decades.values,
        ),
        "number": _numbers(lists["numbers"]),
        "clock": _Fragment(_CLOCK, {}),
    }


_CLOCK = (
    r"\d{1,2}(?:[:.]\d\d)?\s?(?:[ap]\.m\.?|[ap]m)|(?:[01]?\d|2[0-3]):[0-5]\d(?!:)|(?:[01]\d|2[0-3])[0-5]\d(?=\s(?:GMT|UTC))|"
    r"\d{1,2}\so'clock|(?:noon|midnight)(?=\s(?:on|GMT|UTC|local|[MTWFS]))"
)


def _numbers(listed: dict[float, list[str]]) -> _Fragment:
    """Digits, the listed number words, and two of them joined ("twenty-five")."""
    values = {_key(word): f"{number:g}" for number, names in listed.items() for word in names}
    tens = [(word, n) for n, names in listed.items() if 20 <= n <= 90 for word in names]
    ones = [(names[0], n) for n, names in listed.items() if 1 <= n <= 9]
    values |= {f"{ten}{mark}{one}": f"{t + n:g}" for ten, t in tens for one, n in ones for mark in ("-", " ")}
    return _Fragment(rf"{_alternation(values)}|\d{{1,3}}(?:,\d{{3}})+|\d+(?:\.\d+)?", values)


def _listed(entries: dict[Any, Iterable[str]], *, capital: bool = False) -> _Fragment:
    """A word list; a dot at a word's end may be left out, capitals are required where `capital` says so."""
    values = {_key(word): str(value) for value, names in entries.items() for word in names}
    if not capital:
        return _Fragment(_alternation(values), values)
    spelled = [form for names in entries.values() for word in names for form in (word, word.upper())]
    return _Fragment(f"(?-i:{_alternation(spelled)})", values)


def _alternation(spelled: Iterable[str]) -> str:
    forms = sorted(set(spelled), key=lambda word: (-len(word), word))
    return "|".join(re.escape(word).replace(r"\.", r"\.?").replace(r"\ ", r"\s{1,4}") for word in forms)


def _key(word: str) -> str:
    return " ".join(word.lower().replace(".", "").split())
