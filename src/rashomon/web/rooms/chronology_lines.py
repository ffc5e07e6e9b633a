"""The lines of the chronology under headings by month, and the index of months that leads to them."""

from __future__ import annotations

from calendar import month_abbr, month_name
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate, groupby

from sqlalchemy import RowMapping

from rashomon.drawings.svg import shortened
from rashomon.model import Event
from rashomon.presenting.words import published_by
from rashomon.store import Store
from rashomon.web.paging import Stretch, stretch_address
from rashomon.web.rooms.lines import Values, event_line
from rashomon.web.when import when
from rashomon.web.words import day

#: So many documents of an event are looked up for the names of those who published them, and so many names shown.
_LOOKED_UP, _NAMED = 12, 3
#: So many letters of the line that sums up an event are shown in a list.
_SUMMARY = 220


@dataclass(frozen=True, slots=True)
class Months:
    """The index of months: years with the months that have events, each with how many and where they begin."""

    years: tuple[tuple[str, tuple[Values, ...]], ...]


def line_groups(store: Store, events: Sequence[Event], *, months: bool) -> list[Values]:
    """The lines of a page, under one heading for each month where `months`, else under none."""
    names = store.names(p.actor for event in events for p in (*event.participants, *event.accused))
    told_in = store.listed(each for event in events for each in event.documents[:_LOOKED_UP])
    publishers = store.names(row["publisher"] for row in told_in.values() if row["publisher"])
    lines = [(_month(event) if months else "", _line(event, names, told_in, publishers)) for event in events]
    return [
        {"id": f"m-{key}" if key else "", "heading": _heading(key), "lines": [line for _, line in several]}
        for key, several in groupby(lines, key=lambda each: each[0])
    ]


def months_of(counted: Sequence[tuple[str, int]], path: str, asked: Mapping[str, str], stretch: Stretch) -> Months:
    """The index over all pages: each month leads to its heading on the page where it begins."""
    before = [0, *accumulate(number for _, number in counted)]
    found = [
        {
            "name": month_abbr[int(month[5:7])],
            "heading": _heading(month),
            "count": number,
            "address": stretch_address(path, asked, stretch, at // stretch.limit * stretch.limit) + f"#m-{month}",
            "year": month[:4],
        }
        for (month, number), at in zip(counted, before, strict=False)
    ]
    return Months(tuple((year, tuple(several)) for year, several in groupby(found, key=lambda each: str(each["year"]))))


def _month(event: Event) -> str:
    """The month under which an event stands: of the first day it may have been on, else of the last."""
    date = event.time.date
    return (date.earliest or date.latest or "")[:7]


def _heading(month: str) -> str:
    return f"{month_name[int(month[5:7])]} {month[:4]}" if month else ""


def _line(
    event: Event, names: Mapping[str, str], told_in: Mapping[str, RowMapping], publishers: Mapping[str, str]
) -> Values:
    found = when(event)
    return {
        **event_line(event, names),
        "when": found.words,
        "note": found.note,
        "told": day(event.told) if event.told.known else "",
        "summary": _summary(event),
        **_tellers(event, told_in, publishers),
    }


def _summary(event: Event) -> str:
    """The line that sums up an event in short, without the label, which stands above it."""
    line = event.summary.text
    rest = line.removeprefix(event.label).lstrip(" ,;:.")
    return shortened(rest[:1].upper() + rest[1:], _SUMMARY)


def _tellers(event: Event, told_in: Mapping[str, RowMapping], publishers: Mapping[str, str]) -> Values:
    """Who published the documents of an event: a few by name, and whether there are more."""
    rows = [told_in[each] for each in event.documents[:_LOOKED_UP] if each in told_in]
    found = dict.fromkeys(published_by(row["outlet"], row["publisher"], row["path"], publishers) for row in rows)
    more = len(found) > _NAMED or len(event.documents) > _LOOKED_UP
    return {"outlets": [*found][:_NAMED], "more_outlets": more}
