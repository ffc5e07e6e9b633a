"""Actors, times and places: the words that stand for them as written, and what they mean when resolved."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from rashomon.model.documents import Date, Span

ActorKind = Literal["person", "state", "government", "office", "organisation", "armed-group", "outlet", "group"]
ActorReading = Literal["name", "title", "metonym", "pronoun", "nominal"]
PlaceFeature = Literal["country", "region", "county", "city", "airport", "sea", "border", "other"]
TimeStatus = Literal["explicit", "resolved", "interval", "unresolved"]
TimeKind = Literal["date", "time", "duration", "set"]


@dataclass(frozen=True, slots=True)
class ActorExpression:
    """Words that stand for one or more actors, before it is decided which.

    `actors` are ids where the knowledge files or the shape of the words settle it; `office` is (country, office) for
    "the Turkish president" or "his Turkish counterpart"; `country` is what a demonym or name points to.
    `role` is the title or apposition the text gives a person ("Foreign Minister"). `confidence` is the probability
    that a name which could be a place's stands for an actor here; None where nothing had to be decided.
    """

    span: Span
    reading: ActorReading
    actors: tuple[str, ...] = ()
    office: tuple[str, str] | None = None
    country: str | None = None
    role: str | None = None
    confidence: float | None = None


@dataclass(frozen=True, slots=True)
class TimeExpression:
    """Words that give a time; `rule` names the rule of the tagger, `value` what the rule read off the words."""

    span: Span
    kind: TimeKind
    rule: str
    value: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class PlaceExpression:
    """Words that name a place, with the ids of its candidates in the gazetteer, best first. `confidence` is the
    probability that the place is meant and not those who act there; None where nothing had to be decided."""

    span: Span
    candidates: tuple[int, ...] = ()
    country: str | None = None
    feature: PlaceFeature = "other"
    confidence: float | None = None


@dataclass(frozen=True, slots=True)
class Actor:
    """A person, state, government, office, organisation, armed group, outlet or group that acts or speaks.

    `side` is the id of the state or group it speaks for; `side_evidence` is a span, or a sentence naming the source.
    `role` is the title that a text gives a person.
    """

    id: str
    name: str
    kind: ActorKind
    country: str | None = None
    cameo: str | None = None
    side: str | None = None
    side_evidence: Span | str | None = None
    role: str | None = None


@dataclass(frozen=True, slots=True)
class ActorMention:
    """One expression for one actor; an expression for several actors has one record for each. `confidence`: as of its
    expression."""

    span: Span
    actor: str
    reading: ActorReading
    confidence: float | None = None


@dataclass(frozen=True, slots=True)
class TimeMention:
    """A time expression with the date it gives, how that was found, and what it dates (`anchor`)."""

    span: Span
    date: Date
    status: TimeStatus
    kind: TimeKind
    anchor: str | None
    reason: str


@dataclass(frozen=True, slots=True)
class Place:
    """Where: a name with coordinates and GeoNames id (an airport has its city's), as far as they are known.

    `feature` says what the name names and so how fine the place is; a `derived` point is a rough middle.
    """

    name: str | None
    country: str | None = None
    geonameid: int | None = None
    lat: float | None = None
    lon: float | None = None
    feature: PlaceFeature = "other"
    derived: bool = False


@dataclass(frozen=True, slots=True)
class PlaceMention:
    """Words of the text that name a place. `confidence`: as of their expression."""

    span: Span
    place: Place
    confidence: float | None = None
