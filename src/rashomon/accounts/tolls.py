"""Tolls that are given as such: "put the number of dead at 21", "34 wounded", "two were dead", "cost nine lives"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from rashomon.accounts.nearby import attribution_at, clause_at, event_near, is_evidence
from rashomon.accounts.rows import Row, Scene, Told
from rashomon.accounts.slots import counted, shown
from rashomon.accounts.tellers import tellers
from rashomon.happenings.lexicon import numerals
from rashomon.knowledge.account_words import toll_links, toll_words
from rashomon.model import Bound, Number, Reading, Span, Telling


def tolls(scene: Scene) -> list[Told]:
    """Every toll of every reading that no event mention holds, as a number of the attack told of before it."""
    return [told for reading in scene.readings for told in _of_reading(scene, reading)]


def _of_reading(scene: Scene, reading: Reading) -> Iterator[Told]:
    taken = [n.span for m in reading.event_mentions if m.id in scene.home for n in m.numbers]
    for number in _numbers(reading):
        if any(number.span.overlaps(t) for t in taken) or not is_evidence(reading, number.span):
            continue
        event = event_near(scene, reading, number.span, _ROOTS)
        if event is None:
            continue
        row = Row(scene.table_of(event), "number", f"{event}:{number.role}:{counted(reading.document, number)}")
        attribution = attribution_at(reading, number.span)
        evidence = clause_at(reading, number.span)
        for teller, chain in tellers(reading.document, attribution, scene.actors):
            said = attribution.id if attribution else None
            denied = attribution is not None and attribution.stance in ("denies", "disputes")
            telling: Telling = "denies" if denied else "asserts"
            yield Told(row, teller, chain, said, telling, evidence, reading.document.id, shown(number), number)


_ROOTS = frozenset({"ASSAULT", "COERCE", "PROTEST"})


def _numbers(reading: Reading) -> Iterator[Number]:
    text = reading.document.text
    for pattern, role in _patterns():
        for match in pattern.finditer(text):
            value, bound = _value(match["number"]), _bound(text[: match.start("number")])
            if value is not None:
                span = Span(reading.document.id, *match.span("number"))
                yield Number(value, bound, "person", role, span)


@cache
def _patterns() -> list[tuple[re.Pattern[str], str]]:
    words = sorted(numerals().words, key=len, reverse=True)
    number = rf"(?P<number>\d[\d,]*|(?:{'|'.join(words)})(?:-(?:{'|'.join(words)}))?)"
    gives, are = ("|".join(words) for words in toll_links())
    found = []
    for role, row in toll_words().items():
        counts, states = "|".join(row.counts), "|".join(row.states)
        given = rf"\b(?:{gives})\s+(?:(?!from )[a-z]+ ){{0,3}}?{number}\b(?!{_MEASURES})"
        patterns = [
            rf"(?i)\b(?:{counts})(?!\w)[^.;:\n]{{0,60}}?{given}",
            rf"\b(?i:{number})\s+(?:[A-Z][a-z]+\s+)?(?:{states})\b(?!\s+(?:in|on)\s+\d)",
        ]
        if row.left:
            patterns.append(rf"\b(?i:{number})\s+(?:[\w-]+\s+){{1,4}}?(?:{are})\s+(?:{'|'.join(row.left)})\b")
        if row.takes:
            takes, taken = "|".join(row.takes), "|".join(row.taken)
            patterns.append(rf"(?i)\b(?:{takes})\s+(?:[\w-]+\s+){{0,3}}?{number}\s+(?:\w+\s+)?(?:{taken})\b")
        found += [(re.compile(each), role) for each in patterns]
    return found


#: What a number behind a count counts otherwise.
_MEASURES = r"\s*(?:percent|per cent|%|years?|days?|hours?)"


def _value(words: str) -> float | None:
    if words[0].isdigit():
        return float(words.replace(",", ""))
    known = numerals().words
    return float(sum(known[w] for w in words.lower().split("-")))


#: Characters before a number in which its bound is said.
_BEFORE = 24


def _bound(before: str) -> Bound:
    tail = before[-_BEFORE:].lower().rstrip()
    for phrase, bound in numerals().bounds:
        if tail.endswith(phrase):
            return bound
    return "exact"
