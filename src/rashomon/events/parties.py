"""The parties of an event: whom those who take part in it belong to, and who acts on whom."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from itertools import combinations
from typing import Literal

from rashomon.model import Actor, ActorKind, Date, Event, EventStatus

#: Who acts in an event of two parties: the first on the second, the second on the first, or both together.
Direction = Literal["forth", "back", "both"]

#: What a text tells as having happened, whoever contests it: what is planned, possible or denied has not happened.
HAPPENED: frozenset[EventStatus] = frozenset({"occurred", "claimed", "disputed"})

_OF_A_STATE: frozenset[ActorKind] = frozenset({"state", "government", "office"})


def party_of(actor: str, actors: Mapping[str, Actor]) -> str:
    """The id of the party that an actor belongs to: a government's or an office's state, else the state or body it is
    known to speak for, else the actor itself. A person's country alone is no party, and an outlet acts for itself."""
    known = actors.get(actor)
    if known is None or known.kind == "outlet":
        return actor
    if known.kind in _OF_A_STATE and known.country:
        return f"state:{known.country}"
    return known.side or actor


def doers_and_targets(event: Event, actors: Mapping[str, Actor]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The parties that act in an event and those to whom it is done, each once, in order of id. A nameless group beside
    the state of its country ("Turkish fighters", Turkey) is that state in other words."""

    def those(role: str) -> tuple[str, ...]:
        found = {party_of(p.actor, actors) for p in event.participants if p.role == role}
        return tuple(sorted(party for party in found if _state_of_group(party, actors) not in found))

    return those("actor"), those("recipient")


def _state_of_group(party: str, actors: Mapping[str, Actor]) -> str | None:
    known = actors.get(party)
    return f"state:{known.country}" if known is not None and known.kind == "group" and known.country else None


def pairs_of(event: Event, actors: Mapping[str, Actor]) -> tuple[tuple[str, str, Direction], ...]:
    """The pairs of parties that an event is between, each once, its two in order of id. Two act together who both act,
    whoever else it is done to; two to whom it is done by a third are no pair, and nobody is one with itself, be it
    under two ids."""
    doers, targets = doers_and_targets(event, actors)
    found: dict[tuple[str, str], Direction] = dict.fromkeys(combinations(doers, 2), "both")
    for doer in doers:
        for target in targets:
            if doer != target:
                a, b = sorted((doer, target))
                found.setdefault((a, b), "forth" if doer == a else "back")
    return tuple((a, b, way) for (a, b), way in sorted(found.items()) if not _are_one_group(a, b, actors))


def _are_one_group(a: str, b: str, actors: Mapping[str, Actor]) -> bool:
    """Whether two are a nameless group in the same words ("Syrian and Russian special forces"), each found by another
    word of these: no text tells them apart."""
    one, other = actors.get(a), actors.get(b)
    if one is None or other is None:
        return False
    return one.kind == other.kind == "group" and one.name.casefold() == other.name.casefold()


#: Where an event stands in a text: the document of its first mention, the number of that mention in it, the event's id.
InText = tuple[str, int, str]


def in_time(event: Event) -> tuple[bool, str, str, InText]:
    """A key that sorts events by when they were, those without a date last; of one time by document, and in the order
    of its text."""
    date = event.time.date
    return not date.known, date.earliest or date.latest or "", date.latest or "", in_text(event)


def in_list_order(event: Event) -> tuple[bool, str, str, str, InText]:
    """A key that sorts events as lists show them: as `in_time`, those without a date by when they were first told."""
    undated, first, last, place = in_time(event)
    return undated, first, last, (event.told.earliest or "9999") if undated else "", place


def in_text(event: Event) -> InText:
    """A key that sorts the events of one document in the order of its text."""
    first = event.mentions[0] if event.mentions else ""
    document, _, number = first.rpartition("/")
    digits = number.lstrip("m")
    return document, int(digits) if digits.isdecimal() else 0, event.id


def is_disputed(event: Event) -> bool:
    """Whether the accounts differ on any side of an event."""
    return bool(event.disputed) or event.status == "disputed"


def day_of(event: Event, widest: int) -> str | None:
    """The ISO day by which an event is laid beside others: the middle one of no more than `widest` days it may have
    been on, else the day on which it was first told of, which it was not after unless it lay ahead. None: neither."""
    when: Date = event.time.date
    if when.earliest is not None and when.latest is not None:
        first, last = date.fromisoformat(when.earliest), date.fromisoformat(when.latest)
        if (last - first).days < widest:
            return (first + timedelta((last - first).days // 2)).isoformat()
    return event.told.latest
