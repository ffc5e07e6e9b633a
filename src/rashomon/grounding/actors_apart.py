"""Namesakes of several documents kept apart: one full name, two countries, two people.

People whom the tables do not know are linked across documents by their full name; where documents give the name
different countries, or put it once on the side of a state and once on that of an armed group, each gets an id of its
own (`person:ali-hassan-ken`), and a mention without a country keeps the plain one: nobody knows which of them it means.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import fields, is_dataclass, replace
from typing import Any

from rashomon.knowledge.actors import organisations, people
from rashomon.model import Actor, Document, Reading


def keep_apart(readings: Sequence[Reading]) -> tuple[Reading, ...]:
    """The readings, ids of clashing namesakes told apart; the same readings give the same ids in any order."""
    told: dict[str, set[str]] = {}
    for reading in readings:
        for actor in reading.actors:
            if actor.kind == "person" and actor.id not in people() and (mark := _mark(actor)):
                told.setdefault(actor.id, set()).add(mark)
    clashing = {actor for actor, marks in told.items() if len(marks) > 1}
    return tuple(_told_apart(reading, clashing) if clashing else reading for reading in readings)


def _told_apart(reading: Reading, clashing: set[str]) -> Reading:
    names = {a.id: f"{a.id}-{mark}" for a in reading.actors if a.id in clashing and (mark := _mark(a))}
    return _renamed(reading, names) if names else reading


def _mark(actor: Actor) -> str | None:
    """What sets a namesake apart: the armed group it speaks for, else its country; None where the text is silent."""
    body = organisations().get(actor.side or "")
    if body is not None and body.kind == "armed-group":
        return body.id.partition(":")[2]
    return actor.country.lower() if actor.country else None


def _renamed(value: Any, names: Mapping[str, str]) -> Any:
    """A value of the model with ids replaced wherever they stand; what holds none is handed back as it is."""
    if isinstance(value, str):
        return names.get(value, value)
    if isinstance(value, (tuple, frozenset)):
        return type(value)(_renamed(each, names) for each in value)
    if is_dataclass(value) and not isinstance(value, (type, Document)):
        new = {f.name: _renamed(getattr(value, f.name), names) for f in fields(value)}
        changed = {name: each for name, each in new.items() if each != getattr(value, name)}
        return replace(value, **changed) if changed else value
    return value
