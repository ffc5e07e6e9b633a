"""The word lists of time expressions, each as a regular expression with the values of its words."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from rashomon.knowledge.times import holidays, words


@dataclass(frozen=True, slots=True)
class Fragment:
    """A word list as a regular expression, with the value of each of its words."""

    pattern: str
    values: dict[str, str]

    def read(self, text: str) -> str:
        """The value of a word, the word itself where the list gives none."""
        return self.values.get(key_of(text), text)


@lru_cache(maxsize=1)
def fragments() -> dict[str, Fragment]:
    """Every word list under the name that patterns call it by."""
    lists = words()
    found = {name: _listed(lists[f"{name}s"]) for name in _PLAIN}
    found["month"] = _listed(lists["months"], capital=True)
    found["named"] = _listed(lists["nameds"], capital=True)
    found["namesake"] = _listed(lists["namesakes"], capital=True)
    found["weekday"] = _listed(lists["weekdays"], capital=True)
    found["weekdays"] = _listed({n: [f"{names[0]}s"] for n, names in lists["weekdays"].items()}, capital=True)
    found["holiday"] = _listed({n: h.names for n, h in enumerate(holidays())}, capital=True)
    found["calendar"] = _listed({u: lists["units"][u][:1] for u in _CALENDAR})
    for name, key in (
        ("part", "parts_of_day"),
        ("approximator", "approximators"),
        ("zone", "zones"),
        ("set", "sets"),
        ("more", "mores"),
        ("spell", "spells"),
    ):
        found[name] = _listed({word: [word] for word in lists[key]})
    found["vague"] = _listed({"some": lists["vague_numbers"]})
    return found | _numeric(lists)


_PLAIN = ("season", "unit", "relation", "modifier", "edge", "side", "hindside", "lead", "deictic")
_CALENDAR = ("week", "weekend", "fortnight", "month", "quarter", "year", "decade", "century")


def _numeric(lists: dict[str, Any]) -> dict[str, Fragment]:
    """Fragments that are written, or may be written, in digits."""
    ordinals = _listed(lists["ordinals"])
    decades = _listed(lists["decades"])
    return {
        "year": Fragment(r"(?:1[0-9]|20)\d\d", {}),
        "yy": Fragment(r"\d\d", {}),
        "day": Fragment(r"(?:3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?", {}),
        "dd": Fragment(r"\d{1,2}", {}),
        "mm": Fragment(r"\d{1,2}", {}),
        "digit": Fragment(r"[1-4]", {}),
        "nth": Fragment(rf"{ordinals.pattern}|\d\d?(?:st|nd|rd|th)", ordinals.values),
        "decade": Fragment(
            rf"(?:1[5-9]|20)\d0'?s|'\d0s|(?:(?<=the\s)|(?<=early\s)|(?<=late\s)|(?<=mid-))(?:\d0s|{decades.pattern})",
            decades.values,
        ),
        "number": _numbers(lists["numbers"]),
        "clock": Fragment(_CLOCK, {}),
    }


_CLOCK = (
    r"\d{1,2}(?:[:.]\d\d)?\s?(?:[ap]\.m\.?|[ap]m)|(?:[01]?\d|2[0-3]):[0-5]\d(?!:)|(?:[01]\d|2[0-3])[0-5]\d(?=\s(?:GMT|UTC))|"
    r"\d{1,2}\so'clock|(?:noon|midnight)(?=\s(?:on|GMT|UTC|local|[MTWFS]))"
)


def _numbers(listed: dict[float, list[str]]) -> Fragment:
    """Digits, the listed number words, and two of them joined ("twenty-five")."""
    values = {key_of(word): f"{number:g}" for number, names in listed.items() for word in names}
    tens = [(word, n) for n, names in listed.items() if 20 <= n <= 90 for word in names]
    ones = [(names[0], n) for n, names in listed.items() if 1 <= n <= 9]
    values |= {f"{ten}{mark}{one}": f"{t + n:g}" for ten, t in tens for one, n in ones for mark in ("-", " ")}
    return Fragment(rf"{_alternation(values)}|\d{{1,3}}(?:,\d{{3}})+|\d+(?:\.\d+)?", values)


def _listed(entries: dict[Any, Iterable[str]], *, capital: bool = False) -> Fragment:
    """A word list; a dot at a word's end may be left out, capitals are required where `capital` says so."""
    values = {key_of(word): str(value) for value, names in entries.items() for word in names}
    if not capital:
        return Fragment(_alternation(values), values)
    spelled = [form for names in entries.values() for word in names for form in (word, word.upper())]
    return Fragment(f"(?-i:{_alternation(spelled)})", values)


def _alternation(spelled: Iterable[str]) -> str:
    forms = sorted(set(spelled), key=lambda word: (-len(word), word))
    return "|".join(re.escape(word).replace(r"\.", r"\.?").replace(r"\ ", r"\s{1,4}") for word in forms)


def key_of(word: str) -> str:
    """A word as the lists know it: in lower case, without full stops, its blanks single."""
    return " ".join(word.lower().replace(".", "").split())


@lru_cache(maxsize=1)
def vocabulary() -> frozenset[str]:
    """Every single word that stands in a word list of the patterns, in lower case."""
    listed = (key for fragment in fragments().values() for key in fragment.values)
    return frozenset(word.strip(".") for key in listed for word in key.split())
