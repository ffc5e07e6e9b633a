"""Stretches of events between two parties: a pair's events in time, parted at long silences, none too long."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from heapq import heapify, heappop, heappush

from rashomon.events.parties import HAPPENED, pairs_of
from rashomon.model import Actor, Event

#: Days between two events of one pair over which a storyline runs on. On the demonstration corpus (two affairs, 36
#: reports) 60 gives the five storylines that a reader of it would make; 30 and 45 part a complaint of January 2016 from
#: the affair of the jet, 90 and more add the gas agreement and the murder of the ambassador to it.
GAP_DAYS = 60
#: Fewer than so many make no storyline.
LEAST_EVENTS = 3
#: A stretch of more is parted at its longest silence: three pages of a list, about what a person reads through.
MOST_EVENTS = 150

Pair = tuple[str, str]
#: Days, and the ids of the events that are laid beside others by them.
_Dated = list[tuple[str, str]]


@dataclass(frozen=True, slots=True, order=True)
class Run:
    """A stretch of events between two parties, by its pair and the id of its first event."""

    pair: Pair
    first: str


def runs_of(
    events: Mapping[str, Event], days: Mapping[str, str], actors: Mapping[str, Actor], links: Mapping[str, list[str]]
) -> dict[str, Run]:
    """The run that each event between two parties belongs to, the one of most events where it is between several pairs;
    runs of too few events, or of nothing that happened, are none. `days` are those by which events are laid beside
    others, `links` what texts relate to each; an event without a day belongs to none."""
    between: dict[Pair, _Dated] = defaultdict(list)
    for event in events.values():
        if event.id in days:
            for a, b, _ in pairs_of(event, actors):
                between[a, b].append((days[event.id], event.id))
    found = {}
    for pair, dated in sorted(between.items()):
        for stretch in _bridged(_stretches(sorted(dated)), links):
            for piece in _parted(stretch):
                found[Run(pair, piece[0][1])] = [event for _, event in piece]
    return _each_once(found, events)


def _stretches(dated: _Dated) -> list[_Dated]:
    """Dated events parted wherever the next is more than a gap away."""
    found: list[_Dated] = []
    for each in dated:
        if found and days_between(found[-1][-1][0], each[0]) <= GAP_DAYS:
            found[-1].append(each)
        else:
            found.append([each])
    return found


def _bridged(stretches: list[_Dated], links: Mapping[str, list[str]]) -> list[_Dated]:
    """Stretches of one pair, each joined to an earlier one that a text links it to, while they are not too long."""
    found: list[_Dated] = []
    home: dict[str, _Dated] = {}
    for stretch in stretches:
        others = (home[other] for _, event in stretch for other in links.get(event, ()) if other in home)
        joined = next((each for each in others if len(each) + len(stretch) <= MOST_EVENTS), None)
        if joined is None:
            joined = []
            found.append(joined)
        joined += stretch
        home.update((event, joined) for _, event in stretch)
    return found


def _parted(stretch: _Dated) -> list[_Dated]:
    """A stretch in pieces that are not too long, parted at the longest silences, of equal ones near the middle."""
    waiting, found = [stretch], []
    while waiting:
        each = waiting.pop()
        if len(each) <= MOST_EVENTS:
            found.append(each)
            continue
        gaps = [days_between(each[n - 1][0], each[n][0]) for n in range(1, len(each))]
        middle = len(each) // 2
        cut = max(range(len(gaps)), key=lambda n: (gaps[n], -abs(n + 1 - middle), -n)) + 1
        waiting += [each[:cut], each[cut:]]
    return found


def _each_once(runs: Mapping[Run, list[str]], events: Mapping[str, Event]) -> dict[str, Run]:
    waiting = [(-len(members), run) for run, members in runs.items()]
    heapify(waiting)
    found: dict[str, Run] = {}
    while waiting:
        size, run = heappop(waiting)
        free = [event for event in runs[run] if event not in found]
        if len(free) < LEAST_EVENTS or not any(events[event].status in HAPPENED for event in free):
            continue
        if len(free) < -size:
            heappush(waiting, (-len(free), run))
        else:
            found.update(dict.fromkeys(free, run))
    return found


def days_between(a: str, b: str) -> int:
    """Days from one ISO day to another, negative where the other comes first."""
    return (date.fromisoformat(b) - date.fromisoformat(a)).days
