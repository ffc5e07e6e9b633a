"""Storylines: events that belong to one affair between the same parties.

A storyline is a stretch of events between two parties (or with one of them acting on the other) without a long gap,
together with the events that texts link to them and what the same reports tell of one of the two. It is decided by
parties, time and stated relations alone, never by likeness of wording, and bounded so that a pair at odds for years
gives several. Each event belongs to no more than one. What is "possibly the same" links nothing.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from heapq import heapify, heappop, heappush
from typing import Literal

from rashomon.edtf import cover
from rashomon.events.parties import HAPPENED, day_of, doers_and_targets, in_time, pairs_of
from rashomon.model import NO_DATE, Actor, Date, Event, Link

#: Why an event belongs to a storyline: it is between its parties, a text links it to one that does, or a report that
#: tells of one tells it of one of the parties.
Belonging = Literal["between", "linked", "beside"]

#: Days between two events of one pair over which a storyline runs on. On the demonstration corpus 30 breaks the affair
#: of the jet into five, 90 into two at the five months of silence of early 2016; 180 and more add the murder of the
#: ambassador to it. See `docs/storylines.md` for the figures.
GAP_DAYS = 60
#: An event whose date is wider than this is laid beside others by the day it was told of.
WIDEST_DAYS = 62
#: Fewer than so many make no storyline.
LEAST_EVENTS = 3
#: A stretch of more is parted at its longest silence: about as many as a person can read on one page in one sitting.
MOST_EVENTS = 150
#: Steps over stated links from an event between the parties to one that belongs with it.
_STEPS = 2
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


_Pair = tuple[str, str]


def find_storylines(
    events: Sequence[Event], actors: Mapping[str, Actor], links: Iterable[Link]
) -> tuple[Storyline, ...]:
    """The storylines of a chronology in the order of their first events; the same for events in any order."""
    known = {event.id: event for event in sorted(events, key=_in_time_told)}
    linked = _linked(known, links)
    days = {event.id: day for event in known.values() if (day := day_of(event, WIDEST_DAYS)) is not None}
    runs = _runs(known, days, actors, linked)
    taken = _each_once(runs, known)
    homes = {event: run for run, members in taken.items() for event in members}
    why: dict[str, Belonging] = dict.fromkeys(homes, "between")
    sizes = Counter(homes.values())
    _add_linked(known, linked, homes, why, sizes)
    _add_beside(known, days, actors, homes, why, sizes, {run: run.pair for run in taken})
    gathered: dict[object, list[str]] = defaultdict(list)
    for event in known:
        if event in homes:
            gathered[homes[event]].append(event)
    found = [_storyline([known[e] for e in members], why, actors, run.pair) for run, members in gathered.items()]  # type: ignore[attr-defined]
    found += [_storyline([known[e] for e in each], {}, actors, None) for each in _chains(known, linked, homes)]
    order = {event: number for number, event in enumerate(known)}
    return tuple(sorted(found, key=lambda storyline: order[storyline.members[0].event]))


def _in_time_told(event: Event) -> tuple[bool, str, str, str]:
    """In order of time, what has no date in the order in which it was told."""
    undated, first, last, key = in_time(event)
    return (True, event.told.latest or "~", "", key) if undated else (False, first, last, key)


@dataclass(frozen=True, slots=True, order=True)
class _Run:
    """A stretch of events between two parties, by its pair and its first event."""

    pair: _Pair
    first: str


def _linked(known: Mapping[str, Event], links: Iterable[Link]) -> dict[str, list[str]]:
    """The events that texts relate to each event, in order of time."""
    found: dict[str, set[str]] = defaultdict(set)
    for link in links:
        if link.kind != "possibly_same" and link.a in known and link.b in known:
            found[link.a].add(link.b)
            found[link.b].add(link.a)
    order = {event: number for number, event in enumerate(known)}
    return {event: sorted(others, key=order.__getitem__) for event, others in found.items()}


def _runs(
    known: Mapping[str, Event], days: Mapping[str, str], actors: Mapping[str, Actor], linked: Mapping[str, list[str]]
) -> dict[_Run, list[str]]:
    """The stretches of each pair, those joined that a stated link bridges, the longest parted."""
    between: dict[_Pair, list[tuple[str, str]]] = defaultdict(list)
    for event in known.values():
        if event.id in days:
            for a, b, _ in pairs_of(event, actors):
                between[a, b].append((days[event.id], event.id))
    found = {}
    for pair, dated in sorted(between.items()):
        if len(dated) >= LEAST_EVENTS:
            for part in _bridged(_stretches(sorted(dated)), linked):
                for piece in _parted(part):
                    found[_Run(pair, piece[0][1])] = [event for _, event in piece]
    return found


_Dated = list[tuple[str, str]]


def _stretches(dated: _Dated) -> list[_Dated]:
    """Dated events parted wherever the next is more than a gap away."""
    found: list[_Dated] = []
    for each in dated:
        if found and _days_between(found[-1][-1][0], each[0]) <= GAP_DAYS:
            found[-1].append(each)
        else:
            found.append([each])
    return found


def _bridged(stretches: list[_Dated], linked: Mapping[str, list[str]]) -> list[_Dated]:
    """Stretches of one pair, each joined to an earlier one that a text links it to, while they are not too long."""
    found: list[_Dated] = []
    for stretch in stretches:
        others = {other for _, event in stretch for other in linked.get(event, ())}
        home = next((each for each in found if any(event in others for _, event in each)), None)
        if home is not None and len(home) + len(stretch) <= MOST_EVENTS:
            home += stretch
        else:
            found.append(list(stretch))
    return found


def _parted(stretch: _Dated) -> list[_Dated]:
    """A stretch in pieces that are not too long, parted at the longest silences, the first of equal ones."""
    waiting, found = [stretch], []
    while waiting:
        each = waiting.pop()
        if len(each) <= MOST_EVENTS:
            found.append(each)
            continue
        gaps = [_days_between(each[n - 1][0], each[n][0]) for n in range(1, len(each))]
        middle = len(each) // 2
        cut = max(range(len(gaps)), key=lambda n: (gaps[n], -abs(n + 1 - middle), -n)) + 1
        waiting += [each[:cut], each[cut:]]
    return found


def _days_between(a: str, b: str) -> int:
    return (date.fromisoformat(b) - date.fromisoformat(a)).days


def _each_once(runs: Mapping[_Run, list[str]], known: Mapping[str, Event]) -> dict[_Run, list[str]]:
    """Every event in one run alone, the one of most events; runs left with too few, or with nothing that happened, are
    none."""
    waiting = [(-len(events), run) for run, events in runs.items()]
    heapify(waiting)
    taken: set[str] = set()
    found = {}
    while waiting:
        size, run = heappop(waiting)
        free = [event for event in runs[run] if event not in taken]
        if len(free) < LEAST_EVENTS or not any(known[event].status in HAPPENED for event in free):
            continue
        if len(free) < -size:
            heappush(waiting, (-len(free), run))
            continue
        taken.update(free)
        found[run] = free
    return found


def _add_linked(
    known: Mapping[str, Event],
    linked: Mapping[str, list[str]],
    homes: dict[str, _Run],
    why: dict[str, Belonging],
    sizes: Counter[_Run],
) -> None:
    """Events that texts link to members, a few steps away, each to the storyline it has most links to."""
    for _ in range(_STEPS):
        reached: dict[str, _Run] = {}
        for event in known:
            if event not in homes:
                near = Counter(homes[other] for other in linked.get(event, ()) if other in homes)
                if near:
                    reached[event] = min(near, key=lambda run: (-near[run], run))
        for event, run in reached.items():
            if sizes[run] < MOST_EVENTS:
                homes[event], why[event] = run, "linked"
                sizes[run] += 1


def _add_beside(
    known: Mapping[str, Event],
    days: Mapping[str, str],
    actors: Mapping[str, Actor],
    homes: dict[str, _Run],
    why: dict[str, Belonging],
    sizes: Counter[_Run],
    pairs: Mapping[_Run, _Pair],
) -> None:
    """Events of one of the parties that a report tells beside a member, within a gap of the storyline's days."""
    told: dict[str, Counter[_Run]] = defaultdict(Counter)
    spans: dict[_Run, tuple[str, str]] = {}
    for event, run in homes.items():
        if why[event] == "between":
            first, last = spans.get(run, (days[event], days[event]))
            spans[run] = min(first, days[event]), max(last, days[event])
            for document in known[event].documents:
                told[document][run] += 1
    for each in known.values():
        if each.id in homes or each.id not in days:
            continue
        parties = {party for those in doers_and_targets(each, actors) for party in those}
        if not parties:
            continue
        near: Counter[_Run] = Counter()
        for document in each.documents:
            near.update(told.get(document, Counter()))
        fitting = [run for run in near if parties <= set(pairs[run]) and _within(days[each.id], spans[run])]
        best = min(fitting, key=lambda run: (-near[run], run), default=None)
        if best is not None and sizes[best] < MOST_EVENTS:
            homes[each.id], why[each.id] = best, "beside"
            sizes[best] += 1


