"""Documents, what was read off them, and what stands in them."""

from __future__ import annotations

from pathlib import PurePath
from typing import Annotated, Any

from fastapi import FastAPI, HTTPException, Path, Query, Request
from fastapi.responses import JSONResponse
from pydantic import BaseModel

from rashomon.edtf import make_date
from rashomon.formats.json import attribution, date, span
from rashomon.formats.json import document as document_record
from rashomon.store import NotFoundError
from rashomon.web.api import shapes
from rashomon.web.api.answering import Page, Record, paged, reading
from rashomon.web.api.asking import DocumentsAsked, SearchAsked, Stretch
from rashomon.web.event_filters import LONGEST
from rashomon.web.room import Room, sentence

DocumentId = Annotated[
    str,
    Path(min_length=1, max_length=LONGEST, description="A document's id, or its file name.", examples=["post.txt"]),
]


class Documents(Page):
    """Documents in order of publication, without their texts."""

    documents: list[shapes.DocumentLine]


class OneDocument(BaseModel):
    """A document with its text."""

    document: shapes.Document


class Attributions(Page):
    """Who says what in a document."""

    attributions: list[shapes.Attribution]


class Hit(BaseModel):
    """A document in which the words stand, and where; no passages where they stand in its title alone."""

    document: str
    title: str | None
    path: str
    spans: list[shapes.Span]


class Hits(Page):
    """Documents in which all words stand, the likeliest first."""

    hits: list[Hit]


def add_operations(app: FastAPI, room: Room) -> None:
    """The operations on documents."""

    def documents(request: Request, asked: Annotated[DocumentsAsked, Query()]) -> JSONResponse:
        """The documents in order of publication. Without their texts; those whose day is not known come last."""
        try:
            found = room.store.documents_page(
                text=asked.text, source=asked.source, start=asked.start, limit=asked.limit
            )
        except NotFoundError as error:
            raise HTTPException(422, sentence(str(error))) from None
        return paged(request, asked, found.total, {"documents": [_line(row) for row in found.rows]})

    def document(document: DocumentId) -> JSONResponse:
        """One document with its text as printed. All spans are offsets in this text, counted in code points."""
        return JSONResponse({"document": document_record(room.found(room.store.document_text, document))})

    def attributions(request: Request, document: DocumentId, asked: Annotated[Stretch, Query()]) -> JSONResponse:
        """Who says what in a document. Attributions nest: `parent` names the one around it."""
        found = room.found(lambda d: room.store.attributions(d, start=asked.start, limit=asked.limit), document)
        records = [attribution(each.content[0].document, each) for each in found.values]
        return paged(request, asked, found.total, {"attributions": records})

    def search(request: Request, asked: Annotated[SearchAsked, Query()]) -> JSONResponse:
        """Documents in which all words stand, the likeliest first. With the places where they stand."""
        found = room.store.search_page(asked.text, start=asked.start, limit=asked.limit)
        hits = [
            {
                "document": hit.document,
                "title": hit.title,
                "path": PurePath(hit.path).name,
                "spans": [span(each) for each in hit.spans],
            }
            for hit in found.values
        ]
        return paged(request, asked, found.total, {"hits": hits})

    reading(app, "/api/documents", documents, Documents, "documents")
    reading(app, "/api/documents/{document}/attributions", attributions, Attributions, "attributions", 404)
    reading(app, "/api/documents/{document}", document, OneDocument, "document", 404)
    reading(app, "/api/search", search, Hits, "search")


def _line(row: Any) -> Record:
    """A document of a list, from the store's columns."""
    kept = ("id", "sha256", "outlet", "publisher", "kind", "title", "language", "carrier_of", "unread")
    return {
        **{name: row[name] for name in kept},
        "path": PurePath(row["path"]).name,
        "published": date(make_date(row["published"])),
    }
