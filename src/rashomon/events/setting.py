"""What persons set on events: dates, types and notes, laid over what was read.

They feed no linking: which mentions are one event is decided by what the texts say, so that a corrected date moves no
other event. What depends on an event's date afterwards (its place in the chronology, its links, denials that came
before it) follows the corrected one.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from itertools import product
from typing import Literal

from rashomon.edtf import disjoint, make_date
from rashomon.events.locating import home_of
from rashomon.model import Correction, Event, EventTime, Fixed, Link, PloverType, Remark, Span, TimeStatus

#: EDTF of a date of which nothing is known: "the date that was read is wrong, and none is known".
UNKNOWN = "XXXX"


def with_settings(
    events: Sequence[Event], corrections: Iterable[Correction], home: Mapping[Span, str]
) -> tuple[Event, ...]:
    """The events with the dates, types and notes that located corrections give them; of two that set the same thing of
    one event the later holds."""
    found = {event.id: event for event in events}
    for each in corrections:
        event = home_of(each.a, home)
        if event is None:
            continue
        if each.kind == "date":
            found[event] = _dated(found[event], each)
        elif each.kind == "type":
            found[event] = _typed(found[event], each)
        elif each.kind == "note":
            remark = Remark(each.number, each.note or "", each.at, each.by)
            found[event] = replace(found[event], remarks=(*found[event].remarks, remark))
    return tuple(found.values())


def still_alike(
    links: Iterable[Link], events: Iterable[Event], corrections: Iterable[Correction], home: Mapping[Span, str]
) -> tuple[Link, ...]:
    """The links between look-alikes, without those of events that a corrected date sets apart or that a person said
    are not one."""
    known = {event.id: event for event in events}
    apart = {
        frozenset((home[a], home[b]))
        for each in corrections
        if each.kind == "apart"
        for a, b in product(each.a, each.b)
        if a in home and b in home
    }

    def stands(link: Link) -> bool:
        a, b = known[link.a], known[link.b]
        is_set = any(fixed.what == "date" for event in (a, b) for fixed in event.fixed)
        return frozenset((link.a, link.b)) not in apart and not (is_set and disjoint(a.time.date, b.time.date))

    return tuple(link for link in links if stands(link))


def type_of(value: str) -> PloverType:
    """The type that a correction's value names ("CONSULT", "CONSULT/phone")."""
    root, _, mode = value.partition("/")
    return PloverType(root, mode or None)


def type_value(plover: PloverType | None) -> str:
    """A type as a correction's value; "" for none."""
    return "/".join(part for part in (plover.root, plover.mode) if part) if plover is not None else ""


def said_by(correction: Correction) -> str:
    """Who set a thing, when and why ("set by A. Reader on 2026-05-03: the minutes say so")."""
    why = f": {correction.note}" if correction.note else ""
    return f"set by {correction.by or 'a person who gave no name'} on {correction.at[:10]}{why}"


def _dated(event: Event, correction: Correction) -> Event:
    date = make_date(correction.value)
    status: TimeStatus = "unresolved" if not date.known else "interval" if "/" in (date.edtf or "") else "explicit"
    former = next((f for f in event.fixed if f.what == "date"), None)
    read, why = (former.read_as, former.read_why) if former else (event.time.date.edtf or "", event.time.reason)
    time = EventTime(date, status, said_by(correction))
    return replace(event, time=time, fixed=_fixed(event, correction, "date", read, why))


def _typed(event: Event, correction: Correction) -> Event:
    former = next((f for f in event.fixed if f.what == "type"), None)
    read = former.read_as if former else type_value(event.plover)
    fixed = _fixed(event, correction, "type", read, "")
    return replace(event, plover=type_of(correction.value or ""), cameo=None, fixed=fixed)


def _fixed(
    event: Event, correction: Correction, what: Literal["date", "type"], read: str, why: str
) -> tuple[Fixed, ...]:
    """What is set on the event, this in place of what was set before."""
    others = tuple(fixed for fixed in event.fixed if fixed.what != what)
    value = correction.value or ""
    new = Fixed(correction.number, what, value, read, why, correction.at, correction.by, correction.note)
    return tuple(sorted((*others, new), key=lambda fixed: fixed.what))
