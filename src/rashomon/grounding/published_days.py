"""Sets of days on which a text may have been written, and evidence for them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import reduce
from typing import Literal

from rashomon.edtf import interval
from rashomon.model import Date

#: Disjoint stretches of days in order, each from its first to its last ordinal (`date.toordinal`).
Days = tuple[tuple[int, int], ...]

#: How sure a kind of evidence is, the surest first: lines that date the report; names and dates told as past; relative
#: times that the text settles; offices and candidacies; plans with their year; days and months without one.
Kind = Literal["line", "past", "settled", "office", "plan", "near"]
KINDS: tuple[Kind, ...] = ("line", "past", "settled", "office", "plan", "near")

_FIRST, _LAST = date(1000, 1, 1).toordinal(), date(3000, 12, 31).toordinal()
EVER: Days = ((_FIRST, _LAST),)


@dataclass(frozen=True, slots=True)
class Evidence:
    """Days on which the text may have been written, the kind of evidence that says so, and one plain sentence."""

    days: Days
    kind: Kind
    reason: str


def between(first: str | None, last: str | None) -> Days:
    """The days from one ISO day to another; None is an open end."""
    return ((_ordinal(first) if first else _FIRST, _ordinal(last) if last else _LAST),)


def days_of(dates: Iterable[Date]) -> Days:
    """All days that any of the dates allows."""
    return united(between(d.earliest, d.latest)[0] for d in dates)


def united(stretches: Iterable[tuple[int, int]]) -> Days:
    """All days of any of the stretches."""
    merged: list[tuple[int, int]] = []
    for first, last in sorted(s for s in stretches if s[0] <= s[1]):
        if merged and first <= merged[-1][1] + 1:
            merged[-1] = (merged[-1][0], max(merged[-1][1], last))
        else:
            merged.append((first, last))
    return tuple(merged)


def shared(one: Days, other: Days) -> Days:
    """The days of both; () where they share none."""
    return tuple((first, last) for a in one for b in other if (first := max(a[0], b[0])) <= (last := min(a[1], b[1])))


def shared_terms(one: Days, other: Days) -> Days:
    """The days of two terms of office; () where stretches of more than a day only touch: that is a hand-over, and no
    text is dated to a day by it."""
    return tuple(
        (first, last)
        for a in one
        for b in other
        if (first := max(a[0], b[0])) <= (last := min(a[1], b[1]))
        and not (first == last and a[0] < a[1] and b[0] < b[1])
    )


def shared_by_all(sets: Iterable[Days]) -> Days:
    """The days that all sets have; every day where there is none."""
    return reduce(shared, sets, EVER)


def hull(days: Days) -> Date:
    """From the first to the last of the days, an end left open where they have none."""
    first, last = days[0][0], days[-1][1]
    return interval(
        None if first == _FIRST else date.fromordinal(first).isoformat(),
        None if last == _LAST else date.fromordinal(last).isoformat(),
    )


def _ordinal(day: str) -> int:
    return date.fromisoformat(day).toordinal()
