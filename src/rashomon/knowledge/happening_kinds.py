"""Kinds of happening: which words may name one and the same event, and which set two instances apart."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from rashomon.knowledge.files import read_yaml


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of happening. `general` kinds name none of their own and may stand for any event of `roots`; those for
    casualties belong to what is told of beside them."""

    name: str
    roots: frozenset[str]
    communication: bool = False
    as_noun: bool = False  # a communication only where it is named by a noun
    general: bool = False
    casualty: bool = False
    directed: bool = False  # who acts on whom tells two apart, whatever the root
    stands_for: frozenset[str] = frozenset()  # the only kinds that a general word may stand for; none named: all
    answers: frozenset[str] = frozenset()  # roots of which one was before it, also where its clause names none


@dataclass(frozen=True, slots=True)
class Instances:
    """Words that tell one instance of a kind from another, and words that name the same thing."""

    earlier: frozenset[str]
    later: frozenset[str]
    repeat: frozenset[str]
    same_thing: dict[str, str]


@cache
def kinds() -> dict[str, tuple[Kind, ...]]:
    """The kinds that each word (a verb's or noun's dictionary form, or a short phrase) may name."""
    data = read_yaml("events/kinds.yaml")
    found: dict[str, list[Kind]] = {}
    for row in data["kinds"]:
        communication = row.get("communication", False)
        kind = Kind(
            row["name"],
            frozenset(row["roots"]),
            bool(communication),
            communication == "noun",
            directed=bool(row.get("directed")),
            answers=frozenset(row.get("answers", ())),
        )
        for word in row["words"]:
            found.setdefault(word, []).append(kind)
    for row in data["general"]:
        casualty = bool(row.get("casualty"))
        name = "casualties" if casualty else row["word"]
        general = Kind(
            name,
            frozenset(row["roots"]),
            bool(row.get("communication")),
            general=True,
            casualty=casualty,
            stands_for=frozenset(row.get("stands_for", ())),
        )
        found.setdefault(row["word"], []).append(general)
    return {word: tuple(each) for word, each in found.items()}


@cache
def common_words() -> frozenset[str]:
    """Words too common in news to tell one happening from another, a plural without its s."""
    return frozenset(read_yaml("events/common.yaml")["words"])


@cache
def kinds_of_modes() -> dict[str, Kind]:
    """The kind of each PLOVER root and mode ("ASSAULT:explosives") that is one where no word says so."""
    rows = read_yaml("events/kinds.yaml")["kinds"]
    named = {kind.name: kind for several in kinds().values() for kind in several}
    return {mode: named[row["name"]] for row in rows for mode in row.get("modes", ())}


@cache
def light_verbs() -> frozenset[str]:
    """Verbs that leave the kind to their object."""
    return frozenset(read_yaml("events/kinds.yaml")["light"])


@cache
def instances() -> Instances:
    """The words that tell instances apart."""
    data = read_yaml("events/instances.yaml")
    same = {word: group[0] for group in data["same_thing"] for word in group}
    return Instances(frozenset(data["earlier"]), frozenset(data["later"]), frozenset(data["repeat"]), same)
