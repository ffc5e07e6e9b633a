"""Sides: whose party a voice belongs to, with the words or the knowledge that says so."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import lru_cache

from rashomon.grounding.actors_serving import STATE_ROLES, state_bodies
from rashomon.grounding.voices_reading import Room, Spoken
from rashomon.knowledge.actors import countries, organisations, outlets
from rashomon.knowledge.files import read_yaml
from rashomon.model import Actor, Span

_PUBLIC = frozenset({"government", "office", "state"})
#: How far after an outlet's name a description may follow ("X, a Turkish state-run news outlet").
_BESIDE = 60


def with_side(room: Room, actor: Actor) -> Actor:
    """An actor with its side: that of a government, office or body of a state; for an outlet what text or knowledge
    says."""
    if actor.side is not None:
        return actor
    if actor.kind in ("government", "office") and actor.country is not None:
        return replace(
            actor, side=f"state:{actor.country}", side_evidence=f"{actor.name} is of {_country(actor.country)}"
        )
    if actor.kind == "organisation" and (country := _state_of(actor.id)) is not None:
        ground = f"{actor.name} is a body of {_country(country)}"
        return replace(actor, country=actor.country or country, side=f"state:{country}", side_evidence=ground)
    if actor.kind == "group" and actor.country is not None and _serves_its_state(actor):
        ground = f"{actor.name} serve {_country(actor.country)}"
        return replace(actor, side=f"state:{actor.country}", side_evidence=ground)
    if actor.kind == "person" and actor.country is None and room.home is not None and _is_minister(actor.role):
        return replace(actor, country=room.home[0], side=f"state:{room.home[0]}", side_evidence=room.home[1])
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

    Who serves a state has the side of the actor in the words ("Kremlin sources"), of a demonym ("a Turkish official"),
    of the capital where a body sits ("the Foreign Ministry in Ankara"), and in a statement that of its issuer; a source
    from a state's offices else has that of the state outlet that cites it. An activist has none.
    """
    serves = is_servant(spoken)
    for mention in spoken.others if serves else ():
        actor = room.actors.get(mention.actor)
        if actor is not None and (side := _side(actor)) is not None:
            return side, mention.span
    found = (_demonym(room, spoken.span) or _seated(room, spoken)) if serves else None
    if found is not None:
        return f"state:{found[0]}", found[1]
    owner = _demonym_in(spoken.name) if serves else None  # "its Foreign Ministry", whose name says whose
    if owner is not None:
        return f"state:{owner[0]}", f"spoken of before as {spoken.name}"
    issuer = room.actors.get(room.document.publisher or "") if room.document.kind == "statement" else None
    if serves and issuer is not None and issuer.side is not None:
        return issuer.side, f"named without a country in a statement of {issuer.name}"
    words = re.findall(r"[\w-]+", spoken.name.lower())
    if serves and room.home is not None and not spoken.others and _is_at_home(words):
        return f"state:{room.home[0]}", room.home[1]
    if outer is not None and outer.kind == "outlet" and outer.side and any(w in _words("offices") for w in words):
        ground = (
            room.document.quote(outer.side_evidence) if isinstance(outer.side_evidence, Span) else outer.side_evidence
        )
        return outer.side, f"cited by {outer.name}: {ground}"
    return None


def is_servant(spoken: Spoken) -> bool:
    """Whether the noun at the head of a voice is one for who serves a state, or for one of its bodies."""
    named = any(phrase in spoken.name.lower() for phrase in _words("commands"))
    return named or spoken.head in _words("servants") | _words("public")


def missing_states(actors: Iterable[Actor], known: dict[str, Actor]) -> list[Actor]:
    """The states that are sides and not among the actors yet."""
    wanted = sorted(
        {a.side for a in actors if a.side is not None and a.side not in known and a.side.startswith("state:")}
    )
    rows = [(side, countries().get(side.removeprefix("state:"))) for side in wanted]
    return [Actor(side, c.name, "state", c.alpha3, c.cameo) for side, c in rows if c is not None]


def _is_at_home(words: Sequence[str]) -> bool:
    """Whether words name a body of the report's own country and nothing else ("an army spokesman")."""
    plain = _words("plain") | _words("bodies") | _words("seated") | _words("servants") | {"for", "of", "s"}
    return set(words) <= plain and not _words("bodies").isdisjoint(words)


def _is_minister(role: str | None) -> bool:
    """Whether a title is a minister's that names no country ("Justice Minister")."""
    words = (role or "").lower().split()
    return bool(words) and words[-1] == "minister" and set(words) <= _words("bodies") | {"minister", "deputy"}


def _serves_its_state(group: Actor) -> bool:
    """Whether a people's group is one of those who serve a state ("Angolan officials", not "Angolan traders")."""
    noun = group.id.rpartition("-")[2]
    return noun.removesuffix("s") in _words("servants") or noun in _words("public")


def _state_of(organisation: str) -> str | None:
    """The country of which an organisation is a ministry, force, court or other body; None for those of no state."""
    known = organisations().get(organisation)
    if known is not None:
        return known.country if (known.cameo or "")[3:6] in STATE_ROLES else None
    return state_bodies().get(organisation)


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
    found = _demonym_in(room.document.quote(span))
    return (found[0], Span(span.document, span.start + found[1], span.start + found[2])) if found else None


def _demonym_in(words: str) -> tuple[str, int, int] | None:
    """The country whose name or demonym stands in words, and where."""
    for name, country in _adjectives():
        if found := _stands_in(name, words):
            return country, found.start(), found.end()
    return None


def _seated(room: Room, spoken: Spoken) -> tuple[str, Span] | None:
    """The country in whose capital a body of a state sits, where nothing else says whose it is; an embassy there is
    another's, and so may be officials who are more than that ("aid officials in Juba")."""
    words = room.document.quote(spoken.span)
    found = _IN_A_CITY.search(words)
    if spoken.head not in _words("seated") or found is None:
        return None
    before = re.findall(r"[\w-]+", words[: found.start()].lower())
    country = _capitals().get(found["city"])
    if country is None or not {*before} <= _words("plain") | _words("bodies") | _words("seated"):
        return None
    return country, Span(spoken.span.document, spoken.span.start + found.start("city"), spoken.span.start + found.end())


_IN_A_CITY = re.compile(r"\bin (?P<city>[A-Z][\w.’'-]+(?: [A-Z][\w.’'-]+)*)")


@lru_cache(maxsize=1)
def _capitals() -> dict[str, str]:
    return {c.capital: c.alpha3 for c in countries().values() if c.capital is not None}


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


@lru_cache(maxsize=16)
def _words(name: str) -> frozenset[str]:
    return frozenset(read_yaml("cues/sides.yaml")[name])
