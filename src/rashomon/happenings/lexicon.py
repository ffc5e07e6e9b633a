"""The words that decide on modality, carriers, people and numbers, from `knowledge/happenings/`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Literal

from rashomon.knowledge.files import read_yaml
from rashomon.model import Bound, Modality, ParticipantRole

Effect = Literal["future", "possible", "negated", "reported", "topic"]


_NOUN_GROUPS = ("people", "bodies", "weapons", "containers", "locations", "appraisals", "no_events", "wordings",
                "vehicles", "means")  # fmt: skip


@dataclass(frozen=True)
class Governors:
    """What words above or beside an event make of it (governors.yaml)."""

    verbs: Mapping[str, Effect]
    nouns: Mapping[str, Effect]
    predicates: Mapping[str, Effect]
    holders: frozenset[str]
    auxiliaries: frozenset[str]
    carriers: Mapping[str, ParticipantRole]
    occurrence: frozenset[str]
    adjectives: Mapping[str, Modality]
    modals: Mapping[str, Modality]
    negations: frozenset[str]
    negative_determiners: frozenset[str]
    negative_prepositions: frozenset[str]
    conditionals: frozenset[str]
    meanwhile: frozenset[str]
    bounds: frozenset[str]
    relative: Mapping[str, str]
    subject_control: frozenset[str]
    presupposing: frozenset[str]
    states: frozenset[str]


@dataclass(frozen=True)
class Nouns:
    """Nouns by what they can do in an event (nouns.yaml)."""

    people: frozenset[str]
    bodies: frozenset[str]
    weapons: frozenset[str]
    containers: frozenset[str]
    locations: frozenset[str]
    appraisals: frozenset[str]
    no_events: frozenset[str]
    wordings: frozenset[str]
    vehicles: frozenset[str]
    means: frozenset[str]


@dataclass(frozen=True)
class Numerals:
    """Numbers, their bounds and what they count (numbers.yaml)."""

    roles: Mapping[str, str]
    bounds: tuple[tuple[str, Bound], ...]
    words: Mapping[str, float]
    scales: Mapping[str, float]
    vague: Mapping[str, float]
    person: frozenset[str]
    befalling: frozenset[str]
    costing: frozenset[str]
    tolls: Mapping[str, str]
    counts: frozenset[str]
    moving: frozenset[str]
    setting: frozenset[str]
    adding: frozenset[str]


def _load(name: str) -> dict[str, Any]:
    data: dict[str, Any] = read_yaml(f"happenings/{name}")
    return data


def _inverted(groups: Mapping[str, list[str]]) -> dict[str, Any]:
    """Each word to the name of its group; of several groups the first named wins."""
    found: dict[str, Any] = {}
    for name, words in groups.items():
        for word in words:
            found.setdefault(word, name)
    return found


@lru_cache(maxsize=1)
def governors() -> Governors:
    """The table of governors, read once."""
    data = _load("governors.yaml")
    return Governors(
        verbs=_inverted(data["verbs"]),
        nouns=_inverted(data["nouns"]),
        predicates=_inverted(data["adjectives_above"]),
        holders=frozenset(data["holders"]),
        auxiliaries=frozenset(data["auxiliaries"]),
        carriers=_inverted(data["carriers"]),
        occurrence=frozenset(data["occurrence"]),
        adjectives=_inverted(data["adjectives"]),
        modals=_inverted(data["modals"]),
        negations=frozenset(data["negations"]),
        negative_determiners=frozenset(data["negative_determiners"]),
        negative_prepositions=frozenset(data["negative_prepositions"]),
        conditionals=frozenset(data["conditionals"]),
        meanwhile=frozenset(data["meanwhile"]),
        bounds=frozenset(data["bounds"]),
        relative=data["relative"],
        subject_control=frozenset(data["subject_control"]),
        presupposing=frozenset(data["presupposing"]),
        states=frozenset(data["states"]),
    )


@lru_cache(maxsize=1)
def nouns() -> Nouns:
    """The table of nouns, read once."""
    data = _load("nouns.yaml")
    return Nouns(*(frozenset(data[name]) for name in _NOUN_GROUPS))


@lru_cache(maxsize=1)
def numerals() -> Numerals:
    """The table of numerals, read once; bounds longest first, so that "no more than" comes before "more than"."""
    data = _load("numbers.yaml")
    bounds: dict[str, Bound] = _inverted(data["bounds"])
    return Numerals(
        roles=_inverted(data["roles"]),
        bounds=tuple(sorted(bounds.items(), key=lambda pair: (-len(pair[0]), pair[0]))),
        words=data["words"],
        scales=data["scales"],
        vague=data["vague"],
        person=frozenset(data["person"]),
        befalling=frozenset(data["befalling"]),
        costing=frozenset(data["costing"]),
        tolls=data["tolls"],
        counts=frozenset(data["counts"]),
        moving=frozenset(data["moving"]),
        setting=frozenset(data["setting"]),
        adding=frozenset(data["adding"]),
    )
