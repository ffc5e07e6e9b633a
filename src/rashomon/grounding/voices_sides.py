"""Sides: whose party a voice belongs to, with the words or the knowledge that says so."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from functools import lru_cache

from rashomon.grounding.voices_reading import Room, Spoken
from rashomon.knowledge.actors import countries, outlets
from rashomon.knowledge.files import read_yaml
from rashomon.model import Actor, Span

_PUBLIC = frozenset({"government", "office", "state"})
#: How far after an outlet's name a description may follow ("X, a Turkish state-run news outlet").
_BESIDE = 60


def with_side(room: Room, actor: Actor) -> Actor:
    """An actor with its side: the state of a government or office; for an outlet what text or knowledge says."""
    if actor.side is not None:
        return actor
    if actor.kind in ("government", "office") and actor.country is not None:
        return replace(
            actor, side=f"state:{actor.country}", side_evidence=f"{actor.name} is of {_country(actor.country)}"
        )
    if actor.kind != "outlet":
        return actor
    spans = [m.span for m in room.mentions if m.actor == actor.id]
    said = next((found for span in spans if (found := _described(room, span)) is not None), None)
    known = outlets().get(actor.id)
    if said is not None:
        country = said[0] or actor.country
        return replace(actor, side=f"state:{country}", side_evidence=said[1]) if country else actor
    if known is not None and known.side is not None:
        return replace(actor, side=known.side, side_evidence=f"{known.name} is the {known.basis}")
    return actor


def side_of(room: Room, spoken: Spoken, outer: Actor | None) -> tuple[str, Span | str] | None:
    """The side of a voice without an actor of its own, with its evidence.

    Who serves a state has the side of the actor in the words ("Kremlin sources") or of a demonym ("a Turkish
    official"); a source from a state's offices else has that of the state outlet that cites it. An activist has none.
    """
    serves = spoken.head in _words("servants") | _words("public")
    for mention in spoken.others if serves else ():
        actor = room.actors.get(mention.actor)
        if actor is not None and (side := _side(actor)) is not None:
            return side, mention.span
    found = _demonym(room, spoken.span) if serves else None
    if found is not None:
        return f"state:{found[0]}", found[1]
    words = re.findall(r"[\w-]+", spoken.name.lower())
    if outer is not None and outer.kind == "outlet" and outer.side and any(w in _words("offices") for w in words):
        ground = (
            room.document.quote(outer.side_evidence) if isinstance(outer.side_evidence, Span) else outer.side_evidence
        )
        return outer.side, f"cited by {outer.name}: {ground}"
    return None


def missing_states(actors: Iterable[Actor], known: dict[str, Actor]) -> list[Actor]:
    """The states that are sides and not among the actors yet."""
    wanted = sorted(
        {a.side for a in actors if a.side is not None and a.side not in known and a.side.startswith("state:")}
    )
    rows = [(side, countries().get(side.removeprefix("state:"))) for side in wanted]
    return [Actor(side, c.name, "state", c.alpha3, c.cameo) for side, c in rows if c is not None]


def _side(actor: Actor) -> str | None:
    if actor.side is not None:
        return actor.side
    if actor.kind in _PUBLIC and actor.country is not None:
        return f"state:{actor.country}"
    return actor.id if actor.kind in ("armed-group", "organisation") else None


def _described(room: Room, span: Span) -> tuple[str | None, Span] | None:
    """Country and words of a description beside an outlet's name that ties it to a state."""
    text = room.document.text
    start = max(text.rfind(mark, 0, span.start) + 1 for mark in ".\n;“")
    before = re.search(r"[\w\s’'-]*$", text[start : span.start])
    after = re.match(r"(?:\s*\([^)]*\))?,\s*((?:[\w’'-]+\s?){1,8})", text[span.end : span.end + _BESIDE])
    for offset, words in (
        (start + before.start(), before.group()) if before else (0, ""),
        (span.end + after.start(1), after.group(1)) if after else (0, ""),
    ):
        tied = [w for w in re.finditer(r"[\w-]+", words.lower()) if w.group() in _words("state")]
        if tied and re.search(_OUTLET_NOUN, words.lower()):
            country = next((c for name, c in _adjectives() if _stands_in(name, words)), None)
            end = offset + len(words.rstrip())
            first = offset + (len(words) - len(words.lstrip()))
            return country, Span(span.document, first, end)
    return None


_OUTLET_NOUN = (
    r"\b(agency|outlet|media|broadcaster|newspaper|television|tv|channel|network|radio|daily|newswire|press)\b"
)


def _stands_in(name: str, words: str) -> re.Match[str] | None:
    """Where a name stands as whole words; few do, so most need no pattern."""
    return re.search(rf"\b{re.escape(name)}\b", words) if name in words else None


def _demonym(room: Room, span: Span) -> tuple[str, Span] | None:
    words = room.document.quote(span)
    for name, country in _adjectives():
        if found := _stands_in(name, words):
            return country, Span(span.document, span.start + found.start(), span.start + found.end())
    return None


def _country(code: str) -> str:
    known = countries().get(code)
    return known.name if known is not None else code


@lru_cache(maxsize=1)
def _adjectives() -> tuple[tuple[str, str], ...]:
    """Demonyms with their country, longest first, those of several countries left out."""
    found: dict[str, set[str]] = {}
    for country in countries().values():
        for word in (*country.adjectives, *country.names):
            found.setdefault(word, set()).add(country.alpha3)
    sure = [(word, next(iter(codes))) for word, codes in found.items() if len(codes) == 1]
    return tuple(sorted(sure, key=lambda pair: (-len(pair[0]), pair)))


@lru_cache(maxsize=4)
def _words(name: str) -> frozenset[str]:
    return frozenset(read_yaml("cues/sides.yaml")[name])