def _within(day: str, span: tuple[str, str]) -> bool:
    return _days_between(day, span[0]) <= GAP_DAYS and _days_between(span[1], day) <= GAP_DAYS


def _chains(known: Mapping[str, Event], linked: Mapping[str, list[str]], homes: Mapping[str, _Run]) -> list[list[str]]:
    """Events outside all of these that texts link to one another, in order of time."""
    order = {event: number for number, event in enumerate(known)}
    seen: set[str] = set(homes)
    found = []
    for event in known:
        if event in seen or event not in linked:
            continue
        chain: list[str] = []
        queue = [event]
        seen.add(event)
        while queue and len(chain) < MOST_EVENTS:
            chain.append(queue.pop(0))
            for other in linked[chain[-1]]:
                if other not in seen:
                    seen.add(other)
                    queue.append(other)
        if len(chain) >= LEAST_EVENTS and any(known[each].status in HAPPENED for each in chain):
            found.append(sorted(chain, key=order.__getitem__))
    return found


def _storyline(
    events: Sequence[Event], why: Mapping[str, Belonging], actors: Mapping[str, Actor], pair: _Pair | None
) -> Storyline:
    """The storyline of some events in order of time."""
    parties = Counter(
        party for event in events for party in sorted({p for those in doers_and_targets(event, actors) for p in those})
    )
    roots = Counter(event.plover.root for event in events if event.plover and event.status in HAPPENED)
    named = pair or tuple(sorted(parties, key=lambda party: (-parties[party], party))[:NAMED_PARTIES])
    dates = [event.time.date for event in events if event.status in HAPPENED and _is_narrow(event.time.date)]
    return Storyline(
        id="s-" + events[0].id.removeprefix("e-"),
        parties=tuple(named),
        roots=tuple(sorted(roots, key=lambda root: (-roots[root], root))[:NAMED_ROOTS]),
        date=cover(dates) if dates else NO_DATE,
        members=tuple(Member(event.id, why.get(event.id, "linked")) for event in events),
    )


def _is_narrow(when: Date) -> bool:
    return when.earliest is not None and when.latest is not None
