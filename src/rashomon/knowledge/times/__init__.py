"""Words, patterns and holidays of English time expressions: the data files beside this module, loaded once."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from rashomon.knowledge.files import read_yaml
from rashomon.model import TimeKind


@dataclass(frozen=True, slots=True)
class Holiday:
    """A holiday and its rule; one of the three rules is set, none for a holiday of a lunar calendar."""

    names: tuple[str, ...]
    fixed: tuple[int, int] | None = None  # month, day
    easter: int | None = None  # days from Easter Sunday
    nth: tuple[int, int, int] | None = None  # month, weekday, which


@dataclass(frozen=True, slots=True)
class Pattern:
    """One way to put a time expression together, under the rule that reads its value; it does not match right behind a
    word of the list `not_behind`."""

    rule: str
    kind: TimeKind
    text: str
    not_behind: str | None = None


@dataclass(frozen=True, slots=True)
class Ahead:
    """Words that tell that a time lies ahead."""

    verbs: frozenset[str]
    modals: frozenset[str]
    nouns: frozenset[str]
    adjectives: frozenset[str]
    appointing: frozenset[str]  # verbs that set a time whatever their own tense
    setting: frozenset[str]  # of these, verbs that are hardly ever dated themselves
    prepositions: frozenset[str]
    leads: tuple[str, ...]  # wordings right before a time
    phrases: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Tenses:
    """Forms that tell the tense of a clause without a parse."""

    future: frozenset[str]
    able: frozenset[str]
    negations: frozenset[str]
    perfect: frozenset[str]
    past: frozenset[str]
    irregular: frozenset[str]
    timetabled: frozenset[str]
    breaks: frozenset[str]


@dataclass(frozen=True, slots=True)
class Naming:
    """Words right beside a time expression of some rules that make a name of it; a word of `unless` before it does
    away with that."""

    rules: frozenset[str]
    words: frozenset[str]  # of the expression itself, any where empty
    before: tuple[str, ...]
    behind: tuple[str, ...]
    unless: tuple[str, ...]
    capital: bool  # any word with a capital behind


@lru_cache(maxsize=1)
def words() -> dict[str, Any]:
    """The word lists as they stand in words.yaml."""
    loaded: dict[str, Any] = read_yaml("times/words.yaml")
    return loaded


@lru_cache(maxsize=1)
def patterns() -> tuple[Pattern, ...]:
    """All patterns in the order of the file."""
    return tuple(
        Pattern(r["rule"], r["kind"], text, r.get("not_behind"))
        for r in read_yaml("times/patterns.yaml")
        for text in r["patterns"]
    )


@lru_cache(maxsize=1)
def holidays() -> tuple[Holiday, ...]:
    """All holidays in the order of the file."""
    return tuple(_holiday(entry) for entry in read_yaml("times/holidays.yaml"))


@lru_cache(maxsize=1)
def namings() -> tuple[Naming, ...]:
    """All namings in the order of the file."""
    return tuple(
        Naming(
            rules=frozenset(entry["rules"]),
            words=frozenset(entry.get("words", ())),
            before=tuple(entry.get("before", ())),
            behind=tuple(entry.get("behind", ())),
            unless=tuple(entry.get("unless", ())),
            capital=entry.get("capital", False),
        )
        for entry in read_yaml("times/names.yaml")
    )


@lru_cache(maxsize=1)
def ahead() -> Ahead:
    """The words that tell that a time lies ahead."""
    lists = words()["ahead"]
    return Ahead(
        frozenset(lists["verbs"]),
        frozenset(lists["modals"]),
        frozenset(lists["nouns"]),
        frozenset(lists["adjectives"]),
        frozenset(lists["appointing"]),
        frozenset(lists["setting"]),
        frozenset(lists["prepositions"]),
        tuple(lists["leads"]),
        tuple(lists["phrases"]),
    )


@lru_cache(maxsize=1)
def tenses() -> Tenses:
    """The forms that tell a tense."""
    lists = words()["tenses"]
    return Tenses(**{name: frozenset(listed) for name, listed in lists.items()})


def _holiday(entry: dict[str, Any]) -> Holiday:
    month, _, day = entry.get("fixed", "").partition("-")
    nth = entry.get("nth")
    return Holiday(
        tuple(entry["names"]),
        (int(month), int(day)) if month else None,
        entry.get("easter"),
        (nth[0], nth[1], nth[2]) if nth else None,
    )
