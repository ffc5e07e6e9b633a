"""Storylines: events that belong to one affair between the same parties.

A storyline is a stretch of events between two parties (one acts on the other, or both together) without a long
silence, with the events that texts link to them and what the same reports tell of one of the two; stretches that a text
ties are one. It is decided by parties, time and stated relations alone, never by likeness of wording, and bounded, so
that a pair at odds for years gives several. What is "possibly the same" links nothing. Each event belongs to no more
than one storyline.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from rashomon.edtf import cover
from rashomon.events.parties import HAPPENED, InText, day_of, doers_and_targets, in_time
from rashomon.events.storylines_joining import joined, linked_to, spans_of, told_beside
from rashomon.events.storylines_runs import LEAST_EVENTS, MOST_EVENTS, Pair, Run, runs_of
from rashomon.model import NO_DATE, Actor, Date, Event, Link

#: Why an event belongs to a storyline: it is between its parties, a text links it to one that does, or a report that
#: tells of one tells it of one of the parties.
Belonging = Literal["between", "linked", "beside"]

#: An event whose date is wider than this is laid beside others by the day it was told of.
WIDEST_DAYS = 62
#: So many parties and types name a storyline.
NAMED_PARTIES = 3
NAMED_ROOTS = 3


@dataclass(frozen=True, slots=True)
class Member:
    """An event of a storyline, and why it belongs to it."""

    event: str
    because: Belonging


@dataclass(frozen=True, slots=True)
class Storyline:
    """One affair: its main parties (ids), the types of what happened most often (PLOVER roots), the days its dated
    events cover, and its events in order of time, undated ones last as told. `id` comes from its first event's."""

    id: str
    parties: tuple[str, ...]
    roots: tuple[str, ...]
    date: Date
    members: tuple[Member, ...]


def find_storylines(
    events: Sequence[Event], actors: Mapping[str, Actor], links: Iterable[Link]
) -> tuple[Storyline, ...]:
    """The storylines of a chronology in the order of their first events; the same for events in any order."""
    known = {event.id: event for event in sorted(events, key=_in_time_told)}
    tied = _tied(known, links)
    days = {event.id: day for event in known.values() if (day := day_of(event, WIDEST_DAYS)) is not None}
    between = runs_of(known, days, actors, tied)
    spans = spans_of(between, days)
    linked = linked_to(known, tied, between)
    beside = told_beside(known, days, actors, {**between, **linked}, spans, between)
    homes = {**between, **linked, **beside}
    now = joined(known, tied, days, homes, spans)
    why: dict[str, Belonging] = dict.fromkeys(between, "between")
    why.update(dict.fromkeys(beside, "beside"))
    members: dict[Run, list[Event]] = defaultdict(list)
    for event in known.values():
        if event.id in homes:
            members[now[homes[event.id]]].append(event)
    found = [_storyline(those, why, actors, run.pair) for run, those in members.items()]
    found += [_storyline(those, why, actors, None) for those in _chains(known, tied, homes)]
    order = {event: number for number, event in enumerate(known)}
    return tuple(sorted(found, key=lambda storyline: order[storyline.members[0].event]))


def _in_time_told(event: Event) -> tuple[bool, str, str, InText]:
    """In order of time, what has no date in the order in which it was told."""
    undated, first, last, place = in_time(event)
    return (True, event.told.latest or "~", "", place) if undated else (False, first, last, place)


def _tied(known: Mapping[str, Event], links: Iterable[Link]) -> dict[str, list[str]]:
    """The events that texts relate to each event, in order of time."""
    found: dict[str, set[str]] = defaultdict(set)
    for link in links:
        if link.kind != "possibly_same" and link.a in known and link.b in known:
            found[link.a].add(link.b)
            found[link.b].add(link.a)
    order = {event: number for number, event in enumerate(known)}
    return {event: sorted(others, key=order.__getitem__) for event, others in found.items()}


def _chains(known: Mapping[str, Event], tied: Mapping[str, list[str]], homes: Iterable[str]) -> list[list[Event]]:
    """Events that belong to no pair's storyline but that texts link to one another, in order of time."""
    seen = set(homes)
    order = {event: number for number, event in enumerate(known)}
    found = []
    for event in known:
        if event in seen or event not in tied:
            continue
        seen.add(event)
        chain = [event]
        for each in chain:
            near = [other for other in tied[each] if other not in seen][: MOST_EVENTS - len(chain)]
            seen.update(near)
            chain += near
        if len(chain) >= LEAST_EVENTS and any(known[each].status in HAPPENED for each in chain):
            found.append([known[each] for each in sorted(chain, key=order.__getitem__)])
    return found


def _storyline(
    events: Sequence[Event], why: Mapping[str, Belonging], actors: Mapping[str, Actor], pair: Pair | None
) -> Storyline:
    """The storyline of some events in order of time."""
    parties = Counter(
        party for event in events for party in sorted({p for those in doers_and_targets(event, actors) for p in those})
    )
    roots = Counter(event.plover.root for event in events if event.plover and event.status in HAPPENED)
    dates = [event.time.date for event in events if event.status in HAPPENED]
    bounded = [date for date in dates if date.earliest is not None and date.latest is not None]
    return Storyline(
        id="s-" + events[0].id.removeprefix("e-"),
        parties=pair or tuple(sorted(parties, key=lambda party: (-parties[party], party))[:NAMED_PARTIES]),
        roots=tuple(sorted(roots, key=lambda root: (-roots[root], root))[:NAMED_ROOTS]),
        date=cover(bounded) if bounded else NO_DATE,
        members=tuple(Member(event.id, why.get(event.id, "linked")) for event in events),
    )
