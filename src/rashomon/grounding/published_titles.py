"""The titles that stand before names, whom each names and when they held it, and words before a title that say that it
is not held."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

from rashomon.edtf import make_date
from rashomon.knowledge.actors.offices import Holder, offices, people
from rashomon.knowledge.published import terms, title_words

#: Titles of the offices of the table of heads of state and of government.
_HEADS = {
    "president": ("President",),
    "prime-minister": ("Prime Minister", "Premier"),
    "chancellor": ("Chancellor",),
    "vice-president": ("Vice President",),
}
#: A title's words before it are looked at so far back.
REACH = 45


@dataclass(frozen=True, slots=True)
class Held:
    """One term under a title: first and last ISO day (None: not over), and whether a chosen successor followed at once.

    Where none did, the holder died, fled or was turned out, and reports may go on with the title.
    """

    since: str
    until: str | None
    handed_over: bool


@cache
def not_holding() -> re.Pattern[str]:
    """Words right before a title, or before its state's name, that say that it is not, or not now, held."""
    words = "|".join(map(re.escape, title_words("not_holding")))
    return re.compile(rf"\b(?:{words})\b[\s-]*(?:[\w.,']+\s+){{0,4}}$|\b(?:an?|any|every)\s+$", re.IGNORECASE)


@cache
def titles() -> re.Pattern[str]:
    titles = sorted(held(), key=lambda t: (-len(t), t))
    return re.compile(rf"\b(?P<title>{'|'.join(re.escape(t) for t in titles)})(?!\w)", re.IGNORECASE)


@cache
def names_by_first_word(title: str) -> dict[str, tuple[str, ...]]:
    """Names under a title by their first word, the longest first."""
    found: dict[str, list[str]] = {}
    for name in held().get(title, {}):
        found.setdefault(name.split()[0].rstrip(".,'s’"), []).append(name)
    return {first: tuple(sorted(names, key=len, reverse=True)) for first, names in found.items()}


@cache
def held() -> dict[str, dict[str, tuple[Held, ...]]]:
    """Title (lower case) and name to all terms, in order."""
    found: dict[str, dict[str, set[Held]]] = {}
    for term in terms():
        each = Held(term.since, term.until, term.until is not None and term.end == "handover")
        for title in term.titles:
            for name in term.names:
                found.setdefault(title.casefold(), {}).setdefault(name, set()).add(each)
    for office, holders in offices().items():
        for title in _HEADS.get(office.rsplit("/", 1)[1], ()):
            for holder in holders:
                for name in full_names(holder.person):
                    found.setdefault(title.casefold(), {}).setdefault(name, set()).add(_held_by(holder, holders))
    return {title: {name: _joined(each) for name, each in names.items()} for title, names in found.items()}


def _joined(terms_: set[Held]) -> tuple[Held, ...]:
    """Terms in order, those that overlap or follow each other as one; it was handed over if all tables say so."""
    joined: list[Held] = []
    for term in sorted(terms_, key=lambda held: (held.since, held.until or "9")):
        last = joined[-1] if joined else None
        if last is None or (last.until is not None and _day_after(last.until) < term.since):
            joined.append(term)
            continue
        until = max(last.until, term.until) if last.until and term.until else None
        ends = [each for each in (last, term) if each.until == until]
        joined[-1] = Held(last.since, until, all(each.handed_over for each in ends))
    return tuple(joined)


def full_names(person: str) -> tuple[str, ...]:
    known = people()[person]
    return tuple(name for name in (known.name, *known.aliases) if " " in name)


def _held_by(term: Holder, holders: tuple[Holder, ...]) -> Held:
    """A term's days. What was observed ends when it was last seen: it is let run until the next holder's start."""
    since = make_date(term.since).earliest or term.since
    if term.until is None:
        return Held(since, None, handed_over=False)
    until = make_date(term.until).latest or term.until
    following = [t for t in holders if t.since > term.since]
    if term.basis == "observed" and following:
        until = max(until, min(make_date(t.since).latest or t.since for t in following))
    if {_plain(name) for name in full_names(term.person)} & _turned_out():
        return Held(since, until, handed_over=False)
    return Held(since, until, any(t.role == "holder" and t.since in (until, _day_after(until)) for t in following))


@cache
def _turned_out() -> frozenset[str]:
    return frozenset(map(_plain, title_words("turned_out")))


def _plain(name: str) -> str:
    """A name in lower case without accents or hyphens."""
    letters = unicodedata.normalize("NFD", name.casefold().replace("-", " "))
    return "".join(letter for letter in letters if not unicodedata.combining(letter))


def _day_after(day: str) -> str:
    return (date.fromisoformat(day) + timedelta(1)).isoformat()
