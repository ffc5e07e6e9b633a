"""Axes: where a value stands on a line, and the round values and calendar days that are written beside it."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from math import floor, log10

_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
#: Steps of calendar axes in months, each the smallest that still gives few enough ticks is taken; days below a month.
_MONTH_STEPS = (1, 2, 3, 6, 12, 24, 60, 120, 240, 600, 1200, 6000, 12000)
_DAY_STEPS = (1, 2, 7, 14)
_DAYS_OF_MONTH = 30.44


@dataclass(frozen=True, slots=True)
class Scale:
    """Values from `first` to `last` laid along a line from `start` to `end` (which may run backwards, as y does)."""

    first: float
    last: float
    start: float
    end: float

    def at(self, value: float) -> float:
        """Where a value stands; the middle of the line where first and last are one value."""
        if self.last == self.first:
            return (self.start + self.end) / 2
        return self.start + (value - self.first) / (self.last - self.first) * (self.end - self.start)

    def held(self, value: float) -> float:
        """Where a value stands, or the nearer end of the line where it lies outside."""
        return self.at(min(max(value, self.first), self.last))


def number_ticks(first: float, last: float, most: int = 6) -> tuple[float, ...]:
    """Round values (1, 2 or 5 times a power of ten apart) from `first` to `last`, at most so many and a few."""
    if last <= first:
        return (first,)
    raw = (last - first) / most
    power = 10.0 ** floor(log10(raw))
    steps = [power * each for each in (1, 2, 5, 10)]
    step = steps[min(bisect_left(steps, raw * (1 - 1e-9)), len(steps) - 1)]
    begin = -floor(-first / step + 1e-9)
    return tuple(round(n * step, 10) for n in range(begin, floor(last / step + 1e-9) + 1))


def day_ticks(first: date, last: date, most: int = 10) -> tuple[tuple[date, str], ...]:
    """Days from `first` to `last` at which a calendar axis is marked, with their labels ("3 May", "Jun 2016", "2016").

    The year is written where it is not plain from the label before. At most so many, but for a single day one.
    """
    days = (last - first).days
    for step in _DAY_STEPS:
        if days / step < most:
            chosen = [date.fromordinal(n) for n in range(first.toordinal(), last.toordinal() + 1, step)]
            return tuple(zip(chosen, _with_years(chosen), strict=True))
    months = days / _DAYS_OF_MONTH
    month_step = next((step for step in _MONTH_STEPS if months / step < most), _MONTH_STEPS[-1])
    chosen = list(_month_starts(first, last, month_step))
    return tuple(
        (each, str(each.year) if month_step >= 12 else f"{_MONTHS[each.month - 1]} {each.year}") for each in chosen
    )


def _month_starts(first: date, last: date, step: int) -> Iterator[date]:
    begin = first.year * 12 + first.month - 1
    for number in range(begin - begin % step, last.year * 12 + last.month, step):
        if number >= 12 and first <= (found := date(number // 12, number % 12 + 1, 1)) <= last:
            yield found


def _with_years(days: list[date]) -> list[str]:
    """Days in words, the first of each year with its year."""
    turns = [True, *(a.year != b.year for a, b in pairwise(days))]
    return [
        f"{day.day} {_MONTHS[day.month - 1]}" + (f" {day.year}" if turn else "")
        for day, turn in zip(days, turns, strict=True)
    ]
