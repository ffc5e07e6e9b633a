"""The series of a pair: what is counted of it by month or year, as a drawing and as the table beside it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from rashomon.counting.pairs import NO_CLASS, UNDATED, WIDE
from rashomon.drawings.series import Bar, Column
from rashomon.edtf import make_date, written
from rashomon.events.parties import HAPPENED
from rashomon.knowledge.ontology import quad_classes
from rashomon.store.statistics_views import PairCount, PairView
from rashomon.web.addresses import pair_address
from rashomon.web.rooms.lines import Values

Grain = Literal["month", "year"]
#: A series of so many months is drawn by month where nobody asks for years; so many stand in one drawing.
MOST_MONTHS = 36
#: So many years stand in one drawing.
MOST_YEARS = 60
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


@dataclass(frozen=True, slots=True)
class Period:
    """What happened in one period: events by quad class, and the sum and number of Goldstein values."""

    period: str
    events: Mapping[int, int]
    goldstein: float
    weighed: int

    @property
    def total(self) -> int:
        """All events, those without a type among them."""
        return sum(self.events.values())

    @property
    def mean(self) -> float | None:
        """The mean Goldstein value of the events that have one."""
        return self.goldstein / self.weighed if self.weighed else None


def periods(counts: Iterable[PairCount], grain: Grain) -> list[Period]:
    """What is told as having happened by month or by year, in order, without what no single one holds."""
    found: dict[str, list[PairCount]] = defaultdict(list)
    length = len("2016-06") if grain == "month" else len("2016")
    for count in counts:
        if count.status in HAPPENED and count.period not in (UNDATED, WIDE) and len(count.period) >= length:
            found[count.period[:length]].append(count)
    return [_period(period, those) for period, those in sorted(found.items())]


def apart(counts: Iterable[PairCount], grain: Grain) -> list[tuple[str, Period]]:
    """What stands in no period of that length, with why: its date is too wide, or there is none."""
    kept: dict[str, list[PairCount]] = defaultdict(list)
    for count in counts:
        if count.status in HAPPENED:
            if count.period in (UNDATED, WIDE):
                kept[count.period].append(count)
            elif grain == "month" and len(count.period) == len("2016"):
                kept[f"{count.period}-XX"].append(count)
    named = {UNDATED: "No date", WIDE: "Not within one year"}
    order = sorted(kept, key=lambda period: (period == UNDATED, period == WIDE, period))
    return [
        (named.get(period) or f"{period.removesuffix('-XX')}, month not known", _period(period, kept[period]))
        for period in order
    ]


def _period(period: str, counts: Sequence[PairCount]) -> Period:
    events: dict[int, int] = defaultdict(int)
    for count in counts:
        events[count.quad] += count.events
    weighed = sum(count.weighed for count in counts)
    return Period(period, dict(events), sum(count.goldstein for count in counts), weighed)


def grain_of(counts: Iterable[PairCount]) -> Grain:
    """Months where the months from the first to the last are few, else years."""
    months = [period.period for period in periods(counts, "month")]
    return "month" if months and _number(months[-1]) - _number(months[0]) < MOST_MONTHS else "year"


def window(found: Sequence[Period], grain: Grain, until: str | None) -> tuple[list[str], str | None, str | None]:
    """The periods that one drawing holds, each that lies between among them: the last ones up to `until`, with the
    `until` of the drawings before and after, None where there is nothing."""
    if not found:
        return [], None, None
    size = MOST_MONTHS if grain == "month" else MOST_YEARS
    first, last = _number(found[0].period), _number(found[-1].period)
    end = min(last, max(first, _number(until))) if until else last
    start = max(first, end - size + 1)
    before = _name(start - 1, grain) if start > first else None
    after = _name(min(last, end + size), grain) if end < last else None
    return [_name(number, grain) for number in range(start, end + 1)], before, after


def _number(period: str) -> int:
    """A month or year counted on, so that neighbours differ by one."""
    return int(period[:4]) * 12 + int(period[5:7]) - 1 if len(period) > len("2016") else int(period)


def _name(number: int, grain: Grain) -> str:
    return f"{number // 12:04d}-{number % 12 + 1:02d}" if grain == "month" else f"{number:04d}"


def columns_of(view: PairView, found: Iterable[Period], shown: Sequence[str]) -> list[Column]:
    """The columns of the drawing, empty ones where nothing is told of a period."""
    by_period = {period.period: period for period in found}
    return [_column(view, by_period.get(name, Period(name, {}, 0.0, 0)), name == shown[0]) for name in shown]


def _column(view: PairView, period: Period, first: bool) -> Column:
    words = written(make_date(period.period))
    bars = tuple(
        Bar(quad, number, f"{words}: {counted(number, 'event')} of {quad_classes()[quad]}", list_of(view, period, quad))
        for quad, number in sorted(period.events.items())
        if quad != NO_CLASS
    )
    mean = period.mean
    said = (
        f"{words}: mean Goldstein value {signed(mean)} of {counted(period.weighed, 'event')}"
        if mean is not None
        else ""
    )
    return Column(_label(period.period, first), bars, mean, said, list_of(view, period))


def _label(period: str, first: bool) -> tuple[str, ...]:
    if len(period) == len("2016"):
        return (period,)
    month = int(period[5:7])
    return (_MONTHS[month - 1], period[:4]) if first or month == 1 else (_MONTHS[month - 1],)


def row(view: PairView, label: str, period: Period) -> Values:
    """A period as a row of the table: numbers with where what they count is listed."""
    return {
        "label": label,
        "cells": [
            {"events": period.events.get(quad, 0), "address": list_of(view, period, quad)}
            for quad in (*sorted(quad_classes()), NO_CLASS)
        ],
        "total": period.total,
        "address": list_of(view, period),
        "mean": signed(period.mean) if period.mean is not None else None,
        "weighed": period.weighed,
    }


def list_of(view: PairView, period: Period, quad: int | None = None) -> str:
    """Where the events of a period that are told as having happened are listed."""
    asked = {"period": period.period, "told": "happened"}
    if quad is not None:
        asked["class"] = str(quad)
    return pair_address(view.line.a, view.line.b, "/events", **asked)


def signed(value: float) -> str:
    """A Goldstein value with its sign, to one decimal as the scale has it."""
    return f"{value:+.1f}".replace("-", "\N{MINUS SIGN}").replace("+0.0", "0.0")


def counted(number: int, noun: str) -> str:
    """A number and a noun that agree."""
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
