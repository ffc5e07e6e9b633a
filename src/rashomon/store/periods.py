"""How many events there were in each period: the bars of a timeline."""

from __future__ import annotations

from datetime import date

import numpy as np

from rashomon.edtf import make_date
from rashomon.store.postings import Passing, Positions
from rashomon.store.views import Period

#: So many bars a timeline has at most: on the narrowest screen (320 px) each is still over two pixels wide.
MOST_PERIODS = 120

#: From the shortest to the longest: the days it has at least, the last digits of a day's number (20160629) that it
#: leaves open, and what EDTF writes for those of a decade and a century.
_UNITS = ((1, 0, ""), (28, 2, ""), (365, 4, ""), (3652, 5, "X"), (36524, 6, "XX"))


def periods_of(first: Positions, last: Positions, disputed: Passing) -> tuple[Period, ...]:
    """The events by day, month, year, decade or century: by the shortest unit that gives no more than `MOST_PERIODS`.

    Takes the first and last days of events as numbers (20160629; events with an open end, 0, are not counted) and which
    of them are disputed. An event whose date is wider than the unit is counted in the shortest longer unit that holds
    it, one that no century holds in the span of all: nothing is put on a day that nobody named. Periods without events
    are left out; the others come in order of time, a longer one after shorter ones that begin on the same day.
    """
    closed = (first > 0) & (last > 0)
    first, last, disputed = first[closed], last[closed], disputed[closed]
    if not len(first):
        return ()
    begin, end = _iso(int(first.min())), _iso(int(last.max()))
    span = (date.fromisoformat(end) - date.fromisoformat(begin)).days + 1
    found: list[Period] = []
    left = np.ones(len(first), np.bool_)
    for least, open_digits, written in _UNITS:
        if span <= least * MOST_PERIODS:
            starts, ends = first // 10**open_digits, last // 10**open_digits
            fitting = left & (starts == ends)
            left &= ~fitting
            lowest = starts.min()  # few numbers lie between this and the last, as the span is so many units at most
            events = np.bincount(starts[fitting] - lowest)
            in_dispute = np.bincount(starts[fitting] - lowest, weights=disputed[fitting])
            found += [
                _period(_edtf(int(lowest + n), open_digits) + written, int(events[n]), int(in_dispute[n]))
                for n in np.flatnonzero(events)
            ]
    if left.any():
        found.append(Period(f"{begin}/{end}", begin, end, int(left.sum()), int(disputed[left].sum())))
    return tuple(sorted(found, key=lambda period: (period.earliest, period.latest)))


def _period(edtf: str, events: int, disputed: int) -> Period:
    days = make_date(edtf)
    return Period(edtf, days.earliest or "", days.latest or "", events, disputed)


def _edtf(number: int, open_digits: int) -> str:
    """The digits that a unit leaves of a day's number, as EDTF writes them (201606: 2016-06)."""
    digits = f"{number:0{8 - open_digits}}"
    return "-".join(part for part in (digits[:4], digits[4:6], digits[6:]) if part)


def _iso(number: int) -> str:
    return _edtf(number, 0)
