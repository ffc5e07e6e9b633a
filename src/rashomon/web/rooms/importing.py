"""Reading in through the browser: files dropped or chosen, pasted text with its date, web pages and feeds."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from pathlib import PurePosixPath, PureWindowsPath
from typing import Annotated, cast, get_args
from urllib.parse import urlsplit

from fastapi import FastAPI, Form, Request, UploadFile
from fastapi.responses import HTMLResponse, JSONResponse, RedirectResponse, Response

from rashomon.documents.given import Given, MetadataError, check_date, metadata_in
from rashomon.model import DocumentKind, PageMetadata
from rashomon.pages.files import SIZE_LIMIT
from rashomon.pages.finding import SUFFIXES
from rashomon.web.jobs.importing import ImportOrder, Upload
from rashomon.web.jobs.queue import FullError
from rashomon.web.room import Room, change, route, sentence
from rashomon.web.rooms.jobs import RETRY
from rashomon.web.rooms.lines import Values

#: The kinds of documents in the form, in words.
KINDS = {"": "not known", "report": "report", "statement": "official statement", "wire": "wire copy"}
#: Pasted texts of fewer letters are no report: the shortest of the demonstration corpus has 300.
FEWEST_LETTERS = 40

Field = Annotated[str, Form()]


class FormError(ValueError):
    """A form that cannot be used, in words for who filled it in."""


def add_routes(app: FastAPI, room: Room) -> None:
    """The page with its three forms, and what each of them sends."""

    def page(request: Request) -> HTMLResponse:
        return _page(room, request, {}, "")

    def files(
        request: Request,
        reports: list[UploadFile],
        table: UploadFile | None = None,
        published: Field = "",
        outlet: Field = "",
        kind: Field = "",
        publisher: Field = "",
    ) -> Response:
        asked = {"published": published, "outlet": outlet, "kind": kind, "publisher": publisher, "form": "files"}
        uploads = tuple(Upload(safe_name(report.filename), report.file.read()) for report in reports if report.filename)

        def order() -> ImportOrder:
            if not uploads:
                raise FormError("no file was chosen; choose at least one")
            return ImportOrder(uploads, (), given_of(asked), _table(table))

        return _asked(room, request, order, asked)

    def text(
        request: Request,
        words: Field = "",
        title: Field = "",
        published: Field = "",
        outlet: Field = "",
        kind: Field = "",
        publisher: Field = "",
    ) -> Response:
        asked = {
            "published": published,
            "outlet": outlet,
            "kind": kind,
            "publisher": publisher,
            "words": words,
            "title": title,
            "form": "text",
        }

        def order() -> ImportOrder:
            return ImportOrder((pasted(words, title),), (), given_of(asked))

        return _asked(room, request, order, asked)

    def feed(request: Request, addresses: Field = "", outlet: Field = "", linked: Field = "") -> Response:
        asked = {"addresses": addresses, "outlet": outlet, "linked": linked, "form": "feed"}

        def order() -> ImportOrder:
            return ImportOrder((), addresses_in(addresses), given_of(asked), linked=bool(linked))

        return _asked(room, request, order, asked)

    def record() -> JSONResponse:
        return JSONResponse({"endings": sorted(SUFFIXES), "most_bytes": SIZE_LIMIT, "kinds": list(KINDS)[1:]})

    route(app, "/import", page)
    route(app, "/import.json", record)
    change(app, "/import/files", files)
    change(app, "/import/text", text)
    change(app, "/import/feed", feed)


def given_of(asked: dict[str, str]) -> PageMetadata:
    """What a form says of its reports. Raises FormError for a date that is none."""
    published = asked.get("published", "").strip() or None
    try:
        date = check_date(published) if published else None
    except ValueError as error:
        raise FormError(str(error)) from None
    kind = asked.get("kind", "").strip() or None
    if kind is not None and kind not in get_args(DocumentKind):
        raise FormError(f"“{kind}” is no kind of document; choose one of the list")
    return PageMetadata(
        published=date,
        basis="given" if date else "unknown",
        outlet=asked.get("outlet", "").strip() or None,
        kind=cast("DocumentKind | None", kind),
        publisher=asked.get("publisher", "").strip() or None,
    )


def pasted(words: str, title: str) -> Upload:
    """A pasted text as a file, its title as the first line. Raises FormError where there is hardly any."""
    text = words.replace("\r\n", "\n").strip("\n")
    if len(text.strip()) < FEWEST_LETTERS:
        raise FormError("there is hardly any text; paste the whole report")
    whole = f"{title.strip()}\n\n{text}\n" if title.strip() else f"{text}\n"
    content = whole.encode()
    return Upload(f"pasted-{hashlib.sha256(content).hexdigest()[:12]}.txt", content)


def addresses_in(text: str) -> tuple[str, ...]:
    """The web addresses in a field, one a line, each once. Raises FormError."""
    found = tuple(dict.fromkeys(text.split()))
    strange = [each for each in found if urlsplit(each).scheme not in ("http", "https")]
    if strange:
        raise FormError(f"“{strange[0]}” is no web address; write it as https://example.org/feed")
    if not found:
        raise FormError("no address was given; write one a line")
    return found


def safe_name(name: str | None) -> str:
    """The last part of a file's name, whatever system it comes from."""
    return PurePosixPath(PureWindowsPath(name or "").name).name or "file"


def _table(table: UploadFile | None) -> Given:
    if table is None or not table.filename:
        return Given({})
    try:
        return Given(metadata_in(safe_name(table.filename), table.file.read()))
    except MetadataError as error:
        raise FormError(str(error)) from None


def _asked(room: Room, request: Request, order: Callable[[], ImportOrder], asked: dict[str, str]) -> Response:
    """The job that a form asks for, or the form again with what is wrong."""
    try:
        job = room.jobs.ask(order())
    except FormError as error:
        return _page(room, request, asked, sentence(str(error)), 400)
    except FullError as error:
        page = _page(room, request, asked, sentence(str(error)), 503)
        page.headers.update(RETRY)
        return page
    return RedirectResponse(f"/jobs/{job.number}", 303)


def _page(room: Room, request: Request, asked: dict[str, str], problem: str, status: int = 200) -> HTMLResponse:
    fields: Values = {name: asked.get(name, "") for name in FIELDS}
    values: Values = {
        "asked": fields,
        "blank": dict.fromkeys(FIELDS, ""),
        "problem": problem,
        "kinds": KINDS,
        "endings": ",".join(sorted(SUFFIXES)),
    }
    return room.page(request, "import.html", status, twin="/import.json", **values)


#: What the forms keep when one of them cannot be used.
FIELDS = ("form", "published", "outlet", "kind", "publisher", "words", "title", "addresses", "linked")
