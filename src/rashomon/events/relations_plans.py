"""Plans and what came of them: a planned event announces the held one that differs from it in day or place.

A plan that was kept is one event with what was held. Where the day or the place is another, two events stand side by
side, and the plan points to the one that was held instead.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from rashomon.edtf import disjoint, length
from rashomon.events.facts import MUTUAL_ROOTS, roll_up
from rashomon.happenings.kinds import kind_of
from rashomon.model import Actor, Event, EventMention, Link, Reading, Span

#: A plan for a stretch longer than this names no day that could be moved, and what was held more than this many days
#: from it is another event. By judgement: visits and meetings are moved by days and recur by weeks.
_DAYS = 14


def moved_plans(readings: Sequence[Reading], events: Sequence[Event]) -> tuple[Link, ...]:
    """A link from each planned meeting, call or visit to the only held one of the same kind and parties that is told of
    later, close to it in time and on another day or in another place; none where several come into question."""
    mentions = {m.id: m for reading in readings for m in reading.event_mentions}
    actors = {actor.id: actor for reading in readings for actor in reading.actors}
    held: dict[tuple[str, frozenset[str]], list[Event]] = {}
    for event in (e for e in events if e.status == "occurred"):
        for key in _keys(event, mentions, actors):
            held.setdefault(key, []).append(event)
    found = []
    for plan in (e for e in events if e.status == "planned"):
        near = {e.id: e for key in _keys(plan, mentions, actors) for e in held.get(key, ()) if _comes_of(e, plan)}
        if len(near) == 1:
            (event,) = near.values()
            evidence = (*_passage(plan, mentions), *_passage(event, mentions))
            found.append(Link(plan.id, event.id, "announces", _reason(plan, event), evidence))
    return tuple(found)


def _keys(
    event: Event, mentions: Mapping[str, EventMention], actors: Mapping[str, Actor]
) -> Iterable[tuple[str, frozenset[str]]]:
    """The kinds of an event with its parties, where both sides of an exchange are known."""
    parties = frozenset(roll_up(p.actor, actors) for p in event.participants if p.role != "third")
    if event.plover is None or event.plover.root not in MUTUAL_ROOTS or len(parties) < 2:
        return ()
    return {(kind_of(mentions[m]).name, parties) for m in event.mentions}


def _comes_of(event: Event, plan: Event) -> bool:
    """Whether what was held can be what was planned, moved."""
    day, planned, told = event.time.date.earliest, plan.time.date.earliest, plan.told.earliest
    if day is None or planned is None or told is None or day < told or event.told.earliest is None:
        return False
    close = abs((date.fromisoformat(day) - date.fromisoformat(planned)).days) <= _DAYS
    exact = max(length(event.time.date) or 10**6, length(plan.time.date) or 10**6) <= _DAYS
    later = event.told.earliest > told
    return close and exact and later and (disjoint(event.time.date, plan.time.date) or _elsewhere(event, plan))


def _elsewhere(event: Event, plan: Event) -> bool:
    x, y = event.place, plan.place
    return x is not None and y is not None and x.geonameid is not None and y.geonameid not in (None, x.geonameid)


def _passage(event: Event, mentions: Mapping[str, EventMention]) -> tuple[Span, ...]:
    """The words of the first mention."""
    first = min((mentions[m] for m in event.mentions), key=lambda m: m.span)
    return (first.wording or first.extent,)


def _reason(plan: Event, event: Event) -> str:
    if disjoint(event.time.date, plan.time.date):
        return f"it was planned for {plan.time.date.edtf} and one like it held on {event.time.date.edtf}"
    planned, held = (e.place.name if e.place else None for e in (plan, event))
    return f"it was planned to be in {planned} and one like it held in {held}"
