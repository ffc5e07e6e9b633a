"""How many events there were in each period: the bars of a timeline."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from datetime import date

from rashomon.edtf import make_date
from rashomon.store.views import Period

#: So many bars a timeline has at most: on the narrowest screen (320 px) each is still over two pixels wide.
MOST_PERIODS = 120

#: From the shortest to the longest, each with the days it has at least and the EDTF of the one that holds a day.
_UNITS: tuple[tuple[int, Callable[[str], str]], ...] = (
    (1, lambda day: day),
    (28, lambda day: day[:7]),
    (365, lambda day: day[:4]),
    (3652, lambda day: f"{day[:3]}X"),
    (36524, lambda day: f"{day[:2]}XX"),
)

#: The first and last day that an event may have been on, and whether it is disputed.
Dated = tuple[str, str, bool]


def periods_of(events: Iterable[Dated]) -> tuple[Period, ...]:
    """The events by day, month, year, decade or century: by the shortest unit that gives no more than `MOST_PERIODS`.

    An event whose date is wider than its unit is counted in the shortest longer unit that holds it, one that no
    century holds in the span of all: nothing is put on a day that nobody named. Periods without events are left out;
    the others come in order of time, longer ones after the shorter that begin on the same day.
    """
    days = Counter(events)
    if not days:
        return ()
    first, last = min(d[0] for d in days), max(d[1] for d in days)
    span = (date.fromisoformat(last) - date.fromisoformat(first)).days + 1
    units = [name for least, name in _UNITS if span <= least * MOST_PERIODS]
    counted: Counter[str] = Counter()
    disputed: Counter[str] = Counter()
    for (earliest, latest, is_disputed), number in days.items():
        fitting = (name(earliest) for name in units if name(earliest) == name(latest))
        edtf = next(fitting, f"{first}/{last}")
        counted[edtf] += number
        disputed[edtf] += number * is_disputed
    found = [_period(edtf, number, disputed[edtf]) for edtf, number in counted.items()]
    return tuple(sorted(found, key=lambda period: (period.earliest, period.latest)))


def _period(edtf: str, events: int, disputed: int) -> Period:
    date_of = make_date(edtf)
    assert date_of.earliest is not None
    assert date_of.latest is not None
    return Period(edtf, date_of.earliest, date_of.latest, events, disputed)
