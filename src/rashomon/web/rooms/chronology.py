"""The chronology: events in order of time, filtered, a page at a time; the undated on a shelf of their own."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from fastapi import FastAPI, HTTPException, Request
from fastapi.responses import HTMLResponse, JSONResponse

from rashomon.formats.json import to_record
from rashomon.knowledge.ontology import roots
from rashomon.model import Chronology
from rashomon.store import EventsPage, NotFoundError, Source, Store
from rashomon.web.event_filters import FIELDS, NO, YES, FilterError, wanted_events
from rashomon.web.paging import Stretch, asked_stretch, pages, with_query
from rashomon.web.room import Room, route, sentence
from rashomon.web.rooms.chronology_lines import Months, line_groups, months_of
from rashomon.web.rooms.chronology_timeline import timeline_values
from rashomon.web.rooms.document_list import offered
from rashomon.web.rooms.lines import Values
from rashomon.web.rooms.offering import offered_exports

PATH = "/events"


def add_routes(app: FastAPI, room: Room) -> None:
    """The chronology and its JSON twin."""

    def chronology(request: Request) -> HTMLResponse:
        asked, stretch = _asked(request), asked_stretch(request)
        problem = wrong = ""
        with room.store.reading() as store:
            sources = room.kept("sources", store.sources)
            try:
                values = chronology_values(store, asked, stretch, sources)
            except (FilterError, NotFoundError) as error:
                problem = sentence(str(error))
                wrong = error.field if isinstance(error, FilterError) else ""
                values = empty_values(asked, stretch, sources)
        twin = with_query(f"{PATH}.json", request.query_params)
        status = 400 if problem else 200
        return room.page(request, "chronology.html", status, problem=problem, wrong=wrong, twin=twin, **values)

    def chronology_record(request: Request) -> JSONResponse:
        asked, stretch = _asked(request), asked_stretch(request)
        try:
            with room.store.reading() as store:
                return JSONResponse(chronology_values_record(store, asked, stretch))
        except (FilterError, NotFoundError) as error:
            raise HTTPException(400, sentence(str(error))) from None

    route(app, "/", chronology)
    route(app, PATH, chronology)
    route(app, f"{PATH}.json", chronology_record)


def _asked(request: Request) -> dict[str, str]:
    query = request.query_params
    return {field: query.get(field, "").strip() for field in (*FIELDS, "dated")}


def chronology_values(store: Store, asked: Mapping[str, str], stretch: Stretch, sources: Sequence[Source]) -> Values:
    """A page of the chronology with its timeline and months, or a page of the shelf; `sources` are those that the form
    offers. Raises FilterError and NotFoundError."""
    wanted = wanted_events(asked)
    page = store.events_page(wanted, start=stretch.start, limit=stretch.limit)
    others = _other_shelf(store, asked)
    months = store.count_by_month(wanted) if wanted.dated else ()
    dated = wanted.dated is not False
    return {
        **_form(asked, sources),
        "groups": line_groups(store, page.events, months=dated),
        "pages": pages(PATH, asked, stretch, len(page.events), page.total),
        "months": months_of(months, PATH, asked, stretch, page.events),
        **timeline_values(store, wanted, asked, page),
        "views": _views(asked, page.total, others),
        "undated_left": others if dated else 0,
    }


def empty_values(asked: Mapping[str, str], stretch: Stretch, sources: Sequence[Source]) -> Values:
    """The page of a filter that makes no sense: the form as it was filled in, and no events."""
    return {
        **_form(asked, sources),
        "groups": [],
        "pages": pages(PATH, asked, stretch, 0, 0),
        "months": Months(()),
        "drawing": None,
        "periods": [],
        "views": [],
        "undated_left": 0,
    }


def chronology_values_record(store: Store, asked: Mapping[str, str], stretch: Stretch) -> Values:
    """The same page as JSON: events without their accounts, those who take part, and where it stands in the list."""
    wanted = wanted_events(asked)
    page: EventsPage = store.events_page(wanted, start=stretch.start, limit=stretch.limit)
    taking_part = {p.actor for event in page.events for p in (*event.participants, *event.accused)}
    record = to_record(Chronology(actors=store.actors_named(taking_part), events=page.events))
    for event in record["events"]:
        del event["corroboration"]  # who says it stands with the event's own page
    beside = pages(f"{PATH}.json", asked, stretch, len(page.events), page.total)
    return {
        "events": record["events"],
        "actors": record["actors"],
        "start": stretch.start,
        "limit": stretch.limit,
        "total": page.total,
        "next": beside.next,
    }


def _other_shelf(store: Store, asked: Mapping[str, str]) -> int:
    """How many events the same filter finds on the other shelf: undated ones for the dated, and the other way round."""
    other = wanted_events({**asked, "dated": "" if asked.get("dated") == NO else NO})
    return store.events_page(other, limit=0).total


def _form(asked: Mapping[str, str], sources: Sequence[Source]) -> Values:
    chips = [
        {
            "label": FIELDS[field] if field == "disputed" else f"{FIELDS[field]}: {value}",
            "without": with_query(PATH, {**asked, field: ""}),
        }
        for field, value in asked.items()
        if value and field in FIELDS
    ]
    return {
        "fields": FIELDS,
        "asked": asked,
        "chips": chips,
        "filtered": bool(chips),
        "all": with_query(PATH, {"dated": asked.get("dated", "")}),
        "types": sorted(roots()),
        "sources": offered(sources, asked["source"]),
        **offered_exports("/export", {**asked, "dated": asked["dated"] or YES}),
    }


def _views(asked: Mapping[str, str], here: int, there: int) -> list[Values]:
    """The two shelves with how many events each holds, as links that keep the filters."""
    undated = asked.get("dated") == NO
    return [
        {
            "name": name,
            "count": here if shown else there,
            "address": with_query(PATH, {**asked, "dated": dated}),
            "here": shown,
        }
        for name, dated, shown in (("With a date", "", not undated), ("The undated shelf", NO, undated))
    ]
