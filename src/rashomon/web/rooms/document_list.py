"""The documents: a page at a time in order of publication, searched and filtered; hits lead to their exact passage."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, get_args

from fastapi import FastAPI, HTTPException, Request
from fastapi.responses import HTMLResponse, JSONResponse
from sqlalchemy import RowMapping

from rashomon.edtf import make_date, written
from rashomon.model import DocumentKind, Span
from rashomon.presenting.words import file_name, published_by, titled
from rashomon.store import DocumentsPage, Source, Store
from rashomon.web.event_filters import FilterError, check_length
from rashomon.web.paging import Stretch, asked_stretch, pages, with_query
from rashomon.web.room import Room, route
from rashomon.web.rooms.lines import Values

PATH = "/documents"
#: The fields of the filter form, with their labels, in order.
FIELDS: Mapping[str, str] = {"text": "Words", "source": "Outlet or publisher", "kind": "Kind"}
KINDS: Sequence[str] = get_args(DocumentKind)
#: So many places where the words stand are shown of one document; the count says how many there are.
_HITS = 3
#: So many letters are shown before and after a hit.
_AROUND = 50


def add_routes(app: FastAPI, room: Room) -> None:
    """The list of documents and its JSON twin."""

    def documents(request: Request) -> HTMLResponse:
        asked, stretch = asked_for(request), asked_stretch(request)
        with room.store.reading() as store:
            sources = room.kept("sources", store.sources)
            values = documents_values(store, found_documents(store, asked, stretch), asked, stretch, sources)
        return room.page(request, "documents.html", twin=with_query(f"{PATH}.json", request.query_params), **values)

    def documents_record(request: Request) -> JSONResponse:
        asked, stretch = asked_for(request), asked_stretch(request)
        page = found_documents(room.store, asked, stretch)
        beside = pages(f"{PATH}.json", asked, stretch, len(page.rows), page.total)
        rows = [dict(row) for row in page.rows]
        return JSONResponse(
            {
                "documents": rows,
                "start": stretch.start,
                "limit": stretch.limit,
                "total": page.total,
                "next": beside.next,
            }
        )

    route(app, PATH, documents)
    route(app, f"{PATH}.json", documents_record)


def asked_for(request: Request) -> dict[str, str]:
    """What the form asks for. A kind that is none, and what is too long to be meant, is answered with 400."""
    asked = {field: request.query_params.get(field, "").strip() for field in FIELDS}
    try:
        check_length(FIELDS, asked)
    except FilterError as error:
        raise HTTPException(400, str(error)) from None
    if asked["kind"] and asked["kind"] not in KINDS:
        raise HTTPException(400, f"There is no kind {asked['kind'][:40]}; there are {', '.join(KINDS)}.")
    return asked


def found_documents(store: Store, asked: Mapping[str, str], stretch: Stretch) -> DocumentsPage:
    """The documents of a page of the list."""
    return store.documents_page(
        text=asked["text"] or None,
        source=asked["source"] or None,
        kind=asked["kind"] or None,
        start=stretch.start,
        limit=stretch.limit,
    )


def documents_values(
    store: Store, page: DocumentsPage, asked: Mapping[str, str], stretch: Stretch, sources: Sequence[Source]
) -> Values:
    """A page of the list, with the words around each hit of a search; `sources` are those that the form offers."""
    names = store.names(row["publisher"] for row in page.rows if row["publisher"])
    ids = [row["id"] for row in page.rows]
    hits = store.hits_in(asked["text"], ids) if asked["text"] else {}
    texts = store.texts(hits)
    lines = [{**_line(row, names), **_hits(hits.get(row["id"], ()), texts.get(row["id"], ""))} for row in page.rows]
    return {
        "documents": lines,
        "pages": pages(PATH, asked, stretch, len(lines), page.total),
        "fields": FIELDS,
        "asked": asked,
        "filtered": any(asked.values()),
        "sources": offered(sources, asked["source"]),
        "kinds": KINDS,
        "chips": [
            {"label": f"{FIELDS[field]}: {value}", "without": with_query(PATH, {**asked, field: ""})}
            for field, value in asked.items()
            if value
        ],
    }


def offered(sources: Sequence[Source], asked: str) -> list[Source]:
    """The sources that a form offers, the one that was asked for among them."""
    known = any(source.id == asked for source in sources)
    return [*sources, *([] if known or not asked else [Source(asked, asked, 0)])]


def _line(row: RowMapping, names: Mapping[str, str]) -> Values:
    return {
        "id": row["id"],
        "title": titled(row["title"], row["path"]),
        "file": file_name(row["path"]),
        "outlet": published_by(row["outlet"], row["publisher"], "", names),
        "day": written(make_date(row["published"])) or "no date",
        "kind": row["kind"],
        "note": row["unread"] or ("a reprint" if row["carrier_of"] else ""),
    }


def _hits(spans: Sequence[Span], text: str) -> dict[str, Any]:
    """The first hits with the words around them, each with the query of its passage, and how many there are."""
    shown = [
        {
            "before": _tail(text[max(span.start - _AROUND, 0) : span.start]),
            "words": text[span.start : span.end],
            "after": _head(text[span.end : span.end + _AROUND]),
            "query": f"start={span.start}&end={span.end}",
        }
        for span in spans[:_HITS]
    ]
    return {"hits": shown, "more_hits": max(len(spans) - len(shown), 0)}


def _tail(text: str) -> str:
    """The end of a stretch from a whole word on."""
    return text if len(text) < _AROUND else text[text.find(" ") + 1 :]


def _head(text: str) -> str:
    """The beginning of a stretch up to a whole word."""
    return text if len(text) < _AROUND or " " not in text else text[: text.rfind(" ")]
