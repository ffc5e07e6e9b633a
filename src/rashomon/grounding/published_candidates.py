"""Written while somebody who is called a candidate or nominee for the American presidency stood for it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

from rashomon.encoder.parse import Parse
from rashomon.grounding.published_days import Days, Evidence, between, shared, united
from rashomon.grounding.published_present import has_year
from rashomon.knowledge.published import Candidacy, candidacies
from rashomon.model import EVIDENCE_ROLES, Document

#: The press names a nominee some days before the vote, and calls a nominee presumptive for some days after it.
NOMINEE_SLACK = timedelta(14)
#: The vote is on the first Tuesday after 1 November, and is told of on the day after.
_AFTER_THE_VOTE = "11-09"
REACH = 30

_QUALIFIER = (
    r"(?:Republican|GOP|Democratic|Democrat|Libertarian|Green|Party|party|presidential|vice[ -]presidential|"
    r"White House|presumptive|apparent|party's)"
)
_STANDING = re.compile(
    rf"\b(?:{_QUALIFIER}\s+)+(?P<noun>candidate|hopeful|contender|nominee|front-?runner),?\s+(?P<name>[A-Z])"
)
_RACE = re.compile(r"\bpresidential\b|\bWhite House\b", re.IGNORECASE)
_OTHER_RACE = re.compile(
    r"\b(?:Senate|senator|Sen\.|governor|Gov\.|gubernatorial|mayor(?:al)?|congressional|House seat|district)(?!\w)",
    re.IGNORECASE,
)
_NOT_NOW = re.compile(
    r"\b(?:former|failed|defeated|losing|unsuccessful|onetime|one-time|then|ex|past|eventual|erstwhile|possible|potential|"
    r"would-be|prospective|likely|future|early|\d{4}|'\d\d)\b[\s-]*(?:[\w.,]+\s+)?$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class _Stands:
    """Somebody called a candidate: the words, the name, the days on which it may be said, and whether it is the
    presidency, by the words or as the text tells of no other race (a party's candidate may stand for the Senate)."""

    words: str
    name: str
    days: Days
    presidential: bool

    def names_one(self, other: _Stands) -> bool:
        """Whether both name one person."""
        return _by_name()[self.name] == _by_name()[other.name]


def candidates_told(document: Document, parse: Parse, text: str) -> Iterator[Evidence]:
    """One piece of evidence for each candidacy told of in headline or body; `text` is the shadow copy.

    A candidate named alone may be that of a race long past ("as presidential candidate Mitt Romney has found out"): the
    text was written after the person's first candidacy. Two who may stand in one race do, if one of them is said to
    stand for the presidency.
    """
    found = tuple(_candidacies_told(document, parse, text))
    for each in found:
        beside = [o for o in found if not o.names_one(each) and shared(each.days, o.days)]
        if any(o.presidential or each.presidential for o in beside):
            told = " or ".join(f"from {_first(c)} to {c.ended}" for c in _by_name()[each.name])
            yield Evidence(each.days, "office", f'"{each.words}": stood {told}, beside "{beside[0].words}"')
        elif each.presidential:
            since = min(_first(c) for c in _by_name()[each.name])
            days = between(_moved(since, -NOMINEE_SLACK), None)
            yield Evidence(days, "office", f'"{each.words}": first stood in {since[:7]}, not written before that')


def _first(candidacy: Candidacy) -> str:
    return min(filter(None, (candidacy.declared, candidacy.presumed, candidacy.nominated)))


def _candidacies_told(document: Document, parse: Parse, text: str) -> Iterator[_Stands]:
    """Each time that somebody is called a candidate.

    A sentence with a year, and words that set the candidacy in the past or the possible, tell nothing.
    """
    if not _RACE.search(text):
        return
    only = not _OTHER_RACE.search(text)
    for block in document.blocks:
        if block.role not in EVIDENCE_ROLES:
            continue
        for found in _STANDING.finditer(text, block.start, block.end):
            name = _name_at(text, found.start("name"))
            if name is None:
                continue
            sentence = parse.at(found.start("name"))
            if sentence is None or has_year(sentence):
                continue
            if _NOT_NOW.search(text[max(block.start, found.start() - REACH) : found.start()]):
                continue
            days = _days_of(name, found["noun"], "presumptive" in found[0])
            if days:
                words = " ".join(text[found.start() : found.start("name") + len(name)].split())
                yield _Stands(words, name, days, only or _RACE.search(found[0]) is not None)


def _days_of(name: str, noun: str, presumptive: bool) -> Days:
    """The days on which somebody may be called so, in all candidacies; () where none fits."""
    stretches = []
    for candidacy in _by_name()[name]:
        begins = _begins(candidacy, noun, presumptive)
        if begins is not None:
            ends = _moved(candidacy.nominated, NOMINEE_SLACK) if presumptive else None
            stretches.append(between(begins, ends or _end_of_race(candidacy))[0])
    return united(stretches)


def _begins(candidacy: Candidacy, noun: str, presumptive: bool) -> str | None:
    if noun == "nominee":
        first = candidacy.presumed if presumptive else candidacy.presumed or candidacy.nominated
        return _moved(first, -NOMINEE_SLACK)
    return _first(candidacy)


def _end_of_race(candidacy: Candidacy) -> str:
    """The day after the vote: one who left the race may still be called a candidate."""
    year = -(-int(candidacy.ended[:4]) // 4) * 4
    return max(candidacy.ended, f"{year}-{_AFTER_THE_VOTE}")


def _moved(day: str | None, by: timedelta) -> str | None:
    return (date.fromisoformat(day) + by).isoformat() if day else None


def _name_at(text: str, start: int) -> str | None:
    return next((n for n in _longest_first() if text.startswith(n, start) and not text[start + len(n)].isalpha()), None)


@cache
def _longest_first() -> tuple[str, ...]:
    return tuple(sorted(_by_name(), key=lambda name: (-len(name), name)))


@cache
def _by_name() -> dict[str, tuple[Candidacy, ...]]:
    found: dict[str, list[Candidacy]] = {}
    for candidacy in candidacies():
        for name in candidacy.names:
            found.setdefault(name, []).append(candidacy)
    return {name: tuple(each) for name, each in found.items()}
