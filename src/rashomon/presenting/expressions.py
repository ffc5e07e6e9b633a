"""Who, when and where a document speaks of: the words it uses, what they were read as, and on what ground."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import TypeVar

from rashomon.model import Actor, Date, Place, Reading, Span, TimeKind
from rashomon.presenting.words import country_name, exact_words, in_quotes, where

#: What a time expression without a date is.
_UNDATED: Mapping[TimeKind, str] = {
    "date": "no date",
    "time": "time of day",
    "duration": "length of time",
    "set": "repeated",
}

_Key = TypeVar("_Key")
_Value = TypeVar("_Value")


@dataclass(frozen=True, slots=True)
class Meant:
    """What some words of a document were read as (`meaning`), with the ground for it (`why`, may be empty).

    `words` are the exact wordings with how often each is used in this meaning, in order of appearance; `first` is
    where the first of them stands; `actor` the id of who is meant, None for a time or place.
    """

    meaning: str
    words: tuple[tuple[str, int], ...]
    why: str
    first: Span
    actor: str | None = None


def who_in(reading: Reading, names: Mapping[str, str]) -> tuple[Meant, ...]:
    """The actors that a document names, each once, in order of first mention; `names` are actors' names by id."""
    actors = {actor.id: actor for actor in reading.actors}
    spans = _by((mention.actor, mention.span) for mention in reading.actor_mentions)
    sure = _by((mention.actor, mention.confidence) for mention in reading.actor_mentions)
    return tuple(
        Meant(
            _named(actors[actor]),
            _counted(reading, found),
            _joined(_side(actors[actor], names, reading), _surely("an actor, no place", sure[actor])),
            found[0],
            actor,
        )
        for actor, found in spans.items()
        if actor in actors
    )


def when_in(reading: Reading, day: Callable[[Date], str]) -> tuple[Meant, ...]:
    """The time expressions of a document in text order, with the date each gives (in the words of `day`), or that it
    gives none, and what it dates."""
    found = []
    for mention in reading.times:
        meaning = day(mention.date) if mention.date.known else _UNDATED[mention.kind]
        dated = f"(dates {in_quotes(mention.anchor)})" if mention.anchor else ""
        why = _joined(mention.status if mention.kind == "date" else "", mention.reason)
        found.append(
            Meant(" ".join(filter(None, (meaning, dated))), _counted(reading, [mention.span]), why, mention.span)
        )
    return tuple(found)


def where_in(reading: Reading) -> tuple[Meant, ...]:
    """The places that a document names, each once, in order of first mention, with their points on the map."""
    spans = _by((mention.place, mention.span) for mention in reading.places)
    sure = _by((mention.place, mention.confidence) for mention in reading.places)
    return tuple(
        Meant(
            where(place) or "not known",
            _counted(reading, found),
            _joined(_point(place), _surely("a place, no actor", sure[place])),
            found[0],
        )
        for place, found in spans.items()
    )


def wordings(meant: Meant) -> str:
    """The wordings in quotation marks, with how often they are used where that is more than once."""
    return ", ".join(in_quotes(words) + (f" ×{times}" if times > 1 else "") for words, times in meant.words)


def _by(mentions: Iterable[tuple[_Key, _Value]]) -> dict[_Key, list[_Value]]:
    """The values of each key, both in the order they come in."""
    found: dict[_Key, list[_Value]] = {}
    for key, value in mentions:
        found.setdefault(key, []).append(value)
    return found


def _joined(*parts: str) -> str:
    return "; ".join(part for part in parts if part)


def _surely(reading: str, confidences: Iterable[float | None]) -> str:
    """How sure a reading is where it had to be decided: of several mentions the least and the most."""
    known = sorted({round(100 * c) for c in confidences if c is not None})
    return f"{reading}: {' to '.join(dict.fromkeys((f'{known[0]} %', f'{known[-1]} %')))} sure" if known else ""


def _counted(reading: Reading, spans: Iterable[Span]) -> tuple[tuple[str, int], ...]:
    return tuple(Counter(exact_words(reading.document, [span]) for span in spans).items())


def _named(actor: Actor) -> str:
    """An actor's name with its kind and role, and its country where the name is not that country's."""
    country = country_name(actor.country) if actor.kind != "state" else ""
    told = (actor.kind.replace("-", " "), actor.role, country)
    return f"{actor.name} ({', '.join(part for part in told if part)})"


def _side(actor: Actor, names: Mapping[str, str], reading: Reading) -> str:
    """For whom an actor speaks, with the evidence for that; "" where no side is known or it is its own."""
    if actor.side is None or actor.side == actor.id:
        return ""
    evidence = actor.side_evidence
    shown = in_quotes(exact_words(reading.document, [evidence])) if isinstance(evidence, Span) else evidence
    return f"side: {names.get(actor.side, actor.side)}" + (f" ({shown})" if shown else "")


def _point(place: Place) -> str:
    """Feature, point and GeoNames id of a place, as far as they are known."""
    feature = "" if place.feature == "other" else place.feature
    point = f"{place.lat:.2f}, {place.lon:.2f}" if place.lat is not None and place.lon is not None else ""
    point += " (rough: taken from other places)" if point and place.derived else ""
    return _joined(feature, point, f"GeoNames {place.geonameid}" if place.geonameid else "")
