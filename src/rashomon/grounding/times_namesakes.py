"""Days without a year in a text that speaks of the same day of another year: "Sept. 11" beside "the 9/11 attacks"."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from rashomon.edtf import make_date
from rashomon.grounding.times_linked import Given
from rashomon.model import NO_DATE, Date, Span

#: So many days round a day's return a text may speak of this year's ("on Sept. 11 the city remembered"). A month, after
#: which newspapers no longer speak of a day of remembrance; not tuned.
ANNIVERSARY_DAYS = 31


def among_namesakes(
    bare: Iterable[Span], found: Mapping[Span, Given], famous: Iterable[Date], written: Date
) -> Iterator[tuple[Span, Given]]:
    """What the days without a year (`bare`) mean where the text also gives their day of the month in another year.

    A day that goes by a name of its own (`famous`: 9/11) is meant, unless the text was written near its return; beside
    another year the day stays open.
    """
    known = {d.earliest for d in famous}
    named = {one.date.earliest for one in found.values() if one.status == "explicit" and _is_day(one.date)} | known
    for span in bare:
        day = found[span].date.earliest
        if day is None or not _is_day(found[span].date):
            continue
        others = sorted(other for other in named if other is not None and other[4:] == day[4:] and other != day)
        if not others:
            continue
        if len(others) == 1 and others[0] in known and not _returns(day, written):
            yield span, Given(make_date(others[0]), "resolved", "the text speaks of this day by its name")
        else:
            yield span, Given(NO_DATE, "unresolved", f"the text speaks of this day of {others[-1][:4]} as well")


def _is_day(one: Date) -> bool:
    return one.earliest is not None and one.earliest == one.latest


def _returns(day: str, written: Date) -> bool:
    """Whether a text was written close to this year's return of a day."""
    if written.earliest is None or written.latest is None:
        return True
    first, last, at = (date.fromisoformat(d) for d in (written.earliest, written.latest, day))
    return (first - at).days <= ANNIVERSARY_DAYS and (at - last).days <= ANNIVERSARY_DAYS
