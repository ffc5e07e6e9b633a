"""The lines of the chronology under headings by month, and the index of months that leads to them."""

from __future__ import annotations

import re
from calendar import month_abbr, month_name
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate, groupby

from sqlalchemy import RowMapping

from rashomon.drawings.svg import shortened
from rashomon.model import Event
from rashomon.presenting.words import once_by_name, published_by
from rashomon.store import Store
from rashomon.web.addresses import actor_address, source_address
from rashomon.web.paging import Stretch, stretch_address
from rashomon.web.rooms.lines import Values, event_line
from rashomon.web.when import when
from rashomon.web.words import day

#: So many documents of an event are looked up for the names of those who published them, and so many names shown.
_LOOKED_UP, _NAMED = 12, 3
#: So many years of the index of months are unfolded at once where they are all there is.
_UNFOLDED = 3
#: So many letters of the line that sums up an event are shown in a list.
_SUMMARY = 220

#: What stands between the statements of such a line.
_BETWEEN = re.compile("; ")
#: What the line that sums up an event may begin with before the event's label.
_STATUSES = ("", "Planned: ", "Possible: ", "Denied: ", "Said to have happened: ")


@dataclass(frozen=True, slots=True)
class Months:
    """The index of months: years with the months that have events, each with how many and where they begin; only the
    years in `open` are unfolded."""

    years: tuple[tuple[str, tuple[Values, ...]], ...]
    open: frozenset[str] = frozenset()


def line_groups(store: Store, events: Sequence[Event], *, months: bool) -> list[Values]:
    """The lines of a page, under one heading for each month where `months`, else under none. What may have been in
    several months stands before the first of them, under a heading that says so."""
    names = store.names(p.actor for event in events for p in (*event.participants, *event.accused))
    told_in = store.listed(each for event in events for each in event.documents[:_LOOKED_UP])
    publishers = store.names(row["publisher"] for row in told_in.values() if row["publisher"])
    lines = [(_stand(event) if months else ("", ""), _line(event, names, told_in, publishers)) for event in events]
    if months:
        lines.sort(key=lambda each: (each[0][0], not each[0][1], each[0][1]))
    found: list[Values] = []
    for (month, wide), several in groupby(lines, key=lambda each: each[0]):
        id_ = f"m-{month}" if month and f"m-{month}" not in {each["id"] for each in found} else ""
        found.append({"id": id_, "heading": wide or _heading(month), "lines": [line for _, line in several]})
    return found


def months_of(
    counted: Sequence[tuple[str, int]], path: str, asked: Mapping[str, str], stretch: Stretch, shown: Sequence[Event]
) -> Months:
    """The index over all pages: each month leads to its heading on the page where it begins. The years of the events
    that are shown are unfolded, all years where they are few."""
    before = [0, *accumulate(number for _, number in counted)]
    whole = stretch_address(path, asked, stretch, 0)
    start = f"{whole}{'&' if '?' in whole else '?'}start="
    found = [
        {
            "name": month_abbr[int(month[5:7])],
            "heading": _heading(month),
            "count": number,
            "address": f"{start + str(at - at % stretch.limit) if at >= stretch.limit else whole}#m-{month}",
            "year": month[:4],
        }
        for (month, number), at in zip(counted, before, strict=False)
    ]
    years = tuple((year, tuple(several)) for year, several in groupby(found, key=lambda each: str(each["year"])))
    few = {year for year, _ in years} if len(years) <= _UNFOLDED else set()
    return Months(years, frozenset(few | {_month(event)[:4] for event in shown}))


def _month(event: Event) -> str:
    """The month under which an event stands: of the first day it may have been on, else of the last."""
    date = event.time.date
    return (date.earliest or date.latest or "")[:7]


def _stand(event: Event) -> tuple[str, str]:
    """The month under which an event stands, and the heading in place of that month's for one that is known no finer
    than a year and stands there only because the year begins with it."""
    date, month = event.time.date, _month(event)
    starts = date.earliest == f"{month}-01" and date.latest is not None and date.latest[:7] != month
    if not starts or date.latest is None:
        return month, ""
    years = int(date.latest[:4]) - int(month[:4])
    if not years:
        return month, f"{month[:4]}, month not known"
    return month, "Across the turn of a year" if years == 1 else "Across several years"


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
        "parties": _parties(event, names),
        "accused_by_name": [_party(each, names) for each in once_by_name((p.actor for p in event.accused), names)],
        **_tellers(event, told_in, publishers),
    }


def _parties(event: Event, names: Mapping[str, str]) -> list[list[Values]]:
    """Those who do it, those to whom, and third parties, each with the address of its page."""
    roles = ("actor", "recipient", "third")
    return [
        [_party(each, names) for each in once_by_name((p.actor for p in event.participants if p.role == role), names)]
        for role in roles
    ]


def _party(actor: str, names: Mapping[str, str]) -> Values:
    return {"name": names.get(actor, actor), "address": actor_address(actor)}


def _summary(event: Event) -> str:
    """The line that sums up an event in short, without the label, which stands above it, and without the status before
    it, which stands beside it."""
    line = event.summary.text
    status, label, behind = line.partition(event.label)
    rest = (behind if label and status in _STATUSES else line).lstrip(" ,;:.")
    return _shortened(rest[:1].upper() + rest[1:])


def _shortened(line: str) -> str:
    """A line in at most `_SUMMARY` letters: whole statements where enough of them have room, else whole words."""
    if len(line) <= _SUMMARY:
        return line
    ends = [each.start() for each in _BETWEEN.finditer(line, 0, _SUMMARY - 1) if _closed(line[: each.start()])]
    return line[: ends[-1]] + "; …" if ends and ends[-1] >= _SUMMARY // 2 else shortened(line, _SUMMARY)


def _closed(words: str) -> bool:
    """Whether no bracket and no quotation stands open at the end of words."""
    return all(words.count(first) == words.count(last) for first, last in ("()", "[]", "“”"))


def _tellers(event: Event, told_in: Mapping[str, RowMapping], publishers: Mapping[str, str]) -> Values:
    """Who published the documents of an event: a few by name, and whether there are more."""
    rows = [told_in[each] for each in event.documents[:_LOOKED_UP] if each in told_in]
    found = {
        row["outlet"] or row["publisher"]: published_by(row["outlet"], row["publisher"], row["path"], publishers)
        for row in rows
    }
    more = len(found) > _NAMED or len(event.documents) > _LOOKED_UP
    named = [(id_, name) for id_, name in found.items() if id_][:_NAMED]
    return {
        "outlets": [{"name": name, "address": source_address(id_)} for id_, name in named],
        "more_outlets": more,
    }
