"""Names to change: of places, and of those who acted."""

from __future__ import annotations

import re
from functools import cache
from random import Random

from benchmarks.planted_clauses import (
    STEPS,
    SUBJECTS,
    Clause,
    Edit,
    Plant,
    another,
    as_name,
    everywhere,
    has,
    head_of,
    named,
    word_lists,
)
from rashomon.encoder.parse import Token

#: Shorter words before a surname are a part of it or an initial ("Gaetano Lo Presti").
_SHORTEST_NAME = 3


def change_place(a: Clause, b: Clause, chain: str, random: Random) -> Plant | None:
    """A place that both clauses name, given another name."""
    for mark in a.marks("LOC"):
        for pool in word_lists()["pools"]:
            for name in sorted(pool, key=len, reverse=True):
                at = re.search(as_name(name), a.report.text[mark.start : mark.end])
                token = a.token_at(mark.start + at.start()) if at else None
                if at is None or token is None or a.steps_to(token) > STEPS or not named(b, "LOC", name):
                    continue
                if a.report.text[: mark.start + at.start()].endswith(", "):
                    continue  # "Mannheim, Germany": what says where a town is is no place of its own
                new = another(pool, name, (a, b), random)
                if new:
                    return Plant("place", a.report, b.report, chain, name, new, everywhere(a.report, name, new))
    return None


def change_agent(a: Clause, b: Clause, chain: str, random: Random) -> Plant | None:
    """Whoever acts in both clauses, given another name."""
    for mark in a.marks("HUMAN"):
        start = a.report.sentences[a.number][0]
        head = head_of(a.sentence, mark.start - start, mark.end - start)
        if head is None or not _acts(a, head):
            continue
        for name, pool in _by_length():
            mine = head.text in name.split() or head.text.islower()  # not the Los Angeles of the Los Angeles Angels
            if mine and has(a.report.text[mark.start : mark.end], name) and named(b, "HUMAN", name):
                new = another(pool, name, (a, b), random)
                if new:
                    return Plant("agent", a.report, b.report, chain, name, new, everywhere(a.report, name, new))
        if head.tag in ("NNP", "NNPS") and head.entity == "PERSON" and named(b, "HUMAN", head.text):
            return _renamed(a, b, head.text, chain, random)
        force = head.text.lower()
        if force in word_lists()["forces"] and any(named(b, "HUMAN", f) for f in (force, force.capitalize())):
            new = word_lists()["forces"][force]
            again = re.finditer(rf"\b{force}\b", a.report.text, re.IGNORECASE)
            edits = tuple((m.start(), m.end(), new.capitalize() if m[0][:1].isupper() else new) for m in again)
            return Plant("agent", a.report, b.report, chain, force, new, edits)
    return None


@cache
def _by_length() -> list[tuple[str, list[str]]]:
    """Every name of a pool with its pool, the longest first."""
    every = [(name, pool) for pool in word_lists()["pools"] for name in pool]
    return sorted(every, key=lambda each: (-len(each[0]), each[0]))


def _acts(clause: Clause, head: Token) -> bool:
    """Whether a word is the subject of the event's verb, or of the verb that the event's noun completes."""
    verbs = [clause.trigger, *clause.sentence.ancestors(clause.trigger)[:1]]
    governor = clause.sentence.head(head)
    return head.dep in SUBJECTS and governor is not None and governor.index in {v.index for v in verbs}


def _renamed(a: Clause, b: Clause, surname: str, chain: str, random: Random) -> Plant | None:
    """Somebody else under every name by which the report calls a person."""
    first, last = random.choice(word_lists()["first_names"]), random.choice(word_lists()["surnames"])
    edits: dict[int, Edit] = {}
    given: set[str] = set()
    for m in re.finditer(rf"((?:[A-Z][\w.'’]* )*)\b{re.escape(surname)}\b", a.report.text):
        names = [w for w in m[1].split() if w not in word_lists()["titles"] and len(w.rstrip(".")) >= _SHORTEST_NAME]
        start = a.report.text.rindex(names[-1], m.start(1), m.end(1)) if names else m.end(1)
        edits[start] = (start, m.end(), f"{first} {last}" if names else last)
        given |= set(names[-1:])
    for name in given:
        for m in re.finditer(rf"(?<![\w-]){re.escape(name)}\b", a.report.text):
            if not any(x <= m.start() < y for x, y, _ in edits.values()):
                edits[m.start()] = (m.start(), m.end(), first)
    shouted = re.finditer(rf"(?<!\w){re.escape(surname.upper())}\b", a.report.text)  # in a headline in capitals
    edits |= {m.start(): (m.start(), m.end(), last.upper()) for m in shouted}
    return Plant("agent", a.report, b.report, chain, surname, last, tuple(sorted(edits.values())))
