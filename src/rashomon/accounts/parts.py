"""Parts: which events were said or done within a call, letter, meeting or statement."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from rashomon.accounts.tellers import side_of
from rashomon.happenings.kinds import is_exchange
from rashomon.model import Actor, Event, EventStatus, Reading

#: What is done in words can be done within an exchange; deeds cannot, unless they are only planned in it.
_IN_WORDS = frozenset(
    {"AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "REQUEST", "ACCUSE", "REJECT", "THREATEN"}
)
_TO_COME: frozenset[EventStatus] = frozenset({"planned", "possible"})


def find_parents(readings: Sequence[Reading], events: Sequence[Event]) -> dict[str, str]:
    """For each event that is a part of an exchange, the exchange: the one that most of its items are about.

    An event whose items point to nothing else, or to itself, has no parent. Loops are cut at the later event.
    """
    home = {mention: event.id for event in events for mention in event.mentions}
    known = {event.id: event for event in events}
    actors = {actor.id: actor for reading in readings for actor in reading.actors}
    held = {home[m.id] for r in readings for m in r.event_mentions if m.id in home and is_exchange(m)}
    votes: dict[str, Counter[str]] = {}
    for reading in readings:
        for item in (i for i in reading.items if i.main):
            part, whole = home.get(item.mention or ""), home.get(item.about or "")
            if part and whole and part != whole and _can_hold(known[whole], known[part], part in held, actors):
                votes.setdefault(part, Counter())[whole] += 1
    chosen = {part: min(counts, key=lambda whole: (-counts[whole], whole)) for part, counts in votes.items()}
    kept: dict[str, str] = {}
    for event in events:
        whole = chosen.get(event.id)
        if whole is not None and not _reaches(whole, event.id, kept):
            kept[event.id] = whole
    return kept


def find_topics(readings: Sequence[Reading], events: Sequence[Event]) -> dict[str, str]:
    """The topic that most items stating an event name, for every event that has one."""
    home = {mention: event.id for event in events for mention in event.mentions}
    votes: dict[str, Counter[str]] = {}
    for item in (i for reading in readings for i in reading.items):
        if item.topic is not None and item.mention in home:
            votes.setdefault(home[item.mention], Counter())[item.topic] += 1
    return {event: min(counts, key=lambda topic: (-counts[topic], topic)) for event, counts in votes.items()}


def _can_hold(whole: Event, part: Event, part_is_exchange: bool, actors: Mapping[str, Actor]) -> bool:
    """Whether one event can have been said or done within the other: it is done in words or still to come, is no past
    exchange of its own, and shares a party with it where both have any."""
    if part.status not in _TO_COME and (part_is_exchange or not part.plover or part.plover.root not in _IN_WORDS):
        return False
    mine, theirs = ({side_of(p.actor, actors) or p.actor for p in e.participants} for e in (part, whole))
    return not mine or not theirs or not mine.isdisjoint(theirs)


def _reaches(start: str, goal: str, parents: Mapping[str, str]) -> bool:
    while start in parents:
        start = parents[start]
        if start == goal:
            return True
    return start == goal
