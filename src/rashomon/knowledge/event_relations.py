"""Words by which a text relates two events (`events/relations.yaml`)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, Literal

from rashomon.knowledge.files import read_yaml

#: `within` is decided by the events: part_of or during.
Sense = Literal["follows", "responds_to", "during", "within"]


@dataclass(frozen=True, slots=True)
class RelationCue:
    """A cue: its words, what the first event is to the second (`reversed`: the second to the first), and where it
    holds (see the file). Empty sets ask for nothing."""

    words: tuple[str, ...]
    kind: Sense
    reversed: bool = False
    clause: bool = False
    gerund: bool = False
    exchange: bool = False
    first: frozenset[str] = frozenset()
    second: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Act:
    """How acts name the event that they bear on: `by` as object or after a preposition; `to` the roots of what is not
    told as a fact (an offer, a demand), empty where only facts are meant."""

    by: frozenset[str]
    to: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class RelationWords:
    """The table; cues of several words come before those of fewer."""

    prepositions: tuple[RelationCue, ...]
    back: tuple[RelationCue, ...]
    stands_for_subject: frozenset[str]
    between: Mapping[str, RelationCue]
    answering: frozenset[str]
    deed: frozenset[str]
    answered: frozenset[str]
    unanswered: frozenset[str]
    acts: Mapping[str, tuple[Act, ...]]
    announcing_roots: frozenset[str]
    announcing_words: frozenset[str]
    holding: frozenset[str]


@cache
def relation_words() -> RelationWords:
    """The table, read once."""
    data = read_yaml("events/relations.yaml")
    acts: dict[str, tuple[Act, ...]] = {}
    for row in data["acts"]:
        for word in row["words"]:
            acts[word] = (*acts.get(word, ()), Act(frozenset(row["by"]), frozenset(row.get("to", ()))))
    return RelationWords(
        prepositions=_cues(data["prepositions"]),
        back=_cues(data["back"]),
        stands_for_subject=frozenset(data["stands_for_subject"]),
        between={row["verb"]: _cue(row, row["verb"]) for row in data["between"]},
        answering=frozenset(data["answering"]["verbs"]),
        deed=frozenset(data["answering"]["deed"]),
        answered=frozenset(data["answering"]["answered"]),
        unanswered=frozenset(data["answering"]["unanswered"]),
        acts=acts,
        announcing_roots=frozenset(data["announcing"]["roots"]),
        announcing_words=frozenset(data["announcing"]["words"]),
        holding=frozenset(data["holding"]),
    )


def _cues(rows: list[dict[str, Any]]) -> tuple[RelationCue, ...]:
    return tuple(sorted((_cue(row, row["cue"]) for row in rows), key=lambda c: -len(c.words)))


def _cue(row: Mapping[str, Any], words: str) -> RelationCue:
    return RelationCue(
        tuple(words.split()),
        row["kind"],
        row.get("reversed", False),
        row.get("clause", False),
        row.get("gerund", False),
        row.get("exchange", False),
        frozenset(row.get("first", ())),
        frozenset(row.get("second", ())),
    )
