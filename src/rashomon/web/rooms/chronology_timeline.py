"""The timeline above the chronology: marks for few events, bars for many, and the same bars as a table."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from rashomon.drawings.svg import Element, Sample, render
from rashomon.drawings.timeline import MOST_MARKS, timeline, timeline_key
from rashomon.drawings.timeline_bars import TimelineBar, timeline_bars, timeline_bars_key
from rashomon.drawings.timeline_marks import TimelineMark
from rashomon.edtf import make_date, written
from rashomon.model import Event
from rashomon.presenting.words import shortest_edtf
from rashomon.store import EventFilter, EventsPage, Period, Store
from rashomon.web.inert import inert
from rashomon.web.paging import with_query
from rashomon.web.rooms.lines import Values
from rashomon.web.when import when

_PATH = "/events"


def timeline_values(store: Store, wanted: EventFilter, asked: Mapping[str, str], page: EventsPage) -> Values:
    """The drawing of all events that pass a filter with its key, and the periods of its bars; none for undated ones."""
    if wanted.dated is not True or not page.total:
        return {"drawing": None, "key": [], "periods": []}
    if page.total <= MOST_MARKS:
        events = page.events if len(page.events) == page.total else store.events_page(wanted, limit=MOST_MARKS).events
        marks = [_mark(event) for event in events]
        return {**_drawn(timeline(marks), timeline_key(marks)), "periods": []}
    bars = [_bar(period, asked) for period in store.count_by_period(wanted)]
    return {**_drawn(timeline_bars(bars), timeline_bars_key(bars)), "periods": [_row(bar) for bar in bars]}


def _drawn(found: Element | None, key: Iterable[Sample]) -> Values:
    entries = [{"drawn": render(each.drawn), "says": each.says} for each in key]
    return {"drawing": render(found) if found else None, "key": entries}


def _mark(event: Event) -> TimelineMark:
    found, date = when(event), event.time.date
    says = [found.words + (f" ({found.note})" if found.note else ""), str(inert(event.label)), event.status]
    if event.disputed:
        says.append(f"in dispute: {', '.join(event.disputed)}")
    return TimelineMark(
        address=f"/events/{event.id}",
        label=str(inert(event.label)),
        says="; ".join(says),
        earliest=date.earliest,
        latest=date.latest,
        firm=event.status in ("occurred", "disputed"),
        disputed=bool(event.disputed),
    )


def _bar(period: Period, asked: Mapping[str, str]) -> TimelineBar:
    date = make_date(period.edtf)
    edges = shortest_edtf(date)
    says = f"{written(date)}: {period.events:,} event{'' if period.events == 1 else 's'}"
    return TimelineBar(
        address=with_query(_PATH, {**asked, "from": edges[0], "to": edges[-1]}),
        says=says + (f", {period.disputed:,} in dispute" if period.disputed else ""),
        earliest=period.earliest,
        latest=period.latest,
        events=period.events,
        disputed=period.disputed,
    )


def _row(bar: TimelineBar) -> Values:
    return {"words": bar.says.split(":")[0], "address": bar.address, "events": bar.events, "disputed": bar.disputed}
