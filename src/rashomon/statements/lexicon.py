"""The cue lexicons (knowledge/cues/*.yaml) as values with quick look-up."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Literal, cast

from rashomon.knowledge.files import read_yaml
from rashomon.knowledge.frames import load_frames
from rashomon.model import Stance

Frame = Literal["clause", "quote", "object", "infinitive", "as", "gerund"]


@dataclass(frozen=True, slots=True)
class Use:
    """One way to use a cue verb: its stance (and another where it is negated), the complements that hold the content
    and their prepositions."""

    stance: Stance
    frames: frozenset[str]
    preps: frozenset[str]
    continued: frozenset[str]
    needs_object: bool
    relays: bool
    hearer: bool = False
    things: bool = False
    negated: Stance | None = None


@dataclass(frozen=True, slots=True)
class Sources:
    """Nouns of sources and documents, light verbs, and prepositions of attribution."""

    prepositions: tuple[tuple[str, ...], ...]
    persons: frozenset[str]
    officeholders: frozenset[str]
    mouthpieces: frozenset[str]
    institutions: frozenset[str]
    documents: frozenset[str]
    outlets: frozenset[str]
    light_verbs: frozenset[str]
    transfers: frozenset[str]
    labels: frozenset[str]
    anonymity: frozenset[str]
    unowned: frozenset[str]
    things: frozenset[str]
    content_nouns: Mapping[str, Stance]


@dataclass(frozen=True, slots=True)
class Figures:
    """Verbs by which a source gives a figure, a day or a place, and nouns for what is given."""

    setting: frozenset[str]
    counts: frozenset[str]
    changing: frozenset[str]
    tallies: frozenset[str]
    counting: frozenset[str]
    giving: frozenset[str]
    given: frozenset[str]
    leading: frozenset[str]


@dataclass(frozen=True, slots=True)
class Hedges:
    """Words that weaken a claim, each with its kind."""

    attributing_adverbs: Mapping[str, str]
    attributing_adjectives: Mapping[str, str]
    modals: Mapping[str, str]
    adverbs: Mapping[str, str]
    adjectives: Mapping[str, str]
    nouns: Mapping[str, str]
    verbs: Mapping[str, str]
    cues: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Silence:
    """What says that something was left out, and how a content is rejected."""

    objects: frozenset[str]
    preps: Mapping[str, frozenset[str]]
    outright: frozenset[str]
    denied_predicates: frozenset[str]
    rejecting_adjectives: frozenset[str]
    rejecting_nouns: frozenset[str]
    rejecting_negated: frozenset[str]
    afterthoughts: frozenset[str]
    nouns: frozenset[str]
    refused: frozenset[str]
    adjectives: Mapping[str, frozenset[str]]
    nothing: frozenset[str]
    wordings: frozenset[str]
    addressed: frozenset[str]


@lru_cache(maxsize=1)
def verbs() -> Mapping[str, tuple[Use, ...]]:
    """The uses of each cue verb, by its dictionary form (with a particle: "point out")."""
    found: dict[str, list[Use]] = {}
    for row in _load("verbs"):
        use = Use(
            row["stance"],
            frozenset(row["frames"]),
            frozenset(row.get("preps", ())),
            frozenset(row.get("with", ())),
            row.get("needs") == "object",
            bool(row.get("relays")),
            bool(row.get("hearer")),
            bool(row.get("things")),
            row.get("negated"),
        )
        for word in row["words"]:
            found.setdefault(word, []).append(use)
    return {word: tuple(uses) for word, uses in found.items()}


@lru_cache(maxsize=1)
def sources() -> Sources:
    """The nouns of sources and documents."""
    rows = _load("sources")
    nouns = {noun: cast(Stance, stance) for stance, words in rows["content_nouns"].items() for noun in words}
    plain = {k: frozenset(map(str, v)) for k, v in rows.items() if k not in ("prepositions", "content_nouns")}
    prepositions = tuple(tuple(p.split()) for p in rows["prepositions"])
    return Sources(prepositions=prepositions, content_nouns=nouns, **plain)


@lru_cache(maxsize=1)
def hedges() -> Hedges:
    """The hedges by kind."""
    rows = _load("hedges")
    attributing, bearing = rows["attributing"], rows["bearing"]
    parts = {key: _by_word(bearing[key]) for key in ("modals", "adverbs", "adjectives", "nouns", "verbs")}
    return Hedges(
        _by_word(attributing["adverbs"]), _by_word(attributing["adjectives"]), **parts, cues=_by_word(rows["cues"])
    )


@lru_cache(maxsize=1)
def silence() -> Silence:
    """The predicates of silence and of rejection."""
    rows = _load("silence")
    silent, rejections = rows["silent"], rows["rejections"]
    return Silence(
        frozenset(silent["objects"]),
        {verb: frozenset(preps) for verb, preps in silent["preps"].items()},
        frozenset(silent["outright"]),
        frozenset(rows["denied_predicates"]),
        frozenset(rejections["adjectives"]),
        frozenset(rejections["nouns"]),
        frozenset(rejections["negated"]),
        frozenset(rows["afterthoughts"]),
        frozenset(silent["nouns"]),
        frozenset(silent["refused"]),
        {word: frozenset(preps) for word, preps in silent["adjectives"].items()},
        frozenset(silent["nothing"]),
        frozenset(silent["wordings"]),
        frozenset(silent["addressed"]),
    )


@lru_cache(maxsize=1)
def figures() -> Figures:
    """The verbs that give figures, days and places, and the nouns for these."""
    return Figures(**{name: frozenset(words) for name, words in _load("figures").items()})


@lru_cache(maxsize=1)
def relays() -> frozenset[str]:
    """The verbs whose object is itself a source ("cite", "quote")."""
    return frozenset(verb for verb, uses in verbs().items() if any(use.relays for use in uses))


@lru_cache(maxsize=1)
def joint() -> frozenset[tuple[str, str]]:
    """Words for what parties do together ("discuss", "talks"), each as part of speech and dictionary form: they tell of
    a happening, and claim nothing. Those that are words of saying too are left out."""
    every = (frame for frames in load_frames().values() for frame in frames if frame.reciprocal and not frame.objects)
    said = {("verb", verb) for verb in verbs()} | {("noun", noun) for noun in sources().content_nouns}
    return frozenset({(frame.pos, frame.lemma) for frame in every} - said)


def _load(name: str) -> Any:
    return read_yaml(f"cues/{name}.yaml")


def _by_word(kinds: Mapping[str, Iterable[str]]) -> Mapping[str, str]:
    return {word: kind for kind, words in kinds.items() for word in words}
